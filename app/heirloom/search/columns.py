"""When, where and what every memory is, as columns in memory: filters and counts over all cost a millisecond."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.asking import Fact, FactSort
from heirloom.core.records import Kind
from heirloom.core.words import fold, has_cjk
from heirloom.vault import Vault

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

KINDS: Final = (None, Kind.PHOTO, Kind.DOCUMENT, Kind.FILE)
"""By the kind bits of a look."""
_BY_EVIDENCE: Final = 1 << 3
_TURN_BITS: Final = 6
_ASPECT_BITS: Final = 8
_EPOCH: Final = datetime(1970, 1, 1)
_REST: Final = 20.0
"""While an import commits all the time, columns are read anew after this many times what reading them takes."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows sorted by number; `places` is 0 where a memory has none. `names` are the places' names by their number."""

    numbers: Numbers
    dated_us: Numbers
    looks: Numbers
    places: Numbers
    names: dict[int, tuple[str, str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def rows_of(self, numbers: Numbers) -> NDArray[np.int64]:
        """The row of each number; numbers that are not here (set aside, or just come) have none and are left out."""
        rows = np.minimum(np.searchsorted(self.numbers, numbers), max(0, len(self.numbers) - 1))
        return rows[self.numbers[rows] == numbers] if len(self.numbers) else rows[:0]

    def kinds(self, rows: Numbers) -> Numbers:
        """Kind bits, an index into `KINDS`."""
        return self.looks[rows] & 3

    def aspects(self, rows: Numbers) -> NDArray[np.float32]:
        """Width through height as a person turned it, 0 where unknown."""
        aspects = (self.looks[rows] >> _ASPECT_BITS) / 1024
        sideways = (self.turns(rows) % 2 == 1) & (aspects > 0)
        return np.asarray(np.where(sideways, 1 / np.maximum(aspects, 1e-3), aspects), np.float32)

    def turns(self, rows: Numbers) -> Numbers:
        """Quarter turns clockwise."""
        return (self.looks[rows] >> _TURN_BITS) & 3

    def years(self, rows: Numbers) -> NDArray[np.int64]:
        """The year of each memory whose time is known by more than its file's own, 0 for others."""
        known = ((self.looks[rows] & _BY_EVIDENCE) != 0) & (self.dated_us[rows] < _not_yet_us())
        years = (self.dated_us[rows].astype("datetime64[us]")).astype("datetime64[Y]").astype(np.int64) + 1970
        return np.where(known, years, 0)

    def fit(self, fact: Fact) -> Flags:
        """Which rows a fact fits; file names are not known here and fit all."""
        fits = np.ones(len(self), np.bool_)
        if fact.kind is not None:
            fits &= (self.looks & 3) == KINDS.index(fact.kind)
        if fact.captured_from is not None:
            fits &= self.dated_us >= _us(fact.captured_from)
        if fact.captured_to is not None:
            fits &= self.dated_us < _us(fact.captured_to)
        if fact.stretches:
            within = [self.fit(Fact(fact.sort, fact.words, begin, end)) for begin, end in fact.stretches]
            fits &= np.logical_or.reduce(within)
        if fact.sort is FactSort.DATE:
            fits &= self.dated_us < _not_yet_us()  # a clock that was set wrong; the timeline calls it no date, too
        if fact.sort is FactSort.DATE and not fact.words:
            fits &= (self.looks & _BY_EVIDENCE) != 0  # chosen from the years, which count these alone
        if fact.place is not None:
            fits &= np.isin(self.places, self._places_named(fact.place))
        return fits

    def fit_all(self, facts: tuple[Fact, ...], *, but: FactSort | None = None) -> Flags:
        """Rows that fit: one of the facts of a sort is enough, every sort is needed; the sort `but` is left out."""
        fits = np.ones(len(self), np.bool_)
        for sort in {fact.sort for fact in facts} - {but}:
            fits &= np.logical_or.reduce([self.fit(fact) for fact in facts if fact.sort is sort])
        return fits

    def place_parts(self) -> frozenset[str]:
        """Folded names of every town, state and country of some memory."""
        return frozenset(part.strip() for _, folded in self._used() for part in folded.split(",") if part.strip())

    def _used(self) -> list[tuple[str, str]]:
        return [self.names[int(place)] for place in np.unique(self.places) if int(place) in self.names]

    def _places_named(self, place: str) -> list[int]:
        """Places that hold a name as whole words, or any stretch of Chinese; the one place where all of it is told."""
        asked = fold(place).strip()
        itself = [number for number, (_, folded) in self.names.items() if folded == asked]
        if itself and "," in asked:
            return itself
        if has_cjk(asked):
            return [number for number, (_, folded) in self.names.items() if asked in folded]
        padded = f" {_words_only(asked)} "
        return [number for number, (_, folded) in self.names.items() if padded in f" {_words_only(folded)} "]


def _not_yet_us() -> int:
    """The end of tomorrow, somewhere already; what is later was not made yet."""
    return _us(datetime.combine(datetime.now().astimezone().date() + timedelta(days=2), datetime.min.time()))


class KnownColumns:
    """The columns of one vault, read when first needed and again when something was committed since."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._lock = Lock()
        self._columns: Columns | None = None
        self._mark: tuple[int, ...] = ()
        self._read_at = 0.0
        self._took_s = 0.0

    def now(self) -> Columns:
        """As they are, or as they were a moment ago while commits follow each other."""
        with self._lock:
            mark = self._vault.items.change_mark()
            rested = time.monotonic() - self._read_at > _REST * self._took_s
            if self._columns is None or (mark != self._mark and rested):
                begun = time.monotonic()
                self._columns, self._mark = _read(self._vault), mark
                self._read_at = time.monotonic()
                self._took_s = self._read_at - begun
            return self._columns


def _read(vault: Vault) -> Columns:
    table = vault.items.columns()
    table = table[np.argsort(table[:, 0], kind="stable")]
    numbers = np.ascontiguousarray(table[:, 0])
    places = np.zeros(len(numbers), np.int64)
    placed = vault.items.place_columns()
    if len(placed) and len(numbers):
        rows = np.minimum(np.searchsorted(numbers, placed[:, 1]), len(numbers) - 1)
        same = numbers[rows] == placed[:, 1]
        places[rows[same]] = placed[same, 0]
    dated, looks = (np.ascontiguousarray(table[:, column]) for column in (1, 2))
    return Columns(numbers, dated, looks, places, vault.items.place_names())


def _us(at: datetime) -> int:
    return (at.replace(tzinfo=None) - _EPOCH) // timedelta(microseconds=1)


def _words_only(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())
