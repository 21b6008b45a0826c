"""Models as bytes: one line of JSON with facts and the arrays' shapes, then the arrays. Nothing in it is ever run."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

KINDS: Final = frozenset("fiub")
"""Of a numpy type: numbers and flags, nothing else."""

Array = NDArray[Any]


def pack(version: int, facts: Mapping[str, Any], arrays: Mapping[str, Array]) -> bytes:
    """Facts (JSON) and arrays by name as bytes."""
    shapes = [[name, array.dtype.str, list(array.shape)] for name, array in arrays.items()]
    head = json.dumps({"format": version, "facts": facts, "arrays": shapes})
    return head.encode() + b"\n" + b"".join(array.tobytes() for array in arrays.values())


def unpack(version: int, payload: bytes) -> tuple[dict[str, Any], dict[str, Array]]:
    """The inverse of `pack`. ValueError where anything is not as `pack` writes it."""
    line, _, body = payload.partition(b"\n")
    try:
        head = json.loads(line)
        if head["format"] != version:
            raise ValueError("a model of another format")
        arrays, at = {}, 0
        for name, kind, shape in head["arrays"]:
            array = _array(body, at, np.dtype(str(kind)), [int(size) for size in shape])
            arrays[str(name)] = array
            at += array.nbytes
        if at != len(body):
            raise ValueError("a model with something behind it")
        return dict(head["facts"]), arrays
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a model: {error}") from error


def _array(body: bytes, at: int, dtype: np.dtype[Any], shape: list[int]) -> Array:
    count = math.prod(shape)
    if dtype.kind not in KINDS or min(shape, default=0) < 0 or at + count * dtype.itemsize > len(body):
        raise ValueError("a model that is cut off, or of something else than numbers")
    array = np.frombuffer(body, dtype, count, at).reshape(shape)
    if dtype.kind == "f" and not np.isfinite(array).all():
        raise ValueError("a model with numbers that are none")
    return array.copy()
