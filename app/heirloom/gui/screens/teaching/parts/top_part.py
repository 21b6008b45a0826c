"""What the top bar offers while one teaches: taking back, more, and being done for the day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from heirloom.gui.language import Translated
from heirloom.gui.widgets.buttons import Button, IconButton


class TeachingTop(Translated, QWidget):
    """Its signals are its buttons and the acts of its menu."""

    undo_wanted = Signal()
    done_wanted = Signal()
    versions_wanted = Signal()
    learn_wanted = Signal()
    text_wanted = Signal()
    json_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.undo = Button(icon="undo-2")
        self.done = Button(icon="check")
        self.more = IconButton("ellipsis")
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for part in (self.more, self.undo, self.done):
            row.addWidget(part)
        menu = QMenu(self)
        self._learn = menu.addAction("")
        self._versions = menu.addAction("")
        menu.addSeparator()
        self._text = menu.addAction("")
        self._json = menu.addAction("")
        self.more.setMenu(menu)
        acts = (
            (self._learn, self.learn_wanted),
            (self._versions, self.versions_wanted),
            (self._text, self.text_wanted),
            (self._json, self.json_wanted),
        )
        for act, signal in acts:
            act.triggered.connect(lambda _=False, signal=signal: signal.emit())
        self.undo.clicked.connect(self.undo_wanted)
        self.done.clicked.connect(self.done_wanted)

    def show_can(self, *, undo: bool, versions: bool) -> None:
        """What there is to take back, and whether anything was learned that can be looked at."""
        self.undo.setEnabled(undo)
        for act in (self._versions, self._text, self._json, self._learn):
            act.setEnabled(versions)

    def retranslate(self) -> None:
        self.undo.setText(self.tr("Undo"))
        self.undo.setAccessibleName(self.tr("Undo the last answer (Z)"))
        self.undo.setToolTip(self.tr("Undo the last answer (Z)"))
        self.done.setText(self.tr("Done for now"))
        self.done.setAccessibleName(self.tr("Done for now"))
        self.done.setToolTip(self.tr("Done for now (Esc)"))
        self.more.set_name(self.tr("More"))
        self._learn.setText(self.tr("Learn again"))
        self._versions.setText(self.tr("Earlier versions…"))
        self._text.setText(self.tr("Save the report as text…"))
        self._json.setText(self.tr("Save the report as JSON…"))
