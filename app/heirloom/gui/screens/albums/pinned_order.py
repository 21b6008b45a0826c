"""Pinned albums in the sidebar change places: dragged with the mouse, or with Alt and the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame

from heirloom.gui import theme
from heirloom.gui.screens.albums.pinned import album_of, key_of
from heirloom.gui.shell.nav import MARGIN_PX, NavList

_LINE_PX: Final = 2
_HELD: Final = (Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Meta)
_STEPS: Final[dict[int, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PinnedOrder(QObject):
    """Watches the sidebar's list. `placed` carries an album's id and its new place among the pinned, from 0."""

    placed = Signal(str, int)
    let_go = Signal()
    """A drag ended, wherever: the row of the page on show is to be lit again."""

    def __init__(self, nav: NavList, *, writable: bool) -> None:
        super().__init__(nav)
        self._nav = nav
        self._ground = nav.viewport()
        self._pressed: QPoint | None = None
        self._held = ""
        """The album under the pressed button; empty for none."""
        self._gap: int | None = None
        """Before which pinned album it would come to lie; None while nothing is dragged."""
        self._line = QFrame(self._ground)
        self._line.hide()
        self._moved = ""
        """The album that keys are moving: it stays the current row, until another key or the mouse is used."""
        nav.pages.modelReset.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        if writable:
            nav.installEventFilter(self)
            self._ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return self._key(event)
        if watched is self._ground and isinstance(event, QMouseEvent):
            match event.type():
                case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                    self._press(event.position().toPoint())
                case QEvent.Type.MouseMove if event.buttons() & Qt.MouseButton.LeftButton:
                    return self._drag(event.position().toPoint())
                case QEvent.Type.MouseButtonRelease:
                    return self._drop()
        return False

    def move(self, album_id: str, by: int) -> bool:
        """So many places down, or up; whether there is a place."""
        pinned = self._pinned()
        if album_id not in pinned or not 0 <= pinned.index(album_id) + by < len(pinned):
            return False
        self.placed.emit(album_id, pinned.index(album_id) + by)
        return True

    # Keys

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._gap is not None:
            self._give_up()
            return True
        album_id = album_of(self._nav.current_key())
        by = _STEPS.get(event.key())
        if by is None or album_id is None or event.modifiers() & _MODIFIERS != Qt.KeyboardModifier.AltModifier:
            self._moved = self._moved if event.key() in _HELD else ""
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress and self.move(album_id, by):
            self._moved = album_id
        return True

    def _follow(self) -> None:
        """The list has another order, and the row of the page on show was lit."""
        if self._moved and self._nav.hasFocus():
            self._nav.select(key_of(self._moved))

    # Mouse

    def _press(self, place: QPoint) -> None:
        self._pressed, self._held, self._moved = place, self._album_at(place), ""

    def _drag(self, place: QPoint) -> bool:
        if self._pressed is None or not self._held:
            return False
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._gap is None and not far:
            return False
        self._gap = self._gap_at(place.y())
        self._show_line()
        return True

    def _drop(self) -> bool:
        held, gap = self._held, self._gap
        self._give_up()
        if gap is None:
            return False
        pinned = self._pinned()
        if held in pinned:
            was = pinned.index(held)
            at = gap - (gap > was)
            if at != was:
                self.placed.emit(held, at)
        return True

    def _give_up(self) -> None:
        was_dragged = self._gap is not None
        self._pressed, self._held, self._gap = None, "", None
        self._line.hide()
        if was_dragged:
            self.let_go.emit()

    def _gap_at(self, y: int) -> int:
        tops = [self._nav.visualRect(self._nav.pages.index(row)).center().y() for row in self._rows()]
        return sum(y > top for top in tops)

    def _show_line(self) -> None:
        rows = self._rows()
        if not rows or self._gap is None:
            return
        first = self._nav.visualRect(self._nav.pages.index(rows[0]))
        top = first.top() + self._gap * first.height()
        self._line.setStyleSheet(f"background: {theme.colour('accent').name()}; border: none")
        self._line.setGeometry(
            first.left() + MARGIN_PX, max(0, top - _LINE_PX // 2), first.width() - 2 * MARGIN_PX, _LINE_PX
        )
        self._line.show()
        self._line.raise_()

    # Rows

    def _rows(self) -> list[int]:
        return [at for at, row in enumerate(self._nav.pages.rows()) if album_of(row.key) is not None]

    def _pinned(self) -> Sequence[str]:
        return [album for row in self._nav.pages.rows() if (album := album_of(row.key)) is not None]

    def _album_at(self, place: QPoint) -> str:
        rows, index = self._nav.pages.rows(), self._nav.indexAt(place)
        return (album_of(rows[index.row()].key) or "") if index.isValid() else ""


_MODIFIERS: Final = (
    Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""All but the keypad's, which some systems set for arrows."""
