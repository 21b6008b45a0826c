"""The running work in four words, at the foot of the sidebar; a click opens Activity. Hidden when idle."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.theme import fonts, icons

PAD_PX = 10
BAR_PX = 4


@dataclass(frozen=True, slots=True)
class SummaryText:
    """`share` is 0–1, None while unknown; `wants` is true where something waits for the person.

    `rate` is how fast it goes, for where there is room for it besides the line; empty where the line tells it.
    """

    title: str
    line: str
    share: float | None
    paused: bool = False
    wants: bool = False
    rate: str = ""


class JobSummary(Translated, QAbstractButton):
    """Painted, because it is a button that holds a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._told: SummaryText | None = None
        self._rail = False
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    def tell(self, told: SummaryText | None) -> None:
        """None hides it."""
        if told == self._told:
            return
        self._told = told
        self.setVisible(told is not None)
        self.retranslate()
        self.update()

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        if self._told is None:
            self.setAccessibleName(self.tr("Activity"))
            return
        title, share = self._told.title, self._told.share
        if share is None:
            self.setAccessibleName(self.tr("Activity, {job}").format(job=title))
        else:
            name = self.tr("Activity, {job}, {p} percent")
            self.setAccessibleName(name.format(job=title, p=QLocale().toString(round(share * 100))))
        said = (title, self._told.line, self._told.rate, self.tr("Activity (Ctrl+J)"))
        self.setToolTip("\n".join(one for one in said if one))

    def sizeHint(self) -> QSize:
        if self._rail:
            return QSize(40, 44)
        body, micro = QFontMetrics(fonts.font("small")), QFontMetrics(fonts.font("micro"))
        return QSize(200, body.height() + micro.height() + BAR_PX + 16 + 2 * PAD_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._told is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("wall" if self.underMouse() and not self._rail else "surface"))
        painter.drawRoundedRect(box, 8, 8)
        if self._rail:
            self._paint_rail(painter, self._told)
        else:
            self._paint_whole(painter, self._told)
        painter.end()

    def _paint_rail(self, painter: QPainter, told: SummaryText) -> None:
        icon = QRect((self.width() - 18) // 2, 8, 18, 18)
        name, colour = ("triangle-alert", "warn") if told.wants else ("download", "ink2")
        icons.icon(name, colour, 18).paint(painter, icon)
        self._bar(painter, QRect(6, self.height() - 12, self.width() - 12, BAR_PX), told)

    def _paint_whole(self, painter: QPainter, told: SummaryText) -> None:
        inner = self.rect().adjusted(PAD_PX, PAD_PX, -PAD_PX, -PAD_PX)
        painter.setFont(fonts.font("small", 600))
        top = QRect(inner.left(), inner.top(), inner.width(), painter.fontMetrics().height())
        self._title(painter, top, told)
        bar = QRect(inner.left(), top.bottom() + 6, inner.width(), BAR_PX)
        if told.share is not None or not told.wants:
            self._bar(painter, bar, told)  # where nothing runs and something waits there is nothing to measure
        painter.setFont(fonts.font("micro"))
        painter.setPen(theme.colour("ink3"))
        line = QRect(inner.left(), bar.bottom() + 7, inner.width(), painter.fontMetrics().height())
        painter.drawText(line, painter.fontMetrics().elidedText(told.line, Qt.TextElideMode.ElideRight, line.width()))

    def _title(self, painter: QPainter, top: QRect, told: SummaryText) -> None:
        percent = ""
        if told.share is not None:
            percent = self.tr("{p} %").format(p=QLocale().toString(round(told.share * 100)))
            painter.save()
            painter.setFont(fonts.font("micro"))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, percent)
            painter.restore()
        left = 0
        if told.wants:
            left = 20
            icons.icon("triangle-alert", "warn", 15).paint(painter, QRect(top.left(), top.top() + 1, 15, 15))
        painter.setPen(theme.colour("ink"))
        room = top.width() - left - (painter.fontMetrics().horizontalAdvance(percent) + 6 if percent else 0)
        title = painter.fontMetrics().elidedText(told.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(top.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, title)

    @staticmethod
    def _bar(painter: QPainter, bar: QRect, told: SummaryText) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)
        if told.share:
            painter.setBrush(theme.colour("line_strong" if told.paused else "accent"))
            full = QRectF(bar.left(), bar.top(), max(BAR_PX, bar.width() * min(1.0, told.share)), bar.height())
            painter.drawRoundedRect(full, BAR_PX / 2, BAR_PX / 2)
