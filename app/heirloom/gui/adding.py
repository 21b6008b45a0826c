"""Ways in: files and folders dropped on the window or chosen in a dialog, pictures pasted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from heirloom.gui.background import Background
from heirloom.gui.shell.drop_veil import DropVeil
from heirloom.gui.work.queue import WorkQueue

PICTURES = (("image/png", "png"), ("image/jpeg", "jpg"), ("image/webp", "webp"), ("image/tiff", "tif"))
"""What a clipboard gives as bytes, and the ending that goes with it: these are sealed as they are, not looked into."""


class Adding(QObject):
    """Every drop and every choice is a job of its own. `looked_for`: a dropped picture is to be asked with."""

    looked_for = Signal(str)

    def __init__(
        self, window: QWidget, queue: WorkQueue, veil: DropVeil, background: Background, asks: Callable[[], bool]
    ) -> None:
        """`asks` tells whether what is dropped now is a question, as on the search page."""
        super().__init__(window)
        self._window = window
        self._queue = queue
        self._veil = veil
        self._background = background
        self._asks = asks
        self._dialog: QFileDialog | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    # Chosen

    def choose_files(self) -> None:
        self._choose(QFileDialog.FileMode.ExistingFiles, self.tr("Add files"))

    def choose_folder(self) -> None:
        self._choose(QFileDialog.FileMode.Directory, self.tr("Add a folder"))

    def _choose(self, mode: QFileDialog.FileMode, title: str) -> None:
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(mode)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, mode is QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(self._queue.bring_in)
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()

    # Pasted

    def paste(self) -> None:
        """Files from the clipboard are brought in like dropped ones; a picture is sealed without touching the disk."""
        mime = QGuiApplication.clipboard().mimeData()
        paths = local_paths(mime)
        if paths:
            self._queue.bring_in(paths)
            return
        for form, ending in PICTURES:
            data = bytes(mime.data(form).data()) if mime.hasFormat(form) else b""
            if data:
                self._queue.bring_in_bytes(self._name(ending), data)
                return
        if mime.hasImage():
            # Windows and macOS hand over plain pixels, which the system has made from whatever they were.
            image = QGuiApplication.clipboard().image()
            if not image.isNull():
                self._background.run(lambda: _as_png(image), self._pasted, owner=self)

    def _pasted(self, data: bytes) -> None:
        self._queue.bring_in_bytes(self._name("png"), data)

    def _name(self, ending: str) -> str:
        moment = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M.%S")
        return f"{self.tr('Picture')} {moment}.{ending}"

    # Dropped

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QDragEnterEvent():
                return self._enter(event)
            case QDropEvent() if event.type() == QEvent.Type.Drop:
                return self._drop(event)
            case QDragMoveEvent():
                _accept_copy(event)
                return True
            case QDragLeaveEvent():
                self._veil.hide()
        return False

    def _enter(self, event: QDragEnterEvent) -> bool:
        if event.source() is not None or not local_paths(event.mimeData()):
            return False  # our own tiles on their way out, or something that is no file
        _accept_copy(event)
        if self._asks() and len(local_paths(event.mimeData())) == 1:
            line = self.tr("Drop any picture here, even one that is not in the vault.")
            self._veil.tell(self.tr("Find pictures like this one"), line, "search")
        else:
            self._veil.tell(self.tr("Drop to seal in the vault"), self.tr("The originals stay where they are."))
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self._veil.hide()
        paths = local_paths(event.mimeData())
        if not paths or event.source() is not None:
            return False
        _accept_copy(event)
        if self._asks() and len(paths) == 1:
            self.looked_for.emit(paths[0])
        else:
            self._queue.bring_in(paths)
        return True


def local_paths(mime: QMimeData) -> list[str]:
    """Files and folders on this computer that something names."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []


def _accept_copy(event: QDropEvent) -> None:
    """The originals stay where they are: whoever drags may not take the drop for a move and delete them."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
