"""Durable writing: whole or not at all, never through a link, no draft left behind."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from heirloom.core.errors import NoSpace, VaultDamaged, VaultError
from heirloom.vault.disk import files


def test_written_whole_private_and_replaced(tmp_path: Path) -> None:
    place = tmp_path / "note"
    files.write_durably(place, b"one", replace=False)
    with pytest.raises(FileExistsError):
        files.write_durably(place, b"two", replace=False)
    files.write_durably(place, b"two", replace=True)
    assert place.read_bytes() == b"two"
    assert place.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["note"]


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, NoSpace), (errno.EDQUOT, NoSpace), (errno.EIO, VaultError)]
)
@pytest.mark.parametrize("step", ["create_new", "write_all", "flush"])
def test_an_error_leaves_the_old_content_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[VaultError], step: str
) -> None:
    place = tmp_path / "note"
    files.write_durably(place, b"old", replace=False)

    def fail(*arguments: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files, step, fail)
    with pytest.raises(kind, match="note"):
        files.write_durably(place, b"new", replace=True)
    assert place.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["note"]


def test_short_writes_are_carried_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real_write, real_writev = os.write, os.writev
    monkeypatch.setattr(os, "write", lambda descriptor, data: real_write(descriptor, bytes(data[:7])))
    monkeypatch.setattr(os, "writev", lambda descriptor, parts: real_writev(descriptor, [parts[0][:5]]))
    descriptor = files.create_new(tmp_path / "file")
    files.write_all(descriptor, bytes(range(100)))
    files.write_parts(descriptor, [bytes(range(10)), b"", bytes(range(90))])
    os.close(descriptor)
    assert (tmp_path / "file").read_bytes() == bytes(range(100)) + bytes(range(10)) + bytes(range(90))


def test_links_and_other_things_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder").mkdir()
    for name in ("link", "fifo", "folder"):
        with pytest.raises(VaultDamaged, match=name):
            files.open_existing(tmp_path / name)
    with pytest.raises(FileExistsError):
        files.create_new(tmp_path / "link")


def test_reading_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(100))
    assert files.read_small(tmp_path / "file", limit_bytes=100) == bytes(100)
    with pytest.raises(VaultDamaged, match="longer"):
        files.read_small(tmp_path / "file", limit_bytes=99)
    with pytest.raises(FileNotFoundError):
        files.read_small(tmp_path / "absent", limit_bytes=1)


def test_folders_flush_together_and_an_error_comes_through(tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(9)]
    for folder in folders:
        files.make_folder(folder)
        assert folder.stat().st_mode & 0o777 == 0o700
    files.flush_folders(folders)
    files.flush_folders([])
    with pytest.raises(FileNotFoundError):
        files.flush_folders([*folders, tmp_path / "absent"])


def test_a_file_the_disk_cannot_read_is_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"x")
    for number, kind in ((errno.EIO, VaultDamaged), (errno.EACCES, VaultError)):

        def fail(file: object, length: int, number: int = number) -> bytes:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(files, "read_fully", fail)
        with pytest.raises(kind, match="file"):
            files.read_small(tmp_path / "file", limit_bytes=9)
