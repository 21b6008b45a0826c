"""Paints the part of a grid that is seen: tiles, headings, the rubber band; and says it in words."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from heirloom.bank import TileFlag
from heirloom.gui import theme
from heirloom.gui.grid.arrange.measures import Measures
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.paint import day_names
from heirloom.gui.grid.paint.headings import DayLine, HeadingPainter, whole_day
from heirloom.gui.grid.paint.tiles import PHOTO, Tile, TilePainter
from heirloom.gui.grid.previews import Previews
from heirloom.gui.grid.state import GridState
from heirloom.gui.joining import listed
from heirloom.gui.models.places import place_name, place_text
from heirloom.gui.models.sections import UNDATED, are_dates
from heirloom.gui.models.timeline import TimelineModel
from heirloom.gui.theme import motion

translate = QCoreApplication.translate
_DAY_S: Final = 86_400


class GridPainter:
    """Draws what a state holds. Nothing here reads from the vault or decodes a picture."""

    def __init__(self, state: GridState, previews: Previews, cards: Cards, dpr: float) -> None:
        self._state = state
        self._previews = previews
        self._cards = cards
        self.tiles = TilePainter(previews, cards.get, dpr)
        self.headings = HeadingPainter(state.measures)
        self._fades: dict[int, float] = {}

    def dress(self) -> None:
        """Colours or sizes changed."""
        self._state.measures = Measures(month=theme.px(58), day=theme.px(38), slot=theme.px(168))
        self.headings = HeadingPainter(self._state.measures)
        self.tiles.dress(self.tiles.dpr)

    def set_dpr(self, dpr: float) -> None:
        """The view is on a screen of this density."""
        if dpr != self.tiles.dpr:
            self.tiles.dress(dpr)

    def begin_fades(self, numbers: Sequence[int]) -> bool:
        """Previews arrived: they appear softly over their placeholders, unless motion is reduced."""
        if not motion.QUICK.ms:
            return False
        now = time.monotonic()
        for number in numbers:
            if not self._previews.is_missing(number):
                self._fades.setdefault(number, now)
        return bool(self._fades)

    def has_fades(self) -> bool:
        """Whether any is still under way; those that are over are forgotten."""
        limit = time.monotonic() - motion.QUICK.ms / 1000
        self._fades = {number: begun for number, begun in self._fades.items() if begun > limit}
        return bool(self._fades)

    def paint(self, viewport: QWidget, area: QRect, band: QRect | None, current: int | None) -> None:
        """Draw `area` of the viewport."""
        painter = QPainter(viewport)
        painter.fillRect(area, theme.colour("paper"))
        if self._state.rows:
            self._paint_tiles(painter, area)
            self._paint_headings(painter, area, viewport.width())
            if current is not None:
                self._paint_current(painter, current, area)
            self._paint_sticky(painter, viewport.width())
        if band is not None:
            fill = theme.colour("accent")
            painter.setPen(QPen(fill, 1))
            fill.setAlphaF(0.14)
            painter.setBrush(fill)
            painter.drawRect(band)
        painter.end()

    def _paint_tiles(self, painter: QPainter, area: QRect) -> None:
        state, arranged = self._state, self._state.model.arranged
        numbers, kinds, flags = arranged.numbers, arranged.kinds, arranged.flags
        for row, rect in state.tiles_between(area.top(), area.bottom() + 1):
            if not rect.intersects(area):
                continue
            number = int(numbers[row])
            marks = (row in state.selection, row == state.hovered, number in state.dotted)
            tile = Tile(number, int(kinds[row]), int(flags[row]), *marks)
            self.tiles.paint(painter, rect, tile, self._fade(number) if self._fades else 1.0)

    def _fade(self, number: int) -> float:
        begun = self._fades.get(number)
        if begun is None:
            return 1.0
        share = (time.monotonic() - begun) * 1000 / max(1, motion.QUICK.ms)
        return 1.0 - (1.0 - share) ** 3 if share < 1.0 else 1.0

    def _paint_current(self, painter: QPainter, row: int, area: QRect) -> None:
        rect = self._state.tile(row)
        if rect.adjusted(-5, -5, 5, 5).intersects(area):
            self.tiles.paint_focus(painter, rect)

    def _paint_headings(self, painter: QPainter, area: QRect, width: int) -> None:
        state = self._state
        top, bottom = area.top() + state.offset, area.bottom() + 1 + state.offset
        for heading in state.layout.headings_between(top, bottom):
            if heading.band_top is not None:
                band_top = heading.band_top - state.offset
                self.headings.paint_band(painter, state.model, heading.section, band_top, width)
            if heading.top >= state.offset and not self._is_undated(heading.section):
                self.headings.paint_day(painter, state.model, self.day_line(heading.section))

    def _paint_sticky(self, painter: QPainter, width: int) -> None:
        line = self._sticky_line()
        if line is None:
            return
        self.headings.paint_sticky_ground(painter, line.top, width)
        for heading in self._state.layout.headings_beside(line.heading.section):
            self.headings.paint_day(painter, self._state.model, self._line(heading.section, line.top, sticky=True))

    def _sticky_line(self) -> DayLine | None:
        """The heading of the day at the top, when its own place was scrolled past; the next one pushes it out."""
        state = self._state
        if state.offset <= 0 or not state.model.sections.headed:
            return None
        section = state.layout.section_at(state.offset)
        heading = state.layout.heading(section)
        if heading.top >= state.offset:
            return None
        end = state.layout.section_bottom(section) - state.offset
        return self._line(section, min(0, end - state.measures.day), sticky=True)

    def day_line(self, section: int) -> DayLine:
        """A day's heading where it stands now, at the top if it sticks there."""
        sticky = self._sticky_line()
        if sticky is not None:
            beside = self._state.layout.headings_beside(sticky.heading.section)
            if any(heading.section == section for heading in beside):
                return self._line(section, sticky.top, sticky=True)
        return self._line(section, self._state.layout.heading(section).top - self._state.offset, sticky=False)

    def _line(self, section: int, top: int, *, sticky: bool) -> DayLine:
        state = self._state
        begin, end = state.model.sections.range_of(section)
        place = ""
        if not self._is_undated(section):
            day = (int(state.model.sections.days[section]), end - begin)
            place = place_name(self._cards.place(day, state.model.arranged.numbers[begin:end]))
        hovered = section == state.hovered_section
        return DayLine(state.layout.heading(section), top, place, hovered, sticky)

    def _is_undated(self, section: int) -> bool:
        return int(self._state.model.sections.days[section]) == UNDATED

    def tool_tip(self, row: int) -> str:
        """The whole of what a tile may have had to shorten; pictures have no words on them."""
        arranged = self._state.model.arranged
        if int(arranged.kinds[row]) == PHOTO:
            return ""
        card = self._cards.get(int(arranged.numbers[row]))
        return "" if card is None else (card.title or card.name)


def describe(state: GridState, cards: Cards, row: int) -> str:
    """What a screen reader says of a tile: "Photo, Ada, Saturday 15 June 2019, Whitefish Lake, keepsake, selected"."""
    if not 0 <= row < state.rows:
        return ""
    arranged = state.model.arranged
    number, kind = int(arranged.numbers[row]), int(arranged.kinds[row])
    kinds = (
        translate("MediaGridView", "Photo"),
        translate("MediaGridView", "Document"),
        translate("MediaGridView", "File"),
    )
    card = cards.get(number)
    parts = [kinds[min(kind, len(kinds) - 1)]]
    if card is None:
        cards.want([number])
    else:
        parts.append(card.title or card.name)
    parts.append(_day_told(state.model, row))
    if card is not None and card.place:
        parts.append(place_text(card.place))
    if int(arranged.flags[row]) & TileFlag.KEPT:
        parts.append(translate("MediaGridView", "keepsake"))
    if number in state.dotted:
        parts.append(translate("MediaGridView", "added by Heirloom"))
    if row in state.selection:
        parts.append(translate("MediaGridView", "selected"))
    return listed(*parts)


def _day_told(model: TimelineModel, row: int) -> str:
    """The day of a tile, also on pages without headings."""
    if model.sections.headed:
        return whole_day(model, model.sections.of_row(row))
    arranged, at = model.arranged, slice(row, row + 1)
    if not are_dates(arranged.dated_us[at], arranged.flags[at], int(time.time() // _DAY_S))[0]:
        return translate("MediaGridView", "No date yet")
    return day_names.day(int(arranged.dated_us[row]) // (_DAY_S * 1_000_000), with_year=True)
