"""Originals come back byte for byte, with sidecars that any JSON reader takes; write errors say what they are."""

from __future__ import annotations

import errno
import json
import os
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from heirloom.bank import Bank
from heirloom.core.errors import Cancelled, HeirloomError, NoSpace, UserError
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


def test_a_second_export_writes_only_what_is_missing(bank: Bank, seal: Seal, tmp_path: Path) -> None:
    seal(b"index.txt", 5)
    out = tmp_path / "out"
    assert (bank.export(None, out).already, len(list(out.iterdir()))) == (0, 10)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.iterdir()}
    (out / "index (3).txt").unlink()
    (out / "index (4).txt.json").unlink()
    again = bank.export(None, out)
    assert (again.exported, again.already, again.failed) == (5, 4, [])
    after = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.iterdir()}
    kept = before.keys() & after.keys() - {"index (3).txt", "index (3).txt.json", "index (4).txt.json"}
    assert len(kept) == 7
    assert all(before[name] == after[name] for name in kept)
    contents = {content for name, (content, _) in after.items() if name.endswith(".txt")}
    assert contents == {content for name, (content, _) in before.items() if name.endswith(".txt")}


def test_a_sidecar_of_its_own_is_brought_up_to_date(bank: Bank, seal: Seal, tmp_path: Path) -> None:
    seal(b"letter.txt", 1)
    out = tmp_path / "out"
    bank.export(None, out)
    bank.edit(bank.list_items().items[0].id, caption="From the drawer")
    assert bank.export(None, out).already == 1
    assert {path.name for path in out.iterdir()} == {"letter.txt", "letter.txt.json"}
    assert json.loads((out / "letter.txt.json").read_bytes())["caption"] == "From the drawer"


@pytest.mark.parametrize("in_the_way", ["bytes", "sidecar", "link"])
def test_what_is_another_file_stays_and_ours_gets_a_number(
    bank: Bank, seal: Seal, tmp_path: Path, in_the_way: str
) -> None:
    seal(b"letter.txt", 1)
    out = tmp_path / "out"
    out.mkdir()
    (original,) = (tmp_path / "in").rglob("letter.txt")
    lying = original.read_bytes()
    if in_the_way == "bytes":
        lying = bytes(reversed(lying))
        (out / "letter.txt").write_bytes(lying)
    elif in_the_way == "sidecar":
        (out / "letter.txt").write_bytes(lying)
        (out / "letter.txt.json").write_text('{"id": "of another"}')
    else:
        (out / "letter.txt").symlink_to(original)
    report = bank.export(None, out)
    assert (report.exported, report.already) == (1, 0)
    assert (out / "letter.txt").read_bytes() == lying
    assert (out / "letter (2).txt").read_bytes() == original.read_bytes()
    if in_the_way == "sidecar":
        assert (out / "letter.txt.json").read_text() == '{"id": "of another"}'


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
    assert len(calls) == 1 + 2 * 2 + 1  # each original and each sidecar that counts, and the folder's names
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_a_stop_in_the_middle_of_a_file_leaves_nothing_of_it(
    bank: Bank, seal: Seal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal(b"film.bin", 1)
    monkeypatch.setattr(import_module("heirloom.preservation.export"), "CHUNK_BYTES", 4)
    out, stop, seen = tmp_path / "out", threading.Event(), []

    class Look(threading.Event):
        """Asked to stop after the second piece, as Ctrl-C does."""

        def is_set(self) -> bool:
            seen.append([path.name for path in out.iterdir()])
            if len(seen) == 2:
                stop.set()
            return stop.is_set()

    with pytest.raises(Cancelled):
        bank.export(None, out, stop=Look())
    assert len(seen) == 2
    assert not any("film" in name for names in seen for name in names)
    assert list(out.iterdir()) == []


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
