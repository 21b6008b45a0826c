"""Version 6: the timeline knows of dates that are no more than a month or a year by a file's name, too."""

from __future__ import annotations

from typing import Final

from heirloom.vault.catalogue.connection import Catalogue

VERSION: Final = 6

# As in version 2, with two more kinds of evidence.
_LOOK: Final = """kind | (kept << 2)
    | ((captured_local IS NOT NULL AND captured_evidence <> 'mtime') << 3)
    | (CASE captured_evidence WHEN 'user_month' THEN 16 WHEN 'user_year' THEN 32
        WHEN 'filename_month' THEN 16 WHEN 'filename_year' THEN 32 ELSE 0 END)
    | (turned << 6)
    | (CASE WHEN width > 0 AND height > 0 THEN max(1, min(65535, width * 1024 / height)) ELSE 0 END << 8)"""

_STATEMENTS: Final = (
    "DROP INDEX items_timeline",
    "ALTER TABLE items DROP COLUMN look",
    f"ALTER TABLE items ADD COLUMN look INTEGER GENERATED ALWAYS AS ({_LOOK}) VIRTUAL",
    "CREATE INDEX items_timeline ON items(dated_local, number, look) WHERE set_aside_us IS NULL",
)


def apply(catalogue: Catalogue) -> None:
    """Bring a catalogue of version 5 to version 6: no row changes, the timeline's index is made anew."""
    for statement in _STATEMENTS:
        catalogue.run(statement)
