"""One folder that may be watched: a tick, its place, and how much lies in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.gate.first_run.parts.figures import amount_text
from heirloom.gui.gate.first_run.work.gathering import Count
from heirloom.gui.gate.places import shown_path
from heirloom.gui.joining import listed
from heirloom.gui.language import Translated
from heirloom.gui.widgets.buttons import IconButton
from heirloom.gui.widgets.labels import Text


class FolderRow(Translated, QWidget):
    """`toggled`: ticked or not. `removed`: a folder that the person added is taken off the list again."""

    toggled = Signal()
    removed = Signal(str)

    def __init__(self, path: str, *, added: bool = False, parent: QWidget | None = None) -> None:
        self.path = path
        self.count = Count(path)
        self.tick = QCheckBox()
        self._place, self._amount = Text(role="small", tone="ink3"), Text(tone="ink2")
        self.remove = IconButton("x")
        super().__init__(parent)
        self.tick.setChecked(True)
        self._amount.setFont(theme.fonts.tabular(self._amount.font()))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self.tick)
        row.addWidget(self._place, 1)
        row.addWidget(self._amount, 0, Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.remove)
        self.remove.setVisible(added)
        self.tick.toggled.connect(self.toggled)
        self.remove.clicked.connect(lambda: self.removed.emit(self.path))

    @property
    def is_wanted(self) -> bool:
        return self.tick.isChecked()

    def show_count(self, count: Count) -> None:
        self.count = count
        self.retranslate()

    def retranslate(self) -> None:
        path = Path(self.path)
        self.tick.setText(path.name or self.path)
        self._place.setText(shown_path(path.parent, Path.home()))
        self._place.setToolTip(self.path)
        amount = amount_text(self.count.files, self.count.bytes)
        self._amount.setText(amount if self.count.is_whole else self.tr("{amount} so far").replace("{amount}", amount))
        self.tick.setAccessibleName(listed(path.name, self._amount.text()))
        self.remove.set_name(self.tr("Take “{name}” off the list").replace("{name}", path.name))
