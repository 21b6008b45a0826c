"""The file VAULT: 128 bytes that say what this folder is, which format it has and what a reader must know."""

from __future__ import annotations

import hashlib
import hmac
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from heirloom.core.errors import NotFound, VaultDamaged, VaultTooNew
from heirloom.vault.disk import files
from heirloom.vault.keys.master import HEADER_MAC, VAULT_ID_BYTES, VaultKeys

HEADER_NAME: Final = "VAULT"
HEADER_BYTES: Final = 128
MAGIC: Final = b"HLMVLT1\n"
FORMAT_MAJOR: Final = 1
FORMAT_MINOR: Final = 0
SUITE: Final = 1
"""Argon2id, BLAKE2b, XChaCha20-Poly1305 for keys and headers, ChaCha20-Poly1305 for payloads, SQLCipher 4."""
KNOWN_REQUIRED: Final = 0
KNOWN_OPTIONAL: Final = 0
_MAC_BYTES: Final = 32
_CLEAR = struct.Struct(">8sHHHH16sQQQ40s")


@dataclass(frozen=True, slots=True)
class VaultHeader:
    """Clear facts of a vault. `created_at_s` is Unix time; the two masks hold one bit a feature."""

    vault_id: bytes
    created_at_s: int
    major: int = FORMAT_MAJOR
    minor: int = FORMAT_MINOR
    suite: int = SUITE
    required: int = 0
    optional: int = 0

    @property
    def read_only_reason(self) -> str | None:
        """Why this program may only read the vault, or None."""
        if self.optional & ~KNOWN_OPTIONAL:
            return "a newer Heirloom keeps things in this vault that this one cannot maintain"
        return None


def write(path: Path, header: VaultHeader, keys: VaultKeys) -> None:
    """Write VAULT into the folder `path`, sealed with the newest epoch's MAC; FileExistsError if there is one."""
    clear = _pack(header)
    files.write_durably(path / HEADER_NAME, clear + _mac(clear, keys, keys.current_epoch), replace=False)


def read(path: Path) -> tuple[VaultHeader, bytes]:
    """The header as it stands and its raw bytes: nothing is proven until `authenticate`.

    NotFound where no vault lies, VaultDamaged where the bytes cannot be a header, VaultTooNew for a format after ours.
    """
    file = path / HEADER_NAME
    try:
        raw = files.read_small(file, limit_bytes=HEADER_BYTES)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFound(f"No vault in {path}", path=str(path)) from error
    if len(raw) != HEADER_BYTES or raw[: len(MAGIC)] != MAGIC:
        raise VaultDamaged("VAULT is damaged: it is not a vault's header", path=str(file))
    _, major, minor, suite, _, vault_id, created, required, optional, _ = _CLEAR.unpack_from(raw)
    header = VaultHeader(vault_id, created, major, minor, suite, required, optional)
    if major != FORMAT_MAJOR or suite != SUITE:
        raise VaultTooNew(f"VAULT names format {major}, suite {suite}; this Heirloom knows 1, 1", path=str(file))
    return header, raw


def authenticate(path: Path, header: VaultHeader, raw: bytes, keys: VaultKeys) -> None:
    """Prove the header against the opened keys: VaultDamaged on any changed bit, VaultTooNew on a feature we lack.

    An older epoch's MAC is accepted as well: a key rotation that was cut short leaves one.
    """
    clear, mac = raw[:-_MAC_BYTES], raw[-_MAC_BYTES:]
    if not any(hmac.compare_digest(_mac(clear, keys, epoch), mac) for epoch in keys.epochs):
        raise VaultDamaged("VAULT is damaged: its seal does not fit its bytes", path=str(path / HEADER_NAME))
    if header.required & ~KNOWN_REQUIRED:
        raise VaultTooNew("A newer Heirloom changed this vault in a way this one cannot read", path=str(path))


def _pack(header: VaultHeader) -> bytes:
    if len(header.vault_id) != VAULT_ID_BYTES:
        raise ValueError("a vault id has 16 bytes")
    return _CLEAR.pack(
        MAGIC,
        header.major,
        header.minor,
        header.suite,
        0,
        header.vault_id,
        header.created_at_s,
        header.required,
        header.optional,
        bytes(40),
    )


def _mac(clear: bytes, keys: VaultKeys, epoch: int) -> bytes:
    return hashlib.blake2b(clear, key=keys.subkey(HEADER_MAC, epoch), digest_size=_MAC_BYTES).digest()
