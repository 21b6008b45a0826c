"""HEAD.0 and HEAD.1: the newest whole record wins, every changed bit is noticed, the other one still stands."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from heirloom.core.errors import NoSpace
from heirloom.vault.disk import files
from heirloom.vault.keys import head
from heirloom.vault.keys.head import HEAD_BYTES, HeadRecord
from heirloom.vault.keys.master import VaultKeys

TOKEN = b"t" * 16


def record(generation: int) -> HeadRecord:
    return HeadRecord(generation, generation * 2, bytes([generation]) * 32, TOKEN)


@pytest.fixture
def place(tmp_path: Path, keys: VaultKeys) -> Path:
    head.create(tmp_path, keys, record(0))
    return tmp_path


def test_records_alternate_and_the_newest_is_read(place: Path, keys: VaultKeys) -> None:
    assert head.read_newest(place, keys) == record(0)
    for generation in range(1, 6):
        head.write(place, keys, record(generation))
        assert head.read_newest(place, keys) == record(generation)
    assert (place / "HEAD.0").stat().st_size == HEAD_BYTES
    assert (place / "HEAD.1").read_bytes()[:8] == (5).to_bytes(8, "big")
    assert (place / "HEAD.0").read_bytes()[:8] == (4).to_bytes(8, "big")
    assert head.damaged(place, keys) == ()


def test_every_flipped_bit_is_noticed_and_the_older_record_stands(place: Path, keys: VaultKeys) -> None:
    head.write(place, keys, record(1))
    head.write(place, keys, record(2))
    whole = (place / "HEAD.0").read_bytes()
    for bit in range(HEAD_BYTES * 8):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        (place / "HEAD.0").write_bytes(changed)
        assert head.damaged(place, keys) == ("HEAD.0",)
        assert head.read_newest(place, keys) == record(1)


@pytest.mark.parametrize("length", [0, 50, 95, 97, 5000])
def test_torn_and_missing_files_are_made_good_by_the_next_writes(place: Path, keys: VaultKeys, length: int) -> None:
    head.write(place, keys, record(1))
    (place / "HEAD.1").write_bytes((bytes(40) * 200)[:length])
    (place / "HEAD.0").unlink()
    assert head.read_newest(place, keys) is None
    assert head.damaged(place, keys) == ("HEAD.0", "HEAD.1")
    head.write(place, keys, record(2))
    head.write(place, keys, record(3))
    assert head.read_newest(place, keys) == record(3)
    assert head.damaged(place, keys) == ()


def test_another_vaults_record_is_nothing(place: Path, keys: VaultKeys) -> None:
    other = VaultKeys(
        vault_id=bytes(16),
        unlock_key=bytearray(32),
        epochs={1: keys.master_key(1), 2: keys.master_key(2)},
        dedup_secret=bytearray(32),
    )
    assert head.read_newest(place, other) is None


def test_a_record_sealed_in_the_epoch_before_still_counts(place: Path, keys: VaultKeys) -> None:
    first = VaultKeys(
        vault_id=keys.vault_id, unlock_key=bytearray(32), epochs={1: keys.master_key(1)}, dedup_secret=bytearray(32)
    )
    head.write(place, first, record(9))
    assert head.read_newest(place, keys) == record(9)


def test_a_full_disk_is_told(place: Path, keys: VaultKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "flush_data", full)
    with pytest.raises(NoSpace, match=r"HEAD\.1"):
        head.write(place, keys, record(1))
