"""Two pictures side by side, small: which is which, and which is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.bank import Card
from heirloom.gui import theme
from heirloom.gui.grid.fetch.decoding import Fit, PreviewKey
from heirloom.gui.grid.previews import Previews
from heirloom.gui.language import Translated
from heirloom.gui.screens.worth.compare.bout import Choice
from heirloom.gui.screens.worth.compare.facts import name_of
from heirloom.gui.theme import fonts
from heirloom.gui.theme.focus import RADIUS, WANTED

WIDE_PX: Final = 344
HIGH_PX: Final = 262
LEAST_PX: Final = 150
GAP_PX: Final = 8
_NAME_PX: Final = 24
_CROPPED: Final = 0.07
"""A picture whose shape is so near to that of its place fills it; another one is shown whole."""
_BADGE_PX: Final = 24


class PairPictures(Translated, QWidget):
    """`chosen` carries a Choice; `large_wanted` asks for the whole page; `swap_wanted` to change places."""

    chosen = Signal(object)
    large_wanted = Signal()
    swap_wanted = Signal()

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        self._cards: tuple[Card, ...] = ()
        self._best = 0
        super().__init__(parent)
        self._previews = previews
        self._came_by_tab = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(WANTED, True)
        self.setProperty(RADIUS, 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        previews.arrived.connect(self._arrived)
        theme.watcher().changed.connect(self.update)

    def show_pair(self, left: Card | None, right: Card | None, best: int) -> None:
        """`best` is 0 for the left one, 1 for the right one."""
        self._cards = (left, right) if left is not None and right is not None else ()
        self._best = best
        self._wish()
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        names = "\n".join(name_of(card) for card in self._cards)  # below the pictures they may be cut
        self.setToolTip("\n".join(filter(None, (names, self.tr("Larger (Space)")))))
        if not self._cards:
            self.setAccessibleName(self.tr("Two pictures"))
            return
        left, right = self._cards
        self.setAccessibleName(self.tr("Left: {left}. Right: {right}.").format(left=left.name, right=right.name))
        side = self.tr("The left one is proposed.") if self._best == 0 else self.tr("The right one is proposed.")
        self.setAccessibleDescription(side)

    def sizeHint(self) -> QSize:
        return QSize(2 * WIDE_PX + GAP_PX, HIGH_PX + theme.px(_NAME_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * LEAST_PX + GAP_PX, round(LEAST_PX * HIGH_PX / WIDE_PX) + theme.px(_NAME_PX))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round((width - GAP_PX) / 2 * HIGH_PX / WIDE_PX) + theme.px(_NAME_PX)

    def picture_box(self, at: int) -> QRect:
        """Where the left (0) or the right (1) one lies."""
        wide = (self.width() - GAP_PX) // 2
        return QRect(at * (wide + GAP_PX), 0, wide, self.height() - theme.px(_NAME_PX))

    def _wish(self) -> None:
        keys = [PreviewKey(card.number, self._fit(at, card), card.turned % 4) for at, card in enumerate(self._cards)]
        self._previews.want(self, keys)

    def _fit(self, at: int, card: Card) -> Fit:
        size = _place_in(self.picture_box(at), card).size() * self.devicePixelRatioF()
        return Fit(max(8, size.width()), max(8, size.height()))

    def _arrived(self, numbers: Sequence[int]) -> None:
        if {card.number for card in self._cards}.intersection(numbers):
            self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for at, card in enumerate(self._cards):
            box = self.picture_box(at)
            place = _place_in(box, card)
            picture = self._previews.peek(card.number, self._fit(at, card), card.turned % 4)
            _paint_print(painter, place, picture)
            self._paint_name(painter, box, card)
            if at == self._best:
                self._paint_badge(painter, place)
        painter.end()

    def _paint_name(self, painter: QPainter, box: QRect, card: Card) -> None:
        painter.setFont(fonts.font("small"))
        painter.setPen(theme.colour_in(self, "ink2"))
        line = QRect(box.left(), box.bottom() + 1, box.width(), theme.px(_NAME_PX))
        cut = painter.fontMetrics().elidedText(name_of(card), Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)

    def _paint_badge(self, painter: QPainter, place: QRect) -> None:
        """On the proposed one."""
        painter.setFont(fonts.font("micro", 600))
        text = self.tr("Keep this one")
        wide = painter.fontMetrics().horizontalAdvance(text) + 18
        badge = QRectF(place.left() + 8, place.top() + 8, min(wide, place.width() - 16), theme.px(_BADGE_PX))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour_in(self, "accent"))
        painter.drawRoundedRect(badge, 4, 4)
        painter.setPen(theme.colour_in(self, "on_accent"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    # Hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wish()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.large_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._came_by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab swaps, but for those who walk through the window with it: they go on."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and is_plain_tab(event) and not (self._came_by_tab or QAccessible.isActive()):
            self.swap_wanted.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.large_wanted.emit()
        elif (choice := choice_of(event)) is not None:
            self.chosen.emit(choice)
        else:
            super().keyPressEvent(event)


def is_plain_tab(event: QEvent) -> bool:
    """Tab without any other key."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab and not event.modifiers()


def choice_of(event: QKeyEvent) -> Choice | None:
    """Left, Right and Down keep that one, or both."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    keys = {Qt.Key.Key_Left: Choice.LEFT, Qt.Key.Key_Right: Choice.RIGHT, Qt.Key.Key_Down: Choice.BOTH}
    return keys.get(Qt.Key(event.key()))


def _place_in(box: QRect, card: Card) -> QRect:
    """Where in its box a picture is shown: all over it where that cuts hardly anything off, else whole."""
    if card.size is None or card.size.width < 1 or card.size.height < 1:
        return box
    size = QSize(card.size.width, card.size.height)
    if card.turned % 2:
        size.transpose()
    shape = size.width() * max(1, box.height()) / (size.height() * max(1, box.width()))
    if abs(shape - 1) <= _CROPPED:
        return box
    size.scale(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(box.topLeft(), size)
    place.moveCenter(box.center())
    return place


def _paint_print(painter: QPainter, place: QRect, picture: QPixmap | None) -> None:
    """A print with its small corners; before the preview exists, its place."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(place), 2, 2)
    if picture is None or picture.isNull():
        painter.fillPath(path, theme.colour("placeholder"))
        return
    painter.save()
    painter.setClipPath(path)
    wide, high = picture.width(), picture.height()
    part = QRect(0, 0, wide, high)
    if wide * place.height() > high * place.width():
        part.setWidth(max(1, round(high * place.width() / place.height())))
    else:
        part.setHeight(max(1, round(wide * place.height() / max(1, place.width()))))
    part.moveCenter(QRect(0, 0, wide, high).center())
    painter.drawPixmap(place, picture, part)
    painter.restore()
