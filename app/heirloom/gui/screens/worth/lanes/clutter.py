"""The right lane: likely clutter by kind, and apart from it what is never set aside in bulk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QRubberBand, QScrollArea, QVBoxLayout, QWidget

from heirloom.bank import Card
from heirloom.core.screening import Clutter, Stack
from heirloom.gui.grid.previews import Previews
from heirloom.gui.language import Translated
from heirloom.gui.screens.worth.lanes.guarded import GuardedRow
from heirloom.gui.screens.worth.lanes.lane import Lane
from heirloom.gui.screens.worth.lanes.stack_row import StackRow
from heirloom.gui.screens.worth.lanes.thumbs import TopCards
from heirloom.gui.widgets import Button, EmptyState, Rule, Text

BAR_PX: Final = 12
HEAD_RIGHT_PX: Final = 10
RING_PX: Final = 4
"""Around the rows: the ring of the focus stands out so far."""
NOTHING_PX: Final = 7
"""With the hairline as far below the head as the sentence of the other lane."""


class ClutterLane(Translated, Lane):
    """`opened` carries a Clutter, `aside_wanted` and `kept` tuples of Stacks."""

    opened = Signal(object)
    aside_wanted = Signal(object)
    kept = Signal(object)
    walk_wanted = Signal()
    guarded_wanted = Signal()
    aside_page_wanted = Signal()
    """To what was set aside: offered where nothing waits."""
    row_made = Signal(object)
    """A StackRow that was not there before."""
    bar_changed = Signal()
    """A scroll bar came or went: it lies in the gutter, so that the rows stay as wide as they are."""

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        self.rows: dict[Clutter, StackRow] = {}
        self._rules: dict[Clutter, Rule] = {}
        self._nothing = Text(tone="ink2", wraps=True)
        self.empty = EmptyState("gallery-vertical-end", dashed=False)
        self._ground = _Ground()
        self._has_bar = False
        self._is_looking = False
        self.guarded = GuardedRow()
        super().__init__("gallery-vertical-end", "ink2", Button(kind="link"), parent)
        self.top = TopCards(previews, self.devicePixelRatioF())
        self._lay_out()
        self.act.clicked.connect(self.walk_wanted)
        self.guarded.clicked.connect(self.guarded_wanted)
        self.empty.pressed.connect(self.aside_page_wanted)
        self._ground.banded.connect(self._banded)

    def _lay_out(self) -> None:
        self.head.setContentsMargins(RING_PX, 0, HEAD_RIGHT_PX + RING_PX, 0)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QVBoxLayout(self._ground)
        self._list.setContentsMargins(RING_PX, RING_PX, RING_PX, RING_PX)
        self._list.setSpacing(0)
        self._list.addWidget(Rule())
        below = QVBoxLayout()
        below.setContentsMargins(0, NOTHING_PX, 0, 0)
        below.addWidget(self._nothing)
        self._list.addLayout(below)
        self._list.addWidget(self.empty)
        self._list.addWidget(self.guarded)
        self._list.addStretch(1)
        scroll.setWidget(self._ground)
        self.column.addWidget(scroll, 1)
        scroll.verticalScrollBar().rangeChanged.connect(lambda _least, most: self._bar_became(most > 0))

    @property
    def bar_px(self) -> int:
        """How wide the scroll bar is; 0 where all rows are in view."""
        return BAR_PX if self._has_bar else 0

    def set_scrolls(self, scrolls: bool) -> None:
        """Whether it scrolls by itself, or is as high as its rows."""
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(policy)
        if not scrolls:
            self._bar_became(False)

    def _bar_became(self, has: bool) -> None:
        has = has and self._scroll.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if has is not self._has_bar:
            self._has_bar = has
            self.head.setContentsMargins(RING_PX, 0, HEAD_RIGHT_PX + RING_PX + self.bar_px, 0)
            self.bar_changed.emit()

    def whole_height(self) -> int:
        """With every row in view."""
        rows = self._list.totalHeightForWidth(self.width()) if self._list.hasHeightForWidth() else 0
        return self._top.height() + max(rows, self._list.totalSizeHint().height()) + 2

    def close_down(self) -> None:
        """The vault is being left."""
        self.top.tiles.papers.close()

    def show_stacks(
        self, stacks: tuple[Stack, ...], tops: Mapping[int, Card], count: int, *, is_looking: bool = False
    ) -> None:
        """These; rows of stacks that stay are changed in place."""
        self._is_looking = is_looking
        self.top.known.clear()
        self.top.known.update(tops)
        shown = {stack.kind: stack for stack in stacks if stack.count}
        for kind in [kind for kind in self.rows if kind not in shown]:
            self._drop(self.rows.pop(kind))
        for at, stack in enumerate(shown.values()):
            row = self.rows.get(stack.kind)
            if row is None:
                row = self.rows[stack.kind] = self._row(stack)
                self._list.insertWidget(1 + 2 * at, row)
                self._rules[stack.kind] = Rule()
                self._list.insertWidget(2 + 2 * at, self._rules[stack.kind])
            row.show_stack(stack)
        self.rows = {kind: self.rows[kind] for kind in shown}
        self._order_rows()
        self._order_tabs()
        self.show_count(count)
        self.guarded.show_count(sum(stack.guarded for stack in stacks))
        self.act.setVisible(bool(count))
        self._nothing.setVisible(not shown and is_looking)
        self.empty.setVisible(not shown and not is_looking)
        self.retranslate()

    def _order_rows(self) -> None:
        """The largest first, also where counts have changed; a row that has the focus keeps it."""
        wanted = [widget for kind, row in self.rows.items() for widget in (row, self._rules[kind])]
        if [self._list.indexOf(widget) for widget in wanted] != list(range(1, 1 + len(wanted))):
            for widget in wanted:
                self._list.removeWidget(widget)
            for place, widget in enumerate(wanted, start=1):
                self._list.insertWidget(place, widget)

    def _order_tabs(self) -> None:
        """Rows that came later stand where they are seen, not behind the rest of the page."""
        last: QWidget = self.act
        for row in self.rows.values():
            QWidget.setTabOrder(last, row)
            QWidget.setTabOrder(row, row.button)
            last = row.button
        QWidget.setTabOrder(last, self.guarded.button)

    def selected(self) -> tuple[Stack, ...]:
        """Stacks that were chosen with the rubber band or Ctrl."""
        return tuple(row.stack for row in self.rows.values() if row.is_selected)

    def clear_selection(self) -> bool:
        """Whether there was any."""
        had = bool(self.selected())
        for row in self.rows.values():
            row.set_selected(False)
        return had

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Likely clutter"))
        self.act.setText(self.tr("Go through one by one"))
        self.act.setAccessibleName(self.tr("Go through likely clutter one by one"))
        self._nothing.setText(self.tr("None found so far."))
        self.empty.set_text(
            self.tr("Nothing that looks like clutter waits."),
            self.tr("What you set aside stays in the vault."),
            self.tr("Show what is set aside"),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.selected() or self._focused()
        match event.key():
            case Qt.Key.Key_X | Qt.Key.Key_Delete if chosen:
                self.aside_wanted.emit(chosen)
            case Qt.Key.Key_K if chosen:
                self.kept.emit(chosen)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)

    def _focused(self) -> tuple[Stack, ...]:
        return tuple(row.stack for row in self.rows.values() if row.hasFocus())

    def _move(self, step: int) -> None:
        rows = list(self.rows.values())
        at = next((at for at, row in enumerate(rows) if row.hasFocus()), -step)
        if rows and 0 <= at + step < len(rows):
            rows[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, stack: Stack) -> StackRow:
        row = StackRow(stack, self.top)
        row.clicked.connect(lambda: self.opened.emit(row.stack.kind))
        row.aside_wanted.connect(lambda: self.aside_wanted.emit((row.stack,)))
        row.toggled_by_hand.connect(lambda: row.set_selected(not row.is_selected))
        self.row_made.emit(row)
        return row

    def _drop(self, row: StackRow) -> None:
        """The row, and the hairline below it."""
        rule = self._rules.pop(row.stack.kind)
        for widget in (row, rule):
            self._list.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _banded(self, band: QRect) -> None:
        for row in self.rows.values():
            row.set_selected(row.geometry().intersects(band))


class _Ground(QWidget):
    """What the rows stand on: from its empty part a rubber band can be drawn. `banded` carries where it lies."""

    banded = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        self._from: QPoint | None = None
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position().toPoint()
            self._band.setGeometry(QRect(self._from, QSize()))
            self._band.show()
            self.banded.emit(QRect())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            band = QRect(self._from, event.position().toPoint()).normalized()
            self._band.setGeometry(band)
            self.banded.emit(band)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        self._band.hide()
