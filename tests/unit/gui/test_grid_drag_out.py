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


def test_nothing_is_written_before_it_is_asked_for(folders: LentFolders) -> None:
    asked: list[Path] = []

    def export(folder: Path) -> Sequence[Path]:
        asked.append(folder)
        (folder / "IMG_1.jpg").write_bytes(b"copy")
        return [folder / "IMG_1.jpg"]

    copies = CopiesOnDemand(export, folders)
    copies.allow()
    assert copies.hasUrls()
    assert copies.formats() == ["text/uri-list"]
    assert asked == []
    names = [url.toLocalFile() for url in copies.urls()]
    assert names == [str(asked[0] / "IMG_1.jpg")]
    assert copies.urls()
    assert len(asked) == 1
    assert copies.was_taken


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

    copies = CopiesOnDemand(export, folders)
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
