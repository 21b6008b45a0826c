"""The worker is asked to break out of its walls, by the very process that reads strangers' files."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from heirloom.core.errors import ItemError
from heirloom.core.records import Kind
from heirloom.extract.client import Extractor, Limits, Request

PROBING_WORKER = (sys.executable, "-P", str(Path(__file__).with_name("probing_worker.py")))
ALL_WALLS = ("limits", "no_new_privs", "not_dumpable", "no_capabilities", "landlock", "seccomp")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these walls are Linux's")


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    with Extractor(Limits(wall_s=30), command=PROBING_WORKER) as extractor:
        yield extractor


def probe(extractor: Extractor, name: str, argument: str = "") -> str:
    request = Request(name, "test/probe", Kind.FILE, frozenset())
    return extractor.extract(request, argument.encode()).title or ""


def walls(extractor: Extractor) -> tuple[str, ...]:
    return extractor.start().in_force


def test_every_wall_stands_or_is_told(extractor: Extractor) -> None:
    report = extractor.start()
    missing = tuple(name for name, _ in report.missing)
    assert sorted((*report.in_force, *missing)) == sorted(ALL_WALLS)
    assert {"limits", "no_new_privs", "not_dumpable", "no_capabilities"} <= set(report.in_force)
    assert all(reason for _, reason in report.missing)


@pytest.mark.parametrize("name", ["internet", "local_socket"])
def test_no_socket(extractor: Extractor, name: str) -> None:
    assert "seccomp" not in walls(extractor) or probe(extractor, name) == "refused: PermissionError"


def test_no_connection_even_to_this_computer(extractor: Extractor) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        told = probe(extractor, "connect", str(server.getsockname()[1]))
    assert told == "refused: PermissionError"


@pytest.mark.parametrize("place", ["tmp_path", "home", "dev_shm"])
def test_nothing_can_be_written(extractor: Extractor, tmp_path: Path, place: str) -> None:
    folder = {"tmp_path": tmp_path, "home": Path.home(), "dev_shm": Path("/dev/shm")}[place]
    assert probe(extractor, "write", str(folder)).startswith("refused: ")
    assert not (folder / "stolen").exists()


def test_nothing_can_be_removed(extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept", encoding="ascii")
    assert probe(extractor, "remove", str(tmp_path / "kept")).startswith("refused: ")
    assert (tmp_path / "kept").exists()


def test_the_persons_files_cannot_be_read(extractor: Extractor, tmp_path: Path) -> None:
    keys = tmp_path / ".ssh" / "id_ed25519"
    keys.parent.mkdir()
    keys.write_text("secret", encoding="ascii")
    assert "landlock" not in walls(extractor) or probe(extractor, "read_file", str(keys)) == "refused: PermissionError"
    assert "landlock" not in walls(extractor) or probe(extractor, "list_home") == "refused: PermissionError"


@pytest.mark.parametrize("path", ["environ", "mem", "maps", "cmdline"])
def test_the_programs_memory_cannot_be_read(extractor: Extractor, path: str) -> None:
    told = probe(extractor, "read_file", f"/proc/{os.getpid()}/{path}")
    assert "landlock" not in walls(extractor) or told == "refused: PermissionError"


@pytest.mark.parametrize("name", ["run", "fork"])
def test_no_other_process(extractor: Extractor, name: str) -> None:
    assert "seccomp" not in walls(extractor) or probe(extractor, name) == "refused: PermissionError"


@pytest.mark.parametrize("name", ["kill_parent", "trace_parent"])
def test_no_hand_on_the_program(extractor: Extractor, name: str) -> None:
    assert "seccomp" not in walls(extractor) or probe(extractor, name) == "refused: PermissionError"


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="call numbers are those of x86_64")
@pytest.mark.parametrize(
    ("call", "number", "error"),
    [
        ("execve", 59, "Operation not permitted"),
        ("execveat", 322, "Operation not permitted"),
        ("process_vm_readv", 310, "Operation not permitted"),
        ("mount", 165, "Operation not permitted"),
        ("unshare", 272, "Operation not permitted"),
        ("io_uring_setup", 425, "Operation not permitted"),
        ("bpf", 321, "Operation not permitted"),
        ("userfaultfd", 323, "Operation not permitted"),
        ("memfd_create", 319, "Operation not permitted"),
        ("shmget", 29, "Operation not permitted"),
        ("x32 getpid", 0x40000000 + 39, "Operation not permitted"),
        ("clone3", 435, "Function not implemented"),
        ("openat2", 437, "Function not implemented"),
        ("newer than the table", 600, "Function not implemented"),
    ],
)
def test_calls_that_reading_does_not_need(extractor: Extractor, call: str, number: int, error: str) -> None:
    if "seccomp" in walls(extractor):
        assert probe(extractor, "raw", str(number)) == f"-1 {error}", call


def test_the_environment_is_closed(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    names = set(probe(extractor, "environment").split())
    assert "HOME" not in names
    assert "PATH" not in names
    assert not any("HEIRLOOM" in name or "PASS" in name or "TOKEN" in name for name in names)


def test_limits_cannot_be_lifted_again(extractor: Extractor) -> None:
    with pytest.raises(ItemError, match="ValueError"):
        probe(extractor, "more_memory")


def test_what_reading_needs_still_works(extractor: Extractor) -> None:
    assert probe(extractor, "thread") == "a thread ran"
    assert probe(extractor, "lazy_import") == "wave"
    assert probe(extractor, "print") == "quiet"
