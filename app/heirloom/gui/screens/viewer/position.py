"""Says where one stands: "9 of 214 in June 2019", "Page 1 of 2"."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from heirloom.bank import Shelf
from heirloom.gui import dates
from heirloom.gui.background import Background
from heirloom.gui.requests import OpenRequest
from heirloom.gui.screens.viewer.walk import Months, Walk


class Position(QObject):
    """`said` carries the words."""

    said = Signal(str)

    def __init__(self, shelf: Shelf, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._background = background
        self._request: OpenRequest | None = None
        self._months = Months(None)
        self._walk = Walk(())
        self._page: tuple[int, int] | None = None

    def begin(self, request: OpenRequest) -> None:
        """Another walk: in which months its memories lie is read in the background."""
        self._request = request
        self._months = Months(None)
        shelf, numbers = self._shelf, request.numbers
        self._background.run(
            lambda: Months.of(numbers, shelf.timeline()), lambda months: self._came(months, request), owner=self
        )

    def look_again(self) -> None:
        """The date of a memory of the walk changed: the order may not be that of the dates any more."""
        if self._request is not None:
            self.begin(self._request)

    def forget_months(self) -> None:
        """Memories came or went: places in a month are not known any more."""
        self._request = None
        self._months = Months(None)

    def stand(self, walk: Walk) -> None:
        """At another memory."""
        self._walk, self._page = walk, None
        self.tell()

    def on_page(self, page: int, count: int) -> None:
        """On a page of the document on show."""
        self._page = (page, count)
        self.tell()

    def tell(self) -> None:
        self.said.emit(self._words())

    def _words(self) -> str:
        if self._page is not None:
            page, count = (dates.count_text(number) for number in self._page)
            return self.tr("Page {i} of {n}").format(i=page, n=count)
        month = self._months.at(self._walk.index)
        if month is None:
            place, count = dates.count_text(self._walk.index + 1), dates.count_text(len(self._walk.numbers))
            return self.tr("{i} of {n}").format(i=place, n=count)
        return self.tr("{i} of {n} in {month}").format(
            i=dates.count_text(month.place),
            n=dates.count_text(month.count),
            month=dates.month_text(month.year, month.month),
        )

    def _came(self, months: Months, request: OpenRequest) -> None:
        if request is self._request:
            self._months = months
            self.tell()
