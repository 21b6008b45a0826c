"""The list of the five steps at the left: what is done, where one is, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from heirloom.gui import theme

WIDE_PX: Final = 300
NARROW_PX: Final = 84
_ROW_PX: Final = 58
_DISC_PX: Final = 24
_LEFT_PX: Final = 34
_TEXT_LEFT_PX: Final = 72

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One step as the list shows it; `note` stands below the title, `spoken` is what a screen reader says."""

    title: str
    note: str
    state: str
    """done, here or ahead"""
    spoken: str


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.title, row.note) if part)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return row.spoken
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled

    def put(self, rows: Sequence[Row]) -> None:
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return
        self.rows = list(rows)
        self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))


class _RowPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, theme.px(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)  # type: ignore[attr-defined, unused-ignore]
        narrow = box.width() < WIDE_PX - 40
        side = theme.px(_DISC_PX)
        left = (box.width() - side) / 2 if narrow else _LEFT_PX
        disc = QRectF(box.x() + left, box.y() + theme.px(6), side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_disc(painter, disc, row, index.row() + 1)
        if not narrow:
            text_left = disc.right() + _TEXT_LEFT_PX - _LEFT_PX - _DISC_PX
            _paint_text(painter, QRectF(text_left, box.y(), box.right() - text_left - 12, box.height()), row)
        painter.restore()


def _paint_disc(painter: QPainter, disc: QRectF, row: Row, number: int) -> None:
    here, done = row.state == "here", row.state == "done"
    ground = "accent" if here else "accent_soft" if done else "wall"
    painter.setBrush(theme.colour(ground))
    painter.setPen(Qt.PenStyle.NoPen if here or done else QPen(theme.colour("line_strong"), 1.2))
    painter.drawEllipse(disc.adjusted(0.6, 0.6, -0.6, -0.6))
    if done:
        inset = disc.width() * 0.24
        theme.icons.draw(painter, disc.adjusted(inset, inset, -inset, -inset), "check-bold", "on_accent_soft")
        return
    painter.setFont(theme.fonts.font("small", 600 if here else 400))
    painter.setPen(theme.colour("on_accent" if here else "ink2"))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))


def _paint_text(painter: QPainter, box: QRectF, row: Row) -> None:
    title = theme.fonts.font("body", 600 if row.state == "here" else 400)
    title_line, note_line = theme.fonts.line_px("body"), theme.fonts.line_px("small")
    middle = box.y() + theme.px(6 + _DISC_PX / 2)
    top = middle - (title_line + (note_line if row.note else 0)) / 2
    if row.note:
        # With a note, the title stays level with the disc's upper half and the note hangs below it.
        top = box.y() + theme.px(4)
    painter.setFont(title)
    painter.setPen(theme.colour("ink2" if row.state == "ahead" else "ink"))
    _draw_line(painter, QPointF(box.x(), top), box.width(), title_line, row.title)
    if row.note:
        painter.setFont(theme.fonts.font("small"))
        painter.setPen(theme.colour("ink2"))
        _draw_line(painter, QPointF(box.x(), top + title_line - theme.px(1)), box.width(), note_line, row.note)


def _draw_line(painter: QPainter, corner: QPointF, width: float, height: float, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
    painter.drawText(QRectF(corner.x(), corner.y(), width, height), Qt.AlignmentFlag.AlignVCenter, shown)


class StepList(QListView):
    """Read-only; a click goes nowhere, Back does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows()
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.watcher().changed.connect(self._resize_rows)

    def put(self, rows: Sequence[Row]) -> None:
        """Show these steps."""
        self._rows.put(rows)

    def rows(self) -> list[Row]:
        """What is shown."""
        return list(self._rows.rows)

    def _resize_rows(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
