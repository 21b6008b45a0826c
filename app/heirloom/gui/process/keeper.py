"""The gate's end of the main process: starts it ahead of time, gives it the key, hears how it ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from heirloom.gui.process import images
from heirloom.gui.process.channel import Channel, Message
from heirloom.gui.process.listening import Listener
from heirloom.gui.process.messages import Leave, Opened

CLOSING_MS = 3000
"""So long a main process may take to close its vault once it was left; then it is ended."""
_ASKED_TO_END = frozenset({signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGTERM)})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the main process did not open the vault: an error's code, its sentence and its path."""

    code: str
    message: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """How a main process ended. `code` is None where the system does not tell."""

    leave: Leave | None
    refusal: Refusal | None
    code: int | None

    @property
    def is_a_fault(self) -> bool:
        """It ended without having said why, and nobody asked it to."""
        return not self._said_why and not self.was_asked_for

    @property
    def was_asked_for(self) -> bool:
        """Someone else asked it to end, as a session does that is left."""
        return not self._said_why and -(self.code or 0) in _ASKED_TO_END

    @property
    def _said_why(self) -> bool:
        return self.leave is not None or self.refusal is not None

    @property
    def sign(self) -> str:
        """A short code for the person to pass on: a signal's name or the exit code."""
        if self.code is None:
            return "?"
        if self.code < 0:
            with contextlib.suppress(ValueError):
                return signal.Signals(-self.code).name
        return str(self.code)


class Keeper(QObject):
    """One main process. Signals in their order: `ready`, then `shown` or `refused`, `leaving`, and last `ended`."""

    ready = Signal()
    shown = Signal()
    refused = Signal(object)
    leaving = Signal(object, object)
    """Leave, and where the window was: x, y, width, height, maximised."""
    ended = Signal(object)

    def __init__(self, channel: Channel, pid: int, process: subprocess.Popen[bytes] | None = None) -> None:
        super().__init__()
        self.channel = channel
        self.pid = pid
        self._process = process
        self._refusal: Refusal | None = None
        self._leave: Leave | None = None
        self.was_shown = False
        self._patience = QTimer(self, singleShot=True, interval=CLOSING_MS)
        self._patience.timeout.connect(self.kill)
        self._listener = Listener(channel, self._wait, self)
        self._listener.said.connect(self.hear)
        self._listener.ended.connect(self._end)

    @classmethod
    def start(cls, *arguments: str) -> Keeper:
        """A new main process, which loads what it needs and waits for the key."""
        process = images.start(images.MAIN, *arguments)
        assert process.stdout is not None
        assert process.stdin is not None
        # Duplicates, because the process object closes its own when it goes.
        channel = Channel(os.dup(process.stdout.fileno()), os.dup(process.stdin.fileno()))
        process.stdout.close()
        process.stdin.close()
        keeper = cls(channel, process.pid, process)
        keeper._listener.start()
        return keeper

    @classmethod
    def adopt(cls, channel: Channel, pid: int) -> Keeper:
        """Go on with a main process that the image before this one started."""
        keeper = cls(channel, pid)
        keeper.was_shown = True
        return keeper

    @property
    def is_leaving(self) -> bool:
        """It was left and closes its vault."""
        return self._leave is not None

    def listen(self) -> None:
        """Of an adopted process: hear it from now on."""
        self._listener.start()

    def hand_over(self, opened: Opened, **fields: Any) -> bool:
        """Give it the key; False where it is not there any more. `opened` is wiped in either case."""
        try:
            return self.channel.hand_over(opened, **fields)
        finally:
            opened.wipe()

    def say(self, word: str, **fields: Any) -> bool:
        return self.channel.say(word, **fields)

    def hear(self, message: Message) -> None:
        said = message.fields
        if message.word == "ready":
            self.ready.emit()
        elif message.word == "shown":
            self.was_shown = True
            self.shown.emit()
        elif message.word == "refused":
            self._refusal = Refusal(str(said.get("code")), str(said.get("message")), said.get("path"))
            self.refused.emit(self._refusal)
        elif message.word == "leave":
            self._leave = Leave(said["why"])
            self._patience.start()
            self.leaving.emit(self._leave, said.get("window"))

    def kill(self) -> None:
        """End it at once: a vault survives that at any moment."""
        with contextlib.suppress(OSError):
            os.kill(self.pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    def _wait(self) -> int | None:
        """In the listening thread: how the process ended."""
        if self._process is not None:
            return self._process.wait()
        if sys.platform == "win32":
            return None  # only the image that started a process may ask for its code
        with contextlib.suppress(ChildProcessError):
            return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return None

    def _end(self, code: int | None) -> None:
        self._patience.stop()
        self.channel.close()
        self.ended.emit(Ending(self._leave, self._refusal, code))


def keeping(keeper: Keeper, server: int | None) -> tuple[list[str], list[int]]:
    """Arguments that tell the next image what to go on with, and the descriptors it inherits."""
    channel = keeper.channel
    numbers = [images.number_of(channel.reads), images.number_of(channel.writes), keeper.pid]
    inherited = [channel.reads, channel.writes]
    if server is not None:
        numbers.append(server)
        inherited.append(server)
    return ["--keeping", ",".join(map(str, numbers))], inherited


def kept(text: str) -> tuple[Channel, int, int | None]:
    """The other end of `keeping`: channel and process number of the main process, and the server's descriptor."""
    reads, writes, pid, *server = (int(one) for one in text.split(","))
    reading = images.descriptor_of(reads, os.O_RDONLY)
    channel = Channel(reading, images.descriptor_of(writes, os.O_WRONLY))
    return channel, pid, images.descriptor_of(server[0], os.O_RDWR) if server else None


def folder_of(text: str | None) -> Path | None:
    """An absolute path from what a person typed."""
    return Path(text).expanduser().absolute() if text else None
