"""Step 4: which folders the vault takes its memories from, with what lies in them counted live."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from heirloom.gui.background import Background, Lane
from heirloom.gui.dates import size_text
from heirloom.gui.gate.first_run.draft import Draft
from heirloom.gui.gate.first_run.parts.figures import amount_text
from heirloom.gui.gate.first_run.parts.folder_row import FolderRow
from heirloom.gui.gate.first_run.parts.notice import Notice
from heirloom.gui.gate.first_run.steps.step import COLUMN_PX, Head, Step
from heirloom.gui.gate.first_run.work.gathering import Count, found_folders, gather
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Rule, Text


class FoldersStep(Step):
    """Every folder is counted in a thread of its own, which ends when the step is left."""

    _met = Signal(object)

    def __init__(self, draft: Draft, background: Background, parent: QWidget | None = None) -> None:
        self._background = background
        self._free: int | None = None
        self._looked_for = False
        self._stops: dict[str, threading.Event] = {}
        self.rows: list[FolderRow] = []
        self._head = Head()
        self._card = QFrame()
        self._empty = Text(tone="ink3", wraps=True)
        self.add_button = Button(kind="default", icon="folder-plus")
        self._sum = Text(role="day")
        self._room, self._copies = Notice(), Notice()
        super().__init__(draft, parent)
        self._lay_out()
        self._met.connect(self._show_count)
        self.add_button.clicked.connect(self._ask_for_folder)

    def _lay_out(self) -> None:
        self._card.setObjectName("card")
        self._list = QVBoxLayout(self._card)
        self._list.setContentsMargins(1, 1, 1, 1)
        self._list.setSpacing(0)
        self._list.addWidget(self._empty)
        self._empty.setContentsMargins(14, 14, 14, 14)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        below.addWidget(self._sum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addSpacing(14)
        column.addWidget(self._card)
        column.addLayout(below)
        column.addWidget(self._room)
        column.addSpacing(10)
        column.addWidget(self._copies)
        column.addStretch(1)
        self.setMaximumWidth(COLUMN_PX + 80)

    def retranslate(self) -> None:
        self._head.say(
            self.tr("Which folders should it watch?"),
            self.tr("What is in them now comes into the vault, and whatever is added later follows by itself."),
        )
        self._empty.setText(self.tr("No folder yet. You can add one here, or drop files into the window later."))
        self.add_button.setText(self.tr("Add another…"))
        self._copies.say(
            "good",
            self.tr(
                "Each file is copied into the vault. The originals stay where they are, and nothing in these folders "
                "is ever changed or deleted."
            ),
        )
        self._show_sum()

    def title(self) -> str:
        return self.tr("Folders to watch")

    def note(self) -> str:
        if not self._looked_for:
            return ""
        wanted = self._wanted()
        if not wanted:
            return self.tr("None yet")
        return amount_text(sum(row.count.files for row in wanted), sum(row.count.bytes for row in wanted))

    def entered(self) -> None:
        place = self.draft.path
        assert place is not None, "the vault is made before its folders are asked for"
        self._background.run(partial(free_bytes, place), self._show_free, owner=self)
        if self._looked_for:
            for row in self.rows:
                self._count(row)
            return
        self._looked_for = True
        self._background.run(found_folders, self._show_found, owner=self)

    def left(self) -> None:
        for stop in self._stops.values():
            stop.set()
        self._stops.clear()

    def proceed(self) -> None:
        wanted = self._wanted()
        self.draft.watch = tuple(row.path for row in wanted)
        self.draft.files = sum(row.count.files for row in wanted)
        self.finished.emit()

    def trouble(self) -> str:
        """What stands below the list."""
        return self._room.text()

    def add(self, path: str) -> None:
        """Put a folder on the list and count it."""
        self._add(os.path.normpath(path), added=True)

    def _show_found(self, paths: list[str]) -> None:
        for path in paths:
            self._add(path, added=False)
        self.changed.emit()

    def _add(self, path: str, *, added: bool) -> None:
        refusal = self._refusal(Path(path))
        if refusal:
            self._room.say("warn", refusal)
            return
        row = FolderRow(path, added=added)
        row.toggled.connect(self._show_sum)
        row.removed.connect(self._remove)
        if self.rows:
            self._list.addWidget(Rule())
        self._list.addWidget(row)
        self.rows.append(row)
        self._empty.hide()
        self._count(row)
        self._show_sum()

    def _refusal(self, path: Path) -> str:
        """Why a folder is not added: each file would be met twice, or the vault would swallow itself."""
        vault = self.draft.path
        if vault is not None and (path == vault or vault in path.parents):
            return self.tr("That is the vault itself.")
        for row in self.rows:
            other = Path(row.path)
            if path == other or other in path.parents:
                return self.tr("“{name}” is watched with all that is in it already.").replace("{name}", other.name)
        return ""

    def _remove(self, path: str) -> None:
        row = next(row for row in self.rows if row.path == path)
        place = self._list.indexOf(row)
        rule = self._list.itemAt(place - 1)
        line = rule.widget() if rule is not None else None
        if isinstance(line, Rule):
            self._list.removeWidget(line)
            line.deleteLater()
        if path in self._stops:
            self._stops.pop(path).set()
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._empty.setVisible(not self.rows)
        self._show_sum()

    def _count(self, row: FolderRow) -> None:
        if row.count.is_whole or row.path in self._stops:
            return
        stop = self._stops[row.path] = threading.Event()
        assert self.draft.path is not None
        work = partial(gather, row.path, self.draft.path, self._tell, stop)
        self._background.run(work, self._show_count, lane=Lane.WORK, owner=self)

    def _tell(self, count: Count) -> None:
        """Called in the counting thread."""
        with contextlib.suppress(RuntimeError):  # the window was closed in between
            self._met.emit(count)

    def _show_count(self, count: Count) -> None:
        for row in self.rows:
            if row.path == count.path and not row.count.is_whole:
                row.show_count(count)
        if count.is_whole:
            self._stops.pop(count.path, None)
        self._show_sum()

    def _show_free(self, free: int) -> None:
        self._free = free
        self._show_sum()

    def _show_sum(self) -> None:
        wanted = self._wanted()
        size = sum(row.count.bytes for row in wanted)
        text = amount_text(sum(row.count.files for row in wanted), size) if wanted else ""
        if self._free is None or not wanted:
            self._sum.setText(text)
        elif size <= self._free:
            fits = self.tr("{amount}; fits, {free} free").replace("{amount}", text)
            self._sum.setText(fits.replace("{free}", size_text(self._free)))
            self._room.say("info", "")
        else:
            self._sum.setText(text)
            full = self.tr("The disk of the vault has {free} free: {missing} too little for all of this.")
            full = full.replace("{free}", size_text(self._free)).replace("{missing}", size_text(size - self._free))
            self._room.say("warn", full)
        self.changed.emit()

    def _wanted(self) -> list[FolderRow]:
        return [row for row in self.rows if row.is_wanted]

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Add a folder to watch"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.add)
        dialog.open()


def free_bytes(place: Path) -> int:
    return shutil.disk_usage(place).free
