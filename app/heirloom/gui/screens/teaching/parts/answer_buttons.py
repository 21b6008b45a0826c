"""Buttons that answer a question: words with their key in a small box behind them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter, QWidget

from heirloom.gui import theme
from heirloom.gui.joining import bracketed
from heirloom.gui.theme import fonts, icons
from heirloom.gui.widgets.buttons import Button, Kind

_ICON_PX, _GAP_PX, _CAP_PX, _CAP_PAD = 16, 9, 18, 5
_INK = {"primary": "on_accent", "link": "accent"}


class AnswerButton(Button):
    """Icon, words and key in the middle, or with `kind` "link" at the left."""

    def __init__(self, kind: Kind, key: str, sign: str | None = None, parent: QWidget | None = None) -> None:
        self._key = key
        self._sign = sign
        super().__init__("", kind, size="normal" if kind == "link" else "large", parent=parent)
        self._is_link = kind == "link"

    def set_words(self, text: str) -> None:
        """What it answers."""
        self.setText(text)
        self.setAccessibleName(bracketed(text, self._key))
        self.setToolTip(bracketed(text, self._key))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        high = theme.px(24) if self._is_link else theme.px(40)
        return QSize(round(self._wide()) + (2 if self._is_link else 40), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter, 1.0 if self._is_link else (self.width() - self._wide()) / 2)
        painter.end()

    def _paint_words(self, painter: QPainter, left: float) -> None:
        ink = "disabled" if not self.isEnabled() else _INK.get(str(self.property("kind")), "ink")
        if self._sign is not None:
            side = theme.px(_ICON_PX)
            icons.draw(painter, QRectF(left, (self.height() - side) / 2, side, side), self._sign, ink)
            left += side + _GAP_PX
        painter.setFont(self._font())
        painter.setPen(theme.colour(ink))
        wide = QFontMetrics(self._font()).horizontalAdvance(self.text())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, 0, wide + 2, self.height()), middle, self.text())
        cap = QRectF(
            left + wide + _GAP_PX, (self.height() - theme.px(_CAP_PX)) / 2, self._cap_wide(), theme.px(_CAP_PX)
        )
        painter.setFont(fonts.font("accession"))
        edge = theme.colour("line_strong" if ink == "ink" else ink)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour("ink2" if ink == "ink" else ink))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _wide(self) -> float:
        sign = theme.px(_ICON_PX) + _GAP_PX if self._sign is not None else 0
        return sign + QFontMetrics(self._font()).horizontalAdvance(self.text()) + _GAP_PX + self._cap_wide()

    def _cap_wide(self) -> float:
        wide = QFontMetrics(fonts.font("accession")).horizontalAdvance(self._key)
        return max(float(theme.px(_CAP_PX)), wide + 2.0 * _CAP_PAD)

    def _font(self) -> QFont:
        return fonts.font("small" if self._is_link else "day", 600 if self.property("kind") != "default" else 500)
