"""Tags: words that people give to their memories."""

from __future__ import annotations

from collections.abc import Sequence

from heirloom.core.errors import NotFound, UserError
from heirloom.core.records import ItemId, ItemNumber
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.log import Change, Log


class Tags:
    """Rows of tags; changed inside `Vault.commit()`."""

    def __init__(self, catalogue: Catalogue, log: Log) -> None:
        self._catalogue = catalogue
        self._log = log

    def add(self, ids: Sequence[ItemId], tag: str) -> int:
        """Give items a tag; returns how many did not have it. NotFound for an unknown item."""
        word = tag_word(tag)
        return sum(
            self._change(item_id, "INSERT OR IGNORE INTO tags (tag, item) VALUES (?, ?)", word) for item_id in ids
        )

    def remove(self, ids: Sequence[ItemId], tag: str) -> int:
        """Take a tag from items; returns how many had it. NotFound for an unknown item."""
        word = tag_word(tag)
        return sum(self._change(item_id, "DELETE FROM tags WHERE tag = ? AND item = ?", word) for item_id in ids)

    def for_item(self, item_id: ItemId) -> list[str]:
        """An item's tags in alphabetical order."""
        rows = self._catalogue.rows(
            "SELECT t.tag FROM tags t JOIN items i ON i.number = t.item WHERE i.id = ? ORDER BY t.tag",
            (values.id_bytes(item_id),),
        )
        return [row[0] for row in rows]

    def all(self) -> dict[str, int]:
        """Every tag with the number of its items."""
        return dict(self._catalogue.rows("SELECT tag, count(*) FROM tags GROUP BY tag ORDER BY tag"))

    def _change(self, item_id: ItemId, sql: str, word: str) -> int:
        number = self._catalogue.value("SELECT number FROM items WHERE id = ?", (values.id_bytes(item_id),))
        if number is None:
            raise NotFound(f"There is no memory {item_id}.")
        changed = self._catalogue.changed(sql, (word, number))
        if changed:
            generation = self._log.note(Change.CHANGED, ItemNumber(number))
            self._catalogue.run("UPDATE items SET changed_gen = ? WHERE number = ?", (generation, number))
        return changed


def tag_word(tag: str) -> str:
    """A tag as it is stored: spaces made one. UserError for one without a letter."""
    word = " ".join(values.clean_text(tag).split())
    if not word:
        raise UserError("A tag needs at least one letter.")
    return word
