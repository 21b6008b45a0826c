"""Brings a picture's colours to sRGB where its ICC profile says they are something else."""

from __future__ import annotations

import io
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

_ICC_SPACE = slice(16, 20)
_SRGB_NAMES = (b"sRGB", "sRGB".encode("utf-16-be"))


def to_srgb(rgb: NDArray[np.uint8], icc: bytes | None) -> NDArray[np.uint8]:
    """`rgb` in sRGB. No profile, an sRGB one, one that is not for RGB or one that is damaged changes nothing."""
    if not icc or len(icc) < 128 or icc[_ICC_SPACE] != b"RGB " or any(name in icc for name in _SRGB_NAMES):
        return rgb
    transform = _transform(icc)
    if transform is None:
        return rgb
    image = Image.fromarray(np.ascontiguousarray(rgb))
    converted = ImageCms.applyTransform(image, transform)
    return rgb if converted is None else np.asarray(converted, dtype=np.uint8)


@lru_cache(maxsize=16)
def _transform(icc: bytes) -> ImageCms.ImageCmsTransform | None:
    """A phone writes the same profile into every picture, so the transform is kept."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        return ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    except (OSError, ValueError, TypeError, ImageCms.PyCMSError):
        return None
