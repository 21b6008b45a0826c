"""Step 5: which model looks at the pictures."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from heirloom.core.errors import HeirloomError
from heirloom.gui import theme
from heirloom.gui.background import Background, Lane
from heirloom.gui.dates import size_text
from heirloom.gui.gate.first_run.draft import LARGER, Draft
from heirloom.gui.gate.first_run.parts.choice_card import ChoiceCard
from heirloom.gui.gate.first_run.parts.figures import files_text
from heirloom.gui.gate.first_run.steps.step import Head, Step
from heirloom.gui.gate.first_run.work.models import STARTER_BYTES, Known, ask
from heirloom.gui.joining import in_sentences
from heirloom.gui.process.messages import NO_MODEL
from heirloom.gui.widgets.labels import Glyph, Text

_SIDE_BY_SIDE_PX = 700
_MANY_FILES = 100


class UnderstandingStep(Step):
    """Choosing the larger one only records the wish: nothing is downloaded before the open vault asks again."""

    def __init__(self, draft: Draft, background: Background, parent: QWidget | None = None) -> None:
        self._background = background
        self._known: Known | None = None
        self._head = Head()
        self.starter = ChoiceCard(("image", "message-circle", "cpu", "cloud-off"))
        self.larger = ChoiceCard(("users-round", "scan-text", "languages", "cpu"))
        self.not_now = QRadioButton()
        self._privacy = PrivacyLine()
        self._group = QButtonGroup()
        super().__init__(draft, parent)
        self._group.setParent(self)
        for radio in (self.starter.radio, self.larger.radio, self.not_now):
            self._group.addButton(radio)
        self._lay_out()
        self.starter.radio.setChecked(True)
        self._group.buttonToggled.connect(self._chosen)

    def _lay_out(self) -> None:
        self._cards = QGridLayout()
        self._cards.setSpacing(20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addSpacing(26)
        column.addLayout(self._cards)
        column.addSpacing(10)
        column.addWidget(self.not_now)
        column.addSpacing(18)
        column.addWidget(self._privacy)
        column.addStretch(1)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """The cards side by side, or one below the other."""
        self._cards.addWidget(self.starter, 0, 0)
        self._cards.addWidget(self.larger, *((1, 0) if narrow else (0, 1)))
        self._cards.setColumnStretch(0, 1)
        self._cards.setColumnStretch(1, 0 if narrow else 1)

    def retranslate(self) -> None:
        self._head.say(
            self.tr("How should it understand your pictures?"),
            self.tr(
                "A model looks at each picture once and writes down what it sees as numbers, on this computer. That is "
                "what lets you ask for “birthday cake outside”."
            ),
        )
        self.starter.say(self.tr("Starter"), self._starter_price(), self._starter_lines(), self._starter_time())
        self.larger.say(
            self.tr("Larger"),
            self._larger_price(),
            (
                self.tr("Better with people, moods and long sentences"),
                self.tr("Reads signs and handwriting better"),
                self.tr("Understands questions in many languages"),
                self.tr("Quick with a graphics card, slower without one"),
            ),
            self._larger_terms(),
        )
        self.not_now.setText(self.tr("Not now. Search by date, place and words only."))
        self._privacy.say(
            self.tr("A download is a file coming in."),
            self.tr("Your pictures never go out. Every connection is listed in the privacy ledger."),
        )

    def title(self) -> str:
        return self.tr("How it understands")

    def button(self) -> str:
        return self.tr("Open my vault")

    def entered(self) -> None:
        self._background.run(ask, self._show_known, self._ignore, lane=Lane.READ, owner=self)
        self.retranslate()
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus()

    def proceed(self) -> None:
        if self.larger.radio.isChecked():
            self.draft.model = LARGER
        else:
            self.draft.model = NO_MODEL if self.not_now.isChecked() else None
        self.finished.emit()

    def _chosen(self) -> None:
        self.changed.emit()

    def _show_known(self, known: Known) -> None:
        self._known = known
        self.retranslate()

    def _ignore(self, error: HeirloomError) -> None:
        """Without figures the cards say what is true everywhere."""

    def _starter_price(self) -> str:
        size = self._known.starter_bytes if self._known is not None else STARTER_BYTES
        return self.tr("Included, {size}").replace("{size}", size_text(size))

    def _starter_lines(self) -> tuple[str, ...]:
        rate = self._known.pictures_a_second if self._known else None
        speed = self.tr("Needs no graphics card")
        if rate is not None:
            speed = self.tr("About %Ln picture(s) a second on this computer", "", _rounded(rate))
        return (
            self.tr("Finds scenes, objects and seasons"),
            self.tr("Understands English and Chinese"),
            speed,
            self.tr("Needs no internet at all"),
        )

    def _starter_time(self) -> str:
        rate = self._known.pictures_a_second if self._known else None
        if rate is None or self.draft.files < _MANY_FILES:
            return self.tr("You can use everything while it works.")
        minutes = max(1, math.ceil(self.draft.files / rate / 60))
        files = files_text(self.draft.files)
        take = self.tr("{files} take about %Ln minute(s). You can use everything meanwhile.", "", minutes)
        return take.replace("{files}", files)

    def _larger_price(self) -> str:
        known = self._known
        if known is not None and known.larger_is_here:
            return self.tr("Already on this computer")
        if known is None or known.larger_bytes is None:
            return self.tr("Download, once")
        return self.tr("Download {size}, once").replace("{size}", size_text(known.larger_bytes))

    def _larger_terms(self) -> str:
        later = self.tr("Can be added or removed later in Settings.")
        if self._known is None:
            return later
        first = self.tr("The address and checksum are shown before it starts.")
        if self._known.larger_bytes is None:
            first = self.tr("Its size, address and checksum are shown before it starts.")
        licence = self.tr("Licence: {name}.").replace("{name}", self._known.larger_licence)
        return in_sentences(first, later, licence)


class PrivacyLine(QWidget):
    """What comes in and what goes out, on a quiet green ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead, self._rest = "", ""
        self._text = Text(wraps=True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 13, 18, 13)
        row.setSpacing(12)
        row.addWidget(Glyph("shield-check", "on_accent_soft", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        theme.watcher().changed.connect(self._dress)

    def say(self, lead: str, rest: str) -> None:
        self._lead, self._rest = lead, rest
        self._dress()

    def _dress(self) -> None:
        colour = theme.colour("on_accent_soft").name()
        space = "" if QLocale().language() == QLocale.Language.Chinese else " "
        self._text.setText(f'<span style="color:{colour}"><b>{self._lead}</b>{space}{self._rest}</span>')
        self._text.setAccessibleName(f"{self._lead}{space}{self._rest}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()


def _rounded(rate: float) -> int:
    """Two figures at most: more would only look exact."""
    if rate < 10:
        return max(1, round(rate))
    step: int = 10 ** (math.floor(math.log10(rate)) - 1)
    return round(rate / step) * step
