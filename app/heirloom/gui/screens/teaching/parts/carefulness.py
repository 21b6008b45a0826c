"""How careful an album is when it takes in what it found: a slider, and what would come of it in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from heirloom.core.albums import asks_first
from heirloom.gui import theme
from heirloom.gui.dates import count_text
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal
from heirloom.gui.widgets.told_number import ToldNumber

translate = QCoreApplication.translate
HARDER = 0.15
_STEPS = 100
_SETTLED_MS = 250


class Panel(QWidget):
    """Quiet ground with an edge."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("wall"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


@dataclass(frozen=True, slots=True)
class WouldJoin:
    """Of `waiting` memories without an answer so many would join, and about so many of those would be wrong."""

    waiting: int
    joins: int
    wrong: int
    carefulness: float | None = None
    """At which that is so, None where it is not told."""

    def asks_first(self, yes: int) -> bool:
        """Whether so many are asked about before they join, after so many yes answers."""
        return asks_first(self.joins, self.wrong, yes)

    def is_harder(self, precision: float) -> bool:
        """Whether clearly fewer of these are right than of all that was added and answered."""
        return self.joins > 0 and 1 - self.wrong / self.joins < precision - HARDER


class Carefulness(Translated, QWidget):
    """`moved` carries the carefulness while the slider moves (1 = only sure matches), `settled` once it rests."""

    moved = Signal(float)
    settled = Signal(float)
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._would: WouldJoin | None = None
        self._precision: float | None = None
        self._title = Heading("", "day")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self._sure = Text(role="small", tone="ink2")
        self._all = Text(role="small", tone="ink2")
        self._panel = Panel()
        self._told = ToldNumber("small", wraps=True)
        self.add = Button(icon="folder-plus")
        super().__init__(parent)
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(10)
        self._rests = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._lay_out()
        self.slider.valueChanged.connect(self._move)
        self._rests.timeout.connect(lambda: self.settled.emit(self.value))
        self.add.clicked.connect(self.add_wanted)

    def _lay_out(self) -> None:
        ends = QHBoxLayout()
        ends.addWidget(self._sure)
        ends.addStretch(1)
        ends.addWidget(self._all)
        inner = QVBoxLayout(self._panel)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(10)
        inner.addWidget(self._told)
        inner.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self.slider)
        column.addLayout(ends)
        column.addSpacing(8)
        column.addWidget(self._panel)

    @property
    def value(self) -> float:
        """1 = only sure matches, 0 = everything likely."""
        return round(1.0 - self.slider.value() / _STEPS, 2)

    def set_value(self, carefulness: float) -> None:
        """Without telling."""
        self.slider.blockSignals(True)
        self.slider.setValue(_step(carefulness))
        self.slider.blockSignals(False)

    def settle(self) -> None:
        """Where it was moved a moment ago, that is told now: the album is being left."""
        if self._rests.isActive():
            self._rests.stop()
            self.settled.emit(self.value)

    def show_would(self, would: WouldJoin | None, precision: float | None = None) -> None:
        """What would come of it now; None while that is not known. `precision` is what the report tells beside it."""
        self._would = would
        self._precision = precision
        self.retranslate()

    def _move(self) -> None:
        self._rests.start()
        self.retranslate()
        self.moved.emit(self.value)

    def retranslate(self) -> None:
        self._title.setText(self.tr("How careful should it be?"))
        self._sure.setText(self.tr("Only sure matches"))
        self._all.setText(self.tr("Everything likely"))
        self.slider.setAccessibleName(self._title.text())
        would = self._would
        self._tell(would)
        self.slider.setAccessibleDescription(self._told.accessibleName())
        joins = 0 if would is None else would.joins
        self.add.setVisible(joins > 0)
        # What it says is what it adds: it waits until this setting was counted.
        at = None if would is None else would.carefulness
        self.add.setEnabled(at is None or _step(at) == self.slider.value())
        self.add.setText(self.tr("Add {n} to the album").format(n=count_text(joins)))
        self.add.setAccessibleName(self.add.text())

    def _tell(self, would: WouldJoin | None) -> None:
        if would is None:
            self._told.tell(
                self.tr("What would join the album is told here once it has learned from your answers."), {}
            )
        elif not would.waiting:
            self._told.tell(self.tr("Nothing waits that might belong here."), {})
        elif not would.joins:
            said = self.tr("At this setting, none of the {m} would join the album now.")
            self._told.tell(said, {}, m=count_text(would.waiting))
        else:
            said = self.tr(
                "At this setting, {n} of the {m} would join the album now. About {k} of them may be wrong; you can"
                " reject them later in one click."
            )
            if self._precision is not None and would.is_harder(self._precision):
                said = in_sentences(said, self.tr("They are what is left, and harder to tell than what you answered."))
            counts = {"m": count_text(would.waiting), "k": count_text(would.wrong)}
            self._told.tell(said, {"n": count_text(would.joins)}, **counts)


def _step(carefulness: float) -> int:
    """Where the knob stands for it."""
    return round((1.0 - carefulness) * _STEPS)


def ask_to_add(page: QWidget, would: WouldJoin, add: Callable[[], None]) -> Modal:
    """Say what would come of it once more, and `add` where the person says so."""
    counts = {"n": count_text(would.joins), "k": count_text(would.wrong)}
    title = translate("Carefulness", "Add {n} to the album?").format(**counts)
    text = translate(
        "Carefulness",
        "About {k} of these {n} may not belong. A few more answers, or a more careful setting, would leave fewer of"
        " them. Adding can be undone at once.",
    )
    choices = [
        Choice("add", translate("Carefulness", "Add {n}").format(**counts)),
        Choice(CANCEL, translate("Carefulness", "Not now"), "primary"),
    ]
    modal = Modal.ask(page, title, text.format(**counts), choices)
    modal.answered.connect(lambda key: add() if key == "add" else None)
    return modal
