"""The timeline as columns: number, time, kind, shape and marks of every memory, from one index, in blocks."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntFlag
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Kind
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue

_BLOCK: Final = 65_536
"""Rows that are turned into numbers at once: 10 ms in which no other thread of the program runs."""
_ROW: Final = np.dtype([("dated", ">i8"), ("number", ">i8"), ("look", ">u4")])
_HEX: Final = "format('%016x%016x%08x', dated_local, number, look)"
_NEWEST: Final = "ORDER BY dated_local DESC, number DESC"
_AFTER_ALL: Final = (2**63 - 1, 2**63 - 1)
_ASPECT_BITS: Final = 0xFFFF
_LEAVING_BIT: Final = 24
_ASPECT_ONE: Final = 1024.0


class TileFlag(IntFlag):
    """Marks of a memory in `Timeline.flags`; the two highest bits count quarter turns clockwise."""

    KEPT = 1
    DATED = 2
    """Something better than the file's own time says when it was."""
    TURNED = 4
    MONTH_ONLY = 8
    YEAR_ONLY = 16
    LEAVING = 32
    """It is to be erased when its 30 days are over."""


TURNS_SHIFT: Final = 6


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """Columns of one length, newest memory first.

    `dated_us` is local wall time in microseconds since 1970; `kinds` counts in the order of `Kind`; `aspects` is
    width / height as shown, turned, 0 where unknown; `flags` are `TileFlag`, with quarter turns in bits 6 and 7.
    """

    numbers: NDArray[np.int64]
    dated_us: NDArray[np.int64]
    kinds: NDArray[np.uint8]
    aspects: NDArray[np.float32]
    flags: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def turns(self) -> NDArray[np.uint8]:
        """Quarter turns clockwise, 0 to 3, by which each picture is shown."""
        return self.flags >> np.uint8(TURNS_SHIFT)


class TimelineView:
    """Reads the timeline; any thread, any number of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def generation(self) -> int:
        """A number that is another one after every commit that changed the timeline. Costs nothing to ask."""
        return self._catalogue.touched(values.TIMELINE)

    def read(self, kinds: Collection[Kind] | None = None, *, aside: bool = False) -> Timeline:
        """Everything in the timeline, or with `aside` everything kept out of it."""
        if aside:
            return _narrowed(_columns(self._aside()), kinds)
        found: list[bytes] = []
        after = _AFTER_ALL
        with self._catalogue.one_view():
            while block := self._block(after, _BLOCK, ""):
                found.append(block)
                last = np.frombuffer(block[-_ROW.itemsize :], _ROW)[0]
                after = int(last["dated"]), int(last["number"])
                if len(block) < _BLOCK * _ROW.itemsize:
                    break
        return _narrowed(_columns(b"".join(found)), kinds)

    def head(self, count: int, kinds: Collection[Kind] | None = None) -> Timeline:
        """The newest `count` memories."""
        return _columns(self._block(_AFTER_ALL, count, _of_kinds(kinds)))

    def album(self, album: int, added_by: int | None = None) -> Timeline:
        """The members of an album, or those that `added_by` added."""
        by = "" if added_by is None else f" AND m.added_by = {int(added_by)}"
        inner = "SELECT i.dated_local, i.number, i.look FROM album_items m JOIN items i ON i.number = m.item"
        inner += f" WHERE m.album = ?{by} AND i.set_aside_us IS NULL ORDER BY i.dated_local DESC, i.number DESC"
        return _columns(self._packed(inner, (int(album),)))

    def these(self, numbers: Collection[int]) -> Timeline:
        """Those of `numbers` that are in the timeline."""
        inner = "SELECT i.dated_local, i.number, i.look FROM json_each(?) j CROSS JOIN items i ON i.number = j.value"
        inner += " WHERE i.set_aside_us IS NULL ORDER BY i.dated_local DESC, i.number DESC"
        return _columns(self._packed(inner, (json.dumps([int(number) for number in numbers]),)))

    def batch(self, batch: str) -> NDArray[np.int64]:
        """Numbers of what one import brought and is still in the timeline, newest first."""
        sql = f"SELECT number FROM items WHERE batch = ? AND set_aside_us IS NULL {_NEWEST}"
        return np.fromiter((row[0] for row in self._catalogue.rows(sql, (batch,))), np.int64)

    def totals(self) -> tuple[int, int, int]:
        """How many memories are kept, set aside, and to be erased."""
        found = self._catalogue.row(
            "SELECT (SELECT count(*) FROM items WHERE kept = 1 AND set_aside_us IS NULL),"
            " (SELECT count(*) FROM items WHERE set_aside_us IS NOT NULL),"
            " (SELECT count(*) FROM items WHERE erase_after_us IS NOT NULL)"
        )
        return found or (0, 0, 0)

    def _block(self, after: tuple[int, int], count: int, where: str) -> bytes:
        inner = f"SELECT dated_local, number, look FROM items WHERE set_aside_us IS NULL{where}"
        inner += f" AND (dated_local, number) < (?, ?) {_NEWEST} LIMIT ?"
        return self._packed(inner, (*after, count))

    def _aside(self) -> bytes:
        look = f"look | ((erase_after_us IS NOT NULL) << {_LEAVING_BIT}) AS look"
        return self._packed(f"SELECT dated_local, number, {look} FROM items WHERE set_aside_us IS NOT NULL {_NEWEST}")

    def _packed(self, inner: str, parameters: tuple[Any, ...] = ()) -> bytes:
        # Put together inside SQLite, where no other thread waits for us: rows as Python objects would hold them all up.
        packed: str | None = self._catalogue.value(f"SELECT group_concat({_HEX}, '') FROM ({inner})", parameters)
        return bytes.fromhex(packed) if packed else b""


def _columns(packed: bytes) -> Timeline:
    rows = np.frombuffer(packed, _ROW)
    look = rows["look"].astype(np.uint32)
    turns = (look >> 6 & 3).astype(np.uint8)
    flags = (look >> 2 & 3).astype(np.uint8)
    flags |= np.where(turns > 0, np.uint8(TileFlag.TURNED), np.uint8(0))
    flags |= (look >> 4 & 3).astype(np.uint8) << 3
    flags |= (look >> _LEAVING_BIT & 1).astype(np.uint8) << 5
    flags |= turns << TURNS_SHIFT
    aspects = (look >> 8 & _ASPECT_BITS).astype(np.float32) / np.float32(_ASPECT_ONE)
    on_side = (turns & 1 == 1) & (aspects > 0)
    np.divide(np.float32(1), aspects, out=aspects, where=on_side)
    return Timeline(
        numbers=rows["number"].astype(np.int64),
        dated_us=rows["dated"].astype(np.int64),
        kinds=(look & 3).astype(np.uint8) - np.uint8(1),
        aspects=aspects,
        flags=flags,
    )


def _narrowed(timeline: Timeline, kinds: Collection[Kind] | None) -> Timeline:
    if kinds is None:
        return timeline
    chosen = np.isin(timeline.kinds, [values.KIND_NUMBERS[kind] - 1 for kind in kinds])
    return Timeline(
        timeline.numbers[chosen],
        timeline.dated_us[chosen],
        timeline.kinds[chosen],
        timeline.aspects[chosen],
        timeline.flags[chosen],
    )


def _of_kinds(kinds: Collection[Kind] | None) -> str:
    if kinds is None:
        return ""
    return f" AND look & 3 IN ({', '.join(str(values.KIND_NUMBERS[kind]) for kind in kinds)})"
