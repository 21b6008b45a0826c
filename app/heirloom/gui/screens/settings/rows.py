"""One setting a row: what it is, what it does, and its control at the right edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.widgets.choices import Segmented, Switch
from heirloom.gui.widgets.labels import Text

PAD_PX = 9
GAP_PX = 24
EXPLANATION_PX = 620
LEAST_WORDS = 0.42
"""Where the words would get less of the width than this, the control moves below them."""


class SettingRow(QWidget):
    """Name and explanation of a control; a screen reader hears both with it."""

    def __init__(self, control: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._name = Text(strong=True, wraps=True)
        self._explanation = Text(role="small", tone="ink2", wraps=True)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self._name)
        line = QHBoxLayout()  # with room at its end, so that lines do not get too long to read
        line.addWidget(self._explanation, 100)
        line.addStretch(1)
        words.addLayout(line)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, PAD_PX, 0, PAD_PX)
        self._row.setSpacing(GAP_PX)
        self._row.addLayout(words, 1)
        if control is not None:
            self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.watcher().changed.connect(self._measure)
        self._measure()

    @property
    def name(self) -> str:
        return self._name.text()

    @property
    def explanation(self) -> str:
        return self._explanation.text()

    def say(self, name: str, explanation: str = "") -> None:
        """Its words."""
        self._name.setText(name)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))
        if self._control is not None:
            self._control.setAccessibleName(name)
            self._control.setAccessibleDescription(explanation)

    def explain(self, explanation: str, *, warns: bool = False) -> None:
        """Another explanation, such as why it cannot be changed now."""
        self._explanation.set_tone("warn" if warns else "ink2")
        self.say(self._name.text(), explanation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _measure(self) -> None:
        self._explanation.setMaximumWidth(theme.px(EXPLANATION_PX))
        self._fold()

    def _fold(self) -> None:
        if self._control is None:
            return
        wide = self._control.sizeHint().width() + GAP_PX <= self.width() * (1 - LEAST_WORDS)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if way != self._row.direction():
            self._row.setDirection(way)
            self._row.setSpacing(GAP_PX if wide else 8)
            side = Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignLeft
            self._row.setAlignment(self._control, side)


class SwitchRow(SettingRow):
    """Something that is on or off. `turned` is told of a person's own turning only."""

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.switch = Switch()
        super().__init__(self.switch, parent)
        self.switch.clicked.connect(self.turned)

    def set_on(self, on: bool) -> None:
        """Without telling."""
        self.switch.setChecked(on)

    def set_usable(self, usable: bool) -> None:
        self.switch.setEnabled(usable)


class ChoiceRow(SettingRow):
    """One of a few. `chosen` carries the key of what a person chose."""

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        self.choices = Segmented()
        for key in keys:
            self.choices.add(key)
        self._texts: dict[str, str] = {}
        super().__init__(self.choices, parent)
        self.choices.chosen.connect(self.chosen)

    def say_choices(self, texts: dict[str, str]) -> None:
        """The words of the choices by key."""
        self._texts = texts
        for key, text in texts.items():
            self.choices.set_text(key, text)
        self._fold()

    def text_of(self, key: str) -> str:
        return self._texts.get(key, key)

    def set_value(self, key: str) -> None:
        """Without telling."""
        self.choices.set_value(key)
