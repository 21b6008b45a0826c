"""The canvas: one picture, painted from pixels that the extraction worker made; zoom, pan and turning pages by hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCursor,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from heirloom.gui import theme
from heirloom.gui.screens.viewer.picture.framing import STEP, Framing, unturned
from heirloom.gui.screens.viewer.picture.images import Shown, turned
from heirloom.gui.screens.viewer.picture.loading_line import LoadingLine

SIDE_PX = 24
EDGE_PX = 80
_WHEEL_NOTCH = 120
_SETTLE_MS = 90
"""After so long without a movement the visible part is asked for at its full sharpness."""
_PATCH_MARGIN = 0.25


class PhotoCanvas(QWidget):
    """Shows one picture at a time.

    `turn_wanted` carries -1 or 1; `size_wanted` tells that another size of the whole picture is needed (its longest
    side in device pixels); `part_wanted` carries a part (of the picture not turned) and its longest side;
    `zoomed` that the framing changed.
    """

    turn_wanted = Signal(int)
    size_wanted = Signal(int)
    part_wanted = Signal(QRect, int)
    zoomed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: QPixmap | None = None
        self._shown: Shown | None = None
        self._whole: QImage | None = None
        self._patch: tuple[QRect, QImage] | None = None
        self._turns = 0
        self._full = QSize()
        self._framing = Framing(QRectF(), QSizeF())
        self._margin = SIDE_PX
        self._pressed: QPointF | None = None
        self._moved = False
        self._swiped = 0.0
        self._line = LoadingLine(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._sharpen)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)
        theme.watcher().changed.connect(self.update)

    # What is shown

    def begin(self, full: QSize | None, turns: int, preview: QPixmap | None) -> None:
        """A new picture: its size as far as it is known, how it was turned by hand, and what there is of it at once."""
        self._shown = self._whole = self._patch = None
        self._preview = preview
        self._turns = turns % 4
        self._full = QSize() if full is None else full
        if self._full.isEmpty() and preview is not None:
            self._full = preview.size() if not self._turns % 2 else preview.size().transposed()
        self._framing = Framing(self._area(), self._turned_size(), self.devicePixelRatioF())
        self.set_loading(True)
        self._ask_whole()
        self.update()

    def set_preview(self, preview: QPixmap) -> None:
        """The small picture arrived, turned already."""
        if self._whole is None:
            self._preview = preview
            if self._full.isEmpty():
                self._full = preview.size() if not self._turns % 2 else preview.size().transposed()
                self._reframe()
            self.update()

    def set_picture(self, shown: Shown) -> None:
        """The picture itself arrived, not turned by hand."""
        self._shown = shown
        self._whole = turned(shown.image, self._turns)
        if shown.full != self._full:
            self._full = shown.full
            self._reframe()
        self.set_loading(False)
        self._settle.start()
        self.update()

    def set_part(self, part: QRect, image: QImage) -> None:
        """A sharper part arrived."""
        self._patch = (part, turned(image, self._turns))
        self.update()

    def set_turns(self, turns: int) -> None:
        """A person turned it; the pixels are turned here, nothing is decoded again."""
        if turns % 4 == self._turns:
            return
        if self._preview is not None and self._whole is None:
            self._preview = QPixmap.fromImage(turned(self._preview.toImage(), turns - self._turns))
        self._turns = turns % 4
        self._patch = None
        self._whole = None if self._shown is None else turned(self._shown.image, self._turns)
        self._framing = Framing(self._area(), self._turned_size(), self.devicePixelRatioF())
        self._settle.start()
        self.zoomed.emit()
        self.update()

    def clear(self) -> None:
        """Show nothing, keep nothing."""
        self._preview = self._shown = self._whole = self._patch = None
        self._full = QSize()
        self._settle.stop()
        self.set_loading(False)
        self.update()

    def set_loading(self, loading: bool) -> None:
        """A thin line moves on top once it has taken a while."""
        self._line.set_loading(loading)

    def set_margin(self, px: int) -> None:
        """Room left and right of the picture."""
        if px != self._margin:
            self._margin = px
            self._reframe()

    @property
    def framing(self) -> Framing:
        return self._framing

    @property
    def image(self) -> QImage | None:
        """What is shown of the whole picture, turned: for the clipboard."""
        return self._whole

    @property
    def is_showing_pixels(self) -> bool:
        """Whether the picture itself stands there, not only its preview."""
        return self._whole is not None

    # Zoom

    def zoom_in(self) -> None:
        self._frame(self._framing.zoomed(STEP))

    def zoom_out(self) -> None:
        self._frame(self._framing.zoomed(1 / STEP))

    def fit(self) -> None:
        self._frame(self._framing.fitted())

    def actual_size(self, at: QPointF | None = None) -> None:
        self._frame(self._framing.actual(at))

    def pan(self, by: QPointF) -> bool:
        """Move the picture; False where all of it is in view."""
        if not self._framing.can_pan:
            return False
        self._frame(self._framing.panned(by))
        return True

    def _frame(self, framing: Framing) -> None:
        self._framing = framing
        self._settle.start()
        self._show_cursor(self.mapFromGlobal(QCursor.pos()))
        self.zoomed.emit()
        self.update()

    def _reframe(self) -> None:
        kept = self._framing
        self._framing = Framing(self._area(), self._turned_size(), self.devicePixelRatioF(), kept.scale, kept.centre)
        self._framing = self._framing.within(self._area(), self.devicePixelRatioF())
        self._settle.start()
        self.zoomed.emit()
        self.update()

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(self._margin, 0, -self._margin, 0)

    def _turned_size(self) -> QSizeF:
        size = QSizeF(self._full)
        return size.transposed() if self._turns % 2 else size

    def _ask_whole(self) -> None:
        area, density = self._area(), self.devicePixelRatioF()
        if not self._full.isEmpty() and area.width() > 1 and area.height() > 1:
            drawn = self._framing.fitted().rect()
            self.size_wanted.emit(max(1, round(max(drawn.width(), drawn.height()) * density)))
        else:
            self.size_wanted.emit(max(1, round(max(self.width(), self.height(), 600) * density)))

    def _sharpen(self) -> None:
        """Ask for more pixels where there are fewer than the screen could show."""
        if self._whole is None or self._shown is None:
            return
        needed = min(1.0, self._framing.shown_scale * self.devicePixelRatioF())
        there = self._whole.width() / max(1.0, self._framing.picture.width())
        if needed <= there * 1.01:
            return
        if self._framing.is_fit:
            self._ask_whole()
            return
        part = self._framing.patch(_PATCH_MARGIN)
        original = unturned(part, self._turns, self._full.width(), self._full.height())
        if self._patch is not None and self._patch[0].contains(original) and self._patch_scale() >= needed * 0.99:
            return
        self.part_wanted.emit(original, max(1, round(max(part.width(), part.height()) * needed)))

    def _patch_scale(self) -> float:
        if self._patch is None:
            return 0.0
        part, image = self._patch
        return max(image.width(), image.height()) / max(1, part.width(), part.height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("canvas", dark=True))
        target = self._framing.rect()
        source = self._whole if self._whole is not None else self._preview
        if source is not None and not target.isEmpty():
            self._paint(painter, source, target)
        elif not self._full.isEmpty():
            painter.fillRect(target, theme.colour("placeholder", dark=True))
        if self._patch is not None and not self._framing.is_fit:
            part, image = self._patch
            self._paint(painter, image, self._on_canvas(part))
        painter.end()

    def _paint(self, painter: QPainter, source: QImage | QPixmap, target: QRectF) -> None:
        """Only the visible part is scaled; single pixels are shown as such once they are large."""
        seen = target.intersected(QRectF(self.rect()))
        if seen.isEmpty():
            return
        across, down = source.width() / target.width(), source.height() / target.height()
        part = QRectF(
            (seen.left() - target.left()) * across,
            (seen.top() - target.top()) * down,
            seen.width() * across,
            seen.height() * down,
        )
        density = self.devicePixelRatioF()
        is_exact = abs(across - density) < 0.002 and abs(down - density) < 0.002
        is_blown_up = across * 3 < density and self._framing.shown_scale * density >= 3
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_exact and not is_blown_up)
        if is_exact:
            seen.moveTo(QPointF(seen.topLeft().toPoint()))
        if isinstance(source, QImage):
            painter.drawImage(seen, source, part)
        else:
            painter.drawPixmap(seen, source, part)

    def _on_canvas(self, part: QRect) -> QRectF:
        """Where a part of the picture not turned lies on the canvas."""
        full, drawn, scale = self._turned_size(), self._framing.rect(), self._framing.shown_scale
        place = unturned(part, -self._turns, round(full.width()), round(full.height()))
        return QRectF(
            drawn.left() + place.left() * scale,
            drawn.top() + place.top() * scale,
            place.width() * scale,
            place.height() * scale,
        )

    # Hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._framing = self._framing.within(self._area(), self.devicePixelRatioF())
        self._line.setGeometry(0, 0, self.width(), self._line.height())
        self._settle.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        across, up = event.angleDelta().x(), event.angleDelta().y()
        if abs(across) > 2 * abs(up):
            self._swipe(across)
        elif up:
            self._frame(self._framing.zoomed(STEP ** (up / _WHEEL_NOTCH), event.position()))
        event.accept()

    def _swipe(self, across: int) -> None:
        if self._framing.can_pan:
            self.pan(QPointF(across / 2, 0))
            return
        self._swiped += across
        if abs(self._swiped) >= 2 * _WHEEL_NOTCH:
            self.turn_wanted.emit(-1 if self._swiped > 0 else 1)
            self._swiped = 0.0

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._frame(self._framing.zoomed(1.0 + event.value(), event.position()))
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                at = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
                self._frame(self._framing.zoomed(pinch.scaleFactor(), at))
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._moved = event.position(), False
            self._show_cursor(event.position().toPoint())
        elif event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._show_cursor(event.position().toPoint())
            return
        by = event.position() - self._pressed
        if self._moved or by.manhattanLength() >= QApplication.startDragDistance():
            self._moved = True
            if self._framing.can_pan:
                self._frame(self._framing.panned(by))
                self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        if not self._moved and (step := self._edge(event.position().toPoint())):
            self.turn_wanted.emit(step)
        self._show_cursor(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._edge(event.position().toPoint()):
            self.mousePressEvent(event)
            return
        if self._framing.is_fit:
            self.actual_size(event.position())
        else:
            self.fit()

    def _edge(self, at: QPoint) -> int:
        """-1 in the strip on the left that turns back, 1 in the one on the right."""
        if at.x() < EDGE_PX:
            return -1
        return 1 if at.x() >= self.width() - EDGE_PX else 0

    def _show_cursor(self, at: QPoint) -> None:
        if self._framing.can_pan:
            shape = Qt.CursorShape.ClosedHandCursor if self._pressed is not None else Qt.CursorShape.OpenHandCursor
        elif self._edge(at):
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
