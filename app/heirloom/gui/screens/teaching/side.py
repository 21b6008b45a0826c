"""The right column of teaching: how well it is learned, how careful it should be, and where that stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.core.albums import AlbumReport
from heirloom.gui.dates import size_text
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.parts.carefulness import Carefulness
from heirloom.gui.screens.teaching.parts.report_card import ReportCard
from heirloom.gui.widgets.labels import Glyph, Text

WIDTH_PX = 300


class Side(Translated, QWidget):
    """`show_report` with None while nothing is known; `closer` offers to learn the words more closely."""

    def __init__(self, closer: QWidget, parent: QWidget | None = None) -> None:
        self.report = ReportCard()
        self.carefulness = Carefulness()
        self._bytes = 0
        self._stays = Text(role="small", tone="ink2", wraps=True)
        self._place = QWidget()
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        place = QHBoxLayout(self._place)
        place.setContentsMargins(0, 0, 0, 0)
        place.setSpacing(9)
        place.addWidget(Glyph("lock", "ink3", 14), 0, Qt.AlignmentFlag.AlignTop)
        place.addWidget(self._stays, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for part in (self.report, self.carefulness, closer, self._place):
            column.addWidget(part)
        column.addStretch(1)

    def show_report(self, report: AlbumReport | None) -> None:
        self._bytes = 0 if report is None else report.model_bytes
        self.report.show_report(report)
        self.retranslate()

    def set_width(self, width: int) -> None:
        self.setFixedWidth(width)

    def retranslate(self) -> None:
        said = self.tr(
            "What it learned is {size} of numbers inside this vault. It is not shared with any other album or person."
        )
        self._stays.setText(said.format(size=size_text(self._bytes)))
        self._place.setVisible(self._bytes > 0)
