"""Dossiers: all that the catalogue knows of some memories in one read, for whoever judges them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Item
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row
from heirloom.vault.views.item_rows import SELECT, item_of

TEXT_CHARACTERS: Final = 2_000
"""So much of what a memory says is given; `characters` counts all of it."""
_BLOCK: Final = 512
_SEPARATOR: Final = "\x1f"
_READ: Final = "p.source IN (1, 2)"
"""What lies in the file as text, and what was read in its picture."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A memory with its tags, the paths it was met at, how its text begins and how long that is.

    `was_read`: whether its text was looked for. `by_hand` are the facts that a person set, as bits of `Field`. `state`:
    the number of the state of reading its facts: 4 and 5 for one that could not be read.
    """

    item: Item
    paths: tuple[str, ...]
    tags: tuple[str, ...]
    text: str
    characters: int
    was_read: bool
    by_hand: int
    state: int


class DossierView:
    """Reads dossiers; any thread, any number of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def read(self, numbers: Sequence[int] | NDArray[np.int64]) -> dict[int, Dossier]:
        """Dossiers by item number; memories that are gone are left out."""
        found: dict[int, Dossier] = {}
        wanted = [int(number) for number in numbers]
        for start in range(0, len(wanted), _BLOCK):
            found.update(self._block(json.dumps(wanted[start : start + _BLOCK])))
        return found

    def _block(self, block: str) -> dict[int, Dossier]:
        these = "(SELECT value FROM json_each(?))"
        items = {row[1]: item_of(row) for row in self._catalogue.rows(f"{SELECT} WHERE i.number IN {these}", (block,))}
        sides: dict[int, Row] = {
            row[0]: row
            for row in self._catalogue.rows(
                f"""SELECT i.number, i.user_fields,
                (SELECT group_concat(tag, char(31)) FROM tags WHERE item = i.number),
                (SELECT sum(length(p.text)) FROM passages p WHERE p.item = i.number AND {_READ}),
                (SELECT max(state = 2) FROM stages WHERE item = i.number AND stage IN (2, 4)),
                (SELECT state FROM stages WHERE item = i.number AND stage = 1)
                FROM items i WHERE i.number IN {these}""",
                (block,),
            )
        }
        paths = self._grouped(f"SELECT item, path FROM origins WHERE item IN {these} ORDER BY id", block)
        texts = self._grouped(
            f"SELECT p.item, substr(p.text, 1, {TEXT_CHARACTERS}) FROM passages p WHERE p.item IN {these} AND {_READ}"
            " ORDER BY p.item, p.source, p.id",
            block,
        )
        return {
            number: _dossier(item, sides[number], paths, texts) for number, item in items.items() if number in sides
        }

    def _grouped(self, sql: str, block: str) -> dict[int, list[object]]:
        found: dict[int, list[object]] = {}
        for number, value in self._catalogue.rows(sql, (block,)):
            found.setdefault(number, []).append(value)
        return found


def _dossier(item: Item, side: Row, paths: dict[int, list[object]], texts: dict[int, list[object]]) -> Dossier:
    number, by_hand, tags, characters, read, state = side
    said = "\n".join(str(text) for text in texts.get(number, ()))
    return Dossier(
        item=item,
        paths=tuple(values.name_text(path) for path in paths.get(number, ()) if isinstance(path, bytes)),
        tags=tuple(sorted(tags.split(_SEPARATOR))) if tags else (),
        text=said[:TEXT_CHARACTERS],
        characters=int(characters or 0),
        was_read=bool(read),
        by_hand=int(by_hand),
        state=int(state or 0),
    )
