"""The reserve: real space, given back at once, made again where there is room."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from heirloom.core.errors import NoSpace
from heirloom.vault.disk import files, reserve


def test_made_released_restored(tmp_path: Path) -> None:
    reserve.make(tmp_path)
    status = (tmp_path / "reserve.bin").stat()
    assert status.st_size == 16 << 20
    assert status.st_blocks * 512 >= 16 << 20
    assert status.st_mode & 0o777 == 0o600
    assert reserve.is_there(tmp_path)
    assert reserve.release(tmp_path)
    assert not reserve.release(tmp_path)
    assert not reserve.is_there(tmp_path)
    assert reserve.restore(tmp_path)
    assert reserve.is_there(tmp_path)


def test_a_hole_of_the_right_size_is_no_reserve(tmp_path: Path) -> None:
    with (tmp_path / "reserve.bin").open("wb") as file:
        file.truncate(reserve.RESERVE_BYTES)
    assert not reserve.is_there(tmp_path)
    assert reserve.restore(tmp_path)
    assert reserve.is_there(tmp_path)


def test_not_restored_where_it_would_take_the_last_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reserve, "free_bytes", lambda path: 2 * reserve.RESERVE_BYTES)
    assert not reserve.restore(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_half_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "flush", full)
    with pytest.raises(NoSpace):
        reserve.make(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not reserve.restore(tmp_path)


def test_free_bytes(tmp_path: Path) -> None:
    assert reserve.free_bytes(tmp_path) > 0
