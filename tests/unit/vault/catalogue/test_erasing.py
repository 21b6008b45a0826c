"""Erasing: what is due goes at a clean opening, files go only after a whole checkpoint; objects are sealed anew."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from heirloom.core.records import ItemId, KindCode, ObjectId
from heirloom.vault import LogKind, SealedHeader, Vault, VaultKeys
from heirloom.vault.recovery.keeping import CATALOGUE_NAME
from tests.unit.vault.catalogue.filling import Filler, Kept

Crash = Callable[[Vault], Path]
AGO = datetime.now(UTC) - timedelta(days=1)
LATER = datetime.now(UTC) + timedelta(days=30)


def mark(vault: Vault, kept: list[Kept], after: datetime) -> None:
    with vault.commit(LogKind.ERASE):
        vault.items.mark_erase([one.item_id for one in kept], after)


def seal_again(vault: Vault, one: Kept, item_id: ItemId | None = None) -> ObjectId:
    """The same bytes as a new object in its place, not yet committed."""
    header = SealedHeader(
        item_id or one.item_id, KindCode.PHOTO, one.name, one.path, one.mtime_ns, len(one.data), "image/jpeg", "again",
        "here", vault.objects.mac(one.data),
    )  # fmt: skip
    part = vault.objects.seal(one.data, header)
    vault.objects.publish([part])
    return part.object_id


def damage(vault: Vault, one: Kept, at: int) -> None:
    file = vault.path / "objects" / one.object_id[:2] / f"{one.object_id}.hlo"
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def test_what_is_due_is_erased_at_the_next_opening(vault_path: Path, keys: VaultKeys, filler: Filler) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        due, waiting, plain = kept = filler.add(vault, 3)
        twin = filler.duplicate(vault, due, "again.jpg")
        mark(vault, [due], AGO)
        mark(vault, [waiting], LATER)
    with Vault.open(vault_path, keys, writable=False) as reader:
        assert reader.items.count() == 3, "a reader erases nothing"
    with Vault.open(vault_path, keys, writable=True) as vault:
        assert {item.id for item in vault.items.iter_all()} == {waiting.item_id, plain.item_id}
        assert not any(vault.objects.exists(one.object_id) for one in (due, twin))
        assert all(vault.objects.exists(one.object_id) for one in kept[1:])
        assert vault.settings.leftovers() == []
        assert vault.warnings == []
        assert vault.verify().is_clean


def test_many_at_once_wait_for_a_person(vault_path: Path, keys: VaultKeys, filler: Filler) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        kept = filler.add(vault, 20)
        mark(vault, kept[:11], AGO)
    with Vault.open(vault_path, keys, writable=True) as vault:
        assert vault.items.count() == 20
        assert "11 memories" in vault.warnings[0]
        assert len(vault.erase_due(however_many=True)) == 11
        assert vault.items.count() == 9
        assert vault.verify().is_clean


def test_nothing_is_erased_where_something_had_to_be_mended(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    kept = filler.add(vault, 3)
    mark(vault, kept[:1], AGO)
    filler.publish_only(vault)
    image = crash(vault)
    with Vault.open(image, keys, writable=True) as again:
        assert again.adoption is not None
        assert again.items.find(kept[0].item_id) is not None
    with Vault.open(image, keys, writable=True) as once_more:
        assert once_more.items.find(kept[0].item_id) is None


def test_files_stay_while_a_reader_puts_the_checkpoint_off(
    vault_path: Path, keys: VaultKeys, filler: Filler, crash: Crash
) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        gone, stays = filler.add(vault, 2)
        with Vault.open(vault_path, keys, writable=False) as reader, reader._catalogue.one_view():
            assert reader.items.count() == 2
            vault.erase([gone.item_id])
            assert vault.items.count() == 1
            assert vault.objects.exists(gone.object_id), "a lost journal would bring its row back"
            image = crash(vault)
            assert reader.items.count() == 2
        vault.checkpoint()
        assert not vault.objects.exists(gone.object_id)
    for suffix in ("-wal", "-shm"):
        (image / f"{CATALOGUE_NAME}{suffix}").unlink(missing_ok=True)
    with Vault.open(image, keys, writable=True) as again:
        assert {item.id for item in again.items.iter_all()} == {gone.item_id, stays.item_id}
        assert again.verify().missing == []


def test_a_look_tells_a_whole_object_from_another(vault: Vault, filler: Filler) -> None:
    one, other, cut, headless = filler.add(vault, 4)
    looks = vault.objects.is_whole_looking
    assert looks(one.object_id, one.item_id, len(one.data))
    assert not looks(one.object_id, other.item_id, len(one.data))
    assert not looks(one.object_id, one.item_id, len(one.data) + 1)
    assert not looks(ObjectId("0" * 64), one.item_id, len(one.data))
    file = vault.path / "objects" / cut.object_id[:2] / f"{cut.object_id}.hlo"
    file.write_bytes(file.read_bytes()[:-1])
    assert not looks(cut.object_id, cut.item_id, len(cut.data))
    damage(vault, headless, 70)
    assert not looks(headless.object_id, headless.item_id, len(headless.data))
    twin = filler.duplicate(vault, one, "again.jpg")
    assert not looks(twin.object_id, one.item_id, len(one.data))


def test_an_item_rests_on_its_new_object(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys) -> None:
    one, other = filler.add(vault, 2)
    twin = filler.duplicate(vault, one, "again.jpg")
    damage(vault, one, -3)
    assert not vault.verify().is_clean
    new = seal_again(vault, one)
    with vault.commit(LogKind.IMPORT):
        assert vault.items.repoint(one.item_id, new) == one.object_id
        assert vault.items.repoint(one.item_id, new) == new, "once is enough"
    image = crash(vault)
    vault.checkpoint()
    assert not vault.objects.exists(one.object_id)
    assert vault.objects.read(new, item_id=one.item_id) == one.data
    assert [origin.object_id for origin in vault.origins.for_item(one.item_id)] == [new, twin.object_id]
    report = vault.verify()
    assert report.is_clean, report
    assert (report.objects, report.orphans) == (3, [])
    with Vault.open(image, keys, writable=True) as again:
        assert again.items.count() == 2
        assert again.items.get(one.item_id).object_id == new
        assert not again.objects.exists(one.object_id)
        assert again.verify().is_clean
    assert vault.items.get(other.item_id).object_id == other.object_id


@pytest.mark.parametrize("touched", [1_000_000_000, 4_000_000_000])
def test_a_crash_before_the_commit_and_a_lost_catalogue_choose_the_whole_object(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys, touched: int
) -> None:
    one, other = filler.add(vault, 2)
    damage(vault, one, -3)
    new = seal_again(vault, one)
    os.utime(vault.path / "objects" / one.object_id[:2] / f"{one.object_id}.hlo", (touched, touched))
    stopped, lost = crash(vault), crash(vault)
    for file in lost.glob(f"{CATALOGUE_NAME}*"):
        file.unlink()
    for image in (stopped, lost):
        with Vault.open(image, keys, writable=True) as again:
            assert again.adoption is not None
            assert again.items.get(one.item_id).object_id == new
            assert again.objects.read(new, item_id=one.item_id) == one.data
        with Vault.open(image, keys, writable=True) as once_more:
            assert once_more.verify().is_clean
            assert not once_more.objects.exists(one.object_id)
    stranger = seal_again(vault, other, ItemId(uuid.uuid4().hex))
    with Vault.open(crash(vault), keys, writable=True) as again:
        assert again.items.get(other.item_id).object_id == other.object_id, "a twin under another id changes nothing"
        assert stranger in {origin.object_id for origin in again.origins.for_item(other.item_id)}
