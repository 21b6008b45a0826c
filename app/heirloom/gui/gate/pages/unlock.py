"""The unlock page: whose vault it is, the passphrase, and what is in the way if anything is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from heirloom.gui.gate.door import Seen, State
from heirloom.gui.gate.first_run.parts.notice import Notice
from heirloom.gui.gate.first_run.speaking import announce
from heirloom.gui.gate.pages.caps_lock import CapsLock
from heirloom.gui.gate.pages.column import Column, row, space_above
from heirloom.gui.gate.pages.working import WorkingButton
from heirloom.gui.gate.places import drive_name, opened_text, shown_path
from heirloom.gui.joining import bracketed
from heirloom.gui.language import Translated
from heirloom.gui.preferences import KnownVault, Preferences
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.field import PassphraseField, Remark
from heirloom.gui.widgets.labels import Rule, Text

WAITS_S: Final = (0, 0, 1, 2, 4)
"""After the first, second, … wrong passphrase; later ones wait as long as the last."""
STALE_MS: Final = 120_000
"""Half a passphrase that someone walked away from is taken back after this time."""


class UnlockPage(Translated, Column):
    """It asks by signals and is told what happens; it knows neither bank nor process."""

    passphrase_given = Signal(str)
    keychain_wanted = Signal()
    sheet_wanted = Signal()
    vaults_wanted = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._known: KnownVault | None = None
        self._seen: Seen | None = None
        self._label: str | None = None
        self._wrong = 0
        self._waits_until: int | None = None
        self._told: Callable[[], str] | None = None
        self._troubled: tuple[str, Callable[[], str]] | None = None
        self._second = QTimer(self, interval=1000)
        self._stale = QTimer(self, singleShot=True, interval=STALE_MS)
        self._stale.timeout.connect(self.forget)
        self._second.timeout.connect(self._count_down)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.welcome = Text("", "body", "ink2")
        self.name = Text("", "display", wraps=True)
        self.place = Text("", "small", "ink3", wraps=True)
        self.notice = Notice()
        self.label = Text("", "small")
        self.field = PassphraseField()
        self.label.setBuddy(self.field)
        self.remark = Remark()
        self.unlock = WorkingButton("lock-open")
        self.keychain = Button("", icon="fingerprint")
        self.sheet = Button("", "link")
        self.another = Button("", "link")
        self.promise = Text("", "small", "ink3", wraps=True)
        column = self.column
        column.addWidget(self.welcome)
        column.addSpacing(3)
        column.addWidget(self.name)
        column.addSpacing(3)
        column.addWidget(self.place)
        column.addWidget(space_above(self.notice, 12))
        column.addSpacing(32)
        column.addWidget(self.label)
        column.addSpacing(8)
        column.addWidget(self.field)
        column.addWidget(space_above(self.remark, 7))
        column.addSpacing(14)
        column.addWidget(self.unlock)
        column.addWidget(space_above(self.keychain, 12))
        column.addSpacing(29)
        column.addWidget(Rule())
        column.addSpacing(10)
        column.addLayout(row(self.sheet, self.another))
        column.addSpacing(16)
        column.addWidget(self.promise)
        self.keychain.hide()

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._give)
        self.field.textEdited.connect(self._edited)
        CapsLock(self.field).seems_on.connect(self._caps_lock)
        self.unlock.pressed.connect(self._give)
        self.keychain.clicked.connect(self.keychain_wanted)
        self.sheet.clicked.connect(self.sheet_wanted)
        self.another.clicked.connect(self.vaults_wanted)
        QShortcut(QKeySequence("Alt+R"), self, self.sheet.click)
        QShortcut(QKeySequence("Alt+V"), self, self.another.click)

    # What is shown

    def show_vault(self, known: KnownVault) -> None:
        """The page of one vault, before anything of it was seen."""
        if self._known is None or self._known.path != known.path:
            self._wrong = 0
            self._seen = None
            self._label = None
            self.forget()
            self.calm()
        self._known = known
        self.retranslate()
        self.settle()

    def show_label(self, path: Path, label: str | None) -> None:
        """The vault's name, which is known before anything else of it."""
        if self._known is not None and self._known.path == str(path):
            self._label = label
            self._name_vault()

    def show_seen(self, seen: Seen) -> None:
        """What lies at the vault's place."""
        if self._known is None or str(seen.path) != self._known.path:
            return
        before, self._seen = self._seen, seen
        self.keychain.setVisible(seen.has_key_in_keychain)
        if seen.state is not State.THERE:
            self._stand_in_the_way()
        elif before is not None and before.state is not State.THERE:
            self.calm()  # the drive is back
            self.take_focus()
        self.retranslate()
        if before is None or before.state is not seen.state:
            self.settle()

    def take_focus(self) -> None:
        """The passphrase field, unless someone is already at work in it."""
        if not self.field.hasFocus():
            self.field.setFocus()

    def work(self, words: str, usual_ms: int = 0) -> None:
        """Something runs that the person waits for."""
        self.remark.say("")
        self.field.set_error(False)
        self.field.setReadOnly(True)
        self.unlock.start(words, usual_ms)

    def say_working(self, words: str) -> None:
        self.unlock.say(words)

    def calm(self) -> None:
        """Nothing runs and nothing is wrong."""
        self._told = None
        self._second.stop()
        self._waits_until = None
        self.unlock.stop()
        self.remark.say("")
        self.notice.say("info", "")
        self._troubled = None
        self.field.set_error(False)
        self.field.setReadOnly(False)
        self.field.setEnabled(True)

    def refuse_passphrase(self) -> None:
        """The passphrase was wrong: it stays, selected, and after several the next try waits."""
        self.calm()
        wait = WAITS_S[min(self._wrong, len(WAITS_S) - 1)]
        self._wrong += 1
        self._waits_until = wait or None
        self.field.set_error(True)
        self.field.setFocus()
        self.field.selectAll()
        if wait:
            self.unlock.button.setEnabled(False)
            self._second.start()
        self._tell(self._wrong_words)
        announce(self.field, self.remark_text(), now=True)

    def trouble(self, words: Callable[[], str], *, kind: str = "warn", blocks: bool = False) -> None:
        """Something else is in the way: said in a banner, and announced."""
        self.calm()
        self._troubled = (kind, words)
        self.notice.say(kind, words())
        self.field.setEnabled(not blocks)
        self.unlock.button.setEnabled(not blocks)

    def forget(self) -> None:
        """Drop what was typed."""
        self.field.clear()

    def remark_text(self) -> str:
        return self._told() if self._told else ""

    # Its parts

    def _give(self) -> None:
        if self._waits_until or self.unlock.is_working or not self.field.isEnabled():
            return
        if self.field.text():
            self.passphrase_given.emit(self.field.text())

    def _edited(self) -> None:
        self._stale.start()
        if self._told and not self._waits_until:
            self.remark.say("")
            self._told = None
            self.field.set_error(False)

    def _tell(self, words: Callable[[], str]) -> None:
        self._told = words
        self.remark.say(words())

    def _wrong_words(self) -> str:
        if self._waits_until:
            text = self.tr("That passphrase does not open this vault. Try again in {n} s.")
            return text.replace("{n}", str(self._waits_until))
        return self.tr("That passphrase does not open this vault.")

    def _count_down(self) -> None:
        self._waits_until = (self._waits_until or 1) - 1 or None
        if self._waits_until is None:
            self._second.stop()
            self.unlock.button.setEnabled(True)
        if self._told:
            self.remark.say(self._told())

    def _caps_lock(self, on: bool) -> None:
        if on and not self._told:
            self.remark.say(self.tr("Caps Lock is on."), "ink2")
        elif not on and not self._told:
            self.remark.say("")

    def _stand_in_the_way(self) -> None:
        assert self._seen is not None
        state = self._seen.state
        words = {State.MISSING: self._missing_words, State.TOO_NEW: self._new_words, State.DAMAGED: self._damaged_words}
        self.trouble(words[state], kind="danger" if state is State.DAMAGED else "warn", blocks=True)

    def _missing_words(self) -> str:
        path = Path(self._known.path) if self._known else Path()
        drive = drive_name(path)
        if drive is not None:
            text = self.tr("The drive “{name}” is not connected. This page goes on by itself when it is back.")
            return text.replace("{name}", drive)
        return self.tr("The vault is not in its folder. This page goes on by itself when it is back.")

    def _new_words(self) -> str:
        return self.tr("A newer Heirloom made this vault. Everything in it is safe; this version cannot read it.")

    def _damaged_words(self) -> str:
        return self.tr(
            "The vault’s first file is damaged, and it cannot be opened as it is. The memories in it were not touched: "
            "bring the file VAULT back from a backup of the vault."
        )

    def retranslate(self) -> None:
        self.welcome.setText(self.tr("Welcome back."))
        self.label.setText(self.tr("Passphrase"))
        self.field.setAccessibleName(self.tr("Passphrase"))
        self.unlock.button.setText(self.tr("Unlock"))
        self.keychain.setText(self.tr("Use the keychain"))
        self.sheet.setText(self.tr("I have a recovery sheet"))
        self.another.setText(self.tr("Another vault…"))
        for button, key in ((self.sheet, "Alt+R"), (self.another, "Alt+V")):
            button.setToolTip(bracketed(button.text(), key))
        self._name_vault()
        minutes = self._preferences.auto_lock_minutes
        self.promise.setText(self.tr("Locks itself after %n minute(s) without use.", "", minutes) if minutes else "")
        if self._told:
            self.remark.say(self._told())
        if self._troubled:
            kind, words = self._troubled
            self.notice.say(kind, words())

    def _name_vault(self) -> None:
        hidden = self._preferences.hide_name
        label = self._seen.label if self._seen else self._label
        known = self._known
        # Until the label is read nothing stands there, so that no name turns into another before one's eyes.
        unknown = self._seen is None and label is None and not hidden
        self.name.setText(" " if unknown else "Heirloom" if hidden or not label else label)
        parts = []
        if known is not None and not hidden:
            parts.append(shown_path(Path(known.path), Path.home()))
            self.place.setToolTip(known.path)
        if known is not None and known.opened_at is not None:
            parts.append(opened_text(known.opened_at.astimezone()))
        both = (
            self.tr("{place}. {opened}").replace("{place}", parts[0]).replace("{opened}", parts[1]) if parts[1:] else ""
        )
        self.place.setText(both or "".join(parts))
        self.place.setVisible(bool(parts))
