"""The learning curve as a small chart: F1 against how many of the answers were learned from."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.gui import theme
from heirloom.gui.dates import count_text
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.figures.sentences import two
from heirloom.gui.theme import focus

_HIGH_PX, _LEFT_PX, _RIGHT_PX, _DOT_PX = 148, 34, 22, 4
LINES = (0.0, 0.5, 1.0)
LEAST_POINTS = 2
"""One point is no curve."""


class CurveChart(Translated, QWidget):
    """Every point bears its numbers; `said` tells them to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._points: tuple[tuple[int, float], ...] = ()
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(focus.WANTED, True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[tuple[int, float]], said: str) -> None:
        """Pairs (answers, F1), and the same in words."""
        self._points = tuple(points)
        self.setAccessibleDescription(said)
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Learning curve"))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(_HIGH_PX))

    def places(self) -> list[QPointF]:
        """Where the points are drawn. Answers grow by factors from point to point: so does the way between them."""
        area = self._area()
        steps = [math.log(answers) for answers, _ in self._points]
        wide = max(steps[-1] - steps[0], 1e-9) if steps else 1.0
        return [
            QPointF(area.left() + area.width() * (step - steps[0]) / wide, self._height_of(f1))
            for step, (_, f1) in zip(steps, self._points, strict=True)
        ]

    def _area(self) -> QRectF:
        line = theme.fonts.line_px("micro")
        return QRectF(self.rect()).adjusted(theme.px(_LEFT_PX), line + 6, -theme.px(_RIGHT_PX), -line - 6)

    def _height_of(self, f1: float) -> float:
        area = self._area()
        return area.bottom() - area.height() * f1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.fonts.tabular(theme.fonts.font("micro")))
        self._paint_lines(painter)
        places = self.places()
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawPolyline(places)
        for place, (answers, f1) in zip(places, self._points, strict=True):
            self._paint_point(painter, place, answers, f1)
        painter.end()

    def _paint_lines(self, painter: QPainter) -> None:
        area, line = self._area(), theme.fonts.line_px("micro")
        for value in LINES:
            height = round(self._height_of(value)) + 0.5
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
            painter.setPen(theme.colour("ink3"))
            box = QRectF(0, height - line / 2, area.left() - 8, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:.1f}")

    def _paint_point(self, painter: QPainter, place: QPointF, answers: int, f1: float) -> None:
        line, half = theme.fonts.line_px("micro"), theme.px(30)
        dot = theme.px(_DOT_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(place, dot, dot)
        painter.setPen(theme.colour("ink"))
        above = QRectF(place.x() - half, place.y() - dot - line - 1, 2 * half, line)
        painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, two(f1))
        painter.setPen(theme.colour("ink3"))
        below = QRectF(place.x() - half, self._area().bottom() + 5, 2 * half, line)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, count_text(answers))
