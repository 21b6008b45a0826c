"""Folders: the watched ones, what happens to originals, reading the words in pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.gui.screens.settings.applying import Applying
from heirloom.gui.screens.settings.folders.folder_row import FolderRow
from heirloom.gui.screens.settings.folders.sayings import FolderWords
from heirloom.gui.screens.settings.rows import SettingRow, SwitchRow
from heirloom.gui.screens.settings.section import Section
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Rule, Text
from heirloom.gui.widgets.notices import EmptyState, ToastText
from heirloom.gui.work.folders import FolderWatch
from heirloom.gui.work.live_job import JobKind, LiveJob
from heirloom.gui.work.queue import WorkQueue


class FoldersSection(Section):
    """`folder_wanted`: a folder is to be chosen. `activity_wanted`: what runs is to be shown."""

    folder_wanted = Signal()
    activity_wanted = Signal()

    def __init__(
        self, folders: FolderWatch, queue: WorkQueue, applying: Applying, parent: QWidget | None = None
    ) -> None:
        self._folders = folders
        self._queue = queue
        self._applying = applying
        self._words = FolderWords()
        self._rows: dict[str, FolderRow] = {}
        self.add = Button(icon="folder-plus")
        self.look = Button(icon="refresh-cw")
        self.empty = EmptyState("folder")
        self._originals = SettingRow()
        self.read_text = SwitchRow()
        self._reading = Text(role="small", tone="ink2")
        self.pause_reading = Button(size="small")
        super().__init__(parent)
        self._words.setParent(self)
        self._lay_out()
        self._connect()
        self._take()

    def _lay_out(self) -> None:
        column = self.column
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self.empty.setMinimumHeight(180)
        column.addWidget(self.empty)
        column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.look)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(14)
        column.addWidget(self._originals)
        column.addWidget(self.read_text)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._reading)
        line.addWidget(self.pause_reading)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)

    def _connect(self) -> None:
        self._folders.changed.connect(self._take)
        self._queue.changed.connect(self._tell_reading)
        self.add.clicked.connect(self.folder_wanted)
        self.empty.pressed.connect(self.folder_wanted)
        self.look.clicked.connect(self._look_now)
        self.read_text.turned.connect(self._turn_reading)
        self.pause_reading.clicked.connect(self._pause_reading)

    def refresh(self) -> None:
        self.read_text.set_on(self._applying.preferences.read_text)
        self._tell_reading()

    def rows(self) -> list[FolderRow]:
        return list(self._rows.values())

    # Folders

    def _take(self) -> None:
        folders = self._folders.folders()
        if [folder.path for folder in folders] == list(self._rows):
            for folder in folders:
                self._rows[folder.path].tell(folder)
        else:
            self._build()
        self.empty.setVisible(not folders)
        self.add.setVisible(bool(folders))
        self.look.setVisible(bool(folders))

    def _build(self) -> None:
        while (old := self._list.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for folder in self._folders.folders():
            row = FolderRow(folder, self._words)
            row.paused.connect(self._pause)
            row.removed.connect(self._remove)
            self._rows[folder.path] = row
            self._list.addWidget(row)
            self._list.addWidget(Rule())

    def _pause(self, path: str, paused: bool) -> None:
        self._folders.pause(path, paused)
        name = Path(path).name or path
        said = self.tr("“{folder}” is paused") if paused else self.tr("“{folder}” is watched again")
        undo = lambda: self._folders.pause(path, not paused)  # noqa: E731 - said once, for the toast
        self.toast.emit(ToastText(said.format(folder=name), self.tr("Undo"), undo))

    def _remove(self, path: str) -> None:
        self._folders.remove(path)
        said = self.tr("“{folder}” is no longer watched. What came from there stays in the vault.")
        undo = lambda: self._folders.add(path)  # noqa: E731 - as above
        self.toast.emit(ToastText(said.format(folder=Path(path).name or path), self.tr("Undo"), undo))

    def _look_now(self) -> None:
        self._folders.look_now()
        self.toast.emit(ToastText(self.tr("Looking through the folders now")))

    # Words in pictures

    def _job(self) -> LiveJob | None:
        return next((job for job in self._queue.live() if job.kind is JobKind.READ_TEXT), None)

    def _turn_reading(self, on: bool) -> None:
        self._applying.turn(self.read_text.name, on, read_text=on)

    def _pause_reading(self) -> None:
        job = self._job()
        if job is not None:
            self._queue.resume(job) if job.is_paused else self._queue.pause(job)

    def _tell_reading(self) -> None:
        job = self._job()
        self._reading.setVisible(job is not None)
        self.pause_reading.setVisible(job is not None)
        if job is None:
            return
        told = job.progress
        left = job.sealed if told is None or told.total is None else max(0, told.total - told.done)
        self._reading.setText(self.tr("Paused by you") if job.is_paused else self.tr("%Ln left to read", "", left))
        self.pause_reading.setText(self.tr("Resume") if job.is_paused else self.tr("Pause"))

    def retranslate(self) -> None:
        self.introduce(
            self.tr("Folders"),
            self.tr("What appears in these folders comes into the vault by itself, also from disks that come and go."),
        )
        self.empty.set_text(
            self.tr("No folder is watched"),
            self.tr("Choose one, for instance where your phone’s pictures arrive."),
            self.tr("Add a folder…"),
        )
        self.add.setText(self.tr("Add a folder…"))
        self.look.setText(self.tr("Look now"))
        self._originals.say(
            self.tr("Originals"),
            self.tr(
                "The originals stay where they are; Heirloom never deletes them. What you delete in a folder stays in "
                "the vault, and what you edit becomes a new version."
            ),
        )
        self.read_text.say(
            self.tr("Read the words in pictures"),
            self.tr(
                "Signs, receipts and scanned letters become searchable. It takes seconds a picture and comes last."
            ),
        )
        self._tell_reading()
