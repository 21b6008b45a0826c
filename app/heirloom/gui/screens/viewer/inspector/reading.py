"""Fetches the whole catalogue card of the memory on show; only the newest wish counts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from heirloom.bank import Bank, CatalogueCard
from heirloom.gui.background import Background, Ticket


class CardReading(QObject):
    """`came` carries a CatalogueCard, `failed` a HeirloomError."""

    came = Signal(object)
    failed = Signal(object)

    def __init__(self, bank: Bank, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspecting = bank.inspecting
        self._background = background
        self._ticket: Ticket[CatalogueCard] | None = None

    def read(self, number: int) -> None:
        self.drop()
        inspecting = self._inspecting
        self._ticket = self._background.run(
            lambda: inspecting.card(number), self.came.emit, self.failed.emit, owner=self
        )

    def drop(self) -> None:
        """Nobody waits any more."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
