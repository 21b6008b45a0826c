"""How many pixels a request needs, so that a decoder can stop at a smaller size."""

from __future__ import annotations

from dataclasses import dataclass

from heirloom.extract.protocol import Request, Want
from heirloom.extract.replies import MAX_RENDER_PX, MAX_THUMBNAIL_PX

OCR_LONG_PX = 2600
"""Longest side for reading text in pictures: about 220 dpi on an A4 page."""
_ENOUGH = 0.95
"""A decode that lands just below the thumbnail's side is enough: 4000 px / 8 = 500 px costs half of 1000 px."""
_MAX_LONG_PX = MAX_RENDER_PX


@dataclass(frozen=True, slots=True)
class Need:
    """Least longest and least shortest side that the decoded picture shall have, in pixels."""

    long_px: int
    short_px: int

    def work_size(self, width: int, height: int) -> tuple[int, int]:
        """Sides of the working picture: both needs met, the picture's own size never passed."""
        scale = max(self.long_px / max(width, height), self.short_px / min(width, height))
        scale = min(scale, 1.0, _MAX_LONG_PX / max(width, height))
        return max(1, round(width * scale)), max(1, round(height * scale))

    def least_sides(self, width: int, height: int) -> tuple[int, int]:
        """Sides below which a scaled decode must not go."""
        side_w, side_h = self.work_size(width, height)
        short_side_decides = self.short_px * max(width, height) > self.long_px * _ENOUGH * min(width, height)
        if short_side_decides or (side_w, side_h) == (width, height):
            return side_w, side_h
        return max(1, int(side_w * _ENOUGH)), max(1, int(side_h * _ENOUGH))


def need_of(request: Request) -> Need:
    """What `request` wants, as sides in pixels."""
    long_px, short_px = MAX_THUMBNAIL_PX, 1
    if Want.RENDER in request.wants:
        long_px = max(long_px, min(request.render_px or MAX_THUMBNAIL_PX, MAX_RENDER_PX))
    if Want.OCR in request.wants:
        long_px = max(long_px, OCR_LONG_PX)
    if Want.PIXELS in request.wants and request.pixels is not None:
        spec = request.pixels
        long_px = max(long_px, spec.size)
        short_px = 1 if spec.mode == "pad" else max(spec.resize, spec.size)
    return Need(long_px, short_px)
