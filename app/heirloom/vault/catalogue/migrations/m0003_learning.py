"""Version 3: albums, members, answers and models; measures, verdicts and decisions of what is worth keeping."""

from __future__ import annotations

from typing import Final

from heirloom.vault.catalogue.connection import Catalogue

VERSION: Final = 3

_STATEMENTS: Final = (
    # kind: 1 by hand, 2 by rule, 3 taught. A removed album keeps its row, members and answers: removing can be undone.
    """CREATE TABLE albums (
        number INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE,
        parent INTEGER REFERENCES albums(number) ON DELETE SET NULL,
        name TEXT NOT NULL, kind INTEGER NOT NULL, sentence TEXT, rule TEXT,
        carefulness REAL NOT NULL DEFAULT 0.5, hero INTEGER REFERENCES items(number) ON DELETE SET NULL,
        pinned INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0,
        created_us INTEGER NOT NULL, removed_us INTEGER, changed_gen INTEGER NOT NULL)""",
    "CREATE INDEX albums_parent ON albums(parent) WHERE parent IS NOT NULL",
    "CREATE INDEX albums_hero ON albums(hero) WHERE hero IS NOT NULL",
    # added_by: 1 a person, 2 the machine, whose model had `version`
    """CREATE TABLE album_items (
        album INTEGER NOT NULL REFERENCES albums(number) ON DELETE CASCADE,
        item INTEGER NOT NULL REFERENCES items(number) ON DELETE CASCADE,
        added_by INTEGER NOT NULL, at_us INTEGER NOT NULL, version INTEGER,
        PRIMARY KEY (album, item)) WITHOUT ROWID""",
    "CREATE INDEX album_items_item ON album_items(item)",
    # answer: 0 no, 1 yes, 2 skipped; asked: 1 chosen, 2 unsure, 3 random; what the model in use then thought of it
    """CREATE TABLE album_answers (
        album INTEGER NOT NULL REFERENCES albums(number) ON DELETE CASCADE,
        item INTEGER NOT NULL REFERENCES items(number) ON DELETE CASCADE,
        answer INTEGER NOT NULL, asked INTEGER NOT NULL, at_us INTEGER NOT NULL, version INTEGER, probability REAL,
        PRIMARY KEY (album, item)) WITHOUT ROWID""",
    "CREATE INDEX album_answers_item ON album_answers(item)",
    # derived: every training that is kept for going back
    """CREATE TABLE album_models (
        id INTEGER PRIMARY KEY, album INTEGER NOT NULL REFERENCES albums(number) ON DELETE CASCADE,
        version INTEGER NOT NULL, trained_us INTEGER NOT NULL, method TEXT NOT NULL,
        yes INTEGER NOT NULL, no INTEGER NOT NULL, f1 REAL, in_use INTEGER NOT NULL DEFAULT 0,
        answers BLOB NOT NULL, model BLOB NOT NULL, report TEXT NOT NULL, UNIQUE (album, version))""",
    # derived: what the model in use found when it last looked at everything
    """CREATE TABLE album_looks (
        album INTEGER PRIMARY KEY REFERENCES albums(number) ON DELETE CASCADE,
        version INTEGER NOT NULL, at_us INTEGER NOT NULL, waiting INTEGER NOT NULL, last_item INTEGER NOT NULL,
        state TEXT NOT NULL)""",
    # derived, no foreign key, as with stages: `Items.remove` takes these along
    """CREATE TABLE measures (
        item INTEGER PRIMARY KEY, format INTEGER NOT NULL, record BLOB NOT NULL, hash INTEGER, turned_hash INTEGER)""",
    "CREATE INDEX measures_hash ON measures(item, hash, turned_hash) WHERE hash IS NOT NULL",
    # clutter, treasure: number of the strongest reason of each sort, NULL for none
    """CREATE TABLE verdicts (
        item INTEGER PRIMARY KEY, worth REAL NOT NULL, clutter INTEGER, treasure INTEGER,
        guarded INTEGER NOT NULL DEFAULT 0, reasons BLOB NOT NULL, version INTEGER NOT NULL)""",
    "CREATE INDEX verdicts_clutter ON verdicts(clutter, worth, item) WHERE clutter IS NOT NULL",
    "CREATE INDEX verdicts_treasure ON verdicts(worth DESC, item) WHERE treasure IS NOT NULL",
    "CREATE INDEX verdicts_version ON verdicts(version)",
    # what a person decided of one memory; `about` is a word of clutter or treasure, or empty for all of them
    """CREATE TABLE decisions (
        item INTEGER NOT NULL REFERENCES items(number) ON DELETE CASCADE,
        decision INTEGER NOT NULL, about TEXT NOT NULL DEFAULT '', at_us INTEGER NOT NULL,
        PRIMARY KEY (item, decision, about)) WITHOUT ROWID""",
    "CREATE INDEX decisions_at ON decisions(at_us)",
    """CREATE TABLE twin_decisions (
        first INTEGER NOT NULL REFERENCES items(number) ON DELETE CASCADE,
        second INTEGER NOT NULL REFERENCES items(number) ON DELETE CASCADE,
        decision INTEGER NOT NULL, at_us INTEGER NOT NULL,
        PRIMARY KEY (first, second), CHECK (first < second)) WITHOUT ROWID""",
    "CREATE INDEX twin_decisions_second ON twin_decisions(second)",
    # how often a person looked at a memory or took it out of the vault; no commit waits for it
    """CREATE TABLE openings (
        item INTEGER PRIMARY KEY, opened INTEGER NOT NULL DEFAULT 0, shared INTEGER NOT NULL DEFAULT 0,
        last_us INTEGER NOT NULL)""",
    """CREATE TABLE screening_models (
        version INTEGER PRIMARY KEY, trained_us INTEGER NOT NULL, decisions INTEGER NOT NULL,
        in_use INTEGER NOT NULL DEFAULT 0, model BLOB NOT NULL, report TEXT NOT NULL)""",
)


def apply(catalogue: Catalogue) -> None:
    """Bring a catalogue of version 2 to version 3; nothing of it changes."""
    for statement in _STATEMENTS:
        catalogue.run(statement)
