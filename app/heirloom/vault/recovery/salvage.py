"""Reading labels out of a damaged catalogue: what people set by hand, as far as its pages still authenticate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from heirloom.core.errors import NoSpace, VaultError
from heirloom.core.records import ItemNumber
from heirloom.vault.catalogue.connection import Catalogue, Row
from heirloom.vault.catalogue.log import Change, Log
from heirloom.vault.keys.master import CATALOG_DB, VaultKeys
from heirloom.vault.recovery import salvage_learning
from heirloom.vault.tables.item_facts import Field, place_number
from heirloom.vault.views.item_rows import YEAR, next_accessions

_BLOCK: Final = 64
_BY_HAND: Final = {
    Field.TITLE: ("title",),
    Field.CAPTION: ("caption",),
    Field.CAPTURED: ("captured_local", "captured_offset_min", "captured_evidence"),
    Field.GPS: ("lat", "lon", "alt"),
    Field.RATING: ("rating",),
}
_COLUMNS: Final = tuple(column for columns in _BY_HAND.values() for column in columns)
_MARKS: Final = "i.kept, i.turned, i.accession"
_BEFORE_MARKS: Final = "0, 0, 0"
"""Version 1 had none."""
_ITEMS: Final = (
    "SELECT i.number, i.id, i.user_fields, i.imported_us, i.set_aside_us, i.erase_after_us, i.place, {},"
    f" {', '.join(_COLUMNS)} FROM items i NOT INDEXED"
)

_NUMBERS: Final = "SELECT number, id FROM items INDEXED BY sqlite_autoindex_items_1"


def newest_labels(old: Sequence[Path], keys: VaultKeys, catalogue: Catalogue, log: Log) -> int:
    """The labels of the first catalogue in `old` that gives any; see `labels`."""
    return next((count for one in old if (count := labels(one, keys, catalogue, log))), 0)


def labels(old: Path, keys: VaultKeys, catalogue: Catalogue, log: Log) -> int:
    """Bring what people said and set in the catalogue at `old` into the new one; returns how many labels that were.

    Runs inside a logged commit. A page that does not authenticate costs the rows on it, no more.
    """
    source = Catalogue(old, lambda: keys.subkey(CATALOG_DB), writable=False)
    try:
        tables = _all_or_none(source, "SELECT count(*) FROM sqlite_schema WHERE name = 'items'")
        return _copy(source, catalogue, log) if tables == [(1,)] else 0
    finally:
        source.close()


def _copy(source: Catalogue, catalogue: Catalogue, log: Log) -> int:
    schema = _all_or_none(source, "SELECT sql FROM sqlite_schema WHERE name = 'items'")
    has_marks = any(" kept " in sql for (sql,) in schema)
    items = _readable(source, _ITEMS.format(_MARKS if has_marks else _BEFORE_MARKS), "items", "i.number")
    numbers: dict[bytes, int] = dict(catalogue.rows("SELECT id, number FROM items"))
    known = [(row[0], row[1]) for row in items]
    known += _all_or_none(source, _NUMBERS)  # the tags of an item whose own row is on a damaged page
    renumbered = {old: numbers[item_id] for old, item_id in known if item_id in numbers}
    places: dict[int, str] = dict(_all_or_none(source, "SELECT id, name FROM places"))
    count = 0
    for row in items:
        if row[0] in renumbered:
            count += _copy_item(row, renumbered[row[0]], places, catalogue, log)
    for tag, item in _all_or_none(source, "SELECT tag, item FROM tags"):
        if item in renumbered:
            generation = log.note(Change.CHANGED, ItemNumber(renumbered[item]))
            catalogue.run("INSERT OR IGNORE INTO tags (tag, item) VALUES (?, ?)", (tag, renumbered[item]))
            catalogue.run("UPDATE items SET changed_gen = ? WHERE number = ?", (generation, renumbered[item]))
            count += 1
    for path, state in _all_or_none(source, "SELECT path, state FROM folders"):
        catalogue.run("INSERT OR IGNORE INTO folders (path, state) VALUES (?, ?)", (path, state))
        count += 1
    own = " AND ".join(f"key NOT LIKE '{kind}.%'" for kind in ("snapshot", "adoption", "objects"))
    settings = f"SELECT key, value FROM settings WHERE {own}"
    for key, value in _all_or_none(source, settings):
        catalogue.run("INSERT OR IGNORE INTO settings (key, value) VALUES (?, ?)", (key, value))
        count += 1
    if has_marks:
        _settle_accessions(source, catalogue, {renumbered[row[0]] for row in items if row[0] in renumbered})
        count += _copy_ledger(source, catalogue)
    if _all_or_none(source, "SELECT 1 FROM sqlite_schema WHERE name = 'albums'"):
        count += salvage_learning.copy(lambda select: _all_or_none(source, select), catalogue, log, renumbered)
    return count


def _copy_item(row: Row, number: int, places: dict[int, str], catalogue: Catalogue, log: Log) -> int:
    _, _, user_fields, imported_us, set_aside_us, erase_after_us, place, kept, turned, accession, *facts = row
    columns = {"imported_us": imported_us, "set_aside_us": set_aside_us, "erase_after_us": erase_after_us}
    labels = set_aside_us is not None or erase_after_us is not None or bool(kept or turned)
    if accession:
        columns["accession"] = accession
    columns.update(kept=kept, turned=turned)
    stored = dict(zip(_COLUMNS, facts, strict=True))
    for bit, names in _BY_HAND.items():
        if user_fields & bit:
            columns.update({name: stored[name] for name in names})
            labels = True
    if labels:
        if user_fields & Field.PLACE:
            columns["place"] = place_number(catalogue, places.get(place))
        columns.update(user_fields=user_fields, changed_gen=log.note(Change.CHANGED, ItemNumber(number)))
    if columns.get("captured_local") is not None:
        columns["dated_local"] = columns["captured_local"]
    sets = ", ".join(f"{name} = ?" for name in columns)
    catalogue.run(f"UPDATE items SET {sets} WHERE number = ?", (*columns.values(), number))
    return int(labels)


def _settle_accessions(source: Catalogue, catalogue: Catalogue, known: set[int]) -> None:
    """Count on from the old numbers; a memory whose own could not be read gets one that nobody had."""
    counted = _all_or_none(source, "SELECT year, last FROM accessions")
    counted += catalogue.rows(f"SELECT accession / {YEAR}, max(accession % {YEAR}) FROM items GROUP BY 1")
    catalogue.run_many(
        "INSERT INTO accessions (year, last) VALUES (?, ?)"
        " ON CONFLICT (year) DO UPDATE SET last = max(last, excluded.last)",
        counted,
    )
    shared = "SELECT accession FROM items GROUP BY accession HAVING count(*) > 1"
    for number, accession in catalogue.rows(f"SELECT number, accession FROM items WHERE accession IN ({shared})"):
        if number not in known:
            (new,) = next_accessions(catalogue, accession // YEAR, 1)
            catalogue.run("UPDATE items SET accession = ? WHERE number = ?", (new, number))


def _copy_ledger(source: Catalogue, catalogue: Catalogue) -> int:
    rows = _all_or_none(source, "SELECT at_us, what, detail, decided FROM ledger ORDER BY id")
    catalogue.run_many("INSERT INTO ledger (at_us, what, detail, decided) VALUES (?, ?, ?, ?)", rows)
    return len(rows)


def _readable(source: Catalogue, select: str, table: str, key: str) -> list[Row]:
    """Every row on a page that still opens: blocks from both ends, then one by one around the holes."""
    bounds = _attempt(lambda: source.rows(f"SELECT min(rowid), max(rowid) FROM {table}"))
    last = bounds[0][1] if bounds and bounds[0][1] is not None else 0
    found: list[Row] = []
    first = 1
    while first <= last:
        block = f"{select} WHERE {key} BETWEEN ? AND ?"
        rows = _attempt(lambda: source.rows(block, (first, first + _BLOCK - 1)))  # noqa: B023 (called at once)
        if rows is None:
            for number in range(first, first + _BLOCK):
                found += _attempt(lambda: source.rows(block, (number, number))) or []  # noqa: B023
        else:
            found += rows
        first += _BLOCK
        if rows == []:
            first = _next_number(source, table, first, last)
    return found


def _next_number(source: Catalogue, table: str, first: int, last: int) -> int:
    """Skip a gap in the numbers."""
    rows = _attempt(lambda: source.rows(f"SELECT min(rowid) FROM {table} WHERE rowid >= ?", (first,)))
    if rows is None:
        return first
    return int(rows[0][0]) if rows[0][0] is not None else last + 1


def _all_or_none(source: Catalogue, select: str) -> list[Row]:
    return _attempt(lambda: source.rows(select)) or []


def _attempt(read: Callable[[], list[Row]]) -> list[Row] | None:
    try:
        return read()
    except NoSpace:  # says nothing about the old catalogue: the rebuild waits for room, and no label is given up
        raise
    except VaultError:
        return None
