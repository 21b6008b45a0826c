"""The recovery sheet on the screen: drawn only while it is shown, its groups readable one by one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.gui import theme
from heirloom.gui.gate import recovery_sheet
from heirloom.gui.gate.first_run.parts import capture
from heirloom.gui.gate.recovery_sheet import GROUPS, Sheet
from heirloom.gui.joining import labelled
from heirloom.gui.language import Translated
from heirloom.gui.theme.tokens import LIGHT

_LEAST_WIDTH_PX: Final = 400
_MOST_WIDTH_PX: Final = 560


class SheetView(Translated, QWidget):
    """An A5 page as large as there is room. Nothing of it is kept while it is hidden; the window is then capturable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._sheet: Sheet | None = None
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSizeF(recovery_sheet.SIZE * (_LEAST_WIDTH_PX / recovery_sheet.SIZE.width())).toSize())
        self.setMaximumWidth(_MOST_WIDTH_PX)
        self._spots = [QWidget(self) for _ in range(GROUPS)]
        for spot in self._spots:
            spot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show this sheet; None takes everything of it away."""
        self._sheet = sheet
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Recovery sheet"))
        shown = self._sheet if self.isVisible() else None
        for index, spot in enumerate(self._spots):
            name = self.tr("Recovery group {n} of 12").replace("{n}", str(index + 1))
            # Letter by letter: "4FF4" would be read as a word or a number.
            letters = " ".join(shown.groups[index]) if shown else ""
            spot.setAccessibleName(labelled(name, letters))
        self.update()

    def sizeHint(self) -> QSize:
        # As low as it may be: more room is taken where there is some, but none is asked for.
        return QSize(_MOST_WIDTH_PX, self.minimumHeight())

    def page(self) -> QRectF:
        """Where the page is drawn: as large as fits, at the top."""
        size = recovery_sheet.SIZE.scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(0, 0, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self.page()
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.setBrush(QColor(LIGHT.surface))
        painter.drawRoundedRect(page.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        if self._sheet is not None:
            recovery_sheet.paint(painter, page, self._sheet)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        capture.exclude(self, True)
        self.retranslate()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        capture.exclude(self, False)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self.page()
        scale = page.width() / recovery_sheet.SIZE.width()
        for index, spot in enumerate(self._spots):
            box = recovery_sheet.group_box(index)
            spot.setGeometry(
                QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale).toRect()
            )
