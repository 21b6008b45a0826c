"""Batches in a process of their own; on a CPU here, where the path but not the speed is the same."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

from heirloom.embedding.installed.manifest import get_manifest
from heirloom.embedding.installed.open_clip_encoder import OpenClipEncoder
from heirloom.embedding.torch_process.client import TorchProcess
from tests.models.drawings import all_drawings, draw
from tests.models.tiny_model import TINY_NAME


def test_half_precision_in_another_process_gives_the_same_vectors(tiny_models: Path) -> None:
    manifest = get_manifest(tiny_models, TINY_NAME)
    pixels = np.stack([np.asarray(draw(drawing, Random(1), 64)) for drawing in all_drawings()[::24]])
    alone = OpenClipEncoder(manifest, tiny_models).encode(pixels).vectors
    process = TorchProcess(manifest, tiny_models, "cpu", "bf16")
    beside = OpenClipEncoder(manifest, tiny_models, device=process).encode(pixels).vectors
    process.close()
    assert process.failure is None
    assert not np.array_equal(alone, beside)
    assert (1 - (alone * beside).sum(axis=1)).max() <= 1e-3


def test_a_device_that_is_not_there_leaves_the_work_to_the_cpu(tiny_models: Path) -> None:
    manifest = get_manifest(tiny_models, TINY_NAME)
    pixels = np.asarray(draw(all_drawings()[0], Random(1), 64))[None]
    process = TorchProcess(manifest, tiny_models, "nowhere", "fp32")
    encoder = OpenClipEncoder(manifest, tiny_models, device=process)
    assert np.array_equal(encoder.encode(pixels).vectors, OpenClipEncoder(manifest, tiny_models).encode(pixels).vectors)
    assert process.failure is not None
    assert "nowhere" in process.failure


@pytest.mark.parametrize("too_soon", [{"greeting_s": 0.02}, {"batch_s": 0.0}], ids=["greeting", "batch"])
def test_a_process_that_takes_too_long_is_killed_and_the_cpu_takes_over(
    tiny_models: Path, too_soon: dict[str, float]
) -> None:
    manifest = get_manifest(tiny_models, TINY_NAME)
    pixels = np.stack([np.asarray(draw(all_drawings()[0], Random(1), 64))] * 64)
    process = TorchProcess(manifest, tiny_models, "cpu", "fp32", **too_soon)
    vectors = OpenClipEncoder(manifest, tiny_models, device=process).encode(pixels).vectors
    assert process.failure is not None
    assert "did not answer within" in process.failure
    assert vectors.shape == (64, manifest.dimension)
    assert process.encode(pixels) is None
