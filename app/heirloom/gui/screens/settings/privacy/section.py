"""Privacy ledger: the sentence it adds up to, the table, and the switches that decide what is remembered."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from heirloom.bank import Bank, LedgerEntry
from heirloom.core.errors import ItemError
from heirloom.gui.background import Background, Lane
from heirloom.gui.screens.settings.applying import Applying
from heirloom.gui.screens.settings.privacy.ledger_table import LedgerTable
from heirloom.gui.screens.settings.privacy.sayings import Saying, Way, sums_of, what_text
from heirloom.gui.screens.settings.rows import SwitchRow
from heirloom.gui.screens.settings.section import Section
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.choices import Segmented
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.notices import ToastText

MOST: Final = 100_000
_FILTERS: Final[dict[str, Way | None]] = {"all": None, "in": Way.IN, "out": Way.OUT}


class PrivacySection(Section):
    def __init__(self, bank: Bank, background: Background, applying: Applying, parent: QWidget | None = None) -> None:
        self._bank = bank
        self._background = background
        self._applying = applying
        self._entries: Sequence[LedgerEntry] = ()
        self._saying = Saying()
        self.whole = Heading(role="title-xs")
        self.filters = Segmented()
        for key in _FILTERS:
            self.filters.add(key)
        self.table = LedgerTable()
        self.empty = Text(tone="ink2", wraps=True)
        self.network = SwitchRow()
        self.recent = SwitchRow()
        self.names = SwitchRow()
        self.forget = Button()
        self.export = Button(icon="download")
        super().__init__(parent)
        self._saying.setParent(self)
        self.recent.set_usable(False)  # until it is known how it stands
        self.forget.setEnabled(False)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self.whole)
        column.addSpacing(14)
        line = QHBoxLayout()
        line.addWidget(self.filters)
        line.addStretch(1)
        column.addLayout(line)
        column.addSpacing(6)
        column.addWidget(self.table)
        column.addWidget(self.empty)
        column.addSpacing(16)
        for row in (self.network, self.recent, self.names):
            column.addWidget(row)
        column.addSpacing(14)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.export)
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self.filters.set_value("all")

    def _connect(self) -> None:
        self.filters.chosen.connect(lambda key: self._filter(_FILTERS[key]))
        turn = self._applying.turn
        self.network.turned.connect(lambda on: turn(self.network.name, on, network=on))
        self.names.turned.connect(lambda on: turn(self.names.name, on, notify_names=on))
        self.recent.turned.connect(self._turn_recent)
        self.forget.clicked.connect(self._forget)
        self.export.clicked.connect(self._choose_file)

    def refresh(self) -> None:
        preferences = self._applying.preferences
        self.network.set_on(preferences.network)
        self.names.set_on(preferences.notify_names)
        bank = self._bank
        self._background.run(
            lambda: (bank.ledger.list(MOST), bank.recent.enabled, bool(bank.recent.list())), self._take, owner=self
        )

    def _take(self, found: tuple[Sequence[LedgerEntry], bool, bool]) -> None:
        self._entries, remembers, some = found
        self.table.ledger.show(self._entries)
        self.recent.set_on(remembers)
        self.recent.set_usable(True)
        self.forget.setEnabled(some)
        self._tell()

    def _filter(self, way: Way | None) -> None:
        self.table.ledger.filter(way)
        self._tell()

    def _tell(self) -> None:
        self.whole.setText(self._saying.sentence(sums_of(self._entries)))
        self.filters.setVisible(bool(self._entries))
        shown = bool(self.table.ledger.entries())
        self.table.setVisible(shown)
        self.empty.setVisible(not shown)

    # Recent searches

    def _turn_recent(self, on: bool) -> None:
        recent = self._bank.recent

        def put() -> list[str]:
            before = recent.list()
            recent.enabled = on
            return before

        def said(before: list[str]) -> None:
            value = self.tr("on") if on else self.tr("off")
            text = self._applying.say(self.recent.name, value)
            self.toast.emit(ToastText(text, self.tr("Undo"), lambda: self._restore(not on, before)))
            self.refresh()

        self._background.run(put, said, lane=Lane.EDIT, owner=self)

    def _restore(self, on: bool, searches: Sequence[str]) -> None:
        recent = self._bank.recent

        def put() -> None:
            recent.enabled = on
            for query in reversed(searches):
                recent.add(query)

        self._background.run(put, lambda _: self.refresh(), lane=Lane.EDIT, owner=self)

    def _forget(self) -> None:
        recent = self._bank.recent

        def empty() -> list[str]:
            before = recent.list()
            recent.forget()
            return before

        def said(before: list[str]) -> None:
            text = self.tr("Forgot %Ln remembered question(s)", "", len(before))
            self.toast.emit(ToastText(text, self.tr("Undo"), lambda: self._restore(True, before)))
            self.refresh()

        self._background.run(empty, said, lane=Lane.EDIT, owner=self)

    # Export

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Export the ledger"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(self.tr("Privacy ledger") + ".csv")
        dialog.fileSelected.connect(self.export_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write all of it as a table; that too is written in the ledger."""
        text = self._as_csv()
        name, decided = Path(path).name, self.tr("You pressed Export")
        ledger = self._bank.ledger

        def write() -> None:
            try:
                Path(path).write_text(text, encoding="utf-8-sig")
            except OSError as error:
                raise ItemError("unwritable", str(error.strerror), path=path) from error
            ledger.note("ledger_exported", name, decided)

        def said(_: None) -> None:
            self.toast.emit(ToastText(self.tr("Wrote the ledger to “{file}”").format(file=name)))
            self.refresh()

        self._background.run(write, said, lane=Lane.EDIT, owner=self)

    def _as_csv(self) -> str:
        out = io.StringIO()
        table = csv.writer(out)
        head = self.table.ledger.headerData
        table.writerow([head(column, Qt.Orientation.Horizontal) for column in range(4)])
        for entry in self._entries:
            moment = QDateTime.fromSecsSinceEpoch(int(entry.at.timestamp())).toString(Qt.DateFormat.ISODate)
            table.writerow([moment, what_text(entry.what), entry.detail, entry.decided])
        return out.getvalue()

    def retranslate(self) -> None:
        self.introduce(
            self.tr("Privacy ledger"),
            self.tr(
                "Every time something came in from the network or went out of the vault, it is written here. "
                "The ledger is kept in the vault and cannot be switched off."
            ),
        )
        for key, text in {"all": self.tr("All"), "in": self.tr("In"), "out": self.tr("Out")}.items():
            self.filters.set_text(key, text)
        self.filters.setAccessibleName(self.tr("What is shown"))
        self.empty.setText(self.tr("Nothing is written here so far."))
        self.network.say(
            self.tr("Network"), self.tr("Off means Heirloom opens no connection at all. Downloads ask first.")
        )
        self.recent.say(
            self.tr("Remember recent searches"), self.tr("Kept encrypted in the vault, for the search field only.")
        )
        self.names.say(
            self.tr("Show names in notifications"), self.tr("Off shows only “Heirloom: a job has finished”.")
        )
        self.forget.setText(self.tr("Forget recent searches"))
        self.export.setText(self.tr("Export the ledger…"))
        self._tell()
