"""Checks that a file is what it says it is: a safetensors file, plain numbers and nothing that could be run.

Format: 8 bytes little-endian length of a JSON header, the header (tensor → dtype, shape, data_offsets), the data.
Source: https://github.com/huggingface/safetensors, section "Format".
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from heirloom.embedding.model_errors import ModelRefused

_LONGEST_HEADER = 100_000_000
_ITEM_BYTES = {
    "BOOL": 1, "U8": 1, "I8": 1, "F8_E5M2": 1, "F8_E4M3": 1, "I16": 2, "U16": 2, "F16": 2, "BF16": 2,
    "I32": 4, "U32": 4, "F32": 4, "I64": 8, "U64": 8, "F64": 8,
}  # fmt: skip


def check_safetensors(path: Path) -> int:
    """Return the number of tensors; ModelRefused naming the file and the reason where anything does not add up."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(8)
        length = int.from_bytes(head, "little")
        if len(head) < 8 or length > min(_LONGEST_HEADER, size - 8):
            raise _refusal(path, "its header's length is impossible")
        untrusted_header = stream.read(length)
    try:
        untrusted = json.loads(untrusted_header)
        spans = [_span(name, entry) for name, entry in untrusted.items() if name != "__metadata__"]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _refusal(path, f"its header cannot be read ({error})") from error
    _check_spans(path, sorted(spans), size - 8 - length)
    return len(spans)


def _span(name: str, untrusted: dict[str, Any]) -> tuple[int, int, str]:
    shape, (start, end) = untrusted["shape"], untrusted["data_offsets"]
    if not all(isinstance(number, int) and number >= 0 for number in (*shape, start, end)):
        raise ValueError(f"tensor {name!r} has a size that is not a number")
    if end - start != math.prod(shape) * _ITEM_BYTES[untrusted["dtype"]]:
        raise ValueError(f"tensor {name!r} does not have the length of its shape")
    return start, end, name


def _check_spans(path: Path, spans: list[tuple[int, int, str]], data_bytes: int) -> None:
    reached = 0
    for start, end, name in spans:
        if start != reached:
            raise _refusal(path, f"tensor {name!r} overlaps another or leaves a gap")
        reached = end
    if reached != data_bytes or not spans:
        raise _refusal(path, "its data ends before or after its tensors do")


def _refusal(path: Path, reason: str) -> ModelRefused:
    return ModelRefused(f"{path.name} is not a safetensors file that can be used: {reason}.", path=str(path))
