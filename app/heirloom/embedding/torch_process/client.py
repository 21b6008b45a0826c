"""Starts the torch process on first use, sends batches, and gives up on it for good when it fails."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heirloom.embedding.convert.isolation import offline_environment
from heirloom.embedding.encoder import Floats
from heirloom.embedding.installed.manifest import Manifest
from heirloom.embedding.session import IDLE_SECONDS
from heirloom.embedding.torch_process.frames import FrameError, read_array, read_head, write_array

GREETING_S = 300.0
"""How long loading torch and the largest model from a slow disk may take."""
BATCH_S = 120.0
"""How long one batch may take; a device does it in well under a second."""


class TorchProcess:
    """A `BatchDevice` for one installed model. The process gets the model's folder and pixels or ids, nothing else.

    It ends when nothing was asked for `idle_s` seconds, so that the device's memory is given back. A driver may hang
    for ever: a process that does not greet within `greeting_s` or answer within `batch_s` seconds is killed.
    """

    def __init__(
        self,
        manifest: Manifest,
        models_dir: Path,
        device: str,
        precision: str,
        *,
        idle_s: float = IDLE_SECONDS,
        greeting_s: float = GREETING_S,
        batch_s: float = BATCH_S,
    ) -> None:
        self._manifest = manifest
        self._command = [
            sys.executable,
            "-m",
            "heirloom.embedding.torch_process",
            manifest.name,
            str(models_dir),
            device,
            precision,
        ]
        self._idle_s = idle_s
        self._greeting_s = greeting_s
        self._batch_s = batch_s
        self._process: subprocess.Popen[bytes] | None = None
        self._cache: tempfile.TemporaryDirectory[str] | None = None
        self._timer: threading.Timer | None = None
        self._lock = threading.RLock()
        self.failure: str | None = None
        """Why the device is no longer asked, None while it is."""

    def encode(self, batch: NDArray[Any]) -> Floats | None:
        """Vectors (n, d) float32; None once the process has failed: the caller has the CPU."""
        with self._lock:
            if self.failure is not None:
                return None
            try:
                vectors = self._exchange(batch)
            except (FrameError, OSError) as error:
                self.failure = str(error)
                self.close()
                return None
            self._end_when_idle()
            return vectors

    def _exchange(self, batch: NDArray[Any]) -> Floats:
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        with _within(self._batch_s, process):
            write_array(process.stdin, batch)
            untrusted = read_array(process.stdout)
        if untrusted.dtype != np.float32 or untrusted.shape != (len(batch), self._manifest.dimension):
            raise FrameError("the answer has another shape than was asked for")
        if not np.isfinite(untrusted).all():
            raise FrameError("the answer holds numbers that are none")
        return untrusted

    def _start(self) -> subprocess.Popen[bytes]:
        self._cache = tempfile.TemporaryDirectory(prefix="heirloom-torch-")
        environment = offline_environment(os.environ, self._cache.name)
        process = subprocess.Popen(
            self._command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._process = process
        assert process.stdout is not None
        with _within(self._greeting_s, process):
            greeting = read_head(process.stdout)
        if greeting.get("ready") != self._manifest.dimension:
            raise FrameError(str(greeting.get("error", "the process did not greet"))[:400])
        return process

    def _end_when_idle(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(self._idle_s, self.close)
        self._timer.daemon = True
        self._timer.start()

    def close(self) -> None:
        """End the process; the next batch starts another, unless it has failed."""
        with self._lock:
            process, self._process = self._process, None
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if process is not None:
                process.kill()  # it holds nothing that could be lost
                process.communicate()
            if self._cache is not None:
                self._cache.cleanup()
                self._cache = None


@contextmanager
def _within(most_s: float, process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kill `process` after `most_s` seconds: a pipe has no time limit, but it ends with the process behind it."""
    late = threading.Event()

    def kill() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(most_s, kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (FrameError, OSError) as error:
        if late.is_set():
            raise FrameError(f"the process did not answer within {most_s:g} seconds") from error
        raise
    finally:
        timer.cancel()
