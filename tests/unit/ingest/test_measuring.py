"""Every picture is measured with its first visit, and afterwards where it was not."""

from __future__ import annotations

from pathlib import Path

from heirloom.bank import Bank, LockedBank, create
from heirloom.core.measures import FORMAT, Measures
from heirloom.vault import Measure
from tests.unit.bank.family import PASSPHRASE, write_sources


def _records(bank: Bank) -> dict[str, bytes]:
    numbers, records = bank._vault.learned.measures.records(FORMAT)
    items = bank._vault.items.by_numbers([int(number) for number in numbers])
    names = [items[number].original_name for number in numbers.tolist()]
    return dict(zip(names, records, strict=True))


def test_pictures_are_measured_at_once_and_again_where_the_format_is_older(tmp_path: Path) -> None:
    path = tmp_path / "Own.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    write_sources(tmp_path / "sources")
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / "sources")], ocr=False)
        first = _records(bank)
        photos = {name for name in first if name.endswith((".jpg", ".png"))}
        assert photos
        for name in photos:
            assert 0.0 <= Measures.unpack(first[name])["mean"] <= 1.0
        assert first["blob.xyz"] == b""
        assert bank._vault.learned.measures.missing_count(FORMAT) == 0
        numbers, _ = bank._vault.learned.measures.records(FORMAT)
        with bank._vault.derive():
            bank._vault.learned.measures.put_many(Measure(int(number), FORMAT - 1, b"old") for number in numbers)
        assert bank._vault.learned.measures.missing_count(FORMAT) == len(numbers)
        assert bank.arriving.to_understand().facts == len(numbers)
        bank.finish_stages(ocr=False)
        assert _records(bank) == first
        assert bank.arriving.to_understand().facts == 0
