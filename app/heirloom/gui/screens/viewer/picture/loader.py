"""Fetches pictures for the canvas: the one on show first, then its neighbours, and what nobody waits for is dropped."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage

from heirloom.core.errors import Cancelled, HeirloomError
from heirloom.core.views import Pixels, Region
from heirloom.gui.background import Background, Lane, Ticket
from heirloom.gui.screens.viewer.picture.images import Shown, to_image, to_shown

_KEPT_BYTES = 128 << 20
_KEPT_LEAST = 3


class RendersPictures(Protocol):
    """What the loader needs of the bank."""

    def picture(self, number: int, max_px: int, region: Region | None = None) -> Pixels: ...

    def cancel(self, before: float) -> None: ...


class PictureLoader(QObject):
    """`loaded` carries (number, Shown), `patched` (number, part of the picture not turned, image), `failed` (number,
    error)."""

    loaded = Signal(int, object)
    patched = Signal(int, QRect, QImage)
    failed = Signal(int, object)

    def __init__(self, viewing: RendersPictures, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        self._background = background
        self._kept: OrderedDict[tuple[int, int], Shown] = OrderedDict()
        self._wanted: tuple[int, int] | None = None
        self._now: Ticket[Shown] | None = None
        self._patch: Ticket[QImage] | None = None
        self._ahead: dict[int, Ticket[Shown]] = {}

    def peek(self, number: int, max_px: int) -> Shown | None:
        """The picture if it is in memory at this size or a larger one."""
        fits = [key for key in self._kept if key[0] == number and (key[1] >= max_px or _is_whole(self._kept[key]))]
        if not fits:
            return None
        best = min(fits, key=lambda key: key[1])
        self._kept.move_to_end(best)
        return self._kept[best]

    def show(self, number: int, max_px: int) -> None:
        """Fetch the picture on show; whatever was under way for another one is given up."""
        self._give_up(number)
        self._wanted = (number, max_px)
        if number in self._ahead:
            return
        found = self.peek(number, max_px)
        if found is not None:
            self.loaded.emit(number, found)
            return
        self._now = self._run(number, max_px, lambda shown: self._deliver(number, max_px, shown))

    def look_ahead(self, numbers: Sequence[int], max_px: int) -> None:
        """Fetch these too, once nothing else is wanted."""
        for number in numbers:
            if number not in self._ahead and self.peek(number, max_px) is None:
                self._ahead[number] = self._run(number, max_px, self._keeper(number, max_px), quiet=True)

    def sharpen(self, number: int, part: QRect, max_px: int) -> None:
        """Fetch a part of the picture with its longest side at most `max_px`; only the newest part is wanted."""
        if self._patch is not None:
            self._patch.cancel()
        region = Region(part.left(), part.top(), part.width(), part.height())
        viewing = self._viewing
        self._patch = self._background.run(
            lambda: to_image(viewing.picture(number, max_px, region)),
            lambda image: self.patched.emit(number, part, image),
            lambda error: self.failed.emit(number, error),
            lane=Lane.RENDER,
            owner=self,
        )

    def forget(self, number: int | None = None) -> None:
        """Let go of one picture, or of all; what is under way for them is dropped."""
        for key in [key for key in self._kept if number is None or key[0] == number]:
            del self._kept[key]
        if number is None:
            self._give_up(None)

    def _run(self, number: int, max_px: int, done: Callable[[Shown], None], *, quiet: bool = False) -> Ticket[Shown]:
        viewing = self._viewing

        def failed(error: HeirloomError) -> None:
            self._ahead.pop(number, None)
            if not quiet or self._is_wanted(number):
                self.failed.emit(number, error)

        def fetch() -> Shown:
            try:
                return to_shown(viewing.picture(number, max_px))
            except Cancelled:
                if not tickets or not tickets[0].is_wanted:
                    raise
            # Ended for the sake of another picture, and yet somebody waits for this one now.
            return to_shown(viewing.picture(number, max_px))

        tickets: list[Ticket[Shown]] = []
        tickets.append(self._background.run(fetch, done, failed, lane=Lane.RENDER, owner=self))
        return tickets[0]

    def _is_wanted(self, number: int) -> bool:
        return self._wanted is not None and self._wanted[0] == number

    def _keeper(self, number: int, max_px: int) -> Callable[[Shown], None]:
        def keep(shown: Shown) -> None:
            self._ahead.pop(number, None)
            self._keep(number, max_px, shown)
            if self._is_wanted(number):
                self.loaded.emit(number, shown)

        return keep

    def _deliver(self, number: int, max_px: int, shown: Shown) -> None:
        self._now = None
        self._keep(number, max_px, shown)
        self.loaded.emit(number, shown)

    def _keep(self, number: int, max_px: int, shown: Shown) -> None:
        self._kept[number, max_px] = shown
        self._kept.move_to_end((number, max_px))
        while len(self._kept) > _KEPT_LEAST and sum(one.bytes for one in self._kept.values()) > _KEPT_BYTES:
            self._kept.popitem(last=False)

    def _give_up(self, number: int | None) -> None:
        """Drop what is under way but for `number`; a decode that takes long is ended, so that no other waits for it."""
        ahead = self._ahead.pop(number, None) if number is not None else None
        tickets: list[Ticket[Shown] | Ticket[QImage] | None] = [self._now, self._patch, *self._ahead.values()]
        stale = [ticket for ticket in tickets if ticket is not None]
        for ticket in stale:
            ticket.cancel()
        self._now = self._patch = None
        self._ahead = {} if ahead is None or number is None else {number: ahead}
        if stale and ahead is None:
            viewing, moment = self._viewing, time.monotonic()
            self._background.run(lambda: viewing.cancel(moment), lambda _: None, lane=Lane.READ, owner=self)


def _is_whole(shown: Shown) -> bool:
    return shown.image.width() >= shown.full.width()
