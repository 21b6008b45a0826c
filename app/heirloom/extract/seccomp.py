"""A seccomp filter for the worker: the calls that reading, computing and threads need, nothing else (Linux)."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from dataclasses import dataclass

_PR_SET_SECCOMP_MODE_FILTER = 1
_FLAG_TSYNC = 1
_RET_ALLOW, _RET_ERRNO, _RET_KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _JUMP_EQ, _JUMP_GE, _JUMP_SET, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_OFFSET_NR, _OFFSET_ARCH, _OFFSET_ARGS = 0, 4, 16
_CLONE_THREAD = 0x00010000
_WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_X32_BIT = 0x40000000
_NEWEST_KNOWN_CALL = 462
_PR_SET_NAME, _PR_GET_NAME, _PR_SET_VMA = 15, 16, 0x53564D41

# Call numbers for (x86_64, aarch64), from the kernel's unistd tables; None where the architecture lacks the call.
_ALLOWED: dict[str, tuple[int | None, int | None]] = {
    # descriptors that are open already, and reading what Landlock leaves readable
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66), "pread64": (17, 67), "close": (3, 57),
    "lseek": (8, 62), "fstat": (5, 80), "stat": (4, None), "lstat": (6, None), "newfstatat": (262, 79),
    "statx": (332, 291), "statfs": (137, 43), "fstatfs": (138, 44), "access": (21, None), "faccessat": (269, 48),
    "faccessat2": (439, 439), "readlink": (89, None), "readlinkat": (267, 78), "getcwd": (79, 17),
    "getdents64": (217, 61), "dup": (32, 23), "fcntl": (72, 25), "fadvise64": (221, 223), "poll": (7, None),
    "ppoll": (271, 73), "select": (23, None), "pselect6": (270, 72), "eventfd2": (290, 19),
    # memory
    "mmap": (9, 222), "mprotect": (10, 226), "munmap": (11, 215), "mremap": (25, 216), "madvise": (28, 233),
    "brk": (12, 214), "mincore": (27, 232), "mbind": (237, 235), "get_mempolicy": (239, 236),
    # signals to itself, threads, time
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "sigaltstack": (131, 132),
    "restart_syscall": (219, 128), "futex": (202, 98), "futex_waitv": (449, 449), "set_robust_list": (273, 99),
    "get_robust_list": (274, 100), "set_tid_address": (218, 96), "rseq": (334, 293), "membarrier": (324, 283),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "sched_setaffinity": (203, 122),
    "sched_getparam": (143, 121), "sched_getscheduler": (145, 120), "sched_get_priority_max": (146, 125),
    "sched_get_priority_min": (147, 126), "getcpu": (309, 168), "clock_gettime": (228, 113),
    "clock_getres": (229, 114), "clock_nanosleep": (230, 115), "nanosleep": (35, 101), "gettimeofday": (96, 169),
    "time": (201, None), "times": (100, 153), "exit": (60, 93), "exit_group": (231, 94),
    # questions about itself and the machine
    "getpid": (39, 172), "gettid": (186, 178), "getppid": (110, 173), "getuid": (102, 174), "geteuid": (107, 175),
    "getgid": (104, 176), "getegid": (108, 177), "getgroups": (115, 158), "getrusage": (98, 165),
    "getrlimit": (97, 163), "setrlimit": (160, 164), "sysinfo": (99, 179), "uname": (63, 160), "getrandom": (318, 278),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Architecture:
    audit: int
    column: int
    clone: int
    open: int | None
    openat: int
    prlimit64: int
    tgkill: int
    prctl: int
    ioctl: int


_ARCHITECTURES = {
    "x86_64": _Architecture(0xC000003E, 0, 56, 2, 257, 302, 234, 157, 16),
    "aarch64": _Architecture(0xC00000B7, 1, 220, None, 56, 261, 131, 167, 29),
}
_SECCOMP_CALL = {"x86_64": 317, "aarch64": 277}
_ABSENT_CALLS = (435, 437)
"""clone3 and openat2 take their flags by pointer, which a filter cannot see: "not there" makes libc use the others."""


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def _instruction(code: int, k: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, k)


def _refuse(number: int) -> bytes:
    return _instruction(_RETURN, _RET_ERRNO | number)


_ALLOW = _instruction(_RETURN, _RET_ALLOW)


def _when(call: int, *body: bytes) -> list[bytes]:
    """`body` runs for `call` and must end in a return; other calls jump over it."""
    return [_instruction(_JUMP_EQ, call, 0, len(body)), *body]


def _argument(index: int, *, high: bool = False) -> bytes:
    return _instruction(_LOAD, _OFFSET_ARGS + 8 * index + (4 if high else 0))


def build_filter(machine: str) -> bytes:
    """The BPF program for `machine` (`platform.machine()`), 8 bytes an instruction. KeyError where unknown."""
    arch = _ARCHITECTURES[machine]
    writing = _instruction(_JUMP_SET, _WRITING_FLAGS, 0, 1)
    program = [
        _instruction(_LOAD, _OFFSET_ARCH),
        _instruction(_JUMP_EQ, arch.audit, 1, 0),
        _instruction(_RETURN, _RET_KILL_PROCESS),
        _instruction(_LOAD, _OFFSET_NR),
        _instruction(_JUMP_GE, _X32_BIT, 0, 1),
        _refuse(errno.EPERM),
    ]
    for numbers in _ALLOWED.values():
        if (number := numbers[arch.column]) is not None:
            program += _when(number, _ALLOW)
    program += _when(arch.openat, _argument(2), writing, _refuse(errno.EACCES), _ALLOW)
    if arch.open is not None:
        program += _when(arch.open, _argument(1), writing, _refuse(errno.EACCES), _ALLOW)
    thread = _instruction(_JUMP_SET, _CLONE_THREAD, 1, 0)
    program += _when(arch.clone, _argument(0), thread, _refuse(errno.EPERM), _ALLOW)
    itself = _instruction(_JUMP_EQ, 0, 1, 0)
    program += _when(arch.prlimit64, _argument(0), itself, _refuse(errno.EPERM), _ALLOW)
    own = _instruction(_JUMP_EQ, os.getpid(), 1, 0)
    program += _when(arch.tgkill, _argument(0), own, _refuse(errno.EPERM), _ALLOW)
    program += _when(arch.prctl, _argument(0), *_one_of(_PR_SET_NAME, _PR_GET_NAME, _PR_SET_VMA))
    program += _when(arch.ioctl, _refuse(errno.ENOTTY))
    for number in _ABSENT_CALLS:
        program += _when(number, _refuse(errno.ENOSYS))
    program += [_instruction(_JUMP_GE, _NEWEST_KNOWN_CALL, 0, 1), _refuse(errno.ENOSYS), _refuse(errno.EPERM)]
    return b"".join(program)


def _one_of(*values: int) -> list[bytes]:
    checks = [_instruction(_JUMP_EQ, value, len(values) - place, 0) for place, value in enumerate(values)]
    return [*checks, _refuse(errno.EPERM), _ALLOW]


def enter(libc: ctypes.CDLL) -> str | None:
    """Install the filter on every thread of this process; None when in force, else why not.

    Needs no_new_privs. Refused calls get EPERM (EACCES for opening to write), calls newer than this table ENOSYS, so
    that libraries degrade instead of dying (seccomp(2)).
    """
    machine = platform.machine()
    if machine not in _ARCHITECTURES or struct.calcsize("P") != 8:
        return f"no filter for {struct.calcsize('P') * 8} bit programs on {machine}"
    code = build_filter(machine)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(buffer))
    failed = libc.syscall(
        ctypes.c_long(_SECCOMP_CALL[machine]),
        ctypes.c_ulong(_PR_SET_SECCOMP_MODE_FILTER),
        ctypes.c_ulong(_FLAG_TSYNC),
        ctypes.byref(program),
    )
    return os.strerror(ctypes.get_errno()) if failed else None
