"""Groups, what clocks and words say of two that look alike, which to keep and what it gets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from heirloom.core.records import Camera, CaptureTime, Gps, Item, ItemId, ItemNumber, Kind, ObjectId, Size
from heirloom.learning.twins.best import in_order
from heirloom.learning.twins.facts import BURST, COPY, Seen, relation, seconds_apart
from heirloom.learning.twins.groups import Link, grouped
from heirloom.learning.twins.merge import plan
from heirloom.vault import Dossier, Field
from tests.unit.core.test_faces import face

NOON = datetime(2019, 7, 4, 12, 0, 0)
PHONE = Camera("Made", "Phone 5")


def seen(number: int = 1, **facts: Any) -> Seen:
    """A picture with some facts; `at` is the second after noon when a camera took it."""
    sides = {name: facts.pop(name) for name in ("tags", "text", "by_hand", "paths") if name in facts}
    albums = facts.pop("albums", ())
    if "at" in facts:
        facts["captured"] = CaptureTime(NOON + timedelta(seconds=facts.pop("at")), None, "exif_original")
    named: dict[str, Any] = {"original_name": f"IMG_{number}.jpg", "bytes": 1000, "size": Size(4000, 3000)}
    item = Item(
        id=ItemId(f"{number:032x}"),
        number=ItemNumber(number),
        object_id=ObjectId("0" * 64),
        kind=Kind.PHOTO,
        media_type="image/jpeg",
        imported_at=datetime(2020, 1, 1, tzinfo=UTC),
        **(named | facts),
    )
    text = str(sides.get("text", ""))
    by_hand = sides.get("by_hand", Field(0))
    dossier = Dossier(item, sides.get("paths", ()), sides.get("tags", ()), text, len(text), bool(text), by_hand, 2)
    return Seen(dossier, None, albums)


def test_links_make_groups_surest_first() -> None:
    groups = grouped([Link(1, 2, 0.95), Link(2, 3, 0.99), Link(8, 7, 0.97)])
    assert [(group.numbers, group.likeness) for group in groups] == [((7, 8), 0.97), ((1, 2, 3), 0.95)]
    assert grouped([]) == []


def test_what_was_told_apart_is_never_in_one_group() -> None:
    links = [Link(1, 2, 0.99), Link(2, 3, 0.98), Link(3, 4, 0.97)]
    groups = grouped(links, apart={(1, 4)})
    assert [group.numbers for group in groups] == [(1, 2, 3)]
    assert [group.numbers for group in grouped(links, apart={(2, 3)})] == [(1, 2), (3, 4)]
    assert [group.numbers for group in grouped(links, may_not=lambda one, other: {one, other} == {1, 3})] == [
        (1, 2),
        (3, 4),
    ]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (CaptureTime(NOON, None, "exif_original"), CaptureTime(NOON, None, "exif_original"), 0),
        (CaptureTime(NOON, None, "exif_original"), CaptureTime(NOON + timedelta(hours=2), None, "exif_original"), 0),
        (CaptureTime(NOON, 120, "exif_original"), CaptureTime(NOON - timedelta(hours=2), 0, "exif_original"), 0),
        (CaptureTime(NOON, 120, "exif_original"), CaptureTime(NOON, 0, "exif_original"), 7200),
        (CaptureTime(NOON, None, "exif_original"), CaptureTime(NOON + timedelta(seconds=7), None, "exif_original"), 7),
        (CaptureTime(NOON, None, "exif_original"), None, None),
    ],
)
def test_seconds_between_clocks(one: CaptureTime, other: CaptureTime | None, apart: float | None) -> None:
    assert seconds_apart(one, other) == apart
    assert seconds_apart(other, one) == apart


@pytest.mark.parametrize(
    ("one", "other", "likeness", "expected"),
    [
        ({"at": 0}, {}, 0.93, COPY),
        ({"at": 0, "camera": PHONE}, {"at": 0, "size": Size(800, 600)}, 0.93, COPY),
        ({"at": 0, "camera": PHONE}, {"at": 0, "camera": PHONE}, 0.93, BURST),
        ({"at": 0, "camera": PHONE}, {"at": 0, "camera": PHONE}, 0.999999, COPY),
        ({"at": 0}, {"at": 1}, 0.999, BURST),
        ({"at": 0}, {"at": 5000}, 0.97, None),
        ({"at": 0}, {"at": 5000}, 0.999999, COPY),
        ({"camera": PHONE}, {"camera": Camera("Made", "Other 7")}, 0.97, None),
    ],
)
def test_clocks_and_cameras_tell_copies_from_bursts(
    one: dict[str, Any], other: dict[str, Any], likeness: float, expected: str | None
) -> None:
    assert relation(seen(1, **one), seen(2, **other), likeness) == expected


def test_receipts_of_one_shop_are_no_copies() -> None:
    shop = "Corner shop, 12 Mill Lane, thank you for coming. "
    monday = seen(1, text=shop + "Bread 2.40 milk 1.10 apples 3.20 total 6.70 Monday 09:12 till 4 receipt 88123")
    friday = seen(2, text=shop + "Soap 1.75 candles 4.40 string 0.90 total 7.05 Friday 17:40 till 2 receipt 90377")
    assert relation(monday, friday, 0.99) is None
    assert relation(monday, seen(3, text=monday.dossier.text.replace("apples", "app1es")), 0.99) == COPY
    assert relation(monday, seen(4), 0.99) == COPY


def test_the_original_is_kept_and_says_why() -> None:
    original = seen(3, camera=PHONE, at=0, bytes=3_000_000, gps=Gps(48.1, 11.6))
    passed = seen(1, original_name="IMG-20190704-WA0003.jpg", size=Size(1600, 1200), bytes=200_000)
    first, second = in_order([passed, original], COPY)
    assert (first.number, second.number) == (3, 1)
    assert first.better == ("original", "pixels", "bytes", "date", "place")
    assert second.better == ()


def test_more_pixels_win_among_equals_and_a_keepsake_over_all() -> None:
    small, large = seen(1, size=Size(2000, 1500)), seen(2)
    assert [twin.number for twin in in_order([small, large], COPY)] == [2, 1]
    assert [twin.number for twin in in_order([seen(1, size=Size(2000, 1500), kept=True), large], COPY)] == [1, 2]


def test_of_a_burst_what_a_person_chose_stays() -> None:
    shots = [seen(1, at=0), seen(2, at=1, rating=4), seen(3, at=2)]
    assert in_order(shots, BURST)[0].number == 2
    assert in_order(shots, BURST)[0].better == ("rating",)


def test_of_a_burst_the_one_with_whole_faces_stays_and_says_so() -> None:
    whole, cut = face(0.3, 0.3), face(0.85, 0.3)
    turned_away, both, sliced = (
        replace(seen(at), faces=some) for at, some in ((1, ()), (2, (whole, cut)), (3, (cut,)))
    )
    best, *others = in_order([turned_away, sliced, both], BURST)
    assert best.number == 2
    assert best.better == ("faces",)
    assert [twin.better for twin in others] == [(), ()]
    chosen = replace(seen(4, kept=True), faces=(cut,))
    assert in_order([both, chosen], BURST)[0].number == 4
    larger = replace(seen(5, size=Size(6000, 4500)), faces=(cut,))
    assert in_order([both, larger], COPY)[0].number == 5


def test_faces_say_nothing_where_one_picture_was_not_looked_at() -> None:
    looked, not_yet = replace(seen(2), faces=(face(0.3, 0.3),)), seen(1)
    assert [(twin.number, twin.better) for twin in in_order([looked, not_yet], BURST)] == [(1, ()), (2, ())]


def test_what_is_lacking_moves() -> None:
    best = seen(1, tags=("garden",), albums=(7,))
    other = seen(
        2, at=0, caption="Karl and the apple tree", title="Blossom", tags=("garden", "spring"), rating=5, albums=(7, 9)
    )
    placed = seen(3, gps=Gps(48.1, 11.6), place="Dachau", kept=True)
    found = plan(best, [other, placed])
    assert found.moves == ("caption", "title", "tags", "place", "date", "rating", "albums")
    assert found.facts == {
        "caption": "Karl and the apple tree",
        "title": "Blossom",
        "place": "Dachau",
        "gps": Gps(48.1, 11.6),
        "captured": other.dossier.item.captured,
        "rating": 5,
        "kept": True,
    }
    assert found.tags == ("spring",)
    assert found.albums == (9,)


def test_what_a_person_wrote_stays_and_goes_before_what_a_machine_read() -> None:
    by_machine = seen(1, caption="OLYMPUS DIGITAL CAMERA")
    by_hand = seen(2, caption="Our first tent", by_hand=Field.CAPTION)
    assert plan(by_machine, [by_hand]).facts == {"caption": "Our first tent"}
    assert plan(by_hand, [by_machine]).facts == {}
    assert plan(seen(3, caption="Mine", by_hand=Field.CAPTION), [by_hand]).facts == {}


def test_when_a_chat_passed_it_on_is_no_date() -> None:
    for evidence in ("filename", "filename_month", "filename_year"):
        passed = seen(2, captured=CaptureTime(NOON, None, evidence))
        assert plan(seen(1), [passed]).moves == ()


def test_pages_of_one_book_are_no_copies_and_what_was_read_badly_says_nothing() -> None:
    page = "the river was high that spring and nobody in the village would take the boat across before noon"
    next_page = "when the water fell they found the old mill standing and the boat was gone from the river bank"
    garbled = "ihe rlver vvas h1gh lhat spr1ng anb nobobv ln lne v1llaqe vvoulb lake lne doal acnoss betone n00n"
    assert relation(seen(1, text=page), seen(2, text=next_page), 0.99) is None
    assert relation(seen(1, text=page), seen(2, text=garbled), 0.99) == COPY
