"""Dragging memories out of the window: copies are decrypted only when somebody takes them, and removed later."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

from heirloom.core.errors import HeirloomError

_URI_LIST: Final = "text/uri-list"
_REMOVE_AFTER_MS: Final = 10 * 60 * 1000
"""A program that took the names may still be reading the files."""
_PREFIX: Final = "heirloom-out-"
Export = Callable[[Path], Sequence[Path]]
"""Writes copies into a folder and tells which files they are. It may take long: the drop waits for it."""


class LentFolders(QObject):
    """Private folders with copies that were dragged out; all are gone when the vault is left."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders: list[Path] = []

    def lend(self) -> Path:
        """A new folder that nobody else on this computer may read."""
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        self._folders.append(folder)
        return folder

    def take_back_later(self, folder: Path) -> None:
        QTimer.singleShot(_REMOVE_AFTER_MS, self, lambda: self.take_back(folder))

    def take_back(self, folder: Path) -> None:
        """Remove a folder and the copies in it."""
        shutil.rmtree(folder, ignore_errors=True)
        if folder in self._folders:
            self._folders.remove(folder)

    def take_back_all(self) -> None:
        """Locking or leaving: no copy of ours stays."""
        for folder in list(self._folders):
            self.take_back(folder)


def remove_leftovers() -> None:
    """Remove what a program that crashed had lent; not for the thread that paints."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdecimal() and int(owner) != os.getpid() and not _is_running(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return True  # asking would end it; the folders of a crash go with the next cleaning of the disk
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


class CopiesOnDemand(QMimeData):
    """Names of files that do not exist until they are asked for by a drop."""

    def __init__(self, export: Export, folders: LentFolders) -> None:
        super().__init__()
        self._export = export
        self._folders = folders
        self._urls: list[QUrl] | None = None
        self._dropped = False
        self.error: HeirloomError | None = None

    def allow(self) -> None:
        """The button was released over something that takes files: from now on they may be made."""
        self._dropped = True

    def formats(self) -> list[str]:
        return [_URI_LIST]

    def hasFormat(self, mime_type: str) -> bool:
        return mime_type == _URI_LIST

    def retrieveData(self, mime_type: str, preferred_type: object) -> object:
        if mime_type != _URI_LIST:
            return None
        if self._urls is None:
            self._urls = self._make()
        return self._urls

    @property
    def was_taken(self) -> bool:
        """Whether copies were made."""
        return self._urls is not None

    def _make(self) -> list[QUrl]:
        folder = self._folders.lend()
        try:
            made = self._export(folder)
        except HeirloomError as error:
            self.error = error
            self._folders.take_back(folder)
            return []
        self._folders.take_back_later(folder)
        return [QUrl.fromLocalFile(str(path)) for path in made]


def drag(source: QWidget, copies: CopiesOnDemand, picture: QPixmap | None) -> bool:
    """Drag until the button is released; whether something took the copies."""
    dragged = QDrag(source)
    dragged.setMimeData(copies)
    if picture is not None:
        dragged.setPixmap(picture)
        dragged.setHotSpot(QPoint(picture.width() // 2, picture.height() // 2))
    action = dragged.exec(Qt.DropAction.CopyAction)
    return action != Qt.DropAction.IgnoreAction and copies.was_taken
