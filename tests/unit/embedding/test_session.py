"""Sessions load late, unload when idle, and the self-test refuses what strays from fp32."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper

from heirloom.embedding.session import ModelUnreadable, OnnxSession, SessionSettings, try_precisions


@pytest.fixture
def doubling(tmp_path: Path) -> Path:
    """A model that adds its input to itself."""
    value = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n"])
    result = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n"])
    graph = helper.make_graph([helper.make_node("Add", ["x", "x"], ["y"])], "doubling", [value], [result])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    path = tmp_path / "doubling.onnx"
    onnx.save_model(model, path)
    return path


def test_loads_on_first_run_and_unloads_on_demand(doubling: Path) -> None:
    session = OnnxSession(doubling)
    assert not session.loaded
    (result,) = session.run({"x": np.array([1.5], np.float32)})
    assert result.tolist() == [3.0]
    assert session.loaded
    session.unload()
    assert not session.loaded
    assert session.run({"x": np.array([2.0], np.float32)})[0].tolist() == [4.0]


def test_unloads_only_when_idle_long_enough(doubling: Path) -> None:
    session = OnnxSession(doubling, SessionSettings(idle_s=60))
    session.run({"x": np.zeros(1, np.float32)})
    session.unload_if_idle(now=time.monotonic() + 30)
    assert session.loaded
    session.unload_if_idle(now=time.monotonic() + 61)
    assert not session.loaded
    session.unload()


def test_the_timer_unloads_by_itself(doubling: Path) -> None:
    session = OnnxSession(doubling, SessionSettings(idle_s=0.01))
    session.run({"x": np.zeros(1, np.float32)})
    assert session.timer is not None
    session.timer.join(timeout=20)
    while session.timer is not None:  # it may have come a little early and started another
        session.timer.join(timeout=20)
    assert not session.loaded


@pytest.mark.parametrize("content", [None, b"", b"not a model", bytes(100)])
def test_a_bad_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "broken.onnx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelUnreadable, match=r"broken\.onnx"):
        OnnxSession(path).run({"x": np.zeros(1, np.float32)})


def _spinning(vectors: NDArray[np.float32], turns: int) -> NDArray[np.float32]:
    for _ in range(turns):
        vectors = vectors + 0
    return vectors


def test_the_fastest_faithful_precision_wins() -> None:
    truth = np.random.default_rng(1).standard_normal((8, 64)).astype(np.float32)
    strayed = truth + np.float32(0.2)
    close = truth * np.float32(1.0001)
    chosen, trials = try_precisions(
        {
            "fp32": lambda: _spinning(truth, 4000),
            "int8": lambda: _spinning(strayed, 1),
            "bf16": lambda: _spinning(close, 400),
        }
    )
    assert chosen == "bf16"
    faithful = {trial.precision: trial.faithful for trial in trials}
    assert faithful == {"fp32": True, "int8": False, "bf16": True}


def test_the_runtime_reports_to_nobody(doubling: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    code = (
        "import sys; from pathlib import Path; import numpy as np; from heirloom.embedding.session import OnnxSession; "
        "OnnxSession(Path(sys.argv[1])).run({'x': np.zeros(1, np.float32)})"
    )
    # Nothing inherited: a mark of continuous integration would silence the runtime by itself.
    closed = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    places = {name: str(home) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME", "TMPDIR")}
    subprocess.run([sys.executable, "-c", code, str(doubling)], env=closed | places, check=True, timeout=120)
    assert [path.name for path in home.rglob("*")] == []
