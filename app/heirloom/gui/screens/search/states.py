"""What stands in the results' place: recent searches and suggestions, or which chip leaves nothing over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.core.asking import Ask, Found, Suggestion, Without
from heirloom.gui.language import Translated
from heirloom.gui.screens.search.field.labels import ICONS, chip_text
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.chip_flow import ChipFlow
from heirloom.gui.widgets.chips import Chip
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.notices import announce

_RECENT = 8
_SHOWN = 60
"""Characters of a question that a link shows."""


class Beginning(Translated, QWidget):
    """The field is empty: what was asked lately, and what this vault holds much of."""

    asked = Signal(object)
    """An `Ask` to put."""
    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.title = Heading("", "title-s")
        self.sentence = Text("", "body", "ink2", wraps=True)
        self.recent_title = Text("", "section")
        self.recent = ChipFlow()
        self.forget = Button("", "link", size="small")
        self.suggested_title = Text("", "section")
        self.suggested = ChipFlow()
        self._searches: Sequence[str] = ()
        self._suggestions: Sequence[Suggestion] = ()
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 24)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addSpacing(20)
        line = QHBoxLayout()
        line.addWidget(self.recent_title)
        line.addWidget(self.forget)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.recent)
        column.addSpacing(20)
        column.addWidget(self.suggested_title)
        column.addWidget(self.suggested)
        column.addStretch(1)
        self.forget.clicked.connect(self.forget_wanted)

    def show_recent(self, searches: Sequence[str]) -> None:
        self._searches = searches[:_RECENT]
        self.recent.clear()
        for search in self._searches:
            chip = Chip(search, icon="history")
            chip.clicked.connect(lambda _checked=False, search=search: self.asked.emit(Ask(search)))
            self.recent.add(chip)
        for part in (self.recent_title, self.recent, self.forget):
            part.setVisible(bool(self._searches))

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        self._suggestions = suggestions
        self.suggested.clear()
        for one in suggestions:
            icon = ICONS[one.fact.sort] if one.fact is not None else "tag"
            chip = Chip(one.text, icon=icon)
            chip.setToolTip(self.tr("%Ln memories", "", one.count))
            ask = Ask(one.text) if one.fact is None else Ask("", (one.fact,))
            chip.clicked.connect(lambda _checked=False, ask=ask: self.asked.emit(ask))
            self.suggested.add(chip)
        self.suggested_title.setVisible(bool(suggestions))
        self.suggested.setVisible(bool(suggestions))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Ask in your own words"))
        self.sentence.setText(
            self.tr("What is in a picture, what a letter says, a place, a time: “birthday cake”, “summer 2019”.")
        )
        self.recent_title.setText(self.tr("Recent searches"))
        self.forget.setText(self.tr("Forget them"))
        self.forget.setAccessibleName(self.tr("Forget the recent searches"))
        self.suggested_title.setText(self.tr("From this vault"))
        self.show_recent(self._searches)
        self.show_suggestions(self._suggestions)


class NothingFound(Translated, QWidget):
    """No sure hit: says so, what may have been meant, and which chips leave nothing over, as buttons."""

    drop_wanted = Signal(object)
    """The `Fact` to leave out."""
    better_wanted = Signal(object)
    """The `Ask` that is spelt right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.title = Heading("", "title-xs")
        self.sentence = Text("", "body", "ink2", wraps=True)
        self.better = Button("", "link")
        self.buttons = ChipFlow(gap=8)
        self._better: Ask | None = None
        self._found: Found | None = None
        self._without: Sequence[Without] = ()
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 16)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addWidget(self.better, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignTop)
        self.better.clicked.connect(lambda: self.better_wanted.emit(self._better))

    def show_found(self, found: Found) -> None:
        """An answer without a sure hit; which chip is to blame comes later."""
        if self._found is None or self._found.ask != found.ask:
            self._better = None
        self._found = found
        self.show_without(())

    def show_better(self, better: Ask) -> None:
        """The question as it may have been meant."""
        self._better = better
        self._tell()
        announce(self, self.better.text())

    def show_without(self, without: Sequence[Without]) -> None:
        self._without = without
        self.buttons.clear()
        for one in without:
            text = self.tr("Without “{chip}” there are {n}")
            button = Button(text.format(chip=chip_text(one.fact), n=QLocale().toString(one.total)))
            button.clicked.connect(lambda _checked=False, fact=one.fact: self.drop_wanted.emit(fact))
            self.buttons.add(button)
        self.buttons.setVisible(bool(without))
        self._tell()

    def _tell(self) -> None:
        found = self._found
        together = found is not None and len(found.ask.facts) + bool(found.ask.text.strip()) > 1
        self.title.setText(
            self.tr("Nothing found for all of this together.") if together else self.tr("Nothing found for sure.")
        )
        self.sentence.setText(
            self.tr("What comes nearest is below.")
            if found is not None and found.answer.weaker
            else self.tr("Other or fewer words may find it.")
        )
        self.better.setVisible(self._better is not None)
        if self._better is not None:
            text = self._better.text if len(self._better.text) <= _SHOWN else f"{self._better.text[:_SHOWN]}…"
            self.better.setText(self.tr("Did you mean “{text}”?").format(text=text.replace("&", "&&")))
            self.better.setAccessibleName(self.tr("Search for “{text}” instead").format(text=self._better.text))

    def retranslate(self) -> None:
        self.show_without(self._without)
