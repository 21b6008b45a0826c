"""The grid of memories: a view of its own over a list model, as fast with a million rows as with ten."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from heirloom.gui import theme
from heirloom.gui.grid.acting.keyboard import Keyboard
from heirloom.gui.grid.acting.pointer import Pointer
from heirloom.gui.grid.acting.scrolling import Scrolling
from heirloom.gui.grid.arrange.layout import GridLayout
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.list_face import ListFace
from heirloom.gui.grid.painter import GridPainter, describe
from heirloom.gui.grid.previews import Previews
from heirloom.gui.grid.wishes import Wishes
from heirloom.gui.language import Translated
from heirloom.gui.models.timeline import TimelineModel

SMALLEST_TILE, LARGEST_TILE = 96, 320
_TILE_STEP: Final = 16
_TICK_MS: Final = 16
BAR_PX: Final = 74
"""The selection bar floats over so much of the foot: the current tile is kept above it."""


class MediaGridView(Translated, ListFace):
    """Justified rows under month bands and day headings.

    Layout, painting, keys, mouse and selection are its own.
    Lists that signals carry hold the catalogue's numbers.
    """

    open_requested = Signal(int)
    """A row."""
    selection_changed_to = Signal(int)
    keep_requested = Signal(list)
    set_aside_requested = Signal(list)
    erase_requested = Signal(list)
    rotate_requested = Signal(list)
    copy_requested = Signal(int)
    find_similar_requested = Signal(int)
    drag_out_requested = Signal(list)
    album_requested = Signal(list)
    context_menu_requested = Signal(list, QPoint)
    tile_height_changed = Signal(int)
    looked_at = Signal(int)
    """The section at the top of the viewport."""
    layout_changed = Signal()
    """Other rows, another width or another tile height: places on the scrubber are other ones."""

    def __init__(self, previews: Previews, cards: Cards, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._tile_height = 176
        self._by_key = False
        self._painter = GridPainter(self._state, previews, cards, self.devicePixelRatioF())
        self._keyboard = Keyboard(self._state, self)
        self._pointer = Pointer(self._state, self)
        self._scrolling = Scrolling(self._state, self, self.tile_height)
        self._wishes = Wishes(self, self._state, self._painter.tiles, previews, cards)
        # Timers with a parent end with it; basic ones outlive the view in Python's hands, and fire into nothing.
        self._band_timer = QTimer(self, interval=_TICK_MS)
        self._band_timer.timeout.connect(self._pointer.scroll_edge)
        self._fade_timer = QTimer(self, interval=_TICK_MS)
        self._fade_timer.timeout.connect(self._fade)
        self._wheel_rest = 0
        self._section_told = -1
        previews.arrived.connect(self._previews_arrived)
        self._painter.tiles.papers.arrived.connect(self._previews_arrived)
        cards.arrived.connect(self._cards_arrived)
        theme.watcher().changed.connect(self._theme_changed)
        self._theme_changed()

    # Rows

    def set_model(self, model: TimelineModel) -> None:
        """Show a timeline; what was looked at stays where it is whenever the model shows another arrangement."""
        self._state.model = model
        self.setModel(model)
        model.set_describe(lambda row: describe(self._state, self._cards, row))
        model.modelAboutToBeReset.connect(self._scrolling.remember)
        model.modelReset.connect(self._rows_changed)
        model.dataChanged.connect(self.repaint_all)
        self._rows_changed()

    def _rows_changed(self) -> None:
        state = self._state
        state.hovered = state.hovered_section = None
        count = state.selection.count
        self._scrolling.recall()
        if state.selection.count != count:
            self.selection_changed_to.emit(state.selection.count)
        self._sync_index()
        self._laid_out()

    def selected(self) -> list[int]:
        """Numbers of what is selected, else of the current tile."""
        return self._state.chosen()

    def close_down(self) -> None:
        """The vault is being left: nothing is drawn any more, and no thread of this view is left behind."""
        self._wishes.drop()
        self._painter.tiles.papers.close()
        self._cards.clear()

    def selection_count(self) -> int:
        return self._state.selection.count

    def clear_selection(self) -> None:
        self._state.selection.clear()
        self.selection_became()

    # Size of tiles, place in the grid

    def tile_height(self) -> int:
        return self._tile_height

    def set_tile_height(self, px: int) -> None:
        px = min(max(px, SMALLEST_TILE), LARGEST_TILE)
        if px != self._tile_height:
            self._tile_height = px
            self._scrolling.relayout(keep=True)
            self._laid_out()
            self.tile_height_changed.emit(px)

    def step_tile_size(self, steps: int) -> None:
        self.set_tile_height(self._tile_height + steps * _TILE_STEP)

    def jump_to_section(self, section: int, within: float = 0.0) -> None:
        """Bring a section, or a share of it, to the top."""
        self._scrolling.to_section(section, within)
        self._moved(section)

    def reveal(self, number: int) -> None:
        """Make a memory the current one, and visible."""
        row = self._state.model.row_of(number)
        if row is not None:
            self.make_current(row, by_key=False)
            self.scroll_to_row(row)

    def choose(self, numbers: Collection[int]) -> None:
        """Select these memories and no others, and bring the first of them into view."""
        chosen = np.isin(self._state.model.arranged.numbers, list(numbers))
        self._state.selection.reset(chosen)
        if self._state.selection.count:
            first = int(np.argmax(chosen))
            self.make_current(first, by_key=False)
            self.scroll_to_row(first)
        self.selection_became()

    def set_scrubbing(self, scrubbing: bool) -> None:
        """While the scrubber is dragged nothing larger than stand-ins is loaded."""
        self._wishes.scrubbing = scrubbing
        self._wishes.soon()

    def scroll_to_row(self, row: int) -> None:
        self._scrolling.to_row(row, BAR_PX if self._state.selection.count else 0)
        self._moved()

    def scroll_by(self, pixels: int) -> None:
        self.verticalScrollBar().setValue(self._state.offset + pixels)

    def view_height(self) -> int:
        return self.viewport().height()

    @property
    def is_filled(self) -> bool:
        """Whether everything on show has at least a small picture, or is known to have none."""
        return self._wishes.is_filled

    def layout_now(self) -> GridLayout:
        return self._state.layout

    def _laid_out(self) -> None:
        self._section_told = -1
        self.layout_changed.emit()
        self._moved()

    def _moved(self, aimed: int | None = None) -> None:
        """Another part of the grid is seen; that of the section `aimed` at, where it is one of many there."""
        self._wishes.soon()
        self.viewport().update()
        if self._state.rows:
            section = self._scrolling.section_seen(aimed)
            if section != self._section_told:
                self._section_told = section
                self.looked_at.emit(section)
        else:
            self._section_told = -1

    # Acts

    def selection_became(self) -> None:
        self.viewport().update()
        self.selection_changed_to.emit(self._state.selection.count)

    def make_current(self, row: int, *, by_key: bool) -> None:
        self._by_key = by_key
        if not by_key:
            self._keyboard.forget_x()
        before, self._state.current = self._state.current, row
        self._sync_index()
        self.repaint_row(before)
        self.repaint_row(row)

    def _sync_index(self) -> None:
        row = self._state.current
        self.setCurrentIndex(QModelIndex() if row is None else self._state.model.index(row, 0))

    def repaint_row(self, row: int | None) -> None:
        if row is not None and row < self._state.rows:
            self.viewport().update(self._state.tile(row).adjusted(-5, -5, 5, 5))

    def repaint_all(self) -> None:
        self.viewport().update()

    def open_row(self, row: int) -> None:
        self.open_requested.emit(row)

    def ask(self, act: str) -> None:
        numbers = self._state.chosen()
        if not numbers:
            return
        if act in {"similar", "copy"}:
            current = self._state.current
            number = numbers[0] if current is None else self._state.model.number(current)
            (self.find_similar_requested if act == "similar" else self.copy_requested).emit(number)
            return
        signals = {
            "keep": self.keep_requested,
            "aside": self.set_aside_requested,
            "erase": self.erase_requested,
            "rotate": self.rotate_requested,
            "drag_out": self.drag_out_requested,
            "album": self.album_requested,
        }
        signals[act].emit(numbers)

    def link_at(self, point: QPoint) -> int | None:
        section = self._state.hovered_section
        if section is None:
            return None
        box = self._painter.headings.link_box(self._painter.day_line(section))
        return section if box.contains(point) else None

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keyboard.press(event):
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.press(event.position().toPoint(), event.modifiers())
            self._band_timer.start()
        elif event.button() == Qt.MouseButton.RightButton:
            row = self._state.row_at(event.position().toPoint())
            if row is not None and row not in self._state.selection:
                self._state.selection.only(row)
                self.selection_became()
            if row is not None:
                self.make_current(row, by_key=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
        self._pointer.move(event.position().toPoint(), pressed=pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._band_timer.stop()
            self._pointer.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._state.row_at(event.position().toPoint())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.open_row(row)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer.hover(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheel_rest += event.angleDelta().y()
            steps, self._wheel_rest = (
                int(self._wheel_rest / 120),
                self._wheel_rest % (120 if self._wheel_rest > 0 else -120),
            )
            if steps:
                self.step_tile_size(steps)
            event.accept()
            return
        if not event.pixelDelta().isNull():
            self.scroll_by(-event.pixelDelta().y())
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        numbers = self._state.chosen()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._state.current is not None:
            place = self.viewport().mapToGlobal(self._state.tile(self._state.current).center())
        elif self._state.row_at(self.viewport().mapFromGlobal(event.globalPos())) is not None:
            place = event.globalPos()
        else:
            return
        if numbers:
            self.context_menu_requested.emit(numbers, place)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._state.row_at(event.pos())
            text = "" if row is None else self._painter.tool_tip(row)
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    def _fade(self) -> None:
        if not self._painter.has_fades():
            self._fade_timer.stop()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._scrolling.relayout(keep=event.oldSize().isValid())
        self._laid_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._scrolling.scrolled():
            self._moved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
        if event.reason() in keys:
            self._by_key = True
        self.repaint_row(self._state.current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.repaint_row(self._state.current)

    def hideEvent(self, event: QHideEvent) -> None:
        self._wishes.drop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._painter.set_dpr(self.devicePixelRatioF())
        self._wishes.soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        current = self._state.current if self._by_key and self.hasFocus() else None
        self._painter.paint(self.viewport(), event.rect(), self._pointer.band, current)

    def retranslate(self) -> None:
        self.viewport().update()

    def _theme_changed(self) -> None:
        self._painter.dress()
        self._scrolling.relayout(keep=True)
        self._laid_out()

    def _previews_arrived(self, numbers: list[int]) -> None:
        if self._painter.begin_fades(numbers):
            self._fade_timer.start()
        self.viewport().update()

    def _cards_arrived(self) -> None:
        self._wishes.soon()
        self.viewport().update()

    def updateGeometries(self) -> None:
        self._scrolling.set_range()
