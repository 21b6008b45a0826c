"""One picture after another, eight seconds each, fading into the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

EACH_MS = 8000


class Slideshow(QObject):
    """`next_wanted` tells that the next picture is due; the clock of a picture begins when it stands there."""

    next_wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on = False
        self._paused = False
        self._clock = QTimer(self, singleShot=True, interval=EACH_MS)
        self._clock.timeout.connect(self.next_wanted)

    @property
    def on(self) -> bool:
        """Whether it was begun and not ended."""
        return self._on

    @property
    def paused(self) -> bool:
        return self._paused

    def start(self) -> None:
        self._on, self._paused = True, False
        self._clock.start()
        self.changed.emit()

    def stop(self) -> None:
        """End it."""
        if self._on:
            self._on = self._paused = False
            self._clock.stop()
            self.changed.emit()

    def toggle(self) -> None:
        """Pause, or go on."""
        if self._on:
            self._paused = not self._paused
            self._clock.stop() if self._paused else self._clock.start()
            self.changed.emit()

    def shown(self) -> None:
        """The picture that was due stands there."""
        if self._on and not self._paused:
            self._clock.start()
