"""What a person should know of this vault after opening it: what was mended, what is damaged, that it is read-only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from heirloom.bank import Bank
from heirloom.gui.background import Background
from heirloom.gui.language import Translated
from heirloom.gui.mending import mended_text, notice_text
from heirloom.gui.widgets.notices import Banner

SIDES_PX = (24, 0, 20, 8)


class VaultNotices(Translated, QWidget):
    """A banner over the page, one sentence at a time; gone when there is none left."""

    def __init__(self, bank: Bank, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bank = bank
        self._background = background
        self._left: list[Callable[[], str]] = []
        self._may_show = True
        self._banner = Banner("info")
        row = QHBoxLayout(self)
        row.setContentsMargins(*SIDES_PX)
        row.addWidget(self._banner)
        self._banner.pressed.connect(self._next)
        self.hide()

    def start(self) -> None:
        """Read what there is to tell."""
        self._background.run(lambda: _sayings(self._bank), self._take, owner=self)

    def set_may_show(self, may: bool) -> None:
        """A page that is the whole of the window has no room for it; it waits until another one is on show."""
        self._may_show = may
        self._show()

    def retranslate(self) -> None:
        self._show()

    def _take(self, sayings: Sequence[Callable[[], str]]) -> None:
        self._left = list(sayings)
        self._show()

    def _next(self) -> None:
        self._left = self._left[1:]
        self._show()

    def _show(self) -> None:
        read_only = not self._bank.is_writable
        self.setVisible(self._may_show and (read_only or bool(self._left)))
        if self._left:
            self._banner.set_text(self._left[0](), self.tr("All right"))
        elif read_only:
            self._banner.set_text(self.read_only_text())

    def read_only_text(self) -> str:
        """Why nothing can be changed."""
        return self.tr("This vault is on a read-only disk. You can look, but not change anything.")


def _sayings(bank: Bank) -> list[Callable[[], str]]:
    """What is to be told, each said when it is shown: in the language that the window has then."""
    mending = bank.mending
    notices = bank.notices()
    mended = [] if mending is None else [partial(mended_text, mending)]
    return [*mended, *(partial(notice_text, notice) for notice in notices[len(mended) :])]
