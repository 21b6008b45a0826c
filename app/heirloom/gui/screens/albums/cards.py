"""Cards of albums: a hero picture without a frame, name, count and span, one sentence; the last cell takes drops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
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
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from heirloom.core.albums import Album
from heirloom.gui import theme
from heirloom.gui.grid.faces import Faces
from heirloom.gui.grid.inside import accept_inside, numbers_inside
from heirloom.gui.screens.albums.words import AlbumWords
from heirloom.gui.theme import fonts, icons

Index = QModelIndex | QPersistentModelIndex
HERO_PX: Final = QSize(278, 176)
GAP_PX: Final = 18
_WORDS_PX: Final = 78
"""Room for three lines below the picture, and to the next row."""
_DROP_ICON_PX: Final = 26
_SLACK_PX: Final = 40
"""So much narrower may all cards of a row become together for one more of them."""
RING_PX: Final = 5
"""Left free above and at the left for the ring of the keyboard."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """`hero` is a number, None for an album with nothing in it; a row without an album is the cell for drops."""

    album: Album | None
    hero: int | None = None
    above: str = ""
    """Name of the album it lies in."""
    inside: int = 0
    """How many albums lie in it."""


class AlbumRole(IntEnum):
    ROW = int(Qt.ItemDataRole.UserRole) + 1


class AlbumModel(QAbstractListModel):
    """Albums of one section in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CardRow] = []
        self._words = AlbumWords()

    def show(self, rows: Sequence[CardRow]) -> None:
        """What stays is changed in place, so that the current one stays current."""
        same = [_id(row) for row in rows] == [_id(row) for row in self._rows]
        if same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    @property
    def rows(self) -> Sequence[CardRow]:
        return self._rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case AlbumRole.ROW:
                return row
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.told(row)
            case Qt.ItemDataRole.ToolTipRole:
                return None if row.album is None else full_name(row)
        return None

    def told(self, row: CardRow) -> str:
        if row.album is None:
            return self.tr("Drop pictures here for a new album")
        said = self._words.described(row.album)
        return self.tr("{album}, in {above}").format(album=said, above=row.above) if row.above else said


class CardDelegate(QStyledItemDelegate):
    """Paints a card or the cell for drops."""

    def __init__(self, faces: Faces, parent: QObject) -> None:
        super().__init__(parent)
        self._faces = faces
        self._words = AlbumWords()
        self.ring = False
        self.cell = QSize(RING_PX + HERO_PX.width() + GAP_PX, 0)
        self.over: int | None = None
        """The row that something is dragged over."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.cell

    def hero_size(self) -> QSize:
        """A little less wide than drawn where one more column fits then."""
        return QSize(min(HERO_PX.width(), self.cell.width() - GAP_PX), HERO_PX.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CardRow = index.data(AlbumRole.ROW)
        box = QRect(option.rect.topLeft() + QPoint(RING_PX, RING_PX), self.hero_size())
        painter.save()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if row.album is None:
            self._paint_drop(painter, box, lit=index.row() == self.over or hovered)
        else:
            self._paint_hero(painter, box, row)
            self._paint_words(painter, box, row.album, row)
            if index.row() == self.over:
                _paint_frame(painter, box, 3, "accent")
        if option.state & QStyle.StateFlag.State_HasFocus and self.ring:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(-3, -3, 3, 3), 4, 4)
        painter.restore()

    def _paint_hero(self, painter: QPainter, box: QRect, row: CardRow) -> None:
        if row.hero is not None:
            self._faces.paint(painter, box, row.hero)
        else:
            painter.fillRect(box, theme.colour("placeholder"))
            middle = box.center() - QPoint(11, 11)
            icons.draw(painter, QRectF(middle.x(), middle.y(), 22, 22), "images", "ink3")
        if row.inside:
            self._paint_inside(painter, box, row.inside)

    def _paint_inside(self, painter: QPainter, box: QRect, inside: int) -> None:
        """A pill that tells how many albums lie in this one."""
        text = self.tr("%Ln album(s)", "", inside)
        painter.setFont(fonts.font("micro", 600))
        wide = painter.fontMetrics().horizontalAdvance(text) + theme.px(27)
        high = theme.px(20)
        pill = QRectF(box.right() - 5 - wide, box.bottom() - 5 - high, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("scrim"))
        painter.drawRoundedRect(pill, 4, 4)
        side = theme.px(12)
        icons.draw(painter, QRectF(pill.x() + 6, pill.center().y() - side / 2, side, side), "folder", "on_scrim")
        painter.setPen(theme.colour("on_scrim"))
        painter.drawText(pill.adjusted(side + 4, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_words(self, painter: QPainter, box: QRect, album: Album, row: CardRow) -> None:
        top = box.bottom() + 1 + theme.px(8)
        lines = (
            ("day", "ink", full_name(row), 20),
            ("small", "ink2", self._words.holds(album), 18),
            ("small", self._tone(album), self._words.confidence(album), 18),
        )
        for role, colour, text, high in lines:
            painter.setFont(fonts.font(role))
            painter.setPen(theme.colour(colour))
            line = QRect(box.left(), top, box.width(), theme.px(high))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
            top += theme.px(high) + 2

    def _tone(self, album: Album) -> str:
        return "accent" if self._words.is_good_news(album) else "ink3"

    def _paint_drop(self, painter: QPainter, box: QRect, *, lit: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent" if lit else "line_strong"), 1.5)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent_soft") if lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)
        side = theme.px(_DROP_ICON_PX)
        words = self.tr("Drop pictures here for a new album")
        ink = "on_accent_soft" if lit else "ink2"
        icons.draw(painter, QRectF(box.center().x() - side / 2, box.center().y() - side, side, side), "image-plus", ink)
        painter.setFont(fonts.font("body"))
        painter.setPen(theme.colour(ink))
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.drawText(box.adjusted(16, box.height() // 2 + 12, -16, 0), flags, words)


class AlbumCards(QListView):
    """One section. `opened` carries an album's id, `menu_wanted` that and a place; drops carry numbers."""

    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)
    new_wanted = Signal()
    dropped_on_album = Signal(str, list)
    dropped_for_new = Signal(list)

    def __init__(self, faces: Faces) -> None:
        super().__init__()
        self._faces = faces
        self.albums = AlbumModel(self)
        self._delegate = CardDelegate(faces, self)
        self.setModel(self.albums)
        self.setItemDelegate(self._delegate)
        self._dress()
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        faces.arrived.connect(self.viewport().update)
        theme.watcher().changed.connect(self._fit)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        self.albums.show(rows)
        self._fit()
        self._want()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.ring = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if not self.currentIndex().isValid() and self.albums.rowCount():
            self.setCurrentIndex(self.albums.index(0))
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        row = index.data(AlbumRole.ROW)
        if isinstance(row, CardRow) and row.album is not None:
            place = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self.menu_wanted.emit(row.album.id, place)

    def _open(self, index: QModelIndex) -> None:
        row: CardRow = index.data(AlbumRole.ROW)
        if row.album is None:
            self.new_wanted.emit()
        else:
            self.opened.emit(row.album.id)

    def _want(self) -> None:
        heroes = [row.hero for row in self.albums.rows if row.hero is not None]
        self._faces.want(self, heroes, self._delegate.hero_size())

    def _fit(self) -> None:
        """As high as its cards, for the page scrolls and not the section; columns share the width."""
        across = max(1, (self.width() + _SLACK_PX) // (HERO_PX.width() + GAP_PX))
        wide = min(HERO_PX.width() + GAP_PX, self.width() // across)
        cell = QSize(wide, HERO_PX.height() + theme.px(_WORDS_PX) + 14)
        if cell != self._delegate.cell:
            self._delegate.cell = cell
            self.setGridSize(cell)
            self._want()
        down = -(-self.albums.rowCount() // across)
        self.setFixedHeight(max(1, down) * cell.height() + RING_PX)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(None)

    def dropEvent(self, event: QDropEvent) -> None:
        numbers = numbers_inside(event.mimeData())
        index = self.indexAt(event.position().toPoint())
        self._set_over(None)
        if not numbers or not index.isValid():
            event.ignore()
            return
        accept_inside(event)
        row: CardRow = index.data(AlbumRole.ROW)
        if row.album is None:
            self.dropped_for_new.emit(numbers)
        else:
            self.dropped_on_album.emit(row.album.id, numbers)

    def _drag(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if numbers_inside(event.mimeData()) and index.isValid():
            accept_inside(event)
            self._set_over(index.row())
        else:
            event.ignore()
            self._set_over(None)

    def _set_over(self, row: int | None) -> None:
        if row != self._delegate.over:
            self._delegate.over = row
            self.viewport().update()


def full_name(row: CardRow) -> str:
    """Name of an album, behind those that it lies in."""
    name = "" if row.album is None else row.album.name
    return f"{row.above} › {name}" if row.above else name


def _id(row: CardRow) -> str:
    return "" if row.album is None else row.album.id


def _paint_frame(painter: QPainter, box: QRect, wide: int, colour: str) -> None:
    painter.setPen(QPen(theme.colour(colour), wide))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(box).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2))
