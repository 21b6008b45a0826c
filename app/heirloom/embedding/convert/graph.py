"""Writes a tower as an ONNX graph; large weights go to a file beside it, which a format limit of 2 GB asks for."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path

import onnx
import torch

INPUT, OUTPUT = "input", "vectors"
_BESIDE_FROM_BYTES = 256 << 20
"""From here on weights lie beside the graph, where onnxruntime maps instead of copies them."""


def export_tower(module: torch.nn.Module, example: torch.Tensor, path: Path, *, free_length: bool) -> None:
    """Export `module` with one input and one output to `path`; rows, and tokens a row where `free_length`, may vary.

    `example` holds at least two rows, since the exporter takes a size of one for a constant.
    """
    dynamic = torch.export.Dim.DYNAMIC
    axes = {0: dynamic, 1: dynamic} if free_length else {0: dynamic}
    size = sum(value.numel() * value.element_size() for value in module.state_dict().values())
    with warnings.catch_warnings():  # the exporter warns about its own internals
        warnings.simplefilter("ignore")
        logging.getLogger("torch.onnx").setLevel(logging.ERROR)
        torch.onnx.export(
            module.eval(),
            (example,),
            str(path),
            input_names=[INPUT],
            output_names=[OUTPUT],
            dynamo=True,
            dynamic_shapes=(axes,),
            external_data=size >= _BESIDE_FROM_BYTES,
            verbose=False,
        )
    _forget_shapes(path)


def _forget_shapes(path: Path) -> None:
    """Drop the shapes that the exporter noted of inner values: a quantiser that turns a weight around trips over
    them, and onnxruntime infers its own."""
    model = onnx.load(str(path), load_external_data=False)
    del model.graph.value_info[:]
    onnx.save(model, str(path))


def weights_beside(path: Path) -> list[Path]:
    """The files of weights that the graph at `path` refers to."""
    model = onnx.load(str(path), load_external_data=False)
    names = {
        entry.value for tensor in model.graph.initializer for entry in tensor.external_data if entry.key == "location"
    }
    return [path.parent / name for name in sorted(names)]
