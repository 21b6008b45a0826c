"""The strip on top of the viewer: back, where one stands, and what can be done with the memory on show."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.widgets import Button, IconButton, Text

HEIGHT = 56


class TopStrip(Translated, QWidget):
    """Says what was asked for by its signals; `menu_wanted` carries where the menu shall open."""

    back = Signal()
    keep = Signal()
    turn = Signal()
    zoom = Signal()
    inspect = Signal(bool)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.ground(self, "canvas")
        self._back_label = ""
        self._kept = False
        self._position = Text(role="small", tone="ink2")
        self._position.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back = Button(kind="quiet", icon="chevron-left")
        self._keep = IconButton("bookmark")
        self._turn = IconButton("rotate-cw")
        self._zoom = IconButton("zoom-in")
        self._more = IconButton("ellipsis")
        self._inspect = IconButton("panel-right")
        self._inspect.setCheckable(True)
        self._lay_out()
        self._back.clicked.connect(self.back)
        self._keep.clicked.connect(self.keep)
        self._turn.clicked.connect(self.turn)
        self._zoom.clicked.connect(self.zoom)
        self._inspect.clicked.connect(self.inspect)
        self._more.clicked.connect(
            lambda: self.menu_wanted.emit(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 14, 12)
        row.setSpacing(4)
        row.addWidget(self._back)
        row.addStretch(1)
        for button in (self._keep, self._turn, self._zoom, self._more, self._inspect):
            row.addWidget(button)
        self._position.setParent(self)

    def set_back(self, label: str) -> None:
        """Where back leads."""
        self._back_label = label
        self.retranslate()

    def set_position(self, text: str) -> None:
        """Such as "9 of 214 in June 2019"."""
        self._position.setText(text)
        self._centre_position()

    def set_kept(self, kept: bool) -> None:
        self._kept = kept
        self._keep.set_icon("bookmark-filled" if kept else "bookmark", "brass" if kept else "ink2")
        self.retranslate()

    def set_inspecting(self, shown: bool) -> None:
        self._inspect.setChecked(shown)

    def set_abilities(self, *, keep: bool, turn: bool, zoom: bool) -> None:
        """What can be done with this kind of memory."""
        self._keep.setEnabled(keep)
        self._turn.setVisible(turn)
        self._zoom.setVisible(zoom)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._centre_position()

    def _centre_position(self) -> None:
        """In the middle of the strip, whatever stands on either side, as long as it fits between them."""
        hint = self._position.sizeHint()
        left = self._back.geometry().right() + 12
        right = min((one.x() for one in (self._keep, self._turn, self._zoom) if one.isVisible()), default=self.width())
        width = min(hint.width(), max(0, right - 12 - left))
        at = min(max((self.width() - width) // 2, left), max(left, right - 12 - width))
        self._position.setGeometry(at, 0, width, self.height())

    def retranslate(self) -> None:
        self._back.setText(self._back_label or self.tr("Back"))
        self._back.setAccessibleName(self.tr("Back to {place}").format(place=self._back_label or self.tr("Back")))
        self._back.setToolTip(self.tr("Back (Esc)"))
        self._keep.set_name(self.tr("Keepsake: keep no longer") if self._kept else self.tr("Keep"), "K")
        self._turn.set_name(self.tr("Rotate"), "R")
        self._zoom.set_name(self.tr("Zoom in"), "+")
        self._more.set_name(self.tr("More"))
        self._inspect.set_name(self.tr("Catalogue card"), "I")
