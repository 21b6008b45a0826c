"""One watched folder: where it is, how it is, what came from it; pause and remove."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.bank import LookedAfter
from heirloom.gui.language import Translated
from heirloom.gui.screens.settings.folders.sayings import FolderWords
from heirloom.gui.widgets.buttons import IconButton
from heirloom.gui.widgets.choices import Switch
from heirloom.gui.widgets.labels import Glyph, Text

_ICONS = {"missing": ("cloud-off", "warn"), "paused": ("pause", "ink2"), "waiting": ("hourglass", "ink2")}


class FolderRow(Translated, QWidget):
    """`paused` and `removed` carry the folder's path."""

    paused = Signal(str, bool)
    removed = Signal(str)

    def __init__(self, folder: LookedAfter, words: FolderWords, parent: QWidget | None = None) -> None:
        self._folder = folder
        self._words = words
        self._glyph = Glyph("folder", "ink2", 18)
        self._name, self._place = Text(strong=True), Text(role="small", tone="ink2")
        self._state = Text(role="small", tone="ink2", wraps=True)
        self._found = Text(role="small", tone="ink3", wraps=True)
        self.watched = Switch()
        self.remove = IconButton("x")
        super().__init__(parent)
        self._lay_out()
        self.watched.clicked.connect(lambda on: self.paused.emit(self._folder.path, not on))
        self.remove.clicked.connect(lambda: self.removed.emit(self._folder.path))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(14)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        for text in (self._name, self._place, self._state, self._found):
            words.addWidget(text)
        for text in (self._name, self._place):
            text.setMinimumWidth(60)
        row.addLayout(words, 1)
        row.addWidget(self.watched)
        row.addWidget(self.remove)

    def tell(self, folder: LookedAfter) -> None:
        if folder != self._folder:
            self._folder = folder
            self.retranslate()

    def retranslate(self) -> None:
        folder, words = self._folder, self._words
        name = Path(folder.path).name or folder.path
        glyph, colour = _ICONS.get(folder.state, ("folder", "ink2"))
        self._glyph.set_icon(glyph, colour)
        self._state.setText(f"{words.state(folder)} · {words.count(folder)}")
        self._state.set_tone("warn" if folder.state == "missing" else "ink2")
        self._found.setText(words.found(folder))
        self._found.setVisible(bool(folder.found))
        self.watched.setChecked(not folder.paused)
        self.watched.setAccessibleName(self.tr("Watch {folder}").format(folder=name))
        self.watched.setAccessibleDescription(self._state.text())
        self.watched.setToolTip(self.tr("Watched") if not folder.paused else self.tr("Paused by you"))
        self.remove.set_name(self.tr("Watch {folder} no longer").format(folder=name))
        for text in (self._name, self._place):
            text.setToolTip(folder.path)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(60, self.width() - 160)
        path = Path(self._folder.path)
        middle = Qt.TextElideMode.ElideMiddle
        self._name.setText(self._name.fontMetrics().elidedText(path.name or str(path), middle, room))
        self._place.setText(self._place.fontMetrics().elidedText(str(path.parent), middle, room))
