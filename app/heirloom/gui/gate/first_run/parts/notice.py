"""A sentence about the question above it: what is wrong or what was found, and at most one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from heirloom.gui import theme
from heirloom.gui.gate.first_run.speaking import announce
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Text, Tone

_ICONS = {"info": "info", "warn": "triangle-alert", "danger": "triangle-alert", "good": "circle-check"}
_TONES = {"info": "info", "warn": "warn", "danger": "danger", "good": "accent"}
_TEXT_TONES: dict[str, Tone] = {"info": "ink2", "warn": "warn", "danger": "danger", "good": "ink2"}
_ICON_PX = 15


class Notice(QWidget):
    """Hidden while there is nothing to say; what it says is announced once. `pressed`: its button was."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "info"
        self._icon = QLabel()
        self._text = Text(role="small", tone="ink2", wraps=True)
        self.button = Button(kind="default", size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self.pressed)
        theme.watcher().changed.connect(self._dress)
        self.hide()

    def say(self, kind: str, text: str, button: str = "") -> None:
        """`kind`: info, warn, danger or good. An empty text hides the notice."""
        is_new = text != self._text.text() or self.isHidden()
        self._kind = kind
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._dress()
        self.setVisible(bool(text))
        if text and is_new:
            announce(self, text, now=kind in ("warn", "danger"))

    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()

    def _dress(self) -> None:
        side = theme.px(_ICON_PX)
        colour = _TONES[self._kind]
        self._icon.setPixmap(theme.icons.pixmap(_ICONS[self._kind], side, colour, self.devicePixelRatioF()))
        self._icon.setFixedSize(QSize(side, theme.fonts.line_px("small")))
        self._text.set_tone(_TEXT_TONES[self._kind])
