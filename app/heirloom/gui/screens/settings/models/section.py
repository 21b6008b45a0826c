"""Models & GPU: which model understands the vault, which are here, which could be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from heirloom.bank import Bank, models
from heirloom.bank.models import BenchRow, Described, Offer
from heirloom.core.errors import HeirloomError
from heirloom.gui.background import Background, Lane
from heirloom.gui.errors import problem
from heirloom.gui.screens.settings.applying import Applying
from heirloom.gui.screens.settings.models.consent import AGREE, Consent
from heirloom.gui.screens.settings.models.fetching import Fetching
from heirloom.gui.screens.settings.models.model_row import ModelRow
from heirloom.gui.screens.settings.models.sayings import name_text
from heirloom.gui.screens.settings.section import Section
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Heading, Rule, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal
from heirloom.gui.widgets.notices import ToastText

_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9._-]+")
_ROLES: Final = ("image", "text")


class ModelsSection(Section):
    """`chosen`: another model understands from now on, and memories wait to be understood anew."""

    chosen = Signal()

    def __init__(
        self,
        bank: Bank,
        background: Background,
        applying: Applying,
        fetching: Fetching,
        parent: QWidget | None = None,
    ) -> None:
        self._bank = bank
        self._background = background
        self._applying = applying
        self._fetching = fetching
        self._rows: dict[str, ModelRow] = {}
        self._device = Text(tone="ink2", wraps=True)
        self._heads = {role: Heading(role="section") for role in _ROLES}
        self._columns = {role: QVBoxLayout() for role in _ROLES}
        self.own = Button(icon="folder-open")
        self.measure = Button(icon="hourglass")
        super().__init__(parent)
        self._devices: Sequence[str] = ()
        self._lay_out()
        self.own.clicked.connect(lambda: self._choose_folder(""))
        self.measure.clicked.connect(self._measure_all)
        fetching.changed.connect(self._tell_running)
        fetching.offered.connect(self.offer)
        fetching.arrived.connect(self._arrived)
        fetching.failed.connect(self._failed)

    def _lay_out(self) -> None:
        self.column.addWidget(self._device)
        for role in _ROLES:
            self.column.addSpacing(18)
            self.column.addWidget(self._heads[role])
            self.column.addSpacing(2)
            self._columns[role].setSpacing(0)
            self.column.addLayout(self._columns[role])
        self.column.addSpacing(16)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.own)
        line.addWidget(self.measure)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)

    def row(self, name: str) -> ModelRow | None:
        return self._rows.get(name)

    def refresh(self) -> None:
        bank = self._bank
        self._background.run(lambda: models.described(bank.models_dir, bank.chosen_models()), self._take, owner=self)

    def _take(self, found: Sequence[Described]) -> None:
        self._devices = sorted({one.device for one in found if one.device})
        if [one.state.name for one in found] != list(self._rows):
            self._build(found)
        for one in found:
            self._rows[one.state.name].tell(one)
        self._tell_running()
        self._tell_device()

    def _build(self, found: Sequence[Described]) -> None:
        for column in self._columns.values():
            while (old := column.takeAt(0)) is not None:
                if (widget := old.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        self._rows = {}
        for one in found:
            row = ModelRow(one)
            row.use_wanted.connect(self.use)
            row.fetch_wanted.connect(self.fetch)
            row.file_wanted.connect(self._choose_file)
            row.folder_wanted.connect(self._choose_folder)
            row.remove_wanted.connect(self._ask_remove)
            row.cancel_wanted.connect(self._fetching.cancel)
            self._rows[one.state.name] = row
            column = self._columns[one.state.kind]
            column.addWidget(row)
            column.addWidget(Rule())

    def _tell_running(self) -> None:
        for row in self._rows.values():
            row.tell_running(self._fetching.running)
        self.own.setEnabled(self._fetching.running is None)

    # Downloading

    def fetch(self, name: str) -> None:
        """Ask what there is of a model; with the network switched off, ask that first."""
        if self._applying.preferences.network:
            self._fetching.fetch(name)
            return
        asked = Modal.ask(
            self,
            self.tr("The network is switched off"),
            self.tr(
                "Heirloom opens no connection while it is. Switch it on to ask the source for the files of “{model}”? "
                "Their addresses and sizes are shown before anything is downloaded."
            ).format(model=name_text(name)),
            [Choice(CANCEL, self.tr("Cancel")), Choice("on", self.tr("Switch on and ask"), "primary")],
        )
        asked.answered.connect(lambda key: self._fetch_with_network(name) if key == "on" else None)

    def _fetch_with_network(self, name: str) -> None:
        self._applying.quietly(network=True)
        self._fetching.fetch(name)

    def offer(self, offer: Offer) -> None:
        """Show what would come in."""
        consent = Consent(offer, self)
        consent.answered.connect(lambda key: self._fetching.answer(key == AGREE))
        consent.open()

    def _arrived(self, name: str) -> None:
        said = self.tr("“{model}” is on this computer").format(model=name_text(name))
        self.toast.emit(ToastText(said, self.tr("Use it"), lambda: self.use(name)))
        self.refresh()

    def _failed(self, name: str, error: HeirloomError) -> None:
        row = self._rows.get(name)
        said = problem(error)
        if row is not None:
            row.remark.say(said.text)
            row.remark.setToolTip(said.detail)
        else:
            self.toast.emit(ToastText(said.text, kind="warn"))

    # From a disk

    def _choose_file(self, name: str) -> None:
        dialog = QFileDialog(self, self.tr("Choose the model’s file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Models (*.safetensors)"))
        dialog.fileSelected.connect(lambda path: self.add(name, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_folder(self, name: str) -> None:
        dialog = QFileDialog(self, self.tr("Choose the model’s folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.add(name, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add(self, name: str, path: str) -> None:
        """Take a model from a disk; one without a name is called like its folder."""
        name = name or _NOT_IN_NAMES.sub("-", Path(path).name).strip("-.")[:64] or "model"
        self._fetching.add(name, Path(path))

    # What is here

    def use(self, name: str) -> None:
        """Let a model understand the vault from now on."""
        bank = self._bank

        def choose() -> str:
            role = models.role_of(name, bank.models_dir)
            before = bank.chosen_models()[role]
            bank.use_model(name)
            return f"starter-{role}" if before == "starter" else before

        def said(before: str) -> None:
            text = self.tr(
                "“{model}” understands from now on. Until it has seen everything, the one before it answers."
            )
            undo = (self.tr("Undo"), lambda: self.use(before)) if before != name else (None, None)
            self.toast.emit(ToastText(text.format(model=name_text(name)), *undo))
            self.chosen.emit()
            self.refresh()

        self._background.run(choose, said, lane=Lane.EDIT, owner=self)

    def _ask_remove(self, name: str) -> None:
        asked = Modal.ask(
            self,
            self.tr("Remove “{model}”?").format(model=name_text(name)),
            self.tr("Its files are removed from this computer. What it understood stays; it can be fetched again."),
            [Choice(CANCEL, self.tr("Cancel")), Choice("remove", self.tr("Remove"), "danger")],
        )
        asked.answered.connect(lambda key: self._remove(name) if key == "remove" else None)

    def _remove(self, name: str) -> None:
        folder = self._bank.models_dir

        def said(_: object) -> None:
            self.toast.emit(ToastText(self.tr("Removed “{model}”").format(model=name_text(name))))
            self.refresh()

        self._background.run(lambda: models.remove(name, folder), said, lane=Lane.EDIT, owner=self)

    def _measure_all(self) -> None:
        self.measure.setEnabled(False)
        self.measure.setText(self.tr("Measuring…"))
        folder = self._bank.models_dir

        def done(rows: Sequence[BenchRow]) -> None:
            for row in rows:
                if row.name in self._rows:
                    self._rows[row.name].tell_measured(row)
            self._measured()

        def failed(error: HeirloomError) -> None:
            self.toast.emit(ToastText(problem(error).text, kind="warn"))
            self._measured()

        self._background.run(lambda: models.bench(folder), done, failed, lane=Lane.WORK, owner=self)

    def _measured(self) -> None:
        self.measure.setEnabled(True)
        self.measure.setText(self.tr("Measure the speed"))

    def _tell_device(self) -> None:
        if self._devices:
            text = self.tr("“{card}” helps the models that can use it.").format(card=self.tr(", ").join(self._devices))
        else:
            text = self.tr("The processor of this computer does the work.")
        self._device.setText(text)

    def retranslate(self) -> None:
        self.introduce(
            self.tr("Models & GPU"),
            self.tr(
                "A model looks at each picture and text once and writes down what it finds as numbers, on this "
                "computer. A download is a file coming in; nothing of your vault goes out."
            ),
        )
        self._heads["image"].setText(self.tr("For pictures, and questions about them"))
        self._heads["text"].setText(self.tr("For texts"))
        self.own.setText(self.tr("Add a model of your own…"))
        self.measure.setText(self.tr("Measure the speed"))
        self._tell_device()
