"""Version 4: faces in pictures; what looks spoilt is in no bulk proposal until its faces were looked for."""

from __future__ import annotations

from typing import Final

from heirloom.vault.catalogue.connection import Catalogue

VERSION: Final = 4

_STATEMENTS: Final = (
    # derived, no foreign key, as with measures: `Items.remove` takes these along; an empty record is no face
    "CREATE TABLE faces (item INTEGER PRIMARY KEY, format INTEGER NOT NULL, record BLOB NOT NULL)",
    # blurred, dark, accidental
    "UPDATE verdicts SET guarded = 1 WHERE clutter IN (4, 5, 6)",
)


def apply(catalogue: Catalogue) -> None:
    """Bring a catalogue of version 3 to version 4; of what was there only verdicts change, and they are derived."""
    for statement in _STATEMENTS:
        catalogue.run(statement)
