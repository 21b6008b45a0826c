"""Bullets and numbers of Word lists (ECMA-376 part 1, 17.9): from the numbering and style parts to labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from heirloom.extract.worker.documents.ooxml import Package

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MAX_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Level:
    form: str = "decimal"
    start: int = 1


@dataclass(slots=True)
class Style:
    """What a paragraph style says about lists; `based_on` names the style it takes the rest from."""

    list_id: str = ""
    level: int = 0
    based_on: str = ""
    is_heading: bool = False
    name: str = ""


@dataclass(slots=True)
class Lists:
    """The lists of one document; counts as its paragraphs go by."""

    abstract_of: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    restarts: set[tuple[str, int]] = field(default_factory=set)
    styles: dict[str, Style] = field(default_factory=dict)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, style_id: str, list_id: str | None, level: int | None) -> str:
        """The label before the next paragraph of that style and direct numbering; "" where it has none."""
        if list_id is None:
            list_id, level = self._of_style(style_id)
        abstract = self.abstract_of.get(list_id, "")
        depth = min(level or 0, _MAX_LEVEL)
        found = self.levels.get(abstract, {}).get(depth)
        if found is None or found.form == "none":
            return ""
        if found.form == "bullet":
            return "- "
        return _numeral(self._count(list_id, abstract, depth, found.start), found.form) + ". "

    def is_title(self, style_id: str) -> bool:
        """Is it the built-in style Title? Its name is the same in every language, its id is not."""
        style = self.styles.get(style_id)
        return style is not None and style.name == "title"

    def _of_style(self, style_id: str) -> tuple[str, int]:
        for _ in range(_MAX_LEVEL):
            style = self.styles.get(style_id)
            if style is None or style.is_heading:
                break
            if style.list_id:
                return style.list_id, style.level
            style_id = style.based_on
        return "", 0

    def _count(self, list_id: str, abstract: str, depth: int, start: int) -> int:
        for deeper in range(depth + 1, _MAX_LEVEL + 1):
            self._counts.pop((abstract, deeper), None)
        if (list_id, depth) in self.restarts:
            self.restarts.discard((list_id, depth))
            self._counts.pop((abstract, depth), None)
        number = self._counts.get((abstract, depth), start - 1) + 1
        self._counts[(abstract, depth)] = number
        return number


def lists_of(package: Package, parts: Mapping[str, list[str]]) -> Lists:
    """Read the numbering and style parts that are related to the main part."""
    lists = Lists()
    for kind, reader in (("numbering", _Numbering(lists)), ("styles", _Styles(lists))):
        for part in parts.get(kind, ())[:1]:
            package.parse(part, reader)
    return lists


def _numeral(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 1 <= number < 40:
        text = ""
        for value, sign in _ROMAN:
            while number >= value:
                text, number = text + sign, number - value
        return text.upper() if form == "upperRoman" else text
    return str(number)


def _values(attributes: Mapping[str, str]) -> dict[str, str]:
    return {key.rpartition(" ")[2]: value for key, value in attributes.items()}


def _whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default


class _Numbering:
    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._abstract = self._list = ""
        self._level: int | None = None
        self._found = Level()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        values = _values(attributes)
        match name.rpartition(" ")[2]:
            case "abstractNum":
                self._abstract = values.get("abstractNumId", "")
            case "num":
                self._list = values.get("numId", "")
            case "abstractNumId":
                self._lists.abstract_of[self._list] = values.get("val", "")
            case "lvl":
                self._level, self._found = _whole(values.get("ilvl")), Level()
            case "start":
                self._found = Level(self._found.form, _whole(values.get("val"), 1))
            case "numFmt":
                self._found = Level(values.get("val", "decimal"), self._found.start)
            case "lvlOverride":
                self._lists.restarts.add((self._list, _whole(values.get("ilvl"))))

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local == "lvl" and self._level is not None and self._abstract:
            self._lists.levels.setdefault(self._abstract, {})[self._level] = self._found
        elif local == "abstractNum":
            self._abstract = ""

    def data(self, text: str) -> None:
        """Numbering holds no text of the document."""


class _Styles:
    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._style = Style()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        values = _values(attributes)
        match name.rpartition(" ")[2]:
            case "style":
                self._style = self._lists.styles.setdefault(values.get("styleId", ""), Style())
            case "name":
                self._style.name = values.get("val", "").lower()
            case "basedOn":
                self._style.based_on = values.get("val", "")
            case "numId":
                self._style.list_id = values.get("val", "")
            case "ilvl":
                self._style.level = _whole(values.get("val"))
            case "outlineLvl":
                self._style.is_heading = _whole(values.get("val"), _MAX_LEVEL) < _MAX_LEVEL

    def end(self, name: str) -> None:
        """A style ends where the next one starts."""

    def data(self, text: str) -> None:
        """Styles hold no text of the document."""
