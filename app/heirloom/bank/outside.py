"""What a vault tells to someone without its key: that it is there, who it is, whether its last save was cut short."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from heirloom.core.errors import VaultError
from heirloom.vault.keys import header
from heirloom.vault.keys.recovery_key import GROUPS, check_group
from heirloom.vault.recovery.opening import WRITING_NAME

RECOVERY_GROUPS = GROUPS
"""How many groups a recovery key has."""


@dataclass(frozen=True, slots=True)
class Outside:
    """`was_cut_short`: whoever wrote last did not close the vault, so that the next opening finishes its work."""

    vault_id: str
    was_cut_short: bool


def look(path: Path) -> Outside:
    """Look at the folder. NotFound where no vault is, VaultDamaged, VaultTooNew, VaultError where it may not be read.

    Nothing of it is proven before the vault is opened.
    """
    try:
        found, _ = header.read(path)
        return Outside(found.vault_id.hex(), (path / WRITING_NAME).exists())
    except OSError as error:
        raise VaultError(f"The vault may not be read: {error.strerror}.", path=str(path)) from error


def check_recovery_group(number: int, text: str) -> bool:
    """Whether `text` can be group `number` (1 to 12) of a recovery key: its check symbol fits."""
    return check_group(number, text)
