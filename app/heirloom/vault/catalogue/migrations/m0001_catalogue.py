"""Version 1: items and origins, the log, texts and words, vectors, stages, jobs, folders, tags, settings."""

from __future__ import annotations

from typing import Final

from heirloom.vault.catalogue.connection import Catalogue

VERSION: Final = 1

_WORDS: Final = "USING fts5(body, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2')"

_STATEMENTS: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "INSERT INTO meta (key, value) VALUES ('generation', '0'), ('catalogue_id', lower(hex(randomblob(16))))",
    # the log: `changes` is a run of (change u8, item number u64, object id 32 bytes)
    """CREATE TABLE log (
        seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, at_us INTEGER NOT NULL, payload BLOB NOT NULL,
        changes BLOB NOT NULL, digest BLOB NOT NULL, prev BLOB NOT NULL)""",
    "CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL)",
    # names are bytes: a file name need not be UTF-8. Times: _us since 1970, UTC; _local is wall time taken as if UTC.
    """CREATE TABLE items (
        number INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, object_id BLOB NOT NULL,
        kind INTEGER NOT NULL, media_type TEXT NOT NULL, name BLOB NOT NULL, bytes INTEGER NOT NULL,
        mac BLOB NOT NULL, imported_us INTEGER NOT NULL, batch TEXT NOT NULL,
        sha256 BLOB, title TEXT, caption TEXT,
        captured_local INTEGER, captured_offset_min INTEGER, captured_evidence TEXT, dated_local INTEGER NOT NULL,
        lat REAL, lon REAL, alt REAL, place INTEGER REFERENCES places(id),
        width INTEGER, height INTEGER, make TEXT, model TEXT, lens TEXT, pages INTEGER, encrypted INTEGER,
        rating INTEGER, set_aside_us INTEGER, erase_after_us INTEGER,
        user_fields INTEGER NOT NULL DEFAULT 0, changed_gen INTEGER NOT NULL)""",
    # eight bytes find the few rows to look at; the whole hash would make the index three times as large
    "CREATE INDEX items_mac ON items(substr(mac, 1, 8))",
    "CREATE INDEX items_timeline ON items(dated_local, number) WHERE set_aside_us IS NULL",
    "CREATE INDEX items_kind ON items(kind, dated_local, number) WHERE set_aside_us IS NULL",
    "CREATE INDEX items_place ON items(place, dated_local, number) WHERE place IS NOT NULL AND set_aside_us IS NULL",
    "CREATE INDEX items_aside ON items(set_aside_us, kind) WHERE set_aside_us IS NOT NULL",
    "CREATE INDEX items_erase ON items(erase_after_us) WHERE erase_after_us IS NOT NULL",
    "CREATE INDEX items_batch ON items(batch)",
    """CREATE TABLE origins (
        id INTEGER PRIMARY KEY, item INTEGER NOT NULL REFERENCES items(number) ON DELETE CASCADE,
        object_id BLOB NOT NULL, name BLOB NOT NULL, path BLOB NOT NULL, mtime_ns INTEGER NOT NULL,
        bytes INTEGER NOT NULL, imported_us INTEGER NOT NULL)""",
    "CREATE INDEX origins_item ON origins(item)",
    "CREATE INDEX origins_path ON origins(path, mtime_ns)",
    f"CREATE VIRTUAL TABLE names {_WORDS}",
    """CREATE TABLE passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT, item INTEGER NOT NULL REFERENCES items(number) ON DELETE CASCADE,
        source INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL)""",
    "CREATE INDEX passages_item ON passages(item, source)",
    f"CREATE VIRTUAL TABLE words {_WORDS}",
    """CREATE TABLE spaces (
        id INTEGER PRIMARY KEY, role TEXT NOT NULL, encoder TEXT NOT NULL, revision TEXT NOT NULL,
        dimension INTEGER NOT NULL, precision TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 0, mark INTEGER NOT NULL,
        UNIQUE (role, encoder, revision, dimension, precision))""",
    # key = space << 40 | item number, or passage id: rows of one space lie side by side and stay whole on their page
    "CREATE TABLE image_vectors (key INTEGER PRIMARY KEY, vector BLOB NOT NULL)",
    # counting keys and looking for gaps must not read, and decrypt, the vectors themselves
    "CREATE INDEX image_keys ON image_vectors(key)",
    "CREATE TABLE image_features (key INTEGER PRIMARY KEY, features BLOB NOT NULL)",
    "CREATE TABLE text_vectors (key INTEGER PRIMARY KEY, item INTEGER NOT NULL, vector BLOB NOT NULL)",
    "CREATE INDEX text_keys ON text_vectors(key)",
    # no foreign key: four rows an item are the bulk of an import; `Items.remove` takes them along
    """CREATE TABLE stages (
        stage INTEGER NOT NULL, item INTEGER NOT NULL,
        state INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0, code TEXT, reason TEXT,
        PRIMARY KEY (stage, item)) WITHOUT ROWID""",
    "CREATE INDEX stages_pending ON stages(stage, item) WHERE state = 1",
    "CREATE INDEX stages_failed ON stages(item, stage) WHERE state >= 4",
    """CREATE TABLE jobs (
        id BLOB PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, done INTEGER NOT NULL, total INTEGER,
        failed INTEGER NOT NULL, created_us INTEGER NOT NULL, updated_us INTEGER NOT NULL, detail TEXT NOT NULL)
        WITHOUT ROWID""",
    "CREATE TABLE job_requests (job BLOB PRIMARY KEY, request TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE folders (
        path BLOB PRIMARY KEY, state TEXT NOT NULL, last_scan_us INTEGER, items INTEGER NOT NULL DEFAULT 0)
        WITHOUT ROWID""",
    """CREATE TABLE tags (
        tag TEXT NOT NULL, item INTEGER NOT NULL REFERENCES items(number) ON DELETE CASCADE,
        PRIMARY KEY (tag, item)) WITHOUT ROWID""",
    "CREATE INDEX tags_item ON tags(item)",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)


def apply(catalogue: Catalogue) -> None:
    """Make every table of version 1 in an empty database."""
    for statement in _STATEMENTS:
        catalogue.run(statement)
