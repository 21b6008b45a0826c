"""Settings that belong to the vault, as JSON values by key."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from heirloom.core.records import ObjectId
from heirloom.vault.catalogue.connection import Catalogue

LEFTOVERS: Final = "objects.leftover."


class Settings:
    """Rows of settings; `set` inside `commit()` or `derive()`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def get(self, key: str, default: Any = None) -> Any:
        """The value stored under `key`, or `default`."""
        found = self._catalogue.value("SELECT value FROM settings WHERE key = ?", (key,))
        return default if found is None else json.loads(found)

    def set(self, key: str, value: Any) -> None:
        """Store a JSON value."""
        sql = "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        self._catalogue.run(sql, (key, json.dumps(value)))

    def add_leftovers(self, object_ids: Iterable[ObjectId]) -> None:
        """Note objects that no row names any more: their files go once the journal is in the catalogue's file."""
        sql = "INSERT OR IGNORE INTO settings (key, value) VALUES (?, 'true')"
        self._catalogue.run_many(sql, [(LEFTOVERS + one,) for one in object_ids])

    def leftovers(self) -> list[ObjectId]:
        """Objects whose files may still have to go."""
        rows = self._catalogue.rows("SELECT key FROM settings WHERE key BETWEEN ? AND ?", (LEFTOVERS, LEFTOVERS + "g"))
        return [ObjectId(key.removeprefix(LEFTOVERS)) for (key,) in rows]

    def forget_leftovers(self, object_ids: Iterable[ObjectId]) -> None:
        """Their files are gone."""
        sql = "DELETE FROM settings WHERE key = ?"
        self._catalogue.run_many(sql, [(LEFTOVERS + one,) for one in object_ids])

    def all(self) -> dict[str, Any]:
        """Every setting."""
        return {key: json.loads(value) for key, value in self._catalogue.rows("SELECT key, value FROM settings")}
