"""The report of an album as a file: plain words, or figures as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from heirloom.bank import Bank
from heirloom.core.albums import Album
from heirloom.core.errors import HeirloomError, ItemError
from heirloom.gui.background import Background, Lane
from heirloom.gui.errors import problem
from heirloom.gui.widgets.notices import ToastText


class Reporting(QObject):
    """`toast` carries a ToastText."""

    toast = Signal(object)

    def __init__(self, window: QWidget, bank: Bank, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._bank = bank
        self._background = background

    def save(self, album: Album, *, as_json: bool) -> None:
        """Ask where, and write it there; it holds figures and names of memories, no pictures."""
        dialog = QFileDialog(self._window, self.tr("Save the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json" if as_json else "txt")
        dialog.selectFile(f"{_safe(album.name)}.{'json' if as_json else 'txt'}")
        dialog.fileSelected.connect(lambda path: self.write(album, Path(path), as_json=as_json))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, album: Album, path: Path, *, as_json: bool) -> None:
        """Write the report to a file."""
        bank = self._bank
        self._background.run(
            lambda: _write(path, report_of(bank, album, as_json=as_json)),
            lambda _: self._written(path),
            self._refused,
            lane=Lane.WORK,
            owner=self,
        )

    def _written(self, path: Path) -> None:
        self.toast.emit(ToastText(self.tr("Wrote “{file}”").format(file=path.name)))

    def _refused(self, error: HeirloomError) -> None:
        self.toast.emit(ToastText(problem(error).text, kind="warn"))


def report_of(bank: Bank, album: Album, *, as_json: bool) -> str:
    """The report with its learning curve, which is made anew; as JSON what the command line tells, and the name."""
    from heirloom.bank.learning.measuring import as_record  # lazy: what it rests on takes half a second to load

    if not as_json:
        return bank.albums.report_text(album.id, curve=True) + "\n"
    report = bank.albums.report(album.id, curve=True)
    return json.dumps({"album": album.name, **as_record(report)}, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ItemError("unwritable", str(error.strerror), path=str(path)) from error


def _safe(name: str) -> str:
    return "".join(sign if sign.isalnum() or sign in " -_" else "_" for sign in name).strip() or "album"
