"""What Qt's item views are asked from outside, by screen readers above all, answered from the plan of an answer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from heirloom.gui import theme
from heirloom.gui.models.hits import HitsModel
from heirloom.gui.screens.search.results.layout import Plan

Index = QModelIndex | QPersistentModelIndex

MARGIN: Final = 6
"""Room for the ring around a tile at the edge."""
_BAR_PX: Final = 74
"""The selection bar floats over so much of the foot."""


class HitsFace(QListView):
    """A list whose geometry lies in a `Plan`; Qt lays out and selects nothing by itself.

    It is a QListView so that screen readers meet a list with one item a hit.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = HitsModel()
        self._plan = Plan()
        super().__init__(parent)
        self._model.setParent(self)
        self.setModel(self._model)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAutoScroll(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def hits(self) -> HitsModel:
        """The rows."""
        return self._model

    @property
    def plan(self) -> Plan:
        """Where they lie."""
        return self._plan

    def cell_rect(self, row: int) -> QRect:
        """Picture and caption of a row, in the viewport's pixels."""
        box = self._plan.cells[row].whole
        return QRect(box.left + MARGIN, box.top - self.verticalOffset(), box.width, box.height)

    def row_at(self, point: QPoint) -> int | None:
        """The row at a place of the viewport."""
        y = point.y() + self.verticalOffset()
        x = point.x() - MARGIN
        for cell in self._plan.between(y, y):
            if cell.whole.left <= x < cell.whole.right and cell.whole.top <= y < cell.whole.bottom:
                return cell.row
        return None

    def reveal_row(self, row: int, *, bar: bool = False) -> None:
        """Scroll until a row is seen whole, above the selection bar where that is up."""
        box, scroll = self._plan.cells[row].whole, self.verticalScrollBar()
        high = self.viewport().height() - (_BAR_PX if bar else 0)
        if row == 0:
            scroll.setValue(0)
        elif box.top < scroll.value() + MARGIN:
            scroll.setValue(box.top - MARGIN)
        elif box.bottom > scroll.value() + high:
            scroll.setValue(box.bottom - high + MARGIN)

    def visualRect(self, index: Index) -> QRect:
        return self.cell_rect(index.row()) if 0 <= index.row() < len(self._plan.cells) else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self.row_at(point)
        return QModelIndex() if row is None else self._model.index(row, 0)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if 0 <= index.row() < len(self._plan.cells):
            self.reveal_row(index.row())

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def doItemsLayout(self) -> None:
        """The plan is made when the answer comes; Qt would walk through all rows."""

    def updateGeometries(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._plan.height - high))
        bar.setPageStep(high)
        bar.setSingleStep(theme.px(40))
