"""Version 2: what the window needs. Keepsakes, turned pictures, running numbers, the timeline's columns, the ledger."""

from __future__ import annotations

from typing import Final

from heirloom.vault.catalogue.connection import Catalogue

VERSION: Final = 2

# What a tile must know before its picture is there, in one number: kind in bits 0-1, kept 2, dated by evidence 3,
# only the month known 4, only the year 5, quarter turns 6-7, width * 1024 / height from bit 8 on (0: unknown).
_LOOK: Final = """kind | (kept << 2)
    | ((captured_local IS NOT NULL AND captured_evidence <> 'mtime') << 3)
    | (CASE captured_evidence WHEN 'user_month' THEN 16 WHEN 'user_year' THEN 32 ELSE 0 END)
    | (turned << 6)
    | (CASE WHEN width > 0 AND height > 0 THEN max(1, min(65535, width * 1024 / height)) ELSE 0 END << 8)"""

_STATEMENTS: Final = (
    "ALTER TABLE items ADD COLUMN kept INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE items ADD COLUMN turned INTEGER NOT NULL DEFAULT 0",
    # year of sealing (UTC) * 1e9 + running number of that year
    "ALTER TABLE items ADD COLUMN accession INTEGER NOT NULL DEFAULT 0",
    f"ALTER TABLE items ADD COLUMN look INTEGER GENERATED ALWAYS AS ({_LOOK}) VIRTUAL",
    "CREATE TABLE accessions (year INTEGER PRIMARY KEY, last INTEGER NOT NULL)",
    """UPDATE items SET accession = given.year * 1000000000 + given.running FROM (
        SELECT number, cast(strftime('%Y', imported_us / 1000000, 'unixepoch') AS INTEGER) AS year, row_number() OVER (
            PARTITION BY strftime('%Y', imported_us / 1000000, 'unixepoch') ORDER BY number) AS running
        FROM items) given WHERE given.number = items.number""",
    """INSERT INTO accessions (year, last)
        SELECT accession / 1000000000, max(accession % 1000000000) FROM items GROUP BY accession / 1000000000""",
    "CREATE INDEX items_accession ON items(accession)",
    # the timeline is read from this index alone
    "DROP INDEX items_timeline",
    "CREATE INDEX items_timeline ON items(dated_local, number, look) WHERE set_aside_us IS NULL",
    "CREATE INDEX items_kept ON items(dated_local, number) WHERE kept = 1 AND set_aside_us IS NULL",
    """CREATE TABLE ledger (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at_us INTEGER NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL,
        decided TEXT NOT NULL)""",
)


def apply(catalogue: Catalogue) -> None:
    """Bring a catalogue of version 1 to version 2; no row of an item is lost or made."""
    for statement in _STATEMENTS:
        catalogue.run(statement)
