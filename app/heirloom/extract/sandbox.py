"""Shuts the worker in before it meets a stranger's first byte: limits, privileges, files, network, calls."""

from __future__ import annotations

import contextlib
import ctypes
import os
import site
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import heirloom

_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 4, 38
_CAPABILITY_VERSION_3 = 0x20080522
_MAX_OPEN_FILES = 64
_SYSTEM_READABLE = (
    "/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache",
    "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/zoneinfo", "/etc/localtime",
    "/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu", "/dev/urandom", "/dev/null",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Confinement:
    """Which walls stand and which this machine could not raise, with the reason."""

    in_force: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]


def enter(memory_bytes: int) -> Confinement:
    """Confine this process for good. Call it after the libraries are loaded and before the first request.

    A wall that the machine lacks is reported, not hidden; nothing here raises.
    """
    walls: list[tuple[str, str | None]] = []
    if sys.platform == "win32":
        from heirloom.extract.job_object import enter as enter_job_object  # ctypes.windll exists on Windows only

        walls.append(("job_object", enter_job_object(memory_bytes)))
    else:
        walls.append(("limits", _limit_resources(memory_bytes)))
    if sys.platform == "linux":
        walls += _enter_linux()
    elif sys.platform == "darwin":
        walls.append(("seatbelt", _enter_seatbelt()))
    return Confinement(
        in_force=tuple(name for name, why_not in walls if why_not is None),
        missing=tuple((name, why_not) for name, why_not in walls if why_not is not None),
    )


def _limit_resources(memory_bytes: int) -> str | None:
    """Memory, file size 0 (nothing can be written), no core file, few descriptors (setrlimit(2))."""
    import resource  # exists on POSIX only

    wishes = (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _MAX_OPEN_FILES),
    )
    refused: list[str] = []
    for limit, value in wishes:
        try:
            resource.setrlimit(limit, (value, value))
        except (OSError, ValueError) as error:  # macOS takes no bound on address space
            refused.append(f"{limit}: {error}")
    return ", ".join(refused) or None


def limit_cpu(seconds: int) -> None:
    """Let this process use `seconds` more of processor time; then the system ends it (POSIX; elsewhere no effect)."""
    if sys.platform == "win32":
        return
    import resource  # exists on POSIX only

    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = int(usage.ru_utime + usage.ru_stime) + 1 + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def _enter_linux() -> list[tuple[str, str | None]]:
    from heirloom.extract import landlock, seccomp  # their calls exist on Linux only

    libc = ctypes.CDLL(None, use_errno=True)
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
        file.write("800")  # short of memory, the system shall end this process before the program
    return [
        ("no_new_privs", _prctl(libc, _PR_SET_NO_NEW_PRIVS, 1)),
        ("not_dumpable", _prctl(libc, _PR_SET_DUMPABLE, 0)),
        ("no_capabilities", _drop_capabilities(libc)),
        ("landlock", landlock.enter(libc, _readable())),
        ("seccomp", seccomp.enter(libc)),
    ]


def _prctl(libc: ctypes.CDLL, option: int, value: int) -> str | None:
    failed = libc.prctl(ctypes.c_int(option), *(ctypes.c_ulong(number) for number in (value, 0, 0, 0)))
    return os.strerror(ctypes.get_errno()) if failed else None


def _drop_capabilities(libc: ctypes.CDLL) -> str | None:
    """Matters when the program is run by root, whose limits and files are otherwise no limits (capset(2))."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    return os.strerror(ctypes.get_errno()) if libc.capset(header, nothing) else None


def _readable() -> Iterator[Path]:
    """Python, its packages and the system's libraries: what a library loaded later on has to read."""
    for name in _SYSTEM_READABLE:
        yield Path(name)
    ours = [Path(heirloom.__file__).parent, Path(sys.prefix), Path(sys.base_prefix)]
    ours += [path for entry in (*site.getsitepackages(), *sys.path) if (path := Path(entry)).is_absolute()]
    home = _home()
    for path in {path.resolve() for path in ours}:
        if path != Path(path.anchor) and (home is None or not home.is_relative_to(path)):
            yield path


def _home() -> Path | None:
    """The person's home; a path that contains it must never become readable. None if there is none."""
    import pwd  # exists on POSIX only

    try:
        return Path(pwd.getpwuid(os.getuid()).pw_dir).resolve()
    except (KeyError, OSError):
        return None


def _enter_seatbelt() -> str | None:
    """macOS: the system's ready-made profile that forbids every socket (sandbox_init(3)); files stay readable."""
    system = ctypes.CDLL(None, use_errno=True)
    message = ctypes.c_char_p()
    failed = system.sandbox_init(b"no-network", ctypes.c_uint64(1), ctypes.byref(message))
    return (message.value or b"refused").decode("utf-8", "replace") if failed else None
