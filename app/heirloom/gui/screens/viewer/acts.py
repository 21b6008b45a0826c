"""What can be done with the memory on show and needs no undo: copy it, read its history, follow a link, try again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from heirloom.bank import Bank, Card, CatalogueCard
from heirloom.core.errors import HeirloomError
from heirloom.core.records import Kind
from heirloom.gui import theme
from heirloom.gui.background import Background, Lane
from heirloom.gui.errors import problem
from heirloom.gui.screens.viewer.inspector.full_history import FullHistory
from heirloom.gui.screens.viewer.picture.images import to_image, turned
from heirloom.gui.widgets import CANCEL, Choice, Modal, ToastText

_COPY_PX = 4096


class ViewerActs(QObject):
    """`toast` carries a ToastText; `changed` tells that the catalogue card should be read again."""

    toast = Signal(object)
    changed = Signal()

    def __init__(self, bank: Bank, background: Background, ground: QWidget) -> None:
        super().__init__(ground)
        self._bank = bank
        self._background = background
        self._ground = ground

    def copy(self, card: Card, page: QImage | None) -> None:
        """The picture as it is shown, or the page of a document, to the clipboard."""
        if card.kind is not Kind.PHOTO:
            if page is not None:
                self._copied(page)
            return
        viewing = self._bank.viewing
        self._background.run(
            lambda: turned(to_image(viewing.picture(card.number, _COPY_PX)), card.turned),
            self._copied,
            self.say_error,
            lane=Lane.RENDER,
            owner=self,
        )

    def history(self, full: CatalogueCard) -> None:
        """Every event of the file, and its check."""
        dialog = FullHistory(self._ground, self._bank, self._background, full)
        theme.force_dark(dialog)
        dialog.answered.connect(lambda _: self.changed.emit())
        dialog.open()

    def ask_link(self, address: str) -> None:
        """A link leads out of the vault: only the person decides, and sees where to."""
        asked = Modal.ask(
            self._ground,
            self.tr("Open this link in the browser?"),
            self.tr("{address}\n\nHeirloom sends nothing, but whoever runs that page learns that you came.").format(
                address=address
            ),
            [Choice(CANCEL, self.tr("Cancel")), Choice("open", self.tr("Open"), "primary")],
        )
        asked.answered.connect(lambda key: QDesktopServices.openUrl(QUrl(address)) if key == "open" else None)

    def try_again(self, numbers: Sequence[int]) -> None:
        """Have what failed understood once more."""
        inspecting = self._bank.inspecting
        self.toast.emit(ToastText(self.tr("Trying again…")))
        self._background.run(
            lambda: [inspecting.try_again(number) for number in numbers],
            lambda _: self.changed.emit(),
            self.say_error,
            lane=Lane.WORK,
            owner=self,
        )

    def say_error(self, error: HeirloomError) -> None:
        self.toast.emit(ToastText(problem(error).text, kind="warn"))

    def _copied(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.toast.emit(ToastText(self.tr("Copied. It leaves the clipboard when the vault is locked.")))
