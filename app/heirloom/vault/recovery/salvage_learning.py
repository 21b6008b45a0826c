"""Reading albums, answers and decisions out of a damaged catalogue; models are trained again from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from heirloom.core.records import ItemNumber
from heirloom.vault.catalogue.connection import Catalogue, Row
from heirloom.vault.catalogue.log import Change, Log

_ALBUM: Final = "number, id, name, kind, sentence, rule, carefulness, pinned, position, created_us, removed_us"
_OF_ITEMS: Final = {
    "album_items": ("album", "item", "added_by", "at_us", "version"),
    "album_answers": ("album", "item", "answer", "asked", "at_us", "version", "probability"),
    "decisions": ("item", "decision", "about", "at_us"),
    "twin_decisions": ("first", "second", "decision", "at_us"),
    "openings": ("item", "opened", "shared", "last_us"),
}
_ITEMS: Final = ("item", "first", "second")

Read = Callable[[str], list[Row]]
"""The rows of a query as far as the old catalogue gives them, or none."""


def copy(read: Read, catalogue: Catalogue, log: Log, renumbered: Mapping[int, int]) -> int:
    """Bring them into the new catalogue, inside a logged commit; returns how many rows.

    `renumbered`: old item numbers to new ones. Albums keep their numbers: a new catalogue has none yet.
    """
    albums = read(f"SELECT {_ALBUM} FROM albums")
    if not albums:  # members of albums whose own page is lost still name them
        albums = [_unnamed(row[0]) for row in read("SELECT DISTINCT album FROM album_items ORDER BY 1")]
    for row in albums:
        generation = log.note(Change.ALBUM, ItemNumber(row[0]))
        marks = ", ".join("?" * (len(row) + 1))
        catalogue.run(f"INSERT OR IGNORE INTO albums ({_ALBUM}, changed_gen) VALUES ({marks})", (*row, generation))
    _connect(read, catalogue, renumbered)
    known = {row[0] for row in albums}
    return len(albums) + sum(_copy_rows(read, catalogue, log, table, renumbered, known) for table in _OF_ITEMS)


def _connect(read: Read, catalogue: Catalogue, renumbered: Mapping[int, int]) -> None:
    """Parents and heroes, once every album has its row."""
    known = {row[0] for row in catalogue.rows("SELECT number FROM albums")}
    for number, parent, hero in read("SELECT number, parent, hero FROM albums"):
        catalogue.run(
            "UPDATE albums SET parent = ?, hero = ? WHERE number = ?",
            (parent if parent in known else None, renumbered.get(hero), number),
        )


def _copy_rows(
    read: Read, catalogue: Catalogue, log: Log, table: str, renumbered: Mapping[int, int], albums: set[int]
) -> int:
    columns = _OF_ITEMS[table]
    listed, marks = ", ".join(columns), ", ".join("?" * len(columns))
    count = 0
    for row in read(f"SELECT {listed} FROM {table}"):
        named = dict(zip(columns, row, strict=True))
        items = [renumbered.get(named[column]) for column in _ITEMS if column in named]
        if None in items or named.get("album", 0) not in {0, *albums}:
            continue
        named.update(zip((column for column in _ITEMS if column in named), items, strict=True))
        if table == "twin_decisions":
            named["first"], named["second"] = sorted((named["first"], named["second"]))
        sql = f"INSERT OR IGNORE INTO {table} ({listed}) VALUES ({marks})"
        catalogue.run(sql, tuple(named[column] for column in columns))
        if table != "openings":
            for item in {named[column] for column in _ITEMS if column in named}:
                generation = log.note(Change.CHANGED, ItemNumber(item))
                catalogue.run("UPDATE items SET changed_gen = ? WHERE number = ?", (generation, item))
        count += 1
    return count


def _unnamed(number: int) -> Row:
    """A row for an album of which only the number is known."""
    return (number, number.to_bytes(16, "big"), f"Album {number}", 1, None, None, 0.5, 0, number, 0, None)
