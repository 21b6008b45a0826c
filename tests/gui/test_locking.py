"""Locking by itself: after idle time with a warning before, after sleep, and when the system says so."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from heirloom.gui.process.idle import IdleWatch
from heirloom.gui.process.system_locks import SystemLocks

LOOK_MS = 10


class Clocks:
    """Both clocks, moved by hand."""

    def __init__(self) -> None:
        self.own = 1000.0
        self.wall = 5_000_000.0

    def pass_(self, seconds: float) -> None:
        self.own += seconds
        self.wall += seconds

    def watch(self, application: QCoreApplication, idle_s: float) -> IdleWatch:
        return IdleWatch(application, idle_s, now=lambda: self.own, wall=lambda: self.wall, look_ms=LOOK_MS)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def test_it_warns_30_seconds_before_and_then_it_is_due(qtbot: QtBot, qapp: QApplication, clocks: Clocks) -> None:
    watch = clocks.watch(qapp, 600)
    with qtbot.assertNotEmitted(watch.warned, wait=5 * LOOK_MS):
        clocks.pass_(569)
    with qtbot.waitSignal(watch.warned, timeout=1000), qtbot.assertNotEmitted(watch.due):
        clocks.pass_(2)
    with qtbot.waitSignal(watch.due, timeout=1000):
        clocks.pass_(29)
    watch.deleteLater()


@pytest.mark.parametrize("use", ["key", "press", "wheel"])
def test_any_use_takes_the_warning_back(qtbot: QtBot, qapp: QApplication, clocks: Clocks, use: str) -> None:
    watch = clocks.watch(qapp, 60)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(watch.warned, timeout=1000):
        clocks.pass_(31)
    with qtbot.waitSignal(watch.calmed, timeout=1000):
        if use == "key":
            QTest.keyClick(field, Qt.Key.Key_A)
        elif use == "press":
            QTest.mousePress(field, Qt.MouseButton.LeftButton)
        else:
            QTest.mouseMove(field, QPoint(5, 5))
            QTest.mouseMove(field, QPoint(15, 5))
    clocks.pass_(29)
    with qtbot.assertNotEmitted(watch.due, wait=5 * LOOK_MS):
        pass
    watch.deleteLater()


def test_never_means_never(qtbot: QtBot, qapp: QApplication, clocks: Clocks) -> None:
    watch = clocks.watch(qapp, 0)
    clocks.pass_(1_000_000)
    with qtbot.assertNotEmitted(watch.due, wait=5 * LOOK_MS):
        pass
    watch.set_idle(60)
    with qtbot.waitSignal(watch.due, timeout=1000):
        clocks.pass_(61)
    watch.deleteLater()


def test_a_computer_that_slept_is_noticed_by_its_clocks(qtbot: QtBot, qapp: QApplication, clocks: Clocks) -> None:
    watch = clocks.watch(qapp, 600)
    with qtbot.waitSignal(watch.slept, timeout=1000):
        clocks.wall += 3600
    watch.deleteLater()


@pytest.fixture
def buses(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A message bus of the test's own in the place of the system's and the session's."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("dbus-daemon ABSENT: what the system says about sleep and screen is not tested")
    folder = tempfile.mkdtemp(prefix="bus-", dir="/tmp")  # a socket's name has 107 bytes at most
    address = f"unix:path={folder}/bus"
    process = subprocess.Popen([daemon, "--session", "--nofork", "--address", address, "--print-address"],
                               stdout=subprocess.PIPE)  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    for name in ("qt_default_system_bus", "qt_default_session_bus", "other"):
        QDBusConnection.disconnectFromBus(name)
    process.terminate()
    process.wait()
    process.stdout.close()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.skipif(os.name != "posix", reason="D-Bus is Linux' own")
def test_the_system_tells_of_sleep_and_of_a_locked_screen(qtbot: QtBot, buses: str) -> None:
    other = QDBusConnection.connectToBus(buses, "other")
    for service in ("org.freedesktop.login1", "org.freedesktop.ScreenSaver"):
        assert other.registerService(service)
    locks = SystemLocks()
    window = QWidget()
    qtbot.addWidget(window)
    assert locks.start(window)

    def say(path: str, interface: str, name: str, value: bool) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments([value])
        other.send(message)

    login, saver = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager"), "org.freedesktop.ScreenSaver"
    with qtbot.waitSignal(locks.asleep, timeout=3000):
        say(*login, "PrepareForSleep", True)
    with qtbot.assertNotEmitted(locks.asleep, wait=50):
        say(*login, "PrepareForSleep", False)
    with qtbot.waitSignal(locks.screen_locked, timeout=3000):
        say("/org/freedesktop/ScreenSaver", saver, "ActiveChanged", True)
    with qtbot.assertNotEmitted(locks.screen_locked, wait=50):
        say("/org/freedesktop/ScreenSaver", saver, "ActiveChanged", False)
