"""Passages of text and the words index over them (FTS5 without content; BM25, Robertson & Zaragoza 2009)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import NotFound
from heirloom.core.records import ItemId, ItemNumber, Passage, PassageId, PassageSource
from heirloom.core.words import index_text
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row

RANKED_MOST: Final = 5_000
"""BM25 costs a look at every match: of a word in more passages than this only so many, the newest, are ranked."""
_SELECT: Final = "SELECT p.id, i.id, p.source, p.page, p.text FROM passages p JOIN items i ON i.number = p.item"
_BLOCK: Final = 512


@dataclass(frozen=True, slots=True)
class WordHit:
    """A passage that holds the words; `bm25` is positive, larger is better."""

    passage_id: PassageId
    item_number: ItemNumber
    bm25: float


class Texts:
    """Rows of passages and their words. Derived: written inside `commit()` or `derive()`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def replace(
        self, item_id: ItemId, source: PassageSource, passages: Sequence[tuple[int | None, str]]
    ) -> list[PassageId]:
        """Put (page, text) passages in place of the item's earlier ones of that source; returns their ids."""
        number = self._catalogue.value("SELECT number FROM items WHERE id = ?", (values.id_bytes(item_id),))
        if number is None:
            raise NotFound(f"There is no memory {item_id}.")
        self._drop(number, values.SOURCE_NUMBERS[source])
        made: list[PassageId] = []
        for page, text in passages:
            passage = self._catalogue.run(
                "INSERT INTO passages (item, source, page, text) VALUES (?, ?, ?, ?)",
                (number, values.SOURCE_NUMBERS[source], page, values.clean_text(text)),
            )
            self._catalogue.run("INSERT INTO words (rowid, body) VALUES (?, ?)", (passage, index_text(text)))
            made.append(PassageId(passage))
        return made

    def say(self, source: PassageSource, words: Mapping[int, str | None]) -> None:
        """Put one passage in place of the earlier ones of that source for many items by number; None: none any more."""
        number = values.SOURCE_NUMBERS[source]
        old = self._catalogue.rows(
            "SELECT id FROM passages WHERE source = ? AND item IN (SELECT value FROM json_each(?))",
            (number, json.dumps(list(words))),
        )
        self._forget(old)
        self._catalogue.run_many("DELETE FROM passages WHERE id = ?", old)
        said = [(item, values.clean_text(text)) for item, text in words.items() if text]
        last = self._catalogue.value("SELECT seq FROM sqlite_sequence WHERE name = 'passages'") or 0
        rows = [(last + place, item, number, text) for place, (item, text) in enumerate(said, start=1)]
        self._catalogue.run_many("INSERT INTO passages (id, item, source, text) VALUES (?, ?, ?, ?)", rows)
        bodies = [(passage, index_text(text)) for passage, _, _, text in rows]
        self._catalogue.run_many("INSERT INTO words (rowid, body) VALUES (?, ?)", bodies)

    def for_item(self, item_id: ItemId) -> list[Passage]:
        """An item's passages in reading order."""
        rows = self._catalogue.rows(f"{_SELECT} WHERE i.id = ? ORDER BY p.source, p.id", (values.id_bytes(item_id),))
        return [_passage(row) for row in rows]

    def get_many(self, ids: Sequence[int] | NDArray[np.int64]) -> dict[PassageId, Passage]:
        """Passages by id; unknown ones are left out."""
        wanted = [int(one) for one in ids]
        rows: list[Row] = []
        for start in range(0, len(wanted), _BLOCK):
            sql = f"{_SELECT} WHERE p.id IN (SELECT value FROM json_each(?))"
            rows += self._catalogue.rows(sql, (json.dumps(wanted[start : start + _BLOCK]),))
        return {passage.id: passage for passage in map(_passage, rows)}

    def beginnings(self, ids: Sequence[int], length: int) -> dict[int, str]:
        """The first `length` characters of passages; unknown ones are left out."""
        found: str | None = self._catalogue.value(
            "SELECT json_group_array(json_array(id, substr(text, 1, ?))) FROM passages"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (length, json.dumps([*ids])),
        )
        return dict(json.loads(found)) if found else {}

    def count(self) -> int:
        """How many passages there are."""
        return int(self._catalogue.value("SELECT count(*) FROM passages"))

    def extent(self) -> tuple[int, int]:
        """How many passages there are and the newest one's id: another pair after any change, for ids never return."""
        count, newest = self._catalogue.row("SELECT count(*), max(id) FROM passages") or (0, None)
        return int(count), int(newest or 0)

    def owners(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The ids of all passages, ascending, and the numbers of the items that they are of."""
        rows = self._catalogue.rows("SELECT id, item FROM passages ORDER BY id")
        table = np.array(rows, np.int64).reshape(-1, 2)
        return table[:, 0].copy(), table[:, 1].copy()

    def search_words(
        self,
        match: str,
        limit: int,
        numbers: NDArray[np.int64] | None = None,
        owners: Callable[[list[int]], dict[int, int]] | None = None,
    ) -> list[WordHit]:
        """The best passages for an FTS5 expression of `core.words.match_expression`, best first.

        `numbers` keeps to these items. Items set aside are left out, but for those of passages that `owners` knows
        (item number by passage id): whoever holds that in memory spares a look at every passage, and leaves them out.
        """
        wanted = None if numbers is None else set(numbers.tolist())
        most = 2 * limit if wanted is None else RANKED_MOST
        ids, scores = self._ranked(match, most)
        found = self._owned(ids, scores, limit, wanted, owners)
        if len(found) < limit and len(ids) == most < RANKED_MOST:
            ids, scores = self._ranked(match, RANKED_MOST)  # many belong to what was set aside
            found = self._owned(ids, scores, limit, wanted, owners)
        return found

    def _owned(
        self,
        ranked: list[int],
        scores: list[float],
        limit: int,
        wanted: set[int] | None,
        owners: Callable[[list[int]], dict[int, int]] | None,
    ) -> list[WordHit]:
        """The first `limit` of these passages whose items are wanted."""
        found: list[WordHit] = []
        # Best first, a block at a time: looking up whose passage it is costs more than ranking it.
        for start in range(0, len(ranked), _BLOCK):
            ids = ranked[start : start + _BLOCK]
            items = {} if owners is None else owners(ids)
            unknown = [id for id in ids if id not in items]
            items |= self._items_of(unknown) if unknown else {}
            for passage, score in zip(ids, scores[start:], strict=False):
                item = items.get(passage)
                if item is not None and (wanted is None or item in wanted):
                    found.append(WordHit(PassageId(passage), ItemNumber(item), score))
                    if len(found) == limit:
                        return found
        return found

    def _ranked(self, match: str, most: int) -> tuple[list[int], list[float]]:
        """The best passages, at most so many, and how well each fits.

        They come as one text: for every row the interpreter is handed over and taken back, and where another thread
        is at work that is a wait of milliseconds.
        """
        found: str | None = self._catalogue.value(
            "SELECT group_concat(rowid || ' ' || score, ' ') FROM (SELECT rowid, score FROM"
            " (SELECT rowid, -bm25(words) AS score FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?)"
            " ORDER BY score DESC, rowid LIMIT ?)",
            (match, RANKED_MOST, most),
        )
        parts = (found or "").split(" ") if found else []
        return list(map(int, parts[::2])), list(map(float, parts[1::2]))

    def _items_of(self, passages: list[int]) -> dict[int, int]:
        """Item number by passage, those of items set aside left out."""
        rows = self._catalogue.rows(
            "SELECT p.id, p.item FROM json_each(?) j JOIN passages p ON p.id = j.value"
            " JOIN items i ON i.number = p.item WHERE i.set_aside_us IS NULL",
            (json.dumps(passages),),
        )
        return dict(rows)

    def _drop(self, number: int, source: int) -> None:
        old = self._catalogue.rows("SELECT id FROM passages WHERE item = ? AND source = ?", (number, source))
        if old:
            self._forget(old)
            self._catalogue.run("DELETE FROM passages WHERE item = ? AND source = ?", (number, source))

    def _forget(self, passages: list[Row]) -> None:
        """Take passages out of the word index and out of every space."""
        if not passages:
            return
        self._catalogue.run_many("DELETE FROM words WHERE rowid = ?", passages)
        for (space,) in self._catalogue.rows("SELECT id FROM spaces WHERE role = 'text'"):
            gone = self._catalogue.run_many
            gone("DELETE FROM text_vectors WHERE key = ?", [(space << 40 | row[0],) for row in passages])
        self._catalogue.run("UPDATE spaces SET mark = random() WHERE role = 'text'")


def _passage(row: Row) -> Passage:
    passage, item_id, source, page, text = row
    return Passage(PassageId(passage), values.item_id(item_id), values.SOURCES[source], page, text)
