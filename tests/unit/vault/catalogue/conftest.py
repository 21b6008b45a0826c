"""Vaults with memories in them: one made once and copied, a filler, crash images."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from heirloom.vault import Vault, VaultKeys, create, unlock
from tests.unit.vault.catalogue.filling import Filler, copy_vault

PASSPHRASE = "the family's words"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, VaultKeys]:
    """An empty vault, made once, and its keys."""
    path = tmp_path_factory.mktemp("template") / "Family.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    return path, unlock(path, passphrase=PASSPHRASE)


@pytest.fixture
def keys(template: tuple[Path, VaultKeys]) -> VaultKeys:
    return template[1]


@pytest.fixture
def vault_path(template: tuple[Path, VaultKeys], tmp_path: Path) -> Path:
    return copy_vault(template[0], tmp_path / "Family.heirloom")


@pytest.fixture
def vault(vault_path: Path, keys: VaultKeys) -> Iterator[Vault]:
    """An empty vault, open for writing."""
    with Vault.open(vault_path, keys, writable=True) as opened:
        yield opened


@pytest.fixture
def filler() -> Filler:
    return Filler()


@pytest.fixture
def crash(tmp_path: Path) -> Callable[[Vault], Path]:
    """A copy of a vault in use, as a crash at this moment would leave it."""
    count = 0

    def image(vault: Vault) -> Path:
        nonlocal count
        count += 1
        return copy_vault(vault.path, tmp_path / f"crash-{count}.heirloom")

    return image
