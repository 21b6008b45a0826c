"""Openings are counted once a visit, kept when the vault closes, and givings at once."""

from __future__ import annotations

from pathlib import Path

from heirloom.bank import LockedBank, create
from tests.unit.bank.family import PASSPHRASE, write_sources


def test_what_was_opened_and_given_is_counted_in_the_vault(tmp_path: Path) -> None:
    write_sources(tmp_path / "sources")
    path = tmp_path / "Family.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / "sources")], ocr=False, wait=False)
        one, two = bank.list_items().items[:2]
        for number in (one.number, one.number, two.number, one.number):
            bank.inspecting.card(number)
        bank.export([two.id], tmp_path / "out")
        bank.export(None, tmp_path / "all")
    with LockedBank(path).unlock(passphrase=PASSPHRASE, writable=False) as bank:
        bank.inspecting.card(one.number)  # a vault opened for reading counts nothing
        found = {row[0]: row[1:] for row in bank._vault.learned.openings.all().tolist()}
    assert found == {one.number: [2, 0], two.number: [1, 1]}
