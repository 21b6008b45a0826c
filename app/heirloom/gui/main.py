"""The process that holds the keys: started ahead of time, waits for the key, shows the window, and ends when locked."""

from __future__ import annotations

import os
import sys
import threading
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from heirloom.bank import Bank, LockedBank
from heirloom.core.dumps import refuse_dumps
from heirloom.core.errors import HeirloomError
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences
from heirloom.gui.process import images
from heirloom.gui.process.application import make_application
from heirloom.gui.process.channel import Channel, Message
from heirloom.gui.process.idle import IdleWatch
from heirloom.gui.process.listening import Listener
from heirloom.gui.process.messages import Leave, Opened
from heirloom.gui.process.system_locks import SystemLocks

SETTLED_MS: Final = 2500
"""The gate gets ready for the next lock when the window has had time to fill."""
READ_ONLY: Final = "read_only"
"""Code of the error that a vault cannot be written to where it lies."""
CLOSING_S: Final = 1.5
"""So long the vault may take to close; what was acknowledged is safe in any case."""


class Session(QObject):
    """One open vault, from the key to the end of the process."""

    _opened = Signal(object)
    _refused = Signal(object)

    def __init__(self, application: QApplication, channel: Channel, preferences: Preferences) -> None:
        super().__init__(application)
        self._application = application
        self._channel = channel
        self._preferences = preferences
        self._asked: Opened | None = None
        self._bank: Bank | None = None
        self._leaving = False
        self.window: MainWindow | None = None
        self._idle: IdleWatch | None = None
        self._locks = SystemLocks(self)
        self._opened.connect(self._show)
        self._refused.connect(self._refuse)
        self._listener = Listener(channel, parent=self)
        self._listener.said.connect(self._hear)
        self._listener.ended.connect(self._alone)
        self._listener.start()
        channel.say("ready")

    # From the gate

    def _hear(self, message: Message) -> None:
        if message.opened is not None and self._asked is None:
            self._asked = message.opened
            threading.Thread(target=self._open, args=(message.opened,), name="heirloom-open", daemon=True).start()
        elif message.word == "come" and self.window is not None:
            self.window.come_forward()
            paths = tuple(message.fields.get("bring_in") or ())
            if paths:
                self.window.begin(None, paths)
        elif message.word == "lock":
            self.leave(Leave.LOCK)

    def _alone(self) -> None:
        """The gate has gone. Nobody waits for a window that was never shown."""
        if self.window is None:
            self._application.exit(0)

    def _open(self, opened: Opened) -> None:
        """In a thread of its own: opening reads the disk, and may have to finish what was cut short."""
        try:
            bank = _unlock(LockedBank(opened.vault), bytes(opened.unlock_key))
        except HeirloomError as error:
            self._refused.emit(error)
        else:
            self._opened.emit(bank)
        finally:
            opened.wipe()

    def _refuse(self, error: HeirloomError) -> None:
        self._channel.say("refused", code=error.code, message=error.message, path=error.path)
        self._application.exit(0)

    # The window

    def _show(self, bank: Bank) -> None:
        assert self._asked is not None
        self._bank = bank
        self._preferences.reload()
        self.window = MainWindow(bank, self._preferences, self.leave)
        self.window.installEventFilter(self)
        self.window.show()
        self.window.activateWindow()
        self.window.begin(self._asked.choices, self._asked.bring_in)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is self.window:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self._shown)
        return False

    def _shown(self) -> None:
        self._channel.say("shown")
        QTimer.singleShot(SETTLED_MS, lambda: self._channel.say("settled"))
        preferences, window = self._preferences, self.window
        assert window is not None
        self._idle = IdleWatch(self._application, preferences.auto_lock_minutes * 60)
        self._idle.warned.connect(lambda: window.say_lock_is_near(True))
        self._idle.calmed.connect(lambda: window.say_lock_is_near(False))
        self._idle.due.connect(lambda: self.leave(Leave.LOCK))
        self._idle.slept.connect(self._lock_if_wanted_at_sleep)
        self._locks.asleep.connect(self._lock_if_wanted_at_sleep)
        self._locks.screen_locked.connect(self._lock_if_wanted_with_screen)
        self._locks.start(window)
        preferences.listen(self._preferences_changed)

    def _preferences_changed(self, names: set[str]) -> None:
        if "auto_lock_minutes" in names and self._idle is not None:
            self._idle.set_idle(self._preferences.auto_lock_minutes * 60)

    def _lock_if_wanted_at_sleep(self) -> None:
        if self._preferences.lock_on_sleep:
            self.leave(Leave.LOCK)

    def _lock_if_wanted_with_screen(self) -> None:
        if self._preferences.lock_on_screen_lock:
            self.leave(Leave.LOCK)

    # Leaving

    def leave(self, why: Leave) -> None:
        """Take everything from the screen at once, close the vault, end the process: its memory goes with it."""
        if self._leaving:
            return
        self._leaving = True
        place = self._place()
        self._hide()
        if not self._channel.say("leave", why=why.value, window=place) and why is not Leave.QUIT:
            images.start_alone(images.GATE)  # nobody is left who would show the locked page
        if self._idle is not None:
            self._idle.stop()
        if self.window is not None:
            self.window.close_down()
        if self._bank is not None:
            closing = threading.Thread(target=self._bank.close, name="heirloom-close", daemon=True)
            closing.start()
            closing.join(CLOSING_S)
        os._exit(0)

    def _place(self) -> list[int] | None:
        if self.window is None:
            return None
        box = self.window.geometry()
        out_of_sight = not self.window.isVisible() or self.window.isMinimized()
        return [box.x(), box.y(), box.width(), box.height(), int(self.window.isMaximized()), int(out_of_sight)]

    def _hide(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        for widget in QApplication.topLevelWidgets():
            widget.hide()
        self._application.processEvents()


def _unlock(locked: LockedBank, unlock_key: bytes) -> Bank:
    """To read and write; only to look at where the vault lies on a read-only disk."""
    try:
        return locked.unlock(unlock_key=unlock_key)
    except HeirloomError as error:
        if error.code != READ_ONLY:
            raise
        return locked.unlock(unlock_key=unlock_key, writable=False)


def main() -> int:
    """Started by the gate, with the channel as input and output."""
    refuse_dumps()
    channel = Channel.of_this_process()
    preferences = Preferences.load()
    application = make_application(preferences)
    session = Session(application, channel, preferences)
    code = application.exec()
    del session
    return code


if __name__ == "__main__":
    sys.exit(main())
