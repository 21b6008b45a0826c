"""One by one: a memory, why it is here, and one key each for what to do with it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.bank import Card
from heirloom.core.screening import Twins, Verdict
from heirloom.gui import dates, theme
from heirloom.gui.background import Background
from heirloom.gui.grid.fetch.decoding import Fit
from heirloom.gui.grid.previews import Previews
from heirloom.gui.joining import bracketed, in_sentences, listed
from heirloom.gui.language import Translated
from heirloom.gui.models.places import place_text
from heirloom.gui.screens.viewer.describing import described
from heirloom.gui.screens.viewer.inspector.partial_date import date_words
from heirloom.gui.screens.viewer.stage import Renders, Stage
from heirloom.gui.screens.worth.compare.cut_text import CutText
from heirloom.gui.screens.worth.sayings import SAYINGS
from heirloom.gui.screens.worth.single.better import BetterCopy
from heirloom.gui.screens.worth.single.reasons import ReasonPills
from heirloom.gui.screens.worth.single.sources import Source
from heirloom.gui.widgets import Button, Heading, ProgressLine, Text

_PREVIEW_PX = 512


class Say(Enum):
    """What a person says of the memory on show."""

    KEEP = "keep"
    ASIDE = "aside"
    LATER = "later"
    REFUSE = "refuse"
    """It is no keepsake, and nothing else."""


class OneByOne(Translated, QWidget):
    """`said` carries a Say; `compare_wanted`, `undo_wanted` and `closed` nothing."""

    said = Signal(object)
    compare_wanted = Signal()
    undo_wanted = Signal()
    closed = Signal()

    def __init__(
        self, viewing: Renders, background: Background, previews: Previews, parent: QWidget | None = None
    ) -> None:
        self._source = Source(0, ())
        self._verdict: Verdict | None = None
        self._card: Card | None = None
        self._position = (1, 1)
        self._previews = previews
        self.back = Button(kind="quiet", icon="chevron-left")
        self.title = Heading("", "title-s")
        self.count = Text(role="small", tone="ink2")
        self.line = ProgressLine()
        self.stage = Stage(viewing, background)
        self.better = BetterCopy(previews)
        self.reasons = ReasonPills()
        self.facts = CutText("small", "ink2")
        self.guarded = Text(role="small", tone="ink2", wraps=True)
        self.keep = Button(icon="bookmark")
        self.aside = Button(icon="archive")
        self.refuse = Button(icon="x")
        self.later = Button(icon="clock")
        self.undo = Button(kind="quiet", icon="undo-2")
        super().__init__(parent)
        theme.force_dark(self)
        theme.ground(self, "canvas")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        self.title.setWordWrap(False)
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.count)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        for button in (self.keep, self.aside, self.refuse, self.later):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 20)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.line)
        pictures = QHBoxLayout()
        pictures.setSpacing(16)
        pictures.addWidget(self.stage, 1)
        pictures.addWidget(self.better)
        column.addLayout(pictures, 1)
        words = QHBoxLayout()
        words.setSpacing(12)
        words.addWidget(self.reasons)
        words.addWidget(self.facts, 1)
        column.addLayout(words)
        column.addWidget(self.guarded)
        column.addLayout(acts)
        self.stage.set_margin(8)
        self.stage.set_buttons_shown(False)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.undo.clicked.connect(self.undo_wanted)
        acts = (
            (self.keep, "K", Say.KEEP),
            (self.aside, "X", Say.ASIDE),
            (self.refuse, "N", Say.REFUSE),
            (self.later, "S", Say.LATER),
        )
        for button, key, say in acts:
            button.clicked.connect(lambda _=False, say=say: self.said.emit(say))
            self._key(key, button)
        self._key("Z", self.undo)
        self._key("C", self.better.compare)
        self.better.compare_wanted.connect(self.compare_wanted)
        self._previews.ready.connect(self._ready)

    def _key(self, key: str, button: Button) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut = QShortcut(QKeySequence(key), self, context=within)
        shortcut.activated.connect(lambda: button.click() if button.isVisible() else None)

    # What is shown

    def begin(self, source: Source) -> None:
        """Another line: what it is called, and what can be done with what is in it."""
        self._source = source
        self.refuse.setVisible(source.is_treasure)
        self.keep.set_icon("bookmark" if source.is_treasure else "check")
        self.line.restart()
        self.retranslate()

    def show_memory(
        self,
        verdict: Verdict,
        card: Card,
        position: tuple[int, int],
        near: list[int],
        better: tuple[Twins, Card] | None = None,
    ) -> None:
        """The next one; `near` are those after it, `better` the look-alike that stays instead of it."""
        self._verdict, self._card = verdict, card
        preview = self._previews.peek(card.number, Fit(_PREVIEW_PX), card.turned % 4)
        if preview is None:
            self._previews.request(card.number, Fit(_PREVIEW_PX), turns=card.turned % 4)
        self.better.show_better(*(better or (None, None)))
        self.stage.show_memory(card, preview, (), near, (True, True))
        self.reasons.show_reasons(verdict.treasure if self._source.is_treasure else verdict.clutter)
        self._propose(guarded=verdict.guarded and not self._source.is_treasure)
        self.set_position(position)
        self.retranslate()

    def set_position(self, position: tuple[int, int]) -> None:
        """Which of how many."""
        self._position = position
        self.line.set_share((position[0] - 1) / max(1, position[1]))
        self._tell_position()

    def clear(self) -> None:
        """Nothing of any memory stays."""
        self._verdict = self._card = None
        self.stage.clear()
        self.better.show_better(None, None)
        self.reasons.show_reasons(())

    def set_can_undo(self, can: bool) -> None:
        self.undo.setEnabled(can)

    def foot(self) -> QWidget:
        """What begins the foot of the page: why the memory is here."""
        return self.reasons

    def focus_content(self) -> None:
        self.stage.focus_content()

    def retranslate(self) -> None:
        self.back.setText(self.tr("Worth keeping?"))
        self.back.setAccessibleName(self.tr("Back to {place}").format(place=self.tr("Worth keeping?")))
        self.back.setToolTip(self.tr("Back (Esc)"))
        self.title.setText(self._name())
        texts = (
            (self.keep, self.tr("Keep") if self._source.is_treasure else self.tr("Keep it"), "K"),
            (self.aside, self.tr("Set aside"), "X"),
            (self.refuse, self.tr("Not a keepsake"), "N"),
            (self.later, self.tr("Later"), "S"),
            (self.undo, self.tr("Undo"), "Z"),
        )
        for button, text, key in texts:
            button.setText(bracketed(text, key))
            button.setAccessibleName(bracketed(text, key))
        self.guarded.setText(
            self.tr(
                "A letter, a drawing, handwriting or a page that you may need: never set aside together with others."
            )
        )
        self._tell_position()
        self._tell_memory()

    def _name(self) -> str:
        if self._source.kind is not None:
            return SAYINGS.title(self._source.kind)
        if self._source.is_treasure:
            return self.tr("Likely keepsakes")
        return self.tr("Looked at one by one only") if self._source.is_guarded else self.tr("Likely clutter")

    def _tell_position(self) -> None:
        place, total = (dates.count_text(number) for number in self._position)
        self.count.setText(self.tr("{i} of {n}").format(i=place, n=total))

    def _tell_memory(self) -> None:
        card, verdict = self._card, self._verdict
        if card is None or verdict is None:
            return
        taken = "" if card.captured is None else date_words(card.captured)
        self.facts.set_text(listed(card.title or card.name, taken, place_text(card.place)))
        reasons = listed(*self.reasons.words())
        stage = self.stage
        for part in (stage, stage.canvas, stage.pages, stage.text, stage.file):
            part.setAccessibleName(in_sentences(described(card), reasons))

    def _propose(self, *, guarded: bool) -> None:
        """What is proposed is the primary button; of what is guarded, keeping it."""
        keeps = guarded or self._source.is_treasure
        self.guarded.setVisible(guarded)
        self.keep.set_kind("primary" if keeps else "default")
        self.aside.set_kind("default" if keeps else "primary")

    def _ready(self, number: int) -> None:
        card = self._card
        if card is not None and card.number == number:
            preview = self._previews.peek(number, Fit(_PREVIEW_PX), card.turned % 4)
            if preview is not None:
                self.stage.set_preview(preview)
