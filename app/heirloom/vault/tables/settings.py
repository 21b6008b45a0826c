"""Settings that belong to the vault, as JSON values by key."""

from __future__ import annotations

import json
from typing import Any

from heirloom.vault.catalogue.connection import Catalogue


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

    def all(self) -> dict[str, Any]:
        """Every setting."""
        return {key: json.loads(value) for key, value in self._catalogue.rows("SELECT key, value FROM settings")}
