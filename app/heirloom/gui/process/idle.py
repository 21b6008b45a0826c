"""Locks after a time without use: watches every input to the program, warns, and any input takes the warning back."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

WARNING_S: Final = 30.0
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
        QEvent.Type.InputMethod,
        QEvent.Type.DragMove,
        QEvent.Type.ShortcutOverride,
    }
)
_SLEPT_S: Final = 20.0
"""The clock on the wall went this much further than the computer's own: it was asleep."""
_LOOK_MS: Final = 1000


class IdleWatch(QObject):
    """`warned` 30 s before `due`, `calmed` when someone came back in between; `slept` after the computer did."""

    warned = Signal()
    calmed = Signal()
    due = Signal()
    slept = Signal()

    def __init__(
        self,
        application: QCoreApplication,
        idle_s: float,
        *,
        warning_s: float = WARNING_S,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        look_ms: int = _LOOK_MS,
    ) -> None:
        """Never where `idle_s` is 0. The clocks are given by tests that do not want to wait."""
        super().__init__(application)
        self._now, self._wall = now, wall
        self._warning_s = warning_s
        self._idle_s = idle_s
        self._used_at = now()
        self._clocks = (now(), wall())
        self._warning = False
        self._pointer = QPoint()
        self._timer = QTimer(self, interval=look_ms, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application.installEventFilter(self)

    def set_idle(self, idle_s: float) -> None:
        """Another time from now on; 0 for never."""
        self._idle_s = idle_s
        self.touch()

    def touch(self) -> None:
        """Someone is there."""
        self._used_at = self._now()
        if self._warning:
            self._warning = False
            self.calmed.emit()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """What time it is: warn, or say that it is due."""
        self._notice_sleep()
        if not self._idle_s:
            return
        idle = self._now() - self._used_at
        if idle >= self._idle_s:
            self._timer.stop()
            self.due.emit()
        elif not self._warning and idle >= self._idle_s - min(self._warning_s, self._idle_s / 2):
            self._warning = True
            self.warned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _INPUT and (kind != QEvent.Type.MouseMove or self._moved(event)):
            self.touch()
        return False

    def _moved(self, event: QEvent) -> bool:
        """A widget that appears under a resting pointer makes a move of its own."""
        if not isinstance(event, QMouseEvent):
            return False
        at = event.globalPosition().toPoint()
        moved, self._pointer = at != self._pointer, at
        return moved

    def _notice_sleep(self) -> None:
        now, wall = self._now(), self._wall()
        before, wall_before = self._clocks
        self._clocks = (now, wall)
        if (wall - wall_before) - (now - before) > _SLEPT_S:
            self.slept.emit()
