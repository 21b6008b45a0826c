"""The bytes of an object file: sealed header, chunk nonces, padding. Pure functions; no file is touched here."""

from __future__ import annotations

import builtins
import hashlib
import secrets
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import nacl.bindings as sodium
import nacl.exceptions
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from heirloom.core.errors import ItemError, VaultDamaged, VaultTooNew
from heirloom.core.records import ItemId, KindCode
from heirloom.vault.keys.master import KEY_BYTES, PAYLOAD_KEY

MAGIC: Final = b"HLMOBJ1\n"
SUITE: Final = 1
MAC_BYTES: Final = 32
TAG_BYTES: Final = 16
CHUNK_BYTES: Final = 65536
SEALED_CHUNK_BYTES: Final = CHUNK_BYTES + TAG_BYTES
MOST_HEADER_BYTES: Final = 8192
_HEADER_STEP: Final = 512
_NONCE_BYTES: Final = 24
_CLEAR = struct.Struct(f">8sHHI{_NONCE_BYTES}s")
_FACTS = struct.Struct(f">{KEY_BYTES}sQQB{MAC_BYTES}s16sqIQBHHBBB")
_PATH_ENDS_WITH_NAME: Final = 1
_LONE_SURROGATES: Final = 2
_KNOWN_FLAGS: Final = _PATH_ENDS_WITH_NAME | _LONE_SURROGATES
_NANOSECONDS: Final = 1_000_000_000

WrapKeys = Callable[[int], bytes | bytearray]
"""Epoch number to the 32-byte `hlm1.obj.wrap` key; KeyError for an epoch that the vault never had."""


@dataclass(frozen=True, slots=True)
class SealedHeader:
    """What an object knows about its item: enough to write the catalogue row again.

    `bytes` is the original's size, `mac` its keyed hash (32 bytes), `mtime_ns` Unix time.
    `name` and `relative_path` may hold lone surrogates: names that are not UTF-8 come back byte for byte.
    An origin object (`KindCode.ORIGIN`) has no payload; its `bytes` and `mac` are those of the item met again.
    """

    item_id: ItemId
    kind: KindCode
    name: str
    relative_path: str
    mtime_ns: int
    bytes: int
    media_type: str
    batch: str
    device: str
    mac: builtins.bytes

    @property
    def payload_bytes(self) -> int:
        """Plaintext bytes that follow the header."""
        return 0 if self.kind is KindCode.ORIGIN else self.bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """An object's header, sealed or opened: its raw bytes, its facts and the payload's cipher."""

    raw: bytes
    header: SealedHeader
    cipher: ChaCha20Poly1305
    plain_bytes: int
    padded_bytes: int

    @property
    def chunks(self) -> int:
        return chunk_count(self.padded_bytes)

    @property
    def stored_bytes(self) -> int:
        """Size of the whole file."""
        return len(self.raw) + self.padded_bytes + TAG_BYTES * self.chunks

    def chunk_at(self, index: int) -> tuple[int, int]:
        """Where sealed chunk `index` lies in the file, and how many bytes it takes, tag included."""
        plain = min(CHUNK_BYTES, self.padded_bytes - index * CHUNK_BYTES)
        return len(self.raw) + index * SEALED_CHUNK_BYTES, plain + TAG_BYTES

    def nonce(self, index: int) -> bytes:
        """STREAM (Hoang et al., CRYPTO 2015) as age shapes it: 88-bit counter, then 1 for the last chunk, else 0."""
        return index.to_bytes(11, "big") + (b"\x01" if index == self.chunks - 1 else b"\x00")


def chunk_count(padded_bytes: int) -> int:
    """Chunks of a payload; an empty one still has its last, empty chunk."""
    return max(1, -(-padded_bytes // CHUNK_BYTES))


def padme(length: int) -> int:
    """The padded length that hides `length` (Nikitin et al., PETS 2019): never above 12 %, mostly 1 to 3 %."""
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    low_bits = exponent - exponent.bit_length()
    mask = (1 << max(low_bits, 0)) - 1
    return (length + mask) & ~mask


def seal_header(header: SealedHeader, *, epoch: int, wrap_key: bytes | bytearray, vault_id: bytes) -> Envelope:
    """A fresh envelope: new random object key and nonce at every call.

    ItemError "name_too_long" where name and path do not fit into 8 KiB together.
    """
    object_key = secrets.token_bytes(KEY_BYTES)
    padded = padme(header.payload_bytes)
    plain = _pack_facts(header, object_key, padded)
    length = _CLEAR.size + len(plain) + TAG_BYTES
    length += -length % _HEADER_STEP
    if length > MOST_HEADER_BYTES:
        raise ItemError("name_too_long", "The file's name and path are too long to be kept")
    plain += bytes(length - _CLEAR.size - TAG_BYTES - len(plain))
    nonce = secrets.token_bytes(_NONCE_BYTES)
    clear = _CLEAR.pack(MAGIC, SUITE, length, epoch, nonce)
    raw = clear + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, clear + vault_id, nonce, bytes(wrap_key))
    return Envelope(raw, header, _payload_cipher(object_key, raw), header.payload_bytes, padded)


def open_header(untrusted_start: bytes, *, wrap_keys: WrapKeys, vault_id: bytes) -> Envelope:
    """The envelope at the start of an object file, from its first 8 KiB (or all of it where it is shorter).

    VaultDamaged on any changed bit, VaultTooNew for what a newer program wrote.
    """
    if len(untrusted_start) < _CLEAR.size:
        raise VaultDamaged("it is cut short")
    magic, suite, length, epoch, nonce = _CLEAR.unpack_from(untrusted_start)
    if magic != MAGIC:
        raise VaultDamaged("it does not begin as an object")
    if suite != SUITE:
        raise VaultTooNew(f"it is written in suite {suite}; this Heirloom knows {SUITE}")
    if length % _HEADER_STEP or not length or length > MOST_HEADER_BYTES or length > len(untrusted_start):
        raise VaultDamaged("its header's length is wrong")
    raw = untrusted_start[:length]
    try:
        wrap_key = wrap_keys(epoch)
        plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw[_CLEAR.size :], raw[: _CLEAR.size] + vault_id, nonce, bytes(wrap_key)
        )
    except KeyError:
        raise VaultDamaged(f"its header names epoch {epoch}, which this vault never had") from None
    except nacl.exceptions.CryptoError:
        raise VaultDamaged("its header does not authenticate") from None
    header, object_key, padded = _unpack_facts(plain)
    return Envelope(raw, header, _payload_cipher(object_key, raw), header.payload_bytes, padded)


def _payload_cipher(object_key: bytes, raw_header: bytes) -> ChaCha20Poly1305:
    """The payload's key hangs on every byte of the header, so no payload fits under another header."""
    key = hashlib.blake2b(raw_header, key=object_key, person=PAYLOAD_KEY, digest_size=KEY_BYTES).digest()
    return ChaCha20Poly1305(key)


def _pack_facts(header: SealedHeader, object_key: bytes, padded: int) -> bytes:
    errors, flags = _error_handler(header.name + header.relative_path)
    name, path = header.name.encode("utf-8", errors), header.relative_path.encode("utf-8", errors)
    if name and path.endswith(name):  # said once: two names of 4 KiB would not fit
        flags |= _PATH_ENDS_WITH_NAME
        path = path[: len(path) - len(name)]
    words = [word.encode("utf-8") for word in (header.media_type, header.batch, header.device)]
    if max(len(name), len(path)) > MOST_HEADER_BYTES:
        raise ItemError("name_too_long", "The file's name and path are too long to be kept")
    if len(header.mac) != MAC_BYTES or max(map(len, words)) > 255:
        raise ValueError("a MAC has 32 bytes; media type, batch and device at most 255 each")
    seconds, nanoseconds = divmod(header.mtime_ns, _NANOSECONDS)
    facts = _FACTS.pack(
        object_key,
        header.payload_bytes,
        padded,
        header.kind,
        header.mac,
        bytes.fromhex(header.item_id),
        seconds,
        nanoseconds,
        header.bytes,
        flags,
        len(name),
        len(path),
        *map(len, words),
    )
    return b"".join((facts, name, path, *words))


def _unpack_facts(plain: bytes) -> tuple[SealedHeader, bytes, int]:
    """Header, object key, padded length. The bytes are authentic; what does not fit is from a newer program."""
    (object_key, payload, padded, kind, mac, item_id, seconds, nanoseconds, size, flags, *lengths) = _FACTS.unpack_from(
        plain
    )
    fields: list[bytes] = []
    at = _FACTS.size
    for length in lengths:
        fields.append(plain[at : at + length])
        at += length
    try:
        known_kind = KindCode(kind)
    except ValueError:
        raise VaultTooNew(f"it holds something of kind {kind}, which this Heirloom does not know") from None
    if flags & ~_KNOWN_FLAGS or at > len(plain) or padded != padme(payload):
        raise VaultTooNew("its header says things that this Heirloom does not know")
    errors = "surrogatepass" if flags & _LONE_SURROGATES else "surrogateescape"
    name, path = fields[0], fields[1] + (fields[0] if flags & _PATH_ENDS_WITH_NAME else b"")
    media_type, batch, device = (field.decode("utf-8", "replace") for field in fields[2:])
    header = SealedHeader(
        item_id=ItemId(item_id.hex()),
        kind=known_kind,
        name=name.decode("utf-8", errors),
        relative_path=path.decode("utf-8", errors),
        mtime_ns=seconds * _NANOSECONDS + nanoseconds,
        bytes=size,
        media_type=media_type,
        batch=batch,
        device=device,
        mac=mac,
    )
    if header.payload_bytes != payload:
        raise VaultTooNew("its header says things that this Heirloom does not know")
    return header, object_key, padded


def _error_handler(names: str) -> tuple[str, int]:
    """How to write surrogates: bytes that were not UTF-8 (POSIX) or, failing that, halves of UTF-16 pairs (Windows)."""
    try:
        names.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return "surrogatepass", _LONE_SURROGATES
    return "surrogateescape", 0
