"""Python's search for circular garbage, on the GUI thread and in small portions.

Left to itself it runs in whatever thread allocates, and holds up all of them. In a worker's thread it may destroy
widgets, which Qt does not survive; and a full search over a large heap takes longer than a frame.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500
YOUNG = 20_000
"""So many new objects are worth a look at the young ones: a few milliseconds."""
MIDDLE_EVERY = 20
OLD_EVERY = 240
"""Every two minutes all that came since the start; what the program itself is made of is left out."""


class Garbage(QObject):
    """One of these at a time; while it lives, nothing else collects."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        self._was_enabled = gc.isenabled()
        gc.disable()
        gc.collect()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def let_go(self) -> None:
        """Python collects by itself again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    def _look(self) -> None:
        self._looks += 1
        if self._looks % OLD_EVERY == 0:
            gc.collect(2)
        elif self._looks % MIDDLE_EVERY == 0:
            gc.collect(1)
        elif gc.get_count()[0] > YOUNG:
            gc.collect(0)
