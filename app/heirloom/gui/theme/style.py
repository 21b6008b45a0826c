"""Fusion, with our marks in boxes and circles, and without its dotted frame around what has the focus."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from heirloom.gui.theme import icons
from heirloom.gui.theme.current import colour, is_forced_dark

_Primitive = QStyle.PrimitiveElement
_State = QStyle.StateFlag


class HeirloomStyle(QProxyStyle):
    """Draws the few parts that a style sheet cannot: it has no pictures without files."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Primitive.PE_FrameFocusRect:
            return  # the ring is drawn around the control, by `focus`
        if element in (_Primitive.PE_IndicatorCheckBox, _Primitive.PE_IndicatorItemViewItemCheck):
            _draw_box(painter, option, widget)
        elif element == _Primitive.PE_IndicatorRadioButton:
            _draw_circle(painter, option, widget)
        elif element == _Primitive.PE_IndicatorArrowDown:
            icons.draw(painter, _square(option, 12), "chevron-down", "ink2", dark=is_forced_dark(widget) or None)
        else:
            super().drawPrimitive(element, option, painter, widget)


def _draw_box(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    dark = is_forced_dark(widget) or None
    is_on = bool(option.state & _State.State_On)
    is_partly = bool(option.state & _State.State_NoChange)
    fill, edge = _colours(option, is_on or is_partly, dark)
    rect = _square(option, 18)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(fill)
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
    painter.restore()
    if is_on or is_partly:
        icons.draw(
            painter, rect.adjusted(2.5, 2.5, -2.5, -2.5), "check-bold" if is_on else "minus", "on_accent", dark=dark
        )


def _draw_circle(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    dark = is_forced_dark(widget) or None
    is_on = bool(option.state & _State.State_On)
    fill, edge = _colours(option, is_on, dark)
    rect = _square(option, 18)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        painter.drawEllipse(rect)
        painter.setBrush(colour("surface", dark=dark))
        painter.drawEllipse(rect.center(), 3.5, 3.5)
    else:
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(fill)
        painter.drawEllipse(rect.adjusted(0.75, 0.75, -0.75, -0.75))
    painter.restore()


def _colours(option: QStyleOption, is_on: bool, dark: bool | None) -> tuple[QColor, QColor]:
    """Fill and edge of an indicator."""
    if not option.state & _State.State_Enabled:
        return colour("line" if is_on else "wall", dark=dark), colour("line", dark=dark)
    if is_on:
        return colour("accent", dark=dark), colour("accent", dark=dark)
    is_under = bool(option.state & _State.State_MouseOver)
    return colour("wall" if is_under else "surface", dark=dark), colour("line_strong", dark=dark)


def _square(option: QStyleOption, side: float) -> QRectF:
    centre = QRectF(option.rect).center()
    return QRectF(centre - QPointF(side / 2, side / 2), centre + QPointF(side / 2, side / 2))
