"""Draws what stands above the tiles: titles of bands, day headings, and the heading that stays at the top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from heirloom.bank import TileFlag
from heirloom.gui import theme
from heirloom.gui.grid.arrange.layout import Heading
from heirloom.gui.grid.arrange.measures import Measures
from heirloom.gui.grid.paint import day_names
from heirloom.gui.models.sections import UNDATED
from heirloom.gui.models.timeline import TimelineModel
from heirloom.gui.theme import fonts

translate = QCoreApplication.translate
_BASELINE_OF_BAND: Final = 41
_BASELINE_OF_DAY: Final = 25
_SPACE: Final = 13
_ELIDE: Final = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day heading as it is to be drawn: `top` and `left` in the viewport's pixels."""

    heading: Heading
    top: int
    place: str
    hovered: bool
    sticky: bool = False


class HeadingPainter:
    """Draws headings of a model for a viewport of some width."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures
        self._words = day_names.MonthWords()
        self.band_font = fonts.font("display")
        self.day_font = fonts.font("day")
        self.body_font = fonts.font("body")
        self.link_font = fonts.font("small", 600)

    def paint_band(self, painter: QPainter, model: TimelineModel, section: int, top: int, width: int) -> None:
        """The title of the band that begins with this section, its count behind it on one baseline."""
        y = top + theme.px(_BASELINE_OF_BAND)
        name = band_name(model, section)
        x = self.measures.left
        painter.setFont(self.band_font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(x, y, name)
        x += painter.fontMetrics().horizontalAdvance(name) + 17
        items, kept = model.band_counts(section)
        painter.setFont(self.body_font)
        painter.setPen(theme.colour("ink3"))
        room = width - self.measures.right - x
        painter.drawText(x, y, painter.fontMetrics().elidedText(self._words.counts(items, kept), _ELIDE, room))

    def paint_sticky_ground(self, painter: QPainter, top: int, width: int) -> None:
        """What a heading stands on while pictures pass below it."""
        painter.fillRect(QRect(0, top, width, self.measures.day), theme.colour("paper"))
        painter.fillRect(QRect(0, top + self.measures.day - 1, width, 1), theme.colour("line"))

    def paint_day(self, painter: QPainter, model: TimelineModel, line: DayLine) -> None:
        """Name, place and, under the pointer, "Select day", within the room that the heading has."""
        x, y = line.heading.left, line.top + theme.px(_BASELINE_OF_DAY)
        names = day_texts(model, line.heading.section, with_year=line.sticky)
        right = x + line.heading.width
        painter.setFont(self.day_font)
        painter.setPen(theme.colour("ink"))
        if line.hovered:
            right = self.link_box(line).left() - _SPACE
        name = _fitting(names, painter.fontMetrics(), right - x)
        painter.drawText(x, y, name)
        x += painter.fontMetrics().horizontalAdvance(name) + _SPACE
        if line.hovered:
            painter.setFont(self.link_font)
            painter.setPen(theme.colour("accent"))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.link_box(line), side, translate("MediaGridView", "Select day"))
        if line.place and right - x > theme.px(40):
            painter.setFont(self.body_font)
            painter.setPen(theme.colour("ink2"))
            painter.drawText(x, y, painter.fontMetrics().elidedText(line.place, _ELIDE, right - x))

    def link_box(self, line: DayLine) -> QRect:
        """Where "Select day" stands, and may be pressed, in a heading."""
        wide = QFontMetrics(self.link_font).horizontalAdvance(translate("MediaGridView", "Select day"))
        left = line.heading.left + line.heading.width - wide
        return QRect(left, line.top + 4, wide, self.measures.day - 6)


def band_name(model: TimelineModel, section: int) -> str:
    """What stands above the days of a band: "June 2019", "2012", "February to April 2012", "1946 to 1974"."""
    sections = model.sections
    band = sections.band_of(section)
    if band.newest == UNDATED:
        return translate("MediaGridView", "No date yet")
    if not band.is_month:
        return day_names.span(band)
    if all(model.sections.loose[section : sections.band_end(section)] & np.uint8(TileFlag.YEAR_ONLY)):
        return day_names.year(band.newest)
    return day_names.month(band.newest)


def day_texts(model: TimelineModel, section: int, *, with_year: bool) -> list[str]:
    """Names of a day, the fullest first; `with_year` where its band's title is out of sight."""
    sections = model.sections
    day, loose = int(sections.days[section]), int(sections.loose[section])
    if day == UNDATED:
        return [translate("MediaGridView", "No date yet")]
    band, month = sections.band_of(section), int(sections.months[section])
    if loose & TileFlag.YEAR_ONLY:
        return [day_names.year(month)]
    if loose:
        return [day_names.month(month), day_names.month(month, short=True)]
    with_year = with_year or not band.is_year
    short = day_names.short_day(day, with_year=with_year)
    return [day_names.day(day, with_year=with_year), short] if band.is_month else [short]


def whole_day(model: TimelineModel, section: int) -> str:
    """A day as it is said where nothing else tells of it; of what is known to the month or year only, that."""
    sections = model.sections
    day, loose = int(sections.days[section]), int(sections.loose[section])
    if day == UNDATED or loose:
        return day_texts(model, section, with_year=True)[0]
    return day_names.day(day, with_year=True)


def _fitting(names: list[str], metrics: QFontMetrics, room: int) -> str:
    """The first name that has room, or what there is room for of the last one."""
    for name in names:
        if metrics.horizontalAdvance(name) <= room:
            return name
    return metrics.elidedText(names[-1], _ELIDE, room)
