"""Arrays survive the pipe; what is no frame is refused before memory is taken for it."""

from __future__ import annotations

import io
import json

import numpy as np
import pytest

from heirloom.embedding.torch_process.frames import FrameError, read_array, write_array, write_head


@pytest.mark.parametrize("kind", ["uint8", "int64", "float32"])
def test_an_array_comes_back(kind: str) -> None:
    pipe = io.BytesIO()
    sent = np.arange(24).astype(kind).reshape(2, 3, 4)
    write_array(pipe, sent)
    pipe.seek(0)
    assert np.array_equal(read_array(pipe), sent)
    with pytest.raises(FrameError, match="ended"):
        read_array(pipe)


@pytest.mark.parametrize(
    "head",
    [
        {"type": "object", "shape": [1]},
        {"type": "float32", "shape": [1 << 40]},
        {"type": "float32", "shape": [1 << 20, 1 << 20]},
        {"type": "float32", "shape": [-1]},
        {"type": "float32", "shape": []},
        {"type": "float32"},
        {"error": "out of memory"},
    ],
)
def test_what_is_no_array_is_refused(head: dict[str, object]) -> None:
    pipe = io.BytesIO()
    write_head(pipe, head)
    pipe.seek(0)
    with pytest.raises(FrameError):
        read_array(pipe)


@pytest.mark.parametrize("data", [b"", b"\x01", b"\xff\xff\xff\xff", b"\x02\x00\x00\x00[]", b"\x03\x00\x00\x00{{{"])
def test_what_is_no_head_is_refused(data: bytes) -> None:
    with pytest.raises(FrameError):
        read_array(io.BytesIO(data))


def test_a_cut_array_is_refused() -> None:
    head = json.dumps({"type": "uint8", "shape": [4]}).encode()
    with pytest.raises(FrameError, match="ended"):
        read_array(io.BytesIO(len(head).to_bytes(4, "little") + head + b"abc"))
