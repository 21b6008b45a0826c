"""Chips: conditions of a search, tags, a keepsake."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from heirloom.gui import theme
from heirloom.gui.theme.focus import RADIUS

State = Literal["plain", "on", "brass", "add"]
_PAD, _GAP, _ICON, _CROSS = 10, 6, 14, 12
_FILL = {"plain": "surface", "on": "accent_soft", "brass": "brass_soft"}
_INK = {"plain": "ink", "on": "on_accent_soft", "brass": "brass", "add": "ink"}


class Chip(QAbstractButton):
    """A small rounded button: icon or portrait, words, and a cross or an arrow after them."""

    removed = Signal()
    """The cross was clicked, or Delete or Backspace pressed."""

    def __init__(
        self,
        text: str = "",
        *,
        icon: str | None = None,
        state: State = "plain",
        removable: bool = False,
        menu: bool = False,
        height: int = 26,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._state: State = state
        self._removable = removable
        self._menu = menu
        self._height = height
        self._portrait: QPixmap | None = None
        self._over_cross = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setProperty(RADIUS, height / 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.watcher().changed.connect(self.updateGeometry)

    @property
    def state(self) -> State:
        """How it looks."""
        return self._state

    def set_state(self, state: State) -> None:
        """Another look."""
        self._state = state
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        """Other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon(self, name: str | None) -> None:
        """Another icon of the theme, or none."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def set_portrait(self, portrait: QPixmap | None) -> None:
        """A round picture in place of the icon."""
        self._portrait = portrait
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = theme.px(_PAD) * 2 + QFontMetrics(self._font()).horizontalAdvance(self.text())
        if self._has_picture():
            width += theme.px(self._picture_px() + _GAP)
        if self._removable or self._menu:
            width += theme.px(_CROSS + _GAP)
        return QSize(width, theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(60)), theme.px(self._height))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._removable and self._cross_area().contains(event.position()):
            self.removed.emit()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._removable and self._cross_area().contains(event.position())
        if over != self._over_cross:
            self._over_cross = over
            self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over_cross = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_body(painter)
        left = float(theme.px(_PAD))
        left = self._paint_picture(painter, left)
        right = self.width() - theme.px(_PAD)
        if self._removable or self._menu:
            self._paint_end(painter)
            right -= theme.px(_CROSS + _GAP)
        painter.setFont(self._font())
        painter.setPen(theme.colour_in(self, self._ink()))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(right - left) + 1)
        area = QRectF(left, 0, right - left + 1, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def _paint_body(self, painter: QPainter) -> None:
        body = QRectF(self.rect())
        corner = body.height() / 2
        if self._state in ("on", "brass"):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour_in(self, _FILL[self._state]))
        else:
            body.adjust(0.5, 0.5, -0.5, -0.5)
            dashed = Qt.PenStyle.DashLine if self._state == "add" else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.colour_in(self, "line_strong" if self.isEnabled() else "line"), 1, dashed))
            pressed = "sunken" if self.isDown() else "wall" if self.underMouse() else "surface"
            painter.setBrush(theme.colour_in(self, pressed))
        painter.drawRoundedRect(body, corner, corner)

    def _paint_picture(self, painter: QPainter, left: float) -> float:
        """Icon or portrait; where the words begin is returned."""
        if not self._has_picture():
            return left
        side = theme.px(self._picture_px())
        area = QRectF(left, (self.height() - side) / 2, side, side)
        if self._portrait is not None:
            painter.save()
            ratio = side / max(1, min(self._portrait.width(), self._portrait.height()))
            painter.translate(area.topLeft())
            painter.scale(ratio, ratio)
            circle = QPainterPath()
            circle.addEllipse(QRectF(0, 0, side / ratio, side / ratio))
            painter.fillPath(circle, self._portrait)
            painter.restore()
        elif self._icon_name is not None:
            dark = theme.is_forced_dark(self) or None
            theme.icons.draw(painter, area, self._icon_name, self._ink(quiet=True), dark=dark)
        return left + side + theme.px(_GAP)

    def _paint_end(self, painter: QPainter) -> None:
        side = theme.px(_CROSS)
        area = QRectF(self.width() - theme.px(_PAD) - side + 2, (self.height() - side) / 2, side, side)
        name = "x" if self._removable else "chevron-down"
        dark = theme.is_forced_dark(self) or None
        theme.icons.draw(painter, area, name, "ink" if self._over_cross else self._ink(quiet=True), dark=dark)

    def _cross_area(self) -> QRectF:
        wide = theme.px(_CROSS + _GAP + _PAD)
        return QRectF(self.width() - wide, 0, wide, self.height())

    def _font(self) -> QFont:
        return theme.fonts.font("small", 600 if self._state in ("on", "brass") else None)

    def _ink(self, *, quiet: bool = False) -> str:
        if not self.isEnabled():
            return "disabled"
        return "ink2" if quiet and self._state in ("plain", "add") else _INK[self._state]

    def _has_picture(self) -> bool:
        return self._portrait is not None or self._icon_name is not None

    def _picture_px(self) -> int:
        return 18 if self._portrait is not None else _ICON
