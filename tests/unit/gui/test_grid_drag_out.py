"""Copies that are dragged out: made when they are asked for, private, and gone afterwards."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from heirloom.core.errors import NoSpace
from heirloom.gui.grid.drag_out import CopiesOnDemand, LentFolders, remove_leftovers


@pytest.fixture
def folders(qapp: QCoreApplication) -> Iterator[LentFolders]:
    made = LentFolders()
    yield made
    made.take_back_all()


class Writer:
    """Writes one copy, and notes each time it does."""

    def __init__(self, folders: LentFolders) -> None:
        self.folders: list[Path] = []
        self.copies = CopiesOnDemand(lambda: ["IMG_1.jpg"], self.write, folders)

    def write(self, folder: Path) -> Sequence[Path]:
        self.folders.append(folder)
        (folder / "IMG_1.jpg").write_bytes(b"copy")
        return [folder / "IMG_1.jpg"]

    @property
    def names(self) -> list[str]:
        return [url.toLocalFile() for url in self.copies.urls()]


def test_who_is_passed_over_gets_a_name_and_no_copy(folders: LentFolders) -> None:
    writer = Writer(folders)
    assert writer.copies.hasUrls()
    assert writer.copies.formats() == ["text/uri-list"]
    [early] = writer.names
    assert early.endswith("/IMG_1.jpg")
    assert not Path(early).exists()
    assert writer.folders == []
    writer.copies.write()
    writer.copies.write()
    assert Path(early).read_bytes() == b"copy"
    assert writer.names == [early]
    assert len(writer.folders) == 1


def test_a_drag_that_nobody_takes_leaves_nothing(folders: LentFolders) -> None:
    writer = Writer(folders)
    [early] = writer.names
    writer.copies.end(taken=False)
    assert not Path(early).parent.exists()


def test_what_was_taken_stays_until_the_vault_is_left(folders: LentFolders) -> None:
    writer = Writer(folders)
    writer.copies.write()
    writer.copies.end(taken=True)
    [copy] = writer.names
    assert Path(copy).exists()
    folders.take_back_all()
    assert not Path(copy).exists()


def test_where_the_release_cannot_be_seen_the_first_question_is_the_drop(folders: LentFolders) -> None:
    writer = Writer(folders)
    writer.copies.writes_when_asked = True
    [copy] = writer.names
    assert Path(copy).exists()


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_lent_folders_are_private_and_taken_back(folders: LentFolders) -> None:
    folder = folders.lend()
    (folder / "IMG_1.jpg").write_bytes(b"copy")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folders.take_back_all()
    assert not folder.exists()


def test_what_cannot_be_written_is_told(folders: LentFolders) -> None:
    def export(folder: Path) -> Sequence[Path]:
        raise NoSpace("The disk is full.")

    copies = CopiesOnDemand(lambda: ["IMG_1.jpg"], export, folders)
    copies.write()
    assert list(copies.urls()) == []
    assert isinstance(copies.error, NoSpace)


@pytest.mark.skipif(os.name != "posix", reason="asks for a process by its number")
def test_leftovers_of_a_crash_are_removed_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = tmp_path / "heirloom-out-999999999-x"
    ours = tmp_path / f"heirloom-out-{os.getpid()}-x"
    others = tmp_path / "somebody-elses"
    for folder in (dead, ours, others):
        folder.mkdir()
    remove_leftovers()
    assert not dead.exists()
    assert ours.exists()
    assert others.exists()
