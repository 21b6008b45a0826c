"""The overview over the window: what can be done without the mouse, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from heirloom.gui import theme
from heirloom.gui.screens.keys.groups import KeyGroup, shown
from heirloom.gui.theme import fonts
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

WIDTH_PX = 1080
_COLUMN_PX = 280
"""What a column needs, so that keys and words stand beside each other in a line or two."""
_BETWEEN_PX = 36
_MOST_COLUMNS = 3
_SCROLLS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class KeyCap(QWidget):
    """One key, drawn as on a keyboard."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(fonts.font("accession"))
        return QSize(max(theme.px(22), metrics.horizontalAdvance(self._text) + 12), theme.px(21))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("wall"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour("ink2"))
        painter.setFont(fonts.font("accession"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class KeyOverview(Modal):
    """Made anew each time it is wanted, in the language in force then."""

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget) -> None:
        super().__init__(parent, width=WIDTH_PX)
        self._groups = groups
        title = self.tr("Keys")
        self.setAccessibleName(title)
        self.column.addWidget(Heading(title, "title-s"))
        inside = QWidget()
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(0, 6, 14, 0)
        self._columns.setSpacing(_BETWEEN_PX)
        self._shown = [_Group(group) for group in groups]
        self._columns_now: list[QVBoxLayout] = []
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        theme.ground(inside, "surface")
        theme.ground(self._scroll.viewport(), "surface")
        self.column.addWidget(self._scroll, 1)
        self.add_buttons([Choice(CANCEL, self.tr("Close"))])
        self._measure()

    def texts(self) -> list[str]:
        """Every line, for those who look whether one is missing."""
        return [row.text for group in self._groups for row in group.rows]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._measure()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.answer(CANCEL)
        elif (scrolls := _SCROLLS.get(Qt.Key(event.key()))) is not None:
            self._scroll.verticalScrollBar().triggerAction(scrolls)
        else:
            super().keyPressEvent(event)

    def _arrange(self, count: int) -> None:
        """The first groups head the columns; of the others the longest goes first to where the least stands."""
        if len(self._columns_now) == count:
            return
        for column in self._columns_now:
            for group in self._shown:
                column.removeWidget(group)
            self._columns.removeItem(column)
        self._columns_now = []
        for _ in range(count):
            column = QVBoxLayout()
            column.setSpacing(20)
            self._columns.addLayout(column, 1)
            self._columns_now.append(column)
        lines = [0] * count
        rest = sorted(self._shown[count:], key=lambda group: -group.lines)
        for group in (*self._shown[:count], *rest):
            least = lines.index(min(lines))
            self._columns_now[least].addWidget(group)
            lines[least] += group.lines
        for column in self._columns_now:
            column.addStretch(1)

    def _measure(self) -> None:
        window = self.window()
        width = min(theme.px(WIDTH_PX), window.width() - 32)
        self.card.setFixedWidth(width)
        margins = self.column.contentsMargins()
        inner = width - margins.left() - margins.right()
        self._arrange(max(1, min(_MOST_COLUMNS, (inner + _BETWEEN_PX) // (theme.px(_COLUMN_PX) + _BETWEEN_PX))))
        wanted = self._columns.totalHeightForWidth(inner) + 8
        self._scroll.setFixedHeight(max(120, min(wanted, window.height() - theme.px(170))))


class _Group(QWidget):
    """A heading with its keys below it, one line each."""

    def __init__(self, group: KeyGroup) -> None:
        super().__init__()
        self.lines = len(group.rows) + 2
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading(group.title, "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for at, row in enumerate(group.rows):
            keys = QHBoxLayout()
            keys.setSpacing(4)
            for key in row.keys:
                keys.addWidget(KeyCap(shown(key)))
            keys.addStretch(1)
            grid.addLayout(keys, at, 0, Qt.AlignmentFlag.AlignTop)
            text = Text(row.text.rstrip("…"), role="small", wraps=True)
            text.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(text, at, 1)
        column.addLayout(grid)
