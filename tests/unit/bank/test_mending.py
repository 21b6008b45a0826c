"""A vault that lost its journal or its catalogue is mended by the next start, also by a reader."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from heirloom.bank import LockedBank, create
from tests.unit.bank.family import PASSPHRASE, write_sources


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A vault with six memories whose catalogue is gone."""
    vault = tmp_path / "Own.heirloom"
    create(vault, PASSPHRASE, light_kdf=True)
    write_sources(tmp_path / "sources")
    with LockedBank(vault).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / "sources")], wait=False)
    for file in vault.glob("catalog.db*"):
        file.unlink()
    return vault


def test_verify_tells_of_a_missing_catalogue_and_changes_nothing(damaged: Path) -> None:
    report = LockedBank(damaged).verify(passphrase=PASSPHRASE)
    assert not report.is_clean
    assert report.catalogue
    assert report.ok == report.objects == 7
    assert not (damaged / "catalog.db").exists()


def test_a_reader_has_it_mended_and_says_so(damaged: Path, tmp_path: Path) -> None:
    with LockedBank(damaged).unlock(passphrase=PASSPHRASE, writable=False) as bank:
        status = bank.status()
        assert status.items == 6
        assert status.recovered is not None
        assert bank.export(None, tmp_path / "out").exported == 6
    assert LockedBank(damaged).verify(passphrase=PASSPHRASE).is_clean
    for back in (tmp_path / "out").glob("*.txt"):
        (original, *_) = (tmp_path / "sources").rglob(back.name)
        assert back.read_bytes() == original.read_bytes()


def test_a_reader_beside_a_writer_waits_for_nothing(damaged: Path) -> None:
    shutil.copytree(damaged, damaged.with_name("Copy.heirloom"))
    locked = LockedBank(damaged.with_name("Copy.heirloom"))
    with (
        locked.unlock(passphrase=PASSPHRASE) as writer,
        locked.unlock(passphrase=PASSPHRASE, writable=False) as reader,
    ):
        assert reader.status().items == writer.status().items == 6
