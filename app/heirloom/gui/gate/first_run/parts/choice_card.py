"""A card that is a radio button: a title, what it costs, a few lines with icons, and a sentence below a rule."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.joining import in_sentences, listed
from heirloom.gui.widgets.labels import Glyph, Heading, Rule, Text, Tone

_RADIUS = 8


class ChoiceCard(QWidget):
    """Give `radio` to a button group; a click anywhere on the card chooses it."""

    chosen = Signal()

    def __init__(self, icons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radio = QRadioButton()
        self._title, self._price = Heading(role="title-s"), Text(role="small", tone="ink2")
        self._title.setWordWrap(False)
        self._icons = tuple(icons)
        self._lines = [(Glyph(icon, "ink2", 18), Text(wraps=True)) for icon in icons]
        self._below = Text(role="small", tone="ink2", wraps=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self.radio.toggled.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.radio)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._price)
        column = QVBoxLayout(self)
        column.setContentsMargins(25, 22, 25, 22)
        column.setSpacing(9)
        column.addLayout(head)
        column.addSpacing(4)
        for glyph, text in self._lines:
            row = QHBoxLayout()
            row.setSpacing(11)
            row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(text, 1)
            column.addLayout(row)
        column.addSpacing(4)
        column.addWidget(Rule())
        column.addWidget(self._below)
        column.addStretch(1)

    def say(self, title: str, price: str, lines: Sequence[str], below: str) -> None:
        """As many lines as there are icons; an empty one is left out."""
        self._title.setText(title)
        self._price.setText(price)
        for (glyph, text), line in zip(self._lines, lines, strict=True):
            text.setText(line)
            glyph.setVisible(bool(line))
            text.setVisible(bool(line))
        self._below.setText(below)
        self.radio.setAccessibleName(listed(title, price))
        self.radio.setAccessibleDescription(in_sentences(*lines, below))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.radio.setChecked(True)
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.radio.isChecked()
        width = 2.0 if chosen else 1.0
        painter.setPen(QPen(theme.colour("accent" if chosen else "line_strong"), width))
        painter.setBrush(theme.colour("surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
        painter.end()

    def _dress(self) -> None:
        chosen = self.radio.isChecked()
        colour: Tone = "accent" if chosen else "ink2"
        for icon, (glyph, _) in zip(self._icons, self._lines, strict=True):
            glyph.set_icon(icon, colour)
        self._price.setProperty("strong", chosen)
        self._price.set_tone(colour)
        self.update()
        if chosen:
            self.chosen.emit()
