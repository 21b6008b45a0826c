"""One category of the settings: a title, a sentence, rows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.widgets.labels import Heading, Text

CONTENT_PX = 880
SENTENCE_PX = 640


class Section(Translated, QWidget):
    """Base of the categories: they set the words of their rows in `retranslate` and take what is new in `refresh`."""

    toast = Signal(object)
    """A ToastText."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.title = Heading(role="title-s")
        self.sentence = Text(tone="ink2", wraps=True)
        super().__init__(parent)
        self.setMaximumWidth(theme.px(CONTENT_PX))
        self.sentence.setMaximumWidth(theme.px(SENTENCE_PX))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 24)
        self.column.setSpacing(0)
        self.column.addWidget(self.title)
        self.column.addSpacing(6)
        self.column.addWidget(self.sentence)
        self.column.addSpacing(14)
        theme.watcher().changed.connect(self._widen)

    def introduce(self, title: str, sentence: str) -> None:
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def refresh(self) -> None:
        """The category came into view, or preferences changed."""

    def _widen(self) -> None:
        self.setMaximumWidth(theme.px(CONTENT_PX))
        self.sentence.setMaximumWidth(theme.px(SENTENCE_PX))
