"""The keyring: every bit counts, one file lost costs nothing, both lost is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from heirloom.core.errors import VaultDamaged
from heirloom.vault.keys import keyring
from heirloom.vault.keys.master import VaultKeys


@pytest.fixture
def place(tmp_path: Path, keys: VaultKeys) -> Path:
    (tmp_path / "keys").mkdir()
    epochs = {epoch: keys.master_key(epoch) for epoch in keys.epochs}
    keyring.write(tmp_path, keys.unlock_key, keys.vault_id, epochs, keys.dedup_key)
    return tmp_path


def test_keys_come_back(place: Path, keys: VaultKeys) -> None:
    epochs, dedup_secret, damaged = keyring.read(place, keys.unlock_key, keys.vault_id)
    assert epochs == {1: keys.master_key(1), 2: keys.master_key(2)}
    assert dedup_secret == keys.dedup_key
    assert damaged == ()
    first, second = ((place / "keys" / name).read_bytes() for name in keyring.KEYRING_NAMES)
    assert len(first) == len(second) == 512
    assert first[8:32] != second[8:32]


def test_every_flipped_bit_is_noticed(keys: VaultKeys) -> None:
    sealed = keyring.seal(keys.unlock_key, keys.vault_id, {1: keys.master_key(1)}, keys.dedup_key)
    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(VaultDamaged):
            keyring.unseal(bytes(changed), keys.unlock_key, keys.vault_id)


@pytest.mark.parametrize("length", [0, 8, 31, 32, 48, 511, 513, 1024])
def test_other_lengths_are_damage(keys: VaultKeys, length: int) -> None:
    sealed = keyring.seal(keys.unlock_key, keys.vault_id, {1: keys.master_key(1)}, keys.dedup_key)
    with pytest.raises(VaultDamaged):
        keyring.unseal((sealed + bytes(600))[:length], keys.unlock_key, keys.vault_id)


def test_a_keyring_of_another_vault_does_not_open(keys: VaultKeys) -> None:
    sealed = keyring.seal(keys.unlock_key, bytes(16), {1: keys.master_key(1)}, keys.dedup_key)
    with pytest.raises(VaultDamaged):
        keyring.unseal(sealed, keys.unlock_key, keys.vault_id)


@pytest.mark.parametrize("name", keyring.KEYRING_NAMES)
@pytest.mark.parametrize("harm", ["flip", "unlink", "empty", "swell"])
def test_either_file_makes_up_for_the_other_and_the_damage_is_named(
    place: Path, keys: VaultKeys, name: str, harm: str
) -> None:
    file = place / "keys" / name
    whole = file.read_bytes()
    if harm == "unlink":
        file.unlink()
    else:
        file.write_bytes({"flip": bytes([whole[0] ^ 1]) + whole[1:], "empty": b"", "swell": whole * 200}[harm])
    epochs, dedup_secret, damaged = keyring.read(place, keys.unlock_key, keys.vault_id)
    assert epochs[2] == keys.master_key(2)
    assert dedup_secret == keys.dedup_key
    assert len(damaged) == 1
    assert f"keys/{name}" in damaged[0]


def test_both_lost_is_told_by_name(place: Path, keys: VaultKeys) -> None:
    for name in keyring.KEYRING_NAMES:
        (place / "keys" / name).unlink()
    with pytest.raises(VaultDamaged, match=r"keyring\.hlk.*keyring\.copy"):
        keyring.read(place, keys.unlock_key, keys.vault_id)


def test_many_epochs_fit(keys: VaultKeys) -> None:
    epochs = {epoch: bytearray([epoch % 256] * 32) for epoch in range(1, 200)}
    sealed = keyring.seal(keys.unlock_key, keys.vault_id, epochs, keys.dedup_key)
    assert len(sealed) % 512 == 0
    assert keyring.unseal(sealed, keys.unlock_key, keys.vault_id)[0] == epochs
