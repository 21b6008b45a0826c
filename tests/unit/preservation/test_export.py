"""Originals come back byte for byte, with sidecars that any JSON reader takes; write errors say what they are."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from heirloom.bank import Bank
from heirloom.core.errors import HeirloomError, NoSpace, UserError
from heirloom.core.job import Progress

Seal = Callable[[bytes, int], None]


def test_many_of_one_name_each_with_a_sidecar(bank: Bank, seal: Seal, tmp_path: Path) -> None:
    seal(b"index.txt", 12)
    out = tmp_path / "out"
    report = bank.export(None, out)
    assert (report.exported, report.failed) == (12, [])
    expected = {"index.txt", *(f"index ({number}).txt" for number in range(2, 13))}
    assert {path.name for path in out.iterdir()} == expected | {f"{name}.json" for name in expected}
    assert len({(out / name).read_bytes() for name in expected}) == 12
    for name in expected:
        lay = json.loads((out / f"{name}.json").read_text(encoding="utf-8"))["origins"][0]["path"]
        assert Path(lay).read_bytes() == (out / name).read_bytes()


def test_numbering_does_not_begin_anew_for_each_file(bank: Bank, seal: Seal, tmp_path: Path) -> None:
    seal(b"index.txt", 4)
    out = tmp_path / "out"

    def take_second_away(progress: Progress) -> None:
        if progress.done == 2:
            (out / "index (2).txt").unlink()
            (out / "index (2).txt.json").unlink()

    assert bank.export(None, out, progress=take_second_away).exported == 4
    assert {path.name for path in out.glob("*.txt")} == {"index.txt", "index (3).txt", "index (4).txt"}


def test_the_longest_names_come_out_all(bank: Bank, seal: Seal, tmp_path: Path) -> None:
    seal(b"x" * 251 + b".txt", 3)
    assert bank.export(None, tmp_path / "out").exported == 3
    assert len(list((tmp_path / "out").glob("*.txt"))) == 3


def test_the_sidecar_of_a_name_that_is_no_text_is_json(bank: Bank, seal: Seal, tmp_path: Path) -> None:
    seal(b"caf\xe9 \xe5\xae\xb6.txt", 1)
    assert bank.export(None, tmp_path / "out").exported == 1
    (sidecar,) = (tmp_path / "out").glob("*.json")
    with open(sidecar, encoding="utf-8") as opened:
        record = json.load(opened)
    assert os.fsencode(record["original_name"]) == b"caf\xe9 \xe5\xae\xb6.txt"
    assert os.path.exists(record["origins"][0]["path"])
    assert "家" in sidecar.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "kind", "exit_code"),
    [(errno.ENOSPC, NoSpace, 8), (errno.EDQUOT, NoSpace, 8), (errno.EACCES, UserError, 2), (errno.EROFS, UserError, 2)],
)
def test_a_disk_that_takes_no_more_ends_it_and_leaves_no_half(
    bank: Bank, seal: Seal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[HeirloomError],
    exit_code: int,
) -> None:  # fmt: skip
    seal(b"letter.txt", 1)
    out = tmp_path / "out"
    monkeypatch.setattr(os, "fsync", lambda _: _fail(number))
    with pytest.raises(kind) as caught:
        bank.export(None, out)
    assert caught.value.exit_code == exit_code
    monkeypatch.undo()
    assert list(out.iterdir()) == []


def test_a_file_that_the_disk_does_not_take_is_listed_and_the_rest_goes_on(
    bank: Bank, seal: Seal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal(b"letter.txt", 3)
    flush, calls = os.fsync, []

    def fail_first(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 1:
            _fail(errno.EFBIG)
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", fail_first)
    report = bank.export(None, tmp_path / "out")
    monkeypatch.undo()
    assert report.exported == 2
    assert [code for _, code, _ in report.failed] == ["unwritable"]
    assert len(calls) == 1 + 2 * 2  # each original and each sidecar that counts
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_a_target_that_is_a_file_is_the_persons_to_put_right(bank: Bank, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(UserError):
        bank.export(None, tmp_path / "out")


def _fail(number: int) -> None:
    raise OSError(number, os.strerror(number))


def test_nothing_is_written_in_clear_into_the_vault(bank: Bank, seal: Seal, tmp_path: Path) -> None:
    seal(b"letter.txt", 1)
    (vault,) = tmp_path.rglob("VAULT")
    with pytest.raises(UserError, match="vault"):
        bank.export(None, vault.parent / "out")
    assert not (vault.parent / "out").exists()
