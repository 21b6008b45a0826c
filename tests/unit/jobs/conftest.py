"""An empty vault that is open for writing, and its keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from heirloom import vault as vaults
from heirloom.bank import create
from heirloom.vault import Vault

PASSPHRASE = "paused and resumed"


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    path = tmp_path / "Own.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    return path


@pytest.fixture
def vault(vault_path: Path) -> Iterator[Vault]:
    keys = vaults.unlock(vault_path, passphrase=PASSPHRASE)
    with Vault.open(vault_path, keys, writable=True) as opened:
        yield opened
    keys.wipe()
