"""When: one bar a year, with a range that is dragged over them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from heirloom.gui import theme
from heirloom.gui.joining import labelled
from heirloom.gui.language import Translated

_BARS_PX: Final = 46
_LABEL_PX: Final = 20
_GAP: Final = 3
_LEAST: Final = 5
_WIDEST: Final = 40.0
_MOST_BARS: Final = 26
"""More years than this share a bar."""


class YearHistogram(Translated, QWidget):
    """`range_chosen` carries the first and the last year, or (0, 0) where the range was taken away."""

    range_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._counts: dict[int, int] = {}
        self._first, self._step, self._bars = 0, 1, 0
        self._range: tuple[int, int] | None = None
        self._drag: tuple[int, int] | None = None
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", True)
        self.setProperty("ring_radius", 4)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.watcher().changed.connect(self.update)

    def set_counts(self, counts: dict[int, int]) -> None:
        """How many of each year."""
        self._counts = counts
        if counts:
            self._first = min(counts)
            years = max(counts) - self._first + 1
            self._step = max(1, -(-years // _MOST_BARS))
            self._bars = max(_LEAST, -(-years // self._step))
        self.retranslate()
        self.update()

    def set_range(self, chosen: tuple[int, int] | None) -> None:
        """The years that are chosen: first and last; None where there is no choice."""
        self._range = chosen
        self.retranslate()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(232, theme.px(_BARS_PX + _LABEL_PX))

    # Choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._counts:
            bar = self._bar_at(event.position().x())
            self._drag = (bar, bar)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag = (self._drag[0], self._bar_at(event.position().x()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            return
        low, high = sorted(self._drag)
        self._drag = None
        first, last = self._year(low), self._year(high) + self._step - 1
        self._choose(None if self._range == (first, last) else (first, last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the chosen year or range, with Shift its end; Delete takes it away."""
        if not self._counts:
            event.ignore()
            return
        step = {Qt.Key.Key_Left: -self._step, Qt.Key.Key_Right: self._step}.get(Qt.Key(event.key()))
        if step is not None:
            low, high = self._range or (max(self._counts) - step, max(self._counts) - step)
            moved_low = low if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else low + step
            self._choose(tuple(sorted((self._kept(moved_low), self._kept(high + step)))))  # type: ignore[arg-type]
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._range is not None:
            self._choose(None)
        else:
            event.ignore()

    def _choose(self, chosen: tuple[int, int] | None) -> None:
        self.set_range(chosen)
        self.range_chosen.emit(*(chosen or (0, 0)))

    def _kept(self, year: int) -> int:
        return min(max(year, min(self._counts)), max(self._counts))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = theme.px(_BARS_PX)
        most = max(self._sums(), default=1)
        low, high = self._shown_range()
        for bar, count in enumerate(self._sums()):
            high_px = max(3.0 if count else 1.0, (base - 2) * count / max(1, most))
            inside = low <= bar <= high
            painter.setBrush(theme.colour("accent" if inside and count else "line_strong" if count else "line"))
            if not inside:
                painter.setOpacity(0.5)
            painter.drawRoundedRect(QRectF(self._left(bar), base - high_px, self._wide(), high_px), 1.5, 1.5)
            painter.setOpacity(1)
        self._paint_labels(painter, base)
        painter.end()

    def _paint_labels(self, painter: QPainter, base: int) -> None:
        if not self._counts:
            return
        area = QRectF(0, base + 2, self.width(), theme.px(_LABEL_PX) - 2)
        painter.setFont(theme.fonts.font("micro"))
        painter.setPen(theme.colour("ink3"))
        middle = self._range_text()
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(min(self._counts)))
        if max(self._counts) != min(self._counts):
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(max(self._counts)))
        if middle:
            painter.setFont(theme.fonts.font("micro", QFont.Weight.DemiBold))
            painter.setPen(theme.colour("ink"))
            wide = painter.fontMetrics().horizontalAdvance(middle)
            low, high = self._shown_range()
            centre = (self._left(low) + self._left(high) + self._wide()) / 2
            left = min(max(centre - wide / 2, 34.0), self.width() - wide - 34.0)
            box = QRectF(left - 3, area.y(), wide + 6, area.height())
            painter.fillRect(box, theme.colour("paper"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, middle)

    def _range_text(self) -> str:
        if self._drag is not None:
            low, high = sorted(self._drag)
            first, last = self._year(low), self._year(high) + self._step - 1
        elif self._range is not None:
            first, last = self._range
        else:
            return ""
        return str(first) if first == last else f"{first}–{last}"

    def _shown_range(self) -> tuple[int, int]:
        if self._drag is not None:
            low, high = sorted(self._drag)
            return low, high
        if self._range is None:
            return 0, self._bars
        return (self._range[0] - self._first) // self._step, (self._range[1] - self._first) // self._step

    def _sums(self) -> list[int]:
        sums = [0] * self._bars
        for year, count in self._counts.items():
            sums[(year - self._first) // self._step] += count
        return sums

    def _year(self, bar: int) -> int:
        return self._first + bar * self._step

    def _wide(self) -> float:
        return min(_WIDEST, max(2.0, (self.width() - _GAP * (self._bars - 1)) / max(1, self._bars)))

    def _left(self, bar: int) -> float:
        return bar * (self._wide() + _GAP)

    def _bar_at(self, x: float) -> int:
        return min(max(int(x / (self._wide() + _GAP)), 0), self._bars - 1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._counts:
            bar = self._bar_at(event.pos().x())
            first, last = self._year(bar), self._year(bar) + self._step - 1
            years = str(first) if first == last else f"{first}–{last}"
            QToolTip.showText(event.globalPos(), labelled(years, QLocale().toString(self._sums()[bar])), self)
            return True
        return super().event(event)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("When"))
        self.setAccessibleDescription(
            self._range_text() or self.tr("Arrow keys choose a year, with Shift several, Delete takes the choice away.")
        )
