"""Starts the tuning process, hands it the lesson, and takes back vectors and changes; ends it when told to stop."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import NotFound
from heirloom.embedding.catalogue import ModelKind, is_starter
from heirloom.embedding.convert.isolation import offline_environment
from heirloom.embedding.encoder import Floats
from heirloom.embedding.installed.manifest import find_source
from heirloom.embedding.torch_process.frames import FrameError, read_array, read_head, write_array, write_head
from heirloom.embedding.tuning.records import MOST_CHARACTERS, UNKNOWN, Lesson, Tuned, TuningFailed, TuningSettings

LOADING_S: Final = 120.0
"""What loading torch and a model from a slow disk may take beyond the time that tuning may take."""
MOST_CHANGES: Final = 512
_LOOK_S: Final = 0.1

Report = Callable[[float], None]
"""Called with the share that is done, 0–1."""


def tune(
    name: str,
    models_dir: Path,
    lesson: Lesson,
    settings: TuningSettings | None = None,
    *,
    stop: threading.Event | None = None,
    report: Report | None = None,
) -> Tuned:
    """Tune the text encoder called `name` on a lesson. Takes minutes on a CPU; nothing is left behind on disk.

    Raises TuningFailed when it was stopped, ran out of time or memory, or the encoder cannot be tuned; NotFound.
    """
    lesson.check()
    return _done(name, models_dir, lesson, {}, settings or TuningSettings(), stop, report or _quiet)


def encode(
    name: str,
    models_dir: Path,
    texts: Sequence[str],
    changes: Mapping[str, NDArray[np.floating[Any]]],
    settings: TuningSettings | None = None,
    *,
    stop: threading.Event | None = None,
) -> Floats:
    """Vectors (n, d) of length 1 by the encoder called `name` with changes that `tune` made. TuningFailed, NotFound."""
    if not changes:
        raise ValueError("there are no changes to encode with")
    unknown = np.full(len(texts), UNKNOWN)
    lesson = Lesson(texts, unknown, np.full(len(texts), -1))
    return _done(name, models_dir, lesson, changes, settings or TuningSettings(), stop, _quiet).vectors


def _done(
    name: str,
    models_dir: Path,
    lesson: Lesson,
    changes: Mapping[str, NDArray[np.floating[Any]]],
    settings: TuningSettings,
    stop: threading.Event | None,
    report: Report,
) -> Tuned:
    """What the process answers."""
    if not is_starter(name, ModelKind.TEXT) and find_source(models_dir, name) is None:
        raise NotFound(f"The model {name} is not installed.")
    command = [sys.executable, "-P", "-m", "heirloom.embedding.tuning", name, str(models_dir)]
    with tempfile.TemporaryDirectory(prefix="heirloom-tuning-") as cache:
        environment = offline_environment(os.environ, cache)
        environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[3])
        with (
            subprocess.Popen(
                command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            ) as process,
            _ended_with(process, stop, settings.seconds + LOADING_S) as why,
        ):
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                _send(process.stdin, lesson, changes, settings)
                return _receive(process.stdout, lesson, report)
            except (FrameError, OSError) as error:
                raise TuningFailed(why[0] if why else f"Fine-tuning ended early: {error}") from error
            finally:
                process.kill()  # it holds nothing that could be lost
                with suppress(OSError):  # what it has not read any more
                    process.stdin.close()


def _send(
    stream: IO[bytes], lesson: Lesson, changes: Mapping[str, NDArray[np.floating[Any]]], settings: TuningSettings
) -> None:
    write_head(stream, asdict(settings))
    texts = json.dumps([text[:MOST_CHARACTERS] for text in lesson.texts]).encode()
    write_array(stream, np.frombuffer(texts, np.uint8))
    write_array(stream, lesson.labels.astype(np.int64))
    write_array(stream, lesson.folds.astype(np.int64))
    write_head(stream, {"changes": list(changes)})
    for change in changes.values():
        write_array(stream, change.astype(np.float32))


def _receive(stream: IO[bytes], lesson: Lesson, report: Report) -> Tuned:
    found: dict[int, Floats] = {}
    device, steps, done = "cpu", 1, 0
    while True:
        untrusted = read_head(stream)
        if "error" in untrusted:
            raise TuningFailed(str(untrusted["error"])[:400])
        if "device" in untrusted:
            device, steps = str(untrusted["device"])[:40], max(int(untrusted["steps"]), 1)
        elif "step" in untrusted:
            done += 1
            report(min(done / steps, 1.0))
        elif "fold" in untrusted:
            found[int(untrusted["fold"])] = _vectors(read_array(stream), len(lesson.texts))
        elif "changes" in untrusted:
            changes = _changes(untrusted["changes"], stream)
            break
    if set(found) != {*lesson.hidden, -1}:
        raise FrameError("a fold is missing")
    return Tuned(found.pop(-1), found, changes, device)


def _vectors(untrusted: NDArray[Any], count: int) -> Floats:
    if untrusted.dtype != np.float32 or untrusted.ndim != 2 or len(untrusted) != count:
        raise FrameError("the vectors have another shape than was asked for")
    if not np.isfinite(untrusted).all():
        raise FrameError("the vectors hold numbers that are none")
    return untrusted


def _changes(untrusted: object, stream: IO[bytes]) -> dict[str, Floats]:
    if not isinstance(untrusted, list) or len(untrusted) > MOST_CHANGES:
        raise FrameError("the changes are no list")
    found = {}
    for name in untrusted:
        change = read_array(stream)
        if change.dtype != np.float32 or change.ndim != 2 or not np.isfinite(change).all():
            raise FrameError("a change is no matrix")
        found[str(name)[:200]] = change
    return found


@contextmanager
def _ended_with(process: subprocess.Popen[bytes], stop: threading.Event | None, most_s: float) -> Iterator[list[str]]:
    """End the process when `stop` is set or time is up, for its pipe ends with it; the list then says why."""
    why: list[str] = []
    over = threading.Event()

    def watch() -> None:
        left = most_s
        while not over.wait(_LOOK_S):
            left -= _LOOK_S
            if (stop is not None and stop.is_set()) or left <= 0:
                why.append("Fine-tuning was stopped." if left > 0 else "Fine-tuning took longer than it may.")
                process.kill()
                return

    watcher = threading.Thread(target=watch, name="tuning-watch", daemon=True)
    watcher.start()
    try:
        yield why
    finally:
        over.set()
        watcher.join()


def _quiet(_share: float) -> None:
    return None
