"""The grid of likely keepsakes: each tile says in a pill why it may be one; tiles can be carried to the other lane."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from heirloom.core.screening import Verdict
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.painter import describe
from heirloom.gui.grid.previews import Previews
from heirloom.gui.grid.view import MediaGridView
from heirloom.gui.joining import listed
from heirloom.gui.models.timeline import TimelineModel
from heirloom.gui.screens.worth.lanes.carrying import carry
from heirloom.gui.screens.worth.lanes.pill import paint_pill
from heirloom.gui.screens.worth.sayings import SAYINGS, strongest

Index = QModelIndex | QPersistentModelIndex


class ReasonGrid(MediaGridView):
    """`later_requested` and `refused` carry numbers: not now, and no keepsake at all."""

    later_requested = Signal(list)
    refused = Signal(list)
    end_reached = Signal()
    """The last tile that there is has come near."""

    def __init__(self, previews: Previews, cards: Cards, parent: QWidget | None = None) -> None:
        self._reasons: Mapping[int, Verdict] = {}
        super().__init__(previews, cards, parent)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda at: self.end_reached.emit() if at >= bar.maximum() > 0 else None)

    def set_reasons(self, reasons: Mapping[int, Verdict]) -> None:
        """Why each of these numbers is here."""
        self._reasons = reasons
        self.viewport().update()

    def set_model(self, model: TimelineModel) -> None:
        super().set_model(model)
        model.set_describe(self._described)

    def _described(self, row: int) -> str:
        return listed(describe(self._state, self._cards, row), self._suggested(row))

    def _suggested(self, row: int) -> str:
        verdict = self._reasons.get(self._state.model.number(row)) if 0 <= row < self._state.rows else None
        return "" if verdict is None else SAYINGS.suggested(verdict)

    def ask(self, act: str) -> None:
        if act == "drag_out":
            carry(self, self._state.chosen(), self.viewport().grab(self._state.tile(self._state.current or 0)))
        else:
            super().ask(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and self._state.chosen():
            chosen = self._state.chosen()
            match event.key():
                case Qt.Key.Key_X:
                    self.set_aside_requested.emit(chosen)
                    return
                case Qt.Key.Key_S:
                    self.later_requested.emit(chosen)
                    return
                case Qt.Key.Key_N:
                    self.refused.emit(chosen)
                    return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._state.rows:
            return
        painter = QPainter(self.viewport())
        numbers, area = self._state.model.arranged.numbers, event.rect()
        for row, tile in self._state.tiles_between(area.top(), area.bottom() + 1):
            verdict = self._reasons.get(int(numbers[row]))
            why = None if verdict is None else strongest(verdict.treasure)
            if why is not None and tile.intersects(area):
                paint_pill(painter, tile, SAYINGS.icon(why), SAYINGS.reason(why))
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._state.row_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if row is None else self._told(row), self.viewport())
            return True
        return super().viewportEvent(event)

    def _told(self, row: int) -> str:
        """All reasons: the pill has room for one, and a narrow tile for less."""
        number = self._state.model.number(row)
        verdict, card = self._reasons.get(number), self._cards.get(number)
        reasons = [] if verdict is None else [SAYINGS.reason(why) for why in verdict.treasure]
        return "\n".join([*([card.title or card.name] if card is not None else []), *reasons])
