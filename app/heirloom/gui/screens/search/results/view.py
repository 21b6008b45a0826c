"""The view of an answer: painted, virtual, walked through by keys, read out by screen readers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from heirloom.core.asking import Found
from heirloom.gui import theme
from heirloom.gui.grid.fetch.decoding import PreviewKey
from heirloom.gui.grid.previews import Previews
from heirloom.gui.grid.selection import Selection
from heirloom.gui.language import Translated
from heirloom.gui.models.hits import Sort
from heirloom.gui.screens.search.results.face import MARGIN, HitsFace
from heirloom.gui.screens.search.results.layout import Cell, arrange
from heirloom.gui.screens.search.results.moving import target
from heirloom.gui.screens.search.results.painter import HitPainter

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key

_RING_AREA: Final = 36
_WISH_MS: Final = 8
_ACTS: Final = {Key.Key_K: "keep", Key.Key_F: "similar", Key.Key_Delete: "aside", Key.Key_Backspace: "aside"}


class HitsView(Translated, HitsFace):
    """Layout, painting, keys and selection of an answer.

    Lists that signals carry hold the catalogue's numbers.
    """

    open_requested = Signal(int)
    """A row."""
    selection_changed_to = Signal(int)
    keep_requested = Signal(list)
    set_aside_requested = Signal(list)
    find_similar_requested = Signal(int)
    context_menu_requested = Signal(list, QPoint)
    went_up = Signal()
    """Up from the first row: back to the field."""
    painted = Signal()
    """The first results of an answer are on the screen."""

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._painter = HitPainter(self._model, previews)
        self._selection = Selection()
        self._current: int | None = None
        self._hovered: int | None = None
        self._by_key = False
        self._tell_painted = False
        self._is_partial = False
        self._wishes = QTimer(self, singleShot=True, interval=_WISH_MS)
        self._wishes.timeout.connect(self._wish)
        previews.arrived.connect(self._previews_arrived)
        theme.watcher().changed.connect(self._theme_changed)

    # What is shown

    @property
    def current(self) -> int | None:
        """The row that keys act from."""
        return self._current

    def set_found(self, found: Found | None) -> None:
        """Another answer; what was selected in it before stays selected where it is the same question."""
        same = found is not None and self._model.found is not None and found.ask == self._model.found.ask
        kept = set(self.chosen()) if same and self._selection.count else set[int]()
        current = self._model.number(self._current) if same and self._current is not None else None
        self._model.set_found(found)
        self._painter.reset()
        self._selection = Selection(self._model.rowCount())
        self._current = self._hovered = None
        for row, number in enumerate(self._model.numbers() if kept or current is not None else ()):
            if number in kept:
                self._selection.toggle(row)
            if number == current:
                self._current = row
        self._arrange(begin=not same)
        if not same:
            self.verticalScrollBar().setValue(0)
        self._tell_painted = found is not None
        self.selection_changed_to.emit(self._selection.count)
        self._wish()

    def chosen(self) -> list[int]:
        """Numbers that an action is for: the selected ones, or else the current one."""
        if self._selection.count:
            return [self._model.number(int(row)) for row in self._selection.rows()]
        return [] if self._current is None else [self._model.number(self._current)]

    def selected(self) -> list[int]:
        """The same, under the name that grids have for it."""
        return self.chosen()

    def selection_count(self) -> int:
        return self._selection.count

    def preview(self, number: int) -> QPixmap | None:
        """A picture of a memory, if one is at hand."""
        return self._previews.peek(number, theme.px(150))

    def clear_selection(self) -> None:
        self._selection.clear()
        self._selection_became()

    def enter(self) -> None:
        """The keys come from the field: to the first result."""
        if self._model.rowCount():
            self._by_key = True
            self._complete()
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._make_current(0 if self._current is None else self._current)

    def reveal(self, number: int) -> None:
        """Make a memory the current one, and visible."""
        row = self._model.row_of(number)
        if row is not None:
            self._complete()
            self._make_current(row)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._complete()
        key, modifiers = Key(event.key()), event.modifiers()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._selection.set_range(0, self._model.rowCount())
            self._selection_became()
        elif modifiers & Qt.KeyboardModifier.ControlModifier and key == Key.Key_Space and self._current is not None:
            self._selection.toggle(self._current)
            self._selection_became()
        elif not self._plain_key(key, modifiers):
            event.ignore()

    def _plain_key(self, key: Key, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        return self._move(key, shift=bool(modifiers & Qt.KeyboardModifier.ShiftModifier)) or self._act(key)

    def _move(self, key: Key, *, shift: bool) -> bool:
        if not self._model.rowCount():
            return False
        aim = target(self._plan, self._current, key, self.viewport().height())
        if aim is None:
            return False
        if aim < 0:
            self.went_up.emit()
            return True
        self._by_key = True
        if shift:
            if not self._selection.count and self._current is not None:
                self._selection.only(self._current)
            self._selection.extend_to(aim)
            self._selection_became()
        elif self._selection.count:
            self._selection.clear()
            self._selection_became()
        self._make_current(aim)
        return True

    def _act(self, key: Key) -> bool:
        if key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space) and self._current is not None:
            self.open_requested.emit(self._current)
            return True
        act, numbers = _ACTS.get(key), self.chosen()
        if act is None or not numbers:
            return False
        if act == "keep":
            self.keep_requested.emit(numbers)
        elif act == "aside":
            self.set_aside_requested.emit(numbers)
        else:
            self.find_similar_requested.emit(numbers[0])
        return True

    def _make_current(self, row: int) -> None:
        self._current = row
        self._selection.anchor = row if not self._selection.count else self._selection.anchor
        self.setCurrentIndex(self._model.index(row, 0))
        self.reveal_row(row, bar=bool(self._selection.count))
        self.viewport().update()

    def _selection_became(self) -> None:
        self.viewport().update()
        self.selection_changed_to.emit(self._selection.count)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._complete()
        row = self.row_at(event.position().toPoint())
        self._by_key = False
        if row is None:
            if self._selection.count and event.button() == Qt.MouseButton.LeftButton:
                self.clear_selection()
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        toggles = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or self._on_ring(row, event)
        if event.button() == Qt.MouseButton.RightButton:
            if row not in self._selection:
                self._selection.only(row)
        elif shift:
            self._selection.extend_to(row)
        elif toggles:
            self._selection.toggle(row)
        else:
            self._selection.only(row)
        self._current = row
        self.setCurrentIndex(self._model.index(row, 0))
        self._selection_became()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().toPoint())
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().toPoint())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.open_requested.emit(row)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.viewport().update()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        numbers = self.chosen()
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._current is not None:
            place = self.viewport().mapToGlobal(self.cell_rect(self._current).center())
        if numbers:
            self.context_menu_requested.emit(numbers, place)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos())
            text = "" if row is None else self._painter.tooltip(self._plan.cells[row])
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("paper"))
        found = self._model.found
        if found is not None:
            painter.translate(MARGIN, 0)
            offset = self.verticalOffset()
            top, bottom = event.rect().top() + offset, event.rect().bottom() + offset
            for head in self._plan.heads:
                if head.box.bottom >= top and head.box.top <= bottom:
                    self._painter.head(painter, head, offset, found)
            shows_current = self._by_key and self.hasFocus()
            for cell in self._plan.between(top, bottom):
                self._painter.cell(
                    painter,
                    cell,
                    offset,
                    selected=cell.row in self._selection,
                    current=shows_current and cell.row == self._current,
                    hovered=cell.row == self._hovered,
                )
        painter.end()
        if self._tell_painted:
            self._tell_painted = False
            QTimer.singleShot(0, self, self._complete)
            self.painted.emit()

    def _wish(self) -> None:
        """Ask for the previews that are seen, then for those one screen further."""
        if not self.isVisible():
            return
        top, high, dpr = self.verticalOffset(), self.viewport().height(), self.devicePixelRatioF()

        def keys(cells: list[Cell]) -> list[PreviewKey]:
            return [key for cell in cells if (key := self._painter.key(cell, dpr)) is not None]

        seen, ahead = self._plan.between(top, top + high), self._plan.between(top + high + 1, top + 2 * high)
        self._previews.want(self, keys(seen), keys(ahead))

    def _previews_arrived(self, numbers: object) -> None:
        self.viewport().update()

    def _theme_changed(self) -> None:
        self._painter.dress()
        self._arrange()
        self.viewport().update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Results"))
        self._painter.reset()
        self._arrange()

    # Where things lie

    def _arrange(self, *, begin: bool = False) -> None:
        """Lay everything out; with `begin` only what the first screen can hold, the rest once that is painted."""
        blocks = self._model.blocks
        rest = next((at for at, block in enumerate(blocks) if block.sort is Sort.RELATED), len(blocks))
        self._is_partial = begin and 0 < rest < len(blocks)
        width = max(200, self.viewport().width() - 2 * MARGIN)
        self._plan = arrange(
            width,
            blocks[:rest] if self._is_partial else blocks,
            self._model.aspects,
            self._painter.caption_height,
            self._painter.measures(),
        )
        self.updateGeometries()
        self.viewport().update()

    def _complete(self) -> None:
        """Lay out what was left for later."""
        if self._is_partial:
            self._arrange()
            self._wishes.start()

    def _on_ring(self, row: int, event: QMouseEvent) -> bool:
        picture, rect = self._plan.cells[row].picture, self.cell_rect(row)
        spot = event.position().toPoint() - rect.topLeft()
        return picture is not None and spot.x() < _RING_AREA and spot.y() < _RING_AREA

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._painter.reset()
            self._arrange()
        self.updateGeometries()
        self._wishes.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._hovered = None
        self.viewport().update()
        self._wishes.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wishes.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._previews.forget(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
        if event.reason() in keys:
            self._by_key = True
            if self._current is None and self._model.rowCount():
                self._make_current(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
