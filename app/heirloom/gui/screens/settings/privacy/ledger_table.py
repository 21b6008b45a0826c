"""The ledger as a table: when, what, details, who decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from heirloom.bank import LedgerEntry
from heirloom.gui import dates, theme
from heirloom.gui.joining import listed
from heirloom.gui.language import Translated
from heirloom.gui.screens.settings.privacy.sayings import Way, way_of, what_text
from heirloom.gui.theme import fonts

Index = QModelIndex | QPersistentModelIndex
ROW_PX: Final = 48
SHARES: Final = (130, 220, 340, 190)
"""Widths of the columns at 880 px; narrower tables divide what they have in the same shares."""
LEAST_WHEN_PX: Final = 116
_DOT_PX: Final = 8
_MOST_ROWS: Final = 9
_WHAT: Final = 1


class LedgerModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[LedgerEntry] = ()
        self._rows: Sequence[LedgerEntry] = ()
        self._way: Way | None = None

    def show(self, entries: Sequence[LedgerEntry]) -> None:
        """Newest first."""
        self._all = entries
        self._put()

    def filter(self, way: Way | None) -> None:
        """Only what came in, or went out."""
        self._way = way
        self._put()

    def entries(self) -> Sequence[LedgerEntry]:
        """Those shown."""
        return self._rows

    def _put(self) -> None:
        self.beginResetModel()
        self._rows = [entry for entry in self._all if self._way is None or way_of(entry) is self._way]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(SHARES)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        texts = (dates.ago(entry.at), what_text(entry.what), entry.detail, entry.decided)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return texts[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                moment = entry.at.astimezone().replace(tzinfo=None)
                return dates.moment_text(moment) if index.column() == 0 else texts[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                if index.column() != _WHAT:
                    return texts[index.column()]
                return listed(texts[_WHAT], self.tr("out") if way_of(entry) is Way.OUT else self.tr("in"))
            case Qt.ItemDataRole.UserRole:
                return way_of(entry)
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("When"), self.tr("What"), self.tr("Details"), self.tr("Who decided"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class LedgerDelegate(QStyledItemDelegate):
    """A row: hairline below, a dot before what happened."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, theme.px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(box, theme.colour("accent_soft"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("line"))
        words = box.adjusted(0, 0, -12, 0)
        column = index.column()
        if column == _WHAT:
            self._dot(painter, words, index.data(Qt.ItemDataRole.UserRole))
            words.setLeft(words.left() + _DOT_PX + 8)
        painter.setFont(fonts.font("body", 600 if column == _WHAT else None))
        ink = "on_accent_soft" if chosen else "ink" if column in (1, 2) else "ink2"
        painter.setPen(theme.colour(ink))
        text = str(index.data() or "")
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        painter.restore()

    @staticmethod
    def _dot(painter: QPainter, box: QRect, way: Way) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brass" if way is Way.OUT else "accent"))
        painter.drawEllipse(box.left(), box.center().y() - _DOT_PX // 2 + 1, _DOT_PX, _DOT_PX)
        painter.restore()


class LedgerTable(Translated, QTableView):
    """As high as its rows, up to nine; more are reached by scrolling."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ledger = LedgerModel(self)
        self.setModel(self.ledger)
        self.setItemDelegate(LedgerDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        theme.watcher().changed.connect(self.measure)
        self.ledger.modelReset.connect(self.measure)
        self.measure()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Privacy ledger"))
        self.ledger.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(SHARES) - 1)
        self.viewport().update()

    def measure(self) -> None:
        high = theme.px(ROW_PX)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(high)
        rows = min(_MOST_ROWS, self.ledger.rowCount())
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * high + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        when = max(room * SHARES[0] // sum(SHARES), min(theme.px(LEAST_WHEN_PX), room // 4))
        self.setColumnWidth(0, when)
        for column, share in enumerate(SHARES[1:], 1):
            self.setColumnWidth(column, (room - when) * share // sum(SHARES[1:]))
