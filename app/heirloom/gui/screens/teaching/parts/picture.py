"""The memory in question: its preview at once, and where the screen shows more than that, the picture itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from heirloom.bank import Card
from heirloom.core.records import Kind
from heirloom.gui import theme
from heirloom.gui.grid.faces import Faces
from heirloom.gui.grid.inside import mime_of
from heirloom.gui.screens.viewer.picture.images import Shown, turned
from heirloom.gui.screens.viewer.picture.loader import PictureLoader

PICTURE_PX: Final = QSize(372, 420)
_DRAGGED_PX: Final = 104
_REST_MS: Final = 150
"""Who answers faster than this looks at the preview only."""
_PREVIEW_PX: Final = 512
_ENOUGH: Final = 1.12
"""A preview that is enlarged by no more than this is sharp enough."""
_RADIUS: Final = 2
_MOST_HIDDEN: Final = 0.42
"""Where covering the frame would cut off more of a picture, it is shown whole: a person cannot judge what is cut off.
In a frame of the size it was drawn for, that leaves 4:3 and 3:2 as they are."""


class Picture(QWidget):
    """The memory in question; a click asks for it in full, dragging takes it to a lane."""

    clicked = Signal()

    def __init__(self, faces: Faces, loader: PictureLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces = faces
        self._loader = loader
        self._sharp: QPixmap | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._sharpen)
        if loader is not None:
            loader.loaded.connect(self._loaded)
        self._number: int | None = None
        self._ahead: tuple[int, ...] = ()
        self._pressed: QPoint | None = None
        self._wanted = QSize()
        self._next = object()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(PICTURE_PX)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        faces.arrived.connect(self._came)

    @property
    def is_ready(self) -> bool:
        """Whether the memory itself is drawn, not its placeholder."""
        return self._number is not None and self._faces.is_ready(self._number, self._box().size())

    def show_number(self, number: int | None, ahead: tuple[int, ...]) -> None:
        if number != self._number:
            self._sharp = None
            self._rest.start()
        self._number, self._ahead = number, ahead
        self._want()
        self.update()

    def set_size(self, size: QSize) -> None:
        if size != self.size():
            self.setFixedSize(size)
            self._sharp = None
            self._rest.start()
            self._want()

    def _want(self) -> None:
        seen = [] if self._number is None else [self._number]
        self._wanted = self._box().size()
        self._faces.want(self, seen, self._wanted)
        # What comes next most often covers the frame, whatever this one does.
        self._faces.want(self._next, [], self.size(), self._ahead)

    def _came(self) -> None:
        """Now its shape may be known."""
        if self._box().size() != self._wanted:
            self._want()
        self.update()

    def _box(self) -> QRect:
        shape = self._shape()
        return self.rect() if shape is None else part_of(self.rect(), shape)

    def _shape(self) -> QSize | None:
        """The sides of the photo as it stands upright; None for what has none or is not known yet."""
        card = None if self._number is None else self._faces.card(self._number)
        if card is None or card.kind is not Kind.PHOTO or card.size is None:
            return None
        shape = QSize(card.size.width, card.size.height)
        return shape.transposed() if card.turned % 2 else shape

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self._box()
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(shape)
        if box != self.rect():
            painter.fillRect(self.rect(), theme.colour("wall"))
        if self._sharp is not None:
            painter.drawPixmap(box, self._sharp)
        elif self._number is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            self._faces.paint(painter, box, self._number)
        painter.end()

    def _sharpen(self) -> None:
        """The picture itself, where its preview would be enlarged visibly."""
        card = None if self._number is None else self._faces.card(self._number)
        if card is None or self._loader is None or not self.isVisible():
            return
        wanted = self._wanted_px(card)
        if wanted > _PREVIEW_PX * _ENOUGH:
            self._loader.show(card.number, wanted)

    def _wanted_px(self, card: Card) -> int:
        """Longest side, in device pixels, of the picture that covers its box; no more than it has itself."""
        shape = self._shape()
        if card.kind is not Kind.PHOTO or shape is None:
            return 0
        wide, high = shape.width(), shape.height()
        room = self._box().size() * self.devicePixelRatioF()
        cover = max(room.width() / max(1, wide), room.height() / max(1, high))
        return round(max(wide, high) * min(1.0, cover))

    def _loaded(self, number: int, shown: Shown) -> None:
        card = self._faces.card(number)
        if number == self._number and card is not None:
            self._sharp = self._covering(turned(shown.image, card.turned))
            self.update()

    def _covering(self, image: QImage) -> QPixmap:
        """The middle part that has the shape of the box, at its size on the screen."""
        room = self._box().size() * self.devicePixelRatioF()
        scaled = image.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        left, top = (scaled.width() - room.width()) // 2, (scaled.height() - room.height()) // 2
        return QPixmap.fromImage(scaled.copy(left, top, room.width(), room.height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance()
        if self._pressed is None or self._number is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= far:
            self._pressed = None
            self._drag(self._number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self._number is not None:
            self.clicked.emit()
        self._pressed = None

    def _drag(self, number: int) -> None:
        dragged = QDrag(self)
        dragged.setMimeData(mime_of([number]))
        small = QPixmap(_DRAGGED_PX, _DRAGGED_PX * 3 // 4)
        painter = QPainter(small)
        self._faces.paint(painter, QRect(QPoint(0, 0), small.size()), number)
        painter.end()
        dragged.setPixmap(small)
        dragged.exec(Qt.DropAction.CopyAction)


def part_of(frame: QRect, shape: QSize) -> QRect:
    """Where a picture of this shape is drawn: all of the frame, or the part in its middle that shows it whole."""
    whole = shape.scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
    share = whole.width() * whole.height() / max(1, frame.width() * frame.height())
    if shape.isEmpty() or 1 - share <= _MOST_HIDDEN:
        return frame
    return QRect(QPoint((frame.width() - whole.width()) // 2, (frame.height() - whole.height()) // 2), whole)
