"""Beside a look-alike the one that stays: small, with its name, and a way to compare the two."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from heirloom.bank import Card
from heirloom.core.screening import Twins
from heirloom.gui import theme
from heirloom.gui.grid.fetch.decoding import Fit
from heirloom.gui.grid.previews import Previews
from heirloom.gui.joining import bracketed
from heirloom.gui.language import Translated
from heirloom.gui.screens.worth.compare.cut_text import CutText
from heirloom.gui.screens.worth.compare.facts import line_of
from heirloom.gui.widgets import Button, Text

WIDE_PX: Final = 176
_HIGH_PX: Final = 132
_FIT: Final = Fit(512)


class BetterCopy(Translated, QWidget):
    """`compare_wanted` asks for both on the whole page. Hidden where there is none."""

    compare_wanted = Signal()

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        self._is_burst = False
        self._card: Card | None = None
        self.title = Text(role="small", tone="ink2", wraps=True)
        self.picture = _Small(previews)
        self.name = CutText("small", "ink")
        self.facts = Text(role="small", tone="ink2", wraps=True)
        self.compare = Button(size="small", icon="panel-left")
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        for part in (self.title, self.picture, self.name, self.facts):
            column.addWidget(part)
        column.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.compare.clicked.connect(self.compare_wanted)
        self.picture.pressed.connect(self.compare_wanted)
        theme.watcher().changed.connect(self._fit)
        self._fit()
        self.hide()

    def show_better(self, twins: Twins | None, card: Card | None) -> None:
        """The one that stays of `twins`; None hides it."""
        self._card = None if twins is None else card
        self._is_burst = twins is not None and twins.relation == "burst"
        self.picture.show_card(self._card)
        self.retranslate()
        self.setVisible(self._card is not None)

    def _fit(self) -> None:
        self.setFixedWidth(theme.px(WIDE_PX))

    def retranslate(self) -> None:
        self.title.setText(self.tr("The sharper one") if self._is_burst else self.tr("The better copy"))
        self.compare.setText(bracketed(self.tr("Compare"), "C"))
        card = self._card
        if card is None:
            return
        self.name.set_text(card.name)
        self.facts.setText(line_of(card, named=False))
        self.picture.setAccessibleName(f"{self.title.text()}: {line_of(card)}")
        self.compare.setAccessibleName(self.tr("Compare with {name}").format(name=card.name))


class _Small(QWidget):
    """The picture, whole; a click on it is `pressed`."""

    pressed = Signal()

    def __init__(self, previews: Previews) -> None:
        super().__init__()
        self._card: Card | None = None
        self._previews = previews
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        previews.ready.connect(self._ready)

    def show_card(self, card: Card | None) -> None:
        self._card = card
        if card is not None and self._pixmap() is None:
            self._previews.request(card.number, _FIT, turns=card.turned % 4)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """No higher than the picture is in this width."""
        wide, card = theme.px(WIDE_PX), self._card
        high = theme.px(_HIGH_PX)
        if card is None or card.size is None or not card.size.width or not card.size.height:
            return QSize(wide, high)
        sides = (card.size.width, card.size.height)
        across, down = sides[::-1] if card.turned % 2 else sides
        return QSize(wide, max(1, min(high, wide * down // across)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pixmap = self._pixmap()
        if pixmap is None:
            painter.fillRect(self.rect(), theme.colour_in(self, "surface"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawPixmap(QRect(0, (self.height() - size.height()) // 2, size.width(), size.height()), pixmap)
        painter.end()

    def _pixmap(self) -> QPixmap | None:
        card = self._card
        return None if card is None else self._previews.peek(card.number, _FIT, card.turned % 4)

    def _ready(self, number: int) -> None:
        if self._card is not None and self._card.number == number:
            self.update()
