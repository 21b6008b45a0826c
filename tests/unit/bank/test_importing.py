"""What comes in is counted, kept, understood, and comes in once."""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heirloom.bank import Bank, LockedBank
from heirloom.core.errors import Cancelled, NoSpace
from heirloom.core.job import JobState
from heirloom.core.records import Kind, StageState
from heirloom.ingest.safe import SafePhase
from tests.unit.bank.family import PASSPHRASE, write_sources


def test_every_path_counts_once_and_a_second_time_nothing_is_new(filled: tuple[Bank, Path]) -> None:
    bank, top = filled
    status = bank.status()
    assert status.items == 6
    assert status.by_kind == {"photo": 1, "document": 3, "file": 2}
    again = bank.import_paths([str(top / "sources")], ocr=False)
    assert (again.found, again.imported, again.duplicates, again.failed) == (7, 0, 7, [])
    assert bank.status().items == 6


def test_a_twin_is_a_second_origin_of_the_same_memory(filled: tuple[Bank, Path]) -> None:
    bank, _ = filled
    (letter,) = [item for item in bank.list_items().items if "letter" in item.original_name]
    names = [origin.name for origin in bank.show(letter.id).origins]
    assert sorted(names) == ["copy of letter.txt", "letter.txt"]


def test_twins_read_at_the_same_moment_are_one_memory(vault_path: Path, tmp_path: Path) -> None:
    sources = tmp_path / "twins"
    sources.mkdir()
    for number in range(200):
        (sources / f"{number}.bin").write_bytes(b"the same bytes" * (number % 3 + 1))
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        report = bank.import_paths([str(sources)], wait=False)
        assert (report.imported, report.duplicates) == (3, 197)
        assert bank.status().items == 3
        assert sum(len(bank.show(item.id).origins) for item in bank.list_items().items) == 200


def test_everything_is_understood(filled: tuple[Bank, Path]) -> None:
    bank, _ = filled
    assert not any(bank.status().pending.values())
    assert bank.status().not_understood == 0
    photo = next(item for item in bank.list_items(Kind.PHOTO).items)
    assert photo.captured is not None
    assert (photo.captured.at.isoformat(), photo.captured.evidence) == ("2019-07-04T18:05:09", "filename")
    thumbnail = bank.thumbnail(photo)
    assert thumbnail is not None
    assert thumbnail.startswith(b"\xff\xd8")


def test_a_date_to_come_leads_no_timeline(vault_path: Path, tmp_path: Path) -> None:
    named = tmp_path / "a8f2ba20150612ecc50c402d.txt"
    for file in (named, tmp_path / "20650101_000000.txt"):
        file.write_text(f"words of {file.name}", encoding="utf-8")
        os.utime(file, (3_000_000_000, 3_000_000_000))
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / name) for name in os.listdir(tmp_path) if name.endswith(".txt")], ocr=False)
        assert [item.captured for item in bank.list_items().items] == [None, None]
        newest = bank.shelf.timeline().dated_us.max() / 1e6
        assert abs(newest - datetime.now(UTC).timestamp()) < 600


def test_each_kind_is_found(filled: tuple[Bank, Path]) -> None:
    bank, _ = filled
    for query, name in (
        ("blossoming fruit trees", "letter"),
        ("cinnamon", "page.html"),
        ("划船", "日记.txt"),
        ("blob.xyz", "blob.xyz"),
    ):
        answer = bank.search(query)
        first = (*answer.hits, *answer.weaker)[0]
        assert name in first.item.original_name, query
        assert first.why


def test_links_and_fifos_are_skipped_and_what_cannot_be_read_is_listed(vault_path: Path, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    write_sources(sources)
    (sources / "link").symlink_to("letter.txt")
    os.mkfifo(sources / "fifo")
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        report = bank.import_paths([str(sources), str(tmp_path / "nowhere")], ocr=False, wait=False)
    assert (report.found, report.imported, report.duplicates, report.skipped) == (10, 6, 1, 2)
    assert [(one.path, one.code) for one in report.failed] == [(str(tmp_path / "nowhere"), "vanished")]


def test_without_waiting_the_stages_go_on_with_the_next_run(vault_path: Path, tmp_path: Path) -> None:
    write_sources(tmp_path / "sources")
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / "sources")], wait=False)
        assert bank.status().pending["metadata"] == 6
        assert bank.search("letter").hits, "names are found at once"
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        counts = bank.finish_stages(ocr=False)
        assert counts["metadata"] == {"done": 6}
        assert not any(bank.status().pending.values())


def test_stopping_keeps_what_is_safe_and_the_next_run_completes(vault_path: Path, tmp_path: Path) -> None:
    sources = tmp_path / "many"
    sources.mkdir()
    for number in range(300):
        (sources / f"{number}.bin").write_bytes(os.urandom(500))
    stop = threading.Event()
    sealed: list[str] = []

    def heard(ids: object) -> None:
        sealed.extend(ids)  # type: ignore[arg-type]
        stop.set()

    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        with pytest.raises(Cancelled):
            bank.import_paths([str(sources)], ocr=False, stop=stop, sealed=heard)
        kept = {item.id for item in bank.list_items().items}
        assert set(sealed) <= kept
        assert len(kept) < 300
        assert [job.state for job in bank.jobs_list()] == [JobState.INTERRUPTED]
        report = bank.import_paths([str(sources)], ocr=False)
        assert report.imported + report.duplicates == 300
        assert bank.status().items == 300
        assert [job.state for job in bank.jobs_list()] == [JobState.DONE]
        assert not list((vault_path / "tmp").glob("*.part"))


def test_a_job_that_died_is_taken_up_again(vault_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sources(tmp_path / "sources")
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank, monkeypatch.context() as patch:

        def dies(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        patch.setattr(SafePhase, "run", dies)
        with pytest.raises(KeyboardInterrupt):
            bank.import_paths([str(tmp_path / "sources")], ocr=False)
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        assert [job.kind for job in bank.interrupted] == ["import"]
        (report,) = bank.resume_interrupted()
        assert report.imported == 6
        assert {job.state for job in bank.jobs_list()} == {JobState.DONE}


def test_an_import_that_cannot_fit_is_refused_before_it_begins(
    vault_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large.bin"
    with open(large, "wb") as out:
        out.truncate(1 << 43)  # sparse: eight terabytes that take no room
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        with pytest.raises(NoSpace, match="MB free"):
            bank.import_paths([str(large)])
        assert bank.status().items == 0


def test_a_file_that_is_no_picture_inside_is_safe_and_listed(vault_path: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "torn.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"rubbish" * 40)
    (tmp_path / "in" / "torn.pdf").write_bytes(b"%PDF-1.4 rubbish")
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        report = bank.import_paths([str(tmp_path / "in")], ocr=False)
        assert report.imported == 2
        assert {os.path.basename(one.path): one.code for one in report.not_understood} == {
            "torn.jpg": "unreadable",
            "torn.pdf": "unreadable",
        }
        assert all(one.reason for one in report.not_understood)
        states = {row.stage: row.state for row in bank.show(report.not_understood[0].id).stages}
        assert StageState.PENDING not in states.values()
