"""Text of one PDF page as it is displayed: filled-in forms and notes included, in reading order."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from heirloom.extract.worker.documents.reading_order import Line, in_reading_order
from heirloom.extract.worker.documents.text_limits import clean

MAX_PAGE_SIGNS = 500_000
_MAX_ANNOTATIONS = 2_000
_MAX_NOTE_UNITS = 20_000
_DISPLAYED = frozenset((raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP))
"""Annotations whose words stand on the page; flattening turns them into text of the page."""
_NOTES = frozenset((raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY))
"""Annotations whose words open in a window beside the page."""
_HYPHEN = "\x02"
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_IDEOGRAPH = re.compile(_WIDE)
_LOOSE_IDEOGRAPHS = re.compile(f"(?<={_WIDE}) (?={_WIDE})")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SPACING_MODIFIER = re.compile("[\u02b0-\u02ff]")
_MAX_ANGLES = 200
_FEW_SIGNS = 25
_STRANGE_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class PageWords:
    """`text` of a page; `is_telling` is False where it is too little or too garbled to stand for the page."""

    text: str
    is_telling: bool


def words_of(document: pdfium.PdfDocument, index: int) -> PageWords:
    """Text of the page at `index` (from 0). Raises PdfiumError when the page cannot be loaded."""
    page = document[index]
    displayed, notes = _annotations(page)
    lines, garbled = _lines(page)
    fields: list[Line] = []
    if displayed and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[index]
        flat, garbled = _lines(page)
        # Flattening appends: what was there stays in front, word for word.
        lines, fields = (lines, flat[len(lines) :]) if _starts_with(flat, lines) else (flat, [])
    page.close()
    text = _joined(in_reading_order(lines, fields))
    telling = garbled < _STRANGE_SHARE and sum(not sign.isspace() for sign in text) >= _FEW_SIGNS
    unseen = [note for note in notes if note not in text]
    return PageWords(clean("\n".join([text, *unseen]) if unseen else text), telling)


def _starts_with(flat: list[Line], lines: list[Line]) -> bool:
    return [line.text for line in flat[: len(lines)]] == [line.text for line in lines]


def _lines(page: pdfium.PdfPage) -> tuple[list[Line], float]:
    """The lines as drawn, and the share of their characters whose font does not tell what they mean."""
    textpage = page.get_textpage()
    count = min(textpage.count_chars(), MAX_PAGE_SIGNS)
    signs = [raw.FPDFText_GetUnicode(textpage, at) for at in range(count)]
    unknown = [at for at, sign in enumerate(signs) if _is_garbled(textpage, at, sign)]
    garbled = len(unknown) / max(count, 1)
    if garbled < _STRANGE_SHARE:
        # Some glyphs among readable text: their font's own numbers would stand there as words that nobody wrote.
        for at in unknown:
            signs[at] = 32
    found: list[tuple[str, int, int]] = []
    start = 0
    for at in range(count + 1):
        if at == count or signs[at] in (10, 13):
            text = _line_text(textpage, signs, start, at)
            if text.strip():
                found.append((text, start, at - start))
            start = at + 1
    turn = _turn(textpage, found)
    size = page.get_size() if page.get_rotation() in (0, 180) else page.get_size()[::-1]
    lines = [_boxed(textpage, text, start, count, turn, size) for text, start, count in found]
    textpage.close()
    return lines, garbled


def _is_garbled(textpage: pdfium.PdfTextPage, at: int, sign: int) -> bool:
    """Fonts without a mapping to Unicode give their own numbers, or signs of the private area, in place of words."""
    if 0xE000 <= sign <= 0xF8FF or sign == 0xFFFD:
        return True
    return (sign > 0x7E or sign < 9) and raw.FPDFText_HasUnicodeMapError(textpage, at) == 1


def _turn(textpage: pdfium.PdfTextPage, found: list[tuple[str, int, int]]) -> int:
    """The direction in which most of the text runs, in degrees against the clock; a page may lie on its side."""
    signs = [0, 0, 0, 0]
    for _, start, count in found[:_MAX_ANGLES]:
        angle = raw.FPDFText_GetCharAngle(textpage, start + count // 2)
        signs[round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0] += count
    return 90 * signs.index(max(signs))


def _line_text(textpage: pdfium.PdfTextPage, signs: list[int], start: int, end: int) -> str:
    """The text of one line, without the spaces that wide-set letters and ideographs seem to have between them."""
    text = _decoded(signs[start:end])
    if _RIGHT_TO_LEFT.search(text):
        # These scripts have no such letters: they are what fonts call the vowel marks that they draw apart.
        return _SPACING_MODIFIER.sub("", text)
    if " " not in text or len(text) != end - start:
        return text
    ideographs = len(_IDEOGRAPH.findall(text))
    if ideographs:
        loose = len(_LOOSE_IDEOGRAPHS.findall(text))
        wide_set = ideographs >= 4 and loose > 0.6 * ideographs
        return (
            _LOOSE_IDEOGRAPHS.sub("", text)
            if wide_set
            else _LOOSE_IDEOGRAPHS.sub(
                lambda gap: "" if raw.FPDFText_IsGenerated(textpage, start + gap.start()) == 1 else " ", text
            )
        )
    words = text.split(" ")
    if len(words) >= 8 and sum(len(word) == 1 for word in words) > 0.9 * len(words):
        made_up = [raw.FPDFText_IsGenerated(textpage, start + at) == 1 for at in range(len(text)) if text[at] == " "]
        return text.replace(" ", "") if all(made_up) else text
    return text


def _decoded(units: list[int]) -> str:
    """Code points as PDFium gives them, where halves of a surrogate pair can stand apart."""
    text = "".join(chr(unit) for unit in units if unit < 0x110000)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _boxed(
    textpage: pdfium.PdfTextPage, text: str, start: int, count: int, turn: int, size: tuple[float, float]
) -> Line:
    """The line with its box as read: x along the lines, y downwards."""
    rects = raw.FPDFText_CountRects(textpage, start, count)
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    corners: list[tuple[float, float]] = []
    for at in range(min(rects, 200)):
        if raw.FPDFText_GetRect(textpage, at, left, top, right, bottom):
            corners += [(left.value, top.value), (right.value, bottom.value)]
    placed = [_turned(x, y, turn, size) for x, y in corners] or [(0.0, 0.0)]
    xs, ys = [x for x, _ in placed], [y for _, y in placed]
    return Line(text, min(xs), min(ys), max(xs), max(ys))


def _turned(x: float, y: float, turn: int, size: tuple[float, float]) -> tuple[float, float]:
    width, height = size
    match turn:
        case 90:
            return y, x
        case 180:
            return width - x, y
        case 270:
            return width - y, height - x
        case _:
            return x, height - y


def _joined(lines: list[Line]) -> str:
    """One text, words divided at a line's end made whole, blocks parted by an empty line."""
    parts: list[str] = []
    for at, line in enumerate(lines):
        text = line.text.rstrip(" ")
        follows = at + 1 < len(lines)
        if text.endswith(_HYPHEN) and follows:
            parts.append(text.removesuffix(_HYPHEN))
            continue
        gap = lines[at + 1].top - line.bottom if follows else 0.0
        parts.append(text + ("\n\n" if follows and not -line.height < gap < 0.8 * line.height else "\n"))
    return re.sub(_HYPHEN, "-", "".join(parts)).strip("\n")


def _annotations(page: pdfium.PdfPage) -> tuple[bool, list[str]]:
    """Whether some annotation shows words on the page, and the notes that open beside it."""
    displayed, notes = False, []
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        displayed = displayed or kind in _DISPLAYED
        if kind in _NOTES and (note := _contents(annotation)):
            notes.append(note)
        raw.FPDFPage_CloseAnnot(annotation)
    return displayed, notes


def _contents(annotation: object) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    if not 2 < size <= 2 * _MAX_NOTE_UNITS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return " ".join(buffer.raw.decode("utf-16-le", "replace").rstrip("\0").split())
