"""Watched folders: their paths live in the vault, never in a settings file in clear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heirloom.core.errors import NotFound
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """`state` is a short word: waiting, scanning, watching, missing. `items` counts the files of its last scan."""

    path: str
    state: str
    last_scan_at: datetime | None
    items: int


class Folders:
    """Rows of watched folders; written inside `commit()` or `derive()`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def add(self, path: str) -> bool:
        """Watch a folder; False if it is watched already."""
        sql = "INSERT OR IGNORE INTO folders (path, state) VALUES (?, 'waiting')"
        return self._catalogue.changed(sql, (values.name_bytes(path),)) > 0

    def remove(self, path: str) -> None:
        """Watch a folder no more; NotFound if it is not watched."""
        if not self._catalogue.changed("DELETE FROM folders WHERE path = ?", (values.name_bytes(path),)):
            raise NotFound("This folder is not watched.", path=path)

    def update(
        self, path: str, *, state: str | None = None, last_scan_at: datetime | None = None, items: int | None = None
    ) -> None:
        """Change what is given of a folder."""
        columns: dict[str, Any] = {}
        if state is not None:
            columns["state"] = state
        if last_scan_at is not None:
            columns["last_scan_us"] = values.utc_us(last_scan_at)
        if items is not None:
            columns["items"] = items
        if columns:
            names = ", ".join(f"{name} = ?" for name in columns)
            raw = values.name_bytes(path)
            self._catalogue.run(f"UPDATE folders SET {names} WHERE path = ?", (*columns.values(), raw))

    def list(self) -> list[WatchedFolder]:
        """Every watched folder, by path."""
        rows = self._catalogue.rows("SELECT path, state, last_scan_us, items FROM folders ORDER BY path")
        return [
            WatchedFolder(values.name_text(path), state, None if us is None else values.from_utc_us(us), items)
            for path, state, us, items in rows
        ]
