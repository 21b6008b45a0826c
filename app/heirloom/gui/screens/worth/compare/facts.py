"""What is known of two copies, fact beside fact, and which of each two is the better one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from heirloom.bank import Card
from heirloom.core.records import Precision
from heirloom.core.screening import Twin, Twins
from heirloom.gui import dates
from heirloom.gui.joining import listed
from heirloom.gui.models.places import place_text
from heirloom.gui.screens.viewer.inspector.partial_date import date_words, is_day

translate = QCoreApplication.translate
_CHAT: Final = re.compile(r"-WA\d{4}|^mmexport\d|^signal-\d|^telegram|^wx_camera_", re.IGNORECASE)
"""How programs for chatting name the pictures that came through them."""

_KNOWN: Final = frozenset({"date", "place", "caption", "title", "tags", "rating"})
"""Facts that somebody told of a picture, or that it tells of itself."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the table; `better` is -1 for the left one, 1 for the right one, 0 where neither is."""

    name: str
    left: str
    right: str
    better: int = 0


def facts_of(left: Card, right: Card) -> list[Fact]:
    """Size, File, Taken, Place and Caption of both."""
    sizes = (dates.size_text(left.bytes), dates.size_text(right.bytes))
    return [
        _fact(translate("Compare", "Size"), (_pixels(left), _pixels(right)), (_area(left), _area(right))),
        _fact(translate("Compare", "File"), sizes, (left.bytes, right.bytes)),
        _fact(translate("Compare", "Taken"), (_taken(left), _taken(right)), (_dated(left), _dated(right))),
        _fact(translate("Compare", "Place"), (_place(left), _place(right)), (bool(left.place), bool(right.place))),
        _fact(
            translate("Compare", "Caption"),
            (_caption(left), _caption(right)),
            (bool(left.caption), bool(right.caption)),
        ),
    ]


def _fact(name: str, told: tuple[str, str], worth: tuple[float, float]) -> Fact:
    """What is told alike is alike: the few bytes between two files of 141 KB make neither the better one."""
    better = 0 if told[0] == told[1] or worth[0] == worth[1] else -1 if worth[0] > worth[1] else 1
    return Fact(name, *told, better)


def title_of(twins: Twins) -> str:
    """What the card is called."""
    if len(twins.twins) == 2:
        return translate("Compare", "Same moment, twice")
    return translate("Compare", "Same moment, {n} times").format(n=dates.count_text(len(twins.twins)))


def why_of(twins: Twins, best: Twin, rival: Card, *, best_is_left: bool) -> str:
    """Why the one is proposed, in a sentence that names it by its side."""
    return _left_said(twins, best, rival) if best_is_left else _right_said(twins, best, rival)


def _left_said(twins: Twins, best: Twin, rival: Card) -> str:
    if "original" in best.better and came_by_chat(rival):
        return translate(
            "Compare", "The left one is the original. The right one lost detail on its way through a chat."
        )
    if "original" in best.better:
        return translate("Compare", "The left one is the original. The right one was made from it.")
    if "faces" in best.better:
        return translate("Compare", "In the left one more faces are whole.")
    if "sharp" in best.better:
        return translate("Compare", "The left one is the sharper one.")
    if "pixels" in best.better:
        return translate("Compare", "The left one has more detail.")
    if twins.relation == "burst":
        return translate("Compare", "Both were taken within moments. The left one came out best.")
    if _KNOWN.intersection(best.better):
        return translate("Compare", "They show the same. More is known of the left one.")
    return translate("Compare", "They show the same, and neither is the better one: either will do.")


def _right_said(twins: Twins, best: Twin, rival: Card) -> str:
    if "original" in best.better and came_by_chat(rival):
        return translate(
            "Compare", "The right one is the original. The left one lost detail on its way through a chat."
        )
    if "original" in best.better:
        return translate("Compare", "The right one is the original. The left one was made from it.")
    if "faces" in best.better:
        return translate("Compare", "In the right one more faces are whole.")
    if "sharp" in best.better:
        return translate("Compare", "The right one is the sharper one.")
    if "pixels" in best.better:
        return translate("Compare", "The right one has more detail.")
    if twins.relation == "burst":
        return translate("Compare", "Both were taken within moments. The right one came out best.")
    if _KNOWN.intersection(best.better):
        return translate("Compare", "They show the same. More is known of the right one.")
    return translate("Compare", "They show the same, and neither is the better one: either will do.")


def moves_told(moves: Sequence[str]) -> str:
    """What the one that stays will get from the others first; empty where there is nothing."""
    if not moves:
        return ""
    if tuple(moves) == ("caption",):
        return translate("Compare", "The caption will be copied to the one you keep.")
    words = {
        "caption": translate("Compare", "caption"),
        "title": translate("Compare", "title"),
        "tags": translate("Compare", "tags"),
        "place": translate("Compare", "place"),
        "date": translate("Compare", "date"),
        "rating": translate("Compare", "rating"),
        "albums": translate("Compare", "albums"),
    }
    told = listed(*(words[move] for move in moves if move in words))
    return translate("Compare", "What only the other one has is copied first: {facts}.").format(facts=told)


def name_of(card: Card) -> str:
    """A file's name, and how it came where its name tells."""
    if came_by_chat(card):
        return translate("Compare", "{name}, from a chat").format(name=card.name)
    return card.name


def line_of(card: Card, *, named: bool = True) -> str:
    """Name, size, file and time in one line; what is not known is left out, as no word before it says what it is."""
    taken = _taken(card) if _dated(card) else ""
    return listed(
        name_of(card) if named else "", "" if card.size is None else _pixels(card), dates.size_text(card.bytes), taken
    )


def came_by_chat(card: Card) -> bool:
    return _CHAT.search(card.name) is not None


def _area(card: Card) -> int:
    return 0 if card.size is None else card.size.width * card.size.height


def _pixels(card: Card) -> str:
    if card.size is None:
        return translate("Compare", "unknown")
    wide, high = card.size.width, card.size.height
    if card.turned % 2:
        wide, high = high, wide
    return f"{dates.count_text(wide)} × {dates.count_text(high)}"


def _dated(card: Card) -> int:
    """A time that the memory tells itself is better than that of its file."""
    return 0 if card.captured is None or card.captured.evidence == "mtime" else 1


def _taken(card: Card) -> str:
    if not _dated(card) or card.captured is None:
        return translate("Compare", "unknown")
    if card.captured.precision is not Precision.TIME:
        return date_words(card.captured)
    at = card.captured.at
    day = QLocale().toString(QDate(at.year, at.month, at.day), QCoreApplication.translate("Dates", "d MMM yyyy"))
    return day if is_day(card.captured) else dates.day_and_time(day, at)


def _place(card: Card) -> str:
    return place_text(card.place) or translate("Compare", "none")


def _caption(card: Card) -> str:
    if not card.caption:
        return translate("Compare", "none")
    return translate("Compare", "“{caption}”").format(caption=card.caption)
