"""Only the plain small JPEG that the worker makes passes for a thumbnail."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
import simplejpeg
from PIL import Image

from heirloom.extract.jpeg_check import is_plain_jpeg


def picture(**options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((64, 48), 60).convert(options.pop("mode", "RGB")).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def test_our_own_jpegs_pass() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (300, 512, 3), dtype=np.uint8)
    for quality in (80, 90):
        assert is_plain_jpeg(simplejpeg.encode_jpeg(noise, quality, "RGB", "420"), max_side_px=512)
    assert is_plain_jpeg(picture(), max_side_px=64)


PLAIN = picture()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PLAIN[:-1],
        PLAIN[:-2],
        PLAIN + b"\xff\xd9",
        PLAIN + b"trailer\xff\xd9",
        PLAIN[:2] + b"\xff\xe1\x00\x08Exif\0\0" + PLAIN[2:],
        picture(progressive=True),
        picture(mode="CMYK"),
        picture(comment=b"hello"),
        picture(icc_profile=b"profile"),
        PLAIN[:-2] + PLAIN[2:],
        PLAIN[: PLAIN.index(b"\xff\xda")] + b"\xff\xd9",
        b"\xff\xd8\xff\xd9",
    ],
)
def test_other_jpegs_do_not(data: bytes) -> None:
    assert not is_plain_jpeg(data, max_side_px=512)


def test_the_side_is_bounded() -> None:
    assert not is_plain_jpeg(PLAIN, max_side_px=63)
