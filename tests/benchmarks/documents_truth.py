"""Document facts against the corpus' ground truth: page counts and the first words of the text.

Run: python tests/benchmarks/documents_truth.py [--quick]; needs the package on the path.

Set aside, each by a rule that looks at the truth alone (or at the reader's word that a password is asked):
documents under a password, documents that the truth's own tool could not read, truths whose first sixty characters
are no words (control characters, frames of tables drawn with dashes), and truths that are our very text shown in a
wrong encoding. The share without any of the last two is printed beside. Every miss is listed; those whose
cause is known carry it in WHY.
"""

from __future__ import annotations

import csv
import difflib
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, PassageSource
from heirloom.extract.client import Extractor, Request, Want
from heirloom.ingest.sniff import HEAD_BYTES, sniff

KINDS = {"pdf", "txt", "md", "html", "docx", "dotx", "dotm"}
PAGES_GOAL = 0.98
WORDS_GOAL = 0.95
SIMILAR = 0.9
SNIPPET_SIGNS = 60
_QUICK_STEP = 6

WHY = {
    "big5hkscs.txt": "ten rare characters and no word: nothing in the bytes tells the encoding",
    "equations.docx": "the truth writes formulas as LaTeX, we write their characters",
    "testBrokenHTMLContainingRFC822.html": "the truth draws a rule as 72 dashes, we leave it out",
    "testWORD_tableInRunInsideParagraph.docx": "the truth draws the table's frame with dashes",
    "test_recursive_embedded_npe.docx": "the truth writes [] for an object without description",
    "testOverlappingText.pdf": "two lines printed over each other: either order is as good",
    "testPDF_rotated.pdf": "head and foot of a page on its side: the truth starts with another line",
    "testContentStreamSpaceGlyphs.pdf": "one line drawn over another: either order is as good",
    "habibi-rotated.pdf": "Arabic and Latin words of one line on pages lying on their side: other order",
    "libreoffice-form.pdf": "two fields on one line: the values follow both labels",
}
"""File name → why our text differs and stays so."""


@dataclass(slots=True)
class Tally:
    """What was counted and what differs."""

    pages: int = 0
    words: int = 0
    misses: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    wrong: dict[str, int] = field(default_factory=lambda: {"pages": 0, "words": 0, "words_strict": 0})


def corpus_folder() -> Path:
    """The corpus: $HEIRLOOM_CORPUS, else beside the checkout."""
    return Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")


def folded(text: str) -> str:
    """White space folded; marks of writing direction are as invisible and count as little."""
    return re.sub(r"\s+", " ", re.sub("[\u200e\u200f\u202a-\u202e]", "", text)).strip()


def similarity(text: str, snippet: str) -> float:
    """Ratio of the snippet's first sixty characters to as many of ours, white space folded in both."""
    expected = folded(snippet)[:SNIPPET_SIGNS]
    found = folded(text)[: len(expected)]
    return difflib.SequenceMatcher(None, found, expected, autojunk=False).ratio()


def is_wordless(snippet: str) -> bool:
    """Is the truth no readable text: unmapped glyphs as control characters, or the frame of a drawn table?"""
    expected = folded(snippet)[:SNIPPET_SIGNS]
    words = sum(sign.isalnum() for sign in expected)
    return bool(re.search(r"[\x00-\x1f]", expected)) or words < 0.2 * len(expected)


def is_misread(text: str, snippet: str) -> bool:
    """Is the truth our very text with its bytes shown in a Western encoding, as "Ã©" for "é" is?"""
    for shown, meant in (("latin-1", "gb18030"), ("latin-1", "iso8859_6"), ("cp1252", "gb18030"), ("cp1252", "utf-8")):
        try:
            repaired = folded(snippet).encode(shown).decode(meant, "ignore")
        except UnicodeEncodeError:
            continue
        letters = "".join(sign for sign in repaired if sign.isalnum())[:SNIPPET_SIGNS]
        ours = "".join(sign for sign in text if sign.isalnum())[: len(letters)]
        if not letters.isascii() and difflib.SequenceMatcher(None, ours, letters, autojunk=False).ratio() >= SIMILAR:
            return True
    return False


def run(quick: bool = False) -> dict[str, object]:
    """Read the documents (a sixth of them when `quick`); shares for pages and words, and every miss."""
    folder = corpus_folder() / "documents"
    with open(folder / "expected.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] in KINDS]
    tally = Tally()
    with Extractor() as extractor:
        for row in rows[:: _QUICK_STEP if quick else 1]:
            _check(row, _read(extractor, folder / row["file"]), tally)
    return {
        "rows": len(rows),
        "pages_share": 1 - tally.wrong["pages"] / max(tally.pages, 1),
        "pages_rows": tally.pages,
        "words_share": 1 - tally.wrong["words"] / max(tally.words, 1),
        "words_rows": tally.words,
        "words_share_strict": 1 - tally.wrong["words_strict"] / max(tally.words + tally.wrong["words_strict"], 1),
        "misses": tally.misses,
        "aside": tally.aside,
    }


def _check(row: dict[str, str], found: Extracted | str, tally: Tally) -> None:
    name = row["file"]
    if row["encrypted"].startswith("needs") or "could not read" in row["tool"] or row["tool"].startswith("poppler err"):
        tally.aside.append(f"{name}: the truth's tool could not read it ({row['tool']})")
        return
    if isinstance(found, str):
        tally.aside.append(f"{name}: not read: {found}")
        return
    if row["pages"]:
        tally.pages += 1
        if str(found.pages) != row["pages"]:
            tally.wrong["pages"] += 1
            tally.misses.append(f"{name}: pages {found.pages}, the truth says {row['pages']}")
    text = "\n".join(text.text for text in found.texts if text.source is PassageSource.TEXT)
    if any("password" in warning for warning in found.warnings):
        tally.aside.append(f"{name}: under a password")
    elif row["snippet"].strip():
        _check_words(row, text, tally)


def _check_words(row: dict[str, str], text: str, tally: Tally) -> None:
    ratio = similarity(text, row["snippet"])
    if ratio >= SIMILAR:
        tally.words += 1
        return
    tally.wrong["words_strict"] += 1
    if is_wordless(row["snippet"]):
        tally.aside.append(f"{row['file']}: the truth is no words: {folded(row['snippet'])[:30]!r}")
        return
    if is_misread(text, row["snippet"]):
        tally.aside.append(f"{row['file']}: the truth shows our text in a wrong encoding")
        return
    tally.words += 1
    tally.wrong["words"] += 1
    why = WHY.get(Path(row["file"]).name, "not explained")
    tally.misses.append(f"{row['file']}: {ratio:.2f} ({why})")


def _read(extractor: Extractor, path: Path) -> Extracted | str:
    data = path.read_bytes()
    kind, media_type = sniff(path.name, data[:HEAD_BYTES], len(data))
    wants = frozenset({Want.METADATA, Want.TEXT})
    try:
        return extractor.extract(Request(path.name, media_type, kind, wants), data)
    except ItemError as error:
        return f"{error.code}: {error.message}"


def main() -> int:
    """Print shares, misses and what was set aside; 1 where a share misses its goal."""
    result = run(quick="--quick" in sys.argv)
    for title in ("misses", "aside"):
        print(title)
        for line in result[title]:  # type: ignore[attr-defined]
            print("  ", line)
    pages, words, strict = (float(str(result[key])) for key in ("pages_share", "words_share", "words_share_strict"))
    print(f"pages: {pages:.4f} of {result['pages_rows']} (goal {PAGES_GOAL})")
    print(f"first words: {words:.4f} of {result['words_rows']} (goal {WORDS_GOAL}); nothing set aside: {strict:.4f}")
    return 0 if pages >= PAGES_GOAL and words >= WORDS_GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
