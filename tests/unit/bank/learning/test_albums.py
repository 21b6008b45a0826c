"""Albums by hand, by rule and taught, over a real vault: every change is taken back exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from heirloom.bank import Bank, Change, LockedBank, create
from heirloom.core.albums import AddedBy, AlbumKind, AlbumRule, Answer, Asked
from heirloom.core.asking import Ask
from heirloom.core.errors import NotFound, UserError
from heirloom.core.records import CaptureTime, ItemId, Kind, partial_time
from heirloom.vault import LogKind
from heirloom.vault.catalogue.log import Log
from tests.unit.bank.family import PASSPHRASE, write_sources


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    top = tmp_path_factory.mktemp("albums")
    write_sources(top / "sources")
    create(top / "Family.heirloom", PASSPHRASE, light_kdf=True)
    with LockedBank(top / "Family.heirloom").unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(top / "sources")], ocr=False)
        yield bank


@pytest.fixture(autouse=True)
def no_albums(bank: Bank) -> Iterator[None]:
    yield
    for album in bank.albums.list():
        bank.albums.remove(album.id)


@pytest.fixture
def ids(bank: Bank) -> list[ItemId]:
    return [item.id for item in bank.list_items().items]


def state(bank: Bank) -> list[object]:
    """Everything that people said of albums."""
    return [
        (
            album.id, album.name, album.parent, album.pinned, album.hero, album.carefulness, album.rule,
            bank.albums.numbers(album.id).tolist(), bank.albums.answers(album.id),
        )
        for album in bank.albums.list()
    ]  # fmt: skip


def test_an_album_by_hand_is_filled_and_emptied(bank: Bank, ids: list[ItemId]) -> None:
    album = bank.albums.create("Trips", kind=AlbumKind.HAND, examples=ids[:2])
    assert (album.items, album.kind, album.added) == (2, AlbumKind.HAND, 0)
    assert bank.albums.add("trips", ids[1:3]).ids == (ids[2],)
    timeline = bank.albums.timeline("Trips")
    assert timeline.numbers.tolist() == bank.albums.numbers(album.id).tolist()
    assert len(timeline) == 3
    assert [one.name for one in bank.albums.of_item(ids[0])] == ["Trips"]
    assert bank.albums.take_out("Trips", ids[:1]).count == 1
    assert bank.albums.get(album.id[:8]).items == 2
    with pytest.raises(UserError, match="does not learn"):
        bank.albums.answer("Trips", {ids[0]: Answer.YES})
    with pytest.raises(NotFound):
        bank.albums.add("Trips", [ItemId("0" * 32)])


def test_what_is_set_aside_is_not_counted_and_comes_back(bank: Bank, ids: list[ItemId]) -> None:
    bank.albums.create("Trips", kind=AlbumKind.HAND, examples=ids[:2])
    change = bank.hand.set_aside(ids[:1])
    assert bank.albums.get("Trips").items == 1
    bank.hand.undo(change)
    assert bank.albums.get("Trips").items == 2


CHANGES: list[Callable[[Bank, list[ItemId]], Change]] = [
    lambda bank, ids: bank.albums.make("Other", like="plums", examples=ids[:2])[1],
    lambda bank, ids: bank.albums.make("Other", kind=AlbumKind.RULE, rule=AlbumRule(kinds=(Kind.PHOTO,)))[1],
    lambda bank, ids: bank.albums.rename("Plums", "Pears"),
    lambda bank, ids: bank.albums.move("Plums", "Around"),
    lambda bank, ids: bank.albums.pin("Plums", True),
    lambda bank, ids: bank.albums.set_hero("Plums", ids[3]),
    lambda bank, ids: bank.albums.set_carefulness("Plums", 0.9),
    lambda bank, ids: bank.albums.remove("Plums"),
    lambda bank, ids: bank.albums.add("Plums", ids),
    lambda bank, ids: bank.albums.take_out("Plums", ids),
    lambda bank, ids: bank.albums.answer("Plums", dict.fromkeys(ids, Answer.YES), Asked.RANDOM),
    lambda bank, ids: bank.albums.answer("Plums", {ids[0]: Answer.NO, ids[1]: Answer.SKIP, ids[4]: Answer.YES}),
]


@pytest.mark.parametrize("change", CHANGES, ids=range(len(CHANGES)))
def test_every_change_is_taken_back_exactly_and_made_again(
    bank: Bank, ids: list[ItemId], change: Callable[[Bank, list[ItemId]], Change]
) -> None:
    bank.albums.create("Around", kind=AlbumKind.HAND)
    bank.albums.create("Plums", examples=ids[:3])
    before = state(bank)
    done: Change = change(bank, ids)
    after = state(bank)
    assert after != before
    back = bank.hand.undo(done)
    assert state(bank) == before
    bank.hand.undo(back)
    assert state(bank) == after
    assert bank.verify().is_clean


def test_an_undo_waits_for_what_was_said_since(bank: Bank, ids: list[ItemId]) -> None:
    bank.albums.create("Plums", examples=ids[:1])
    first = bank.albums.answer("Plums", {ids[1]: Answer.YES})
    second = bank.albums.answer("Plums", {ids[1]: Answer.NO})
    with pytest.raises(UserError, match="Something newer"):
        bank.hand.undo(first)
    bank.hand.undo(second)
    bank.hand.undo(first)
    assert [one[0] for one in bank.albums.answers("Plums")] == [ids[0]]


def test_yes_makes_a_member_no_takes_it_out_and_both_are_one_commit(bank: Bank, ids: list[ItemId]) -> None:
    album = bank.albums.create("Plums", examples=ids[:2])
    generation = bank._vault.generation
    change = bank.albums.answer("Plums", {ids[0]: Answer.NO, ids[2]: Answer.YES, ids[3]: Answer.SKIP}, Asked.UNSURE)
    assert bank._vault.generation == generation + 1
    row = Log(bank._vault._catalogue).row(generation + 1)
    assert row is not None
    assert row.kind == LogKind.ANSWER
    assert (change.album, change.value, set(change.ids)) == (album.id, "Plums", {ids[0], ids[2], ids[3]})
    members = {item.id for item in bank._vault.items.by_numbers(bank.albums.numbers("Plums")).values()}
    assert members == {ids[1], ids[2]}
    assert [one[0] for one in bank.albums.answers("Plums", Answer.SKIP)] == [ids[3]]
    assert (bank.albums.get("Plums").yes, bank.albums.get("Plums").no) == (2, 1)
    assert bank.albums.get("Plums").answers_needed == 9


def test_names_are_found_whatever_their_case_and_paths_tell_them_apart(bank: Bank) -> None:
    bank.albums.create("Norway", kind=AlbumKind.HAND)
    trips = bank.albums.create("Trips", kind=AlbumKind.HAND)
    inner = bank.albums.create("Norway", kind=AlbumKind.HAND, parent="Trips")
    with pytest.raises(UserError, match="Several"):
        bank.albums.get("NORWAY")
    assert bank.albums.get("trips / norway").id == inner.id
    assert bank.albums.path(inner.id) == ["Trips", "Norway"]
    with pytest.raises(UserError, match="already"):
        bank.albums.create(" norway ", parent=trips.id)
    with pytest.raises(UserError, match="inside itself"):
        bank.albums.move("Trips", inner.id)
    with pytest.raises(UserError, match="name"):
        bank.albums.create("  ")
    bank.albums.remove("Trips")
    assert bank.albums.get(inner.id).parent is None
    with pytest.raises(NotFound):
        bank.albums.get("Trips")


def test_a_rule_shows_whatever_fits_it_now(bank: Bank, ids: list[ItemId]) -> None:
    photos = [item.id for item in bank.list_items(Kind.PHOTO).items]
    album = bank.albums.create("Photos", kind=AlbumKind.RULE, rule=AlbumRule(kinds=(Kind.PHOTO,)))
    assert album.items == len(photos) > 0
    assert album.hero is not None
    assert album.first_at is not None
    change = bank.hand.tag(photos[:1], add=["best"])
    tagged = bank.albums.create("Best", kind=AlbumKind.RULE, rule=AlbumRule(kinds=(Kind.PHOTO,), tags=("best",)))
    assert tagged.items == 1
    assert [one.name for one in bank.albums.of_item(photos[0])] == ["Photos", "Best"]
    bank.hand.undo(change)
    assert bank.albums.get("Best").items == 0
    with pytest.raises(UserError, match="fits its rule"):
        bank.albums.add("Best", ids[:1])
    with pytest.raises(UserError, match="Say what"):
        bank.albums.create("Nothing", kind=AlbumKind.RULE, rule=AlbumRule())


def test_a_rule_holds_a_question_and_facts_and_comes_back_from_the_vault(bank: Bank) -> None:
    rule = AlbumRule("letter", (Kind.DOCUMENT,), captured_from=datetime(1900, 1, 1), captured_to=datetime(2100, 1, 1))
    album = bank.albums.create("Letters", kind=AlbumKind.RULE, rule=rule)
    assert album.rule == rule
    found = {item.kind for item in bank._vault.items.by_numbers(bank.albums.numbers("Letters")).values()}
    assert found <= {Kind.DOCUMENT}


def test_the_machine_adds_is_told_apart_and_is_taken_back_at_once(bank: Bank, ids: list[ItemId]) -> None:
    bank.albums.create("Plums", examples=ids[:2])
    bank.albums.answer("Plums", dict.fromkeys(ids[2:4], Answer.NO))
    bank.albums.train("Plums")
    change = bank.albums.apply("Plums", 0.0)
    album = bank.albums.get("Plums")
    assert (album.items, album.added) == (len(ids) - 2, len(ids) - 4)
    assert change.count == album.added
    assert len(bank.albums.timeline("Plums", AddedBy.MACHINE)) == album.added
    assert bank.albums.confirm("Plums", [ids[4]]).count == 1
    assert bank.albums.get("Plums").added == album.added - 1
    assert bank.albums.undo_machine("Plums").count == album.added - 1
    assert bank.albums.get("Plums").items == 3
    assert {one[0] for one in bank.albums.answers("Plums", Answer.YES)} == {*ids[:2], ids[4]}


@pytest.mark.parametrize("place", ["成都", "四川省", "Chengdu", "chengdu, sichuan", "Sichuan"])
def test_a_rule_s_place_is_named_as_a_question_names_it(bank: Bank, ids: list[ItemId], place: str) -> None:
    change = bank.hand.edit(ids[:2], place="Chengdu, Sichuan, China")
    try:
        assert bank.albums.create("There", kind=AlbumKind.RULE, rule=AlbumRule(place=place)).items == 2
    finally:
        bank.hand.undo(change)
    assert bank.albums.get("There").items == 0


def test_a_rule_is_looked_up_again_only_once_it_may_show_something_else(
    bank: Bank, ids: list[ItemId], monkeypatch: pytest.MonkeyPatch
) -> None:
    bank.albums.create("Letters", kind=AlbumKind.RULE, rule=AlbumRule("letter"))
    bank.albums.create("Plums")
    asked: list[Ask] = []
    rules = bank.albums._reading._rules

    def find(ask: Ask) -> NDArray[np.int64]:
        asked.append(ask)
        return np.array([1], np.int64)

    monkeypatch.setattr(rules, "_find", find)
    bank.albums.list()
    bank.albums.answer("Plums", {ids[0]: Answer.YES})
    bank.albums.list()
    assert len(asked) <= 1
    change = bank.hand.edit(ids[:1], title="A letter")
    bank.albums.list()
    bank.albums.list()
    assert len(asked) <= 2
    assert asked[-1] == Ask("letter")
    bank.hand.undo(change)


def test_a_removed_album_comes_back_with_all_it_held_and_learned(bank: Bank, ids: list[ItemId]) -> None:
    bank.albums.create("Quinces")
    bank.albums.answer("Quinces", {ids[0]: Answer.YES, ids[1]: Answer.NO})
    bank.albums.remove("Quinces")
    with pytest.raises(NotFound):
        bank.albums.get("Quinces")
    again = bank.albums.create("Quinces", kind=AlbumKind.HAND)
    with pytest.raises(UserError, match="already"):
        bank.albums.bring_back("Quinces")
    bank.albums.rename(again.id, "Other quinces")
    bank.albums.bring_back("quinces")
    assert (bank.albums.get("Quinces").yes, bank.albums.get("Quinces").no) == (1, 1)
    with pytest.raises(NotFound, match="was removed"):
        bank.albums.bring_back("Quinces")


def test_what_comes_in_is_looked_at_without_being_asked(bank: Bank, ids: list[ItemId], tmp_path: Path) -> None:
    bank.albums.create("Plums", examples=ids[:2])
    bank.albums.answer("Plums", dict.fromkeys(ids[2:4], Answer.NO))
    bank.albums.train("Plums")
    number = bank.albums._reading.row("Plums").number
    before = bank._vault.learned.models.looks()[number]
    (tmp_path / "note.txt").write_text("Plums again, a whole basket of them.\n")
    bank.import_paths([str(tmp_path / "note.txt")], ocr=False)
    after = bank._vault.learned.models.looks()[number]
    assert after.last_item > before.last_item
    assert after.version == before.version
    bank.albums.classify()
    assert bank._vault.learned.models.looks()[number] == after


def test_pinned_albums_change_places_and_the_others_keep_theirs(bank: Bank) -> None:
    for name in ("A", "B", "C", "D", "E"):
        bank.albums.create(name, kind=AlbumKind.HAND)

    def names() -> list[str]:
        return [album.name for album in bank.albums.list()]

    for name in ("B", "C", "E"):
        bank.albums.pin(name, True)
    bank.albums.remove("A")
    with pytest.raises(UserError, match="pinned"):
        bank.albums.place("D", 0)
    change = bank.albums.place("E", 0)
    assert names() == ["E", "B", "D", "C"]
    assert bank.albums.place("B", 99).count > 0
    assert names() == ["E", "C", "D", "B"]
    assert bank.albums.place("E", -1).count == 0
    bank.albums.create("F", kind=AlbumKind.HAND)
    bank.hand.undo(bank.albums.place("B", 1))
    assert names() == ["E", "C", "D", "B", "F"]
    bank.albums.place("B", 1)
    bank.hand.undo(change)
    assert sorted(names()) == ["B", "C", "D", "E", "F"]


def test_an_album_tells_how_exactly_its_memories_are_dated(bank: Bank, ids: list[ItemId]) -> None:
    bank.albums.create("By hand", kind=AlbumKind.HAND, examples=ids[:1])
    bank.hand.tag(ids[:1], add=["one"])
    bank.albums.create("By rule", kind=AlbumKind.RULE, rule=AlbumRule(tags=("one",)))
    for captured in (partial_time(2009, 9), partial_time(2009), CaptureTime(datetime(2009, 9, 1), None, "user")):
        bank.edit(ids[0], captured=captured)
        told = {bank.albums.get(name).exact_to for name in ("By hand", "By rule")}
        assert told == {captured.precision}
