"""The question into which album something goes: a list that typing narrows, and a new one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from heirloom.core.albums import Album, AlbumKind
from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.screens.albums.album_list import Listed
from heirloom.gui.screens.albums.words import AlbumWords
from heirloom.gui.theme import icons
from heirloom.gui.widgets.field import Field
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

_WIDTH: Final = 460
_LIST_PX: Final = 280
_NEW, _ADD = "new", "add"
_ID: Final = int(Qt.ItemDataRole.UserRole)


class ChooseAlbum(Translated, Modal):
    """`chosen` carries an album's id, `new_wanted` asks for a new one."""

    chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, parent: QWidget, listed: Listed, count: int) -> None:
        self._listed, self._count = listed, count
        self._words = AlbumWords()
        self._title = Heading("", "title-xs")
        self.words = Field("search")
        self.list = QListWidget()
        self._none = Text(tone="ink2", wraps=True)
        super().__init__(parent, width=_WIDTH)
        for part in (self._title, self.words, self.list, self._none):
            self.column.addWidget(part)
        self.list.setFixedHeight(theme.px(_LIST_PX))
        self.list.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self._buttons = self.add_buttons([Choice(_NEW, ""), Choice(CANCEL, ""), Choice(_ADD, "", "primary")])
        self._buttons[2].clicked.disconnect()
        self._buttons[2].clicked.connect(self._take)
        self.answered.connect(lambda key: self.new_wanted.emit() if key == _NEW else None)
        self.words.textChanged.connect(lambda _text: self._fill())
        self.words.returnPressed.connect(self._take)
        self.words.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._take())
        self._fill()

    def ask_which(self) -> None:
        """Show it, with the keys in the field."""
        self.open()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        wanted = self.words.text().casefold().strip()
        self.list.clear()
        for album in self._listed.albums:
            name = " › ".join([*(one.name for one in self._listed.path(album)), album.name])
            if album.kind is not AlbumKind.RULE and wanted in name.casefold():
                self._add(album, name)
        has_any = self.list.count() > 0
        self.list.setVisible(has_any)
        self._none.setVisible(not has_any)
        self._buttons[2].setEnabled(has_any)
        if has_any:
            self.list.setCurrentRow(0)

    def _add(self, album: Album, name: str) -> None:
        icon = icons.icon("sprout" if album.kind is AlbumKind.TAUGHT else "folder-heart", "ink2", 16)
        item = QListWidgetItem(icon, f"{name}\n{self._words.holds(album)}")
        item.setData(_ID, album.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._words.described(album))
        self.list.addItem(item)

    def _take(self) -> None:
        item = self.list.currentItem()
        if self.list.count() and self.list.isVisible():
            self.chosen.emit(str(item.data(_ID)))
            self.answer(_ADD)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while one types."""
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in moves:
                step = -1 if event.key() == Qt.Key.Key_Up else 1
                row = min(max(0, self.list.currentRow() + step), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
            return False
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Add %Ln item(s) to an album", "", self._count))
        self.setAccessibleName(self._title.text())
        self.words.setPlaceholderText(self.tr("Find an album"))
        self.words.set_name(self.tr("Find an album"))
        self.list.setAccessibleName(self.tr("Albums"))
        self._none.setText(self.tr("There is no such album yet."))
        for button, text in zip(self._buttons, (self.tr("New album…"), self.tr("Cancel"), self.tr("Add")), strict=True):
            button.setText(text)
