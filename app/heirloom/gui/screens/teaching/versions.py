"""Earlier trainings of an album, and going back to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from heirloom.core.albums import ModelVersion
from heirloom.gui import theme
from heirloom.gui.dates import ago
from heirloom.gui.joining import listed
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.figures.sentences import FigureWords
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Heading, Rule, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

_WIDTH: Final = 520
_LIST_PX: Final = 320


class VersionsQuestion(Translated, Modal):
    """`chosen` carries the number of the version that is to be used from now on."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, versions: Sequence[ModelVersion]) -> None:
        self._title = Heading("", "title-xs")
        self._about = Text(role="small", tone="ink2", wraps=True)
        self._rows = [VersionRow(one) for one in versions]
        super().__init__(parent, width=_WIDTH)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        for row in self._rows:
            row.chosen.connect(self._choose)
            column.addWidget(row)
            column.addWidget(Rule())
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFixedHeight(theme.px(min(_LIST_PX, 64 * len(versions))))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self._title, self._about, area):
            self.column.addWidget(part)
        self._buttons = self.add_buttons([Choice(CANCEL, "")])

    def _choose(self, version: int) -> None:
        self.chosen.emit(version)
        self.answer("chosen")

    def retranslate(self) -> None:
        self._title.setText(self.tr("Earlier versions"))
        self._about.setText(self.tr("Your answers stay as they are, whichever is used. The next answer learns anew."))
        self._buttons[0].setText(self.tr("Close"))
        self.setAccessibleName(self._title.text())
        for row in self._rows:
            row.retranslate()


class VersionRow(Translated, QWidget):
    """One training: when, from what, how well."""

    chosen = Signal(int)

    def __init__(self, version: ModelVersion, parent: QWidget | None = None) -> None:
        self._version = version
        self._when = Text(strong=version.in_use)
        self._told = Text(role="small", tone="ink2", wraps=True)
        self._use = Button(size="small")
        super().__init__(parent)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._when)
        words.addWidget(self._told)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addLayout(words, 1)
        row.addWidget(self._use)
        self._use.setEnabled(not version.in_use)
        self._use.clicked.connect(lambda: self.chosen.emit(version.version))

    def retranslate(self) -> None:
        one = self._version
        self._when.setText(ago(one.trained_at))
        counts = self.tr("{yes} that belong, {no} that do not").format(yes=one.yes, no=one.no)
        figure = "" if one.f1 is None else self.tr("F1 {f}").format(f=QLocale().toString(one.f1, "f", 2))
        self._told.setText(listed(FigureWords().method(one.method), counts, figure))
        self._use.setText(self.tr("In use") if one.in_use else self.tr("Use this one"))
        self._use.setAccessibleName(listed(self._use.text(), self._when.text()))
