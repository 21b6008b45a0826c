"""Security: name, passphrase, recovery sheet, locking, quick unlock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from heirloom.bank import Bank, outside
from heirloom.bank.label import read_label, write_label
from heirloom.core.errors import HeirloomError
from heirloom.gui import dates, theme
from heirloom.gui.background import Background, Lane
from heirloom.gui.gate import keychain
from heirloom.gui.preferences import AUTO_LOCK_MINUTES
from heirloom.gui.process.messages import Leave
from heirloom.gui.screens.settings.applying import Applying
from heirloom.gui.screens.settings.rows import ChoiceRow, SettingRow, SwitchRow
from heirloom.gui.screens.settings.section import Section
from heirloom.gui.screens.settings.security.sheet_check import SheetCheck
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.field import Field
from heirloom.gui.widgets.notices import ToastText

SHEET_CHECKED_AT: Final = "sheet_checked_at"
"""When somebody last proved the sheet, kept in the vault; absent while it is owed."""
_NAME_PX: Final = 240
_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Known:
    """What has to be asked of the vault and of the system."""

    label: str
    sheet_checked_at: datetime | None
    has_keychain: bool


class SecuritySection(Section):
    """`renamed` carries the vault's new name."""

    renamed = Signal(str)

    def __init__(
        self,
        bank: Bank,
        background: Background,
        applying: Applying,
        leave: Callable[[Leave], None],
        parent: QWidget | None = None,
    ) -> None:
        self._bank = bank
        self._background = background
        self._applying = applying
        self._leave = leave
        self._known = Known("", None, False)
        self.label = Field()
        self.change = Button()
        self.check = Button()
        self._name_row, self._passphrase = SettingRow(self.label), SettingRow(self.change)
        self._sheet = SettingRow(self.check)
        self.hide_name = SwitchRow()
        self.auto_lock = ChoiceRow([str(minutes) for minutes in AUTO_LOCK_MINUTES])
        self.on_sleep, self.on_screen = SwitchRow(), SwitchRow()
        self.quick = SwitchRow()
        super().__init__(parent)
        self.label.setMaxLength(_LONGEST_NAME)
        self.quick.set_usable(False)
        for row in (self._passphrase, self._sheet, self.auto_lock, self.on_sleep, self.on_screen, self.quick):
            self.column.addWidget(row)
        self.column.addWidget(self._name_row)
        self.column.addWidget(self.hide_name)
        self.column.addStretch(1)
        self._connect()
        theme.watcher().changed.connect(self._measure)
        self._measure()

    def _connect(self) -> None:
        turn = self._applying.turn
        self.change.clicked.connect(lambda: self._leave(Leave.CHANGE_PASSPHRASE))
        self.check.clicked.connect(self._check_sheet)
        self.label.editingFinished.connect(self._rename)
        self.hide_name.turned.connect(lambda on: turn(self.hide_name.name, on, hide_name=on))
        self.auto_lock.chosen.connect(self._set_minutes)
        self.on_sleep.turned.connect(lambda on: turn(self.on_sleep.name, on, lock_on_sleep=on))
        self.on_screen.turned.connect(lambda on: turn(self.on_screen.name, on, lock_on_screen_lock=on))
        self.quick.turned.connect(self._turn_quick)

    def refresh(self) -> None:
        preferences = self._applying.preferences
        self.hide_name.set_on(preferences.hide_name)
        self.auto_lock.set_value(str(preferences.auto_lock_minutes))
        self.on_sleep.set_on(preferences.lock_on_sleep)
        self.on_screen.set_on(preferences.lock_on_screen_lock)
        self.quick.set_on(preferences.quick_unlock)
        self._background.run(self._ask, self._take, owner=self)

    def _ask(self) -> Known:
        checked = self._bank.settings.get(SHEET_CHECKED_AT)
        when = datetime.fromisoformat(checked) if isinstance(checked, str) else None
        return Known(read_label(self._bank.path) or "", when, keychain.is_available())

    def _take(self, known: Known) -> None:
        self._known = known
        if not self.label.hasFocus():
            self.label.setText(known.label)
        self.quick.set_usable(known.has_keychain)
        self._tell()

    # Name

    def _rename(self) -> None:
        name, before = " ".join(self.label.text().split()), self._known.label
        if name != before:
            self._write_name(name, lambda: self._write_name(before, None))

    def _write_name(self, name: str, undo: Callable[[], None] | None) -> None:
        path = self._bank.path

        def said(_: None) -> None:
            self._known = Known(name, self._known.sheet_checked_at, self._known.has_keychain)
            self.label.setText(name)
            self.renamed.emit(name)
            text = self._applying.say(self._name_row.name, name or "Heirloom")
            self.toast.emit(ToastText(text, self.tr("Undo") if undo else None, undo))

        self._background.run(lambda: write_label(path, name), said, lane=Lane.EDIT, owner=self)

    # Sheet

    def _check_sheet(self) -> None:
        check = SheetCheck(self._bank.path, self._background, self)
        check.proven.connect(self._proven)
        check.open()

    def _proven(self) -> None:
        now, settings = datetime.now(UTC), self._bank.settings

        def said(_: None) -> None:
            self.toast.emit(ToastText(self.tr("Your sheet opens this vault.")))
            self.refresh()

        self._background.run(
            lambda: settings.set(SHEET_CHECKED_AT, now.isoformat(timespec="seconds")), said, lane=Lane.EDIT, owner=self
        )

    # Locking

    def _set_minutes(self, key: str) -> None:
        self._applying.set(self.auto_lock.name, self.auto_lock.text_of(key), auto_lock_minutes=int(key))

    def _turn_quick(self, on: bool) -> None:
        self._applying.turn(self.quick.name, on, quick_unlock=on)
        if not on:
            paths = [Path(one.path) for one in self._applying.preferences.vaults] or [self._bank.path]
            self._background.run(lambda: _forget_keys(paths), lambda _: None, lane=Lane.WORK)

    def _tell(self) -> None:
        when = self._known.sheet_checked_at
        lost = self.tr("It cannot be printed again: its key is written down nowhere else.")
        if when is None:
            text = self.tr("Not checked yet. Check it once, so that it helps on the day it is needed. {lost}")
            self._sheet.explain(text.format(lost=lost), warns=True)
        else:
            text = self.tr("Checked on {date}: it opens this vault. {lost}")
            day = dates.date_text(when.astimezone().date())
            self._sheet.explain(text.format(date=day, lost=lost))
        if self._known.has_keychain:
            self.quick.explain(
                self.tr(
                    "Whoever is signed in on this computer opens the vault with one click. "
                    "It begins with the next passphrase you type; switched off, the key is removed."
                )
            )
        else:
            self.quick.explain(self.tr("This system has no keychain that keeps secrets."))

    def _measure(self) -> None:
        self.label.setFixedWidth(theme.px(_NAME_PX))

    def retranslate(self) -> None:
        self.introduce(self.tr("Security"), self.tr("There is no one who can reset your passphrase, not even us."))
        self._name_row.say(
            self.tr("Name of the vault"), self.tr("The only thing about the vault that can be read while it is locked.")
        )
        self.hide_name.say(self.tr("Hide the name while locked"), self.tr("The locked page says “Heirloom” instead."))
        self._passphrase.say(
            self.tr("Passphrase"), self.tr("The vault locks first, then asks for the passphrase of today.")
        )
        self.change.setText(self.tr("Change the passphrase…"))
        self._sheet.say(self.tr("Recovery sheet"))
        self.check.setText(self.tr("Check the sheet…"))
        self.auto_lock.say(self.tr("Lock when not used"), self.tr("After so long without a key or the mouse."))
        minutes = {str(one): self.tr("%n min", "", one) for one in AUTO_LOCK_MINUTES if one}
        self.auto_lock.say_choices({**minutes, "0": self.tr("Never")})
        self.on_sleep.say(self.tr("Lock when the computer sleeps"))
        self.on_screen.say(self.tr("Lock with the screen"), self.tr("When the screen is locked, the vault is too."))
        self.quick.say(self.tr("Quick unlock with the system’s keychain"))
        self._tell()


def _forget_keys(paths: list[Path]) -> None:
    for path in paths:
        try:
            keychain.forget(outside.look(path).vault_id)
        except HeirloomError:
            continue  # its disk is not there: without the switch its key is not asked for either
