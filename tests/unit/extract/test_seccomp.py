"""The filter's decisions, worked out by a small interpreter of its own for each architecture it is written for."""

from __future__ import annotations

import errno
import os
import struct

import pytest

from heirloom.extract.seccomp import build_filter

X86_64, AARCH64 = 0xC000003E, 0xC00000B7
ALLOW = "allow"


def decide(program: bytes, arch: int, number: int, *arguments: int) -> str:
    """Run a BPF program on a `seccomp_data` record (seccomp(2)) and name its verdict."""
    data = struct.pack("=IIQ6Q", number, arch, 0, *(*arguments, *(0,) * (6 - len(arguments))))
    code = [struct.unpack_from("=HBBI", program, at) for at in range(0, len(program), 8)]
    accumulator = place = 0
    while True:
        operation, if_true, if_false, k = code[place]
        place += 1
        if operation == 0x20:
            accumulator = struct.unpack_from("=I", data, k)[0]
        elif operation == 0x06:
            return {0x7FFF: ALLOW, 0x8000: "kill"}.get(k >> 16) or errno.errorcode[k & 0xFFFF]
        else:
            holds = {0x15: accumulator == k, 0x35: accumulator >= k, 0x45: bool(accumulator & k)}[operation]
            place += if_true if holds else if_false


@pytest.mark.parametrize(
    ("machine", "arch", "calls"),
    [
        ("x86_64", X86_64, {"read": 0, "openat": 257, "clone": 56, "clone3": 435, "execve": 59, "socket": 41,
                            "prlimit64": 302, "tgkill": 234, "prctl": 157, "ioctl": 16, "mmap": 9, "connect": 42}),
        ("aarch64", AARCH64, {"read": 63, "openat": 56, "clone": 220, "clone3": 435, "execve": 221, "socket": 198,
                              "prlimit64": 261, "tgkill": 131, "prctl": 167, "ioctl": 29, "mmap": 222, "connect": 203}),
    ],
)  # fmt: skip
def test_verdicts(machine: str, arch: int, calls: dict[str, int]) -> None:
    program = build_filter(machine)
    me = os.getpid()

    def verdict(name: str, *arguments: int) -> str:
        return decide(program, arch, calls[name], *arguments)

    assert [verdict(name) for name in ("read", "mmap")] == [ALLOW, ALLOW]
    assert [verdict(name) for name in ("execve", "socket", "connect")] == ["EPERM"] * 3
    assert verdict("openat", 0, 0, os.O_RDONLY | os.O_CLOEXEC) == ALLOW
    for flags in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC, os.O_RDWR | os.O_CLOEXEC):
        assert verdict("openat", 0, 0, flags) == "EACCES"
    assert (verdict("clone", 0x10000), verdict("clone", 0x11), verdict("clone3")) == (ALLOW, "EPERM", "ENOSYS")
    assert (verdict("prlimit64", 0), verdict("prlimit64", me)) == (ALLOW, "EPERM")
    assert (verdict("tgkill", me), verdict("tgkill", 1)) == (ALLOW, "EPERM")
    assert (verdict("prctl", 15), verdict("prctl", 4), verdict("ioctl", 0, 0x5412)) == (ALLOW, "EPERM", "ENOTTY")
    assert decide(program, arch, 9999) == "ENOSYS"
    assert decide(program, 0x40000003, 1) == "kill"
    assert len(program) // 8 < 4096


def test_x86_64_old_doors() -> None:
    program = build_filter("x86_64")
    assert decide(program, X86_64, 2, 0, os.O_RDONLY) == ALLOW
    assert decide(program, X86_64, 2, 0, os.O_WRONLY) == "EACCES"
    assert decide(program, X86_64, 85) == "EPERM"  # creat
    assert decide(program, X86_64, 0x40000000) == "EPERM"  # the x32 table


def test_an_architecture_without_a_filter() -> None:
    with pytest.raises(KeyError):
        build_filter("riscv64")
