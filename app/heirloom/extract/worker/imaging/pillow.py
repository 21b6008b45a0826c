"""Decodes with Pillow, bounded: the size is judged before a pixel is made."""

from __future__ import annotations

import io
import struct

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile

from heirloom.core.errors import ItemError
from heirloom.extract.worker.imaging.need import Need

MAX_DECODED_BYTES = 600_000_000
"""A full decode beyond this could not be held beside its reduced copy within the worker's memory."""
_BYTES_PER_PIXEL = {"1": 2, "L": 1, "P": 5, "I;16": 5, "I;16B": 5, "I;16L": 5, "RGBA": 8, "LA": 12, "PA": 12, "La": 12}
"""What a pixel costs at the moment when most copies of it are held."""
_DEFAULT_BYTES_PER_PIXEL = 4
_TRANSPARENT_MODES = frozenset({"RGBA", "RGBa", "LA", "La", "PA"})
_REDUCIBLE_MODES = frozenset({"L", "RGB", "CMYK", "YCbCr", "I", "F"})

Image.MAX_IMAGE_PIXELS = None  # `check_size` judges by bytes, for every decoder alike
ImageFile.LOAD_TRUNCATED_IMAGES = True  # the part of a photo that survived is worth showing


DECODER_ERRORS = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, RuntimeError, struct.error,
    OverflowError, AttributeError, ZeroDivisionError, AssertionError,
)  # fmt: skip
"""What decoders raise on damaged files; a bug of our own among them would still be told as this file's error."""


def damaged(error: Exception) -> ItemError:
    """The error for a picture that no decoder could read; the decoder's own words could quote the file."""
    return ItemError("unreadable", f"its picture is damaged or of an unknown dialect ({type(error).__name__})")


def check_size(width: int, height: int, bytes_per_pixel: int) -> None:
    """ItemError "too_large" where decoding would take more memory than one file may."""
    if width * height * bytes_per_pixel > MAX_DECODED_BYTES:
        raise ItemError("too_large", f"{width} x {height} pixels are more than can be shown safely")


def decode_with_pillow(data: bytes, format_name: str, need: Need) -> NDArray[np.uint8]:
    """RGB (height, width, 3) of the first frame, reduced towards `need`; transparency lies on white.

    ItemError "too_large" or "unreadable".
    """
    try:
        with Image.open(io.BytesIO(data), formats=(format_name,)) as image:
            if format_name == "JPEG":
                image.draft("RGB", need.least_sides(*image.size))
            check_size(*image.size, _BYTES_PER_PIXEL.get(image.mode, _DEFAULT_BYTES_PER_PIXEL))
            return flatten(image, need)
    except DECODER_ERRORS as error:
        raise damaged(error) from error


def flatten(image: Image.Image, need: Need) -> NDArray[np.uint8]:
    """The image reduced by a whole factor (its sides stay at or above the need's), as RGB on white.

    Reduced before converted wherever the mode allows: a copy at full size would double the memory.
    """
    image.load()  # before its size is asked: some plugins turn the picture while they load it
    transparent = image.mode in _TRANSPARENT_MODES or "transparency" in image.info
    if transparent:
        image = image.convert("RGBA").convert("RGBa")
    elif image.mode == "1":
        image = image.convert("L")
    elif image.mode.startswith("I;16"):
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    elif image.mode not in _REDUCIBLE_MODES:
        image = image.convert("RGB")
    least = need.least_sides(*image.size)
    factor = max(1, min(image.width // max(least[0], 1), image.height // max(least[1], 1)))
    if factor > 1:
        image = image.reduce(factor)
    if transparent:
        image = Image.alpha_composite(Image.new("RGBA", image.size, (255,) * 4), image.convert("RGBA"))
    elif image.mode in ("I", "F"):
        image = _to_grey(image)
    return np.asarray(image if image.mode == "RGB" else image.convert("RGB"), dtype=np.uint8)


def _to_grey(image: Image.Image) -> Image.Image:
    """Wide and floating grey to 8 bit: by the range of the type that the values seem to come from, else by theirs."""
    values = np.nan_to_num(np.asarray(image).astype(np.float32))
    low, high = float(values.min()), float(values.max())
    if low >= 0:
        low, high = 0.0, next((top for top in (1.0, 255.0, 65535.0) if high <= top), high)
    scaled = np.clip((values - low) * (255.0 / max(high - low, 1e-9)), 0, 255)
    return Image.fromarray(scaled.astype(np.uint8))
