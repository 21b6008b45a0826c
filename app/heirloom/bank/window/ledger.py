"""The privacy ledger as the window writes and shows it."""

from __future__ import annotations

from heirloom.vault import LedgerEntry, LogKind, Vault


class Ledger:
    """Notes what left the vault or came in; durable before the call returns."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def note(self, what: str, detail: str = "", decided: str = "") -> None:
        """Note one thing: copy_exported, model_in, dragged_out, printed …; `decided` is what the person said to it."""
        with self._vault.commit(LogKind.LEDGER):
            self._vault.ledger.add(what, detail, decided)

    def list(self, limit: int = 200) -> list[LedgerEntry]:
        """The newest entries, newest first."""
        return self._vault.ledger.list(limit)
