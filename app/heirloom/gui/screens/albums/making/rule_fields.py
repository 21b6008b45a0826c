"""The fields of a rule: a question, and facts that must all hold; dates are typed as one says them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QWidget

from heirloom.bank import Bank
from heirloom.core.albums import AlbumRule
from heirloom.core.asking import FactSort
from heirloom.core.records import Kind
from heirloom.gui.background import Background, Lane
from heirloom.gui.language import Translated
from heirloom.gui.screens.albums.making.rule_words import RuleWords
from heirloom.gui.screens.timeline.date_words import Reads, days_of
from heirloom.gui.widgets.chip_flow import ChipFlow
from heirloom.gui.widgets.chips import Chip
from heirloom.gui.widgets.field import Field, Remark
from heirloom.gui.widgets.labels import Text

_EPOCH: Final = datetime(1970, 1, 1)
_STARS: Final = 5
Span = tuple[datetime | None, datetime | None]


class RuleFields(Translated, QWidget):
    """`read` gives the rule to `done` once its dates are understood, or says what is not."""

    done = Signal(object)
    """An AlbumRule."""
    edited = Signal()

    def __init__(self, bank: Bank, background: Background, parent: QWidget | None = None) -> None:
        self._bank = bank
        self._background = background
        self._words = RuleWords()
        self._labels = {name: Text() for name in ("query", "kinds", "when", "place", "tags", "marks")}
        self.query, self.when, self.place, self.tags = (
            Field("search"),
            Field("calendar"),
            Field("map-pin"),
            Field("tag"),
        )
        self._kinds = {kind: Chip() for kind in Kind}
        self._kept, self._stars = QComboBox(), QComboBox()
        self._dates: tuple[str, Span] | None = None
        """Words that were put there for known dates, and those."""
        self.remark = Remark()
        super().__init__(parent)
        self._lay_out()
        for field in (self.query, self.when, self.place, self.tags):
            field.textEdited.connect(self._edited)
        for chip in self._kinds.values():
            chip.setCheckable(True)
            chip.toggled.connect(lambda on, chip=chip: chip.set_state("on" if on else "plain"))
            chip.clicked.connect(self._edited)
        for box in (self._kept, self._stars):
            box.activated.connect(self._edited)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tags.setCompleter(completer)
        background.run(bank.shelf.tags, lambda tags: self._known.setStringList(list(tags)), owner=self)

    def _lay_out(self) -> None:
        kinds = ChipFlow()
        for chip in self._kinds.values():
            kinds.add(chip)
        marks = QWidget()
        grid = QGridLayout(marks)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.addWidget(self._kept, 0, 0)
        grid.addWidget(self._stars, 0, 1)
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setHorizontalSpacing(14)
        whole.setVerticalSpacing(8)
        whole.setColumnStretch(1, 1)
        parts = (self.query, kinds, self.when, self.place, self.tags, marks)
        for row, (label, part) in enumerate(zip(self._labels.values(), parts, strict=True)):
            whole.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            whole.addWidget(part, row, 1)
        whole.addWidget(self.remark, len(parts), 1)

    def show_rule(self, rule: AlbumRule) -> None:
        """What the album shows now; its dates in figures."""
        self.query.setText(rule.query)
        self.place.setText(rule.place or "")
        self.tags.setText(", ".join(rule.tags))
        for kind, chip in self._kinds.items():
            chip.setChecked(kind in rule.kinds)
        self._kept.setCurrentIndex(0 if rule.kept is None else 1 if rule.kept else 2)
        self._stars.setCurrentIndex(rule.least_rating or 0)
        if rule.captured_from is not None or rule.captured_to is not None:
            said = self._words.when(rule)
            self.when.setText(said)
            self._dates = (said, (rule.captured_from, rule.captured_to))

    def read(self) -> None:
        """Understand it; `done` or the remark tells."""
        text = self.when.text().strip()
        known = self._dates
        if not text:
            self._finish((None, None))
        elif known is not None and known[0] == text:
            self._finish(known[1])
        else:
            finding = self._bank.finding
            self._background.run(lambda: span_of(text, finding), self._finish, lane=Lane.SEARCH, owner=self)

    def _finish(self, span: Span | None) -> None:
        if span is None:
            self.when.set_error(True)
            self.remark.say(self.tr("No date is recognised in this."))
            return
        rule = AlbumRule(
            query=self.query.text().strip(),
            kinds=tuple(kind for kind, chip in self._kinds.items() if chip.isChecked()),
            tags=tuple(tag for tag in (" ".join(one.split()) for one in self.tags.text().split(",")) if tag),
            place=self.place.text().strip() or None,
            captured_from=span[0],
            captured_to=span[1],
            kept={0: None, 1: True, 2: False}[max(0, self._kept.currentIndex())],
            least_rating=max(0, self._stars.currentIndex()) or None,
        )
        if rule == AlbumRule():
            self.remark.say(self.tr("Say what it shows: words to search for, or anything else that must hold."))
            return
        self.done.emit(rule)

    def _edited(self, *_what: object) -> None:
        self.when.set_error(False)
        self.remark.say("")
        self.edited.emit()

    def retranslate(self) -> None:
        names = {
            "query": self.tr("Search for"),
            "kinds": self.tr("Kind"),
            "when": self.tr("When"),
            "place": self.tr("Place"),
            "tags": self.tr("Tags"),
            "marks": self.tr("Marks"),
        }
        for name, text in names.items():
            self._labels[name].setText(text)
        self.query.setPlaceholderText(self.tr("words, as in the search"))
        self.when.setPlaceholderText(self.tr("June 2019, 15.6.2019, summer 2004"))
        self.place.setPlaceholderText(self.tr("a town"))
        self.tags.setPlaceholderText(self.tr("one or several, with commas"))
        fields = ((self.query, "query"), (self.when, "when"), (self.place, "place"), (self.tags, "tags"))
        for field, name in fields:
            field.set_name(names[name])
        for kind, chip in self._kinds.items():
            chip.set_text(self._words.kind(kind))
        kept = (self.tr("Kept or not"), self.tr("Keepsakes"), self.tr("No keepsakes"))
        stars = [self.tr("Any rating"), *(self.tr("%Ln star(s) or more", "", n) for n in range(1, _STARS + 1))]
        for box, words in ((self._kept, kept), (self._stars, stars)):
            at = max(0, box.currentIndex())
            box.clear()
            box.addItems(list(words))
            box.setCurrentIndex(at)
        self._kept.setAccessibleName(names["marks"])
        self._stars.setAccessibleName(self.tr("Rating"))


def span_of(text: str, reads: Reads) -> Span | None:
    """From and to, of what a text names; open where it says so. None where it names no time."""
    for stretch in reads.read(text).stretches:
        if stretch.fact.sort is FactSort.DATE:
            return stretch.fact.captured_from, stretch.fact.captured_to
    days = days_of(text, reads)
    if days is None:
        return None
    return _EPOCH + timedelta(days=days.begin), _EPOCH + timedelta(days=days.end)
