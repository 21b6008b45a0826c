"""Where windows stand still for their picture: one application, its looks, waiting, keys, and the camera."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from heirloom.gui.preferences import Preferences
from heirloom.gui.process.application import make_application, put_preferences

PATIENCE_S: Final = 90.0
LOOK_MS: Final = 60
STILL: Final = 3
"""So many equal pictures in a row: nothing comes any more."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the window is seen."""

    theme: Literal["light", "dark"] = "light"
    language: str = "en"
    size: tuple[int, int] = (1440, 900)
    at_150: bool = False


class Studio:
    """One per process."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.preferences = Preferences()
        self.application: QApplication = make_application(self.preferences)
        self.application.setCursorFlashTime(0)
        self.look, self._look_name = Look(), ""
        self.taken: list[str] = []

    def dress(self, name: str, look: Look) -> None:
        """Everything from now on in this look."""
        self.look, self._look_name = look, name
        self.preferences = Preferences(language=look.language, theme=look.theme)
        put_preferences(self.application, self.preferences)

    def show(self, window: QWidget) -> None:
        """Put a window on the screen, with the keys."""
        window.resize(*self.look.size)
        window.show()
        window.activateWindow()
        self.until(window.isVisible, "the window to be shown")
        QTest.qWaitForWindowExposed(window)

    def shot(self, name: str, window: QWidget, *, still: bool = True) -> None:
        """Wait until nothing moves, and keep what is seen."""
        picture = self._still(window) if still else window.grab().toImage()
        path = self.out / f"{name}-{self._look_name}.png"
        picture.convertToFormat(QImage.Format.Format_RGB32).save(str(path))
        self.taken.append(path.name)
        print(path.name, flush=True)

    def _still(self, window: QWidget) -> QImage:
        last, same = window.grab().toImage(), 0

        def look() -> bool:
            nonlocal last, same
            now = window.grab().toImage()
            same = same + 1 if now == last else 0
            last = now
            return same >= STILL

        self.until(look, "the window to stand still")
        return last

    def until(self, holds: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
        """Let the window live until something holds."""
        loop, end = QEventLoop(), time.monotonic() + patience_s
        timer = QTimer(interval=LOOK_MS)
        timer.timeout.connect(lambda: loop.quit() if holds() or time.monotonic() > end else None)
        if holds():
            return
        timer.start()
        loop.exec()
        if not holds():
            raise TimeoutError(f"waited {patience_s} s for {what}")

    def type(self, widget: QWidget, text: str) -> None:
        """Key after key, into the widget."""
        for sign in text:
            if sign.isascii():
                QTest.keyClicks(widget, sign)
            else:
                # What an input method or a key beyond ASCII gives.
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(widget, event)
