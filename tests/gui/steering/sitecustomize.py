"""Loaded by every Python that a test of the real program starts: lets the test press keys in it and see its windows.

It stands on the module path of those processes alone. Keys come one by one, so that no word that is typed lies whole
in this code's memory.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from pathlib import Path
from typing import Any

FOLDER_VARIABLE = "HEIRLOOM_STEERING"
PROGRAMS = {"heirloom.gui.gate": "gate", "window": "gate", "heirloom.gui.main": "main"}


def _role() -> str | None:
    return next((role for module, role in PROGRAMS.items() if module in sys.orig_argv), None)


class _Steering(threading.Thread):
    def __init__(self, folder: Path, role: str) -> None:
        super().__init__(name="steering", daemon=True)
        self._place = folder / f"{role}-{os.getpid()}"
        self._runner: Any = None

    def run(self) -> None:
        server = socket.socket(socket.AF_UNIX)
        self._place.unlink(missing_ok=True)
        server.bind(str(self._place))
        server.listen()
        while True:
            connection, _ = server.accept()
            with connection, connection.makefile("rwb") as stream:
                for line in stream:
                    stream.write(json.dumps(self._obey(json.loads(line))).encode() + b"\n")
                    stream.flush()

    def _obey(self, order: dict[str, Any]) -> dict[str, Any]:
        if "PySide6.QtWidgets" not in sys.modules:
            return {"qt": False}
        from PySide6.QtWidgets import QApplication

        application = QApplication.instance()
        if application is None:
            return {"qt": False}
        if self._runner is None:
            self._runner = _runner(application)
        done = threading.Event()
        answer: dict[str, Any] = {}
        self._runner.asked.emit(order, answer, done)
        return answer if done.wait(10) else {"late": True}


def _runner(application: Any) -> Any:
    from PySide6.QtCore import QObject, Signal

    class Runner(QObject):
        asked = Signal(object, object, object)

        def obey(self, order: dict[str, Any], answer: dict[str, Any], done: threading.Event) -> None:
            try:
                answer.update(_obey(application, order))
            finally:
                done.set()

    runner = Runner()
    runner.moveToThread(application.thread())
    runner.asked.connect(runner.obey)
    return runner


def _obey(application: Any, order: dict[str, Any]) -> dict[str, Any]:
    from PySide6.QtCore import QKeyCombination, Qt
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest

    windows = [one for one in application.topLevelWidgets() if one.isVisible() and one.isWindow()]
    if order["do"] == "windows":
        focus = type(application.focusWidget()).__name__
        return {"windows": [_described(one) for one in windows], "focus": focus}
    window = application.activeWindow() or (windows[0] if windows else None)
    if window is None:
        return {"window": False}
    if order["do"] == "grab":
        window.grab().save(order["to"])
        return {"window": True}
    if order["do"] == "leave":
        from heirloom.gui.process.messages import Leave

        window._leave(Leave(order["why"]))
    target = application.focusWidget() or window
    if order["do"] == "key":
        QTest.keyClicks(target, order["sign"])
    elif order["do"] == "press":
        # Into the window, as the system does it, so that shortcuts are seen first.
        combination = QKeyCombination.fromCombined(QKeySequence(order["keys"])[0].toCombined())  # type: ignore[index]
        QTest.keyClick(window.windowHandle(), combination.key(), combination.keyboardModifiers())
    return {"window": True, "focus": type(target).__name__, "modifiers": Qt.KeyboardModifier.NoModifier.value}


def _described(window: Any) -> dict[str, Any]:
    from PySide6.QtWidgets import QLabel

    box = window.geometry()
    texts = [one.text() for one in window.findChildren(QLabel) if one.isVisible() and one.text().strip()]
    return {
        "class": type(window).__name__,
        "title": window.windowTitle(),
        "box": [box.x(), box.y(), box.width(), box.height()],
        "texts": texts,
    }


if FOLDER_VARIABLE in os.environ and (_found := _role()) is not None:
    _Steering(Path(os.environ[FOLDER_VARIABLE]), _found).start()
