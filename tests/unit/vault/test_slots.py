"""Slots: every bit counts, absurd costs are refused before memory is taken, damage is told from a wrong secret."""

from __future__ import annotations

import hashlib
import struct
import tracemalloc
from pathlib import Path

import pytest

from heirloom.core.errors import VaultDamaged
from heirloom.vault.keys import slots
from heirloom.vault.keys.master import VaultKeys
from heirloom.vault.keys.slots import LIGHT, SLOT_BYTES, Slot, SlotKind

SECRET = bytearray(b"twenty-two bytes, say.")


@pytest.fixture
def slot(keys: VaultKeys) -> Slot:
    """A recovery slot: its secret needs no stretching, so it can be tried thousands of times."""
    return slots.seal(SlotKind.RECOVERY, SECRET, keys.unlock_key, keys.vault_id, LIGHT)


def resealed(raw: bytes, at: int, data: bytes) -> bytes:
    """Change bytes and make the checksum fit, as someone with evil in mind would."""
    body = bytearray(raw[:-32])
    body[at : at + len(data)] = data
    return bytes(body) + hashlib.blake2b(body, digest_size=32).digest()


def test_a_slot_opens_under_its_secret_alone(slot: Slot, keys: VaultKeys) -> None:
    again = slots.parse(slots.pack(slot))
    assert again == slot
    assert slots.unwrap(slot, SECRET) == keys.unlock_key
    assert slots.unwrap(slot, bytearray(b"twenty-two bytes, say!")) is None


def test_layout(slot: Slot, keys: VaultKeys) -> None:
    raw = slots.pack(slot)
    assert len(raw) == SLOT_BYTES
    assert raw[:12] == b"HLMSLT1\n" + bytes([2, 2]) + struct.pack(">H", 256)
    assert raw[24:40] == slot.salt
    assert raw[40:56] == keys.vault_id
    assert raw[56:72] == slot.slot_id
    assert bytes(keys.unlock_key) not in raw


def test_every_flipped_bit_is_damage_not_a_wrong_secret(keys: VaultKeys, slot: Slot) -> None:
    passphrase_slot = slots.seal(SlotKind.PASSPHRASE, bytearray(b"pass"), keys.unlock_key, keys.vault_id, LIGHT)
    for whole in (slots.pack(slot), slots.pack(passphrase_slot)):
        for bit in range(len(whole) * 8):
            changed = bytearray(whole)
            changed[bit // 8] ^= 1 << bit % 8
            with pytest.raises(VaultDamaged):
                slots.parse(bytes(changed))


def test_every_bit_flipped_on_purpose_gives_no_key(slot: Slot, keys: VaultKeys) -> None:
    """With the checksum made to fit, the commitment or the seal must still notice; the rest is reserved zeros."""
    whole = slots.pack(slot)
    for bit in range((SLOT_BYTES - 72) * 8):
        at = bit // 8
        changed = resealed(whole, at, bytes([whole[at] ^ 1 << bit % 8]))
        try:
            parsed = slots.parse(changed)
            got = slots.unwrap(parsed, SECRET) if parsed else None
        except VaultDamaged:
            continue
        assert got is None


@pytest.mark.parametrize(
    ("passes", "memory_kib"),
    [
        (1, 64 << 10),
        (0, 64 << 10),
        (2, (64 << 10) - 1),
        (2, 0),
        (17, 64 << 10),
        (2, (2 << 20) + 1),
        (2**32 - 1, 2**32 - 1),
    ],
)
def test_absurd_costs_are_refused_before_memory_is_taken(keys: VaultKeys, passes: int, memory_kib: int) -> None:
    whole = slots.pack(slots.seal(SlotKind.PASSPHRASE, bytearray(b"pass"), keys.unlock_key, keys.vault_id, LIGHT))
    tracemalloc.start()
    try:
        with pytest.raises(VaultDamaged, match=r"passes|MiB"):
            slots.parse(resealed(whole, 12, struct.pack(">II", passes, memory_kib)))
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


def test_bounds_themselves_are_accepted(keys: VaultKeys) -> None:
    whole = slots.pack(slots.seal(SlotKind.PASSPHRASE, bytearray(b"pass"), keys.unlock_key, keys.vault_id, LIGHT))
    for passes, memory_kib in ((2, 64 << 10), (16, 2 << 20)):
        parsed = slots.parse(resealed(whole, 12, struct.pack(">II", passes, memory_kib)))
        assert parsed is not None
        assert (parsed.cost.passes, parsed.cost.memory_kib) == (passes, memory_kib)


def test_a_slot_cut_from_another_vault_does_not_open(slot: Slot) -> None:
    moved = slots.parse(resealed(slots.pack(slot), 40, bytes(16)))
    assert moved is not None
    with pytest.raises(VaultDamaged, match="wrapped key"):
        slots.unwrap(moved, SECRET)


def test_kinds_kept_for_later_are_passed_over(root: Path, slot: Slot) -> None:
    slots.write(root, slot)
    for kind in (SlotKind.FAMILY_SHARES, SlotKind.DEVICE, 9):
        later = resealed(slots.pack(slot) + bytes(kind), 8, bytes([kind]))
        (root / "keys" / f"{kind:032x}.slot").write_bytes(later)
    folder = slots.load(root)
    assert folder.slots == (slot,)
    assert folder.unknown == 3
    assert folder.damaged == ()


def test_damaged_files_are_named_and_others_still_count(root: Path, slot: Slot) -> None:
    slots.write(root, slot)
    (root / "keys" / f"{1:032x}.slot").write_bytes(b"")
    (root / "keys" / f"{2:032x}.slot").write_bytes(bytes(5000))
    (root / "keys" / f"{3:032x}.slot").write_bytes(slots.pack(slot))
    (root / "keys" / f"{4:032x}.slot").symlink_to(root / "keys" / slot.name)
    (root / "keys" / "notes.txt").write_text("not a slot")
    folder = slots.load(root)
    assert folder.slots == (slot,)
    assert len(folder.damaged) == 4
    assert all(f"keys/{number:032x}.slot" in text for number, text in enumerate(folder.damaged, 1))


def test_an_absurd_number_of_slots_is_refused(root: Path, slot: Slot) -> None:
    for number in range(65):
        (root / "keys" / f"{number:032x}.slot").write_bytes(slots.pack(slot))
    with pytest.raises(VaultDamaged, match="65"):
        slots.load(root)


def test_no_keys_folder(tmp_path: Path) -> None:
    with pytest.raises(VaultDamaged, match="keys"):
        slots.load(tmp_path)
