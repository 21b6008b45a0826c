"""A vault of its own for a test of look-alikes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from heirloom.vault import Vault, create, unlock

PASSPHRASE = "four plain words here"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    path = tmp_path / "Pictures.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=True) as opened:
        yield opened
