"""The encoders that come with Heirloom: how large they are here and how quick."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from heirloom.core.paths import models_dir
from heirloom.embedding.bench import bench_models
from heirloom.embedding.catalogue import STARTER_IMAGE
from heirloom.embedding.starter.files import StarterFiles


@dataclass(frozen=True, slots=True)
class StarterFacts:
    """`bytes` on disk; `pictures_a_second` of one processor core."""

    bytes: int
    pictures_a_second: float


def measure(folder: Path | None = None) -> StarterFacts | None:
    """Measure for about a second; None before the starter was prepared here, which would take much longer."""
    folder = folder or models_dir()
    files = StarterFiles.in_models_dir(folder)
    if not files.complete():
        return None
    size = sum(file.stat().st_size for file in files.folder.iterdir() if file.is_file())
    (row,) = bench_models(folder, [STARTER_IMAGE])
    return StarterFacts(size, row.per_cpu_s)
