"""The compare card: two pictures of one moment, what is known of them, and which of them to keep."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.bank import Card as MemoryCard
from heirloom.gui import dates, theme
from heirloom.gui.grid.previews import Previews
from heirloom.gui.language import Translated
from heirloom.gui.screens.worth.compare.bout import Bout
from heirloom.gui.screens.worth.compare.fact_table import FactTable
from heirloom.gui.screens.worth.compare.facts import facts_of, moves_told, title_of, why_of
from heirloom.gui.screens.worth.compare.pair import HIGH_PX, WIDE_PX, PairPictures, choice_of
from heirloom.gui.screens.worth.compare.verdict_buttons import VerdictButtons
from heirloom.gui.widgets import Card, Text

CARD_PX = 324
_FACTS_PX = 330
_WIDEST = 2 * WIDE_PX + 8


class CompareCard(Translated, Card):
    """`chosen` carries a Choice, `large_wanted` and `swap_wanted` nothing."""

    chosen = Signal(object)
    large_wanted = Signal()
    swap_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        self._bout: Bout | None = None
        self._cards: dict[int, MemoryCard] = {}
        self._place = (1, 1)
        self.pictures = PairPictures(previews)
        self.title = Text(role="section")
        self.count = Text(role="small", tone="ink2")
        self.why = Text(role="small", tone="ink2", wraps=True)
        self.table = FactTable()
        self.moves = Text(role="small", tone="ink2", wraps=True)
        self.buttons = VerdictButtons()
        super().__init__(parent)
        self._lay_out()
        self.pictures.chosen.connect(self.chosen)
        self.buttons.chosen.connect(self.chosen)
        self.pictures.large_wanted.connect(self.large_wanted)
        self.pictures.swap_wanted.connect(self.swap_wanted)
        theme.watcher().changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 18, 18, 12)
        row.setSpacing(20)
        row.addWidget(self.pictures, 0, Qt.AlignmentFlag.AlignTop)
        self._facts = QWidget()
        column = QVBoxLayout(self._facts)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBaseline)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self.why)
        column.addSpacing(10)
        column.addWidget(self.table)
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(self.moves)
        column.addSpacing(10)
        column.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._facts, 1)

    def show_bout(self, bout: Bout, cards: dict[int, MemoryCard], place: tuple[int, int]) -> None:
        """`place` is which pair of how many."""
        self._bout, self._cards, self._place = bout, cards, place
        left, right = cards.get(bout.left.number), cards.get(bout.right.number)
        self.pictures.show_pair(left, right, 1 if bout.swapped else 0)
        self.buttons.propose(left=not bout.swapped)
        self.retranslate()

    def set_room(self, width: int) -> None:
        """The card is so wide: the pictures take what the facts leave them."""
        room = width - 14 - 18 - 20 - theme.px(_FACTS_PX)
        wide = max(self.pictures.minimumSizeHint().width(), min(_WIDEST, room))
        self.pictures.setFixedWidth(wide)
        self.pictures.setFixedHeight(self.pictures.heightForWidth(wide))

    def _fit(self) -> None:
        self.setMinimumHeight(theme.px(CARD_PX - HIGH_PX) + HIGH_PX)
        self.set_room(self.width())

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Two pictures of the same moment"))
        bout = self._bout
        if bout is None:
            return
        self.title.setText(title_of(bout.twins))
        place, count = (dates.count_text(number) for number in self._place)
        self.count.setText(self.tr("{i} of {n} pairs").format(i=place, n=count))
        self.moves.setText(moves_told(bout.twins.moves))
        left, right = self._cards.get(bout.left.number), self._cards.get(bout.right.number)
        if left is None or right is None:
            return
        self.table.show_facts(facts_of(left, right))
        best = bout.twins.twins[bout.best]
        rival = left if bout.swapped else right
        self.why.setText(why_of(bout.twins, best, rival, best_is_left=not bout.swapped))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choice = choice_of(event)
        if choice is not None:
            self.chosen.emit(choice)
        elif event.key() == Qt.Key.Key_Space:
            self.large_wanted.emit()
        elif event.key() == Qt.Key.Key_Z and not event.modifiers():
            self.undo_wanted.emit()
        else:
            super().keyPressEvent(event)
