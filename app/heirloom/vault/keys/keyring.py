"""The keyring: every epoch's master key and the dedup secret, sealed under the unlock key; kept twice."""

from __future__ import annotations

import secrets
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import nacl.bindings as sodium
import nacl.exceptions

from heirloom.core.errors import VaultDamaged
from heirloom.vault.disk import files
from heirloom.vault.keys.master import KEY_BYTES
from heirloom.vault.keys.slots import KEYS_FOLDER

KEYRING_NAMES: Final = ("keyring.hlk", "keyring.copy")
"""The second is the same kind of file under a nonce of its own: one bad sector must not cost the whole vault."""
MAGIC: Final = b"HLMKEY1\n"
MOST_BYTES: Final = 64 << 10
_NONCE_BYTES: Final = 24
_TAG_BYTES: Final = 16
_STEP_BYTES: Final = 512
_COUNT = struct.Struct(">I")
_EPOCH = struct.Struct(f">I{KEY_BYTES}s")


def write(
    path: Path, unlock_key: bytearray, vault_id: bytes, epochs: Mapping[int, bytearray], dedup_secret: bytearray
) -> None:
    """Seal the keys into both files, the first one first; each is durable before the next is touched."""
    for name in KEYRING_NAMES:
        sealed = seal(unlock_key, vault_id, epochs, dedup_secret)
        files.write_durably(path / KEYS_FOLDER / name, sealed, replace=True)


def read(path: Path, unlock_key: bytearray, vault_id: bytes) -> tuple[dict[int, bytearray], bytearray, tuple[str, ...]]:
    """Epochs' master keys, dedup secret, and the names of damaged keyring files that the other one made up for.

    VaultDamaged where neither file opens.
    """
    found: tuple[dict[int, bytearray], bytearray] | None = None
    damaged: list[str] = []
    for name in KEYRING_NAMES:
        try:
            opened = unseal(files.read_small(path / KEYS_FOLDER / name, limit_bytes=MOST_BYTES), unlock_key, vault_id)
        except FileNotFoundError:
            damaged.append(f"{KEYS_FOLDER}/{name} (it is missing)")
        except VaultDamaged as error:
            damaged.append(f"{KEYS_FOLDER}/{name} ({error.message})")
        else:
            found = found or opened
    if found is None:
        raise VaultDamaged(f"The keyring does not open: {'; '.join(damaged)}", path=str(path / KEYS_FOLDER))
    return found[0], found[1], tuple(damaged)


def seal(unlock_key: bytearray, vault_id: bytes, epochs: Mapping[int, bytearray], dedup_secret: bytearray) -> bytes:
    """magic ‖ nonce ‖ XChaCha20-Poly1305(unlock key, AAD = magic ‖ nonce ‖ vault id), padded to 512 bytes in all."""
    plain = bytearray(_COUNT.pack(len(epochs)))
    for epoch in sorted(epochs):
        plain += _EPOCH.pack(epoch, epochs[epoch])
    plain += dedup_secret
    plain += bytes(-(len(MAGIC) + _NONCE_BYTES + len(plain) + _TAG_BYTES) % _STEP_BYTES)
    clear = MAGIC + secrets.token_bytes(_NONCE_BYTES)
    sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        bytes(plain), clear + vault_id, clear[len(MAGIC) :], bytes(unlock_key)
    )
    plain[:] = bytes(len(plain))
    return clear + sealed


def unseal(raw: bytes, unlock_key: bytearray, vault_id: bytes) -> tuple[dict[int, bytearray], bytearray]:
    """The keys in one keyring file. VaultDamaged on any changed bit."""
    at = len(MAGIC) + _NONCE_BYTES
    clear = raw[:at]
    if len(raw) % _STEP_BYTES or not raw.startswith(MAGIC):
        raise VaultDamaged("it is not a keyring")
    try:
        plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw[at:], clear + vault_id, clear[len(MAGIC) :], bytes(unlock_key)
        )
    except nacl.exceptions.CryptoError as error:
        raise VaultDamaged("its seal does not fit its bytes") from error
    (count,) = _COUNT.unpack_from(plain)
    end = _COUNT.size + count * _EPOCH.size
    if not count or end + KEY_BYTES > len(plain):
        raise VaultDamaged("its list of epochs is cut short")
    epochs = {epoch: bytearray(key) for epoch, key in _EPOCH.iter_unpack(plain[_COUNT.size : end])}
    return epochs, bytearray(plain[end : end + KEY_BYTES])
