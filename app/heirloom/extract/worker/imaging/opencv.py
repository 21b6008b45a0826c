"""Decodes with OpenCV what Pillow does not know."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray


def decode_with_opencv(data: bytes) -> NDArray[np.uint8] | None:
    """RGB (height, width, 3) of the first page, upright; None where OpenCV cannot read it either.

    Judge the size before: nothing here bounds it. Deep samples are brought to 8 bit by the range of their type,
    floating ones by the values met.
    """
    try:
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_ANYCOLOR | cv2.IMREAD_ANYDEPTH)
    except cv2.error:
        return None
    if decoded is None or decoded.size == 0:
        return None
    grey_or_bgr = _to_8_bit(np.asarray(decoded))
    if grey_or_bgr.ndim == 2:
        return np.repeat(grey_or_bgr[:, :, None], 3, axis=2)
    return np.ascontiguousarray(grey_or_bgr[:, :, 2::-1])


def _to_8_bit(samples: NDArray[np.generic]) -> NDArray[np.uint8]:
    if samples.dtype == np.uint8:
        return samples.astype(np.uint8, copy=False)
    if samples.dtype == np.uint16:
        return (samples.astype(np.uint16, copy=False) >> 8).astype(np.uint8)
    values = np.nan_to_num(samples.astype(np.float32))
    low, high = float(values.min()), float(values.max())
    return ((values - low) * (255.0 / max(high - low, 1e-9))).astype(np.uint8)
