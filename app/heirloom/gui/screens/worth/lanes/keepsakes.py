"""The left lane: likely keepsakes as a grid, each with its reason, and one button for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from heirloom.core.screening import Verdict
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.previews import Previews
from heirloom.gui.grid.scrolled import Scrolled
from heirloom.gui.language import Translated
from heirloom.gui.models.timeline import Arranged, TimelineModel
from heirloom.gui.screens.worth.lanes.lane import Lane
from heirloom.gui.screens.worth.lanes.reason_grid import ReasonGrid
from heirloom.gui.widgets import Button, EmptyState, Text

GUTTER_PX = 24
FOOT_PX = 6
"""Below the last row, for the ring of focus."""
NOTHING_PX = 12


class KeepsakeLane(Translated, Lane):
    """`keep_all` is for all of them, also those that are not on show; others carry numbers that are selected."""

    keep_all = Signal()
    keep_chosen = Signal(list)
    aside_chosen = Signal(list)
    more_wanted = Signal()
    """The end of what was read is in view."""
    timeline_wanted = Signal()
    """To the timeline: offered where nothing waits."""

    def __init__(self, previews: Previews, cards: Cards, parent: QWidget | None = None) -> None:
        self._count = 0
        self._shown = 0
        self._is_looking = False
        self._nothing = Text(tone="ink2", wraps=True)
        self.empty = EmptyState("bookmark", dashed=False)
        self.put_aside = Button(size="small", icon="archive")
        self.model = TimelineModel()
        self.grid = ReasonGrid(previews, cards)
        super().__init__("bookmark-filled", "brass", Button(size="small", icon="bookmark"), parent)
        self.model.setParent(self)
        self.grid.set_model(self.model)
        self._lay_out()
        self.act.clicked.connect(self._keep)
        self.put_aside.clicked.connect(lambda: self.aside_chosen.emit(self.grid.selected()))
        self.grid.selection_changed_to.connect(lambda _count: self._tell_acts())
        self.grid.end_reached.connect(self._ended)

    def _lay_out(self) -> None:
        self.head.setContentsMargins(GUTTER_PX, 0, GUTTER_PX, 0)
        self.head.insertWidget(self.head.count() - 1, self.put_aside)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(GUTTER_PX, NOTHING_PX, GUTTER_PX, 0)
        column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedLayout()
        self.column.addLayout(self._stack, 1)
        self._stack.addWidget(Scrolled(self.grid))
        self._stack.addWidget(empty)
        self._stack.addWidget(self.empty)
        self.empty.pressed.connect(self.timeline_wanted)

    def show_keepsakes(
        self, verdicts: Sequence[Verdict], arranged: Arranged, count: int, *, is_looking: bool = False
    ) -> None:
        """The first of `count`; tiles that stay are where they were."""
        self._is_looking = is_looking
        self._count, self._shown = count, len(verdicts)
        self.grid.set_reasons({one.number: one for one in verdicts})
        if not _are_same(self.model.arranged, arranged):
            self.model.show(arranged)
        self.show_count(count)
        self._stack.setCurrentIndex(0 if len(verdicts) else 1 if is_looking else 2)
        self.retranslate()

    def height_of_rows(self, most: int) -> int:
        """With the first rows of tiles whole in view, at most so many; or what says that there are none."""
        if not self._shown and not self._is_looking:
            return self._top.height() + self.empty.sizeHint().height() + FOOT_PX
        if not self._shown:
            words = self._nothing.heightForWidth(max(1, self.width() - 2 * GUTTER_PX))
            return self._top.height() + NOTHING_PX + words + FOOT_PX
        layout = self.grid.layout_now()
        rows = islice(layout.rows_between(0, layout.height), most)
        foot = max((row.top + row.height for row in rows), default=0)
        return self._top.height() + foot + FOOT_PX

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Likely keepsakes"))
        self.grid.setAccessibleName(self.tr("Likely keepsakes"))
        self._nothing.setText(self.tr("None found so far."))
        self.empty.set_text(
            self.tr("Nothing that looks like a keepsake waits."),
            self.tr("What you keep bears a bookmark in the timeline."),
            self.tr("Open the timeline"),
        )
        self._tell_acts()

    def _keep(self) -> None:
        if self.grid.selection_count():
            self.keep_chosen.emit(self.grid.selected())
        else:
            self.keep_all.emit()

    def _tell_acts(self) -> None:
        """The buttons are for what is selected; where nothing is, for all."""
        chosen = self.grid.selection_count()
        self.put_aside.setVisible(chosen > 0)
        self.put_aside.setText(self.tr("Set aside %Ln", "", chosen))
        self.put_aside.setAccessibleName(self.tr("Set aside %Ln selected item(s)", "", chosen))
        if chosen:
            self.act.setText(self.tr("Keep %Ln", "", chosen))
            self.act.setAccessibleName(self.tr("Keep %Ln selected item(s)", "", chosen))
        else:
            self.act.setText(self.tr("Keep all %Ln", "", self._count))
            self.act.setAccessibleName(self.tr("Keep all %Ln likely keepsake(s)", "", self._count))

    def _ended(self) -> None:
        if self._shown < self._count:
            self.more_wanted.emit()


def _are_same(one: Arranged, other: Arranged) -> bool:
    """Whether both are drawn alike: while the look goes on, the same comes once a second."""
    pairs = ((one.numbers, other.numbers), (one.flags, other.flags), (one.aspects, other.aspects))
    return all(np.array_equal(first, second) for first, second in pairs)
