"""The sidebar's pages as a real list: arrow keys and screen readers work as in any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from heirloom.gui import theme
from heirloom.gui.grid.inside import accept_inside, numbers_inside
from heirloom.gui.theme import fonts, icons

Index = QModelIndex | QPersistentModelIndex

ROW_PX = 34
MARGIN_PX = 10
ICON_PX = 18
GAP_PX = 11
PAD_PX = 10
RADIUS_PX = 6
DOT_PX = 8


class NavRole(IntEnum):
    KEY = int(Qt.ItemDataRole.UserRole) + 1
    ICON = int(Qt.ItemDataRole.UserRole) + 2
    COUNT = int(Qt.ItemDataRole.UserRole) + 3
    DOT = int(Qt.ItemDataRole.UserRole) + 4
    HEADING = int(Qt.ItemDataRole.UserRole) + 5
    PICTURE = int(Qt.ItemDataRole.UserRole) + 6


@dataclass(frozen=True, slots=True)
class NavRow:
    """`count` is told beside the name; `dot` says that a page wants to be looked at."""

    key: str
    text: str
    icon: str
    count: int | None = None
    dot: bool = False
    heading: bool = False
    """Names the rows below it and leads nowhere."""
    picture: QPixmap | None = None
    """In place of the icon."""


class NavModel(QAbstractListModel):
    """The pages that work now, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[NavRow] = []

    def show(self, rows: Sequence[NavRow]) -> None:
        """Rows that stay are changed in place, so that the current one stays current."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(max(0, len(rows) - 1)))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rows(self) -> Sequence[NavRow]:
        return self._rows

    def row_of(self, key: str) -> int | None:
        return next((at for at, row in enumerate(self._rows) if row.key == key), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.ToolTipRole:
                return None if row.heading else row.text  # long names are cut, and a rail has icons only
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.text if not row.count else self.tr("{page}, {n} new").format(page=row.text, n=row.count)
            case NavRole.KEY:
                return row.key
            case NavRole.ICON:
                return row.icon
            case NavRole.COUNT:
                return row.count
            case NavRole.DOT:
                return row.dot
            case NavRole.HEADING:
                return row.heading
            case NavRole.PICTURE:
                return row.picture
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class NavDelegate(QStyledItemDelegate):
    """A row: icon, name, and at the right a count or a dot. As a rail, the icon alone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rail = False
        self.over = ""
        """The page that something is dragged over."""
        self.ring = False
        """Whether the focus came by the keyboard and is drawn."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(2 * MARGIN_PX + ICON_PX, theme.px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = option.state
        box: QRect = option.rect.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0)
        if index.data(NavRole.HEADING):
            self._draw_heading(painter, box, str(index.data(Qt.ItemDataRole.DisplayRole)))
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX)
        elif index.data(NavRole.KEY) == self.over:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(box.toRectF().adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)
        elif hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        picture = index.data(NavRole.PICTURE)
        if isinstance(picture, QPixmap):
            self._draw_picture(painter, self._sign_box(box), picture)
        else:
            self._draw_icon(painter, box, str(index.data(NavRole.ICON)), chosen)
        if not self.rail:
            self._draw_words(painter, box, index, chosen)
        elif index.data(NavRole.DOT) or index.data(NavRole.COUNT):
            self._draw_dot(painter, QRect(box.right() - 12, box.top() + 6, DOT_PX, DOT_PX))
        if state & QStyle.StateFlag.State_HasFocus and self.ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.toRectF().adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)
        painter.restore()

    def _sign_box(self, box: QRect) -> QRect:
        left = box.left() + (box.width() - ICON_PX) // 2 if self.rail else box.left() + PAD_PX
        return QRect(left, box.center().y() - ICON_PX // 2 + 1, ICON_PX, ICON_PX)

    def _draw_icon(self, painter: QPainter, box: QRect, name: str, chosen: bool) -> None:
        icons.icon(name, "accent" if chosen else "ink2", ICON_PX).paint(painter, self._sign_box(box))

    @staticmethod
    def _draw_picture(painter: QPainter, box: QRect, picture: QPixmap) -> None:
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(box.toRectF(), 2, 2)
        painter.setClipPath(shape)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = min(picture.width(), picture.height())
        part = QRect((picture.width() - side) // 2, (picture.height() - side) // 2, side, side)
        painter.drawPixmap(box, picture, part)
        painter.restore()

    def _draw_heading(self, painter: QPainter, box: QRect, name: str) -> None:
        """Near the rows that it names; of a rail, a short line is left."""
        if self.rail:
            painter.fillRect(box.left() + 4, box.center().y(), box.width() - 8, 1, theme.colour("line"))
            return
        painter.setFont(fonts.font("small"))
        painter.setPen(theme.colour("ink3"))
        words = box.adjusted(PAD_PX, 0, -PAD_PX, -theme.px(5))
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, name)

    def _draw_words(self, painter: QPainter, box: QRect, index: Index, chosen: bool) -> None:
        words = box.adjusted(PAD_PX + ICON_PX + GAP_PX, 0, -PAD_PX, 0)
        count = index.data(NavRole.COUNT)
        if count:
            told = QLocale().toString(int(count))
            painter.setFont(fonts.font("micro"))
            painter.setPen(theme.colour("ink3"))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, told)
            words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(told) - 6)
        elif index.data(NavRole.DOT):
            self._draw_dot(painter, QRect(words.right() - DOT_PX, words.center().y() - DOT_PX // 2, DOT_PX, DOT_PX))
            words.setRight(words.right() - DOT_PX - 6)
        painter.setFont(fonts.font("body", 600 if chosen else None))
        painter.setPen(theme.colour("ink" if chosen else "ink2"))
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    @staticmethod
    def _draw_dot(painter: QPainter, box: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(box)


class NavList(QListView):
    """The list itself. `chosen` carries a page's key, on a click and on Enter; arrows move and choose at once."""

    chosen = Signal(str)
    dropped = Signal(str, list)
    """Memories were let go over a page."""
    menu_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = NavModel(self)
        self._takes: Callable[[str], bool] = lambda _key: False
        self._delegate = NavDelegate(self)
        self.setModel(self.pages)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setUniformItemSizes(True)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_pages(self, rows: Sequence[NavRow]) -> None:
        """What is current stays so, where it is still there."""
        current = self.current_key()
        self.pages.show(rows)
        self.select(current)

    def current_key(self) -> str:
        return str(self.currentIndex().data(NavRole.KEY) or "")

    def select(self, key: str) -> None:
        """Show where we are; a page that has no row leaves no row selected."""
        at = self.pages.row_of(key)
        if at is None:
            self.clearSelection()
            return
        index = self.pages.index(at)
        if index != self.currentIndex() or not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)

    def set_rail(self, rail: bool) -> None:
        self._delegate.rail = rail
        self.viewport().update()

    def take_drops(self, takes: Callable[[str], bool]) -> None:
        """Memories that are dragged over a page that `takes` them may be let go there."""
        self._takes = takes
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.menu_wanted.emit(str(index.data(NavRole.KEY)), event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._delegate.over = ""
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        key = self._drag(event)
        self._delegate.over = ""
        self.viewport().update()
        if key:
            self.dropped.emit(key, numbers_inside(event.mimeData()))

    def _drag(self, event: QDropEvent) -> str:
        """The key of the page that takes what is dragged here; empty where none does."""
        key = str(self.indexAt(event.position().toPoint()).data(NavRole.KEY) or "")
        if not key or not numbers_inside(event.mimeData()) or not self._takes(key):
            key = ""
            event.ignore()
        else:
            accept_inside(event)
        if key != self._delegate.over:
            self._delegate.over = key
            self.viewport().update()
        return key

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.ring = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        super().focusInEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if not index.data(NavRole.HEADING):
            self.chosen.emit(str(index.data(NavRole.KEY)))
