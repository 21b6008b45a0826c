"""Fetches the pages of one document as images: those in view first, then the next ones, and keeps a bounded few."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from heirloom.core.errors import HeirloomError
from heirloom.core.views import PageSize, Pixels, WordBox
from heirloom.gui.background import Background, Lane, Ticket
from heirloom.gui.screens.viewer.picture.images import to_image

T = TypeVar("T")

_KEPT_BYTES = 96 << 20
_MOST_SEARCHED = 60
"""Pages looked through for the first one that holds the words."""


class RendersPages(Protocol):
    """What the store needs of the bank."""

    def pages(self, number: int) -> tuple[PageSize, ...]: ...

    def page(self, number: int, page: int, width_px: int) -> Pixels: ...

    def boxes(self, number: int, page: int, words: Sequence[str]) -> tuple[WordBox, ...]: ...

    def cancel(self, before: float) -> None: ...


class PageStore(QObject):
    """Pages count from 0 here. `opened` carries their sizes, `arrived` a page that came, `found` the first page with
    the words, `failed` an error of the whole document."""

    opened = Signal(object)
    arrived = Signal(int)
    found = Signal(int)
    failed = Signal(object)

    def __init__(self, viewing: RendersPages, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        self._background = background
        self._number = 0
        self._words: tuple[str, ...] = ()
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._boxes: dict[int, tuple[WordBox, ...]] = {}
        self._bad: set[int] = set()
        self._asked: dict[tuple[int, int], Ticket[QImage]] = {}
        self._others: list[Ticket[Any]] = []

    def open(self, number: int, words: Sequence[str]) -> None:
        """Begin with another document."""
        self.close()
        self._number, self._words = number, tuple(words)
        viewing = self._viewing
        self._run(lambda: viewing.pages(number), self.opened.emit, self.failed.emit)

    def close(self) -> None:
        """Let go of everything; what is under way is given up."""
        stale: list[Ticket[Any]] = [*self._asked.values(), *self._others]
        for ticket in stale:
            ticket.cancel()
        self._asked.clear()
        self._others.clear()
        self._images.clear()
        self._boxes.clear()
        self._bad.clear()
        if stale:
            viewing, moment = self._viewing, time.monotonic()
            self._background.run(lambda: viewing.cancel(moment), lambda _: None, owner=self)

    def image(self, page: int, width_px: int) -> QImage | None:
        """The page at this width, else at whatever width there is."""
        exact = self._images.get((page, width_px))
        if exact is not None:
            self._images.move_to_end((page, width_px))
            return exact
        return next((self._images[key] for key in reversed(self._images) if key[0] == page), None)

    def boxes(self, page: int) -> tuple[WordBox, ...]:
        """Where the words stand on the page, as far as is known."""
        return self._boxes.get(page, ())

    def is_bad(self, page: int) -> bool:
        """Whether the page is damaged."""
        return page in self._bad

    def want(self, pages: Sequence[int], width_px: int) -> None:
        """These are in view or soon will be, most urgent first; others that were not begun are dropped."""
        wanted = {(page, width_px) for page in pages}
        for key in [key for key in self._asked if key not in wanted]:
            self._asked.pop(key).cancel()
        for page in pages:
            if (page, width_px) not in self._images and (page, width_px) not in self._asked and page not in self._bad:
                self._ask(page, width_px)
            if self._words and page not in self._boxes:
                self._boxes[page] = ()
                self._look_for_words(page)

    def look_for_words(self, pages: int) -> None:
        """Find the first page with the words; `found` tells it, if there is one among the first few."""
        if not self._words:
            return
        number, words, viewing = self._number, self._words, self._viewing

        def look() -> int | None:
            return next((at for at in range(min(pages, _MOST_SEARCHED)) if viewing.boxes(number, at + 1, words)), None)

        def told(page: int | None) -> None:
            if page is not None:
                self.found.emit(page)

        self._run(look, told, lambda _: None)

    def _ask(self, page: int, width_px: int) -> None:
        number, viewing = self._number, self._viewing

        def done(image: QImage) -> None:
            self._asked.pop((page, width_px), None)
            self._keep((page, width_px), image)
            self.arrived.emit(page)

        def failed(_: HeirloomError) -> None:
            self._asked.pop((page, width_px), None)
            self._bad.add(page)
            self.arrived.emit(page)

        self._asked[page, width_px] = self._background.run(
            lambda: to_image(viewing.page(number, page + 1, width_px)), done, failed, lane=Lane.RENDER, owner=self
        )

    def _look_for_words(self, page: int) -> None:
        number, words, viewing = self._number, self._words, self._viewing

        def done(boxes: tuple[WordBox, ...]) -> None:
            self._boxes[page] = boxes
            if boxes:
                self.arrived.emit(page)

        self._run(lambda: viewing.boxes(number, page + 1, words), done, lambda _: None)

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[HeirloomError], None],
    ) -> None:
        self._others = [ticket for ticket in self._others if ticket.is_wanted]
        self._others.append(self._background.run(work, done, failed, lane=Lane.RENDER, owner=self))

    def _keep(self, key: tuple[int, int], image: QImage) -> None:
        for old in [old for old in self._images if old[0] == key[0]]:
            del self._images[old]
        self._images[key] = image
        while len(self._images) > 2 and sum(one.sizeInBytes() for one in self._images.values()) > _KEPT_BYTES:
            self._images.popitem(last=False)
