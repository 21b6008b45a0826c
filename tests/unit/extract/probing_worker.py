"""The real extraction worker with one more media type, whose reader tries what a stranger's code would try."""

from __future__ import annotations

import ctypes
import os
import pwd
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from heirloom.core.records import Extracted
from heirloom.extract.protocol import Request
from heirloom.extract.worker import serve as worker
from heirloom.extract.worker.formats import READERS

MEDIA_TYPE = "test/probe"


def read(request: Request, data: bytes) -> Extracted:
    """Carry out the probe that the request names; the title tells how it ended."""
    try:
        return Extracted(title=str(PROBES[request.name](data.decode())))
    except OSError as error:
        return Extracted(title=f"refused: {type(error).__name__}")


def _internet(_: str) -> str:
    return f"a socket: {socket.socket(socket.AF_INET, socket.SOCK_STREAM)}"


def _local_socket(_: str) -> str:
    return f"a socket: {socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)}"


def _connect(port: str) -> str:
    return f"connected: {socket.create_connection(('127.0.0.1', int(port)), 1)}"


def _write(folder: str) -> str:
    with open(Path(folder) / "stolen", "w", encoding="ascii") as file:
        return f"wrote {file.write('x')}"


def _remove(path: str) -> str:
    Path(path).unlink()
    return "removed"


def _read_file(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def _list_home(_: str) -> str:
    return str(os.listdir(pwd.getpwuid(os.getuid()).pw_dir))


def _run(_: str) -> str:
    return str(subprocess.run(["/bin/true"], check=False))


def _fork(_: str) -> str:
    child = os.fork()
    if child == 0:
        os._exit(0)
    return f"child {child}"


def _thread(_: str) -> str:
    told: list[str] = []
    thread = threading.Thread(target=told.append, args=("a thread ran",))
    thread.start()
    thread.join()
    return told[0]


def _kill_parent(_: str) -> str:
    os.kill(os.getppid(), 0)
    return "could signal"


def _trace_parent(_: str) -> str:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(16, os.getppid(), 0, 0):
        raise OSError(ctypes.get_errno(), "ptrace")
    return "attached"


def _raw(number: str) -> str:
    """A bare system call with nothing in its arguments: which error it ends with."""
    libc = ctypes.CDLL(None, use_errno=True)
    result = libc.syscall(ctypes.c_long(int(number)), *(ctypes.c_long(0) for _ in range(6)))
    return f"{result} {os.strerror(ctypes.get_errno())}"


def _environment(_: str) -> str:
    return " ".join(sorted(os.environ))


def _more_memory(_: str) -> str:
    import resource  # exists on POSIX only

    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return "lifted"


def _eat(_: str) -> str:
    return str(len(bytearray(3_000_000_000)))


def _burn(_: str) -> str:
    while True:
        sum(range(100_000))


def _hang(_: str) -> str:
    threading.Event().wait()
    return "woke"


def _crash(_: str) -> str:
    return ctypes.string_at(0).decode()


def _print(_: str) -> str:
    os.write(1, b"noise that a library prints")
    print("more noise", flush=True)
    return "quiet"


def _lazy_import(_: str) -> str:
    import wave  # a module that nothing has loaded so far: it must be found behind the walls

    return wave.__name__


PROBES: dict[str, Callable[[str], str]] = {
    name.removeprefix("_"): probe
    for name, probe in list(globals().items())
    if callable(probe) and name.startswith("_") and not name.startswith("__")
}

if __name__ == "__main__":
    sys.modules["probing_worker"] = sys.modules["__main__"]
    READERS[MEDIA_TYPE] = "probing_worker"
    sys.exit(worker.serve())
