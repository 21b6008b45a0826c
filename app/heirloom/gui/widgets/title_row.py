"""A title and a quieter text behind it, on one baseline; what does not fit is cut with an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.gui import theme
from heirloom.gui.theme import fonts
from heirloom.gui.widgets.labels import Heading, Role, Text, Tone

_GAP_PX = 16
_TITLE_SHARE = 0.6
"""Of the width, which a long title has at least."""


class TitleRow(QWidget):
    """`set_title` and `tell` set the two; what is cut is told whole by its tooltip."""

    def __init__(
        self, role: Role = "title", told: Role = "body", tone: Tone = "ink2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._roles = (role, told)
        self._texts = ["", ""]
        self.title = Heading("", role, parent=self)
        self.title.setWordWrap(False)
        self.told = Text("", told, tone, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self._dress)

    def set_title(self, text: str) -> None:
        self._texts[0] = text
        self._cut()

    def tell(self, text: str) -> None:
        self._texts[1] = text
        self._cut()

    def sizeHint(self) -> QSize:
        title = QFontMetrics(fonts.font(self._roles[0]))
        return QSize(320, title.height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self._dress()

    def _dress(self) -> None:
        self.updateGeometry()
        self._cut()

    def _cut(self) -> None:
        """Layouts know no baselines: the smaller text is placed by what stands above its own."""
        metrics = [QFontMetrics(fonts.font(role)) for role in self._roles]
        wide = [one.horizontalAdvance(text) + 2 for one, text in zip(metrics, self._texts, strict=True)]
        room = max(0, self.width() - _GAP_PX)
        title = min(wide[0], max(round(room * _TITLE_SHARE), room - wide[1]))
        rooms, lefts = (title, max(0, room - title)), (0, title + _GAP_PX)
        for at, label in enumerate((self.title, self.told)):
            shown = metrics[at].elidedText(self._texts[at], Qt.TextElideMode.ElideRight, rooms[at])
            label.setText(shown)
            label.setAccessibleName(self._texts[at])
            label.setToolTip(self._texts[at] if shown != self._texts[at] else "")
            top = metrics[0].ascent() - metrics[at].ascent()
            label.setGeometry(lefts[at], top, rooms[at], metrics[at].height())
