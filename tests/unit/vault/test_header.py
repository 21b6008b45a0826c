"""VAULT: every bit counts, and what a newer program made is told from damage."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path

import pytest

from heirloom.core.errors import NotFound, VaultDamaged, VaultTooNew
from heirloom.vault.keys import header
from heirloom.vault.keys.header import HEADER_BYTES, VaultHeader
from heirloom.vault.keys.master import VaultKeys


@pytest.fixture
def place(tmp_path: Path, keys: VaultKeys) -> Path:
    header.write(tmp_path, VaultHeader(keys.vault_id, 1_760_000_000), keys)
    return tmp_path


def rewrite(place: Path, keys: VaultKeys, at: int, data: bytes) -> None:
    """Change clear bytes and seal them again, as a newer program would."""
    clear = bytearray((place / "VAULT").read_bytes()[:96])
    clear[at : at + len(data)] = data
    mac = hashlib.blake2b(clear, key=keys.subkey("hlm1.header.mac"), digest_size=32).digest()
    (place / "VAULT").write_bytes(bytes(clear) + mac)


def opened(place: Path, keys: VaultKeys) -> VaultHeader:
    found, raw = header.read(place)
    header.authenticate(place, found, raw, keys)
    return found


def test_layout(place: Path, keys: VaultKeys) -> None:
    raw = (place / "VAULT").read_bytes()
    assert len(raw) == HEADER_BYTES
    assert raw[:16] == b"HLMVLT1\n" + struct.pack(">HHHH", 1, 0, 1, 0)
    assert raw[16:32] == keys.vault_id
    assert raw[32:56] == struct.pack(">QQQ", 1_760_000_000, 0, 0)
    assert opened(place, keys) == VaultHeader(keys.vault_id, 1_760_000_000)
    assert (place / "VAULT").stat().st_mode & 0o777 == 0o600


def test_every_flipped_bit_is_noticed(place: Path, keys: VaultKeys) -> None:
    whole = (place / "VAULT").read_bytes()
    for bit in range(len(whole) * 8):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        (place / "VAULT").write_bytes(changed)
        with pytest.raises((VaultDamaged, VaultTooNew)):
            opened(place, keys)


@pytest.mark.parametrize("length", [0, 1, 96, 127, 129, 100_000])
def test_wrong_length_is_damage(place: Path, keys: VaultKeys, length: int) -> None:
    whole = (place / "VAULT").read_bytes()
    (place / "VAULT").write_bytes((whole + bytes(length))[:length])
    with pytest.raises(VaultDamaged, match="VAULT"):
        opened(place, keys)


def test_no_vault(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        header.read(tmp_path)
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(NotFound):
        header.read(tmp_path / "file")


def test_a_link_in_its_place_is_refused(place: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "VAULT"
    (place / "VAULT").replace(elsewhere)
    (place / "VAULT").symlink_to(elsewhere)
    with pytest.raises(VaultDamaged, match="link"):
        header.read(place)


def test_a_later_major_format_or_suite_is_too_new(place: Path, keys: VaultKeys) -> None:
    for at in (8, 12):
        rewrite(place, keys, at, struct.pack(">H", 2))
        with pytest.raises(VaultTooNew):
            opened(place, keys)
        rewrite(place, keys, at, struct.pack(">H", 1))
    rewrite(place, keys, 10, struct.pack(">H", 7))
    assert opened(place, keys).minor == 7


def test_unknown_required_feature_refuses_unknown_optional_one_makes_read_only(place: Path, keys: VaultKeys) -> None:
    assert opened(place, keys).read_only_reason is None
    rewrite(place, keys, 48, struct.pack(">Q", 1 << 40))
    assert opened(place, keys).read_only_reason
    rewrite(place, keys, 40, struct.pack(">Q", 1))
    with pytest.raises(VaultTooNew):
        opened(place, keys)


def test_the_seal_of_an_older_epoch_is_accepted_and_of_a_stranger_is_not(place: Path, keys: VaultKeys) -> None:
    first = VaultKeys(
        vault_id=keys.vault_id,
        unlock_key=keys.unlock_key,
        epochs={1: keys.master_key(1)},
        dedup_secret=keys.dedup_key,
    )
    (place / "VAULT").unlink()
    header.write(place, VaultHeader(keys.vault_id, 5), first)
    assert opened(place, keys).created_at_s == 5
    stranger = VaultKeys(
        vault_id=keys.vault_id, unlock_key=bytearray(32), epochs={1: bytearray(32)}, dedup_secret=bytearray(32)
    )
    with pytest.raises(VaultDamaged):
        opened(place, stranger)


def test_an_existing_header_is_never_written_over(place: Path, keys: VaultKeys) -> None:
    with pytest.raises(FileExistsError):
        header.write(place, VaultHeader(keys.vault_id, 6), keys)
