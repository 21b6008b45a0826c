"""The date scrubber: years beside the grid, a press or a drag goes there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from heirloom.gui import theme
from heirloom.gui.grid.arrange.layout import GridLayout
from heirloom.gui.grid.paint import day_names
from heirloom.gui.grid.scrub.scale import Scale, scale_of, ticks, year_labels
from heirloom.gui.language import Translated
from heirloom.gui.models.sections import UNDATED, plain
from heirloom.gui.theme import fonts

BAND_PX: Final = 84
_RIGHT: Final = 6
_SPINE: Final = 14
_LABEL: Final = 24
_TOP, _BOTTOM = 18, 24
_THROTTLE_MS: Final = 33
_BUBBLE_PX: Final = 24
_BUBBLE_PAD: Final = 9
_BUBBLE_RIGHT: Final = 14
_LABEL_AT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Scrubber(Translated, QAbstractSlider):
    """Its value is the month, newest 0. `jumped` carries a section and the share of it that should be at the top.

    `scrubbing` tells when a drag begins and ends. It is an abstract slider so that screen readers can read and set it.
    """

    jumped = Signal(int, float)
    scrubbing = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = Scale(plain(0), scale_of(plain(0), plain(0).firsts.astype(float)).edges, plain(0).firsts)
        self._labels: list[tuple[int, int]] = []
        self._ticks: list[tuple[int, float]] = []
        self._section, self._within = 0, 0.0
        self._ground: QPixmap | None = None
        self._pending: float | None = None
        self._hover_y: int | None = None
        self._wheel_rest = 0
        self._throttle = QTimer(self, singleShot=True, interval=_THROTTLE_MS)
        self._throttle.timeout.connect(self._jump_pending)
        self.setOrientation(Qt.Orientation.Vertical)
        self.setInvertedAppearance(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setTracking(False)
        self.actionTriggered.connect(self._acted)
        theme.watcher().changed.connect(self._dress)
        self._dress()

    def set_layout(self, layout: GridLayout) -> None:
        """The dates of this grid."""
        self._scale = scale_of(layout.sections, layout.estimates())
        months = max(0, len(self._scale.month_starts) - 1)
        self.blockSignals(True)
        self.setRange(0, months)
        self.blockSignals(False)
        self._section = min(self._section, max(0, len(layout.sections) - 1))
        self._mark()

    def show_section(self, section: int, within: float = 0.0) -> None:
        """The grid shows this section at its top now."""
        if self._pending is None and not self.isSliderDown():
            self._place(section, within)

    @property
    def section(self) -> int:
        """The section that the bubble names."""
        return self._section

    def bubble_text(self, *, short: bool = False) -> str:
        """Month and year, the month's name cut to three letters where it has to be short."""
        sections = self._scale.sections
        if not len(sections) or not sections.headed:
            return ""
        month = int(sections.months[self._section])
        return self.tr("No date yet") if month == UNDATED else day_names.month(month, short=short)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(BAND_PX) + _RIGHT, 200)

    def retranslate(self) -> None:
        self._tell_name()
        self.update()

    # Going there

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.scrubbing.emit(True)
            self._aim(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_y = event.position().toPoint().y()
        if self.isSliderDown():
            self._aim(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self._jump_pending()
            self._throttle.stop()
            self.setSliderDown(False)
            self.scrubbing.emit(False)
            self._tell_name()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel_rest += event.angleDelta().y()
        while abs(self._wheel_rest) >= 120:
            step = 1 if self._wheel_rest < 0 else -1
            self._wheel_rest += 120 * step
            self._go_to_month(self.value() + step)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._go_to_month(self.value() + (1 if key == Qt.Key.Key_Down else -1))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._go_by_year(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go_to_month(0 if key == Qt.Key.Key_Home else self.maximum())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def _aim(self, at: QPoint) -> None:
        """A jump at most every 33 ms; the newest place counts."""
        self._pending = (at.y() - _TOP) / max(1, self._span())
        self._place(*self._scale.at(min(max(self._pending, 0.0), 1.0)))
        if not self._throttle.isActive():
            self._jump_pending()
            self._throttle.start()

    def _jump_pending(self) -> None:
        if self._pending is None or not len(self._scale.sections):
            return
        section, within = self._scale.at(min(max(self._pending, 0.0), 1.0))
        self._pending = None
        self.jumped.emit(section, within)

    def _go_to_month(self, month: int) -> None:
        if not len(self._scale.month_starts):
            return
        month = min(max(month, 0), self.maximum())
        section = int(self._scale.month_starts[month])
        self._place(section, 0.0)
        self.jumped.emit(section, 0.0)

    def _go_by_year(self, step: int) -> None:
        sections, starts = self._scale.sections, self._scale.month_starts
        if not len(starts):
            return
        years = [int(sections.months[start]) // 12 for start in starts]
        month, here = self.value(), years[self.value()]
        while 0 <= month + step < len(years) and years[month] == here:
            month += step
        while step < 0 and month > 0 and years[month - 1] == years[month]:
            month -= 1
        self._go_to_month(month)

    def _acted(self, action: int) -> None:
        """A screen reader set the value."""
        if action == QAbstractSlider.SliderAction.SliderMove.value:
            self._go_to_month(self.sliderPosition())

    def _place(self, section: int, within: float) -> None:
        if not len(self._scale.sections):
            return
        self._section, self._within = section, within
        self.blockSignals(True)
        self.setValue(self._scale.month_index(section))
        self.blockSignals(False)
        if not self.isSliderDown():
            self._tell_name()
        self.update()

    def _tell_name(self) -> None:
        name = self.tr("Date scrubber, {month}").format(month=self.bubble_text())
        if name != self.accessibleName():
            self.setAccessibleName(name)

    # Drawing

    def _span(self) -> int:
        return max(1, self.height() - _TOP - _BOTTOM)

    def _mark(self) -> None:
        self._labels = year_labels(self._scale, self._span(), theme.px(16))
        self._ticks = ticks(self._scale, self._span())
        self._ground = None
        self._tell_name()
        self.update()

    def _dress(self) -> None:
        self.setFixedWidth(theme.px(BAND_PX) + _RIGHT)
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._mark()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._labels and not self._ticks:
            painter.fillRect(self.rect(), theme.colour("paper"))
            return
        if self._ground is None or self._ground.devicePixelRatio() != self.devicePixelRatio():
            self._ground = self._paint_ground()
        painter.drawPixmap(0, 0, self._ground)
        y = _TOP + round(self._scale.share_of(self._section, self._within) * self._span())
        self._mend_labels(painter, y)
        self._paint_bubble(painter, y)

    def _paint_ground(self) -> QPixmap:
        """What stays while the grid scrolls: it is painted with every frame."""
        dpr = self.devicePixelRatio()
        ground = QPixmap(self.size() * dpr)
        ground.setDevicePixelRatio(dpr)
        ground.fill(theme.colour("paper"))
        painter = QPainter(ground)
        spine = self.width() - _RIGHT - _SPINE
        line = theme.colour("line_strong")
        painter.fillRect(QRect(spine, _TOP - 8, 1, self._span() + 16), theme.colour("line"))
        for y, length in self._ticks:
            wide = 2 + round(10 * length)
            painter.fillRect(QRect(spine - wide, _TOP + y, wide, 1), line)
        painter.setFont(fonts.font("micro"))
        painter.setPen(theme.colour("ink3"))
        for year, at in self._labels:
            painter.drawText(self._label_box(at), _LABEL_AT, str(year))
        painter.end()
        return ground

    def _label_box(self, at: int) -> QRect:
        high = theme.px(15)
        return QRect(0, _TOP + at - high // 2, self.width() - _RIGHT - _LABEL, high)

    def _mend_labels(self, painter: QPainter, bubble_y: int) -> None:
        """The year that is shown is strong; one that the bubble would cut is left out."""
        here = int(self._scale.sections.months[self._section]) // 12 + 1970
        for year, at in self._labels:
            box = self._label_box(at)
            is_cut = abs(_TOP + at - bubble_y) < (_BUBBLE_PX + box.height()) // 2 - 2
            if is_cut or year == here:
                painter.fillRect(box, theme.colour("paper"))
            if year == here and not is_cut:
                painter.setFont(fonts.font("micro", 700))
                painter.setPen(theme.colour("ink"))
                painter.drawText(box, _LABEL_AT, str(year))

    def _paint_bubble(self, painter: QPainter, y: int) -> None:
        text, font = self.bubble_text(), fonts.font("micro", 700)
        if not text:
            return
        wide, most = _bubble_width(font, text), self.width() - 4
        if wide > most:
            text = self.bubble_text(short=True)
            wide = min(_bubble_width(font, text), most)
        high = theme.px(_BUBBLE_PX)
        top = min(max(y - high // 2, 0), self.height() - high)
        box = QRectF(max(2, self.width() - _BUBBLE_RIGHT - wide), top, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(theme.colour("paper"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), high / 2, high / 2)
            box.adjust(3, 3, -3, -3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(font)
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _bubble_width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text) + 2 * _BUBBLE_PAD
