"""Pages of a PDF document: their sizes, one page as pixels, and where words stand on it."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from heirloom.core.errors import ItemError
from heirloom.core.records import Size
from heirloom.core.views import PageSize, Pixels, WordBox
from heirloom.extract.viewing import MAX_BOXES, MAX_PAGES, MAX_SIDE_PX, MAX_VIEW_PIXELS, MAX_WORDS, ViewRequest
from heirloom.extract.worker.formats.pdf import open_document
from heirloom.extract.worker.viewing.held import HeldFile

_LEAST_POINTS, _MOST_POINTS = 0.01, 1_000_000.0
_GRID = 100_000
"""Device units for a page's sides when corners are turned to shares of it."""


def sizes(held: HeldFile) -> tuple[PageSize, ...]:
    """The pages in order, as many as can be shown. ItemError where there is none."""
    document = _opened(held)
    count = min(len(document), MAX_PAGES)
    if not count:
        raise ItemError("unreadable", "it has no pages")
    return tuple(_page_size(document, index) for index in range(count))


def page(held: HeldFile, request: ViewRequest) -> Pixels:
    """One page, `max_px` wide, with its forms and notes. ItemError where it is damaged or there is no such page."""
    document = _opened(held)
    index = _index(document, request)
    try:
        sheet = document[index]
        width, height = (max(side, _LEAST_POINTS) for side in sheet.get_size())
        most = min(MAX_SIDE_PX / width, MAX_SIDE_PX / height, math.sqrt(MAX_VIEW_PIXELS / (width * height)))
        # PDFium rounds up; a hair below the asked width keeps it from being passed.
        scale = min(max(1, request.max_px) / width, most) * (1 - 1e-4)
        bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        rgb = _rgb(np.array(bitmap.to_numpy()))
        bitmap.close()
        sheet.close()
    except pdfium.PdfiumError as error:
        raise ItemError("unreadable", f"its page {index + 1} is damaged") from error
    rgb = np.ascontiguousarray(rgb[:, : max(1, request.max_px)])
    return Pixels(rgb.shape[1], rgb.shape[0], rgb.tobytes(), Size(rgb.shape[1], rgb.shape[0]))


def boxes(held: HeldFile, request: ViewRequest) -> tuple[WordBox, ...]:
    """Where the words stand, in whatever case they are written. A page that cannot be read has none."""
    document = _opened(held)
    index = _index(document, request)
    try:
        sheet = document[index]
        textpage = sheet.get_textpage()
        found = [box for word in request.words[:MAX_WORDS] for box in _boxes_of(sheet, textpage, word)]
        textpage.close()
        sheet.close()
    except pdfium.PdfiumError:
        return ()
    return tuple(dict.fromkeys(found))[:MAX_BOXES]


def _opened(held: HeldFile) -> pdfium.PdfDocument:
    if held.document is None:
        held.document = open_document(held.data)
    return held.document


def _index(document: pdfium.PdfDocument, request: ViewRequest) -> int:
    if not 1 <= request.page <= len(document):
        raise ItemError("unreadable", f"it has no page {request.page}")
    return request.page - 1


def _page_size(document: pdfium.PdfDocument, index: int) -> PageSize:
    """A4 for a page that does not tell: one damaged page must not hide the rest."""
    try:
        width, height = document.get_page_size(index)
    except pdfium.PdfiumError:
        return PageSize(595.0, 842.0)
    return PageSize(*(min(max(float(side), _LEAST_POINTS), _MOST_POINTS) for side in (width, height)))


def _rgb(drawn: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if drawn.ndim == 3 and drawn.shape[2] >= 3:
        return drawn[..., :3]
    return np.repeat(drawn.reshape(*drawn.shape[:2], 1), 3, axis=2)


def _boxes_of(sheet: pdfium.PdfPage, textpage: pdfium.PdfTextPage, word: str) -> Iterator[WordBox]:
    if not word.strip():
        return
    search = textpage.search(word.strip(), match_case=False, match_whole_word=False)
    for _ in range(MAX_BOXES):
        hit = search.get_next()
        if hit is None:
            break
        start, count = hit
        for at in range(min(textpage.count_rects(start, count), MAX_BOXES)):
            box = _placed(sheet, textpage.get_rect(at))
            if box is not None:
                yield box
    search.close()


def _placed(sheet: pdfium.PdfPage, corners: tuple[float, float, float, float]) -> WordBox | None:
    """A rectangle of the page's own space as shares of the page as displayed, whatever way it is turned."""
    left, bottom, right, top = corners
    points = [_device(sheet, x, y) for x, y in ((left, bottom), (right, top))]
    xs, ys = (sorted(min(max(point[axis] / _GRID, 0.0), 1.0) for point in points) for axis in (0, 1))
    width, height = xs[1] - xs[0], ys[1] - ys[0]
    return WordBox(xs[0], ys[0], width, height) if width > 0 and height > 0 else None


def _device(sheet: pdfium.PdfPage, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(sheet, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return across.value, down.value
