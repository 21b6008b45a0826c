"""The starter's weights as the run-time wants them: where they lie, whether they are complete, how they get there."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from heirloom.core.errors import HeirloomError

FOLDER = "starter"
LITE0_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
GRAPH_VERSION = 1
"""Counts changes of what the export makes of the same weights."""
MANIFEST = "manifest.json"
EXPORT_SECONDS = 300


class StarterMissing(HeirloomError):
    """The starter's weights could not be prepared."""

    code = "starter_missing"
    exit_code = 7


@dataclass(frozen=True, slots=True)
class StarterFiles:
    """The exported files in one folder of their own; a folder is complete or absent."""

    folder: Path

    @classmethod
    def in_models_dir(cls, models_dir: Path) -> Self:
        """The folder is named after the weights and the graph: another export never writes into this one."""
        key = f"{LITE0_SHA256}{MINILM_SHA256}{GRAPH_VERSION}".encode()
        return cls(models_dir / FOLDER / hashlib.sha256(key).hexdigest()[:16])

    @property
    def image(self) -> Path:
        return self.folder / "image.onnx"

    @property
    def classifier(self) -> Path:
        """Rows of the classifier (1000, 1280) float16, centred and of length 1."""
        return self.folder / "classifier.npy"

    @property
    def text(self) -> Path:
        return self.folder / "text.onnx"

    @property
    def tokeniser(self) -> Path:
        return self.folder / "tokenizer.json"

    @property
    def manifest(self) -> Path:
        return self.folder / MANIFEST

    def complete(self) -> bool:
        """True where every file named by the manifest is there in its size; hashes are `check`'s to compare."""
        try:
            entries = self._entries()
            return all((self.folder / name).stat().st_size == entry["bytes"] for name, entry in entries.items())
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def check(self) -> list[str]:
        """Names of the files whose SHA-256 is not the one recorded at export; empty when all is well."""
        return [name for name, entry in self._entries().items() if sha256_of(self.folder / name) != entry["sha256"]]

    def _entries(self) -> dict[str, dict[str, int | str]]:
        content = json.loads(self.manifest.read_text("utf-8"))
        entries: dict[str, dict[str, int | str]] = content["files"]
        return entries


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def prepared_files(models_dir: Path) -> StarterFiles:
    """The exported files; made first, in a process of its own that may import torch, where they are not there yet.

    Raises StarterMissing with what that process said.
    """
    files = StarterFiles.in_models_dir(models_dir)
    if files.complete():
        return files
    # -P: a file of that name in the current folder must not be run in its stead; the package is found where this is.
    command = [sys.executable, "-P", "-m", "heirloom.embedding.starter.export", str(models_dir)]
    environment = dict(os.environ, PYTHONPATH=str(Path(__file__).resolve().parents[3]))
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=EXPORT_SECONDS, env=environment, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StarterMissing(f"The starter encoders could not be prepared: {error}", path=str(files.folder)) from error
    if done.returncode != 0 or not files.complete():
        said = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
        raise StarterMissing(f"The starter encoders could not be prepared: {said[0]}", path=str(files.folder))
    return files
