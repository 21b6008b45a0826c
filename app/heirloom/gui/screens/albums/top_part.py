"""What the top bar offers on the page of albums: which kinds are shown, and a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heirloom.core.albums import AlbumKind
from heirloom.gui.language import Translated
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.chips import Chip

KINDS = (None, AlbumKind.TAUGHT, AlbumKind.HAND, AlbumKind.RULE)


class AlbumsTop(Translated, QWidget):
    """`chosen` carries an AlbumKind, None for all."""

    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._kind: AlbumKind | None = None
        self._chips = [Chip() for _ in KINDS]
        self.new = Button(kind="primary", icon="folder-plus")
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for kind, chip in zip(KINDS, self._chips, strict=True):
            row.addWidget(chip)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, kind=kind: self._choose(kind))
        row.addSpacing(16)
        row.addWidget(self.new)
        self.new.clicked.connect(self.new_wanted)
        self._mark()

    @property
    def kind(self) -> AlbumKind | None:
        return self._kind

    def _choose(self, kind: AlbumKind | None) -> None:
        self._kind = kind
        self._mark()
        self.chosen.emit(kind)

    def _mark(self) -> None:
        for kind, chip in zip(KINDS, self._chips, strict=True):
            chip.setChecked(kind == self._kind)
            chip.set_state("on" if kind == self._kind else "plain")

    def retranslate(self) -> None:
        names = (self.tr("All"), self.tr("Learning"), self.tr("By hand"), self.tr("Rules"))
        for chip, name in zip(self._chips, names, strict=True):
            chip.set_text(name)
        self.new.setText(self.tr("New album"))
        self.new.setAccessibleName(self.tr("New album"))
