"""From a secret to keys: make a vault's files, open them by passphrase or recovery key, change the passphrase."""

from __future__ import annotations

from pathlib import Path

from heirloom.vault.keys import VaultKeys


def create_vault_files(path: Path, passphrase: str, *, light_kdf: bool) -> tuple[VaultKeys, str]:
    """Make the whole tree but the databases; returns the keys and the recovery key's text. FileExistsError-safe."""
    raise NotImplementedError


def unlock(path: Path, *, passphrase: str | None = None, recovery_key: str | None = None) -> VaultKeys:
    """NotFound, WrongSecret, VaultDamaged, VaultTooNew."""
    raise NotImplementedError


def change_passphrase(path: Path, keys: VaultKeys, new_passphrase: str) -> None:
    raise NotImplementedError


def is_light_kdf(path: Path) -> bool:
    raise NotImplementedError
