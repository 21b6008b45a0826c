"""A title and a quieter text behind it, on one baseline; what does not fit is cut with an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

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
        self.title = Heading("", role)
        self.title.setWordWrap(False)
        self.told = Text("", told, tone)
        for label in (self.title, self.told):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        row.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.told, 1, Qt.AlignmentFlag.AlignBottom)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self._dress)
        self._dress()

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

    def _dress(self) -> None:
        """Layouts know no baselines: the smaller text is lifted by the difference of what hangs below."""
        title, told = (QFontMetrics(fonts.font(role)).descent() for role in self._roles)
        self.told.setContentsMargins(0, 0, 0, max(0, title - told))
        self.updateGeometry()
        self._cut()

    def _cut(self) -> None:
        metrics = [QFontMetrics(fonts.font(role)) for role in self._roles]
        wide = [one.horizontalAdvance(text) + 2 for one, text in zip(metrics, self._texts, strict=True)]
        room = max(0, self.width() - _GAP_PX)
        title = min(wide[0], max(round(room * _TITLE_SHARE), room - wide[1]))
        rooms = (title, max(0, room - title))
        self.title.setFixedWidth(max(1, title))
        for label, one, text, space in zip((self.title, self.told), metrics, self._texts, rooms, strict=True):
            shown = one.elidedText(text, Qt.TextElideMode.ElideRight, space)
            label.setText(shown)
            label.setAccessibleName(text)
            label.setToolTip(text if shown != text else "")
