"""The keys of an open vault: master keys by epoch, the labels under which subkeys are drawn, and their wiping."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

KEY_BYTES: Final = 32
VAULT_ID_BYTES: Final = 16

HEADER_MAC: Final = "hlm1.header.mac"
CATALOG_DB: Final = "hlm1.catalog.db"
THUMBS_DB: Final = "hlm1.thumbs.db"
OBJECT_WRAP: Final = "hlm1.obj.wrap"
DEDUP_MAC: Final = "hlm1.dedup.mac"
HEAD_MAC: Final = "hlm1.head.mac"
ANCHOR_MAC: Final = "hlm1.anchor.mac"
INDEX: Final = "hlm1.index"
BACKUP_DB: Final = "hlm1.backup.db"
IDENTITY: Final = "hlm1.identity"
MANIFEST: Final = "hlm1.manifest"

LABELS: Final = frozenset(
    {
        HEADER_MAC,
        CATALOG_DB,
        THUMBS_DB,
        OBJECT_WRAP,
        DEDUP_MAC,
        HEAD_MAC,
        ANCHOR_MAC,
        INDEX,
        BACKUP_DB,
        IDENTITY,
        MANIFEST,
    }
)
"""Frozen for ever: another label is another key, and old vaults would not open."""

PAYLOAD_KEY: Final = b"hlm1.payload.key"
"""Personalisation of an object's payload key; drawn from the object's own key, not from a master key."""
RECOVERY_WRAP: Final = b"hlm1.recovery"
"""Personalisation of the two keys that the recovery key's 22 bytes become."""


def derive(secret: bytes | bytearray, vault_id: bytes, label: str) -> bytearray:
    """BLAKE2b-256(key=secret, salt=vault_id, person=label), 32 bytes. Salt and person: parameter block of BLAKE2, 2.8.

    Python's `hashlib` takes the key from a bytearray and leaves no copy of it behind.
    """
    if label not in LABELS:
        raise ValueError(f"no such label: {label}")
    drawn = hashlib.blake2b(key=secret, salt=vault_id, person=label.encode("ascii"), digest_size=KEY_BYTES)
    return bytearray(drawn.digest())


def wipe(*secrets: bytearray) -> None:
    """Overwrite with zeros, in place. Copies that the interpreter made elsewhere are beyond reach."""
    for secret in secrets:
        secret[:] = bytes(len(secret))


class VaultKeys:
    """What a right secret opens: every epoch's master key, the dedup secret and the key that seals the keyring.

    Held in bytearrays so that `wipe` can zero them. `kdf_s` is how long stretching the passphrase took, in seconds.
    `damaged` names key files that did not authenticate though another copy or slot opened the vault.
    `read_only_reason` is set where a newer Heirloom uses a feature that only writing would break.
    """

    def __init__(
        self,
        *,
        vault_id: bytes,
        unlock_key: bytearray,
        epochs: Mapping[int, bytearray],
        dedup_secret: bytearray,
        kdf_s: float = 0.0,
        damaged: tuple[str, ...] = (),
        read_only_reason: str | None = None,
    ) -> None:
        if len(vault_id) != VAULT_ID_BYTES or not epochs:
            raise ValueError("a vault has an id of 16 bytes and at least one epoch")
        self.vault_id = bytes(vault_id)
        self.unlock_key = unlock_key
        self.dedup_key = dedup_secret
        self.kdf_s = kdf_s
        self.damaged = damaged
        self.read_only_reason = read_only_reason
        self._epochs = dict(epochs)
        self.current_epoch = max(self._epochs)

    @property
    def epochs(self) -> tuple[int, ...]:
        """Numbers of the epochs whose master key is held, newest first."""
        return tuple(sorted(self._epochs, reverse=True))

    def master_key(self, epoch: int) -> bytearray:
        """The master key itself, for the keyring alone; KeyError for an epoch that this vault never had."""
        return self._epochs[epoch]

    def subkey(self, label: str, epoch: int | None = None) -> bytearray:
        """The 32-byte key for one purpose, of one epoch or of the newest; KeyError for an unknown epoch."""
        return derive(self._epochs[self.current_epoch if epoch is None else epoch], self.vault_id, label)

    def dedup_mac_key(self) -> bytearray:
        """The key of the plaintext MAC by which duplicates are known; the same in every epoch."""
        return derive(self.dedup_key, self.vault_id, DEDUP_MAC)

    def wipe(self) -> None:
        """Zero every key. The object is useless afterwards."""
        wipe(self.unlock_key, self.dedup_key, *self._epochs.values())

    def __repr__(self) -> str:
        return f"VaultKeys(vault {self.vault_id.hex()[:8]}, epoch {self.current_epoch})"
