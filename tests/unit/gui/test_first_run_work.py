"""What the first run has done off the GUI thread: looking at a place, counting, judging what was typed, saving."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import threading
from pathlib import Path

import pytest

from heirloom.bank import create
from heirloom.core.errors import NoSpace, UserError
from heirloom.gui.gate.first_run.parts.group_field import Answer, fold, judge
from heirloom.gui.gate.first_run.work import place_check
from heirloom.gui.gate.first_run.work.gathering import Count, gather
from heirloom.gui.gate.first_run.work.place_check import Verdict, look
from heirloom.gui.gate.first_run.work.saving import save_private

GROUPS = ["C6EP", "34WK", "5DM3", "ZJ83", "4FF4", "94KF", "3WM5", "9PPM", "3MME", "393K", "X6BF", "6K5M"]


def test_a_new_folder_is_good_and_nothing_is_made_of_it(tmp_path: Path) -> None:
    place = look(str(tmp_path / "Pictures" / "Heirloom"))
    assert place.verdict is Verdict.GOOD
    assert place.free_bytes is not None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("typed", ["", "   ", "Pictures/Heirloom"])
def test_a_place_is_a_full_path(typed: str) -> None:
    assert look(typed).verdict is Verdict.NO_PATH


def test_a_folder_with_something_in_it_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    assert look(str(tmp_path)).verdict is Verdict.NOT_EMPTY


def test_a_synchronised_folder_is_refused_with_the_reason(tmp_path: Path) -> None:
    place = look(str(tmp_path / "Dropbox" / "Heirloom"))
    assert place.verdict is Verdict.UNSAFE
    assert "Dropbox" in place.detail


def test_a_vault_that_is_there_is_known(tmp_path: Path) -> None:
    create(tmp_path / "Heirloom", "four plain words here", light_kdf=True)
    assert look(str(tmp_path / "Heirloom")).verdict is Verdict.VAULT_THERE


@pytest.mark.skipif(sys.platform != "linux", reason="a place where even root cannot write")
def test_a_folder_that_cannot_be_written_to() -> None:
    assert look("/proc/heirloom").verdict is Verdict.NOT_WRITABLE


def test_a_full_disk_says_by_how_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=100 << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    place = look(str(tmp_path / "Heirloom"))
    assert place.verdict is Verdict.NO_SPACE
    assert place.missing_bytes == place_check.NEEDED_BYTES - (100 << 20)


def _fill(folder: Path) -> None:
    (folder / "2019" / "june").mkdir(parents=True)
    (folder / "2019" / "june" / "a.jpg").write_bytes(b"a" * 100)
    (folder / "b.jpg").write_bytes(b"b" * 10)
    (folder / ".cache").mkdir()
    (folder / ".cache" / "c.jpg").write_bytes(b"c" * 1000)
    (folder / "vault").mkdir()
    (folder / "vault" / "d").write_bytes(b"d" * 1000)
    os.symlink(folder / "vault" / "d", folder / "link.jpg")
    os.symlink(folder, folder / "loop")


def test_files_are_counted_once_without_the_vault_links_and_hidden_ones(tmp_path: Path) -> None:
    _fill(tmp_path)
    count = gather(str(tmp_path), tmp_path / "vault", lambda _count: None, threading.Event())
    assert count == Count(str(tmp_path), 2, 110, is_whole=True)


def test_counting_stops_when_told(tmp_path: Path) -> None:
    _fill(tmp_path)
    stop = threading.Event()
    stop.set()
    count = gather(str(tmp_path), tmp_path / "vault", lambda _count: None, stop)
    assert not count.is_whole
    assert count.files == 1


@pytest.mark.parametrize(
    ("typed", "number", "answer", "about"),
    [
        ("ZJ83", 4, Answer.RIGHT, ""),
        ("zj83", 4, Answer.RIGHT, ""),
        (" z j 8 3 ", 4, Answer.RIGHT, ""),
        ("ＺＪ８３", 4, Answer.RIGHT, ""),
        ("ZJ–83", 4, Answer.RIGHT, ""),
        ("ZJ8", 4, Answer.UNFINISHED, ""),
        ("", 4, Answer.UNFINISHED, ""),
        ("ZJ84", 4, Answer.TYPO, ""),
        ("JZ83", 4, Answer.TYPO, ""),
        ("ZJ833", 4, Answer.TYPO, ""),
        ("4FF4", 4, Answer.OTHER_GROUP, "5"),
        ("ZJ0", 4, Answer.UNKNOWN_SYMBOL, "0"),
        ("l", 4, Answer.UNKNOWN_SYMBOL, "L"),
    ],
)
def test_what_is_said_of_a_typed_group(typed: str, number: int, answer: Answer, about: str) -> None:
    assert judge(typed, number, GROUPS) == (answer, about)


def test_folding_keeps_the_symbols() -> None:
    assert fold("c6-ep 34wk") == "C6EP34WK"


def test_the_saved_sheet_is_for_this_person_alone(tmp_path: Path) -> None:
    place = tmp_path / "sheet.pdf"
    place.write_bytes(b"older")
    assert save_private(place, b"%PDF") == place
    assert place.read_bytes() == b"%PDF"
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_place_that_refuses_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError):
        save_private(tmp_path / "file" / "sheet.pdf", b"%PDF")


def test_a_full_disk_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoSpace):
        save_private(tmp_path / "sheet.pdf", b"%PDF")
    assert list(tmp_path.iterdir()) == []
