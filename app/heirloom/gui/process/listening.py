"""Hears a channel in a thread of its own and tells the GUI thread by signals."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from heirloom.gui.process.channel import Channel, Message


class Listener(QObject):
    """`said` carries each Message; `ended` comes once, when the other side has closed the channel."""

    said = Signal(object)
    ended = Signal(object)

    def __init__(
        self, channel: Channel, at_end: Callable[[], object] = lambda: None, parent: QObject | None = None
    ) -> None:
        """`at_end` runs in the thread, after the last message; what it answers comes with `ended`."""
        super().__init__(parent)
        self._channel = channel
        self._at_end = at_end

    def start(self) -> None:
        threading.Thread(target=self._listen, name="heirloom-channel", daemon=True).start()

    def _listen(self) -> None:
        with contextlib.suppress(RuntimeError):  # the program is ending: nobody is there to be told
            while (message := self._hear()) is not None:
                self.said.emit(message)
            self.ended.emit(self._at_end())

    def _hear(self) -> Message | None:
        try:
            return self._channel.hear()
        except OSError:
            return None
