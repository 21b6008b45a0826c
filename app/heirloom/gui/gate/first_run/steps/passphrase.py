"""Step 2: the passphrase, how strong it is, and the making of the vault."""

from __future__ import annotations

import getpass
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from heirloom.core.errors import HeirloomError
from heirloom.gui.background import Background, Lane, Ticket
from heirloom.gui.gate import strength
from heirloom.gui.gate.first_run.draft import Draft
from heirloom.gui.gate.first_run.parts.notice import Notice
from heirloom.gui.gate.first_run.parts.strength_bar import StrengthBar
from heirloom.gui.gate.first_run.speaking import announce
from heirloom.gui.gate.first_run.steps.step import COLUMN_PX, Head, Step
from heirloom.gui.gate.first_run.work.making import Made, make_vault
from heirloom.gui.gate.strength import Level, Strength, Suggestion
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.field import PassphraseField
from heirloom.gui.widgets.labels import Text, Tone
from heirloom.gui.widgets.progress import ProgressLine

_DEBOUNCE_MS = 150
_TONES: dict[Level, Tone] = {
    Level.TOO_EASY: "danger",
    Level.FAIR: "warn",
    Level.STRONG: "accent",
    Level.VERY_STRONG: "accent",
}


class PassphraseStep(Step):
    """`made`: the vault lies on the disk. `refused` carries the error where it could not be made."""

    made = Signal()
    refused = Signal(object)

    def __init__(
        self, draft: Draft, background: Background, *, light_kdf: bool = False, parent: QWidget | None = None
    ) -> None:
        self._background = background
        self._light_kdf = light_kdf
        self._strength: Strength | None = None
        self._suggested: Suggestion | None = None
        self._weighing: Ticket[Strength] | None = None
        self._making: Ticket[Made] | None = None
        self._head = Head()
        self._first_label, self._again_label = Text(), Text()
        self.first, self.again = PassphraseField(icon=None), PassphraseField(icon=None)
        self.suggest = Button(kind="link")
        self.words = Text(wraps=True)
        self._bar, self.sentence = StrengthBar(), Text(role="small", tone="ink3", wraps=True)
        self.accept_fair = QCheckBox()
        self._notice, self._caps = Notice(), Notice()
        self._progress, self._progress_text = ProgressLine(), Text(role="small", tone="ink2", wraps=True)
        self._pause = QTimer()
        super().__init__(draft, parent)
        self._pause.setParent(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_DEBOUNCE_MS)
        self._lay_out()
        self._connect()
        self._show_letters(False)

    def _lay_out(self) -> None:
        for field, label in ((self.first, self._first_label), (self.again, self._again_label)):
            field.installEventFilter(self)
            label.setBuddy(field)
        self.fields = QWidget()
        column = QVBoxLayout(self.fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._first_label)
        top.addStretch(1)
        top.addWidget(self.suggest)
        column.addLayout(top)
        for widget in (self.first, self.words, self._bar, self.sentence, self.accept_fair, self._caps):
            column.addWidget(widget)
        column.addSpacing(12)
        column.addWidget(self._again_label)
        column.addWidget(self.again)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self._head)
        whole.addSpacing(18)
        for part in (self.fields, self._notice, self._progress_text, self._progress):
            whole.addWidget(part)
        whole.addStretch(1)
        self.setMaximumWidth(COLUMN_PX)
        for hidden in (self.words, self.accept_fair, self._progress, self._progress_text):
            hidden.hide()

    def _connect(self) -> None:
        self.first.textChanged.connect(self._typed)
        self.again.textChanged.connect(self._compared)
        self.first.returnPressed.connect(self._to_second)
        self.again.editingFinished.connect(self._tell_mismatch)
        self.accept_fair.toggled.connect(self.changed)
        self.first.uncovered.connect(lambda _shown: self._tell_words())
        self.suggest.clicked.connect(self._suggest)
        self._pause.timeout.connect(self._weigh)

    def retranslate(self) -> None:
        if self.draft.is_made:
            self._head.say(
                self.tr("Passphrase"), self.tr("The vault is made. Its passphrase can be changed later in Settings.")
            )
        else:
            self._head.say(
                self.tr("Passphrase"),
                self.tr(
                    "It opens the vault, and only you know it. Several words are easier to keep than a riddle of signs."
                ),
            )
        self._first_label.setText(self.tr("Passphrase"))
        self.first.setAccessibleName(self.tr("Passphrase"))
        self._again_label.setText(self.tr("The same again"))
        self.again.setAccessibleName(self.tr("Passphrase, the same again"))
        self.suggest.setText(self.tr("Suggest four words"))
        self._progress_text.setText(self.tr("Making the vault and its keys. This takes a few seconds on purpose."))
        self._progress.setAccessibleName(self.tr("Making the vault"))
        self._show_strength()
        self._tell_words()

    def title(self) -> str:
        return self.tr("Passphrase")

    def note(self) -> str:
        return strength.short_name(self.draft.level) if self.draft.level is not None else ""

    def hint(self) -> str:
        if self._making is not None or self.draft.is_made:
            return ""
        if not self.again.text() and self._is_enough():
            return self.tr("Type it once more.")
        return ""

    def is_ready(self) -> bool:
        if self.draft.is_made:
            return True
        return self._making is None and self._is_enough() and self._is_same()

    def can_go_back(self) -> bool:
        return self._making is None

    def entered(self) -> None:
        self.fields.setVisible(not self.draft.is_made)
        self.retranslate()
        if not self.draft.is_made:
            self.first.setFocus()

    def left(self) -> None:
        self._pause.stop()
        self._show_letters(False)

    def proceed(self) -> None:
        if self.draft.is_made:
            self.finished.emit()
            return
        path, name, secret = self.draft.path, self.draft.name, self.first.text()
        assert path is not None, "the place comes before the passphrase"
        light = self._light_kdf
        work = partial(make_vault, path, name, secret, light_kdf=light)
        self._making = self._background.run(work, self._made, self._not_made, lane=Lane.EDIT, owner=self)
        self._show_making(True)

    def _made(self, made: Made) -> None:
        self._making = None
        self.draft.level = self._strength.level if self._strength else None
        self.draft.unlock_key = made.unlock_key
        self.draft.make_sheet(made.vault_id, made.recovery_key, date.today())  # noqa: DTZ011 - the day on the wall
        self._forget()
        self._show_making(False)
        self.made.emit()
        self.finished.emit()

    def _not_made(self, error: HeirloomError) -> None:
        self._making = None
        self._show_making(False)
        self.refused.emit(error)

    def trouble(self) -> str:
        """What stands below the fields."""
        return self._notice.text()

    def caps(self) -> str:
        """The notice about Caps Lock."""
        return self._caps.text()

    def say_trouble(self, text: str) -> None:
        """Tell what went wrong where the vault was to be made."""
        self._notice.say("danger", text)

    def _forget(self) -> None:
        """The passphrase is not needed any more."""
        self._suggested = None
        self._tell_words()
        for field in (self.first, self.again):
            field.setText("")  # unlike `clear`, this also empties what could be undone

    def _show_making(self, running: bool) -> None:
        self.fields.setEnabled(not running)
        self._progress.setVisible(running)
        self._progress.set_share(None)
        self._progress_text.setVisible(running)
        if running:
            announce(self, self._progress_text.text())
        self.changed.emit()

    def _typed(self) -> None:
        self._strength = None
        self.accept_fair.setChecked(False)  # what was accepted was another passphrase
        self._show_strength()
        self._pause.start()
        self._tell_words()
        self._compared()

    def _compared(self) -> None:
        self._notice.say("info", "")
        self.changed.emit()

    def _to_second(self) -> None:
        if self._is_enough() and not self.is_ready():
            self.again.setFocus()

    def _tell_mismatch(self) -> None:
        if self.again.text() and not self._is_same():
            self._notice.say("danger", self.tr("The two are not the same."))

    def _weigh(self) -> None:
        if self._weighing is not None:
            self._weighing.cancel()
        typed = self.first.text()
        about = ["heirloom", *self.draft.name.split(), getpass.getuser()]
        suggested = self._suggested
        among = suggested.among if suggested is not None and typed == suggested.passphrase else 0
        work = _weigher(typed, about, among)
        self._weighing = self._background.run(work, self._weighed, lane=Lane.SEARCH, owner=self)

    def _weighed(self, found: Strength) -> None:
        before = self._strength.level if self._strength else None
        self._strength = found
        self._show_strength()
        if self.first.text() and found.level is not before:
            announce(self, self.sentence.text())
        self.changed.emit()

    def _show_strength(self) -> None:
        found = self._strength if self.first.text() else None
        self._bar.show_level(found.level if found else None)
        text = strength.sentence(found) if found else self.tr("Any letters, words or signs, in any language.")
        self.sentence.setText(text)
        self.sentence.set_tone(_TONES[found.level] if found else "ink3")
        is_fair = found is not None and found.level is Level.FAIR
        if found is not None and is_fair:
            self.accept_fair.setText(strength.acceptance(found))
        self.accept_fair.setVisible(is_fair)

    def _is_enough(self) -> bool:
        if self._strength is None or self._strength.level is Level.TOO_EASY:
            return False
        return self._strength.level is not Level.FAIR or self.accept_fair.isChecked()

    def _is_same(self) -> bool:
        first, again = (unicodedata.normalize("NFC", field.text()) for field in (self.first, self.again))
        return bool(first) and first == again

    def _suggest(self) -> None:
        self._suggested = strength.suggest()
        self.first.setText(self._suggested.passphrase)
        self.again.setText(self._suggested.passphrase)
        self._tell_words()
        self._show_letters(True)
        self.first.setFocus()

    def _tell_words(self) -> None:
        """What to remember, where what is typed stands for something else; only while that can be read too."""
        suggested = self._suggested
        is_there = suggested is not None and suggested.passphrase == self.first.text() and self.first.is_shown
        shown = suggested.words if suggested is not None and is_there else ""
        self.words.setText(self.tr("To remember: {words}. What is typed is how they are spelled.").format(words=shown))
        self.words.setVisible(bool(shown))

    def _show_letters(self, shown: bool) -> None:
        self.first.set_shown(shown)
        self.again.set_shown(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice Caps Lock by what a letter key brings."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and watched in (self.first, self.again)
        ):
            self._notice_caps(event)
        return super().eventFilter(watched, event)

    def _notice_caps(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps.say("warn", "")
        elif len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps.say("warn", self.tr("Caps Lock is on.") if letter.isupper() != shifted else "")


def _weigher(typed: str, about: list[str], among: int) -> Callable[[], Strength]:
    return lambda: strength.measure(typed, about, among=among)
