"""Settings of the window that speak of contents and are therefore kept inside the vault."""

from __future__ import annotations

from typing import Any

from heirloom.vault import Vault

_PREFIX = "window."


class WindowSettings:
    """JSON values by key."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, key: str, default: Any = None) -> Any:
        """The value stored under `key`, or `default`."""
        return self._vault.settings.get(_PREFIX + key, default)

    def set(self, key: str, value: Any) -> None:
        """Store a JSON value."""
        with self._vault.derive():
            self._vault.settings.set(_PREFIX + key, value)
