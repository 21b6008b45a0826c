"""Full screen: everything but the memory goes after two seconds without a movement, and comes back with the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

IDLE_MS = 2000
_STILL_PX = 3


class FullScreen(QObject):
    """Watches the window of `page` while it is on. `furniture` carries whether strips and buttons shall be seen."""

    furniture = Signal(bool)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._on = False
        self._is_shown = True
        self._last = (0, 0)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._hide)

    @property
    def on(self) -> bool:
        return self._on

    def set_on(self, on: bool) -> None:
        """Begin or end."""
        application = QApplication.instance()
        if on == self._on or application is None:
            return
        self._on = on
        if on:
            application.installEventFilter(self)
            self._idle.start()
        else:
            application.removeEventFilter(self)
            self._idle.stop()
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            at = event.globalPosition().toPoint()
            if abs(at.x() - self._last[0]) + abs(at.y() - self._last[1]) > _STILL_PX:
                self._last = (at.x(), at.y())
                self._show()
                self._idle.start()
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn):
            self._idle.start()
        return False

    def _show(self) -> None:
        if not self._is_shown:
            self._is_shown = True
            self._page.unsetCursor()
            self.furniture.emit(True)

    def _hide(self) -> None:
        if self._on:
            self._is_shown = False
            self._page.setCursor(Qt.CursorShape.BlankCursor)
            self.furniture.emit(False)
