"""What the top bar offers on the page of one album."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heirloom.core.albums import Album, AlbumKind
from heirloom.gui.language import Translated
from heirloom.gui.widgets.buttons import Button, IconButton


class AlbumTop(Translated, QWidget):
    """`menu_wanted` carries where the menu of the album belongs."""

    teach_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.more = IconButton("ellipsis")
        self.teach = Button(kind="primary", icon="circle-check")
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.more)
        row.addWidget(self.teach)
        self.teach.clicked.connect(self.teach_wanted)
        self.more.clicked.connect(lambda: self.menu_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft())))

    def show_album(self, album: Album | None) -> None:
        self.teach.setVisible(album is not None and album.kind is AlbumKind.TAUGHT)
        self.more.setEnabled(album is not None)

    def retranslate(self) -> None:
        self.teach.setText(self.tr("Teach it"))
        self.teach.setAccessibleName(self.teach.text())
        self.more.set_name(self.tr("What can be done with this album"))
