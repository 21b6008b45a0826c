"""The strip of small pictures at the foot: what comes before and after; only what is in view is painted or fetched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.core.records import Kind
from heirloom.gui import theme
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.fetch.decoding import Fit, PreviewKey
from heirloom.gui.grid.previews import Previews
from heirloom.gui.language import Translated
from heirloom.gui.screens.viewer.walk import Walk

HEIGHT = 80
_TILE, _CURRENT, _GAP, _SIDE = 52, 74, 4, 24
_APART = 4
"""More room on both sides of the current one: for its frame."""
_FRAME = 2
_QUIET = 0.72
_NOTCH = 120


class Filmstrip(Translated, QWidget):
    """`chosen` carries the index in the walk that was clicked."""

    chosen = Signal(int)

    def __init__(self, previews: Previews, cards: Cards, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._cards = cards
        self._walk = Walk(())
        self._over: int | None = None
        self._notches = 0.0
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        previews.ready.connect(self._arrived)
        cards.arrived.connect(self.update)
        theme.watcher().changed.connect(self.update)

    def set_walk(self, walk: Walk) -> None:
        self._walk = walk
        self._fetch()
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        place = self.tr("{i} of {n}").format(i=self._walk.index + 1, n=len(self._walk.numbers))
        self.setAccessibleName(self.tr("Filmstrip, {place}").format(place=place))

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT)

    def places(self) -> list[tuple[int, QRect]]:
        """Index and place of every tile in view: the one on show in the middle, but for the ends of the walk."""
        count = len(self._walk.numbers)
        if not count:
            return []
        room = max(_CURRENT, self.width() - 2 * _SIDE - 2 * _APART)
        fits = max(0, (room - _CURRENT) // (_TILE + _GAP))
        first = min(max(0, self._walk.index - fits // 2), max(0, count - fits - 1))
        places: list[tuple[int, QRect]] = []
        left, top = _SIDE, (self.height() - _TILE) // 2
        for index in range(first, min(count, first + fits + 1)):
            is_current = index == self._walk.index
            width, apart = (_CURRENT, _APART) if is_current else (_TILE, 0)
            left += apart if places else 0
            places.append((index, QRect(left, top, width, _TILE)))
            left += width + apart + _GAP
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), theme.colour("canvas", dark=True))
        for index, place in self.places():
            is_current = index == self._walk.index
            painter.setOpacity(1.0 if is_current or index == self._over else _QUIET)
            self._paint_tile(painter, int(self._walk.numbers[index]), QRectF(place))
            if is_current:
                painter.setOpacity(1.0)
                painter.setPen(QPen(theme.colour("accent", dark=True), _FRAME))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                edge = _FRAME + _FRAME / 2
                painter.drawRoundedRect(QRectF(place).adjusted(-edge, -edge, edge, edge), 4, 4)
        painter.end()

    def _paint_tile(self, painter: QPainter, number: int, place: QRectF) -> None:
        card = self._cards.get(number)
        pixmap = self._previews.peek(number, self._fit(place))
        if card is not None and card.kind is not Kind.PHOTO and pixmap is None:
            self._paint_paper(painter, place, card.kind)
            return
        if pixmap is None:
            painter.fillRect(place, theme.colour("placeholder", dark=True))
            return
        painter.save()
        path = QPainterPath()
        path.addRoundedRect(place, 2, 2)
        painter.setClipPath(path)
        painter.drawPixmap(place, pixmap, _covering(pixmap, place))
        painter.restore()

    def _paint_paper(self, painter: QPainter, place: QRectF, kind: Kind) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("docpaper", dark=True))
        painter.drawRoundedRect(place, 2, 2)
        side = 20.0
        middle = place.center() - QPointF(side / 2, side / 2)
        name = "file-text" if kind is Kind.DOCUMENT else "file"
        theme.icons.draw(painter, QRectF(middle.x(), middle.y(), side, side), name, "paper", dark=True)

    def _fit(self, place: QRectF) -> Fit:
        density = self.devicePixelRatioF()
        return Fit(round(place.width() * density), round(place.height() * density))

    def _fetch(self) -> None:
        places = sorted(self.places(), key=lambda one: abs(one[0] - self._walk.index))
        numbers = [int(self._walk.numbers[index]) for index, _ in places]
        keys = [
            PreviewKey(number, self._fit(QRectF(place))) for number, (_, place) in zip(numbers, places, strict=True)
        ]
        self._previews.want(self, keys)
        self._cards.want(numbers)

    def _arrived(self, number: int) -> None:
        if number in self._in_view():
            self.update()

    def _in_view(self) -> Sequence[int]:
        return [int(self._walk.numbers[index]) for index, _ in self.places()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fetch()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self.chosen.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.PointingHandCursor)
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = None
        self.update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._notches += event.angleDelta().y() or event.angleDelta().x()
        if abs(self._notches) >= _NOTCH:
            self.chosen.emit(self._walk.stepped(-1 if self._notches > 0 else 1).index)
            self._notches = 0.0
        event.accept()

    def _at(self, point: QPointF) -> int | None:
        return next((index for index, place in self.places() if place.contains(point.toPoint())), None)


def _covering(pixmap: QPixmap, place: QRectF) -> QRectF:
    """The middle part of the preview that has the tile's shape."""
    width, height = float(pixmap.width()), float(pixmap.height())
    wanted = place.width() / place.height()
    if width / height > wanted:
        part = height * wanted
        return QRectF((width - part) / 2, 0, part, height)
    part = width / wanted
    return QRectF(0, (height - part) / 2, width, part)
