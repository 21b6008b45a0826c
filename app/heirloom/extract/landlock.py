"""Landlock for the worker: libraries can be read, nothing can be written, no TCP, no signals outward (Linux)."""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_ALL_RIGHTS_BY_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_NET_BIND_AND_CONNECT = 0b11
_SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11


def enter(libc: ctypes.CDLL, readable: Iterable[Path]) -> str | None:
    """Confine this thread and its children to reading below `readable`; None when in force, else why not.

    Needs no_new_privs, and must run before a second thread exists: the rules bind the calling thread only
    (kernel documentation, userspace-api/landlock).
    """
    if sum(1 for _ in Path("/proc/self/task").iterdir()) != 1:
        return "more than one thread"
    abi = _call(libc, _CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))
    if abi < 1:
        return os.strerror(ctypes.get_errno())
    ruleset = _create_ruleset(libc, abi)
    if ruleset < 0:
        return os.strerror(ctypes.get_errno())
    try:
        for path in readable:
            _allow_reading(libc, ruleset, path)
        if _call(libc, _RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)) < 0:
            return os.strerror(ctypes.get_errno())
    finally:
        os.close(ruleset)
    return None


def _create_ruleset(libc: ctypes.CDLL, abi: int) -> int:
    """Every right this kernel can take away is handled, so that what no rule grants is refused."""
    rights = _ALL_RIGHTS_BY_ABI[min(abi, max(_ALL_RIGHTS_BY_ABI))]
    attributes = struct.pack("=Q", rights)
    if abi >= 4:
        attributes += struct.pack("=Q", _NET_BIND_AND_CONNECT)
    if abi >= 6:
        attributes += struct.pack("=Q", _SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS)
    return _call(libc, _CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))


def _allow_reading(libc: ctypes.CDLL, ruleset: int, path: Path) -> None:
    """A path that is not there grants nothing; a rule that the kernel refuses only narrows what can be read."""
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            rights = _READ_FILE | _READ_DIR if path.is_dir() else _READ_FILE
            rule = struct.pack("=Qi", rights, descriptor)
            _call(
                libc,
                _ADD_RULE,
                ctypes.c_int(ruleset),
                ctypes.c_uint32(_RULE_PATH_BENEATH),
                rule,
                ctypes.c_uint32(0),
            )
        finally:
            os.close(descriptor)


def _call(libc: ctypes.CDLL, number: int, *arguments: object) -> int:
    return int(libc.syscall(ctypes.c_long(number), *arguments))
