"""Reads PDF documents through PDFium: facts, text, scanned pages, first-page picture, text recognition."""

from __future__ import annotations

import ctypes
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, PageText, PassageSource
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.documents.dates import from_pdf
from heirloom.extract.worker.documents.pdf_text import words_of
from heirloom.extract.worker.documents.text_limits import MAX_TEXT_SIGNS, clean, keywords_of, one_line
from heirloom.extract.worker.imaging.outputs import Outputs, make_outputs

MAX_TEXT_PAGES = 5_000
TEXT_SECONDS = 20.0
"""Processor time for the text of one document; beyond it the rest is left out with a warning."""
OCR_SECONDS = 30.0
OCR_DPI = 170
_PICTURE_PX = 1024
"""Long side of the page picture from which the thumbnail and the encoder's pixels are made."""
_MAX_RENDER_PX = 3_000
_POINTS_PER_INCH = 72
_SCAN_SHARE = 0.25
"""A picture over a quarter of a page that has next to no text is taken for a scan."""
_OUTLINES = 300
"""So many drawn shapes on a page without text are probably letters turned into outlines."""
_MAX_OBJECTS = 20_000
_PAINTED = frozenset((Want.THUMBNAIL, Want.PIXELS, Want.LOOK, Want.MEASURE, Want.RENDER))
_COUNT = re.compile(rb"/Type\s*/Pages\b(?:(?!endobj|/Parent).){0,4096}?/Count\s+(\d{1,6})", re.DOTALL)
_COUNT_FIRST = re.compile(rb"/Count\s+(\d{1,6})(?:(?!endobj|/Parent).){0,4096}?/Type\s*/Pages\b", re.DOTALL)
_PASSWORD_WARNING = "The document is protected by a password; its text and pages cannot be read."


def read(request: Request, data: bytes) -> Extracted:
    """Read what `request` wants. ItemError "unreadable" for what PDFium cannot open; a password is no error."""
    try:
        document = open_document(data)
    except ItemError as error:
        if error.code == "encrypted":
            return _locked(request, data)
        raise
    with _closing(document):
        return _read(request, document)


def open_document(data: bytes | bytearray) -> pdfium.PdfDocument:
    """Open it, forms filled in. ItemError "encrypted" where it asks for a password, "unreadable" where damaged."""
    try:
        document = pdfium.PdfDocument(_buffer(data))
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise ItemError("encrypted", "it is protected by a password of its own") from error
        raise ItemError("unreadable", "it is damaged or no PDF document") from error
    if document.get_formtype() == raw.FORMTYPE_ACRO_FORM:
        # Without it, values that a form holds have no appearance and stay unread and unpainted.
        document.init_forms()
    return document


def _buffer(data: bytes | bytearray) -> object:
    """PDFium reads the very bytes; a bytearray from the pipe is lent, not copied."""
    if isinstance(data, bytearray):
        return (ctypes.c_char * len(data)).from_buffer(data)
    return data


@contextmanager
def _closing(document: pdfium.PdfDocument) -> Iterator[None]:
    try:
        yield
    finally:
        document.close()


def _locked(request: Request, data: bytes) -> Extracted:
    """The page tree's count is often in clear although strings and streams are not."""
    found = _COUNT.search(data) or _COUNT_FIRST.search(data)
    pages = int(found.group(1)) if found is not None and int(found.group(1)) else None
    return Extracted(media_type=request.media_type, pages=pages, encrypted=True, warnings=(_PASSWORD_WARNING,))


def _read(request: Request, document: pdfium.PdfDocument) -> Extracted:
    pages = len(document)
    warnings: list[str] = []
    outputs, picture_error = _outputs(request, document)
    texts: list[PageText] = []
    scanned: tuple[int, ...] = ()
    if Want.TEXT in request.wants:
        scanned = _read_texts(document, texts, warnings)
    if Want.OCR in request.wants:
        _recognise(request, document, texts, warnings)
    facts = _facts(document) if Want.METADATA in request.wants else Extracted()
    return Extracted(
        media_type=request.media_type,
        captured=facts.captured,
        pages=pages,
        encrypted=raw.FPDF_GetSecurityHandlerRevision(document) >= 0,
        title=facts.title,
        caption=facts.caption,
        keywords=facts.keywords,
        texts=tuple(texts),
        thumbnail=outputs.thumbnail,
        pixels=outputs.pixels,
        text_likelihood=outputs.text_likelihood,
        measures=outputs.measures,
        scanned_pages=scanned,
        warnings=tuple(warnings),
        picture_error=picture_error,
    )


def _outputs(request: Request, document: pdfium.PdfDocument) -> tuple[Outputs, tuple[str, str] | None]:
    """The page's pictures; where only the page is damaged, why there are none. ItemError if nothing else is asked."""
    if not request.wants & _PAINTED or not len(document):
        return Outputs(), None
    try:
        return make_outputs(request, _picture(request, document)), None
    except ItemError as error:
        if not request.wants & {Want.METADATA, Want.TEXT}:
            raise
        return Outputs(), (error.code, error.message)


def _facts(document: pdfium.PdfDocument) -> Extracted:
    """The document information dictionary (ISO 32000-1, 14.3.3)."""
    stated = document.get_metadata_dict()
    return Extracted(
        captured=from_pdf(stated.get("CreationDate")) or from_pdf(stated.get("ModDate")),
        title=one_line(stated.get("Title")),
        caption=one_line(stated.get("Subject"), 2000),
        keywords=keywords_of(stated.get("Author"), stated.get("Keywords")),
    )


def _read_texts(document: pdfium.PdfDocument, texts: list[PageText], warnings: list[str]) -> tuple[int, ...]:
    """Append the text of each page; returns the pages (from 1) that hold a picture of text instead."""
    scanned: list[int] = []
    faulty: list[int] = []
    left = MAX_TEXT_SIGNS
    until = time.process_time() + TEXT_SECONDS
    for index in range(len(document)):
        if index >= MAX_TEXT_PAGES or left <= 0 or time.process_time() > until:
            warnings.append(f"The text of pages {index + 1} to {len(document)} was not read: the document is too long.")
            break
        try:
            words = words_of(document, index)
            if not words.is_telling and _is_picture(document, index):
                scanned.append(index + 1)
        except pdfium.PdfiumError:
            faulty.append(index + 1)
            continue
        if words.text.strip():
            texts.append(PageText(PassageSource.TEXT, index + 1, words.text[:left]))
            if len(words.text) > left:
                warnings.append(f"The text of page {index + 1} was not read to its end: the document is too long.")
            left -= len(words.text)
    if faulty:
        warnings.append(f"{len(faulty)} of {len(document)} pages are damaged and were not read.")
    return tuple(scanned)


def _is_picture(document: pdfium.PdfDocument, index: int) -> bool:
    """Does the page show a picture large enough to be a scan, or so many outlines that they may be letters?"""
    page = document[index]
    width, height = page.get_size()
    area, outlines = 0.0, 0
    for at, thing in enumerate(page.get_objects(max_depth=4)):
        if at >= _MAX_OBJECTS:
            break
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            area += max(0.0, min(right, width) - max(left, 0)) * max(0.0, min(top, height) - max(bottom, 0))
        elif thing.type == raw.FPDF_PAGEOBJ_PATH:
            outlines += 1
    page.close()
    return area >= _SCAN_SHARE * max(width * height, 1.0) or outlines >= _OUTLINES


def _picture(request: Request, document: pdfium.PdfDocument) -> NDArray[np.uint8]:
    """The asked page (the first, if none) as large as thumbnail, encoder or window want it."""
    index = (request.page or 1) - 1
    if not 0 <= index < len(document):
        raise ItemError("unreadable", f"it has no page {index + 1}", path=request.name)
    wanted_px = (request.render_px or 0) if Want.RENDER in request.wants else 0
    return _render(request, document, index, long_px=min(max(_PICTURE_PX, wanted_px), _MAX_RENDER_PX))


def _render(
    request: Request, document: pdfium.PdfDocument, index: int, *, long_px: int | None = None
) -> NDArray[np.uint8]:
    """One page as RGB: at `OCR_DPI`, or with its longest side `long_px`; never beyond `_MAX_RENDER_PX`."""
    try:
        page = document[index]
        longest = max(*page.get_size(), 1.0)
        scale = long_px / longest if long_px else min(OCR_DPI / _POINTS_PER_INCH, _MAX_RENDER_PX / longest)
        # Both sides of a page may be absurd (a mile by an inch): PDFium rounds up, so no side becomes zero.
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        rgb = np.array(bitmap.to_numpy()[..., :3] if bitmap.format != raw.FPDFBitmap_Gray else bitmap.to_numpy())
        bitmap.close()
        page.close()
    except pdfium.PdfiumError as error:
        raise ItemError("unreadable", f"its page {index + 1} is damaged", path=request.name) from error
    return rgb if rgb.ndim == 3 and rgb.shape[2] == 3 else np.repeat(rgb.reshape(*rgb.shape[:2], 1), 3, axis=2)


def _recognise(request: Request, document: pdfium.PdfDocument, texts: list[PageText], warnings: list[str]) -> None:
    """Read the asked pages by their looks, as far as the time goes."""
    from heirloom.extract.worker import ocr  # lazily: its models take a second and 200 MB that most runs need not pay

    until = time.process_time() + OCR_SECONDS
    pages = [page for page in request.ocr_pages if 1 <= page <= len(document)]
    for at, page in enumerate(pages):
        if time.process_time() > until:
            warnings.append(f"{len(pages) - at} of {len(pages)} scanned pages were not read in the time there is.")
            return
        reading = ocr.recognise(_render(request, document, page - 1))
        if reading.text.strip():
            texts.append(PageText(PassageSource.OCR, page, clean(reading.text)))
        if not reading.is_whole:
            warnings.append(f"Page {page} holds more text than could be read in the time there is.")
