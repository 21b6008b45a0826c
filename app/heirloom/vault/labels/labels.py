"""Facts, marks and tags set by hand on many items in one commit; what was there before comes back as a patch."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from heirloom.core.errors import NotFound, UserError
from heirloom.core.records import ItemId, ItemNumber, PassageSource
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row
from heirloom.vault.catalogue.log import Change, Log
from heirloom.vault.labels import rows as tables
from heirloom.vault.labels.albums import AlbumLabels
from heirloom.vault.labels.patch import Patch, Rows, TagRow
from heirloom.vault.learned.albums import AlbumRows
from heirloom.vault.tables.item_facts import BITS, DATE_AGAIN, fact_columns
from heirloom.vault.tables.tags import tag_word
from heirloom.vault.tables.texts import Texts

_ASIDE: Final = ("set_aside_us", "erase_after_us")
_SPOKEN: Final = {"title": PassageSource.TITLE, "caption": PassageSource.CAPTION}
"""Columns whose words are searched as passages of their own."""
_IN_TIMELINE: Final = frozenset({"captured_local", "kept", "turned", *_ASIDE})
_THESE: Final = "(SELECT value FROM json_each(?))"

State = Callable[[Row], Row]


class Labels:
    """Changes inside `Vault.commit()`: each item is noted in the log, as everything that people own."""

    def __init__(self, catalogue: Catalogue, log: Log, texts: Texts) -> None:
        self._catalogue = catalogue
        self._log = log
        self._texts = texts
        self.albums = AlbumLabels(catalogue, AlbumRows(catalogue, log))
        """Rows of albums, answers and decisions as they would become, for `write_rows`."""

    def find(self, which: Iterable[ItemId | int]) -> dict[int, ItemId]:
        """Item numbers and ids of what is named by either, in that order, each once. NotFound for one that is gone."""
        asked = list(dict.fromkeys(which))
        ids = json.dumps([one for one in asked if isinstance(one, str)])
        numbers = json.dumps([int(one) for one in asked if not isinstance(one, str)])
        rows = self._catalogue.rows(
            f"SELECT number, lower(hex(id)) FROM items WHERE number IN {_THESE}"
            " UNION SELECT i.number, j.value FROM json_each(?) j CROSS JOIN items i ON i.id = unhex(j.value)",
            (numbers, ids),
        )
        by_number = {number: ItemId(item_id) for number, item_id in rows}
        by_id = {item_id: number for number, item_id in by_number.items()}
        found: dict[int, ItemId] = {}
        for one in asked:
            number = by_id.get(ItemId(one)) if isinstance(one, str) else int(one)
            if number is None or number not in by_number:
                raise NotFound(f"There is no memory {one}.")
            found[number] = by_number[number]
        return found

    def set_facts(self, numbers: Iterable[int], facts: Mapping[str, Any]) -> Patch:
        """Set the same facts on every item; None clears. From now on no machine changes them."""
        columns = fact_columns(self._catalogue, facts)
        bits = int(sum(BITS.get(name, 0) for name in facts))
        state = (bits, *columns.values())
        return self._change(numbers, tuple(columns), bits, lambda _: state)

    def turn(self, numbers: Iterable[int], quarter_turns: int) -> Patch:
        """Turn how pictures are shown, clockwise; the originals stay as they are."""
        return self._change(numbers, ("turned",), 0, lambda now: (0, (now[1] + quarter_turns) % 4))

    def set_aside(self, numbers: Iterable[int], at: datetime) -> Patch:
        """Take items out of the timeline and of search."""
        us = values.utc_us(at)
        return self._change(numbers, _ASIDE, 0, lambda now: (0, us if now[1] is None else now[1], now[2]))

    def mark_erase(self, numbers: Iterable[int], at: datetime, after: datetime) -> Patch:
        """Set items aside for good: after `after` they may be erased."""
        us, term = values.utc_us(at), values.utc_us(after)
        return self._change(
            numbers,
            _ASIDE,
            0,
            lambda now: (0, us if now[1] is None else now[1], term if now[2] is None else now[2]),
        )

    def bring_back(self, numbers: Iterable[int]) -> Patch:
        """Undo both of these, whenever they were done."""
        return self._change(numbers, _ASIDE, 0, lambda _: (0, None, None))

    def tag(self, numbers: Sequence[int], add: Iterable[str], remove: Iterable[str]) -> Patch:
        """Give items tags and take tags from them."""
        gained, lost = [tag_word(tag) for tag in add], [tag_word(tag) for tag in remove]
        there = self._tags(numbers)
        new = ((tag, number) for tag in dict.fromkeys(gained) for number in numbers)
        old = ((tag, number) for tag in dict.fromkeys(lost) for number in numbers)
        patch = Patch(
            gained=tuple(row for row in new if row not in there), lost=tuple(row for row in old if row in there)
        )
        self._write(patch)
        return patch

    def write_rows(self, rows: Sequence[Rows]) -> Patch:
        """Write rows of albums, answers or decisions; those that change nothing are left out."""
        patch = Patch(rows=tuple(one for one in rows if one.after))
        self._write(patch)
        return patch

    def apply(self, patch: Patch) -> None:
        """Undo or redo. UserError, and nothing is changed, where something newer changed what the patch is about."""
        for part in patch.parts:
            self._refuse_if_overtaken(part)
            self._write(part)

    def _refuse_if_overtaken(self, patch: Patch) -> None:
        now = self._states(patch.after, patch.columns, patch.bits) if patch.columns else {}
        tags = self._tags(patch.numbers) if patch.gained or patch.lost else set()
        if (
            any(now.get(number) != state for number, state in patch.before.items())
            or any(row in tags for row in patch.gained)
            or any(row not in tags for row in patch.lost)
            or len(self._known(patch.numbers)) != len(patch.numbers)
            or not all(tables.fits(self._catalogue, one) for one in patch.rows)
        ):
            raise UserError("Something newer was changed here: undo that first.")

    def _change(self, numbers: Iterable[int], columns: tuple[str, ...], bits: int, becomes: State) -> Patch:
        now = self._states(numbers, columns, bits)
        after = {number: becomes(state) for number, state in now.items()}
        changed = [number for number, state in now.items() if after[number] != state]
        patch = Patch(
            columns, bits, {number: now[number] for number in changed}, {number: after[number] for number in changed}
        )
        self._write(patch)
        return patch

    def _states(self, numbers: Iterable[int], columns: tuple[str, ...], bits: int) -> dict[int, Row]:
        named = ", ".join(("user_fields & ?", *columns))
        rows = self._catalogue.rows(
            f"SELECT number, {named} FROM items WHERE number IN {_THESE}", (bits, json.dumps(list(numbers)))
        )
        return {row[0]: row[1:] for row in rows}

    def _known(self, numbers: Sequence[int]) -> list[Row]:
        return self._catalogue.rows(f"SELECT number FROM items WHERE number IN {_THESE}", (json.dumps(numbers),))

    def _tags(self, numbers: Sequence[int]) -> set[TagRow]:
        sql = f"SELECT tag, item FROM tags WHERE item IN {_THESE}"
        return set(self._catalogue.rows(sql, (json.dumps(list(numbers)),)))

    def _write(self, patch: Patch) -> None:
        numbers = patch.numbers
        generation = self._log.in_hand
        for number in numbers:
            self._log.note(Change.CHANGED, ItemNumber(number))
        for album in patch.albums:
            self._log.note(Change.ALBUM, ItemNumber(album))
        for rows in patch.rows:
            tables.write(self._catalogue, rows, generation)
        if patch.rows:
            marked = [(generation, number) for number in numbers]
            self._catalogue.run_many("UPDATE items SET changed_gen = ? WHERE number = ?", marked)
        if patch.after:
            self._write_columns(patch, generation)
        if patch.gained or patch.lost:
            self._write_tags(patch, numbers, generation)
        if _IN_TIMELINE.intersection(patch.columns) and numbers:
            self._catalogue.touch(values.TIMELINE)

    def _write_columns(self, patch: Patch, generation: int) -> None:
        sets = ", ".join(f"{column} = ?" for column in patch.columns)
        self._catalogue.run_many(
            f"UPDATE items SET user_fields = (user_fields & ?) | ?, {sets}, changed_gen = ? WHERE number = ?",
            [(~patch.bits, *state, generation, number) for number, state in patch.after.items()],
        )
        if "captured_local" in patch.columns:
            self._catalogue.run_many(DATE_AGAIN, [(number,) for number in patch.after])
        for place, column in enumerate(patch.columns, start=1):
            if column in _SPOKEN:
                words = {number: state[place] for number, state in patch.after.items()}
                self._texts.say(_SPOKEN[column], words)

    def _write_tags(self, patch: Patch, numbers: list[int], generation: int) -> None:
        self._catalogue.run_many("DELETE FROM tags WHERE tag = ? AND item = ?", patch.lost)
        self._catalogue.run_many("INSERT INTO tags (tag, item) VALUES (?, ?)", patch.gained)
        rows = [(generation, number) for number in numbers]
        self._catalogue.run_many("UPDATE items SET changed_gen = ? WHERE number = ?", rows)
        words: dict[int, list[str]] = {number: [] for number in numbers}
        for tag, number in sorted(self._tags(numbers)):
            words[number].append(tag)
        self._texts.say(PassageSource.TAG, {number: ", ".join(tags) or None for number, tags in words.items()})
