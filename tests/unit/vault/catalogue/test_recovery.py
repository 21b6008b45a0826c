"""Nothing acknowledged is lost with the journal or the catalogue: both come back from the objects' sealed headers."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heirloom.core.errors import VaultDamaged
from heirloom.core.records import CaptureTime, Kind, Stage, StageState
from heirloom.vault import LogKind, Reason, Restored, Vault, VaultKeys, recover, verify_files
from heirloom.vault.catalogue.connection import PAGE_BYTES
from heirloom.vault.recovery.adopt import Adoption, _Found
from heirloom.vault.recovery.keeping import CATALOGUE_NAME
from heirloom.vault.recovery.opening import SUSPECT_NAME
from tests.unit.vault.catalogue.filling import Filler, Kept

Crash = Callable[[Vault], Path]
WAL = f"{CATALOGUE_NAME}-wal"


def assert_all_there(vault: Vault, kept: Iterable[Kept]) -> None:
    """Every acknowledged original with its bytes, name and times; every duplicate's name and time."""
    for one in kept:
        item = vault.items.get(one.item_id)
        origins = {(o.name, o.mtime_ns) for o in vault.origins.for_item(one.item_id)}
        assert (one.name, one.mtime_ns) in origins
        if not one.is_origin:
            assert item.original_name == one.name
            assert vault.objects.read(item.object_id, item_id=item.id) == one.data


def two_checkpointed_then_more(vault: Vault, filler: Filler) -> list[Kept]:
    """Part of the memories in the file, part in the journal, a duplicate among them."""
    kept = filler.add(vault, 4)
    vault.checkpoint()
    for _ in range(4):
        kept += filler.add(vault, 3)
    kept.append(filler.duplicate(vault, kept[0], "copy of the first.jpg"))
    return kept


def test_crash_without_damage_needs_no_mending(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys) -> None:
    kept = two_checkpointed_then_more(vault, filler)
    with Vault.open(crash(vault), keys, writable=True) as again:
        assert again.adoption is None
        assert not (again.path / "kept").exists()
        assert_all_there(again, kept)
        assert again.verify().is_clean


def test_a_hundred_single_bit_flips_in_the_journal(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys) -> None:
    kept = two_checkpointed_then_more(vault, filler)
    image = crash(vault)
    journal = (image / WAL).read_bytes()
    databases = {name: (image / name).read_bytes() for name in (CATALOGUE_NAME, "HEAD.0", "HEAD.1", "thumbs.db")}
    random.seed(20)
    named = 0
    for count in range(100):
        flipped = bytearray(journal)
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
        for name, content in databases.items():
            (image / name).write_bytes(content)
        (image / WAL).write_bytes(flipped)
        (image / f"{CATALOGUE_NAME}-shm").unlink(missing_ok=True)
        with Vault.open(image, keys, writable=True) as again:
            assert_all_there(again, kept)
            assert again.items.count() == 16
            named += again.adoption is not None and again.adoption.reason is Reason.WAL_LOST
            assert count % 10 or again.verify().is_clean
    assert named == 100


@pytest.mark.parametrize("cut", [0, 1, 32, 10_000])
def test_journal_deleted_or_cut(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys, cut: int) -> None:
    kept = two_checkpointed_then_more(vault, filler)
    with vault.commit(LogKind.EDIT):
        vault.items.edit(kept[0].item_id, title="Lost with the journal")
    image = crash(vault)
    if cut:
        (image / WAL).write_bytes((image / WAL).read_bytes()[:cut])
    else:
        (image / WAL).unlink()
    with Vault.open(image, keys, writable=False) as reader:
        assert reader.needs_recovery is Reason.WAL_LOST
        assert reader.items.count() < 16
        assert any("older than HEAD" in problem for problem in reader.verify().catalogue)
    with Vault.open(image, keys, writable=True) as again:
        report = again.adoption
        assert report is not None
        assert report.reason is Reason.WAL_LOST
        assert report.items == 12
        assert report.origins == 1
        assert report.lost_changes == 6
        assert report.labels_lost
        assert report.missing_items == 0
        assert {one.name for one in report.restored} == {one.name for one in kept[4:]}
        assert "set by hand after" in report.message
        assert_all_there(again, kept)
        assert set(again.stages.pending(Stage.METADATA, 99)) == {one.item_id for one in kept}
        assert again.verify().is_clean
        numbers = [item.number for item in again.items.iter_all()]
        assert min(numbers[4:]) > 1 << 20, "numbers that thumbnails and indexes may know are not given out again"
    with Vault.open(image, keys, writable=True) as once_more:
        assert once_more.adoption is None
        filler.add(once_more)
        assert once_more.verify().is_clean


def test_a_lost_journal_s_pages_are_kept(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys) -> None:
    two_checkpointed_then_more(vault, filler)
    image = crash(vault)
    broken = bytearray((image / WAL).read_bytes())
    broken[100] ^= 1
    (image / WAL).write_bytes(broken)
    with Vault.open(image, keys, writable=True) as again:
        assert again.adoption is not None
        assert again.adoption.kept is not None
        assert (image / again.adoption.kept / WAL).read_bytes() == broken


@pytest.mark.parametrize("journal_too", [True, False])
def test_catalogue_deleted(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys, journal_too: bool) -> None:
    kept = [*two_checkpointed_then_more(vault, filler), *filler.add(vault, 2, kind=Kind.DOCUMENT)]
    generation = vault.generation
    image = crash(vault)
    (image / CATALOGUE_NAME).unlink()
    if journal_too:
        (image / WAL).unlink()
    with pytest.raises(VaultDamaged, match="catalogue is missing"):
        Vault.open(image, keys, writable=False)
    seen = verify_files(image, keys)
    assert (seen.objects, seen.ok) == (19, 19)
    assert "catalogue is missing" in seen.catalogue[0]
    with Vault.open(image, keys, writable=True) as again:
        report = again.adoption
        assert report is not None
        assert report.reason is Reason.CATALOGUE_LOST
        assert (report.items, report.origins) == (18, 1)
        assert "made anew" in report.message
        assert_all_there(again, kept)
        assert again.items.count_by_kind() == {"photo": 16, "document": 2, "file": 0}
        assert again.generation > generation, "the log goes on behind what was acknowledged"
        assert again.verify().is_clean
        told = report.message
    with Vault.open(image, keys, writable=False) as reader:
        assert reader.last_adoption_message() == f"{report.at:%Y-%m-%d}: {told}"
        assert reader.adoption is None
    assert recover(image, keys) is None
    assert verify_files(image, keys).is_clean
    with Vault.open(image, keys, writable=True) as once_more:
        kept += filler.add(once_more)
        assert once_more.verify().is_clean
        assert_all_there(once_more, kept)


def test_a_rebuild_that_is_stopped_goes_on(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = filler.add(vault, 9)
    image = crash(vault)
    (image / CATALOGUE_NAME).unlink()
    (image / WAL).unlink()
    monkeypatch.setattr("heirloom.vault.recovery.adopt._BATCH", 4)
    taken: list[_Found] = []
    take = Adoption._take_original

    def stop_at_the_sixth(self: Adoption, found: _Found) -> Restored | None:
        taken.append(found)
        if len(taken) == 6:
            raise KeyboardInterrupt
        return take(self, found)

    monkeypatch.setattr(Adoption, "_take_original", stop_at_the_sixth)
    with pytest.raises(KeyboardInterrupt):
        Vault.open(image, keys, writable=True)
    monkeypatch.setattr(Adoption, "_take_original", take)
    with Vault.open(image, keys, writable=True) as again:
        assert_all_there(again, kept)
        assert again.items.count() == 9
        assert again.verify().is_clean


def test_damaged_catalogue_is_kept_aside_and_labels_are_salvaged(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    kept = two_checkpointed_then_more(vault, filler)
    said = CaptureTime(datetime(1975, 8, 1), None, "user")
    with vault.commit(LogKind.EDIT):
        vault.items.edit(kept[1].item_id, title="Anna's wedding", captured=said, place="Porto, Portugal")
        vault.tags.add([kept[2].item_id], "family")
        vault.items.set_aside([kept[3].item_id], datetime.now(UTC))
        vault.folders.add("/home/me/Pictures")
        vault.settings.set("model.image", "starter")
    vault.checkpoint()
    image = crash(vault)
    page = bytearray((image / CATALOGUE_NAME).read_bytes())
    words_root = _page_of(vault, "stages")
    page[(words_root - 1) * PAGE_BYTES + 500] ^= 0x10
    (image / CATALOGUE_NAME).write_bytes(page)
    with Vault.open(image, keys, writable=True) as again:
        report = again.adoption
        assert report is not None
        assert report.reason is Reason.CATALOGUE_DAMAGED
        assert f"page {words_root}" in report.detail
        assert report.kept is not None
        assert (image / report.kept / CATALOGUE_NAME).read_bytes() == page
        assert report.salvaged == 5
        assert_all_there(again, kept)
        item = again.items.get(kept[1].item_id)
        assert (item.title, item.captured, item.place) == ("Anna's wedding", said, "Porto, Portugal")
        with again.derive():
            again.items.update_facts(item.id, title="by machine", place="elsewhere")
        assert again.items.get(item.id) == item
        assert again.tags.for_item(kept[2].item_id) == ["family"]
        assert again.items.get(kept[3].item_id).set_aside_at is not None
        assert [folder.path for folder in again.folders.list()] == ["/home/me/Pictures"]
        assert again.settings.get("model.image") == "starter"
        assert again.verify().is_clean


def test_every_damaged_page_is_noticed_and_nothing_is_lost(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    kept = filler.add(vault, 3)
    vault.checkpoint()
    image = crash(vault)
    whole = (image / CATALOGUE_NAME).read_bytes()
    heads = {name: (image / name).read_bytes() for name in ("HEAD.0", "HEAD.1")}
    random.seed(4)
    pages = len(whole) // PAGE_BYTES
    for page in random.sample(range(pages), 12):
        flipped = bytearray(whole)
        flipped[page * PAGE_BYTES + random.randrange(PAGE_BYTES)] ^= 1 << random.randrange(8)
        (image / CATALOGUE_NAME).write_bytes(flipped)
        for name, content in heads.items():
            (image / name).write_bytes(content)
        with Vault.open(image, keys, writable=True) as again:
            assert again.adoption is not None, f"page {page + 1}"
            assert again.adoption.reason is Reason.CATALOGUE_DAMAGED
            assert_all_there(again, kept)
        (image / f"{CATALOGUE_NAME}-wal").unlink(missing_ok=True)


def test_damage_met_while_reading_is_told_and_left_for_the_next_writer(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    kept = filler.add(vault, 3)
    vault.checkpoint()
    image = crash(vault)
    flipped = bytearray((image / CATALOGUE_NAME).read_bytes())
    flipped[(_page_of(vault, "origins") - 1) * PAGE_BYTES + 99] ^= 1
    (image / CATALOGUE_NAME).write_bytes(flipped)
    with Vault.open(image, keys, writable=False) as reader:
        assert reader.items.get(kept[0].item_id).original_name == kept[0].name
        with pytest.raises(VaultDamaged, match="does not authenticate"):
            reader.origins.for_item(kept[0].item_id)
        assert (image / SUSPECT_NAME).exists()
        assert reader.verify().catalogue
    with Vault.open(image, keys, writable=True) as again:
        assert again.adoption is not None
        assert_all_there(again, kept)
        assert not (image / SUSPECT_NAME).exists()


def test_published_but_never_committed_is_taken_up_as_a_memory(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    kept = filler.add(vault, 2)
    stray = filler.publish_only(vault, 2)
    image = crash(vault)
    with Vault.open(image, keys, writable=True) as again:
        assert again.adoption is not None
        assert again.adoption.reason is Reason.UNCLEAN
        assert not again.adoption.labels_lost
        assert_all_there(again, [*kept, *stray])
        assert again.origins.is_known(stray[0].item_id, f"/home/me/{stray[0].path}", stray[0].mtime_ns)
        assert not again.origins.is_known(stray[0].item_id, f"/home/me/x{stray[0].path}", stray[0].mtime_ns)


def test_a_rebuilt_origin_learns_its_whole_path_again(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    kept = filler.add(vault)[0]
    filler.duplicate(vault, kept, "again.jpg")
    image = crash(vault)
    (image / CATALOGUE_NAME).unlink()
    (image / WAL).unlink()
    path, size = f"/home/me/{kept.path}", len(kept.data)
    with Vault.open(image, keys, writable=True) as opened:
        origins = opened.origins
        assert origins.find_unchanged(path, size, kept.mtime_ns) is None
        with opened.derive():
            assert not origins.refresh_path(kept.item_id, path, kept.mtime_ns + 1), "another time is another file"
            assert not origins.refresh_path(kept.item_id, f"/home/me/x{kept.path}", kept.mtime_ns)
            assert origins.refresh_path(kept.item_id, path, kept.mtime_ns)
            assert not origins.refresh_path(kept.item_id, path, kept.mtime_ns), "once is enough"
            assert not origins.refresh_path(kept.item_id, f"/other{path}", kept.mtime_ns), "a whole path is no ending"
        assert origins.find_unchanged(path, size, kept.mtime_ns) == kept.item_id
        assert origins.is_known(kept.item_id, path, kept.mtime_ns)
        assert opened.verify().is_clean


def test_the_same_bytes_found_twice_become_one_memory(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    stray = filler.publish_only(vault)[0]
    again = filler.publish_only(vault)[0]
    header = vault.objects.header(stray.object_id)
    renamed = type(header)(
        again.item_id, header.kind, "twin.jpg", "x/twin.jpg", 5, header.bytes, header.media_type, "b", "d", header.mac
    )
    part = vault.objects.seal(stray.data, renamed)
    vault.objects.publish([part])
    vault.objects.unlink(again.object_id)
    with Vault.open(crash(vault), keys, writable=True) as opened:
        assert opened.items.count() == 1
        item = next(opened.items.iter_all())
        assert {origin.name for origin in opened.origins.for_item(item.id)} == {stray.name, "twin.jpg"}
        assert opened.verify().is_clean


def test_erased_objects_are_never_taken_up_again(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys) -> None:
    kept = filler.add(vault, 3)
    with vault.commit(LogKind.ERASE):
        vault.items.remove(kept[0].item_id)
    image = crash(vault)  # stopped before the object was unlinked
    assert vault.objects.exists(kept[0].object_id)
    with Vault.open(image, keys, writable=True) as again:
        assert again.items.find(kept[0].item_id) is None
        assert not again.objects.exists(kept[0].object_id)
        assert again.adoption is None


def test_erasing_survives_the_journal_s_loss(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys) -> None:
    kept = filler.add(vault, 3)
    vault.erase([kept[0].item_id])
    image = crash(vault)
    (image / WAL).unlink(missing_ok=True)
    with Vault.open(image, keys, writable=True) as again:
        assert again.items.count() == 2
        assert again.verify().missing == []


def test_an_object_that_cannot_be_read_is_named_and_left(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    kept = filler.add(vault, 3)
    image = crash(vault)
    (image / CATALOGUE_NAME).unlink()
    (image / WAL).unlink()
    victim = image / "objects" / kept[1].object_id[:2] / f"{kept[1].object_id}.hlo"
    broken = bytearray(victim.read_bytes())
    broken[60] ^= 2
    victim.write_bytes(broken)
    with Vault.open(image, keys, writable=True) as again:
        assert again.adoption is not None
        assert [one.object_id for one in again.adoption.unreadable] == [kept[1].object_id]
        assert again.adoption.missing_items == 1
        assert kept[1].object_id in again.adoption.message
        assert_all_there(again, [kept[0], kept[2]])
    assert victim.read_bytes() == broken


def test_head_records_lost(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys) -> None:
    kept = filler.add(vault, 3)
    image = crash(vault)
    (image / "HEAD.0").write_bytes(bytes(96))
    (image / "HEAD.1").unlink()
    with Vault.open(image, keys, writable=True) as again:
        assert again.adoption is not None
        assert again.adoption.reason is Reason.HEAD_LOST
        assert_all_there(again, kept)
        assert again.items.count() == 3
        filler.add(again)
        filler.add(again)
        assert again.verify().is_clean


def test_one_head_record_torn_is_no_loss(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys) -> None:
    kept = filler.add(vault, 3)
    for name in ("HEAD.0", "HEAD.1"):
        image = crash(vault)
        (image / name).write_bytes(b"torn")
        with Vault.open(image, keys, writable=True) as again:
            assert again.adoption is None
            assert_all_there(again, kept)


def test_an_older_catalogue_put_back_is_noticed(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys) -> None:
    first = filler.add(vault, 2)
    vault.checkpoint()
    older = (vault.path / CATALOGUE_NAME).read_bytes()
    second = filler.add(vault, 2)
    vault.checkpoint()
    image = crash(vault)
    (image / WAL).unlink(missing_ok=True)
    (image / CATALOGUE_NAME).write_bytes(older)
    with Vault.open(image, keys, writable=True) as again:
        assert again.adoption is not None
        assert again.adoption.reason is Reason.WAL_LOST
        assert_all_there(again, [*first, *second])


def test_a_catalogue_of_another_history_is_noticed(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys) -> None:
    filler.add(vault, 1)
    other = crash(vault)
    here = filler.add(vault, 2)
    with Vault.open(other, keys, writable=True) as fork:
        there = [filler.add(fork)[0], filler.add(fork)[0], filler.add(fork)[0]]
    image = crash(vault)
    for name in (CATALOGUE_NAME,):
        (image / name).write_bytes((other / name).read_bytes())
    (image / WAL).unlink(missing_ok=True)
    with Vault.open(image, keys, writable=True) as again:
        assert again.adoption is not None
        assert again.adoption.reason is Reason.OTHER_HISTORY
        assert_all_there(again, [])
        assert {one.item_id for one in here} <= {item.id for item in again.items.iter_all()}
        assert len(again.verify().missing) == len(there), "what only the other history had is reported missing"


def _page_of(vault: Vault, table: str) -> int:
    return int(vault._catalogue.value("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)))


def test_a_damaged_end_of_the_journal_is_told_though_nothing_was_lost(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    kept = filler.add(vault, 3)
    with vault.derive():
        vault.stages.set(kept[0].item_id, Stage.METADATA, StageState.DONE)
    image = crash(vault)
    broken = bytearray((image / WAL).read_bytes())
    broken[-10] ^= 1
    (image / WAL).write_bytes(broken)
    with Vault.open(image, keys, writable=True) as again:
        assert again.adoption is not None
        assert again.adoption.reason is Reason.UNCLEAN
        assert again.adoption.unread_pages >= 1
        assert "were not whole" in again.adoption.message
        assert not again.adoption.labels_lost
        assert_all_there(again, kept)
        assert again.stages.pending(Stage.METADATA, 9) == [one.item_id for one in kept]
