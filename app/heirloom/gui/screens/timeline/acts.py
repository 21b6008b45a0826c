"""Does what a person asks for on tiles: keeping, turning, setting aside, erasing, copying. For any grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from heirloom.bank import Bank, Change
from heirloom.gui.background import Background, Lane
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal
from heirloom.gui.widgets.notices import ToastText

_COPY_PX: Final = 4096


class Does(Protocol):
    """What makes a change undoable: it runs the work in the background, tells it in a toast and remembers it."""

    def do(self, work: Callable[[], Change]) -> None: ...


class TileActs(QObject):
    """Acts on numbers. `toast` carries a ToastText for what needs no undo."""

    toast = Signal(object)

    def __init__(self, bank: Bank, background: Background, history: Does, ground: QWidget) -> None:
        super().__init__(ground)
        self._bank = bank
        self._background = background
        self._history = history
        self._ground = ground

    def keep(self, numbers: Sequence[int], kept: bool) -> None:
        hand = self._bank.hand
        self._history.do(lambda: hand.keep(numbers, kept))

    def rate(self, numbers: Sequence[int], stars: int) -> None:
        """So many stars, 0 for none."""
        hand = self._bank.hand
        self._history.do(lambda: hand.edit(numbers, rating=stars or None))

    def rotate(self, numbers: Sequence[int]) -> None:
        """A quarter turn clockwise; the originals stay as they are."""
        hand = self._bank.hand
        self._history.do(lambda: hand.turn(numbers, 1))

    def set_aside(self, numbers: Sequence[int]) -> None:
        hand = self._bank.hand
        self._history.do(lambda: hand.set_aside(numbers))

    def bring_back(self, numbers: Sequence[int]) -> None:
        hand = self._bank.hand
        self._history.do(lambda: hand.bring_back(numbers))

    def erase(self, numbers: Sequence[int]) -> None:
        """Ask, and say what erasing can and cannot promise."""
        hand = self._bank.hand
        count = len(numbers)
        choices = [
            Choice(CANCEL, self.tr("Cancel")),
            Choice("erase", self.tr("Erase in 30 days"), "danger"),
        ]
        title = self.tr("Erase %Ln item(s) for good?", "", count)
        text = self.tr(
            "What you erase leaves the Timeline now and can be brought back for 30 days. After that it is gone from"
            " this vault. Copies elsewhere (backups, exported files, the originals you brought in) are not touched, and"
            " a disk may keep traces of what was erased, readable only with this vault’s key.",
        )
        asked = Modal.ask(self._ground, title, text, choices)
        asked.answered.connect(lambda key: self._history.do(lambda: hand.erase(numbers)) if key == "erase" else None)

    def copy(self, number: int) -> None:
        """Put the picture on the clipboard, upright and turned as it is shown."""
        viewing = self._bank.viewing

        def take() -> QImage:
            shown = viewing.picture(number, _COPY_PX)
            made = QImage(shown.rgb, shown.width, shown.height, shown.stride, QImage.Format.Format_RGB888)
            return made.copy()  # the bytes end with this call

        self._background.run(take, self._copied, lane=Lane.RENDER, owner=self)

    def _copied(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.toast.emit(ToastText(self.tr("Copied. It leaves the clipboard when the vault is locked.")))
