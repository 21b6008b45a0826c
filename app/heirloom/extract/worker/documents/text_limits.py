"""Bounds that every document reader keeps, and the cleaning that every text goes through."""

from __future__ import annotations

import re
import unicodedata

MAX_TEXT_SIGNS = 4_000_000
"""Characters of text kept of one document (a thick novel holds one million)."""
MAX_TITLE_SIGNS = 300
MAX_KEYWORDS = 100
RULE = "-" * 72
"""A line drawn across the page, as wide as a line of plain text (RFC 2646, 4.2, and most readers of mail)."""

_ZEROS = re.compile("\x00+")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SOFT = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff]")
_LINE_END = re.compile("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")


def clean(text: str) -> str:
    """Drop what is not text (controls, lone surrogates, soft hyphens) and give every line one kind of end.

    Zeros part the words that stand around them: so lists are written, and so crashes leave logs.
    """
    return _SOFT.sub("", _CONTROL.sub("", _ZEROS.sub(" ", _LINE_END.sub("\n", text))))


def cut_long(text: str, warnings: list[str]) -> str:
    """At most `MAX_TEXT_SIGNS` characters; a warning says what was left out."""
    if len(text) <= MAX_TEXT_SIGNS:
        return text
    warnings.append(f"Only the first {MAX_TEXT_SIGNS:,} of {len(text):,} characters were read as text.")
    return text[:MAX_TEXT_SIGNS]


def one_line(text: str | None, limit: int = MAX_TITLE_SIGNS) -> str | None:
    """A title, name or keyword on one line; None where nothing readable is left."""
    if text is None:
        return None
    folded = " ".join(clean(unicodedata.normalize("NFC", text)).split())[:limit].strip()
    return folded or None


def keywords_of(*stated: str | None) -> tuple[str, ...]:
    """Keywords and author names as separate words or phrases, each once, as documents list them (',' or ';')."""
    words: dict[str, None] = {}
    for text in stated:
        for part in re.split(r"[,;，；、\n]", text or ""):
            word = one_line(part, 100)
            if word is not None and word.lower() not in _NOBODY:
                words.setdefault(word)
    return tuple(words)[:MAX_KEYWORDS]


_NOBODY = frozenset(("anonymous", "(anonymous)", "unknown", "unspecified", "user", "administrator", "admin", "owner"))
"""What programs write where no author is set."""
