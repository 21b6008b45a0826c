"""Version 5: memories are found by the names of the folders they came from, and by their camera."""

from __future__ import annotations

from typing import Final

from heirloom.core.folders import told_folders
from heirloom.core.words import index_text
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue

VERSION: Final = 5

_BLOCK: Final = 4_096
_WORDS: Final = "USING fts5(body, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2')"

_STATEMENTS: Final = (
    # derived from `origins.path`. names: those that tell something, outermost first, '/' between them, as bytes
    "CREATE TABLE folder_names (id INTEGER PRIMARY KEY, names BLOB NOT NULL UNIQUE)",
    f"CREATE VIRTUAL TABLE folder_words {_WORDS}",
    # no foreign key, as with stages: `Items.remove` takes along the names that nothing lies under any more
    "ALTER TABLE origins ADD COLUMN folder INTEGER",
    # make and model, with a sign between them that stands in neither
    """ALTER TABLE items ADD COLUMN camera TEXT GENERATED ALWAYS AS (CASE WHEN make IS NULL AND model IS NULL THEN NULL
        ELSE coalesce(make, '') || char(31) || coalesce(model, '') END) VIRTUAL""",
    "CREATE INDEX items_camera ON items(camera, number) WHERE camera IS NOT NULL AND set_aside_us IS NULL",
)
_INDEX: Final = "CREATE INDEX origins_folder ON origins(folder, item) WHERE folder IS NOT NULL"


def apply(catalogue: Catalogue) -> None:
    """Bring a catalogue of version 4 to version 5: the folders of what is there are read from its origins' paths."""
    for statement in _STATEMENTS:
        catalogue.run(statement)
    known: dict[bytes, int] = {}
    after = 0
    while rows := catalogue.rows(f"SELECT id, path FROM origins WHERE id > ? ORDER BY id LIMIT {_BLOCK}", (after,)):
        placed = [(_folder(catalogue, known, path), number) for number, path in rows]
        catalogue.run_many("UPDATE origins SET folder = ? WHERE id = ?", [one for one in placed if one[0]])
        after = rows[-1][0]
    catalogue.run(_INDEX)


def _folder(catalogue: Catalogue, known: dict[bytes, int], path: bytes) -> int | None:
    """The row of the folder that a file lay in; None where its names tell nothing."""
    names = "/".join(told_folders(values.name_text(path)))
    raw = values.name_bytes(names)
    if names and raw not in known:
        known[raw] = catalogue.run("INSERT INTO folder_names (names) VALUES (?)", (raw,))
        catalogue.run("INSERT INTO folder_words (rowid, body) VALUES (?, ?)", (known[raw], index_text(names)))
    return known.get(raw)
