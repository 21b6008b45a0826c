"""Recent searches, kept inside the vault, for those who want them."""

from __future__ import annotations

from heirloom.vault import Vault

MOST = 30
_LIST = "window.recent_searches"
_SWITCH = "window.keep_recent_searches"


class Recent:
    """What was asked lately, newest first."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    @property
    def enabled(self) -> bool:
        """Whether searches are remembered."""
        return bool(self._vault.settings.get(_SWITCH, True))

    @enabled.setter
    def enabled(self, on: bool) -> None:
        """Switched off, those remembered are forgotten too."""
        with self._vault.derive():
            self._vault.settings.set(_SWITCH, on)
            if not on:
                self._vault.settings.set(_LIST, [])

    def list(self) -> list[str]:
        """The searches, newest first."""
        found = self._vault.settings.get(_LIST, [])
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    def add(self, query: str) -> None:
        """Remember a search, unless switched off; one that was there moves to the front."""
        query = " ".join(query.split())
        if not query or not self._vault.writable or not self.enabled:
            return
        rest = [one for one in self.list() if one != query]
        with self._vault.derive():
            self._vault.settings.set(_LIST, [query, *rest][:MOST])

    def forget(self, query: str | None = None) -> None:
        """Forget one search, or all."""
        rest = [] if query is None else [one for one in self.list() if one != query]
        with self._vault.derive():
            self._vault.settings.set(_LIST, rest)
