"""Step 1: what the vault is called and which folder holds it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from heirloom.gui.background import Background, Ticket
from heirloom.gui.dates import size_text
from heirloom.gui.gate.first_run.draft import Draft
from heirloom.gui.gate.first_run.parts.notice import Notice
from heirloom.gui.gate.first_run.steps.step import COLUMN_PX, Head, Step
from heirloom.gui.gate.first_run.work.place_check import Place, Verdict, look
from heirloom.gui.gate.places import shown_path
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Text

_DEBOUNCE_MS = 150
_LONGEST_NAME = 80


class PlaceStep(Step):
    """Emits `open_wanted(path)` ("" where none is known yet) and `recovery_wanted()` for the other two ways in."""

    open_wanted = Signal(str)
    recovery_wanted = Signal()

    def __init__(self, draft: Draft, background: Background, parent: QWidget | None = None) -> None:
        self._background = background
        self._place: Place | None = None
        self._ticket: Ticket[Place] | None = None
        self._head = Head()
        self._name_label, self._folder_label = Text(), Text()
        self.name = QLineEdit()
        self.folder = QLineEdit()
        self.choose = Button(kind="default", size="large", icon="folder-open")
        self._space = Text(role="small", tone="ink2")
        self.notice = Notice()
        self.open_existing = Button(kind="link")
        self.use_sheet = Button(kind="link")
        self._pause = QTimer()
        super().__init__(draft, parent)
        self._pause.setParent(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_DEBOUNCE_MS)
        self._lay_out()
        self._connect()
        self.folder.setText(str(suggested_folder()))

    def _lay_out(self) -> None:
        for field, label in ((self.name, self._name_label), (self.folder, self._folder_label)):
            field.setProperty("extent", "large")
            label.setBuddy(field)
        self.name.setMaxLength(_LONGEST_NAME)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addSpacing(18)
        column.addWidget(self._name_label)
        column.addWidget(self.name)
        column.addSpacing(12)
        column.addWidget(self._folder_label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        column.addLayout(row)
        column.addWidget(self._space)
        column.addWidget(self.notice)
        column.addSpacing(20)
        for link in (self.open_existing, self.use_sheet):
            links = QHBoxLayout()
            links.addWidget(link)
            links.addStretch(1)
            column.addLayout(links)
        column.addStretch(1)
        self.setMaximumWidth(COLUMN_PX)

    def _connect(self) -> None:
        self.folder.textChanged.connect(self._typed)
        self.name.textChanged.connect(self._named)
        self.choose.clicked.connect(self._ask_for_folder)
        self._pause.timeout.connect(self._look)
        self.notice.pressed.connect(lambda: self.open_wanted.emit(self.folder.text()))
        self.open_existing.clicked.connect(lambda: self.open_wanted.emit(""))
        self.use_sheet.clicked.connect(self.recovery_wanted)

    def retranslate(self) -> None:
        self._head.say(
            self.tr("A place for the vault"),
            self.tr(
                "One folder on this computer holds everything, sealed. You can move or copy it later like any folder."
            ),
        )
        self._name_label.setText(self.tr("What it is called"))
        self.name.setPlaceholderText(self.tr("Family vault"))
        self.name.setAccessibleName(self.tr("Name of the vault"))
        self.name.setToolTip(self.tr("Shown before the vault is unlocked, so it is not secret."))
        self._folder_label.setText(self.tr("Its folder"))
        self.folder.setAccessibleName(self.tr("Folder of the vault"))
        self.choose.setText(self.tr("Choose…"))
        self.open_existing.setText(self.tr("Open a vault that already exists"))
        self.use_sheet.setText(self.tr("I have a recovery sheet"))
        self._show_place()

    def title(self) -> str:
        return self.tr("A place for the vault")

    def note(self) -> str:
        if self.draft.path is None:
            return ""
        return shown_path(self.draft.path, Path.home())

    def hint(self) -> str:
        return self.tr("The vault is made. Its folder can be moved later.") if self.draft.is_made else ""

    def is_ready(self) -> bool:
        return self.draft.is_made or (self._place is not None and self._place.is_good)

    def entered(self) -> None:
        for widget in (self.name, self.folder, self.choose, self.open_existing, self.use_sheet):
            widget.setEnabled(not self.draft.is_made)
        if self.draft.is_made:
            self.notice.hide()
            return
        self._look()
        self.folder.setFocus()

    def left(self) -> None:
        self._pause.stop()
        if self._ticket is not None:
            self._ticket.cancel()

    def proceed(self) -> None:
        if not self.draft.is_made and self._place is not None:
            self.draft.path = Path(self._place.path)
            self.draft.name = self.name.text().strip() or self.tr("Family vault")
        self.finished.emit()

    def trouble(self) -> str:
        """What stands below the folder."""
        return self.notice.text()

    def _named(self) -> None:
        self.changed.emit()

    def _typed(self) -> None:
        # Until the folder was looked at, nothing is known of it.
        self._place = None
        self._pause.start()
        self.changed.emit()

    def _ask_for_folder(self) -> None:
        start = self.folder.text() or str(suggested_folder())
        dialog = QFileDialog(self, self.tr("A place for the vault"), _nearest(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self.folder.setText(os.path.normpath(path))

    def _look(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        typed = self.folder.text()
        self._ticket = self._background.run(lambda: look(typed), self._looked, owner=self)

    def _looked(self, place: Place) -> None:
        self._place = place
        self._show_place()
        self.changed.emit()

    def _show_place(self) -> None:
        place = self._place
        if place is None:
            return
        free = "" if place.free_bytes is None else size_text(place.free_bytes)
        self._space.setText(self.tr("{size} free on this disk").replace("{size}", free) if free else "")
        if place.is_good:
            self.notice.hide()
            return
        offers = place.verdict is Verdict.VAULT_THERE
        self.notice.say("info" if offers else "warn", self._reason(place), self.tr("Open it") if offers else "")
        self.notice.setToolTip(place.detail)

    def _reason(self, place: Place) -> str:
        missing = size_text(place.missing_bytes)
        reasons = {
            Verdict.NO_PATH: self.tr("Type a full path, or choose a folder."),
            Verdict.NO_DISK: self.tr("There is no such disk on this computer."),
            Verdict.UNSAFE: self.tr(
                "This folder is kept in step by another program, or lies on a network share. That would damage a vault "
                "in use. Choose a folder of this computer’s own; a backup is the way to another place."
            ),
            Verdict.VAULT_THERE: self.tr("There is a vault in this folder already."),
            Verdict.NOT_EMPTY: self.tr("There is something in this folder already. Choose an empty one or a new name."),
            Verdict.NOT_WRITABLE: self.tr("This folder cannot be written to. Choose another."),
            Verdict.NO_SPACE: self.tr("The disk is nearly full: {size} more are needed.").replace("{size}", missing),
        }
        return reasons[place.verdict]


def suggested_folder() -> Path:
    """Pictures / Heirloom."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(pictures or Path.home()) / "Heirloom"


def _nearest(path: str) -> str:
    """A folder to begin choosing in; Qt takes the nearest that is there."""
    return str(Path(path).parent)
