"""Makes a graph in several number formats and keeps the fastest that agrees with fp32 on this machine.

Candidates: "int8", weights per channel and activations per tensor, of matrix products only; "int8-block", weights
in blocks of 32 with 8 bits each. Which one is quick depends on the processor, and which one is faithful on the
weights: int8 of a small sentence model is not (cosine distance 1e-2), that of a vision transformer often is.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, matmul_nbits_quantizer, quantize_dynamic

from heirloom.embedding.convert.graph import INPUT, OUTPUT, weights_beside
from heirloom.embedding.session import PrecisionTrial, open_session, try_precisions

FLOAT32 = "fp32"
WORTH_IT = 0.9
"""Another format must take at most this share of fp32's time to be taken for its sake."""
_BLOCK = 32
_CANNOT = (RuntimeError, ValueError, TypeError, LookupError, AttributeError, onnx.shape_inference.InferenceError)
"""What onnxruntime's quantisers raise at a graph that they do not understand."""
_BESIDE_FROM_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class Choice:
    """The graph that was kept, and every trial."""

    graph: Path
    precision: str
    trials: tuple[PrecisionTrial, ...]


def choose_precision(graph: Path, inputs: Sequence[NDArray[Any]]) -> Choice:
    """Try every format of the fp32 `graph` on `inputs` (batches) and return the best; others' files are removed."""
    logging.getLogger().setLevel(logging.ERROR)  # onnxruntime's quantiser talks through the root logger
    graphs = {FLOAT32: graph}
    for precision, make in _MAKERS.items():
        target = graph.parent / precision / graph.name
        target.parent.mkdir()
        try:
            make(graph, target)
        except _CANNOT:  # a format that a model cannot be put into is only left out
            continue
        graphs[precision] = target
    fastest, trials = try_precisions({name: _encoder(path, inputs) for name, path in graphs.items()}, rounds=2)
    by_name = {trial.precision: trial for trial in trials}
    if by_name[fastest].cpu_s > WORTH_IT * by_name[FLOAT32].cpu_s:
        fastest = FLOAT32
    kept = _keep(graphs, fastest)
    return Choice(kept, fastest, trials)


def _encoder(path: Path, inputs: Sequence[NDArray[Any]]) -> Callable[[], NDArray[np.float32]]:
    return partial(_encode, open_session(path), inputs)


def _encode(session: onnxruntime.InferenceSession, inputs: Sequence[NDArray[Any]]) -> NDArray[np.float32]:
    return np.concatenate([session.run([OUTPUT], {INPUT: batch})[0] for batch in inputs])


def _keep(graphs: dict[str, Path], chosen: str) -> Path:
    float32 = graphs[FLOAT32]
    if chosen != FLOAT32:
        for path in [float32, *weights_beside(float32)]:
            path.unlink()
        for path in [graphs[chosen], *weights_beside(graphs[chosen])]:
            path.replace(float32.parent / path.name)
    for precision in _MAKERS:
        shutil.rmtree(float32.parent / precision)
    return float32


def _int8(source: Path, target: Path) -> None:
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul", "Gemm"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        use_external_data_format=_total_bytes(source) >= _BESIDE_FROM_BYTES,
        extra_options={"MatMulConstBOnly": True},
    )


def _int8_block(source: Path, target: Path) -> None:
    settings = matmul_nbits_quantizer.DefaultWeightOnlyQuantConfig(
        block_size=_BLOCK, is_symmetric=True, accuracy_level=4, bits=8
    )
    quantiser = matmul_nbits_quantizer.MatMulNBitsQuantizer(onnx.load(str(source)), algo_config=settings)
    quantiser.process()
    quantiser.model.save_model_to_file(str(target), _total_bytes(source) >= _BESIDE_FROM_BYTES)


def _total_bytes(graph: Path) -> int:
    return sum(path.stat().st_size for path in [graph, *weights_beside(graph)])


_MAKERS: dict[str, Callable[[Path, Path], None]] = {"int8": _int8, "int8-block": _int8_block}
