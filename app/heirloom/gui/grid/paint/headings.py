"""Draws what stands above the tiles: month bands, day headings, and the heading that stays at the top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from heirloom.bank import TileFlag
from heirloom.gui import theme
from heirloom.gui.grid.arrange.layout import Heading, Measures
from heirloom.gui.grid.paint import day_names
from heirloom.gui.models.sections import UNDATED
from heirloom.gui.models.timeline import TimelineModel
from heirloom.gui.theme import fonts

translate = QCoreApplication.translate
_BASELINE_OF_MONTH: Final = 41
_BASELINE_OF_DAY: Final = 25
_SPACE: Final = 13


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
        self.month_font = fonts.font("display")
        self.day_font = fonts.font("day")
        self.body_font = fonts.font("body")
        self.link_font = fonts.font("small", 600)

    def paint_month(self, painter: QPainter, model: TimelineModel, section: int, top: int, width: int) -> None:
        """The band of the month that begins with this section, its count behind it on one baseline."""
        month = int(model.sections.months[section])
        y = top + theme.px(_BASELINE_OF_MONTH)
        name = translate("MediaGridView", "No date yet") if month == UNDATED else day_names.month(month)
        x = self.measures.left
        painter.setFont(self.month_font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(x, y, name)
        x += painter.fontMetrics().horizontalAdvance(name) + 17
        items, kept = model.month_counts(section)
        painter.setFont(self.body_font)
        painter.setPen(theme.colour("ink3"))
        room = width - self.measures.right - x
        painter.drawText(x, y, painter.fontMetrics().elidedText(self._words.counts(items, kept), _ELIDE, room))

    def paint_day(self, painter: QPainter, model: TimelineModel, line: DayLine, width: int) -> None:
        if line.sticky:
            painter.fillRect(QRect(0, line.top, width, self.measures.day), theme.colour("paper"))
            painter.fillRect(QRect(0, line.top + self.measures.day - 1, width, 1), theme.colour("line"))
        x, y = self.measures.left, line.top + theme.px(_BASELINE_OF_DAY)
        name = self._day_name(model, line.heading.section, with_year=line.sticky)
        painter.setFont(self.day_font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(x, y, name)
        x += painter.fontMetrics().horizontalAdvance(name) + _SPACE
        room = width - self.measures.right - x
        if line.hovered:
            box = self.link_box(line.top, width)
            painter.setFont(self.link_font)
            painter.setPen(theme.colour("accent"))
            painter.drawText(
                box,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                translate("MediaGridView", "Select day"),
            )
            room -= box.width() + _SPACE
        if line.place and room > theme.px(40):
            painter.setFont(self.body_font)
            painter.setPen(theme.colour("ink2"))
            painter.drawText(x, y, painter.fontMetrics().elidedText(line.place, _ELIDE, room))

    @staticmethod
    def _day_name(model: TimelineModel, section: int, *, with_year: bool) -> str:
        day, loose = int(model.sections.days[section]), int(model.sections.loose[section])
        if day == UNDATED:
            return translate("MediaGridView", "No date yet")
        if loose:
            month = int(model.sections.months[section])
            return day_names.year(month) if loose & TileFlag.YEAR_ONLY else day_names.month(month)
        return day_names.day(day, with_year=with_year)

    def link_box(self, top: int, width: int) -> QRect:
        """Where "Select day" stands, and may be pressed, in a heading that begins at `top`."""
        wide = QFontMetrics(self.link_font).horizontalAdvance(translate("MediaGridView", "Select day"))
        return QRect(width - self.measures.right - wide, top + 4, wide, self.measures.day - 6)


_ELIDE = Qt.TextElideMode.ElideRight
