"""onnxruntime sessions: loaded on first use, one thread each by default, given back when idle."""

from __future__ import annotations

import os
import threading
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import HeirloomError

if TYPE_CHECKING:
    import onnxruntime

IDLE_SECONDS = 300.0
MAX_COSINE_DISTANCE = 1e-3
"""A precision whose vectors stray further than this from fp32's is never used."""

Tensors = Mapping[str, NDArray[np.generic]]


class ModelUnreadable(HeirloomError):
    """An installed model's file is missing or is not what onnxruntime can run."""

    code = "model_damaged"
    exit_code = 7


@dataclass(frozen=True, slots=True)
class SessionSettings:
    """`threads` for one call's arithmetic: 1 suits a worker per core; `idle_s` until the memory goes back."""

    threads: int = 1
    idle_s: float = IDLE_SECONDS


class OnnxSession:
    """One ONNX model file that loads when first run and unloads when nobody has run it for a while.

    Weights beside the model file are mapped, not read: a process pays for the pages that it touches.
    Safe to call from several threads; runs of one session go one after the other.
    """

    def __init__(self, path: Path, settings: SessionSettings | None = None) -> None:
        self.path = path
        self.settings = settings or SessionSettings()
        self._lock = threading.Lock()
        self._session: onnxruntime.InferenceSession | None = None
        self._used_at = 0.0
        self.timer: threading.Timer | None = None
        """Runs while the model is loaded; None once it is given back."""

    @property
    def loaded(self) -> bool:
        return self._session is not None

    def run(self, inputs: Tensors, outputs: Sequence[str] | None = None) -> list[NDArray[np.generic]]:
        """Run the model; returns the named outputs, all of them by default. Raises ModelUnreadable."""
        with self._lock:
            session = self._load()
            result: list[NDArray[np.generic]] = session.run(outputs, dict(inputs))
            self._used_at = time.monotonic()
            self._watch(self.settings.idle_s)
            return result

    def unload(self) -> None:
        """Give the model's memory back now."""
        with self._lock:
            self._session = None
            if self.timer is not None:
                self.timer.cancel()
                self.timer = None

    def _load(self) -> onnxruntime.InferenceSession:
        if self._session is None:
            self._session = open_session(self.path, self.settings.threads)
        return self._session

    def _watch(self, delay_s: float) -> None:
        if self.timer is not None or delay_s <= 0:
            return
        # The timer holds no strong reference: a forgotten session is collected, not kept until the timer fires.
        self.timer = threading.Timer(delay_s, _unload_if_idle, (weakref.ref(self),))
        self.timer.daemon = True
        self.timer.start()

    def unload_if_idle(self, now: float | None = None) -> None:
        """Unload when the last run is `idle_s` ago (`now`: monotonic seconds), else look again when it will be."""
        with self._lock:
            self.timer = None
            if self._session is None:
                return
            left = self._used_at + self.settings.idle_s - (time.monotonic() if now is None else now)
            if left <= 0:
                self._session = None
            else:
                self._watch(left)


def _unload_if_idle(reference: weakref.ref[OnnxSession]) -> None:
    session = reference()
    if session is not None:
        session.unload_if_idle()


def open_session(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """A plain onnxruntime session on the CPU. Raises ModelUnreadable naming the file."""
    # Imported on first use: a vault is opened, shown and edited without a model, and this takes 20 MB and 30 ms.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # A spinning thread pool would take the core from the workers beside it.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(os.fspath(path), options, providers=["CPUExecutionProvider"])
    except _unreadable() as error:
        raise ModelUnreadable(f"The model file {path.name} cannot be run: {error}", path=str(path)) from error


def _unreadable() -> tuple[type[Exception], ...]:
    """What onnxruntime raises for a file it cannot run; they share no base but Exception."""
    from onnxruntime.capi import onnxruntime_pybind11_state as binding

    return (
        binding.Fail,
        binding.InvalidArgument,
        binding.InvalidGraph,
        binding.InvalidProtobuf,
        binding.NoModel,
        binding.NoSuchFile,
        binding.NotImplemented,
        binding.RuntimeException,
        RuntimeError,
        OSError,
        ValueError,
    )


@dataclass(frozen=True, slots=True)
class PrecisionTrial:
    """What the self-test found for one precision: largest cosine distance from fp32, CPU seconds of a run."""

    precision: str
    cosine_distance: float
    cpu_s: float

    @property
    def faithful(self) -> bool:
        return self.cosine_distance <= MAX_COSINE_DISTANCE


def try_precisions(
    encoders: Mapping[str, Callable[[], NDArray[np.float32]]], *, rounds: int = 3
) -> tuple[str, tuple[PrecisionTrial, ...]]:
    """The fastest precision on this machine whose vectors are those of fp32, and every trial.

    `encoders` maps a precision to a call that encodes the same inputs, (n, d), with "fp32" among them. The rounds
    alternate and the shortest counts, so that other work on the machine does not choose.
    """
    truth = _unit(encoders["fp32"]())
    distances = {name: _largest_distance(truth, _unit(encode())) for name, encode in encoders.items()}
    shortest = dict.fromkeys(encoders, float("inf"))
    for _ in range(rounds):
        for name, encode in encoders.items():
            begun = time.thread_time()
            encode()
            shortest[name] = min(shortest[name], time.thread_time() - begun)
    trials = tuple(PrecisionTrial(name, distances[name], shortest[name]) for name in encoders)
    best = min((trial for trial in trials if trial.faithful), key=lambda trial: trial.cpu_s)
    return best.precision, trials


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    exact = vectors.astype(np.float64)
    return np.asarray(exact / np.linalg.norm(exact, axis=1, keepdims=True))


def _largest_distance(truth: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float((1.0 - (truth * other).sum(axis=1)).max())
