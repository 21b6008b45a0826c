"""Watched folders: what is there, what arrives, what is still being written, what goes away."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from heirloom.core.records import Candidate
from heirloom.ingest.watch import FolderState, Settling, Watcher

LOOK_S = 0.05
PATIENCE_S = 15.0


class Collector:
    """A target that remembers instead of importing."""

    def __init__(self, *folders: Path) -> None:
        self.watched = [str(folder) for folder in folders]
        self.arrived: list[Candidate] = []
        self.states: list[tuple[str, FolderState]] = []
        self.scans: list[str] = []
        self.changed = threading.Condition()

    def folders(self) -> Sequence[str]:
        return list(self.watched)

    def is_known(self, candidate: Candidate) -> bool:
        return any(
            (one.path, one.bytes, one.mtime_ns) == (candidate.path, candidate.bytes, candidate.mtime_ns)
            for one in self.arrived
        )

    def arrive(self, candidates: Sequence[Candidate]) -> None:
        with self.changed:
            self.arrived.extend(candidates)
            self.changed.notify_all()

    def note(self, folder: str, state: FolderState, *, scanned: bool) -> None:
        with self.changed:
            (self.scans.append(folder) if scanned else self.states.append((folder, state)))
            self.changed.notify_all()

    def wait_for(self, happened: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(happened, PATIENCE_S), (self.names(), self.states, self.scans)

    def names(self) -> list[str]:
        return sorted(one.relative_path for one in self.arrived)


@contextmanager
def running(target: Collector, without: Path | None = None) -> Iterator[None]:
    watcher = Watcher(target, without=str(without) if without else None, look_s=LOOK_S)
    stop = threading.Event()
    failures: list[BaseException] = []

    def work() -> None:
        try:
            watcher.run(stop)
        except BaseException as error:
            failures.append(error)
            raise

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE_S)
    assert not thread.is_alive()
    assert not failures


def make(path: Path, content: bytes = b"a memory") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def candidate(size: int, mtime_ns: int = 1) -> Candidate:
    return Candidate("/a/b", "b", "b", size, mtime_ns)


def test_a_file_settles_at_the_second_equal_look() -> None:
    settling = Settling()
    assert settling.look([candidate(1)]) == []
    assert settling.look([candidate(2)]) == []
    assert settling.look([candidate(2, mtime_ns=5)]) == []
    assert settling.look([candidate(2, mtime_ns=5)]) == [candidate(2, mtime_ns=5)]
    assert settling.waiting() == []


def test_one_scan_takes_what_is_there_and_nothing_twice(tmp_path: Path) -> None:
    make(tmp_path / "2019" / "beach.jpg")
    make(tmp_path / "letter.txt")
    target = Collector(tmp_path)
    watcher = Watcher(target, look_s=LOOK_S)
    watcher.scan_once(threading.Event())
    watcher.scan_once(threading.Event())
    assert target.names() == ["2019/beach.jpg", "letter.txt"]
    assert target.scans == [str(tmp_path)] * 2


def test_one_scan_ends_although_a_file_never_stops_growing(tmp_path: Path) -> None:
    growing = make(tmp_path / "growing.log")

    class Growing(Collector):
        def folders(self) -> Sequence[str]:
            with growing.open("ab") as opened:
                opened.write(b"more")
            return super().folders()

    target = Growing(tmp_path)
    Watcher(target, look_s=0.01).scan_once(threading.Event())
    assert target.arrived == []


def test_new_changed_and_moved_files_arrive(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    make(inside / "first.txt")
    make(outside / "album" / "deep" / "moved.txt")
    target = Collector(inside)
    with running(target):
        target.wait_for(lambda: target.names() == ["first.txt"])
        make(inside / "year" / "second.txt")
        target.wait_for(lambda: "year/second.txt" in target.names())
        make(inside / "first.txt", b"other words in it")
        target.wait_for(lambda: target.names().count("first.txt") == 2)
        (outside / "album").rename(inside / "album")
        target.wait_for(lambda: "album/deep/moved.txt" in target.names())


def test_a_file_that_is_being_written_is_waited_for(tmp_path: Path) -> None:
    slow = make(tmp_path / "slow.mov")
    writes = iter(range(5))

    class Writing(Collector):
        def is_known(self, candidate: Candidate) -> bool:
            """The watcher has just looked; now somebody writes on."""
            if next(writes, None) is not None:
                with slow.open("ab") as opened:
                    opened.write(b"another minute of it")
            return super().is_known(candidate)

    target = Writing(tmp_path)
    with running(target):
        target.wait_for(lambda: bool(target.arrived))
    assert next(writes, None) is None
    assert [one.bytes for one in target.arrived] == [slow.stat().st_size]


def test_a_missing_folder_is_a_state_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    target = Collector(folder)
    with running(target):
        target.wait_for(lambda: target.states == [(str(folder), FolderState.MISSING)])
        make(folder / "one.txt")
        target.wait_for(lambda: target.names() == ["one.txt"])
        os.rename(folder, tmp_path / "unplugged")
        target.wait_for(lambda: target.states[-1] == (str(folder), FolderState.MISSING))
        make(folder / "two.txt")
        target.wait_for(lambda: target.names() == ["one.txt", "two.txt"])
    assert [state for _, state in target.states] == [
        FolderState.MISSING,
        FolderState.WATCHED,
        FolderState.MISSING,
        FolderState.WATCHED,
    ]


def test_the_vault_inside_a_watched_folder_is_left_alone(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    make(vault / "objects" / "old")
    target = Collector(tmp_path)
    with running(target, without=vault):
        target.wait_for(lambda: bool(target.scans))
        make(vault / "objects" / "new")
        make(tmp_path / "after.txt")
        target.wait_for(lambda: "after.txt" in target.names())
    assert target.names() == ["after.txt"]


def test_links_are_never_followed(tmp_path: Path) -> None:
    secret = make(tmp_path / "elsewhere" / "secret.txt")
    inside = tmp_path / "inside"
    inside.mkdir()
    target = Collector(inside)
    with running(target):
        target.wait_for(lambda: bool(target.scans))
        (inside / "link.txt").symlink_to(secret)
        (inside / "folder").symlink_to(secret.parent)
        make(inside / "own.txt")
        target.wait_for(lambda: "own.txt" in target.names())
    assert target.names() == ["own.txt"]
