"""A long text over the window: a licence, a paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.theme import fonts
from heirloom.gui.widgets.labels import Heading
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

_WIDTH_PX = 760
_SHARE = 0.72
"""Of the window's height."""


class Reader(Translated, Modal):
    def __init__(self, title: str, text: str, parent: QWidget, *, fixed: bool = True) -> None:
        """`fixed`: in letters of one width, as tables and licences want it."""
        self.text = QPlainTextEdit()
        self._fixed = fixed
        super().__init__(parent, width=_WIDTH_PX)
        self.setAccessibleName(title)
        self.column.addWidget(Heading(title, "title-xs"))
        self.text.setPlainText(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(title)
        self.column.addWidget(self.text, 1)
        (self._close,) = self.add_buttons([Choice(CANCEL, self.tr("Close"))])
        theme.watcher().changed.connect(self._dress)
        self._dress()
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._measure()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        self._close.setText(self.tr("Close"))

    def _measure(self) -> None:
        window = self.window()
        self.card.setFixedWidth(min(theme.px(_WIDTH_PX), window.width() - 48))
        self.text.setFixedHeight(round(window.height() * _SHARE) - theme.px(90))

    def _dress(self) -> None:
        font = QFont(fonts.font("accession" if self._fixed else "body"))
        if self._fixed:
            font.setPixelSize(fonts.size_px("small"))
        self.text.setFont(font)
        families = ", ".join(f'"{name}"' for name in font.families())
        self.text.setStyleSheet(f"QPlainTextEdit {{ font-family: {families}; font-size: {font.pixelSize()}px; }}")
