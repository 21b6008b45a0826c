"""What a chip says, and how a whole question was read: in the window's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject

from heirloom.core.asking import Ask, Clause, ClauseSort, Fact, FactSort, OutsidePicture
from heirloom.core.records import Kind, ParsedQuery
from heirloom.gui import dates
from heirloom.gui.joining import bracketed

CLAUSE_ICONS = {ClauseSort.WITHOUT: "ban", ClauseSort.VIDEO: "video", ClauseSort.AUDIO: "mic"}
ICONS = {FactSort.DATE: "calendar", FactSort.PLACE: "map-pin", FactSort.KIND: "image", FactSort.NAME: "file"}
_FORMATS = {"*.pdf": "PDF", "*.doc*": "Word", "*.xls*": "Excel", "*.ppt*": "PowerPoint"}
_LEAD = re.compile(r"^(?:(?:in|on|at|from|during|of|near|around)\s+)?(?:the\s+)?", re.IGNORECASE)


class Counts(QObject):
    """The words with a number in them: only a QObject's own `tr` has plural forms for the tools."""

    def documents(self, count: int) -> str:
        """How many hits are to be read."""
        return self.tr("%Ln document(s)", "", count)


def chip_text(fact: Fact) -> str:
    """A few words: what was typed where it was typed, else what was chosen."""
    if fact.sort is FactSort.KIND and fact.kind is not None:
        return kind_text(fact.kind)
    if fact.sort is FactSort.PLACE:
        return (fact.place or "").split(",")[0]
    if fact.sort is FactSort.NAME:
        return name_text(fact.name or "")
    if fact.words:
        said = _LEAD.sub("", fact.words) or fact.words
        return said[:1].upper() + said[1:]
    return span_text(fact.captured_from, fact.captured_to)


def name_text(name: str) -> str:
    """A file name asked for; a format by the name under which everybody knows it."""
    return _FORMATS.get(name, name)


def kind_text(kind: Kind) -> str:
    """The name of a kind, as of many."""
    translate = QCoreApplication.translate
    names = {
        Kind.PHOTO: translate("Search", "Photos"),
        Kind.DOCUMENT: translate("Search", "Documents"),
        Kind.FILE: translate("Search", "Other files"),
    }
    return names[kind]


def clause_text(clause: Clause) -> str:
    """What the words leave out, or the recordings that they ask for."""
    translate = QCoreApplication.translate
    if clause.sort is ClauseSort.VIDEO:
        return translate("Search", "Videos")
    if clause.sort is ClauseSort.AUDIO:
        return translate("Search", "Sound recordings")
    return translate("Search", "without {words}").format(words=clause.words)


def span_text(begin: datetime | None, end: datetime | None) -> str:
    """A stretch of time as a person would name it; `end` is the first moment after it."""
    translate = QCoreApplication.translate
    if begin is None and end is None:
        return ""
    if begin is None and end is not None:
        return translate("Search", "before {date}").format(date=_moment(end))
    assert begin is not None
    if end is None:
        return translate("Search", "since {date}").format(date=_moment(begin))
    last = end - timedelta(microseconds=1)
    if _begins_year(begin) and _begins_year(end):
        end_year = dates.year_text(last.year)
        return end_year if last.year == begin.year else f"{begin.year}–{end_year}"
    if begin.day == 1 and end.day == 1:
        return _months(begin, last)
    if begin.date() == last.date():
        return dates.date_text(begin.date())
    return translate("Search", "{first} to {last}").format(first=_moment(begin), last=_moment(last))


def read_as(ask: Ask, parsed: ParsedQuery, clauses: Sequence[Clause] = ()) -> str:
    """How the question was understood, part by part."""
    translate = QCoreApplication.translate
    parts: list[str] = []
    if isinstance(ask.like, OutsidePicture) or ask.like is not None:
        parts.append(translate("Search", "like the picture"))
    if parsed.text:
        parts.append(bracketed(parsed.text, parsed.english))
    dates = [fact for fact in ask.facts if fact.sort is FactSort.DATE]
    spans = [span_text(fact.captured_from, fact.captured_to) for fact in dates]
    parts += spans or [span_text(parsed.captured_from, parsed.captured_to)]
    places = [fact.place for fact in ask.facts if fact.sort is FactSort.PLACE and fact.place]
    parts += places or ([parsed.place] if parsed.place else [])
    kinds = [fact.kind for fact in ask.facts if fact.sort is FactSort.KIND and fact.kind]
    parts += [kind_text(kind) for kind in kinds or ([parsed.kind] if parsed.kind else [])]
    parts += [name_text(parsed.name)] if parsed.name else []
    parts += [clause_text(clause) for clause in clauses]
    return translate("Search", ", ", "between the parts of a question").join(part for part in parts if part)


def _moment(at: datetime) -> str:
    if _begins_year(at):
        return dates.year_text(at.year)
    return dates.month_text(at.year, at.month) if at.day == 1 else dates.date_text(at.date())


def _months(begin: datetime, last: datetime) -> str:
    end = dates.month_text(last.year, last.month)
    if (begin.year, begin.month) == (last.year, last.month):
        return end
    same_year = begin.year == last.year
    first = dates.month_name(begin.month) if same_year else dates.month_text(begin.year, begin.month)
    return QCoreApplication.translate("Search", "{first} to {last}").format(first=first, last=end)


def _begins_year(at: datetime) -> bool:
    return (at.month, at.day, at.hour, at.minute, at.second) == (1, 1, 0, 0, 0)
