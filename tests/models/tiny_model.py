"""Puts the tiny open_clip model into a folder of models, converted once for all tests of a run."""

from __future__ import annotations

import shutil
from pathlib import Path

from filelock import FileLock

from heirloom.embedding.install import add_model

TINY_NAME = "tiny"
TINY_SOURCE = Path(__file__).parent / "tiny"
_LONGEST_CONVERSION_S = 240


def shared_tiny_models(shared: Path) -> Path:
    """Return a folder of models below `shared` with the tiny model in it; the first caller converts it.

    `shared` is one folder for all processes of a test run: `tmp_path_factory.getbasetemp().parent` under xdist.
    """
    models_dir = shared / "tiny-models"
    with FileLock(shared / "tiny-models.lock", timeout=_LONGEST_CONVERSION_S):
        if not (models_dir / TINY_NAME / "manifest.json").is_file():
            add_model(TINY_NAME, TINY_SOURCE, models_dir)
    return models_dir


def install_tiny(models_dir: Path, shared: Path) -> None:
    """Copy the tiny model, ready to use, into `models_dir`."""
    shutil.copytree(shared_tiny_models(shared) / TINY_NAME, models_dir / TINY_NAME)
