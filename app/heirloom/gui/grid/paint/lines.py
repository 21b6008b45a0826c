"""Words on a sheet of paper: where a title ends, and where a line breaks. Words stay whole; Chinese breaks anywhere."""

from __future__ import annotations

import unicodedata
from typing import Final

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from heirloom.bank import Card

MOST_READ: Final = 600
"""Characters of a text that are looked at."""
_HEAD: Final = 34
"""What stands in for a title holds so much, in halves of a Chinese character."""
_WHOLE_LINE: Final = 56
"""A first line up to here is a line that somebody wrote as one: a place and a date, a heading."""
_LEAST: Final = 8
_ENDS: Final = "。！？："
_ENDS_A_WORD: Final = ".!?:"
_ELLIPSIS: Final = "…"


def title_and_words(card: Card) -> tuple[str, str]:
    """A title and what follows it; without a title the first line stands in for it, or how that begins."""
    words, title = (card.first_lines or card.first_words).strip(), (card.title or "").strip()
    if title or not words:
        return title or _stem(card.name), words.removeprefix(title).strip()
    first, _, rest = words.partition("\n")
    if _room(first) <= _WHOLE_LINE:
        return first.strip(), rest.strip()
    end = _head(first)
    return words[:end].strip(), words[end:].strip()


def lines_of(text: str, font: QFont, width: int, most: int, *, anywhere: bool = False) -> list[str]:
    """Text broken into at most so many lines, its own breaks among them; what does not fit ends in an ellipsis.

    With `anywhere` a word that is too long goes on in the next line, as the name of a file may.
    """
    lines = list[str]()
    if most < 1 or width < 8:
        return lines
    metrics = QFontMetrics(font)
    for paragraph in text[:MOST_READ].splitlines():
        paragraph = " ".join(paragraph.split())
        for line in _broken(paragraph, font, width, anywhere) if paragraph else ():
            if len(lines) == most:
                lines[-1] = _ended(lines[-1], metrics, width)
                return lines
            lines.append(line if metrics.horizontalAdvance(line) <= width else _ended(line, metrics, width))
    return lines


def longest_word(text: str, font: QFont) -> int:
    """The width of the longest word in pixels; Chinese has none that matters."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in text.split() if word.isascii()), default=0)


def _broken(paragraph: str, font: QFont, width: int, anywhere: bool) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    wrap = QTextOption.WrapMode
    option.setWrapMode(wrap.WrapAtWordBoundaryOrAnywhere if anywhere else wrap.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = list[str]()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines


def _ended(line: str, metrics: QFontMetrics, width: int) -> str:
    """The line with an ellipsis, without the words for which that leaves no room; of a single word its beginning."""
    while line and metrics.horizontalAdvance(line + _ELLIPSIS) > width:
        before, space, _ = line.rpartition(" ")
        line = before if space and not _is_wide(line[-1]) else line[:-1]
    return line.rstrip(" ,;，；、") + _ELLIPSIS


def _head(line: str) -> int:
    """Where a title may end in a long line: after its first sentence if that is short, else after a word."""
    room, word, end = 0, 0, len(line)
    for at, sign in enumerate(line):
        room += 1 + _is_wide(sign)
        if room > _HEAD:
            end = at
            break
        after = line[at + 1 : at + 2]
        if room > _LEAST and (sign in _ENDS or (sign in _ENDS_A_WORD and not after.strip())):
            return at + 1
        if sign == " " or _is_wide(sign) or _is_wide(after):
            word = at + 1
    return word or end


def _room(text: str) -> int:
    return len(text) + sum(map(_is_wide, text))


def _is_wide(sign: str) -> bool:
    return bool(sign) and unicodedata.east_asian_width(sign) in "WF"


def _stem(name: str) -> str:
    stem, dot, _ = name.rpartition(".")
    return (stem if dot else name).replace("_", " ")
