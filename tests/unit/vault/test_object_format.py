"""The bytes of an object: nothing but the paper is needed to read one, and no changed bit goes unnoticed."""

from __future__ import annotations

import hashlib
import math
import struct
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import nacl.bindings as sodium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heirloom.core.errors import ItemError, VaultDamaged, VaultTooNew
from heirloom.core.records import KindCode
from heirloom.vault.keys.master import VaultKeys
from heirloom.vault.objects.format import (
    Envelope,
    SealedHeader,
    chunk_count,
    open_header,
    padme,
    seal_header,
)
from heirloom.vault.objects.store import ObjectStore

Build = Callable[..., SealedHeader]


def sealed(header: SealedHeader, keys: VaultKeys) -> Envelope:
    return seal_header(header, epoch=2, wrap_key=keys.subkey("hlm1.obj.wrap"), vault_id=keys.vault_id)


def reopened(raw: bytes, keys: VaultKeys) -> Envelope:
    return open_header(raw, wrap_keys=lambda epoch: keys.subkey("hlm1.obj.wrap", epoch), vault_id=keys.vault_id)


def read_with_libsodium(raw: bytes, keys: VaultKeys) -> tuple[bytes, dict[str, Any]]:
    """A reader of its own, from the paper and with the other cryptographic library."""
    magic, suite, length, epoch, nonce = struct.unpack_from(">8sHHI24s", raw)
    assert (magic, suite) == (b"HLMOBJ1\n", 1)
    wrap_key = hashlib.blake2b(key=keys.master_key(epoch), salt=keys.vault_id, person=b"hlm1.obj.wrap", digest_size=32)
    plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
        raw[40:length], raw[:40] + keys.vault_id, nonce, wrap_key.digest()
    )
    object_key, payload, padded, kind, mac, item = struct.unpack_from(">32sQQB32s16s", plain)
    key = hashlib.blake2b(raw[:length], key=object_key, person=b"hlm1.payload.key", digest_size=32).digest()
    out, at, index = b"", length, 0
    while at < len(raw):
        chunk = raw[at : at + 65552]
        at += len(chunk)
        out += sodium.crypto_aead_chacha20poly1305_ietf_decrypt(
            chunk, b"", index.to_bytes(11, "big") + bytes([at == len(raw)]), key
        )
        index += 1
    assert len(out) == padded
    assert not any(out[payload:])
    return out[:payload], {"kind": kind, "mac": mac, "item": item.hex()}


@pytest.mark.parametrize("length", [0, 1, 20_000, 65_535, 65_536, 65_537, 131_072, 300_001])
def test_another_library_reads_what_we_wrote(
    store: ObjectStore, keys: VaultKeys, header_for: Build, length: int
) -> None:
    data = bytes(i * 7 % 251 for i in range(length))
    part = store.seal(data, header_for(data))
    raw = part.temp_path.read_bytes()
    plain, facts = read_with_libsodium(raw, keys)
    assert plain == data
    assert facts == {"kind": KindCode.PHOTO, "mac": store.mac(data), "item": part.header.item_id}
    assert hashlib.blake2b(raw, digest_size=32).hexdigest() == part.object_id
    assert len(raw) == part.stored_bytes


def test_we_read_what_another_library_wrote(keys: VaultKeys, header_for: Build) -> None:
    envelope = sealed(header_for(b"abc"), keys)
    plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
        envelope.raw[40:], envelope.raw[:40] + keys.vault_id, envelope.raw[16:40], bytes(keys.subkey("hlm1.obj.wrap"))
    )
    key = hashlib.blake2b(envelope.raw, key=plain[:32], person=b"hlm1.payload.key", digest_size=32).digest()
    chunk = sodium.crypto_aead_chacha20poly1305_ietf_encrypt(b"abc", b"", bytes(11) + b"\x01", key)
    assert reopened(envelope.raw, keys).cipher.decrypt(bytes(11) + b"\x01", chunk, None) == b"abc"


NAMES = st.one_of(
    st.text(max_size=300),
    st.binary(max_size=255).map(lambda raw: raw.decode("utf-8", "surrogateescape")),
    st.text(alphabet=st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF), max_size=50),
)


@given(name=NAMES, folder=NAMES, seconds=st.integers(-(2**62), 2**62), nanoseconds=st.integers(0, 999_999_999))
def test_any_name_and_any_time_come_back(name: str, folder: str, seconds: int, nanoseconds: int) -> None:
    keys = VaultKeys(
        vault_id=bytes(16), unlock_key=bytearray(32), epochs={2: bytearray(32)}, dedup_secret=bytearray(32)
    )
    header = SealedHeader(
        item_id="ab" * 16,  # type: ignore[arg-type]
        kind=KindCode.FILE,
        name=name,
        relative_path=f"{folder}/{name}",
        mtime_ns=seconds * 10**9 + nanoseconds,
        bytes=12,
        media_type="application/octet-stream",
        batch="批",
        device="",
        mac=bytes(32),
    )
    try:
        expected = (name + folder).encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        expected = (name + folder).encode("utf-8", "surrogatepass")
    again = reopened(sealed(header, keys).raw, keys).header
    assert again == header
    assert len(expected) < 8000


def test_names_of_four_kibibytes_fit_and_longer_ones_are_refused(keys: VaultKeys, header_for: Build) -> None:
    name = "n" * 4096
    header = header_for(b"", name=name, relative_path="p" * 3000 + "/" + name)
    assert reopened(sealed(header, keys).raw, keys).header == header
    header = header_for(b"", name="n" * 255, relative_path="p" * 4096)
    assert reopened(sealed(header, keys).raw, keys).header == header
    for too_long in (header_for(b"", name="é" * 4096), header_for(b"", relative_path="x" * 70_000)):
        with pytest.raises(ItemError) as caught:
            sealed(too_long, keys)
        assert caught.value.code == "name_too_long"


def test_headers_hide_how_long_names_are(keys: VaultKeys, header_for: Build) -> None:
    lengths = {len(sealed(header_for(b"", name="n" * size), keys).raw) for size in range(1, 255)}
    assert lengths <= {512, 1024}


def test_every_flipped_header_bit_is_noticed(keys: VaultKeys, header_for: Build) -> None:
    raw = sealed(header_for(b"abc"), keys).raw
    for bit in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises((VaultDamaged, VaultTooNew)):
            reopened(bytes(changed) + bytes(8192), keys)


@pytest.mark.parametrize("length", [0, 1, 39, 40, 55, 56, 511])
def test_cut_headers_are_damage(keys: VaultKeys, header_for: Build, length: int) -> None:
    with pytest.raises(VaultDamaged):
        reopened(sealed(header_for(b"abc"), keys).raw[:length], keys)


def test_another_vaults_header_does_not_open(keys: VaultKeys, header_for: Build) -> None:
    raw = sealed(header_for(b"abc"), keys).raw
    with pytest.raises(VaultDamaged, match="authenticate"):
        open_header(raw, wrap_keys=lambda epoch: keys.subkey("hlm1.obj.wrap", epoch), vault_id=bytes(16))
    with pytest.raises(VaultDamaged, match="epoch 2"):
        open_header(raw, wrap_keys=dict[int, bytes]().__getitem__, vault_id=keys.vault_id)


def test_what_a_newer_program_sealed_is_too_new_not_damaged(keys: VaultKeys, header_for: Build) -> None:
    envelope = sealed(header_for(b"abc"), keys)
    wrap_key = bytes(keys.subkey("hlm1.obj.wrap"))
    clear, nonce = envelope.raw[:40], envelope.raw[16:40]
    plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(envelope.raw[40:], clear + keys.vault_id, nonce, wrap_key)
    for at, value in ((48, 200), (117, 0x80)):  # a kind, a flag
        changed = bytearray(plain)
        changed[at] = value
        raw = clear + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
            bytes(changed), clear + keys.vault_id, nonce, wrap_key
        )
        with pytest.raises(VaultTooNew):
            reopened(raw, keys)


def test_an_origin_has_no_payload_but_says_the_size(keys: VaultKeys, header_for: Build) -> None:
    header = replace(header_for(b"abc"), kind=KindCode.ORIGIN)
    envelope = reopened(sealed(header, keys).raw, keys)
    assert envelope.header.bytes == 3
    assert envelope.plain_bytes == 0
    assert envelope.stored_bytes == 512 + 16


def test_no_two_seals_are_alike(keys: VaultKeys, header_for: Build) -> None:
    header = header_for(b"abc")
    assert len({sealed(header, keys).raw for _ in range(50)}) == 50


def test_padme() -> None:
    assert [padme(length) for length in (0, 1, 8, 9, 100, 1000, 20_000, 3_000_001)] == [
        0, 1, 8, 10, 104, 1024, 20_480, 3_014_656,
    ]  # fmt: skip


@given(st.integers(2, 1 << 50))
def test_padme_is_small_and_leaves_few_lengths(length: int) -> None:
    padded = padme(length)
    assert length <= padded <= length * 1.12
    assert padme(padded) == padded
    mantissa = padded // (padded & -padded)
    assert mantissa.bit_length() <= math.floor(math.log2(math.floor(math.log2(padded)) or 1)) + 2


@given(st.integers(0, 1 << 40))
def test_chunks_cover_the_payload(padded: int) -> None:
    chunks = chunk_count(padded)
    assert (chunks - 1) * 65_536 < padded <= chunks * 65_536 or (padded == 0 and chunks == 1)
