"""The overview over the window: what can be done without the mouse, in three columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.screens.keys.groups import KeyGroup, shown
from heirloom.gui.theme import fonts
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

WIDTH_PX = 1080
_SIDE_BY_SIDE_PX = 860


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
        self._columns.setSpacing(36)
        for group in groups:
            self._columns.addLayout(_column(group), 1)
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
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        window = self.window()
        width = min(theme.px(WIDTH_PX), window.width() - 32)
        self.card.setFixedWidth(width)
        side_by_side = width >= theme.px(_SIDE_BY_SIDE_PX)
        way = QHBoxLayout.Direction.LeftToRight if side_by_side else QHBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        margins = self.column.contentsMargins()
        inner = width - margins.left() - margins.right()
        wanted = self._columns.totalHeightForWidth(inner) + 8
        self._scroll.setFixedHeight(max(120, min(wanted, window.height() - theme.px(170))))


def _column(group: KeyGroup) -> QVBoxLayout:
    column = QVBoxLayout()
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
    column.addStretch(1)
    return column
