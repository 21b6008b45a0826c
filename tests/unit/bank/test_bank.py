"""Opening, changing by hand, giving back."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from heirloom.bank import Bank, LockedBank, create
from heirloom.core.errors import NotFound, UserError, VaultBusy, WrongSecret
from heirloom.core.records import CaptureTime, Gps
from tests.unit.bank.family import PASSPHRASE, write_sources


def _one(bank: Bank, name: str) -> str:
    return next(item.id for item in bank.list_items().items if item.original_name == name)


def test_only_the_right_secret_opens(tmp_path: Path) -> None:
    vault = tmp_path / "Own.heirloom"
    made = create(vault, PASSPHRASE, light_kdf=True)
    with pytest.raises(WrongSecret):
        LockedBank(vault).unlock(passphrase="another")
    spoken = made.recovery_key.replace("-", " ").lower()
    with LockedBank(vault).unlock(recovery_key=spoken) as bank:
        bank.change_passphrase("a new one")
    with pytest.raises(WrongSecret):
        LockedBank(vault).unlock(passphrase=PASSPHRASE)
    with LockedBank(vault).unlock(passphrase="a new one") as bank:
        assert bank.status().items == 0
    with pytest.raises(NotFound):
        LockedBank(tmp_path / "nowhere").unlock(passphrase=PASSPHRASE)


def test_one_writer_any_readers(filled: tuple[Bank, Path]) -> None:
    bank, top = filled
    locked = LockedBank(top / "Family.heirloom")
    with pytest.raises(VaultBusy):
        locked.unlock(passphrase=PASSPHRASE)
    with locked.unlock(passphrase=PASSPHRASE, writable=False) as reader:
        assert reader.status().items == bank.status().items
        assert reader.search("cinnamon").hits


def test_what_a_hand_wrote_stays_and_is_found(vault_path: Path, tmp_path: Path) -> None:
    write_sources(tmp_path / "sources")
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / "sources")], ocr=False)
        photo = _one(bank, "IMG_20190704_180509.png")
        bank.edit(
            photo,
            title="Grandfather's boat",
            captured=CaptureTime(datetime(1987, 6, 5, 4, 3), None, "user"),
            gps=Gps(47.55, 10.75),
            rating=5,
        )
        (detail,) = bank.tag_add([photo[:8]], "  sailing   club ")
        assert detail.tags == ("sailing club",)
        assert detail.item.title == "Grandfather's boat"
        assert detail.item.place is not None
        assert detail.item.place.endswith("Germany")
        bank.finish_stages(ocr=False)
        assert bank.search("grandfather boat").hits[0].item.id == photo
        assert bank.search("sailing club").hits[0].item.id == photo
        assert bank.search("summer 1987").hits[0].item.id == photo
        bank.tag_remove([photo], "sailing club")
        assert bank.show(photo).tags == ()
        with pytest.raises(UserError):
            bank.edit(photo, rating=6)


def test_set_aside_and_erase_can_be_undone(vault_path: Path, tmp_path: Path) -> None:
    write_sources(tmp_path / "sources")
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / "sources")], ocr=False)
        page = _one(bank, "page.html")
        assert bank.set_aside([page]) == 1
        assert page not in {item.id for item in bank.list_items().items}
        assert [item.id for item in bank.list_items(aside=True).items] == [page]
        assert not bank.search("cinnamon").hits
        assert bank.bring_back([page]) == 1
        assert bank.search("cinnamon").hits
        assert bank.erase([page]) == 1
        assert bank.show(page).item.erase_after is not None
        assert bank.bring_back([page]) == 1
        assert bank.show(page).item.erase_after is None
        with pytest.raises(NotFound):
            bank.set_aside(["ffffffff"])


def test_export_gives_back_names_times_and_every_byte(filled: tuple[Bank, Path], tmp_path: Path) -> None:
    bank, top = filled
    report = bank.export(None, tmp_path / "out")
    assert (report.exported, report.failed) == (6, [])
    names = {item.original_name for item in bank.list_items().items}  # of twins either may have become the item
    for original in (path for path in (top / "sources").rglob("*") if path.name in names):
        back = tmp_path / "out" / original.name
        assert back.read_bytes() == original.read_bytes()
        assert back.stat().st_mtime_ns == original.stat().st_mtime_ns
        told = json.loads((tmp_path / "out" / f"{original.name}.json").read_text("utf-8"))
        assert told["sha256"] == hashlib.sha256(original.read_bytes()).hexdigest()
    before = sorted(path.name for path in (tmp_path / "out").iterdir())
    again = bank.export(None, tmp_path / "out")
    assert (again.exported, again.already) == (6, 6)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == before


def test_verify_is_clean_and_names_what_is_not(vault_path: Path, tmp_path: Path) -> None:
    write_sources(tmp_path / "sources")
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / "sources")], ocr=False, wait=False)
        assert bank.verify().is_clean
        blob = bank.show(_one(bank, "blob.xyz")).item
        path = vault_path / "objects" / blob.object_id[:2] / f"{blob.object_id}.hlo"
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.chmod(0o600)
        path.write_bytes(data)
        report = bank.verify()
        assert [one.id for one in report.damaged] == [blob.id]
        failed = bank.export(None, tmp_path / "out").failed
        assert [item_id for item_id, _, _ in failed] == [blob.id]
        assert not (tmp_path / "out" / "blob.xyz").exists()


def test_watched_folders_bring_in_what_is_new(vault_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "camera"
    folder.mkdir()
    (folder / "one.txt").write_text("the first walk of the year")
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        bank.watch_add(str(folder))
        bank.watch_run(once=True, ocr=False)
        assert bank.status().items == 1
        (folder / "two.txt").write_text("the second walk of the year")
        (watched,) = bank.watch_run(once=True, ocr=False)
        assert (watched.path, watched.state, watched.items) == (str(folder), "watching", 2)
        assert bank.status().items == 2
        assert bank.watch_remove(str(folder)) == []
        with pytest.raises(NotFound):
            bank.watch_remove(str(folder))


def test_similar_to_a_picture_from_outside(filled: tuple[Bank, Path]) -> None:
    bank, top = filled
    picture = next((top / "sources").rglob("*.png"))
    answer = bank.search("", similar_to=str(picture))
    assert answer.hits[0].item.original_name == picture.name
    assert answer.hits[0].why[0].channel == "similar"
    with pytest.raises(UserError):
        bank.search("", similar_to=str(top / "sources" / "letter.txt"))
    if hasattr(os, "mkfifo"):
        os.mkfifo(top / "pipe.png")
        with pytest.raises(UserError, match="not a regular file"):
            bank.search("", similar_to=str(top / "pipe.png"))
    with pytest.raises(UserError):
        bank.search("   ")
