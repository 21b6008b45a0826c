"""A short text of a few lines with marked words, laid out once and painted often."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from heirloom.gui import theme
from heirloom.gui.models.why import Line, Marks

_PAD: Final = 3.0
_WIDER: Final = _PAD + 1


class Caption:
    """A `Line` in a width, at most so many lines high; what does not fit ends in an ellipsis."""

    def __init__(self, line: Line, font: QFont, width: float, lines: int, line_px: int) -> None:
        self._line_px = line_px
        self._width = width
        text, self._marks = line.text, line.marks
        self.is_cut = False
        width -= 2 * _PAD if self._marks else 0
        layout = _laid(text, font, width, lines, self._marks)
        last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
        if last is not None and last.textStart() + last.textLength() < len(text):
            self.is_cut = True
            begin = last.textStart()
            room = width - _WIDER * len(_wider_spaces(text, self._marks))
            rest = QFontMetricsF(font).elidedText(text[begin:], Qt.TextElideMode.ElideRight, room)
            layout = _laid(text[:begin] + rest, font, width, lines, self._marks)
            end = len(text[:begin] + rest) - 1
            self._marks = tuple((a, min(b, end)) for a, b in self._marks if a < end)
        self._layout = layout
        self.full_text = text

    @property
    def height(self) -> int:
        return self._layout.lineCount() * self._line_px

    def paint(self, painter: QPainter, left: float, top: float, colour: str) -> None:
        """Marks first, then the letters over them."""
        ascents = [self._layout.lineAt(at) for at in range(self._layout.lineCount())]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        for at, line in enumerate(ascents):
            begin, end = line.textStart(), line.textStart() + line.textLength()
            y = top + at * self._line_px
            x0 = left + self._indent(begin)
            for first, last in self._marks:
                if first < end and last > begin:
                    x = _x(line.cursorToX(max(first, begin)))
                    wide = _x(line.cursorToX(min(last, end))) - x
                    box = QRectF(x0 + x - _PAD, y, wide + 2 * _PAD, self._line_px - 1)
                    painter.drawRoundedRect(box, 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(theme.colour(colour))
        for at, line in enumerate(ascents):
            room = (self._line_px - line.height()) / 2
            x0 = left + self._indent(line.textStart())
            line.draw(painter, QPointF(x0, top + at * self._line_px + room - line.y()))

    def _indent(self, begin: int) -> float:
        """A line that begins with a mark stands a little in, so that the mark itself is flush."""
        return _PAD if any(first <= begin < last for first, last in self._marks) else 0.0


def _laid(text: str, font: QFont, width: float, lines: int, marks: Marks) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setFormats(_wider_spaces(text, marks))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _wider_spaces(text: str, marks: Marks) -> list[QTextLayout.FormatRange]:
    """Around marks, whose ground reaches beyond their letters: words must not touch it."""
    shape = QTextCharFormat()
    shape.setFontWordSpacing(_WIDER)
    found = []
    for at in {place for first, last in marks for place in (first - 1, last)}:
        if 0 <= at < len(text) and text[at] == " ":
            wide = QTextLayout.FormatRange()
            wide.start, wide.length, wide.format = at, 1, shape  # type: ignore[attr-defined, unused-ignore]
            found.append(wide)
    return found


def _x(found: object) -> float:
    """`cursorToX` gives the place, or the place and the cursor it took, depending on the binding."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
