"""Choices that apply at once: a switch, and a few words of which one holds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.theme.focus import RADIUS
from heirloom.gui.widgets.buttons import Button

_WIDTH, _HEIGHT, _KNOB = 34, 20, 14


class Switch(QAbstractButton):
    """A setting that applies at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setProperty(RADIUS, _HEIGHT / 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_WIDTH, _HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on, is_usable = self.isChecked(), self.isEnabled()
        edge = "line" if not is_usable else "accent" if is_on else "line_strong"
        fill = "line" if is_on and not is_usable else "accent" if is_on else "surface" if self.underMouse() else "wall"
        knob = "disabled" if not is_usable else "surface" if is_on else "line_strong"
        painter.setPen(QPen(theme.colour_in(self, edge), 1.5))
        painter.setBrush(theme.colour_in(self, fill))
        groove = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(groove, groove.height() / 2, groove.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour_in(self, knob))
        inset = (_HEIGHT - _KNOB) / 2
        painter.drawEllipse(QRectF(_WIDTH - inset - _KNOB if is_on else inset, inset, _KNOB, _KNOB))
        painter.end()


class Segmented(QWidget):
    """A few choices side by side, of which one holds: sort orders, light or dark."""

    chosen = Signal(str)
    """The key of what a person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._row = row
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._keys[index]))

    def add(self, key: str, text: str = "", icon: str | None = None) -> Button:
        """One more choice; give it its words again with `set_text` when the language changes."""
        button = Button(text, "default", size="small", icon=icon)
        button.setCheckable(True)
        self._group.addButton(button, len(self._keys))
        self._keys.append(key)
        self._row.addWidget(button)
        return button

    def set_text(self, key: str, text: str) -> None:
        """The words of a choice."""
        button = self._group.button(self._keys.index(key))
        button.setText(text)
        button.setAccessibleName(text)

    def set_value(self, key: str) -> None:
        """Choose without telling."""
        self._group.button(self._keys.index(key)).setChecked(True)

    @property
    def value(self) -> str | None:
        """The key of what is chosen."""
        index = self._group.checkedId()
        return self._keys[index] if index >= 0 else None
