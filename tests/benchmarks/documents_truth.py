"""Document facts against the corpus' ground truth: page counts and the first words of the text.

Run: python tests/benchmarks/documents_truth.py [--quick]; needs the package on the path.

Two figures are printed for the words, and the first is the one that counts:

raw: every document that the truth's own tool could read (which it does without a password), compared after folding
    white space and nothing else. By kind, with every miss listed; those whose cause is known carry it in WHY.
set aside: the same without the rows whose truth is no words (control characters for unmapped glyphs, frames of tables
    drawn with dashes) or is our very text shown in a wrong encoding, and with marks of writing direction folded.
    Nobody can read such a truth, but what is set aside is a choice of ours: a figure to explain with, not to boast of.
"""

from __future__ import annotations

import csv
import difflib
import os
import re
import sys
from collections import Counter
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
    "equations.docx": "the truth writes formulas as LaTeX, we write their characters",
    "boilerplate.html": "the truth draws the frame of a table with dashes",
    "resume.html": "the truth draws the frame of a table with dashes",
    "testWORD_missing_text.docx": "the truth draws the frame of a table with dashes",
    "testWORD_tableInRunInsideParagraph.docx": "the truth draws the frame of a table with dashes",
    "SimFang-variant.pdf": "the truth is Chinese bytes shown as Western letters, we read the Chinese",
    "XiaoBiaoSong.pdf": "the truth is Chinese bytes shown as Western letters, we read the Chinese",
    "testHTMLNoisyMetaEncoding_1.html": "the truth is Arabic bytes shown as Western letters, we read the Arabic",
    "testHTMLNoisyMetaEncoding_3.html": "the truth is Arabic bytes shown as Western letters, we read the Arabic",
    "ThuluthFeatures.pdf": "glyphs that the font gives no meaning: neither text is words",
    "complex_ttf_font.pdf": "glyphs that the font gives no meaning: neither text is words",
    "issue_cff_unsigned_bbox.pdf": "glyphs that the font gives no meaning: neither text is words",
    "pr6531_2.pdf": "PDFium refuses the empty password that the truth's tool opens it with",
    "habibi.pdf": "the truth adds invisible marks of writing direction",
    "habibi-oneline-cmap.pdf": "the truth adds invisible marks of writing direction",
    "testOverlappingText.pdf": "two lines printed over each other: either order is as good",
    "testPDF_rotated.pdf": "head and foot of a page on its side: the truth starts with another line",
    "testContentStreamSpaceGlyphs.pdf": "one line drawn over another: either order is as good",
    "habibi-rotated.pdf": "Arabic and Latin words of one line on pages lying on their side: other order",
    "libreoffice-form.pdf": "two fields on one line: the values follow both labels",
}
"""File name → why our text differs and stays so."""


@dataclass(slots=True)
class Tally:
    """What was counted and what differs; `raw` and `raw_wrong` by kind of document."""

    pages: int = 0
    pages_wrong: int = 0
    raw: Counter[str] = field(default_factory=Counter)
    raw_wrong: Counter[str] = field(default_factory=Counter)
    aside: int = 0
    wrong_but_aside: int = 0
    misses: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def corpus_folder() -> Path:
    """The corpus: $HEIRLOOM_CORPUS, else beside the checkout."""
    return Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")


def folded(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())


def without_marks(text: str) -> str:
    """Without the marks of writing direction, which nobody sees."""
    return re.sub("[\u200e\u200f\u202a-\u202e]", "", text)


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
    rows_raw, wrong_raw = tally.raw.total(), tally.raw_wrong.total()
    return {
        "rows": len(rows),
        "pages_share": 1 - tally.pages_wrong / max(tally.pages, 1),
        "pages_rows": tally.pages,
        "words_share_raw": 1 - wrong_raw / max(rows_raw, 1),
        "words_rows_raw": rows_raw,
        "words_raw_by_kind": {kind: (count - tally.raw_wrong[kind], count) for kind, count in tally.raw.items()},
        "words_share_aside": 1 - (wrong_raw - tally.wrong_but_aside) / max(rows_raw - tally.aside, 1),
        "words_rows_aside": rows_raw - tally.aside,
        "misses": tally.misses,
        "left_out": tally.left_out,
    }


def _check(row: dict[str, str], found: Extracted | str, tally: Tally) -> None:
    name = row["file"]
    if row["encrypted"].startswith("needs") or "could not read" in row["tool"] or row["tool"].startswith("poppler err"):
        tally.left_out.append(f"{name}: the truth's tool could not read it ({row['tool']})")
        return
    if row["pages"]:
        tally.pages += 1
        pages = found if isinstance(found, str) else found.pages
        if str(pages) != row["pages"]:
            tally.pages_wrong += 1
            tally.misses.append(f"{name}: pages {pages}, the truth says {row['pages']}")
    if row["snippet"].strip():
        texts = () if isinstance(found, str) else found.texts
        _check_words(row, "\n".join(text.text for text in texts if text.source is PassageSource.TEXT), tally)


def _check_words(row: dict[str, str], text: str, tally: Tally) -> None:
    name, kind, snippet = row["file"], row["kind"], row["snippet"]
    tally.raw[kind] += 1
    ratio = similarity(text, snippet)
    if ratio >= SIMILAR:
        return
    tally.raw_wrong[kind] += 1
    why = WHY.get(Path(name).name, "not explained")
    if similarity(without_marks(text), without_marks(snippet)) >= SIMILAR:
        tally.wrong_but_aside += 1
    elif is_wordless(snippet) or is_misread(text, snippet):
        tally.aside += 1
        tally.wrong_but_aside += 1
    tally.misses.append(f"{name}: {ratio:.2f} ({why})")


def _read(extractor: Extractor, path: Path) -> Extracted | str:
    data = path.read_bytes()
    kind, media_type = sniff(path.name, data[:HEAD_BYTES], len(data))
    wants = frozenset({Want.METADATA, Want.TEXT})
    try:
        return extractor.extract(Request(path.name, media_type, kind, wants), data)
    except ItemError as error:
        return f"{error.code}: {error.message}"


def main() -> int:
    """Print shares, misses and what was left out; 1 where the pages or the raw share of the words miss their goal."""
    result = run(quick="--quick" in sys.argv)
    for title in ("misses", "left_out"):
        print(title)
        for line in result[title]:  # type: ignore[attr-defined]
            print("  ", line)
    print("first words, raw, by kind (right, rows):", result["words_raw_by_kind"])
    pages, raw, aside = (float(str(result[key])) for key in ("pages_share", "words_share_raw", "words_share_aside"))
    print(f"pages: {pages:.4f} of {result['pages_rows']} (goal {PAGES_GOAL})")
    print(f"first words, raw: {raw:.4f} of {result['words_rows_raw']} (goal {WORDS_GOAL})")
    print(f"first words, unreadable truths set aside: {aside:.4f} of {result['words_rows_aside']}")
    return 0 if pages >= PAGES_GOAL and raw >= WORDS_GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
