"""Measure batches on a device against the CPU: the tiny model end to end, and a full-size ViT-B-32 with random weights.

    PYTHONPATH=app python -m tests.models.device_check [--device cuda]

Prints, for each number format, the largest cosine distance from fp32 on the CPU and pictures per second, and what a
conversion on this machine records as its accelerator.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from heirloom.embedding.convert.torchvision_operators import make_torchvision_importable
from heirloom.embedding.install import add_model
from heirloom.embedding.installed.manifest import Manifest
from heirloom.embedding.installed.open_clip_encoder import OpenClipEncoder
from heirloom.embedding.torch_process.client import TorchProcess
from tests.models.drawings import all_drawings, draw
from tests.models.tiny_model import TINY_SOURCE

PICTURES = 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--device", default="cuda")
    options.add_argument("--pictures", type=int, default=PICTURES)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        models_dir = Path(folder)
        tiny = add_model("tiny", TINY_SOURCE, models_dir, print)
        drawn = np.stack([np.asarray(draw(drawing, Random(2), 64)) for drawing in all_drawings()])
        measure(tiny, models_dir, drawn, chosen.device)
        large = add_model("ViT-B-32", random_weights(models_dir), models_dir, print)
        noise = np.random.default_rng(3).integers(0, 256, (chosen.pictures, 224, 224, 3), np.uint8)
        measure(large, models_dir, noise, chosen.device)


def random_weights(folder: Path) -> Path:
    """A safetensors file with the shapes of ViT-B-32 and nothing learnt."""
    make_torchvision_importable()
    import open_clip  # lazy: torchvision must be made importable first
    from safetensors.torch import save_file

    path = folder / "random.safetensors"
    weights = open_clip.create_model("ViT-B-32").state_dict()
    save_file({name: value.contiguous() for name, value in weights.items()}, path)
    return path


def measure(manifest: Manifest, models_dir: Path, pixels: NDArray[np.uint8], device: str) -> None:
    """Print one line a number format."""
    print(f"{manifest.name}: the conversion recorded {manifest.accelerator}")
    few = pixels[:64]
    truth = OpenClipEncoder(manifest, models_dir).encode(few).vectors
    for precision in ("fp32", "fp16", "bf16"):
        process = TorchProcess(manifest, models_dir, device, precision)
        encoder = OpenClipEncoder(manifest, models_dir, device=process)
        distance = float((1 - (encoder.encode(few).vectors * truth).sum(axis=1)).max())
        begun = time.perf_counter()
        encoder.encode(pixels)
        rate = len(pixels) / (time.perf_counter() - begun)
        print(f"  {device} {precision}: distance {distance:.1e}, {rate:.0f} pictures/s, failure {process.failure}")
        process.close()


if __name__ == "__main__":
    main()
