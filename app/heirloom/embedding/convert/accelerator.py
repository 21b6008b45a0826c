"""Looks for a CUDA device and the number format that is fastest on it among those that agree with fp32."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable

import torch

from heirloom.embedding.convert.loaded import LoadedModel
from heirloom.embedding.installed.manifest import Accelerator
from heirloom.embedding.session import MAX_COSINE_DISTANCE

FORMATS: dict[str, torch.dtype] = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}
_ROUNDS = 3


def find_accelerator(loaded: LoadedModel, example: torch.Tensor) -> Accelerator | None:
    """What batches of this model should run on instead of the CPU, None where there is no CUDA device."""
    if not torch.cuda.is_available():
        return None
    device = torch.device("cuda")
    module = loaded.image.module if loaded.image else loaded.text.module
    precision = fastest_format(module, example, device, torch.cuda.synchronize)
    return Accelerator(device.type, torch.cuda.get_device_name(device), precision)


def fastest_format(
    module: torch.nn.Module, example: torch.Tensor, device: torch.device, wait: Callable[[], object]
) -> str:
    """The fastest of `FORMATS` on `device` whose vectors are fp32's; `wait` returns when the device is done.

    Wall time counts: the arithmetic is not this process's.
    """
    with torch.inference_mode():
        truth = _unit(module(example))
        seconds = {}
        for name, number_format in FORMATS.items():
            moved = copy.deepcopy(module).to(device, number_format)
            vectors = _unit(moved(example.to(device)))
            if float((1 - (vectors * truth).sum(dim=1)).max()) <= MAX_COSINE_DISTANCE:
                seconds[name] = _shortest(moved, example.to(device), wait)
    return min(seconds, key=seconds.__getitem__)


def _shortest(module: torch.nn.Module, example: torch.Tensor, wait: Callable[[], object]) -> float:
    shortest = float("inf")
    for _ in range(_ROUNDS):
        wait()
        begun = time.perf_counter()
        module(example)
        wait()
        shortest = min(shortest, time.perf_counter() - begun)
    return shortest


def _unit(vectors: torch.Tensor) -> torch.Tensor:
    return torch.nn.functional.normalize(vectors.to("cpu", torch.float64), dim=1)
