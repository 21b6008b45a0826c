"""The primary button of a locked page, which becomes a bar when its work lasts longer than half a second."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Text

_PATIENCE_MS: Final = 500
_STEP_MS: Final = 80
_USUAL_MS: Final = 1200
"""Where nothing is known from the last time."""
_NEARLY: Final = 0.94
"""A bar that goes by experience never says that it is done."""


class WorkingButton(QStackedWidget):
    """`pressed`: the person wants it done. `start` and `stop` tell whether it is being done."""

    pressed = Signal()

    def __init__(self, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button("", "primary", size="large", icon=icon)
        self.button.setDefault(True)
        self.button.clicked.connect(self.pressed)
        self.bar = QProgressBar(textVisible=False, maximum=1000)
        self._words = Text("", "small", "ink2")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        under = QWidget()
        column = QVBoxLayout(under)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self._words)
        column.addStretch(1)
        self.addWidget(self.button)
        self.addWidget(under)
        self._usual_ms = _USUAL_MS
        self._began = 0.0
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_bar)
        self._steps = QTimer(self, interval=_STEP_MS)
        self._steps.timeout.connect(self._step)
        theme.watcher().changed.connect(self._fit)
        self._fit()

    @property
    def is_working(self) -> bool:
        return self._began > 0.0

    def start(self, words: str, usual_ms: int = 0) -> None:
        """The work has begun; last time it took `usual_ms`."""
        self._usual_ms = usual_ms or _USUAL_MS
        self._began = time.monotonic()
        self.say(words)
        self.button.setEnabled(False)
        self._patience.start()

    def say(self, words: str) -> None:
        """What is being done, in words below the bar and as its name."""
        self._words.setText(words)
        self.bar.setAccessibleName(words)

    def stop(self) -> None:
        """It is done, or it failed."""
        self._began = 0.0
        self._patience.stop()
        self._steps.stop()
        self.button.setEnabled(True)
        self.setCurrentIndex(0)

    def _show_bar(self) -> None:
        self._step()
        self._steps.start()
        self.setCurrentIndex(1)

    def _step(self) -> None:
        share = (time.monotonic() - self._began) * 1000 / self._usual_ms
        # Past the usual time it creeps: halfway to the end in each further such time.
        reached = share * 0.9 if share <= 1 else _NEARLY - (_NEARLY - 0.9) * 0.5 ** (share - 1)
        self.bar.setValue(round(1000 * reached))

    def _fit(self) -> None:
        self.setFixedHeight(theme.px(40))
