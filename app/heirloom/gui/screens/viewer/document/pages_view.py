"""The pages of a document below each other, as pictures; the words that were looked for are boxed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from heirloom.core.views import PageSize
from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.screens.viewer.document.page_layout import (
    LEAST_ZOOM,
    MARGIN_PX,
    MOST_ZOOM,
    PageLayout,
    laid_out,
)
from heirloom.gui.screens.viewer.document.page_store import PageStore
from heirloom.gui.screens.viewer.picture.framing import STEP
from heirloom.gui.theme.tokens import LIGHT

_NOTCH = 120
_WHEEL_PX = 60
_BOX_PX = 2
_BOX_ROOM_PX = 3
_WORDS_FROM_TOP = 0.3


class PagesView(Translated, QAbstractScrollArea):
    """`page_changed` carries the page in the middle (from 1) and how many there are; `turn_wanted` -1 or 1."""

    page_changed = Signal(int, int)
    turn_wanted = Signal(int)
    failed = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, store: PageStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._pages: tuple[PageSize, ...] = ()
        self._layout: PageLayout = laid_out((), QSizeF(1, 1), 1.0)
        self._zoom = 1.0
        self._pressed: QPointF | None = None
        self._current = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._scrolled)
        store.opened.connect(self._opened)
        store.arrived.connect(lambda _: self.viewport().update())
        store.found.connect(self._show_words)
        store.failed.connect(self.failed)
        theme.watcher().changed.connect(self.viewport().update)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Page {i} of {n}").format(i=self._current + 1, n=max(1, len(self._pages))))

    def open(self, number: int, words: Sequence[str]) -> None:
        """Show another document from its beginning, or from the first page with the words."""
        self.clear()
        self._store.open(number, words)

    def clear(self) -> None:
        """Show nothing, keep nothing."""
        self._store.close()
        self._pages = ()
        self._zoom = 1.0
        self._current = 0
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller; what is under the pointer stays there."""
        self._set_zoom(self._zoom * factor, at)

    def fit_page(self) -> None:
        self._set_zoom(1.0)

    def fit_width(self) -> None:
        if self._layout.rects:
            widest = max(rect.width() for rect in self._layout.rects)
            self._set_zoom(self._zoom * (self.viewport().width() - 2 * MARGIN_PX) / max(1.0, widest))

    def go_to(self, page: int, share: float = 0.0) -> None:
        """Bring a page (from 0), or a height within it, near the top."""
        if 0 <= page < len(self._layout.rects):
            rect = self._layout.rects[page]
            above = _WORDS_FROM_TOP * self.viewport().height() if share else 0
            self.verticalScrollBar().setValue(round(rect.top() + share * rect.height() - above))

    @property
    def page(self) -> int:
        """The page in the middle, from 0."""
        return self._current

    def image(self) -> QImage | None:
        """The page in the middle: for the clipboard."""
        return self._store.image(self._current, self._width_px(self._current)) if self._pages else None

    def _opened(self, pages: tuple[PageSize, ...]) -> None:
        self._pages = pages
        self._lay_out()
        self._scrolled()
        self._store.look_for_words(len(pages))
        self.page_changed.emit(1, len(pages))

    def _show_words(self, page: int) -> None:
        boxes = self._store.boxes(page)
        self.go_to(page, min((box.top for box in boxes), default=0.0))

    def _set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        if not self._pages or abs(zoom - self._zoom) < 1e-6:
            return
        point = QPointF(self.viewport().rect().center()) if at is None else at
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        before = QPointF(across.value() + point.x(), down.value() + point.y())
        share = QPointF(before.x() / max(1.0, self._layout.width), before.y() / max(1.0, self._layout.height))
        self._zoom = zoom
        self._lay_out()
        across.setValue(round(share.x() * self._layout.width - point.x()))
        down.setValue(round(share.y() * self._layout.height - point.y()))
        self._scrolled()

    def _lay_out(self) -> None:
        view = self.viewport().size()
        self._layout = laid_out(self._pages, QSizeF(view), self._zoom)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(self._layout.width) - view.width()))
        across.setPageStep(view.width())
        down.setRange(0, max(0, round(self._layout.height) - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(_WHEEL_PX)
        self.viewport().update()

    def _scrolled(self) -> None:
        """Ask for what is in view, then for the pages on either side."""
        top = self.verticalScrollBar().value()
        height = self.viewport().height()
        seen = self._layout.visible(top, top + height)
        if not self._pages:
            return
        near = [page for page in (seen.stop, seen.start - 1) if 0 <= page < len(self._pages)]
        if seen:
            self._store.want([*seen, *near], self._width_px(seen[0]))
        current = self._layout.page_at(top + height / 2)
        if current != self._current:
            self._current = current
            self.page_changed.emit(current + 1, len(self._pages))
            self.retranslate()
        self.viewport().update()

    def _width_px(self, page: int) -> int:
        return max(1, round(self._layout.rects[page].width() * self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("canvas", dark=True))
        origin = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for page in self._layout.visible(origin.y(), origin.y() + self.viewport().height()):
            rect = self._layout.rects[page].translated(-origin)
            self._paint_page(painter, page, rect)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, rect: QRectF) -> None:
        image = self._store.image(page, self._width_px(page))
        if image is not None:
            density = self.devicePixelRatioF()
            is_exact = abs(image.width() - rect.width() * density) < 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_exact)
            if is_exact:
                rect = QRectF(QPointF(rect.topLeft().toPoint()), QSizeF(image.size()) / density)
            painter.drawImage(rect, image)
        else:
            painter.fillRect(rect, theme.colour("docpaper", dark=True))
            if self._store.is_bad(page):
                painter.setPen(theme.colour("paper", dark=True))
                painter.setFont(theme.fonts.font("body"))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tr("This page is damaged."))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(LIGHT.brass), _BOX_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in self._store.boxes(page):
            room = _BOX_ROOM_PX
            found = QRectF(
                rect.left() + box.left * rect.width(),
                rect.top() + box.top * rect.height(),
                box.width * rect.width(),
                box.height * rect.height(),
            )
            painter.drawRoundedRect(found.adjusted(-room, -room, room, room), 3, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = self.verticalScrollBar().value() / max(1.0, self._layout.height)
        self._lay_out()
        self.verticalScrollBar().setValue(round(share * self._layout.height))
        self._scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        else:
            self.verticalScrollBar().setValue(
                self.verticalScrollBar().value() - round(event.angleDelta().y() / _NOTCH * _WHEEL_PX * 2)
            )
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - event.angleDelta().x())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(event.globalPosition().toPoint())
            return
        self._pressed = event.position()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        by = event.position() - self._pressed
        self._pressed = event.position()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - round(by.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(by.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if abs(self._zoom - 1.0) < 1e-3:
            self.fit_width()
        else:
            self.fit_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: _WHEEL_PX,
            Qt.Key.Key_Up: -_WHEEL_PX,
            Qt.Key.Key_PageDown: bar.pageStep() - _WHEEL_PX,
            Qt.Key.Key_PageUp: _WHEEL_PX - bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()  # left, right and the rest are the viewer's
        else:
            bar.setValue(bar.value() + step)
