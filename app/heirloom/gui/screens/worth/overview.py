"""The page as it opens: promise, two lanes, and the pair that is compared; one below the other where it is narrow."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from heirloom.core.screening import Screened
from heirloom.gui import dates, theme
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.previews import Previews
from heirloom.gui.joining import in_sentences, listed
from heirloom.gui.language import Translated
from heirloom.gui.screens.worth.compare.card import CompareCard
from heirloom.gui.screens.worth.compare.comparing import Comparing
from heirloom.gui.screens.worth.lanes.clutter import RING_PX, ClutterLane
from heirloom.gui.screens.worth.lanes.keepsakes import KeepsakeLane
from heirloom.gui.screens.worth.learned import LearnedLine
from heirloom.gui.screens.worth.reading import Waiting
from heirloom.gui.widgets import Banner, Button, Heading, ProgressLine, Text
from heirloom.gui.work.measure import Measure
from heirloom.gui.work.sentences import left_text, rate_text

GUTTER_PX: Final = 24
BETWEEN_PX: Final = 8
"""With the room that a scroll bar may need, the lanes stand 32 apart."""
RIGHT_SHARE: Final = 460 / 1168
RIGHT_LEAST, RIGHT_MOST = 380, 560
STACKED_BELOW: Final = 1000
"""So wide a page has no room for two lanes beside each other."""
_GRID_PX: Final = 250
_ROWS: Final = 2
"""So many rows of tiles are in view where the lanes stand one below the other."""
_BAR_PX: Final = 12


class Overview(Translated, QScrollArea):
    """Shows a `Waiting`. Its lanes and its card tell by their own signals what a person wants."""

    def __init__(self, previews: Previews, cards: Cards, parent: QWidget | None = None) -> None:
        self._screened: Screened | None = None
        self.title = Heading("", "title")
        self.promise = Text(tone="ink2", wraps=True)
        self.learned = LearnedLine()
        self.progress = ProgressLine()
        self.looking = Text(role="small", tone="ink2")
        self.pause = Button(kind="quiet", size="small", icon="pause")
        self._measure = Measure()
        self._is_paused = False
        self.wrong = Banner("danger")
        self.keepsakes = KeepsakeLane(previews, cards)
        self.clutter = ClutterLane(previews)
        self.card = CompareCard(previews)
        super().__init__(parent)
        self._reflow_soon = QTimer(self, singleShot=True, interval=0)
        self._reflow_soon.timeout.connect(self._reflow)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        theme.watcher().changed.connect(self._reflow)
        self.clutter.bar_changed.connect(self._reflow)
        self.keepsakes.grid.layout_changed.connect(self._reflow_soon.start)

    def _lay_out(self) -> None:
        ground = QWidget()
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, GUTTER_PX)
        self._column.setSpacing(0)
        self._column.addLayout(_padded(self.wrong, 0, 8))
        self.wrong.hide()
        head = QHBoxLayout()
        head.setContentsMargins(GUTTER_PX, 0, GUTTER_PX, 2)
        head.setSpacing(16)
        self.title.setWordWrap(False)
        head.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self.promise, 1, Qt.AlignmentFlag.AlignBaseline)
        self._column.addLayout(head)
        self._column.addLayout(_padded(self.learned, 0, 6))
        self._running = QWidget()
        running = QHBoxLayout(self._running)
        running.setContentsMargins(GUTTER_PX, 0, GUTTER_PX, 10)
        running.setSpacing(12)
        running.addWidget(self.looking)
        running.addWidget(self.progress, 1)
        running.addWidget(self.pause)
        self._column.addWidget(self._running)
        self._running.hide()
        self._lanes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lanes.addWidget(self.keepsakes, 1)
        self._right = QHBoxLayout()
        self._right.addWidget(self.clutter)
        self._lanes.addLayout(self._right)
        self._column.addLayout(self._lanes, 1)
        self._below = _padded(self.card, 20, 0)
        self._column.addLayout(self._below)
        self.card.hide()
        self.setWidget(ground)
        self._reflow()

    def show_waiting(self, waiting: Waiting) -> None:
        """What is there now."""
        found = self._screened = waiting.screened
        self.wrong.hide()
        self.learned.show_report(waiting.report)
        is_looking = found.looked_at < found.total
        self.keepsakes.show_keepsakes(waiting.keepsakes, waiting.arranged, found.keepsakes, is_looking=is_looking)
        self.clutter.show_stacks(found.stacks, waiting.thumbs, found.clutter, is_looking=is_looking)
        self._running.setVisible(is_looking)
        if is_looking:
            self.progress.set_share(found.looked_at / max(1, found.total))
            self._measure.take(time.monotonic(), found.looked_at)
        else:
            self.progress.restart()
            self._measure.reset()
        self.retranslate()
        self._reflow()

    def show_pair(self, comparing: Comparing) -> None:
        """The pair that is compared now; without one there is no card."""
        bout = comparing.bout
        self.card.setVisible(bout is not None)
        self._below.setContentsMargins(GUTTER_PX, 20 if bout is not None else 0, GUTTER_PX, 0)
        if bout is not None:
            self.card.show_bout(bout, dict(comparing.cards), comparing.place)

    def foot(self) -> QWidget | None:
        """What begins the foot of the page: the card, where there is one."""
        return self.card if self.card.isVisible() else None

    def say_wrong(self, text: str) -> None:
        """It could not be read; what was shown stays."""
        self.wrong.set_text(text, self.tr("Try again"))
        self.wrong.show()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Worth keeping?"))
        found = self._screened
        if found is None:
            return
        count = found.keepsakes + found.clutter
        waiting = self.tr("%Ln thing(s) wait for a decision.", "", count) if count else ""
        rest = self.tr("Nothing is deleted here: clutter is set aside and stays in the vault until you empty it.")
        self.promise.setText(in_sentences(waiting, rest))
        percent = 100 * found.looked_at // max(1, found.total)
        looked = self.tr("Looked at {percent} %. You can start.") if count else self.tr("Looked at {percent} %.")
        self.looking.setText(in_sentences(looked.format(percent=percent), self._how_fast(found)))
        self.pause.setText(self.tr("Go on") if self._is_paused else self.tr("Pause"))
        self.pause.setAccessibleName(self.tr("Go on looking") if self._is_paused else self.tr("Pause looking"))

    def _how_fast(self, found: Screened) -> str:
        """ "120 of 1,024, 35 files a second, about 1 min left"; while it rests, that it does."""
        counts = (dates.count_text(number) for number in (found.looked_at, found.total))
        counted = self.tr("{i} of {n}").format(**dict(zip("in", counts, strict=True)))
        if self._is_paused:
            return listed(counted, self.tr("paused by you"))
        measure = self._measure
        left_s = measure.left_s(time.monotonic(), found.total - found.looked_at)
        return listed(counted, rate_text(measure.rate(), "files"), left_text(left_s))

    def toggle_pause(self) -> bool:
        """Whether the look is to rest from now on."""
        self._is_paused = not self._is_paused
        self._measure.reset()
        self.progress.set_paused(self._is_paused)
        self.pause.set_icon("play" if self._is_paused else "pause")
        self.retranslate()
        return self._is_paused

    # Places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _reflow(self) -> None:
        """Two lanes beside each other, or one below the other."""
        wide = self.width()
        is_stacked = wide < theme.px(STACKED_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight
        self._lanes.setDirection(direction)
        self._lanes.setSpacing(16 if is_stacked else 0)
        bar_px = 0 if is_stacked else self.clutter.bar_px
        self._right.setContentsMargins(
            (GUTTER_PX if is_stacked else BETWEEN_PX) - RING_PX, 0, GUTTER_PX - RING_PX - bar_px, 0
        )
        self.clutter.set_scrolls(not is_stacked)
        if is_stacked:
            self.clutter.setMinimumWidth(0)
            self.clutter.setMaximumWidth(1 << 20)
            self.clutter.setMinimumHeight(self.clutter.whole_height())
            self.keepsakes.setFixedHeight(self.keepsakes.height_of_rows(_ROWS))
        else:
            right = min(max(round((wide - 2 * GUTTER_PX) * RIGHT_SHARE), theme.px(RIGHT_LEAST)), theme.px(RIGHT_MOST))
            self.clutter.setFixedWidth(right + 2 * RING_PX + bar_px)
            self.clutter.setMinimumHeight(0)
            self.keepsakes.setMinimumHeight(theme.px(_GRID_PX) if self.keepsakes.model.rowCount() else 0)
            self.keepsakes.setMaximumHeight(1 << 20)
        bar = self.verticalScrollBar()
        self.card.set_room(wide - 2 * GUTTER_PX - (_BAR_PX if bar.maximum() > 0 else 0))


def _padded(widget: QWidget, top: int, bottom: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(GUTTER_PX, top, GUTTER_PX, bottom)
    row.addWidget(widget)
    return row
