"""A canvas that looks at the same part of its picture as another one does of its own, however large each is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint

from heirloom.gui.screens.viewer.picture.canvas import PhotoCanvas
from heirloom.gui.screens.viewer.picture.framing import Framing


@dataclass(frozen=True, slots=True)
class Look:
    """How far in, as a multiple of what fits (None: as it fits), and which point of the picture is in the middle."""

    zoom: float | None
    centre: tuple[float, float]


def look_of(framing: Framing) -> Look:
    return Look(None if framing.is_fit else framing.shown_scale / framing.fit_scale, framing.centre)


def looked(framing: Framing, look: Look) -> Framing:
    """Another picture seen that way."""
    if look.zoom is None:
        return framing.fitted()
    seen = replace(framing, scale=framing.fit_scale * look.zoom, centre=look.centre)
    return seen.within(framing.area, framing.density)


class LinkedCanvas(PhotoCanvas):
    """Two of them follow each other; a click at its edge turns to no other picture."""

    def link(self, other: LinkedCanvas) -> None:
        """Whatever is done here is done there."""
        self.zoomed.connect(lambda: other.follow(look_of(self.framing)))

    def follow(self, look: Look) -> None:
        """Look the same way; who does already tells nobody, and so the two come to rest."""
        seen = looked(self.framing, look)
        if not _same(seen, self.framing):
            self._frame(seen)

    def _edge(self, at: QPoint) -> int:
        return 0


def _same(one: Framing, other: Framing) -> bool:
    if one.is_fit and other.is_fit:
        return True
    near = all(abs(a - b) < 1e-3 for a, b in zip(one.centre, other.centre, strict=True))
    return one.is_fit is other.is_fit and near and abs(one.shown_scale / other.shown_scale - 1) < 1e-3
