"""A strip or sheet of small prints: a real list, so that arrow keys, selection and screen readers work as in any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from heirloom.gui import theme
from heirloom.gui.grid.faces import Faces
from heirloom.gui.grid.inside import MIME, accept_inside, mime_of, numbers_inside
from heirloom.gui.theme import icons

Index = QModelIndex | QPersistentModelIndex
GAP_PX: Final = 4
_MARK_PX, _MARK_AT, _SIGN_PX = 18, 5, 10


class Mark(Enum):
    """What a print says in its corner."""

    NONE = ""
    YES = "check"
    NO = "x"


class PrintRole(IntEnum):
    NUMBER = int(Qt.ItemDataRole.UserRole) + 1


class PrintModel(QAbstractListModel):
    """Numbers in order; `describe` tells each for those who do not see it."""

    def __init__(self, describe: Callable[[int], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers: list[int] = []
        self._describe = describe

    def show(self, numbers: Sequence[int]) -> None:
        """These from now on; one that came at the front or went leaves the others where they are."""
        new = list(numbers)
        if new == self._numbers:
            return
        self.beginResetModel()
        self._numbers = new
        self.endResetModel()

    @property
    def numbers(self) -> list[int]:
        return self._numbers

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        number = self._numbers[index.row()]
        match role:
            case PrintRole.NUMBER:
                return number
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._describe(number)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return mime_of([self._numbers[index.row()] for index in indexes])


class PrintDelegate(QStyledItemDelegate):
    """Paints a print; `mark` in its lower left corner."""

    def __init__(self, faces: Faces, size: QSize, mark: Mark, parent: QObject) -> None:
        super().__init__(parent)
        self._faces = faces
        self._mark = mark
        self.size = size
        self.ring = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.size + QSize(GAP_PX, GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRect(option.rect.topLeft(), self.size)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver) and self._mark is Mark.NONE
        painter.save()
        self._faces.paint(painter, box, int(index.data(PrintRole.NUMBER)), selected=chosen, hovered=hovered)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._mark is not Mark.NONE:
            self._paint_mark(painter, box)
        if state & QStyle.StateFlag.State_HasFocus and self.ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 2, 2)
            painter.setPen(QPen(theme.colour("surface"), 1))
            painter.drawRoundedRect(QRectF(box).adjusted(2.5, 2.5, -2.5, -2.5), 1, 1)
        painter.restore()

    def _paint_mark(self, painter: QPainter, box: QRect) -> None:
        circle = QRectF(box.left() + _MARK_AT, box.bottom() + 1 - _MARK_AT - _MARK_PX, _MARK_PX, _MARK_PX)
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        inset = (_MARK_PX - _SIGN_PX) / 2
        sign = circle.adjusted(inset, inset, -inset, -inset)
        icons.draw(painter, sign, self._mark.value, "accent" if self._mark is Mark.YES else "ink2")


class PrintList(QListView):
    """`chosen` carries the number of a print that was clicked or entered, `dropped` numbers that were let go here."""

    chosen = Signal(int)
    entered_number = Signal(int)
    dropped = Signal(list)
    selected_changed = Signal(list)

    def __init__(
        self, faces: Faces, describe: Callable[[int], str], size: QSize, *, mark: Mark = Mark.NONE, wraps: bool = False
    ) -> None:
        super().__init__()
        self._faces = faces
        self._ahead: tuple[int, ...] = ()
        self._over = False
        self.prints = PrintModel(describe, self)
        self._delegate = PrintDelegate(faces, size, mark, self)
        self.setModel(self.prints)
        self.setItemDelegate(self._delegate)
        self._dress(wraps=wraps)
        self.clicked.connect(lambda index: self.chosen.emit(int(index.data(PrintRole.NUMBER))))
        self.activated.connect(lambda index: self.entered_number.emit(int(index.data(PrintRole.NUMBER))))
        self.selectionModel().selectionChanged.connect(lambda *_: self.selected_changed.emit(self.selected_numbers()))
        faces.arrived.connect(self.viewport().update)

    def _dress(self, *, wraps: bool) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(wraps)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if wraps else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        high = self._delegate.size.height()
        if wraps:
            self.setMinimumHeight(high + GAP_PX)
        else:
            self.setFixedHeight(high + GAP_PX)

    def sizeHint(self) -> QSize:
        """One row, which is the least; a sheet grows with the page."""
        return QSize(3 * (self._delegate.size.width() + GAP_PX), self._delegate.size.height() + GAP_PX)

    def set_selectable(self) -> None:
        """Each click chooses one more, or one less."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)

    def take_drops(self) -> None:
        """What is dragged inside the window may be let go here."""
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def show_numbers(self, numbers: Sequence[int], ahead: Sequence[int] = ()) -> None:
        """These prints, and those that will probably be shown next; what is selected stays so."""
        kept = set(self.selected_numbers())
        self._ahead = tuple(ahead)
        self.prints.show(numbers)
        model = self.selectionModel()
        for row, number in enumerate(self.prints.numbers):
            if number in kept:
                model.select(self.prints.index(row), model.SelectionFlag.Select)
        self._faces.want(self, self.prints.numbers, self._delegate.size, self._ahead)

    def selected_numbers(self) -> list[int]:
        return [int(index.data(PrintRole.NUMBER)) for index in self.selectedIndexes()]

    def focusInEvent(self, event: Any) -> None:
        self._delegate.ring = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if not self.currentIndex().isValid() and self.prints.rowCount():
            self.setCurrentIndex(self.prints.index(0))
            self.clearSelection()
        super().focusInEvent(event)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._accept(event, over=True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._accept(event, over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._accept(event, over=False)
        numbers = numbers_inside(event.mimeData())
        if numbers and event.source() is not self:
            self.dropped.emit(numbers)

    def _accept(self, event: QDropEvent, *, over: bool) -> None:
        if event.source() is not self and numbers_inside(event.mimeData()):
            accept_inside(event)
            self._set_over(over)
        else:
            event.ignore()
            self._set_over(False)

    def _set_over(self, over: bool) -> None:
        if over != self._over:
            self._over = over
            self.viewport().update()

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if self._over:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 4, 4)
            painter.end()
