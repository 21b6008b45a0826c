"""Labels and subkeys are frozen: a change of either would lock people out of their vaults."""

from __future__ import annotations

import nacl.encoding
import nacl.hash
import pytest

from heirloom.vault.keys import master as keys_module
from heirloom.vault.keys.master import LABELS, VaultKeys, derive

FROZEN_LABELS = {
    "hlm1.header.mac",
    "hlm1.catalog.db",
    "hlm1.thumbs.db",
    "hlm1.obj.wrap",
    "hlm1.dedup.mac",
    "hlm1.head.mac",
    "hlm1.anchor.mac",
    "hlm1.index",
    "hlm1.backup.db",
    "hlm1.identity",
    "hlm1.manifest",
}


def test_labels_are_frozen() -> None:
    assert FROZEN_LABELS == LABELS
    assert keys_module.PAYLOAD_KEY == b"hlm1.payload.key"
    assert keys_module.RECOVERY_WRAP == b"hlm1.recovery"


def test_every_label_fits_blake2b_and_gives_its_own_key(keys: VaultKeys) -> None:
    assert all(len(label) <= 16 for label in LABELS)
    drawn = {bytes(keys.subkey(label)) for label in LABELS}
    assert len(drawn) == len(LABELS)


def test_subkeys_are_those_of_the_first_release(keys: VaultKeys) -> None:
    assert keys.subkey("hlm1.obj.wrap", 1).hex() == "e6b828cb95cb3420bdc3de7b7fea66a25003e5d42a249ead2d41b56d524f6772"
    assert keys.subkey("hlm1.catalog.db").hex() == "73a1bcfc7c0cb1764e16399d4227a9d2ba80c507fc8cc7aab52e7df24ac7f9cf"
    assert keys.dedup_mac_key().hex() == "bbf8aa47e62726f507fb0812c33712a29121b1e01faf7049de91cd256d31683f"


def test_libsodium_draws_the_same_subkey(keys: VaultKeys) -> None:
    other = nacl.hash.blake2b(
        b"",
        key=bytes(keys.master_key(2)),
        salt=keys.vault_id,
        person=b"hlm1.head.mac",
        encoder=nacl.encoding.RawEncoder,
    )
    assert bytes(keys.subkey("hlm1.head.mac")) == other


def test_epochs_differ_and_the_dedup_key_does_not_depend_on_them(keys: VaultKeys) -> None:
    older = VaultKeys(
        vault_id=keys.vault_id,
        unlock_key=bytearray(32),
        epochs={1: keys.master_key(1)},
        dedup_secret=keys.dedup_key,
    )
    assert keys.current_epoch == 2
    assert keys.epochs == (2, 1)
    assert keys.subkey("hlm1.index") != older.subkey("hlm1.index")
    assert keys.subkey("hlm1.index", 1) == older.subkey("hlm1.index")
    assert keys.dedup_mac_key() == older.dedup_mac_key()


def test_unknown_labels_and_epochs_are_refused(keys: VaultKeys) -> None:
    with pytest.raises(ValueError, match="label"):
        derive(bytearray(32), bytes(16), "hlm1.mine")
    with pytest.raises(KeyError):
        keys.subkey("hlm1.index", 3)


def test_wipe_zeroes_what_is_held(keys: VaultKeys) -> None:
    held = [keys.unlock_key, keys.dedup_key, keys.master_key(1), keys.master_key(2)]
    keys.wipe()
    assert all(key == bytearray(32) for key in held)


def test_nothing_secret_in_its_text(keys: VaultKeys) -> None:
    text = repr(keys) + str(keys)
    for secret in (keys.unlock_key, keys.dedup_key, keys.master_key(1), keys.master_key(2)):
        assert secret.hex() not in text
