"""The vault as the window reads it: columns, cards, counts, recent searches, ledger, settings, label, notices."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from heirloom.bank import Bank, LockedBank, Shelf, TileFlag, create, label
from heirloom.core.errors import NotFound, WrongSecret
from heirloom.core.records import ItemId, Kind
from tests.unit.bank.family import PASSPHRASE

HEAVY = ("onnxruntime", "tokenizers", "cv2", "torch", "scipy", "PIL", "rapidocr", "reverse_geocode", "watchdog")


def test_columns_cards_and_thumbnails_belong_together(filled: tuple[Bank, Path]) -> None:
    shelf = filled[0].shelf
    timeline = shelf.timeline()
    assert len(timeline) == shelf.timeline_total() == 6
    cards = shelf.cards(timeline.numbers)
    assert [card.kind for card in cards] == [Shelf.KINDS[kind] for kind in timeline.kinds]
    assert [shelf.number_of(card.id) for card in cards] == timeline.numbers.tolist()
    photo = next(card for card in cards if card.kind is Kind.PHOTO)
    row = timeline.numbers.tolist().index(photo.number)
    assert timeline.aspects[row] == pytest.approx(64 / 48, rel=2e-3)
    assert timeline.flags[row] & TileFlag.DATED  # its name tells when
    assert sum(bool(flag & TileFlag.DATED) for flag in timeline.flags.tolist()) == 1
    jpeg = shelf.thumbnail(photo.number)
    assert jpeg is not None
    assert jpeg.startswith(b"\xff\xd8")
    assert shelf.thumbnails(timeline.numbers)[photo.number] == jpeg
    diary = next(card for card in cards if card.name == "日记.txt")
    assert diary.first_words == "今天我们在颐和园划船，孩子们非常高兴。"


def test_kinds_and_heads(filled: tuple[Bank, Path]) -> None:
    shelf = filled[0].shelf
    whole = shelf.timeline()
    assert shelf.timeline_head(3).numbers.tolist() == whole.numbers.tolist()[:3]
    assert len(shelf.timeline({Kind.DOCUMENT})) == shelf.timeline_total({Kind.DOCUMENT}) == 3
    assert len(shelf.timeline_head(9, {Kind.DOCUMENT, Kind.PHOTO})) == 4
    assert len(shelf.timeline(aside=True)) == shelf.timeline_total(aside=True) == 0
    counts = shelf.counts()
    assert (counts.items, counts.kept, counts.aside, counts.leaving) == (6, 0, 0, 0)
    assert set(counts.pending) == {"metadata", "text", "vectors", "ocr"}


def test_ids_numbers_and_accessions_lead_to_each_other(filled: tuple[Bank, Path]) -> None:
    shelf = filled[0].shelf
    card = shelf.cards(shelf.timeline().numbers[:1])[0]
    assert shelf.id_of(card.number) == card.id
    assert shelf.by_accession(f" {card.accession} ") == card.number
    with pytest.raises(NotFound):
        shelf.id_of(10**6)
    with pytest.raises(NotFound):
        shelf.number_of(ItemId("0" * 32))


def test_recent_searches_are_remembered_unless_switched_off(vault_path: Path) -> None:
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        for query in ("plums", "  the   sea ", "plums", ""):
            bank.recent.add(query)
        assert bank.recent.list() == ["plums", "the sea"]
        bank.recent.forget("plums")
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        assert bank.recent.list() == ["the sea"]
        for count in range(50):
            bank.recent.add(f"query {count}")
        assert bank.recent.list()[0] == "query 49"
        assert len(bank.recent.list()) == 30
        bank.recent.enabled = False
        assert bank.recent.list() == []
        bank.recent.add("a secret")
        assert (bank.recent.list(), bank.recent.enabled) == ([], False)
        bank.recent.enabled = True
        bank.recent.add("sea")
        bank.recent.forget()
        assert bank.recent.list() == []
    assert b"the sea" not in b"".join(file.read_bytes() for file in vault_path.iterdir() if file.is_file())


def test_ledger_and_settings_are_kept_in_the_vault(vault_path: Path) -> None:
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        bank.ledger.note("copy_exported", "3 memories to a stick", "yes, once")
        bank.ledger.note("printed", "Recovery sheet")
        bank.settings.set("places", {"home": [1, 2]})
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE, writable=False) as bank:
        assert [(entry.what, entry.decided) for entry in bank.ledger.list()] == [
            ("printed", ""),
            ("copy_exported", "yes, once"),
        ]
        assert len(bank.ledger.list(1)) == 1
        assert bank.settings.get("places") == {"home": [1, 2]}
        assert bank.settings.get("other", 7) == 7
        bank.recent.add("a reader leaves no trace")
        assert bank.recent.list() == []


def test_a_key_stretched_elsewhere_opens_the_vault(tmp_path: Path) -> None:
    created = create(tmp_path / "v", PASSPHRASE, light_kdf=True)
    locked = LockedBank(tmp_path / "v")
    key = locked.derive(passphrase=PASSPHRASE)
    assert len(key) == 32
    assert locked.derive(recovery_key=created.recovery_key) == key
    with locked.unlock(unlock_key=key) as bank:
        bank.change_passphrase("another one")
    with locked.unlock(unlock_key=key, writable=False) as bank:
        assert bank.status().vault_id == created.vault_id
    with pytest.raises(WrongSecret):
        locked.derive(passphrase=PASSPHRASE)
    with pytest.raises(WrongSecret):
        locked.unlock(unlock_key=bytes(32))


def test_a_label_is_no_trouble_of_the_vault(vault_path: Path) -> None:
    label.write_label(vault_path, "Our house")
    assert label.read_label(vault_path) == "Our house"
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        assert bank.verify().is_clean
        assert bank.notices() == []


def test_what_opening_had_to_mend_is_told_once(vault_path: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("plums")
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / "note.txt")], ocr=False, wait=False)
    (vault_path / "catalog.db").unlink()
    (vault_path / "keys" / "keyring.copy").write_bytes(b"x" * 512)
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        mended, damaged = bank.notices()
        assert "made anew" in mended
        assert "keyring.copy" in damaged
        assert len(bank.shelf.timeline()) == 1
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        assert [notice for notice in bank.notices() if "made anew" in notice] == []


def test_no_model_is_loaded_to_open_a_vault_and_show_it(vault_path: Path) -> None:
    """Models, OCR and image libraries take hundreds of megabytes and a second: only the first question needs them."""
    code = f"""
import sys
from pathlib import Path
from heirloom.bank import LockedBank
with LockedBank(Path({str(vault_path)!r})).unlock(passphrase={PASSPHRASE!r}) as bank:
    bank.shelf.cards(bank.shelf.timeline().numbers)
    bank.shelf.counts(), bank.shelf.thumbnails([1]), bank.notices(), bank.recent.list()
    bank.hand.keep([])
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")
