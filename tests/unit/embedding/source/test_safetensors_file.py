"""Only what adds up as a safetensors file is taken for one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from heirloom.embedding.model_errors import ModelRefused
from heirloom.embedding.source.safetensors_file import check_safetensors


def write(path: Path, header: Any, data: bytes, length: int | None = None) -> Path:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes((len(text) if length is None else length).to_bytes(8, "little") + text + data)
    return path


def entry(start: int, end: int, shape: list[int], kind: str = "F32") -> dict[str, Any]:
    return {"dtype": kind, "shape": shape, "data_offsets": [start, end]}


def test_a_real_file_passes(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    save_file({"a": np.zeros((2, 3), np.float32), "b": np.ones(4, np.float16)}, path, metadata={"format": "pt"})
    assert check_safetensors(path) == 2


@pytest.mark.parametrize(
    ("header", "data", "length"),
    [
        (b"", b"", 7),
        (b"{}", b"", 1 << 62),
        (b"not json", b"", None),
        (b"[]", b"", None),
        ({}, b"", None),
        ({"a": entry(0, 8, [2])}, b"1234", None),
        ({"a": entry(0, 8, [2])}, b"123456789", None),
        ({"a": entry(0, 8, [3])}, b"12345678", None),
        ({"a": entry(0, 8, [2], "PICKLE")}, b"12345678", None),
        ({"a": entry(0, 8, [-2])}, b"12345678", None),
        ({"a": entry(0, 8, [2]), "b": entry(4, 12, [2])}, b"123456789012", None),
        ({"a": entry(0, 4, [1]), "b": entry(8, 12, [1])}, b"123456789012", None),
        (b"[" * 100_000, b"", None),
    ],
)
def test_what_does_not_add_up_is_refused(tmp_path: Path, header: Any, data: bytes, length: int | None) -> None:
    path = write(tmp_path / "model.safetensors", header, data, length)
    with pytest.raises(ModelRefused, match=r"model\.safetensors"):
        check_safetensors(path)


def test_a_pickle_under_that_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(b"\x80\x04\x95\x1d\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.")
    with pytest.raises(ModelRefused):
        check_safetensors(path)
