"""Rows of albums, members, answers and decisions: their state now, and how it becomes another one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row
from heirloom.vault.labels.patch import Key, Rows, Table

KEYS: Final[Mapping[Table, tuple[str, ...]]] = {
    Table.ALBUMS: ("number",),
    Table.MEMBERS: ("album", "item"),
    Table.ANSWERS: ("album", "item"),
    Table.DECISIONS: ("item", "decision", "about"),
    Table.TWINS: ("first", "second"),
}
COLUMNS: Final[Mapping[Table, tuple[str, ...]]] = {
    Table.MEMBERS: ("added_by", "at_us", "version"),
    Table.ANSWERS: ("answer", "asked", "at_us", "version", "probability"),
    Table.DECISIONS: ("at_us",),
    Table.TWINS: ("decision", "at_us"),
}
"""All other columns of a table; of an album each change names its own."""

Becomes = Callable[[Key, Row | None], Row | None]


def state(catalogue: Catalogue, table: Table, columns: tuple[str, ...], keys: Iterable[Key]) -> dict[Key, Row | None]:
    """What `table` holds under each of `keys` now."""
    asked = list(dict.fromkeys(keys))
    named = KEYS[table]
    wanted = ", ".join(f"t.{name}" for name in (*named, *columns))
    same = " AND ".join(f"t.{name} = j.value ->> {place}" for place, name in enumerate(named))
    rows = catalogue.rows(f"SELECT {wanted} FROM json_each(?) j CROSS JOIN {table} t ON {same}", (json.dumps(asked),))
    found = {tuple(row[: len(named)]): tuple(row[len(named) :]) for row in rows}
    return {key: found.get(key) for key in asked}


def changed(
    catalogue: Catalogue, table: Table, keys: Iterable[Key], becomes: Becomes, columns: tuple[str, ...] | None = None
) -> Rows:
    """The rows under `keys` that would become others, not yet written."""
    named = COLUMNS[table] if columns is None else columns
    now = state(catalogue, table, named, keys)
    after = {key: becomes(key, row) for key, row in now.items()}
    differ = [key for key, row in now.items() if after[key] != row]
    return Rows(table, named, {key: now[key] for key in differ}, {key: after[key] for key in differ})


def fits(catalogue: Catalogue, rows: Rows) -> bool:
    """Whether the table holds what `rows` says was there before."""
    return state(catalogue, rows.table, rows.columns, rows.before) == dict(rows.before)


def write(catalogue: Catalogue, rows: Rows, generation: int) -> None:
    """Bring the table to the state after, inside a commit group. An album's row is never taken away."""
    named = KEYS[rows.table]
    if rows.table is Table.ALBUMS:
        sets = ", ".join(f"{column} = ?" for column in rows.columns)
        updated = [(*row, *key) for key, row in rows.after.items() if row is not None]
        catalogue.run_many(f"UPDATE albums SET {sets} WHERE number = ?", updated)
    else:
        same = " AND ".join(f"{name} = ?" for name in named)
        gone = [key for key, row in rows.after.items() if row is None]
        catalogue.run_many(f"DELETE FROM {rows.table} WHERE {same}", gone)
        marks = ", ".join("?" * (len(named) + len(rows.columns)))
        there = [(*key, *row) for key, row in rows.after.items() if row is not None]
        listed = ", ".join((*named, *rows.columns))
        catalogue.run_many(f"INSERT OR REPLACE INTO {rows.table} ({listed}) VALUES ({marks})", there)
    if rows.albums:
        generations = [(generation, number) for number in rows.albums]
        catalogue.run_many("UPDATE albums SET changed_gen = ? WHERE number = ?", generations)
        catalogue.touch(values.ALBUMS)
