"""Arrays over a pipe: a small JSON head with type and shape, then the numbers; bounded on both sides.

Frame: 4 bytes little-endian length of the head, the head, the array's bytes in C order.
"""

from __future__ import annotations

import json
import math
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

LONGEST_HEAD = 4096
LARGEST_ARRAY_BYTES = 256 << 20
_TYPES = {"uint8": np.uint8, "int64": np.int64, "float32": np.float32}


class FrameError(ValueError):
    """The other side ended, or sent what is no frame."""


def write_array(stream: IO[bytes], array: NDArray[Any]) -> None:
    """Send one array of uint8, int64 or float32."""
    write_head(stream, {"type": array.dtype.name, "shape": list(array.shape)})
    stream.write(np.ascontiguousarray(array).data)
    stream.flush()


def write_head(stream: IO[bytes], head: dict[str, object]) -> None:
    """Send a head without an array: greetings and errors."""
    data = json.dumps(head).encode()
    stream.write(len(data).to_bytes(4, "little") + data)
    stream.flush()


def read_head(stream: IO[bytes]) -> dict[str, Any]:
    """Read the next head. Raises FrameError."""
    length = int.from_bytes(_exactly(stream, 4), "little")
    if length > LONGEST_HEAD:
        raise FrameError("a head is too long")
    try:
        untrusted = json.loads(_exactly(stream, length))
    except ValueError as error:
        raise FrameError("a head is not JSON") from error
    if not isinstance(untrusted, dict):
        raise FrameError("a head is not an object")
    return untrusted


def read_array(stream: IO[bytes]) -> NDArray[Any]:
    """Read one array. Raises FrameError; an error that the other side reports is part of its message."""
    untrusted = read_head(stream)
    if "error" in untrusted:
        raise FrameError(str(untrusted["error"])[:LONGEST_HEAD])
    kind, shape = untrusted.get("type"), untrusted.get("shape")
    if kind not in _TYPES or not isinstance(shape, list) or not 1 <= len(shape) <= 4:
        raise FrameError("a head describes no array")
    if not all(isinstance(part, int) and 0 <= part <= LARGEST_ARRAY_BYTES for part in shape):
        raise FrameError("an array's shape is impossible")
    number_type = np.dtype(_TYPES[kind])
    size = math.prod(shape) * number_type.itemsize
    if size > LARGEST_ARRAY_BYTES:
        raise FrameError("an array is too large")
    return np.frombuffer(_exactly(stream, size), number_type).reshape(shape)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise FrameError("the other side ended")
    return data
