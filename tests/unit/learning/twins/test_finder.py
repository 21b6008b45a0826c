"""Look-alikes of a real vault: all at once, as they come, told apart, and settled so that nothing said is lost."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from heirloom.core.albums import AlbumId, AlbumKind, Answer, Asked
from heirloom.core.errors import Cancelled
from heirloom.core.records import Camera, CaptureTime, Size
from heirloom.core.screening import TwinDecision, Twins
from heirloom.learning import twins
from heirloom.vault import AlbumRow, LogKind, Vault
from tests.unit.learning.twins.pictures import moved, passed_on, put, quarter, rotated, scene

NOON = datetime(2019, 7, 4, 12, 0, 0)
PHONE = Camera("Made", "Phone 5")


def taken(seconds: float) -> CaptureTime:
    return CaptureTime(NOON + timedelta(seconds=seconds), None, "exif_original")


def members(found: list[Twins]) -> list[tuple[str, list[int]]]:
    return [(group.relation, [twin.number for twin in group.twins]) for group in found]


def garden(kind: AlbumKind = AlbumKind.HAND) -> AlbumRow:
    id, now = AlbumId(uuid.uuid4().hex), datetime.now(UTC)
    return AlbumRow(0, id, None, "Garden", kind, None, None, 0.5, None, False, 0, now, False)


def tell_apart(vault: Vault, one: int, other: int) -> None:
    with vault.commit(LogKind.EDIT):
        rows = vault.labels.albums.decide_twins([(one, other)], int(TwinDecision.DIFFERENT), datetime.now(UTC))
        vault.labels.write_rows([rows])


def test_copies_are_found_and_the_original_comes_first(vault: Vault) -> None:
    passed = put(vault, passed_on(scene(1)), "IMG-20190704-WA0001.jpg", size=Size(600, 450))
    original = put(vault, scene(1), camera=PHONE, captured=taken(0), size=Size(4000, 3000), bytes=3_000_000)
    for seed in range(10, 20):
        put(vault, scene(seed))
    put(vault, None)  # not measured yet
    found = twins.find(vault)
    assert members(found) == [("copy", [original, passed])]
    assert found[0].twins[0].better == ("original", "pixels", "bytes", "date")
    assert found[0].likeness > 0.9
    assert found[0].moves == ()


def test_news_alone_are_compared_and_give_the_same(vault: Vault) -> None:
    finder = twins.Finder()
    first = [put(vault, scene(seed)) for seed in range(12)]
    assert twins.find(vault, finder) == []
    before = twins.mark(vault)
    turned = put(vault, quarter(scene(4)))
    assert twins.mark(vault) != before
    assert [sorted(group) for _, group in members(twins.find(vault, finder))] == [[first[4], turned]]
    again = put(vault, rotated(scene(4)))
    assert members(twins.find(vault, finder)) == members(twins.find(vault))
    assert [sorted(group) for _, group in members(twins.find(vault, finder))] == [[first[4], turned, again]]


def test_a_look_that_was_stopped_anywhere_goes_on_and_finds_the_same(vault: Vault) -> None:
    for seed in range(6):
        put(vault, scene(seed), camera=PHONE, captured=taken(2 * seed), size=Size(4000, 3000))
    put(vault, quarter(scene(4)))
    whole, finder, rests = twins.find(vault), twins.Finder(), 0

    def stop_at(rest: int) -> None:
        nonlocal rests
        rests += 1
        if rests == rest:
            raise Cancelled("Stopped.")

    for rest in range(1, 100):
        rests = 0
        try:
            found = twins.find(vault, finder, lambda rest=rest: stop_at(rest))  # type: ignore[misc]
        except Cancelled:
            continue
        break
    assert rest > 5
    assert members(found) == members(whole) != []


def test_what_was_told_apart_stays_apart(vault: Vault) -> None:
    one, other = put(vault, scene(1)), put(vault, rotated(scene(1)))
    finder = twins.Finder()
    assert len(twins.find(vault, finder)) == 1
    before = twins.mark(vault)
    tell_apart(vault, other, one)
    assert twins.mark(vault) != before
    assert twins.find(vault, finder) == []
    assert twins.find(vault) == []


def test_what_is_set_aside_is_in_no_group_and_comes_back(vault: Vault) -> None:
    one, other = put(vault, scene(1)), put(vault, rotated(scene(1)))
    finder = twins.Finder()
    with vault.commit(LogKind.EDIT):
        vault.labels.set_aside([other], datetime.now(UTC))
    assert twins.find(vault, finder) == []
    with vault.commit(LogKind.EDIT):
        vault.labels.bring_back([other])
    assert [sorted(group) for _, group in members(twins.find(vault, finder))] == [[one, other]]


def test_shots_of_a_moment_are_a_burst_and_the_sharpest_comes_first(vault: Vault) -> None:
    soft, sharp, last = (
        put(vault, rotated(scene(1), degrees), captured=taken(at), camera=PHONE, sharp=sharpness, size=Size(400, 300))
        for at, (degrees, sharpness) in enumerate([(0, 1.0), (2, 3.0), (4, 2.0)])
    )
    put(vault, scene(2), captured=taken(3), camera=PHONE)  # the same moment, but another way
    put(vault, moved(scene(1)), captured=taken(4000), camera=PHONE)  # the same place, another time
    found = twins.find(vault)
    assert members(found) == [("burst", [sharp, last, soft])]
    assert found[0].twins[0].better == ("sharp",)


def test_a_copy_of_one_shot_does_not_make_the_shots_copies(vault: Vault) -> None:
    one = put(vault, scene(1), captured=taken(0), camera=PHONE, sharp=2.0)
    other = put(vault, moved(scene(1)), captured=taken(1), camera=PHONE)
    passed = put(vault, passed_on(scene(1)), "IMG-20190704-WA0001.jpg")
    found = {group.relation: [twin.number for twin in group.twins] for group in twins.find(vault)}
    assert found == {"copy": [one, passed], "burst": [one, other]}


def test_merging_moves_all_that_was_said_and_is_taken_back(vault: Vault) -> None:
    kept = put(vault, scene(1), camera=PHONE)
    going = put(vault, passed_on(scene(1)), caption="Karl and the apple tree", rating=4)
    with vault.commit(LogKind.EDIT):
        number, rows = vault.labels.albums.make(garden())
        vault.labels.write_rows([rows])
        vault.labels.tag([going], ["spring"], ())
        vault.labels.write_rows([vault.labels.albums.add(number, [going], datetime.now(UTC))])
    assert twins.find(vault)[0].moves == ("caption", "tags", "rating", "albums")
    with vault.commit(LogKind.EDIT):
        patches = twins.merge(vault, kept, [going])
    item = vault.items.get_number(kept)
    assert (item.caption, item.rating) == ("Karl and the apple tree", 4)
    assert vault.learned.albums.of_item(kept) == [number]
    assert vault.dossiers.read([kept])[kept].tags == ("spring",)
    with vault.commit(LogKind.EDIT):
        for patch in reversed(patches):
            vault.labels.apply(patch.reversed())
    item = vault.items.get_number(kept)
    assert (item.caption, item.rating) == (None, None)
    assert vault.learned.albums.of_item(kept) == []
    assert twins.merge(vault, kept, []) == []


@pytest.mark.parametrize(
    ("kept_said", "first_said", "second_said", "expected"),
    [
        (None, Answer.YES, None, Answer.YES),
        (None, Answer.NO, None, Answer.NO),
        (None, Answer.SKIP, Answer.YES, Answer.YES),
        (None, Answer.YES, Answer.NO, Answer.YES),
        (Answer.NO, Answer.YES, Answer.YES, Answer.NO),
        (Answer.YES, Answer.NO, None, Answer.YES),
        (Answer.SKIP, Answer.YES, None, Answer.YES),
        (Answer.SKIP, None, None, Answer.SKIP),
    ],
)
def test_what_was_taught_goes_over_and_an_own_yes_or_no_stands(
    vault: Vault, kept_said: Answer | None, first_said: Answer | None, second_said: Answer | None, expected: Answer
) -> None:
    kept, first = put(vault, scene(1), camera=PHONE), put(vault, passed_on(scene(1)))
    second = put(vault, passed_on(passed_on(scene(1))))
    asked = ((kept, kept_said), (first, first_said), (second, second_said))
    said = {number: one for number, one in asked if one is not None}
    with vault.commit(LogKind.ANSWER):
        album, made = vault.labels.albums.make(garden(AlbumKind.TAUGHT))
        now, yes = datetime.now(UTC), [number for number, one in said.items() if one is Answer.YES]
        answers = vault.labels.albums.answer(album, said, Asked.UNSURE, now)
        vault.labels.write_rows([made, answers, vault.labels.albums.add(album, yes, now)])
    before = vault.learned.answers.of_items([kept]), vault.learned.albums.of_item(kept)
    with vault.commit(LogKind.DECISION):
        patches = twins.merge(vault, kept, [first, second])
    assert vault.learned.answers.of_items([kept]) == {kept: {album: (expected, Asked.UNSURE)}}
    assert vault.learned.albums.of_item(kept) == ([album] if expected is Answer.YES else [])
    with vault.commit(LogKind.DECISION):
        for patch in reversed(patches):
            vault.labels.apply(patch.reversed())
    assert (vault.learned.answers.of_items([kept]), vault.learned.albums.of_item(kept)) == before
