"""Starts the conversion's process and waits for it; loads none of the libraries that it loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from heirloom.core.errors import NotFound
from heirloom.embedding.convert.isolation import offline_environment
from heirloom.embedding.installed.manifest import Manifest, get_manifest
from heirloom.embedding.model_errors import ConversionFailed, ModelRefused

Report = Callable[[str], None]
_TAIL_CHARACTERS = 400


def convert_model(name: str, models_dir: Path, report: Report | None = None) -> Manifest:
    """Convert what lies in the source folder of `name`; returns the manifest of the installed model.

    `report` is called with a few words at each step. Raises ModelRefused, NotFound or ConversionFailed.
    """
    command = [sys.executable, "-m", "heirloom.embedding.convert", name, str(models_dir)]
    with tempfile.TemporaryDirectory(prefix="heirloom-convert-") as cache, tempfile.TemporaryFile() as complaints:
        environment = offline_environment(os.environ, cache)
        with subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints
        ) as process:
            assert process.stdout is not None
            try:
                last = _follow(process.stdout, report or _quiet)
            except BaseException:  # the person stopped the work: nothing is installed
                process.kill()
                raise
        complaints.seek(0)
        _raise_unless_done(last, process.returncode, complaints.read().decode("utf-8", "replace"))
    return get_manifest(models_dir, name)


def _follow(stream: IO[bytes], report: Report) -> dict[str, object]:
    last: dict[str, object] = {}
    for line in stream:
        last = json.loads(line)
        step = last.get("step")
        if isinstance(step, str):
            report(step)
    return last


def _raise_unless_done(last: dict[str, object], exit_code: int, complaints: str) -> None:
    error = last.get("error")
    if isinstance(error, dict):
        message = str(error.get("message"))
        raise NotFound(message) if error.get("code") == NotFound.code else ModelRefused(message)
    if not last.get("done"):
        tail = complaints.strip()[-_TAIL_CHARACTERS:]
        raise ConversionFailed(f"The conversion ended early (exit code {exit_code}). {tail}")


def _quiet(_step: str) -> None:
    return None
