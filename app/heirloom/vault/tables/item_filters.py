"""Questions about items that facts answer: kind, time, place and file name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import ItemNumber, Kind
from heirloom.core.words import fold, has_cjk, match_expression
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue

_ENDINGS: Final = {
    "audio": (".m4a", ".m4b", ".aac", ".amr", ".caf", ".mp3", ".ogg", "opus", ".wav", ".wma", "flac"),
    "video": (".mp4", ".m4v", ".mov", ".avi", ".mkv", "webm", ".3gp", ".mpg", "mpeg", ".wmv", ".mts"),
}


class ItemFilters:
    """The facts channel of search, over the items table. Items set aside never fit."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def filter_numbers(
        self,
        *,
        kind: Kind | None = None,
        captured_from: datetime | None = None,
        captured_to: datetime | None = None,
        place: str | None = None,
        name: str | None = None,
        media: str | None = None,
    ) -> NDArray[np.int64]:
        """Sorted numbers of the items that fit every fact given; times are local and half open [from, to).

        An item without a capture time counts by its file's time. `media` is the first part of a media type.
        """
        where, parameters = ["set_aside_us IS NULL"], list[Any]()
        if kind is not None:
            where.append("kind = ?")
            parameters.append(values.KIND_NUMBERS[kind])
        if captured_from is not None:
            where.append("dated_local >= ?")
            parameters.append(values.local_us(captured_from))
        if captured_to is not None:
            where.append("dated_local < ?")
            parameters.append(values.local_us(captured_to))
        if place is not None:
            where.append("place IN (SELECT value FROM json_each(?))")
            parameters.append(json.dumps(self._places(place)))
        if name is not None:
            where.append("number IN (SELECT rowid FROM names WHERE names MATCH ?)")
            parameters.append(match_expression(name, need="all", prefix_last=True) or '""')
        if media is not None:
            # A type that nobody told is told by the name: that of "Memo 3.m4a" is not written into its first bytes.
            unknown = "media_type = 'application/octet-stream' AND lower(substr(CAST(name AS TEXT), -4))"
            where.append(f"(media_type GLOB ? OR {unknown} IN (SELECT value FROM json_each(?)))")
            parameters += [f"{media}/*", json.dumps(_ENDINGS.get(media, ()))]
        # One text of numbers is a fifth of the cost of as many rows.
        sql = f"SELECT group_concat(number) FROM items WHERE {' AND '.join(where)}"
        found: str | None = self._catalogue.value(sql, parameters)
        return np.sort(np.fromstring(found, np.int64, sep=",")) if found else np.empty(0, np.int64)

    def change_mark(self) -> tuple[int, ...]:
        """Differs from an earlier one once anything was committed since, in whatever process."""
        stats = [_stat(self._catalogue.path), _stat(self._catalogue.path.with_name(self._catalogue.path.name + "-wal"))]
        return tuple(part for stat in stats for part in stat)

    def columns(self) -> NDArray[np.int64]:
        """(n, 3), oldest first: number, local time in µs, look (see migration 2) of every item not set aside."""
        return self._table(
            "SELECT group_concat(number || ',' || dated_local || ',' || look)"
            " FROM items INDEXED BY items_timeline WHERE set_aside_us IS NULL",
            3,
        )

    def place_columns(self) -> NDArray[np.int64]:
        """(n, 2): place and number of every item with a place, not set aside."""
        return self._table(
            "SELECT group_concat(place || ',' || number)"
            " FROM items INDEXED BY items_place WHERE place IS NOT NULL AND set_aside_us IS NULL",
            2,
        )

    def coordinate_columns(self) -> NDArray[np.int64]:
        """(n, 3), oldest first: number, latitude and longitude in millionths of a degree, of what is not set aside."""
        return self._table(
            "SELECT group_concat(number || ',' || CAST(round(lat * 1e6) AS INTEGER) || ',' ||"
            " CAST(round(lon * 1e6) AS INTEGER)) FROM items"
            " WHERE lat IS NOT NULL AND lon IS NOT NULL AND set_aside_us IS NULL",
            3,
        )

    def place_names(self) -> dict[int, tuple[str, str]]:
        """Every place's name, as written and folded."""
        return {
            number: (name, folded)
            for number, name, folded in self._catalogue.rows("SELECT id, name, folded FROM places")
        }

    def _table(self, sql: str, width: int) -> NDArray[np.int64]:
        found: str | None = self._catalogue.value(sql)
        return np.fromstring(found or "", np.int64, sep=",").reshape(-1, width)

    def find_by_name(self, words: str, limit: int) -> list[tuple[ItemNumber, str]]:
        """Items whose file name holds the words, best first by BM25, with their names."""
        match = match_expression(words, prefix_last=True)
        if match is None:
            return []
        # One text for all: at every row the interpreter is handed over and taken back.
        found: str | None = self._catalogue.value(
            "SELECT group_concat(number || ' ' || hex(name), ' ') FROM (SELECT i.number, i.name FROM names n"
            " JOIN items i ON i.number = n.rowid WHERE names MATCH ? AND i.set_aside_us IS NULL ORDER BY rank LIMIT ?)",
            (match, limit),
        )
        parts = found.split(" ") if found else []
        names = [values.name_text(bytes.fromhex(name)) for name in parts[1::2]]
        return list(zip(map(ItemNumber, map(int, parts[::2])), names, strict=True))

    def cameras(self) -> list[str]:
        """Every make and model that took a memory, a unit separator between the two; each is one step in an index."""
        found = self._catalogue.rows(
            "WITH RECURSIVE taken(camera) AS (SELECT min(camera) FROM items INDEXED BY items_camera WHERE camera > ''"
            " AND set_aside_us IS NULL UNION ALL SELECT (SELECT min(camera) FROM items INDEXED BY items_camera"
            " WHERE camera > taken.camera AND set_aside_us IS NULL) FROM taken WHERE taken.camera IS NOT NULL)"
            " SELECT camera FROM taken WHERE camera IS NOT NULL"
        )
        return [str(camera) for (camera,) in found]

    def taken_with(self, cameras: Sequence[str]) -> NDArray[np.int64]:
        """Sorted numbers of the memories that one of these took, as `cameras` names them."""
        found: str | None = self._catalogue.value(
            "SELECT group_concat(number) FROM items INDEXED BY items_camera"
            " WHERE camera IN (SELECT value FROM json_each(?)) AND camera IS NOT NULL AND set_aside_us IS NULL",
            (json.dumps(list(cameras)),),
        )
        return np.sort(np.fromstring(found, np.int64, sep=",")) if found else np.empty(0, np.int64)

    def find_by_place(self, text: str, limit: int) -> list[ItemNumber]:
        """Items whose place holds the text as whole words (any stretch for Chinese), newest first."""
        sql = (
            "SELECT number FROM items WHERE place IN (SELECT value FROM json_each(?)) AND set_aside_us IS NULL"
            " ORDER BY dated_local DESC, number DESC LIMIT ?"
        )
        return [ItemNumber(row[0]) for row in self._catalogue.rows(sql, (json.dumps(self._places(text)), limit))]

    def _places(self, text: str) -> list[int]:
        asked = fold(text).strip()
        if not asked:
            return []
        rows = self._catalogue.rows("SELECT id, folded FROM places")
        if has_cjk(asked):
            return [number for number, folded in rows if asked in folded]
        padded = f" {_words_only(asked)} "
        return [number for number, folded in rows if padded in f" {_words_only(folded)} "]


def _stat(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _words_only(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())
