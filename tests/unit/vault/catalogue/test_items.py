"""Items: rows for originals, finding, the timeline, filters, facts by machine and by hand, setting aside, erasing."""

from __future__ import annotations

import os
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from heirloom.core.errors import NotFound, UserError
from heirloom.core.records import Camera, CaptureTime, Gps, ItemId, Kind, ObjectId, Origin, Size, Stage
from heirloom.vault import Field, LogKind, NewItem, ObjectMissing, Vault
from heirloom.vault.catalogue.connection import BrokenTable
from tests.unit.vault.catalogue.filling import Filler


def test_item_comes_back_as_it_was_added(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault)[0]
    item = vault.items.get(kept.item_id)
    assert (item.id, item.object_id, item.kind) == (kept.item_id, kept.object_id, Kind.PHOTO)
    assert (item.original_name, item.bytes, item.media_type) == (kept.name, len(kept.data), "image/jpeg")
    assert item.imported_at.tzinfo is UTC
    assert item.captured is None
    assert item.set_aside_at is None
    assert vault.items.find_by_mac(vault.objects.mac(kept.data)) == item
    assert vault.items.find_by_mac(bytes(32)) is None
    assert vault.objects.read(item.object_id, item_id=item.id) == kept.data


def _new(count: int, year: int, kind: Kind = Kind.PHOTO) -> list[NewItem]:
    made = datetime(year, 5, 1, tzinfo=UTC)
    ids = [ItemId(uuid.uuid4().hex) for _ in range(count)]
    return [
        NewItem(one, ObjectId(one * 2), kind, "image/jpeg", f"{at} 囍.jpg", 1, one.encode(), made, "b", at * 1_000)
        for at, one in enumerate(ids)
    ]


def test_more_rows_than_one_statement_takes_come_in_order(vault: Vault) -> None:
    new = [*_new(700, 2025), *_new(3, 2026), *_new(2, 2025)]
    with vault.commit(LogKind.IMPORT):
        numbers = vault.items.add_all(new)
        vault.stages.begin([(number, Kind.DOCUMENT) for number in numbers])
        vault.origins.add_first(
            [
                (number, 7, Origin(one.id, one.object_id, one.original_name, f"/home/me/{at}", 9, one.imported_at))
                for at, (number, one) in enumerate(zip(numbers, new, strict=True))
            ]
        )
    kept = vault.items.by_numbers(numbers)
    assert [kept[number].id for number in numbers] == [one.id for one in new]
    assert [kept[number].original_name for number in numbers] == [one.original_name for one in new]
    accessions = [kept[number].accession for number in numbers]
    assert accessions == [
        *(f"2025·{at:05d}" for at in range(1, 701)),
        *(f"2026·{at:05d}" for at in range(1, 4)),
        "2025·00701",
        "2025·00702",
    ]
    assert vault.stages.pending_counts()[Stage.TEXT.value] == len(new)
    assert [vault.origins.for_item(one.id)[0].path for one in (new[0], new[699], new[704])] == [
        "/home/me/0",
        "/home/me/699",
        "/home/me/704",
    ]
    assert vault.items.add_all([]) == []


def test_a_group_of_rows_that_does_not_fit_leaves_none(vault: Vault) -> None:
    new = _new(3, 2026)
    with pytest.raises(BrokenTable), vault.commit(LogKind.IMPORT):
        vault.items.add_all([*new, replace(new[0], original_name="twice.jpg")])
    assert vault.items.count() == 0
    with vault.commit(LogKind.IMPORT):
        vault.items.add_all(new)
    assert [item.accession for item in vault.items.iter_all()] == ["2026·00001", "2026·00002", "2026·00003"]


@pytest.mark.parametrize("name", ["été 2019.jpg", "囍.png", os.fsdecode(b"caf\xe9\xff.jpg"), "a\nb\x00c", "\ud800.txt"])
def test_any_file_name_survives(vault: Vault, filler: Filler, name: str) -> None:
    if "\ud800" in name:
        kept = filler.add(vault)[0]
        with vault.commit(LogKind.IMPORT):
            vault.origins.add(Origin(kept.item_id, kept.object_id, name, name, 0, datetime.now(UTC)))
        assert len(vault.origins.for_item(kept.item_id)) == 2
        return
    kept = filler.add(vault, name=name)[0]
    assert vault.items.get(kept.item_id).original_name == name
    assert vault.origins.for_item(kept.item_id)[0].name == name


def test_resolve_takes_a_unique_prefix_of_eight(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 3)
    assert vault.items.resolve(kept[1].item_id[:8]).id == kept[1].item_id
    assert vault.items.resolve(kept[1].item_id.upper()).id == kept[1].item_id
    assert vault.items.resolve(kept[1].item_id[:9]).id == kept[1].item_id
    for wrong in (kept[1].item_id[:7], "zzzzzzzz", "0" * 33, ""):
        with pytest.raises(NotFound):
            vault.items.resolve(wrong)
    with pytest.raises(NotFound):
        vault.items.resolve("00000000")


def test_resolve_refuses_an_ambiguous_prefix(vault: Vault, filler: Filler) -> None:
    twins = filler.publish_only(vault, 2)
    alike = [replace(one, item_id=ItemId("abcdef01" + one.item_id[8:])) for one in twins]
    filler.commit(vault, alike)
    with pytest.raises(UserError, match="More than one"):
        vault.items.resolve("abcdef01")


def test_many_keep_their_order_and_skip_unknown_ids(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 5)
    asked = [kept[3].item_id, ItemId("0" * 32), kept[0].item_id, ItemId("not an id")]
    assert [item.id for item in vault.items.get_many(asked)] == [kept[3].item_id, kept[0].item_id]
    numbers = [item.number for item in vault.items.iter_all()]
    assert set(vault.items.by_numbers([*numbers, 10**9])) == set(numbers)
    with pytest.raises(NotFound):
        vault.items.get(ItemId("0" * 32))


def test_timeline_runs_by_capture_time_then_file_time(vault: Vault, filler: Filler) -> None:
    first, second, third = filler.add(vault, 3)
    with vault.derive():
        vault.items.update_facts(first.item_id, captured=CaptureTime(datetime(2021, 5, 1, 12), 120, "exif_original"))
        vault.items.update_facts(third.item_id, captured=CaptureTime(datetime(1890, 5, 1), None, "user"))
    assert [item.id for item in vault.items.timeline()] == [first.item_id, second.item_id, third.item_id]
    assert [item.id for item in vault.items.timeline(limit=1, offset=1)] == [second.item_id]
    assert vault.items.timeline(kind=Kind.DOCUMENT) == []
    assert vault.items.timeline_total(Kind.PHOTO) == 3
    captured = vault.items.get(third.item_id).captured
    assert captured == CaptureTime(datetime(1890, 5, 1), None, "user")


def test_filters_agree_with_a_plain_scan(vault: Vault, filler: Filler) -> None:
    kept = [*filler.add(vault, 30), *filler.add(vault, 10, kind=Kind.DOCUMENT, name="Letter to Anna.txt")]
    with vault.derive():
        for at, one in enumerate(kept):
            vault.items.update_facts(
                one.item_id,
                captured=CaptureTime(datetime(2019, 1, 1) + timedelta(days=20 * at), None, "exif_original"),
                place=("Lisbon, Portugal", "Porto, Portugal", "北京, 中国")[at % 3],
            )
    items = list(vault.items.iter_all())
    start, end = datetime(2019, 6, 1), datetime(2020, 6, 1)
    wanted = [i.number for i in items if i.kind is Kind.PHOTO and i.captured and start <= i.captured.at < end]
    found = vault.items.filter_numbers(kind=Kind.PHOTO, captured_from=start, captured_to=end)
    assert found.dtype == np.int64
    assert list(found) == sorted(wanted)
    lisbon = [i.number for i in items if i.place and "Lisbon" in i.place]
    assert list(vault.items.filter_numbers(place="lisbon")) == lisbon
    assert len(vault.items.filter_numbers(place="portugal")) == 27
    assert len(vault.items.filter_numbers(place="北京")) == 13
    assert len(vault.items.filter_numbers(place="port")) == 0, "a place is found by whole words"
    assert set(vault.items.find_by_place("Lisbon", 100)) == set(lisbon)
    letters = vault.items.filter_numbers(name="letter anna")
    assert {i.number for i in items if i.kind is Kind.DOCUMENT} == set(letters.tolist())
    assert len(vault.items.filter_numbers(name="letter bernard")) == 0
    assert len(vault.items.filter_numbers()) == 40
    assert {number for number, _ in vault.items.find_by_name("letter", 5)} <= set(letters.tolist())
    assert all("img" in name.casefold() for _, name in vault.items.find_by_name("img 0003", 5))
    assert vault.items.find_by_name("…", 5) == []


def test_machine_facts_never_overwrite_what_a_person_said(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault)[0]
    with vault.derive():
        vault.items.update_facts(kept.item_id, title="Scan 1", gps=Gps(1.0, 2.0), rating=1, sha256="ab" * 32)
    said = CaptureTime(datetime(1975, 8, 1), None, "user")
    with vault.commit(LogKind.EDIT):
        edited = vault.items.edit(kept.item_id, title="Anna's wedding", captured=said, gps=Gps(48.1, 11.5, 520.0))
    assert edited.title == "Anna's wedding"
    with vault.derive():
        vault.items.update_facts(
            kept.item_id,
            title="Scan 1",
            captured=CaptureTime(datetime(2020, 1, 1), None, "exif_original"),
            gps=None,
            rating=5,
            size=Size(40, 30),
            camera=Camera("Maker", None, "50mm"),
            pages=3,
            encrypted=True,
            caption="by machine",
            media_type="image/heic",
            place="Munich",
        )
    item = vault.items.get(kept.item_id)
    assert (item.title, item.captured, item.gps) == ("Anna's wedding", said, Gps(48.1, 11.5, 520.0))
    assert (item.rating, item.size, item.camera) == (5, Size(40, 30), Camera("Maker", None, "50mm"))
    assert (item.pages, item.encrypted, item.caption, item.media_type) == (3, True, "by machine", "image/heic")
    assert (item.sha256, item.place) == ("ab" * 32, "Munich")
    assert vault.items.by_hand(kept.item_id) == Field.TITLE | Field.CAPTURED | Field.GPS
    assert vault.items.timeline()[0].captured == said


def test_a_stranger_s_text_with_lone_surrogates_is_stored(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault)[0]
    with vault.derive():
        vault.items.update_facts(kept.item_id, title="odd \udcff sign", camera=Camera("\ud83d", None, None))
    assert vault.items.get(kept.item_id).title == "odd ? sign"


def test_what_people_own_changes_in_a_logged_commit_only(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault)[0]
    with pytest.raises(RuntimeError, match="commit"), vault.derive():
        vault.items.edit(kept.item_id, title="not logged")
    with pytest.raises(RuntimeError, match="commit"), vault.derive():
        vault.items.set_aside([kept.item_id], datetime.now(UTC))
    with pytest.raises(RuntimeError, match="commit"):
        vault.items.edit(kept.item_id, title="no write open")
    assert vault.items.get(kept.item_id).title is None


def test_set_aside_bring_back_erase(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 3)
    now = datetime.now(UTC)
    with vault.commit(LogKind.SET_ASIDE):
        assert vault.items.set_aside([kept[0].item_id, kept[0].item_id], now) == 1
    assert vault.items.timeline_total() == 2
    assert vault.items.count() == 3
    assert vault.stages.pending(Stage.METADATA, 10) == [kept[1].item_id, kept[2].item_id]
    with vault.commit(LogKind.ERASE):
        assert vault.items.mark_erase([kept[0].item_id, kept[1].item_id], now + timedelta(days=30)) == 2
    assert list(vault.items.iter_erasable(now)) == []
    due = list(vault.items.iter_erasable(now + timedelta(days=31)))
    assert [item.id for item in due] == [kept[0].item_id, kept[1].item_id]
    with vault.commit(LogKind.SET_ASIDE):
        assert vault.items.bring_back([kept[0].item_id]) == 1
    assert vault.items.get(kept[0].item_id).erase_after is None
    assert len(list(vault.items.iter_erasable(now + timedelta(days=31)))) == 1


def test_erase_takes_rows_and_objects_of_every_origin(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 2)
    twin = filler.duplicate(vault, kept[0], "again.jpg")
    with vault.derive():
        vault.thumbs.put_many([(vault.items.get(kept[0].item_id).number, b"jpeg")])
    erased = vault.erase([kept[0].item_id])
    assert set(erased[0].object_ids) == {kept[0].object_id, twin.object_id}
    assert vault.items.find(kept[0].item_id) is None
    assert vault.thumbs.count() == 0
    for object_id in erased[0].object_ids:
        with pytest.raises(ObjectMissing):
            vault.objects.header(object_id)
    assert vault.items.count() == 1
    assert vault.stages.pending_counts()["metadata"] == 1
    assert vault.items.find_by_name("img", 5) != []
    report = vault.verify()
    assert report.is_clean
    assert report.orphans == []
    with pytest.raises(NotFound):
        vault.erase([kept[1].item_id, kept[0].item_id])
    assert vault.items.find(kept[1].item_id) is not None, "nothing is erased where one is unknown"


def test_counts_by_kind_and_bytes(vault: Vault, filler: Filler) -> None:
    kept = [*filler.add(vault, 2), *filler.add(vault, 1, kind=Kind.FILE)]
    assert vault.items.count_by_kind() == {"photo": 2, "document": 0, "file": 1}
    on_disk = vault.bytes_on_disk()
    assert on_disk["originals"] == sum(len(one.data) for one in kept)
    assert on_disk["stored"] == sum(vault.objects.stored_bytes(one.object_id) for one in kept)
    assert on_disk["catalogue"] > 0
    assert on_disk["index"] == 0
