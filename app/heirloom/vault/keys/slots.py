"""Slots: small files that each wrap the vault's unlock key under one secret (a passphrase, a recovery key)."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import struct
import time
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

import nacl.bindings as sodium
import nacl.exceptions

from heirloom.core.errors import VaultDamaged, VaultError
from heirloom.vault.disk import files
from heirloom.vault.keys.master import KEY_BYTES, RECOVERY_WRAP, wipe

KEYS_FOLDER: Final = "keys"
SLOT_BYTES: Final = 256
MAGIC: Final = b"HLMSLT1\n"
MOST_SLOTS: Final = 64
LEAST_MEMORY_KIB: Final = 64 << 10
MOST_MEMORY_KIB: Final = 2 << 20
LEAST_PASSES: Final = 2
MOST_PASSES: Final = 16
SALT_BYTES: Final = 16
_LANES: Final = 1
NONCE_BYTES: Final = 24
CHECKSUM_BYTES: Final = 32
_MOST_FILE_BYTES: Final = 1024
_NAME: Final = re.compile(r"[0-9a-f]{32}\.slot")
_CLEAR = struct.Struct(">8sBBHIII16s16s16sQ32s24s")
_WRAPPED_BYTES: Final = KEY_BYTES + 16
_REST = SLOT_BYTES - _CLEAR.size - _WRAPPED_BYTES - CHECKSUM_BYTES


class SlotKind(IntEnum):
    """Which secret opens a slot. Numbers never change; 3 and 4 are kept for what they name and not written yet."""

    PASSPHRASE = 1
    RECOVERY = 2
    FAMILY_SHARES = 3
    DEVICE = 4


class Kdf(IntEnum):
    """How the secret becomes 64 bytes."""

    ARGON2ID_13 = 1
    BLAKE2B = 2


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id's work: passes over a memory of so many KiB, one lane."""

    passes: int
    memory_kib: int


LIGHT: Final = Cost(LEAST_PASSES, LEAST_MEMORY_KIB)
"""The least a reader accepts: for tests and demonstrations."""
NO_COST: Final = Cost(0, 0)


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot as it lies on disk; `clear` is what its seal covers besides the wrapped key."""

    kind: SlotKind
    kdf: Kdf
    cost: Cost
    salt: bytes
    vault_id: bytes
    slot_id: bytes
    created_at_s: int
    commitment: bytes
    nonce: bytes
    wrapped: bytes
    clear: bytes

    @property
    def name(self) -> str:
        return f"{self.slot_id.hex()}.slot"


@dataclass(frozen=True, slots=True)
class SlotFolder:
    """What lies in keys/: whole slots, the names of damaged ones, and how many are of kinds made by newer programs."""

    slots: tuple[Slot, ...]
    damaged: tuple[str, ...]
    unknown: int


def seal(kind: SlotKind, secret: bytes | bytearray, unlock_key: bytearray, vault_id: bytes, cost: Cost) -> Slot:
    """A new slot that wraps `unlock_key` (32 bytes) under `secret`. `cost` counts for passphrases alone."""
    kdf = Kdf.ARGON2ID_13 if kind is SlotKind.PASSPHRASE else Kdf.BLAKE2B
    cost = cost if kdf is Kdf.ARGON2ID_13 else NO_COST
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    slot_id, created = secrets.token_bytes(16), int(time.time())
    wrap, commitment = _stretch(kdf, cost, salt, secret)
    work = (SLOT_BYTES, cost.passes, cost.memory_kib, _LANES)
    clear = _CLEAR.pack(MAGIC, kind, kdf, *work, salt, vault_id, slot_id, created, commitment, nonce)
    wrapped = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(unlock_key), clear + vault_id, nonce, bytes(wrap))
    wipe(wrap)
    return Slot(kind, kdf, cost, salt, vault_id, slot_id, created, commitment, nonce, wrapped, clear)


def unwrap(slot: Slot, secret: bytes | bytearray) -> bytearray | None:
    """The unlock key, or None where the secret is not this slot's.

    The commitment is compared before the cipher is tried, so that one slot cannot be made to open under two secrets
    (partitioning oracles, Len et al., USENIX Security 2021). VaultDamaged where it fits and the wrapped key does not.
    """
    wrap, commitment = _stretch(slot.kdf, slot.cost, slot.salt, secret)
    try:
        if not hmac.compare_digest(commitment, slot.commitment):
            return None
        return bytearray(
            sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
                slot.wrapped, slot.clear + slot.vault_id, slot.nonce, bytes(wrap)
            )
        )
    except nacl.exceptions.CryptoError as error:
        raise VaultDamaged(f"{KEYS_FOLDER}/{slot.name} is damaged: its wrapped key does not open") from error
    finally:
        wipe(wrap)


def pack(slot: Slot) -> bytes:
    """The slot's 256 bytes. The checksum at the end has no key: it tells a damaged slot from a wrong passphrase."""
    body = slot.clear + slot.wrapped + bytes(_REST)
    return body + hashlib.blake2b(body, digest_size=CHECKSUM_BYTES).digest()


def parse(raw: bytes) -> Slot | None:
    """A slot from untrusted bytes, or None for a kind that this program does not know. VaultDamaged on anything odd.

    The cost's bounds are checked here, before anyone allocates what it asks for.
    """
    body, checksum = raw[:-CHECKSUM_BYTES], raw[-CHECKSUM_BYTES:]
    if len(raw) < SLOT_BYTES or raw[: len(MAGIC)] != MAGIC:
        raise VaultDamaged("it is not a slot")
    if hashlib.blake2b(body, digest_size=CHECKSUM_BYTES).digest() != checksum:
        raise VaultDamaged("its checksum does not fit")
    clear = raw[: _CLEAR.size]
    _, kind, kdf, *work, salt, vault_id, slot_id, created, commitment, nonce = _CLEAR.unpack(clear)
    size, passes, memory_kib, lanes = work
    if kind not in (SlotKind.PASSPHRASE, SlotKind.RECOVERY) or kdf not in tuple(Kdf):
        return None
    if size != len(raw) or size != SLOT_BYTES or lanes != _LANES:
        raise VaultDamaged("its length or its number of lanes is wrong")
    cost = Cost(passes, memory_kib)
    if kdf == Kdf.ARGON2ID_13:
        _refuse_odd_cost(cost)
    wrapped = raw[_CLEAR.size : _CLEAR.size + _WRAPPED_BYTES]
    return Slot(SlotKind(kind), Kdf(kdf), cost, salt, vault_id, slot_id, created, commitment, nonce, wrapped, clear)


def write(path: Path, slot: Slot) -> None:
    """Put the slot into the vault at `path`, durable when this returns."""
    files.write_durably(path / KEYS_FOLDER / slot.name, pack(slot), replace=False)


def load(path: Path) -> SlotFolder:
    """Every slot of the vault at `path`. VaultDamaged where the folder is missing or holds an absurd number."""
    folder = path / KEYS_FOLDER
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if _NAME.fullmatch(entry.name))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise VaultDamaged("The folder keys is missing from the vault", path=str(folder)) from error
    if len(names) > MOST_SLOTS:
        raise VaultDamaged(f"The folder keys holds {len(names)} slots, more than {MOST_SLOTS}", path=str(folder))
    whole: list[Slot] = []
    damaged: list[str] = []
    unknown = 0
    for name in names:
        try:
            slot = parse(files.read_small(folder / name, limit_bytes=_MOST_FILE_BYTES))
        except VaultDamaged as error:
            damaged.append(f"{KEYS_FOLDER}/{name} ({error.message})")
            continue
        if slot is None:
            unknown += 1
        elif slot.name != name:
            damaged.append(f"{KEYS_FOLDER}/{name} (its name is another slot's)")
        else:
            whole.append(slot)
    return SlotFolder(tuple(whole), tuple(damaged), unknown)


def remove(path: Path, names: list[str]) -> None:
    """Unlink slots by file name and make that durable."""
    for name in names:
        files.remove_if_there(path / KEYS_FOLDER / name)
    files.flush_folder(path / KEYS_FOLDER)


def _refuse_odd_cost(cost: Cost) -> None:
    """Too little would be a downgrade by someone who can write to the folder, too much a bomb."""
    if not LEAST_PASSES <= cost.passes <= MOST_PASSES:
        raise VaultDamaged(f"it asks for {cost.passes} passes; {LEAST_PASSES} to {MOST_PASSES} are accepted")
    if not LEAST_MEMORY_KIB <= cost.memory_kib <= MOST_MEMORY_KIB:
        raise VaultDamaged(f"it asks for {cost.memory_kib >> 10} MiB; 64 to 2048 are accepted")


def _stretch(kdf: Kdf, cost: Cost, salt: bytes, secret: bytes | bytearray) -> tuple[bytearray, bytes]:
    """The wrapping key and the commitment, 32 bytes each."""
    if kdf is Kdf.BLAKE2B:
        drawn = hashlib.blake2b(secret, salt=salt, person=RECOVERY_WRAP, digest_size=64).digest()
    else:
        _refuse_odd_cost(cost)
        drawn = _argon2id(cost, salt, bytes(secret))
    return bytearray(drawn[:KEY_BYTES]), drawn[KEY_BYTES:]


def time_trial(cost: Cost) -> None:
    """Stretch a fixed text once, for the caller to time."""
    _argon2id(cost, bytes(SALT_BYTES), b"how fast is this computer")


def _argon2id(cost: Cost, salt: bytes, secret: bytes) -> bytes:
    """64 bytes of Argon2id version 1.3, one lane (RFC 9106)."""
    try:
        return sodium.crypto_pwhash_alg(
            64, secret, salt, cost.passes, cost.memory_kib << 10, sodium.crypto_pwhash_ALG_ARGON2ID13
        )
    except nacl.exceptions.RuntimeError as error:
        raise VaultError(
            f"This computer has no {cost.memory_kib >> 10} MiB of free memory to stretch the passphrase in"
        ) from error


assert _CLEAR.size == 136  # as the format paper lays it out
