"""Faces of what is no picture: a sheet of paper with its first words, a card with a file's name."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from heirloom.bank import Card
from heirloom.gui import theme
from heirloom.gui.background import step_back
from heirloom.gui.grid.fetch.store import PixmapStore
from heirloom.gui.grid.paint import lines
from heirloom.gui.theme import fonts, icons

_BYTES: Final = 16 << 20
_MOST_WANTED: Final = 120
"""When more wait, most of them scrolled past long ago: only what is asked for again is drawn."""
_MARGIN: Final = 10
_INNER: Final = 12
_TITLE_LINES: Final = 3
_RULE_STEP: Final = 12
_DARK_INK: Final = theme.tokens.LIGHT
"""Paper is light by day and by night, so what stands on it has the ink of the day."""


class _Face(NamedTuple):
    number: int
    wide: int
    high: int


class Papers(QObject):
    """Faces of documents and files, drawn in a thread once per size and held in memory only.

    `arrived` carries the numbers of some that are there now.
    """

    arrived = Signal(object)
    _drawn = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = PixmapStore[_Face](_BYTES)
        self._wanted: set[_Face] = set()
        self._generation = 0
        self._sign = icons.outline("file")
        self._pool = ThreadPoolExecutor(1, "heirloom-paper", initializer=step_back)
        self._drawn.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def face(self, card: Card, tile: QRect, dpr: float, *, document: bool) -> QPixmap | None:
        """The face of a memory for a tile of this size; None while it is being drawn."""
        face = _Face(card.number, round(tile.width() * dpr), round(tile.height() * dpr))
        found = self._store.get(face)
        if found is None and face not in self._wanted:
            if len(self._wanted) > _MOST_WANTED:
                self._wanted.clear()
            self._wanted.add(face)
            self._pool.submit(self._work, self._generation, face, card, dpr, document)
        return found

    def forget(self) -> None:
        """Colours or sizes changed, or the vault is left: every face is drawn anew when it is asked for."""
        self._generation += 1
        self._store.clear()
        self._wanted.clear()

    def close(self) -> None:
        self.forget()
        self._pool.shutdown(cancel_futures=True)

    def _work(self, generation: int, face: _Face, card: Card, dpr: float, document: bool) -> None:
        if face in self._wanted and generation == self._generation:
            image = _draw(face, card, dpr, None if document else self._sign)
            with contextlib.suppress(RuntimeError):  # the window was destroyed in between
                self._drawn.emit((generation, face), image)

    def _take(self, what: tuple[int, _Face], image: QImage) -> None:
        generation, face = what
        if generation == self._generation:
            self._wanted.discard(face)
            self._store.put(face, QPixmap.fromImage(image))
            self.arrived.emit([face.number])


def _draw(face: _Face, card: Card, dpr: float, sign: QPainterPath | None) -> QImage:
    """A document, or with a sign for it a file."""
    image = QImage(face.wide, face.high, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    painter = QPainter(image)
    whole = QRect(0, 0, round(face.wide / dpr), round(face.high / dpr))
    painter.fillRect(whole.adjusted(0, 0, 1, 1), theme.colour("placeholder" if sign is None else "wall"))
    if sign is None:
        _draw_sheet(painter, whole, card)
    else:
        _draw_file(painter, whole, card, sign)
    painter.end()
    return image


def _draw_sheet(painter: QPainter, tile: QRect, card: Card) -> None:
    high = tile.height() - 2 * _MARGIN
    wide = min(tile.width() - 2 * _MARGIN, max(round(high * 0.76), theme.px(92)))
    sheet = QRect((tile.width() - wide) // 2, _MARGIN, wide, high)
    painter.fillRect(sheet, theme.colour("docpaper"))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawRect(QRectF(sheet).adjusted(0.5, 0.5, -0.5, -0.5))
    inner = sheet.adjusted(_INNER, _INNER, -_INNER, -_INNER + 2)
    title, words = lines.title_and_words(card)
    y = _draw_lines(painter, title, _title_font(title, inner.width()), _DARK_INK.ink, inner, _TITLE_LINES)
    if words and y + 4 < inner.bottom():
        rest = inner.adjusted(0, y - inner.y() + 4, 0, 0)
        y = _draw_lines(painter, words, fonts.font("micro"), _DARK_INK.ink2, rest, 99)
    _draw_rules(painter, inner, y + 9)


def _draw_rules(painter: QPainter, inner: QRect, y: int) -> None:
    """What lies further down on the sheet, as lines; the last one is shorter, as the last one of a text is."""
    count = max(0, (inner.bottom() - y) // _RULE_STEP + 1)
    for at in range(count):
        wide = inner.width() if at < count - 1 or count == 1 else inner.width() * 3 // 5
        painter.fillRect(QRect(inner.x(), y + at * _RULE_STEP, wide, 2), QColor(_DARK_INK.line))


def _title_font(title: str, width: int) -> QFont:
    """A serif made for text: one made for display is too thin at this size. A long word makes it a little smaller."""
    font = fonts.font("title-xs", 700)
    font.setFamilies([family for family in font.families() if "Display" not in family])
    font.setPixelSize(max(12, fonts.size_px("body")))
    longest = lines.longest_word(title, font)
    if longest > width:
        font.setPixelSize(max(fonts.size_px("micro"), font.pixelSize() * width // longest))
    return font


def _draw_file(painter: QPainter, tile: QRect, card: Card, sign: QPainterPath) -> None:
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5))
    side = theme.px(26)
    needed = fonts.line_px("section") + 2 * fonts.line_px("micro")
    top = max(8, (tile.height() - side - 8 - needed) // 2)
    icons.draw_outline(painter, QRectF((tile.width() - side) / 2, top, side, side), sign, "ink2")
    _, dot, extension = card.name.rpartition(".")
    inner = tile.adjusted(8, top + side + 6, -8, -6)
    y = inner.y()
    if dot and len(extension) <= 8:
        y = _draw_lines(
            painter, f".{extension.lower()}", fonts.font("section"), theme.table().ink, inner, 1, middle=True
        )
    _draw_lines(
        painter,
        card.title or card.name,
        fonts.font("micro"),
        theme.table().ink2,
        inner.adjusted(0, y - inner.y(), 0, 0),
        2,
        middle=True,
    )


def _draw_lines(
    painter: QPainter, text: str, font: QFont, ink: str, box: QRect, most: int, *, middle: bool = False
) -> int:
    """Draw text broken to a box, the last line that fits with an ellipsis; the height where it ends."""
    metrics = QFontMetrics(font)
    step = metrics.height()
    most = min(most, max(0, (box.bottom() + 1 - box.y()) // step))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    y = box.y()
    align = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
    for line in lines.lines_of(text, font, box.width(), most, anywhere=middle):
        painter.drawText(QRect(box.x(), y, box.width(), step), align | Qt.AlignmentFlag.AlignVCenter, line)
        y += step
    return y
