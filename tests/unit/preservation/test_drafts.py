"""A draft becomes a file whole or not at all, spares what lies there, and only our own leftovers are cleared away."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from heirloom.preservation.drafts import Drafts

OURS = "0123456789abcdef" * 2
LEFT = ".heirloom-0123456789abcdef-00112233445566aa.part"


@pytest.fixture(params=["links", "no links"])
def _disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Disks like FAT refuse links."""
    if request.param == "no links":
        monkeypatch.setattr(os, "link", _refuse)


def _refuse(_source: object, _target: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.usefixtures("_disk")
def test_it_appears_whole_with_its_time(tmp_path: Path) -> None:
    with Drafts(tmp_path, OURS).open() as draft:
        draft.out.write(b"all of it")
        assert not (tmp_path / "a.txt").exists()
        draft.seal(mtime_ns=1_000_000_000_000_000_000)
        draft.place(tmp_path / "a.txt")
        assert (tmp_path / "a.txt").read_bytes() == b"all of it"
    assert (tmp_path / "a.txt").stat().st_mtime_ns == 1_000_000_000_000_000_000
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.usefixtures("_disk")
@pytest.mark.parametrize("dangling", [False, True])
def test_what_lies_there_is_spared(tmp_path: Path, dangling: bool) -> None:
    there = tmp_path / "a.txt"
    if dangling:
        there.symlink_to(tmp_path / "nowhere")
    else:
        there.write_bytes(b"a person's own")
    with Drafts(tmp_path, OURS).open() as draft:
        draft.out.write(b"ours")
        draft.seal()
        with pytest.raises(FileExistsError):
            draft.place(there)
    assert there.is_symlink() if dangling else there.read_bytes() == b"a person's own"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_only_leftovers_of_the_same_vault_are_cleared(tmp_path: Path) -> None:
    strangers = [
        ".heirloom-fedcba9876543210-00112233445566aa.part",  # of another vault's export
        ".heirloom-0123456789abcdef-mine.part",
        "notes.part",
        f"{LEFT}.txt",
    ]
    for name in (LEFT, *strangers):
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / LEFT.replace("aa.", "bb.")).mkdir()
    (tmp_path / LEFT.replace("aa.", "cc.")).symlink_to(tmp_path / "notes.part")
    before = {path.name for path in tmp_path.iterdir()}
    Drafts(tmp_path, OURS).sweep()
    assert before - {path.name for path in tmp_path.iterdir()} == {LEFT}


def test_an_original_that_is_called_like_a_leftover_stays(tmp_path: Path) -> None:
    for name in (LEFT, f"{LEFT}.json"):
        (tmp_path / name).write_bytes(b"brought in from an older folder")
    Drafts(tmp_path, OURS).sweep()
    assert (tmp_path / LEFT).exists()


def test_a_draft_that_is_being_written_is_not_cleared(tmp_path: Path) -> None:
    with Drafts(tmp_path, OURS).open() as draft:
        draft.out.write(b"all of it")
        Drafts(tmp_path, OURS).sweep()
        draft.seal()
        draft.place(tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == b"all of it"
