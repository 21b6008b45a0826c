"""Another passphrase: the old one, the new one twice, and how strong it is. The process ends soon after."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from heirloom.gui.background import Background, Lane, Ticket
from heirloom.gui.gate import strength
from heirloom.gui.gate.first_run.parts.notice import Notice
from heirloom.gui.gate.first_run.parts.strength_bar import StrengthBar
from heirloom.gui.gate.first_run.speaking import announce
from heirloom.gui.gate.pages.column import Column, row, space_above
from heirloom.gui.gate.pages.working import WorkingButton
from heirloom.gui.gate.strength import Level, Strength
from heirloom.gui.language import Translated
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.field import PassphraseField, Remark
from heirloom.gui.widgets.labels import Heading, Text, Tone

_DEBOUNCE_MS = 150
_TONES: dict[Level, Tone] = {
    Level.TOO_EASY: "danger",
    Level.FAIR: "warn",
    Level.STRONG: "accent",
    Level.VERY_STRONG: "accent",
}


class PassphrasePage(Translated, Column):
    """`change_wanted(old, new)`. After opening by the sheet the old one is not asked for: then `old` is empty."""

    change_wanted = Signal(str, str)
    back_wanted = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._strength: Strength | None = None
        self._weighing: Ticket[Strength] | None = None
        self._knows_old = True
        self.title = Heading("", "title-s")
        self.sentence = Text("", "body", "ink2", wraps=True)
        self.old_label, self.new_label, self.again_label = Text("", "small"), Text("", "small"), Text("", "small")
        self.old, self.new, self.again = PassphraseField(), PassphraseField(), PassphraseField()
        self.wrong = Remark()
        self.bar, self.weight = StrengthBar(), Text("", "small", "ink3", wraps=True)
        self.accept = QCheckBox()
        self.differ = Remark()
        self.notice = Notice()
        self.change = WorkingButton("check")
        self.back = Button("", "link")
        self._pause = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = self.column
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(self.sentence)
        for label, field in ((self.old_label, self.old), (self.new_label, self.new), (self.again_label, self.again)):
            label.setBuddy(field)
            column.addWidget(space_above(label, 14))
            column.addSpacing(5)
            column.addWidget(field)
            if field is self.old:
                column.addWidget(space_above(self.wrong, 6))
            if field is self.new:
                column.addSpacing(8)
                column.addWidget(self.bar)
                column.addSpacing(5)
                column.addWidget(self.weight)
                column.addWidget(space_above(self.accept, 6))
        column.addWidget(space_above(self.differ, 6))
        column.addWidget(space_above(self.notice, 8))
        column.addSpacing(18)
        column.addWidget(self.change)
        column.addSpacing(16)
        column.addLayout(row(self.back, QWidget()))
        self.accept.hide()

    def _connect(self) -> None:
        for field in (self.old, self.new, self.again):
            field.returnPressed.connect(self._give)
            field.textEdited.connect(self._edited)
        self.new.textEdited.connect(self._typed)
        self.again.editingFinished.connect(self._compare)
        self.accept.toggled.connect(self._show_state)
        self.change.pressed.connect(self._give)
        self.back.clicked.connect(self.back_wanted)
        self._pause.timeout.connect(self._weigh)
        self._show_state()

    def ask(self, *, knows_old: bool) -> None:
        """Begin anew; after the sheet (`knows_old` False) only the new one is asked for."""
        self._knows_old = knows_old
        self.forget()
        for widget in (self.old_label, self.old):
            widget.setVisible(knows_old)
        self.retranslate()
        self.settle()

    def take_focus(self) -> None:
        (self.old if self._knows_old else self.new).setFocus()

    def forget(self) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()
            field.set_shown(False)
        self._strength = None
        self.calm()

    def work(self, words: str, usual_ms: int = 0) -> None:
        self.notice.say("info", "")
        self.change.start(words, usual_ms)

    def calm(self) -> None:
        self.change.stop()
        self.wrong.say("")
        self.differ.say("")
        self.old.set_error(False)
        self.notice.say("info", "")
        self._show_weight()
        self._show_state()

    def refuse_old(self) -> None:
        """The old passphrase was wrong."""
        self.calm()
        text = self.tr("That passphrase does not open this vault.")
        self.wrong.say(text)
        self.old.set_error(True)
        self.old.setFocus()
        self.old.selectAll()
        announce(self.old, text, now=True)

    def trouble(self, text: str, kind: str = "danger") -> None:
        self.calm()
        self.notice.say(kind, text)

    def _edited(self) -> None:
        self.wrong.say("")
        self.old.set_error(False)
        self.differ.say("")
        self._show_state()

    def _typed(self) -> None:
        self._strength = None
        self._show_weight()
        self._pause.start()

    def _weigh(self) -> None:
        if self._weighing is not None:
            self._weighing.cancel()
        work: Callable[[], Strength] = partial(strength.measure, self.new.text(), ["heirloom"])
        self._weighing = self._background.run(work, self._weighed, lane=Lane.SEARCH, owner=self)

    def _weighed(self, found: Strength) -> None:
        before = self._strength.level if self._strength else None
        self._strength = found
        self._show_weight()
        if self.new.text() and found.level is not before:
            announce(self.new, self.weight.text())
        self._show_state()

    def _show_weight(self) -> None:
        found = self._strength if self.new.text() else None
        self.bar.show_level(found.level if found else None)
        self.weight.setText(
            strength.sentence(found) if found else self.tr("Any letters, words or signs, in any language.")
        )
        self.weight.set_tone(_TONES[found.level] if found else "ink3")
        is_fair = found is not None and found.level is Level.FAIR
        if found is not None and is_fair:
            self.accept.setText(strength.acceptance(found))
        elif found is not None:
            self.accept.setChecked(False)
        self.accept.setVisible(is_fair)

    def _compare(self) -> None:
        if self.again.text() and not self._is_same():
            self.differ.say(self.tr("The two are not the same."))

    def _is_same(self) -> bool:
        first, again = (unicodedata.normalize("NFC", field.text()) for field in (self.new, self.again))
        return bool(first) and first == again

    def _is_enough(self) -> bool:
        if self._strength is None or self._strength.level is Level.TOO_EASY:
            return False
        return self._strength.level is not Level.FAIR or self.accept.isChecked()

    def _is_ready(self) -> bool:
        return self._is_enough() and self._is_same() and (not self._knows_old or bool(self.old.text()))

    def _show_state(self) -> None:
        self.change.button.setEnabled(self._is_ready() and not self.change.is_working)

    def _give(self) -> None:
        if self._is_ready() and not self.change.is_working:
            self.change_wanted.emit(self.old.text() if self._knows_old else "", self.new.text())

    def retranslate(self) -> None:
        self.title.setText(self.tr("Another passphrase"))
        self.sentence.setText(
            self.tr("Copies of the vault that were made before keep opening with the old one.")
            if self._knows_old
            else self.tr("Your sheet opens this vault. Choose a new passphrase for the days to come.")
        )
        self.old_label.setText(self.tr("The passphrase of today"))
        self.new_label.setText(self.tr("The new passphrase"))
        self.again_label.setText(self.tr("The same again"))
        self.old.setAccessibleName(self.old_label.text())
        self.new.setAccessibleName(self.new_label.text())
        self.again.setAccessibleName(self.tr("The new passphrase, the same again"))
        self.change.button.setText(self.tr("Change it and open the vault"))
        self.back.setText(self.tr("Leave it as it is") if self._knows_old else self.tr("Open without changing it"))
        self._show_weight()
