"""The model of worth made small: least weights pruned, the rest in bytes; and how it is kept in the vault."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.worth.model import WorthModel
from heirloom.learning.worth.network import Floats
from heirloom.learning.worth.signals import NAMES

KEPT_SHARE: Final = 0.999
"""Of a matrix's absolute weight, so much stays; the many small weights that make the rest are pruned."""
FORMAT: Final = 1
_LEVELS: Final = 127
_HEAD: Final = struct.Struct("<HI")
Single = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Quantised:
    """A matrix (k, m) as bytes with a scale for each column: value = bytes × scale."""

    levels: NDArray[np.int8]
    scale: Single

    @classmethod
    def of(cls, weights: Floats) -> Quantised:
        """Prune, then round to the nearest of 255 levels of each column."""
        kept = _pruned(np.atleast_2d(np.asarray(weights, np.float64)))
        scale = np.maximum(np.abs(kept).max(axis=0), 1e-12) / _LEVELS
        return cls(np.rint(kept / scale).astype(np.int8), scale.astype(np.float32))

    def matrix(self) -> Single:
        return np.asarray(self.levels * self.scale, np.float32)


@dataclass(frozen=True, slots=True)
class CompactModel:
    """What screens: all networks side by side as one layer. `worth` costs microseconds a memory."""

    linear: Single
    inner: Single
    shift: Single
    outer: Single
    bias: float
    decisions: int

    def worth(self, x: NDArray[Any]) -> Single:
        """As `WorthModel.worth`, for x (n, k)."""
        rows = np.asarray(x, np.float32)
        z = rows @ self.linear + np.float32(self.bias)
        if self.inner.size:
            z = z + np.tanh(rows @ self.inner + self.shift) @ self.outer
        return np.asarray(0.5 * (1.0 + np.tanh(0.5 * z)), np.float32)


def to_bytes(model: WorthModel) -> bytes:
    """The small model: a JSON head of names and shapes, then arrays."""
    count = len(model.networks)
    inner = np.concatenate([net.inner for net in model.networks], axis=1) if count else np.zeros((len(model.names), 0))
    shift = np.concatenate([net.shift for net in model.networks]) if count else np.zeros(0)
    outer = np.concatenate([net.outer for net in model.networks]) / count if count else np.zeros(0)
    bias = model.linear.bias + (sum(net.bias for net in model.networks) / count if count else 0.0)
    linear, layer = Quantised.of(model.linear.weights[:, None]), Quantised.of(inner)
    head = json.dumps(
        {"names": list(model.names), "hidden": inner.shape[1], "bias": bias, "decisions": model.decisions}
    ).encode()
    arrays = (linear.levels, linear.scale, layer.levels, layer.scale, shift.astype("<f4"), outer.astype("<f4"))
    return _HEAD.pack(FORMAT, len(head)) + head + b"".join(np.ascontiguousarray(one).tobytes() for one in arrays)


def from_bytes(data: bytes) -> CompactModel:
    """The inverse. ValueError for what is not such a model, or one of other signals."""
    try:
        version, length = _HEAD.unpack_from(data)
        head = json.loads(data[_HEAD.size : _HEAD.size + length])
        hidden, bias, decisions = int(head["hidden"]), float(head["bias"]), int(head["decisions"])
    except (struct.error, KeyError, TypeError) as error:
        raise ValueError("not a model of worth") from error
    if version != FORMAT or tuple(head["names"]) != NAMES or hidden < 0:
        raise ValueError("a model of worth for other signals")
    width, at = len(NAMES), _HEAD.size + length
    sizes = ((width, "i1"), (1, "<f4"), (width * hidden, "i1"), (hidden, "<f4"), (hidden, "<f4"), (hidden, "<f4"))
    if at + sum(count * np.dtype(kind).itemsize for count, kind in sizes) != len(data):
        raise ValueError("a model of worth of another length")
    parts: list[NDArray[Any]] = []
    for count, kind in sizes:
        parts.append(np.frombuffer(data, kind, count, at))
        at += parts[-1].nbytes
    if not all(np.isfinite(part).all() for part in parts):
        raise ValueError("a model of worth with numbers that are none")
    linear = Quantised(parts[0].reshape(width, 1), parts[1]).matrix()[:, 0]
    inner = Quantised(parts[2].reshape(width, hidden), parts[3]).matrix()
    return CompactModel(linear, inner, parts[4].astype(np.float32), parts[5].astype(np.float32), bias, decisions)


def _pruned(weights: Floats) -> Floats:
    """The same without the smallest weights that together hold a thousandth of the absolute sum."""
    if not weights.size:
        return weights
    sizes = np.sort(np.abs(weights).ravel())
    allowed = np.cumsum(sizes) <= (1.0 - KEPT_SHARE) * sizes.sum()
    limit = sizes[allowed][-1] if allowed.any() else -1.0
    return np.where(np.abs(weights) > limit, weights, 0.0)
