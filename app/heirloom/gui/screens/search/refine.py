"""The panel beside the results: a picture to be like, years, places, kinds; each counted over every hit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from heirloom.core.asking import Fact, FactSort, Found
from heirloom.core.records import Kind
from heirloom.gui.language import Translated
from heirloom.gui.models.places import place_name, place_text
from heirloom.gui.screens.search.drop_box import DropBox
from heirloom.gui.screens.search.field.labels import kind_text
from heirloom.gui.screens.search.histogram import YearHistogram
from heirloom.gui.widgets.chip_flow import ChipFlow
from heirloom.gui.widgets.chips import Chip
from heirloom.gui.widgets.labels import Text, repolish

WIDTH_PX: Final = 256
_PLACES: Final = 8


class RefinePanel(Translated, QScrollArea):
    """`fact_added` and `fact_removed` carry what was chosen or taken back."""

    fact_added = Signal(object)
    fact_removed = Signal(object)
    dates_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.drop_box = DropBox()
        self.histogram = YearHistogram()
        self.places = ChipFlow()
        self.kinds = ChipFlow()
        self._titles = [Text("", "small", strong=True) for _ in range(3)]
        self._found: Found | None = None
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH_PX + 16)
        inner = QWidget()
        column = self._column = QVBoxLayout(inner)
        column.setContentsMargins(4, 4, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.drop_box)
        self._sections = [
            _section(title, part)
            for title, part in zip(self._titles, (self.histogram, self.places, self.kinds), strict=True)
        ]
        for section in self._sections:
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(inner)
        self.histogram.range_chosen.connect(self._range_chosen)
        self.show_found(None)

    def show_found(self, found: Found | None) -> None:
        """What there is to choose from, and what is chosen."""
        self._found = found
        facets = found.facets if found is not None else None
        facts = found.ask.facts if found is not None else ()
        self.places.clear()
        self.kinds.clear()
        if facets is not None:
            self.histogram.set_counts(facets.years)
            self.histogram.set_range(_chosen_years(facts))
            self._fill_places(facets.places, facts)
            self._fill_kinds(facets.kinds, facts)
        has_years = facets is not None and len(facets.years) > 1
        for section, shown in zip(
            self._sections, (has_years, bool(self.places.widgets()), bool(self.kinds.widgets())), strict=True
        ):
            section.setVisible(shown)

    def set_floating(self, floating: bool) -> None:
        """Over the results, in a narrow window, or beside them."""
        self.setObjectName("floating" if floating else "")
        self.setFixedWidth(WIDTH_PX + (28 if floating else 16))
        margins = (10, 10, 12, 10) if floating else (4, 4, 12, 12)
        self._column.setContentsMargins(*margins)
        repolish(self)

    def wanted_height(self) -> int:
        """What it takes to show everything in it."""
        return self._column.heightForWidth(WIDTH_PX) + 4

    def _fill_places(self, places: Sequence[tuple[str, int]], facts: Sequence[Fact]) -> None:
        chosen = [fact for fact in facts if fact.sort is FactSort.PLACE]
        for name, count in places[:_PLACES]:
            fact = Fact(FactSort.PLACE, place=name)
            self.places.add(self._chip(place_name(name), count, fact, _held(fact, chosen)))

    def _fill_kinds(self, kinds: dict[Kind, int], facts: Sequence[Fact]) -> None:
        chosen = [fact for fact in facts if fact.sort is FactSort.KIND]
        for kind, count in sorted(kinds.items(), key=lambda pair: -pair[1]):
            fact = Fact(FactSort.KIND, kind=kind)
            self.kinds.add(self._chip(kind_text(kind), count, fact, _held(fact, chosen)))

    def _chip(self, text: str, count: int, fact: Fact, held: Fact | None) -> Chip:
        is_exact = self._found is not None and self._found.exact
        chip = Chip(f"{text} {QLocale().toString(count)}" if is_exact else text, state="on" if held else "plain")
        chip.setToolTip(place_text(fact.place) or text)
        if held is not None:
            chip.setAccessibleName(self.tr("{choice}, chosen").format(choice=chip.text()))
            chip.clicked.connect(lambda: self.fact_removed.emit(held))
        else:
            chip.clicked.connect(lambda: self.fact_added.emit(fact))
        return chip

    def _range_chosen(self, first: int, last: int) -> None:
        if first:
            self.fact_added.emit(
                Fact(FactSort.DATE, captured_from=datetime(first, 1, 1), captured_to=datetime(last + 1, 1, 1))
            )
        else:
            self.dates_removed.emit()

    def retranslate(self) -> None:
        for title, text in zip(self._titles, (self.tr("When"), self.tr("Where"), self.tr("Kind")), strict=True):
            title.setText(text)
        self.setAccessibleName(self.tr("Refine"))
        self.show_found(self._found)


def _section(title: QWidget, part: QWidget) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 14, 0, 0)
    column.setSpacing(8)
    column.addWidget(title)
    column.addWidget(part)
    return section


def _held(fact: Fact, chosen: Sequence[Fact]) -> Fact | None:
    """The chip that says the same already."""
    for other in chosen:
        same_place = fact.place is not None and (other.place or "").split(",")[0] == fact.place.split(",")[0]
        if other.kind is fact.kind and (fact.place is None or same_place):
            return other
    return None


def _chosen_years(facts: Sequence[Fact]) -> tuple[int, int] | None:
    """The years that the date chips reach over, where both ends are told."""
    for fact in facts:
        if fact.sort is FactSort.DATE and fact.captured_from is not None and fact.captured_to is not None:
            last = fact.captured_to
            ends_year = (last.month, last.day) == (1, 1) and last.year > fact.captured_from.year
            return fact.captured_from.year, last.year - ends_year
    return None
