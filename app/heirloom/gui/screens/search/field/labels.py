"""What a chip says, and how a whole question was read: in the window's language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from heirloom.core.asking import Ask, Clause, ClauseSort, Fact, FactSort, OutsidePicture
from heirloom.core.records import Kind, ParsedQuery
from heirloom.gui import dates
from heirloom.gui.joining import bracketed
from heirloom.gui.models.places import place_name, place_text

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
        return place_name(fact.place)
    if fact.sort is FactSort.NAME:
        return name_text(fact.name or "")
    if fact.words:
        said = _LEAD.sub("", fact.words) or fact.words
        return said[:1].upper() + said[1:]
    return dates.span_text(fact.captured_from, fact.captured_to)


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


def read_as(ask: Ask, parsed: ParsedQuery, clauses: Sequence[Clause] = ()) -> str:
    """How the question was understood, part by part."""
    translate = QCoreApplication.translate
    parts: list[str] = []
    if isinstance(ask.like, OutsidePicture) or ask.like is not None:
        parts.append(translate("Search", "like the picture"))
    if parsed.text:
        parts.append(bracketed(parsed.text, parsed.english))
    stretches = [fact for fact in ask.facts if fact.sort is FactSort.DATE]
    told = [one for fact in stretches for one in fact.stretches or ((fact.captured_from, fact.captured_to),)]
    told = told or list(parsed.stretches) or [(parsed.captured_from, parsed.captured_to)]
    parts += [dates.span_text(begin, end) for begin, end in told]
    places = [fact.place for fact in ask.facts if fact.sort is FactSort.PLACE and fact.place]
    parts += [place_text(place) for place in places or ([parsed.place] if parsed.place else [])]
    kinds = [fact.kind for fact in ask.facts if fact.sort is FactSort.KIND and fact.kind]
    parts += [kind_text(kind) for kind in kinds or ([parsed.kind] if parsed.kind else [])]
    parts += [name_text(parsed.name)] if parsed.name else []
    parts += [clause_text(clause) for clause in clauses]
    return translate("Search", ", ", "between the parts of a question").join(part for part in parts if part)
