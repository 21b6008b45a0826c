"""A vault that has imported a small life once for all tests that only read, and an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from heirloom.bank import Bank, LockedBank, create
from tests.unit.bank.family import PASSPHRASE, write_sources


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bank, Path]]:
    top = tmp_path_factory.mktemp("filled")
    write_sources(top / "sources")
    vault = top / "Family.heirloom"
    create(vault, PASSPHRASE, light_kdf=True)
    with LockedBank(vault).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(top / "sources")], ocr=False)
        yield bank, top


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    path = tmp_path / "Own.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    return path
