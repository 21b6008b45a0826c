"""Search as the window uses it: live readings, answers with counts and facets, pictures from outside, suggestions."""

from __future__ import annotations

import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.bank.searching import Searcher
from heirloom.core.asking import Ask, Fact, FactSort, Found, OutsidePicture, Reading, Suggestion, Without
from heirloom.core.errors import NotFound
from heirloom.core.records import ItemId, Stage
from heirloom.search.channels.similar import Pixels
from heirloom.vault import Vault

_PICTURES: Final = 4
"""Pictures from outside that are remembered while the vault is open; each is a few hundred kB."""
_SUGGESTED: Final = 6
_OF_ONE_SORT: Final = 2
_FEW: Final = 5
"""What fewer memories have is no suggestion."""
_WARM: Final = "a"
"""Any question loads what questions need."""


class Finding:
    """Questions of the window to an open vault; every call from a thread of its own."""

    def __init__(self, vault: Vault, searcher: Searcher) -> None:
        self._vault = vault
        self._searcher = searcher
        self._pictures: OrderedDict[str, Pixels] = OrderedDict()

    def read(self, text: str, plain: tuple[str, ...] = ()) -> Reading:
        """What is recognised in a text: dates, places of the vault, kinds, file names."""
        return self._searcher.finder().read(text, plain)

    def find(self, ask: Ask, wanted: Callable[[], bool] = lambda: True) -> Found:
        """The answer. NotFound for a memory or picture to be like that is gone; Cancelled once it is not `wanted`."""
        found = self._searcher.finder().find(ask, self._like(ask), wanted)
        return replace(found, understood=self._understood(found.searched))

    def sure_numbers(self, ask: Ask) -> NDArray[np.int64]:
        """Numbers of everything that is a sure answer, in ascending order."""
        found = self.find(ask)
        told = [hit.item.number for hit in found.answer.hits]
        return np.unique(np.array([*told, *found.rest], np.int64))

    def without(self, ask: Ask) -> list[Without]:
        """How many there would be without each chip, most first."""
        return self._searcher.finder().without(ask, self._like(ask))

    def put_right(self, ask: Ask) -> Ask | None:
        """The question with its misspelt words put right, None where nothing better is near."""
        return self._searcher.finder().put_right(ask)

    def picture(self, path: str) -> OutsidePicture:
        """Look at a picture file that need not be in the vault; it is not stored. UserError where it is none."""
        pixels, thumbnail = self._searcher.picture(path)
        return self._remember(pixels, path.replace("\\", "/").rpartition("/")[2], thumbnail)

    def pasted(self, data: bytes) -> OutsidePicture:
        """The same for the bytes of a picture file."""
        pixels, thumbnail = self._searcher.look("", data)
        return self._remember(pixels, "", thumbnail)

    def warm(self) -> None:
        """Load what questions need, so that the first one is as quick as those after it."""
        finder = self._searcher.finder()
        finder.find(Ask(_WARM))

    def read_ahead(self) -> bool:
        """Load a little of what later questions need, for a few milliseconds; whether there is more to load."""
        return self._searcher.engine().read_ahead()

    def suggestions(self) -> list[Suggestion]:
        """Up to six things that the vault holds much of: places, years, tags."""
        columns = self._searcher.columns.now()
        everything = np.arange(len(columns))
        places, counts = np.unique(columns.places, return_counts=True)
        towns = [
            Suggestion(_place(name), name, count)
            for count, place in sorted(zip(counts.tolist(), places.tolist(), strict=True), reverse=True)
            if place in columns.names and count >= _FEW
            for name in [columns.names[place][0].split(",")[0]]
        ]
        years, in_year = np.unique(columns.years(everything), return_counts=True)
        most = sorted(zip(in_year.tolist(), years.tolist(), strict=True), reverse=True)
        dated = [Suggestion(_year(year), str(year), count) for count, year in most if year and count >= _FEW]
        tags = sorted(self._vault.tags.all().items(), key=lambda pair: -pair[1])
        tagged = [Suggestion(None, tag, count) for tag, count in tags]
        return _mixed([_distinct(towns), dated, tagged])

    def _like(self, ask: Ask) -> ItemId | Pixels | None:
        if ask.like is None:
            return None
        if isinstance(ask.like, OutsidePicture):
            if ask.like.key not in self._pictures:
                raise NotFound("That picture is not at hand any more: drop it again.")
            return self._pictures[ask.like.key]
        return self._vault.items.get_number(ask.like).id

    def _remember(self, pixels: Pixels, name: str, thumbnail: bytes | None) -> OutsidePicture:
        picture = OutsidePicture(uuid.uuid4().hex, name, thumbnail)
        self._pictures[picture.key] = pixels
        while len(self._pictures) > _PICTURES:
            self._pictures.popitem(last=False)
        return picture

    def _understood(self, items: int) -> float | None:
        """The share of memories whose meaning is known already, None where none waits."""
        waiting = self._vault.stages.pending_counts()[Stage.VECTORS.value]
        return max(0.0, 1 - waiting / items) if waiting and items else None


def _place(name: str) -> Fact:
    return Fact(FactSort.PLACE, place=name)


def _year(year: int) -> Fact:
    return Fact(FactSort.DATE, captured_from=datetime(year, 1, 1), captured_to=datetime(year + 1, 1, 1))


def _distinct(suggestions: list[Suggestion]) -> list[Suggestion]:
    return list({one.text: one for one in reversed(suggestions)}.values())[::-1]


def _mixed(sorts: list[list[Suggestion]]) -> list[Suggestion]:
    """Some of each sort first, then what room is left from the first ones."""
    chosen = [one for sort in sorts for one in sort[:_OF_ONE_SORT]]
    rest = [one for sort in sorts for one in sort[_OF_ONE_SORT:]]
    return (chosen + rest)[:_SUGGESTED]
