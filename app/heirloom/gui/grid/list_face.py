"""What Qt's item views are asked from outside, by screen readers above all, answered from a grid's own layout."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from heirloom.gui.grid.state import GridState


class ListFace(QListView):
    """A list whose geometry lies in a `GridState`; Qt lays out and selects nothing by itself.

    It is a QListView so that screen readers meet a list with one item a tile: Qt gives no such face to a view that
    derives from QAbstractItemView directly.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._state = GridState()
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAutoScroll(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def grid_state(self) -> GridState:
        """Rows, layout, selection and place of this grid."""
        return self._state

    def scroll_to_row(self, row: int) -> None:
        """Bring a tile to the top; a grid that scrolls more gently has its own way."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._state.tile(row).top())

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        return self._state.tile(index.row()) if 0 <= index.row() < self._state.rows else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._state.row_at(point)
        return QModelIndex() if row is None else self._state.model.index(row, 0)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if 0 <= index.row() < self._state.rows:
            self.scroll_to_row(index.row())

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self._state.offset

    def isIndexHidden(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return False

    def doItemsLayout(self) -> None:
        """Rows are laid out as they come near; Qt would walk through all of them."""
