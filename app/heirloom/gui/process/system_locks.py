"""Hears from the system that the computer goes to sleep or its screen is locked, as far as the platform tells."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import Any, Final

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

_SAVERS: Final = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
)
_LOGIN: Final = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class SystemLocks(QObject):
    """`asleep`: the computer is about to sleep. `screen_locked`: the session's screen was locked.

    Linux tells both over D-Bus (logind, the desktop's screen saver), Windows by messages to a window. macOS tells
    neither without its own frameworks: there, waking up is noticed by the clocks (`IdleWatch.slept`).
    """

    asleep = Signal()
    screen_locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inhibitor: Any = None
        self._messages: _WindowsMessages | None = None

    def start(self, window: QWidget) -> bool:
        """Begin to hear; whether the system has anything to hear from."""
        if sys.platform == "win32":
            self._messages = _WindowsMessages(self)
            heard = self._messages.start(window)
        elif sys.platform == "darwin":
            heard = False
        else:
            heard = self._hear_buses()
        return heard

    def _hear_buses(self) -> bool:
        from PySide6.QtDBus import QDBusConnection  # Linux only, and after the first paint

        heard = False
        system = QDBusConnection.systemBus()
        if system.isConnected():
            heard = _connect(system, *_LOGIN, "PrepareForSleep", self, "_sleeps(bool)")
            _connect(system, _LOGIN[0], "", "org.freedesktop.login1.Session", "Lock", self, "_locks()")
            self._ask_to_wait(system)
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for service, path in _SAVERS:
                heard |= _connect(session, service, path, service, "ActiveChanged", self, "_saver(bool)")
        return heard

    def _ask_to_wait(self, bus: Any) -> None:
        """The computer sleeps after we are gone, or after the few seconds that logind grants: inhibitor "delay"."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        call = QDBusMessage.createMethodCall(*_LOGIN, "Inhibit")
        call.setArguments(["sleep", "Heirloom", "Heirloom locks its vault before the computer sleeps", "delay"])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)

        def keep(done: QDBusPendingCallWatcher) -> None:
            answer = done.reply()
            if answer.type() == QDBusMessage.MessageType.ReplyMessage:
                self._inhibitor = answer.arguments()
            done.deleteLater()

        watcher.finished.connect(keep)

    @Slot(bool)
    def _sleeps(self, begins: bool) -> None:
        if begins:
            self.asleep.emit()

    @Slot()
    def _locks(self) -> None:
        self.screen_locked.emit()

    @Slot(bool)
    def _saver(self, active: bool) -> None:
        if active:
            self.screen_locked.emit()


def _connect(bus: Any, service: str, path: str, interface: str, signal: str, receiver: QObject, slot: str) -> bool:
    return bool(bus.connect(service, path, interface, signal, receiver, SLOT(slot)))


class _WindowsMessages(QAbstractNativeEventFilter):
    """WM_WTSSESSION_CHANGE and WM_POWERBROADCAST."""

    _SESSION_CHANGE, _SESSION_LOCK = 0x02B1, 7
    _POWER, _SUSPEND = 0x0218, 4

    def __init__(self, locks: SystemLocks) -> None:
        super().__init__()
        self._locks = locks

    if sys.platform == "win32":

        def start(self, window: QWidget) -> bool:
            application = QCoreApplication.instance()
            if application is None:
                return False
            application.installNativeEventFilter(self)
            return bool(ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0))

        def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: Any) -> Any:
            told = wintypes.MSG.from_address(int(message))
            if (told.message, told.wParam) == (self._SESSION_CHANGE, self._SESSION_LOCK):
                self._locks.screen_locked.emit()
            elif (told.message, told.wParam) == (self._POWER, self._SUSPEND):
                self._locks.asleep.emit()
            return False, 0
