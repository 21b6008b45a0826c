"""What every photo reader does alike: facts first, then one decode for everything that needs pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, PageText, PassageSource, Size
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.imaging.colour import to_srgb
from heirloom.extract.worker.imaging.need import Need, need_of
from heirloom.extract.worker.imaging.orient import upright
from heirloom.extract.worker.imaging.outputs import Outputs, make_outputs, shrink
from heirloom.extract.worker.metadata.container import Container
from heirloom.extract.worker.metadata.facts import Facts, read_facts

_NEED_PIXELS = frozenset({Want.THUMBNAIL, Want.PIXELS, Want.LOOK, Want.MEASURE, Want.OCR, Want.RENDER})

Decode = Callable[[Need], NDArray[np.uint8]]
"""Gives RGB (height, width, 3) as stored, not turned, in the profile's colours, at least as large as needed."""


class OpenPhoto(NamedTuple):
    """A photo whose container has been read and whose pixels have not."""

    media_type: str
    container: Container
    decode: Decode


def read_photo(request: Request, media_type: str, container: Container, decode: Decode) -> Extracted:
    """Facts and pictures of one photo.

    Where facts could be read but the picture cannot be shown, `picture_error` says why. ItemError where there is
    neither, or where only the picture was asked for.
    """
    facts = read_facts(container)
    pictures = _Pictures()
    error: tuple[str, str] | None = None
    if request.wants & _NEED_PIXELS:
        try:
            pictures = _pictures(request, container, facts, decode)
        except ItemError as failure:
            error = (failure.code, failure.message)
        except MemoryError:
            error = ("out_of_memory", "its picture needs more memory than one file may take")
    if error is not None and (facts.size is None or Want.METADATA not in request.wants):
        raise ItemError(*error)
    if Want.METADATA not in request.wants:
        facts = Facts()
    return _extracted(media_type, container, facts, pictures, error)


@dataclass(slots=True)
class _Pictures:
    outputs: Outputs = field(default_factory=Outputs)
    texts: tuple[PageText, ...] = ()
    warnings: tuple[str, ...] = ()


def _pictures(request: Request, container: Container, facts: Facts, decode: Decode) -> _Pictures:
    """One decode, shrunk to what is needed before colours and turning are paid for."""
    need = need_of(request)
    rgb = decode(need)
    stored_height, stored_width = rgb.shape[:2]
    if facts.size is None:
        facts.size = Size(stored_width, stored_height)
    rgb = shrink(rgb, max(need.work_size(stored_width, stored_height)))
    rgb = upright(to_srgb(rgb, container.icc), facts.orientation)
    pictures = _Pictures(make_outputs(request, rgb))
    if Want.OCR in request.wants:
        _recognise(rgb, pictures)
    return pictures


def _recognise(rgb: NDArray[np.uint8], pictures: _Pictures) -> None:
    from heirloom.extract.worker import ocr  # its models take a second and 200 MB that most runs need not pay

    reading = ocr.recognise(rgb)
    if reading.text.strip():
        pictures.texts = (PageText(PassageSource.OCR, None, reading.text),)
    if not reading.is_whole:
        pictures.warnings = ("Reading the text in this picture took too long; the end is missing.",)


def _extracted(
    media_type: str, container: Container, facts: Facts, pictures: _Pictures, error: tuple[str, str] | None
) -> Extracted:
    return Extracted(
        media_type=media_type,
        captured=facts.captured,
        gps=facts.gps,
        size=facts.size,
        camera=facts.camera,
        pages=container.pages,
        title=facts.title,
        caption=facts.caption,
        keywords=facts.keywords,
        rating=facts.rating,
        texts=pictures.texts,
        thumbnail=pictures.outputs.thumbnail,
        pixels=pictures.outputs.pixels,
        text_likelihood=pictures.outputs.text_likelihood,
        measures=pictures.outputs.measures,
        warnings=pictures.warnings,
        picture_error=error,
    )
