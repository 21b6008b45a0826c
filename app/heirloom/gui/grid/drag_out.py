"""Dragging memories out of the window: copies are decrypted only when somebody takes them, and removed later."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QCursor, QDrag, QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from heirloom.core.errors import HeirloomError

_URI_LIST: Final = "text/uri-list"
_REMOVE_AFTER_MS: Final = 10 * 60 * 1000
"""A program that took the names may still be reading the files."""
_PREFIX: Final = "heirloom-out-"
_SEES_RELEASE: Final = {"xcb", "offscreen"}
"""Platforms on which the release of the button during a drag comes to us as an event."""
Names = Callable[[], Sequence[str]]
"""Tells what the copies will be called."""
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
    """Names of files that do not exist before the drop.

    A program that the pointer merely passes over may ask for the names, and many do to see whether they take them. It
    gets names, but no copy is written before `write`, which is for the moment when the button is let go.
    """

    def __init__(self, names: Names, export: Export, folders: LentFolders, numbers: Sequence[int] = ()) -> None:
        """`numbers` of the memories, for what takes them inside the window: there no copy is wanted."""
        super().__init__()
        self.numbers = tuple(numbers)
        self._names = names
        self._export = export
        self._folders = folders
        self._folder: Path | None = None
        self._urls: list[QUrl] | None = None
        self.was_written = False
        self.writes_when_asked = False
        """Where the moment of the drop cannot be seen, the first question is taken for it."""
        self.error: HeirloomError | None = None

    def formats(self) -> list[str]:
        return [_URI_LIST]

    def hasFormat(self, mime_type: str) -> bool:
        return mime_type == _URI_LIST

    def retrieveData(self, mime_type: str, preferred_type: object) -> object:
        if mime_type != _URI_LIST:
            return None
        if self.writes_when_asked:
            self.write()
        if self._urls is None:
            folder = self._lend()
            self._urls = self._try(lambda: [folder / name for name in self._names()])
        return self._urls

    def write(self) -> None:
        """The drop: make the copies, once."""
        if not self.was_written and self.error is None:
            folder = self._lend()
            self._urls = self._try(lambda: self._export(folder))
            self.was_written = self.error is None

    def end(self, *, taken: bool) -> None:
        """The drag is over: what was taken stays for a while."""
        if self._folder is not None:
            if taken and self.was_written:
                self._folders.take_back_later(self._folder)
            else:
                self._folders.take_back(self._folder)

    def _lend(self) -> Path:
        if self._folder is None:
            self._folder = self._folders.lend()
        return self._folder

    def _try(self, find: Callable[[], Sequence[Path]]) -> list[QUrl]:
        try:
            return [QUrl.fromLocalFile(str(path)) for path in find()]
        except HeirloomError as error:
            self.error = error
            return []


class Release(QObject):
    """Sees the button being let go before Qt tells the program below it of the drop: only then copies are written."""

    def __init__(self, dragged: QDrag, copies: CopiesOnDemand) -> None:
        super().__init__()
        self._copies = copies
        self._is_wanted = False
        dragged.actionChanged.connect(self._note)
        # Of several filters the last one installed is asked first; Qt installs its own when the drag begins.
        QTimer.singleShot(0, self, self._watch)

    def _watch(self) -> None:
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def _note(self, action: Qt.DropAction) -> None:
        self._is_wanted = action != Qt.DropAction.IgnoreAction

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and self._is_wanted:
            self._is_wanted = False
            if QApplication.widgetAt(QCursor.pos()) is None:  # let go over a window of ours, nothing leaves the vault
                self._copies.write()
        return False


def drag(source: QWidget, copies: CopiesOnDemand, picture: QPixmap | None) -> bool:
    """Drag until the button is released; whether something took the copies."""
    dragged = QDrag(source)
    dragged.setMimeData(copies)
    if picture is not None:
        dragged.setPixmap(picture)
        dragged.setHotSpot(QPoint(picture.width() // 2, picture.height() // 2))
    release = Release(dragged, copies) if QGuiApplication.platformName() in _SEES_RELEASE else None
    copies.writes_when_asked = release is None
    action = dragged.exec(Qt.DropAction.CopyAction)
    taken = action != Qt.DropAction.IgnoreAction and copies.was_written
    copies.end(taken=taken)
    return taken
