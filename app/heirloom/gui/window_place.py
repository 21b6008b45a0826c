"""Where the window was: remembered on this computer, and only where a screen still shows it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from heirloom.gui.background import Background, Lane
from heirloom.gui.preferences import Preferences

LEAST_PX = (960, 640)
FIRST_PX = (1440, 900)
QUIET_MS = 800
"""So long nothing may move before the place is written down."""


class WindowPlace(QObject):
    """Brings a window back to where it was and notes where it goes."""

    def __init__(self, window: QWidget, preferences: Preferences, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._background = background
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._note)
        window.setMinimumSize(*LEAST_PX)
        self._restore()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange):
            self._quiet.start()
        return False

    def _restore(self) -> None:
        kept = self._preferences.window
        if kept is not None and _is_seen(QRect(*kept)):
            self._window.setGeometry(QRect(*kept))
        else:
            screen = QGuiApplication.primaryScreen()
            room = screen.availableGeometry()
            width, height = min(FIRST_PX[0], room.width()), min(FIRST_PX[1], room.height())
            self._window.resize(max(LEAST_PX[0], width), max(LEAST_PX[1], height))
        if self._preferences.maximised:
            self._window.setWindowState(self._window.windowState().WindowMaximized)

    def _note(self) -> None:
        window = self._window
        if window.isFullScreen() or not window.isVisible():
            return
        names: dict[str, object] = {"maximised": window.isMaximized()}
        if not window.isMaximized():
            box = window.geometry()
            names["window"] = (box.x(), box.y(), box.width(), box.height())
        if all(getattr(self._preferences, name) == value for name, value in names.items()):
            return
        self._preferences.apply(**names)
        self._background.run(lambda: self._preferences.write(names), lambda _: None, lane=Lane.EDIT)


def _is_seen(box: QRect) -> bool:
    """Whether enough of the window's upper edge lies on a screen for a hand to take hold of it."""
    handle = QRect(box.x() + 40, box.y(), max(1, box.width() - 80), 40)
    return any(screen.availableGeometry().intersects(handle) for screen in QGuiApplication.screens())
