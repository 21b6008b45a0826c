"""Reasons beside each other as small quiet pills."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.core.screening import Why
from heirloom.gui import theme
from heirloom.gui.joining import listed
from heirloom.gui.language import Translated
from heirloom.gui.screens.worth.sayings import SAYINGS
from heirloom.gui.theme import fonts, icons

_HIGH_PX = 24
_PAD, _ICON, _GAP, _BETWEEN = 9, 13, 5, 6
_MOST = 3


class ReasonPills(Translated, QWidget):
    """The strongest three."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._whys: tuple[Why, ...] = ()
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def show_reasons(self, whys: Sequence[Why]) -> None:
        """Other ones."""
        self._whys = tuple(whys[:_MOST])
        self.retranslate()
        self.updateGeometry()
        self.update()

    def words(self) -> list[str]:
        return [SAYINGS.reason(why) for why in self._whys]

    def retranslate(self) -> None:
        self.setAccessibleName(listed(*self.words()))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = sum(self._wide(text) for text in self.words()) + _BETWEEN * max(0, len(self._whys) - 1)
        return QSize(wide, theme.px(_HIGH_PX))

    def _wide(self, text: str) -> int:
        return 2 * _PAD + theme.px(_ICON) + _GAP + QFontMetrics(fonts.font("small")).horizontalAdvance(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font("small"))
        left, side = 0.0, theme.px(_ICON)
        for why, text in zip(self._whys, self.words(), strict=True):
            box = QRectF(left + 0.5, 0.5, self._wide(text) - 1, self.height() - 1)
            painter.setPen(QPen(theme.colour_in(self, "line"), 1))
            painter.setBrush(theme.colour_in(self, "surface"))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            sign = QRectF(box.left() + _PAD, box.center().y() - side / 2, side, side)
            icons.draw(painter, sign, SAYINGS.icon(why), "ink2", dark=theme.is_forced_dark(self) or None)
            painter.setPen(theme.colour_in(self, "ink2"))
            words = box.adjusted(_PAD + side + _GAP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
            left += self._wide(text) + _BETWEEN
        painter.end()
