"""Makes the vault on the disk and stretches its key. Runs off the GUI thread, a few seconds."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from pathlib import Path

from heirloom.core.errors import HeirloomError


@dataclass(frozen=True, slots=True)
class Made:
    """A vault that lies on the disk now; both secrets are in no representation."""

    vault_id: str
    recovery_key: str = field(repr=False)
    unlock_key: bytearray = field(repr=False)


def make_vault(path: Path, name: str, passphrase: str, *, light_kdf: bool = False) -> Made:
    """Create, name and unlock. UserError where something lies there or it may not, NoSpace, VaultError."""
    from heirloom.bank import LockedBank, create  # heavy: not before the first paint
    from heirloom.bank.label import write_label

    made = create(path, passphrase, light_kdf=light_kdf)
    with contextlib.suppress(HeirloomError):  # a vault without a name is still a vault; Settings can name it
        write_label(path, name)
    return Made(made.vault_id, made.recovery_key, bytearray(LockedBank(path).derive(passphrase=passphrase)))
