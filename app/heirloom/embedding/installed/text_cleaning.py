"""Tidy text before it is cut into tokens, as open_clip does it, with the standard library alone.

open_clip mends text with ftfy, unescapes HTML, folds white space and then, by the model's rule, lowers the case
("lower"), lowers it and drops punctuation ("canonicalize"), or neither ("whitespace"). Of ftfy's mending the
steps that change honest text are done here (character width, ligatures, curly quotes, control characters, NFC);
guessing at mojibake is not.
"""

from __future__ import annotations

import html
import re
import string
import unicodedata
from collections.abc import Callable

_QUOTES = str.maketrans(
    dict.fromkeys("\u02bc\u2018\u2019\u201a\u201b", "'") | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')
)
_LIGATURES = str.maketrans(
    {character: unicodedata.normalize("NFKC", character) for character in "ĲĳŉǱǲǳǄǅǆǇǈǉǊǋǌﬀﬁﬂﬃﬄﬅﬆ"}
)
_WIDTHS = str.maketrans({code: unicodedata.normalize("NFKC", chr(code)) for code in (0x3000, *range(0xFF01, 0xFFF0))})
_LINES = re.compile("\r\n|[\r\u2028\u2029\u0085]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u206a-\u206f\ufeff\ufff9-\ufffc]")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def _mended(text: str) -> str:
    for table in (_LIGATURES, _WIDTHS, _QUOTES):
        text = text.translate(table)
    text = _CONTROL.sub("", _LINES.sub("\n", text))
    text = unicodedata.normalize("NFC", text)
    return html.unescape(html.unescape(text)).strip()


def _whitespace(text: str) -> str:
    return " ".join(_mended(text).split())


def _lower(text: str) -> str:
    return _whitespace(text).lower()


def _canonicalize(text: str) -> str:
    return " ".join(_mended(text).replace("_", " ").translate(_PUNCTUATION).lower().split())


def _none(text: str) -> str:
    return text


RULES: dict[str, Callable[[str], str]] = {
    "lower": _lower,
    "whitespace": _whitespace,
    "canonicalize": _canonicalize,
    "none": _none,
}
"""The rules by the names open_clip gives them; "none" leaves all to the tokeniser."""
