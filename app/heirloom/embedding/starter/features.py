"""What is kept of each picture for re-ranking: its pooled feature in bytes and its likeliest classes, 1,540 bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

POOLED = 1280
KEPT = 64
"""Classes kept of the thousand; on real photos the rest together hold a few per cent."""
TEMPERATURE = 1.0
"""Of the softmax whose probabilities are kept."""
FORMAT = 1

_RECORD = np.dtype(
    [
        ("format", "<u2"),
        ("scale", "<f2"),
        ("pooled", "u1", (POOLED,)),
        ("classes", "<u2", (KEPT,)),
        ("probabilities", "<f2", (KEPT,)),
    ]
)
FEATURE_BYTES = _RECORD.itemsize

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """Unpacked: `pooled` (n, 1280) in units of `scale` (n,), `classes` and `probabilities` (n, 64), likeliest first."""

    pooled: NDArray[np.uint8]
    scale: Floats
    classes: NDArray[np.uint16]
    probabilities: Floats

    def __len__(self) -> int:
        return len(self.scale)


def softmax(logits: Floats, temperature: float) -> Floats:
    """Softmax over the last axis of logits / temperature."""
    scaled = logits / np.float32(temperature)
    scaled = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(scaled / scaled.sum(axis=-1, keepdims=True), np.float32)


def pack(pooled: Floats, logits: Floats) -> list[bytes]:
    """Features of n pictures from pooled (n, 1280), never negative, and logits (n, 1000), as one record each."""
    probabilities = softmax(logits, TEMPERATURE)
    classes = np.argsort(-probabilities, axis=1, kind="stable")[:, :KEPT]
    # The scale is rounded up to float16 first, so that the largest value stays within a byte.
    scale = np.maximum(pooled.max(axis=1) / 255.0 * 1.001, 1e-6).astype(np.float16)
    records = np.zeros(len(pooled), _RECORD)
    records["format"] = FORMAT
    records["scale"] = scale
    records["pooled"] = np.clip(np.rint(pooled / scale.astype(np.float32)[:, None]), 0, 255)
    records["classes"] = classes
    records["probabilities"] = np.take_along_axis(probabilities, classes, axis=1)
    return [record.tobytes() for record in records]


def unpack(features: Sequence[bytes]) -> Features:
    """The inverse of `pack`. Raises ValueError where a record is not of this format."""
    records = np.frombuffer(b"".join(features), np.uint8)
    if len(records) != len(features) * FEATURE_BYTES:
        raise ValueError(f"a feature record has {FEATURE_BYTES} bytes")
    table = records.view(_RECORD)
    if len(table) and (table["format"].max() != FORMAT or table["format"].min() != FORMAT):
        raise ValueError("a feature record of another format")
    if len(table) and table["classes"].max() >= 1000:
        raise ValueError("a feature record names a class that does not exist")
    return Features(
        pooled=table["pooled"],
        scale=table["scale"].astype(np.float32),
        classes=table["classes"],
        probabilities=table["probabilities"].astype(np.float32),
    )
