"""Bugs and errors that nobody took: a sentence with a short code, never a vanished window, never any content."""

from __future__ import annotations

import sys
import threading
import traceback
import zlib
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from heirloom.core.errors import HeirloomError
from heirloom.gui.background import Background
from heirloom.gui.errors import problem
from heirloom.gui.widgets.notices import ToastText


class Mishaps(QObject):
    """`toast` carries a ToastText. From its making on it hears of every exception that nobody caught."""

    toast = Signal(object)
    _broke = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        background.failed.connect(self._failed)
        background.broke.connect(self._tell)
        self._broke.connect(self._tell)
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        self.destroyed.connect(_restorer(self._before))

    def let_go(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        self._broke.emit(error.with_traceback(trace))

    def _uncaught_in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._broke.emit(hook.exc_value)

    def _failed(self, error: HeirloomError) -> None:
        self.toast.emit(ToastText(problem(error).text, kind="warn"))

    def _tell(self, error: BaseException) -> None:
        _report(error)
        text = self.tr("Something went wrong in Heirloom itself (code {code}). Everything in the vault is safe.")
        self.toast.emit(ToastText(text.format(code=code_of(error)), kind="warn"))


def _report(error: BaseException) -> None:
    """For whoever mends it: kind and places in the program, not the message, which may quote what it worked on."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    if sys.stderr is not None:
        sys.stderr.write(f"heirloom: {code_of(error)} {type(error).__name__}: {places}\n")


def code_of(error: BaseException) -> str:
    """Four hexadecimal digits that name the place in the program, and nothing of what it was working on."""
    frames = traceback.extract_tb(error.__traceback__)
    place = "|".join(f"{frame.name}:{frame.lineno}" for frame in frames[-4:])
    return f"{zlib.crc32(f'{type(error).__name__}|{place}'.encode()) & 0xFFFF:04X}"


def _restorer(before: tuple[object, object]) -> object:
    def restore() -> None:
        sys.excepthook, threading.excepthook = before  # type: ignore[assignment]

    return restore
