"""Extractor: starts the confined worker, asks it one file at a time, and starts another when it dies."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar, cast

import heirloom
from heirloom.core.errors import Cancelled, HeirloomError, ItemError
from heirloom.core.records import Extracted
from heirloom.extract.protocol import (
    MAX_INPUT_BYTES,
    FrameError,
    Limits,
    Request,
    Want,
    read_frame,
    request_to_head,
    write_frame,
)
from heirloom.extract.replies import reply_from_frame
from heirloom.extract.view_replies import view_reply_from_frame
from heirloom.extract.viewing import Viewed, ViewRequest, view_to_head

__all__ = ["Extractor", "Limits", "Request", "Want", "WorkerReport", "WorkerUnavailableError"]

T = TypeVar("T")

_REQUESTS_PER_WORKER = 4_000
LAST = 19
"""The niceness of those who wait for everybody."""
_START_WALL_S = 60.0
_PIPE_BYTES = 1024 * 1024
_F_SETPIPE_SZ = 1031


class WorkerUnavailableError(HeirloomError):
    """The extraction worker does not start at all: an installation is broken, no file is to blame."""

    code = "worker_unavailable"


@dataclass(frozen=True, slots=True)
class WorkerReport:
    """Walls around the running worker (`sandbox.Confinement`): in force, and missing with the reason."""

    pid: int
    in_force: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]


class Extractor:
    """One worker process, used from any thread, one request at a time."""

    def __init__(
        self, limits: Limits | None = None, *, command: Sequence[str] | None = None, in_bulk: bool = False
    ) -> None:
        """`in_bulk`: for thousands of files that nobody waits for; the worker then lets everything else go first.

        A thread of ours that holds the interpreter's lock must not wait for a processor behind its own workers.
        """
        self._in_bulk = in_bulk
        self._limits = limits or Limits()
        self._command = tuple(command or worker_command())
        self._lock = threading.Lock()
        self._worker: _Worker | None = None
        self._newest: _Worker | None = None
        self._killed = False

    def extract(self, request: Request, data: bytes) -> Extracted:
        """What the worker reads out of `data`.

        Raises ItemError with a code of `replies.ERROR_CODES`; WorkerUnavailableError when no worker starts;
        Cancelled once `kill` was called.
        """
        if len(data) > MAX_INPUT_BYTES:
            raise ItemError("too_large", f"larger than {MAX_INPUT_BYTES} bytes, kept unopened", path=request.name)
        head = request_to_head(request)
        with self._lock:
            return self._answered(request.name, lambda worker: reply_from_frame(*worker.ask(head, data), request))

    def view(self, request: ViewRequest, read: Callable[[], bytes]) -> Viewed:
        """What the worker shows of a file; `read` is called where it does not hold the file's bytes from before.

        Raises as `extract` does, and what `read` raises.
        """
        with self._lock:
            found = self._answered(request.name, lambda worker: _view_of_held(worker, request))
            if found is not None:
                return found
            data = read()
            if len(data) > MAX_INPUT_BYTES:
                raise ItemError("too_large", f"larger than {MAX_INPUT_BYTES} bytes, kept unopened", path=request.name)
            head = view_to_head(request, held=False)
            found = self._answered(
                request.name, lambda worker: view_reply_from_frame(*worker.ask(head, data, request.key), request)
            )
            assert found is not None
            return found

    def _answered(self, name: str, ask: Callable[[_Worker], T]) -> T:
        """Ask the worker, and part from one that does not answer in good order."""
        worker = self._ready_worker()
        self._worker = None  # a worker that is interrupted in mid-answer, by Ctrl-C too, is never asked again
        try:
            self._refuse_when_killed()
            found = ask(worker)
            self._worker = worker
        except ItemError:
            self._worker = worker  # it told in good order that the file cannot be read
            raise
        except (FrameError, OSError) as error:
            self._refuse_when_killed()
            raise worker.explain_death(error, name) from error
        finally:
            if self._worker is None:
                worker.kill()
        return found

    def start(self) -> WorkerReport:
        """Start the worker now instead of at the first request, and tell which walls stand around it."""
        with self._lock:
            return self._ready_worker().report

    def close(self) -> None:
        """End the worker. The extractor can be used again; it would start another."""
        with self._lock:
            if self._worker is not None:
                self._worker.end()
            self._worker = None

    def kill(self) -> None:
        """End the worker at once, from any thread, also in the middle of a request; it is the end of this extractor."""
        self._killed = True
        if (worker := self._newest) is not None:
            worker.strike()

    def _refuse_when_killed(self) -> None:
        if self._killed:
            raise Cancelled("Stopped while a file was being read.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _ready_worker(self) -> _Worker:
        self._refuse_when_killed()
        worker = self._worker
        if worker is not None and (worker.requests >= _REQUESTS_PER_WORKER or worker.has_ended()):
            worker.end()
            worker = None
        if worker is None:
            worker = _Worker(self._command, self._limits)
            if self._in_bulk:
                worker.step_back()
        self._worker = self._newest = worker
        return worker


def _view_of_held(worker: _Worker, request: ViewRequest) -> Viewed | None:
    """The answer out of what the worker holds; None where it holds nothing of that key."""
    if request.key not in worker.sent:
        return None
    head, body = worker.ask(view_to_head(request, held=True), b"")
    return None if head == {"absent": True} else view_reply_from_frame(head, body, request)


def worker_command() -> tuple[str, ...]:
    """The worker's command line: no argument, no path of the person's."""
    return (sys.executable, "-P", "-m", "heirloom.extract.worker")


def worker_environment() -> dict[str, str]:
    """A closed environment: nothing of the person's; one thread per library; freed memory is kept and used again."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "WINDIR") if name in os.environ}
    return kept | {
        "PYTHONPATH": str(Path(heirloom.__file__).resolve().parents[1]),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
        "MALLOC_MMAP_THRESHOLD_": str(32 * 1024 * 1024),
        "MALLOC_TRIM_THRESHOLD_": str(64 * 1024 * 1024),
    }


class _Worker:
    """A running worker process and its two pipes."""

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        self.requests = 0
        self.sent: set[str] = set()
        """Keys of the files that it was sent to be shown; it may have let go of some."""
        self._limits = limits
        self._timed_out = False
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=worker_environment(),
            cwd=Path(sys.executable).anchor,
            start_new_session=True,
        )
        # bufsize=0 makes both raw files, whose short reads and writes the frames reckon with
        self._stdin, self._stdout = cast("io.FileIO", self._process.stdin), cast("io.FileIO", self._process.stdout)
        self._widen_pipe()
        self.report = self._greet()

    def step_back(self) -> None:
        """Let everything else on this computer go first."""
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, LAST)

    def _widen_pipe(self) -> None:
        if sys.platform == "linux":
            import fcntl  # exists on POSIX only

            with contextlib.suppress(OSError):
                fcntl.fcntl(self._stdin, _F_SETPIPE_SZ, _PIPE_BYTES)

    def _greet(self) -> WorkerReport:
        """Send the limits; the worker answers once it is confined."""
        hello = {"memory_bytes": self._limits.memory_bytes, "cpu_s": self._limits.cpu_s}
        try:
            head, _ = self._exchange(hello, b"", _START_WALL_S)
            if "failed" in head:
                raise FrameError(str(head["failed"])[:2000])
            missing = tuple((str(name), str(why)) for name, why in head["missing"])
            return WorkerReport(self._process.pid, tuple(map(str, head["in_force"])), missing)
        except (FrameError, OSError, KeyError, TypeError, ValueError) as error:
            self.end()
            raise WorkerUnavailableError(f"The process that reads files does not start: {error}") from error

    def ask(self, head: Mapping[str, object], data: bytes, key: str | None = None) -> tuple[dict[str, Any], bytes]:
        """One request, one reply, within the limits. FrameError or OSError when the worker does not answer."""
        self.requests += 1
        if key is not None:
            self.sent.add(key)
        return self._exchange(head, data, self._limits.wall_s)

    def _exchange(self, head: Mapping[str, object], body: bytes, wall_s: float) -> tuple[dict[str, Any], bytes]:
        timer = threading.Timer(wall_s, self._kill_late)
        timer.daemon = True
        timer.start()
        try:
            write_frame(self._stdin, head, (body,))
            most = self._limits.reply_bytes
            reply = read_frame(self._stdout, max_head_bytes=most, max_body_bytes=most)
        finally:
            timer.cancel()
        if reply is None:
            raise FrameError("the worker ended without an answer")
        return reply

    def _kill_late(self) -> None:
        self._timed_out = True
        self._process.kill()

    def kill(self) -> None:
        """End the process at once, whatever it is doing."""
        self._process.kill()
        self.end()

    def strike(self) -> None:
        """End the process from another thread; the one that asks it finds out and clears up."""
        self._process.kill()

    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def end(self) -> int:
        """Close both pipes, which ends an idle worker; kill a busy one. Returns its exit status."""
        with contextlib.suppress(OSError):
            self._stdin.close()
        try:
            status = self._process.wait(0.5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        self._stdout.close()
        return status

    def explain_death(self, error: Exception, name: str) -> ItemError:
        """End what is left of the worker and say in words why this file could not be read."""
        status = self.end()
        if self._timed_out:
            return ItemError("timeout", f"reading it took longer than {self._limits.wall_s:g} s", path=name)
        if sys.platform != "win32" and status == -signal.SIGXCPU:
            return ItemError("timeout", f"reading it took more than {self._limits.cpu_s} s", path=name)
        if status < 0:
            return ItemError("worker_died", f"reading it ended the reader (signal {-status})", path=name)
        return ItemError("worker_died", f"the reader gave no valid answer ({error})", path=name)
