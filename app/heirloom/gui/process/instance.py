"""One window a person: a second start asks the first one to come forward and hands over what it was given."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from heirloom.core.paths import config_dir

_MOST_BYTES: Final = 1 << 20
_MOST_PATH: Final = 100
"""Socket addresses of Unix end at 107 bytes."""
_ANSWER_MS: Final = 4000
"""So long a first instance may take that is just between two images."""
_HEARD: Final = b"heard\n"


def address() -> str:
    """Where the first instance listens: in a folder that only this person can enter."""
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or config_dir())
    mark = hashlib.blake2b(str(config_dir()).encode(), digest_size=6).hexdigest()
    full = str(folder / f"heirloom-{mark}")
    return full if os.name == "posix" and len(full.encode()) <= _MOST_PATH else f"heirloom-{mark}"


def ask_first(vault: Path | None, paths: tuple[str, ...]) -> bool:
    """Ask a first instance to come forward; whether there is one that heard it."""
    socket = QLocalSocket()
    socket.connectToServer(address())
    if not socket.waitForConnected(200):
        return False
    said = {"vault": str(vault) if vault else None, "paths": paths}
    socket.write(json.dumps(said).encode("utf-8") + b"\n")
    socket.waitForBytesWritten(_ANSWER_MS)
    return socket.waitForReadyRead(_ANSWER_MS) and bytes(socket.readAll().data()) == _HEARD


class Instance(QObject):
    """The first instance's ear. `asked(vault, paths)`: another start named a vault, paths, or nothing at all."""

    asked = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def listen(self, inherited: int | None = None) -> bool:
        """Begin, or go on with the socket that the image before this one listened on: nothing said gets lost."""
        if inherited is not None and self._server.listen(inherited):
            return True
        place = address()
        with contextlib.suppress(OSError):
            Path(place).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self._server.listen(place):
            return True
        QLocalServer.removeServer(place)  # left by a process that was killed: nobody answered there
        return self._server.listen(place)

    @property
    def descriptor(self) -> int | None:
        """What the next image goes on listening with; None where the system has no such thing."""
        number = self._server.socketDescriptor()
        return number if number >= 0 and os.name == "posix" else None

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _MOST_BYTES:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        vault, paths = _understood(bytes(socket.readLine().data()))
        socket.write(_HEARD)
        socket.flush()
        socket.disconnectFromServer()
        self.asked.emit(vault, paths)


def _understood(line: bytes) -> tuple[Path | None, tuple[str, ...]]:
    said: Any = None
    with contextlib.suppress(ValueError):
        said = json.loads(line)
    if not isinstance(said, dict):
        return None, ()
    vault, paths = said.get("vault"), said.get("paths")
    strings = tuple(one for one in paths if isinstance(one, str)) if isinstance(paths, list) else ()
    return (Path(vault) if isinstance(vault, str) and vault else None), strings
