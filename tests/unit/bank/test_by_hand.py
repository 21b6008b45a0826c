"""Changes by a person through the façade: what they change, what they are called, and the way back."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from heirloom.bank import Bank, Change, ChangeKind, LockedBank
from heirloom.core.errors import NotFound, UserError
from heirloom.core.records import CaptureTime, Gps, ItemId, Precision, partial_time
from heirloom.vault import Field, LogKind
from tests.unit.bank.family import PASSPHRASE, write_sources


@pytest.fixture
def bank(vault_path: Path) -> Iterator[Bank]:
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def notes(bank: Bank, tmp_path: Path) -> list[int]:
    """Numbers of five notes, sealed and not yet understood."""
    folder = tmp_path / "notes"
    folder.mkdir()
    for count in range(5):
        (folder / f"note {count}.txt").write_text(f"note number {count} of the plums")
    bank.import_paths([str(folder)], ocr=False, wait=False)
    return [int(number) for number in bank.shelf.timeline().numbers]


def test_each_change_says_what_it_was(bank: Bank, notes: list[int]) -> None:
    hand, some = bank.hand, notes[:2]
    made = [
        hand.keep(some),
        hand.keep(some, False),
        hand.turn(some, 1),
        hand.tag(some, add=["  Holiday  "]),
        hand.edit(some, title="Plum"),
        hand.edit(some, caption="In the garden"),
        hand.edit(some, captured=partial_time(1958)),
        hand.edit(some, place="Rome"),
        hand.edit(some, rating=3),
        hand.set_aside(some),
        hand.erase(some),
        hand.bring_back(some),
    ]
    assert [(change.label, change.value) for change in made] == [
        (ChangeKind.KEEP, True),
        (ChangeKind.KEEP, False),
        (ChangeKind.TURN, None),
        (ChangeKind.TAG, "Holiday"),
        (ChangeKind.TITLE, None),
        (ChangeKind.CAPTION, None),
        (ChangeKind.DATE, None),
        (ChangeKind.PLACE, None),
        (ChangeKind.RATING, None),
        (ChangeKind.SET_ASIDE, None),
        (ChangeKind.ERASE, None),
        (ChangeKind.BRING_BACK, None),
    ]
    assert {(change.count, change.undone) for change in made} == {(2, False)}
    assert all({bank.shelf.number_of(one) for one in change.ids} == set(some) for change in made)
    for change in reversed(made):
        assert bank.hand.undo(change).undone
    card = bank.shelf.cards(some)[0]
    assert (card.kept, card.turned, card.tags, card.title, card.place, card.rating) == (False, 0, (), None, None, None)
    assert bank.verify().is_clean


def test_undo_and_redo_go_to_and_fro(bank: Bank, notes: list[int]) -> None:
    change = bank.hand.tag(notes, add=["Holiday"])
    for _ in range(2):
        assert len(bank.search("holiday").hits) == 5
        change = bank.hand.undo(change)
        assert change.undone
        assert bank.search("holiday").hits == ()
        change = bank.hand.undo(change)
        assert not change.undone
    bank.hand.tag(notes[:1], remove=["Holiday"])
    with pytest.raises(UserError, match="newer"):
        bank.hand.undo(change)
    assert len(bank.search("holiday").hits) == 4


def test_a_position_gets_a_name_and_a_named_place_needs_none(bank: Bank, notes: list[int]) -> None:
    first, second, third = notes[:3]
    bank.hand.edit([first], gps=Gps(48.1374, 11.5755))
    bank.hand.edit([second], gps=Gps(48.1374, 11.5755), place="Grandmother's kitchen")
    change = bank.hand.edit([third], place="  The mill  ")
    names = [card.place for card in bank.shelf.cards([first, second, third])]
    assert "Munich" in str(names[0])
    assert names[1:] == ["Grandmother's kitchen", "The mill"]
    bank.hand.edit([first], gps=None)
    assert bank.shelf.cards([first])[0].place is None
    bank.hand.undo(change)
    assert bank.shelf.cards([third])[0].place is None


def test_a_date_may_be_a_year_and_may_be_cleared(bank: Bank, notes: list[int]) -> None:
    bank.hand.edit(notes[:1], captured=partial_time(1958, 8))
    detail = bank.show(bank.shelf.id_of(notes[0]))
    assert detail.item.captured == CaptureTime(datetime(1958, 8, 1), None, "user_month")
    assert detail.item.captured.precision is Precision.MONTH
    assert bank.shelf.timeline().numbers[-1] == notes[0]
    bank.finish_stages(ocr=False)  # what the file says does not overwrite it
    captured = bank.shelf.cards(notes[:1])[0].captured
    assert captured is not None
    assert captured.precision is Precision.MONTH
    bank.hand.edit(notes[:1], captured=None)
    assert bank.shelf.cards(notes[:1])[0].captured is None


def test_what_cannot_be_is_refused_and_changes_nothing(bank: Bank, notes: list[int]) -> None:
    generation = bank.shelf.generation()
    with pytest.raises(UserError, match="0 to 5"):
        bank.hand.edit(notes, rating=6)
    with pytest.raises(UserError, match="what to change"):
        bank.hand.edit(notes)
    with pytest.raises(UserError, match="letter"):
        bank.hand.tag(notes, add=["  "])
    with pytest.raises(NotFound):
        bank.hand.keep([*notes, 10**6])
    with pytest.raises(NotFound):
        bank.hand.keep([ItemId("0" * 32)])
    assert bank.shelf.generation() == generation
    assert bank.shelf.counts().kept == 0
    assert bank.hand.keep([]).count == 0


def test_erased_after_thirty_days_and_not_before(bank: Bank, notes: list[int], vault_path: Path) -> None:
    bank.hand.erase(notes[:2])
    aside = bank.shelf.cards(notes[:1])[0]
    assert aside.erase_after is not None
    assert timedelta(days=29) < aside.erase_after - datetime.now(UTC) < timedelta(days=31)
    counts = bank.shelf.counts()
    assert (counts.items, counts.aside, counts.leaving) == (3, 2, 2)
    assert bank.tidy() == 0
    bank.hand.bring_back(notes[1:2])
    overdue = datetime.now(UTC) - timedelta(minutes=1)
    _let_be_due(bank, notes[:1], overdue)
    assert bank.tidy() == 1
    assert bank.shelf.cards(notes) == bank.shelf.cards(notes[1:])
    assert bank.verify().objects == 4


def _let_be_due(bank: Bank, numbers: list[int], at: datetime) -> None:
    """As if they had been put on the way out long ago."""
    bank.hand.bring_back(numbers)
    with bank._vault.commit(LogKind.ERASE):
        bank._vault.labels.mark_erase(numbers, at, at)


def test_many_that_are_due_wait_for_a_person(bank: Bank, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for count in range(12):
        (folder / f"{count}.txt").write_text(f"{count}")
    bank.import_paths([str(folder)], ocr=False, wait=False)
    numbers = [int(number) for number in bank.shelf.timeline().numbers]
    bank.hand.erase(numbers)
    overdue = datetime.now(UTC) - timedelta(minutes=1)
    _let_be_due(bank, numbers, overdue)
    assert [bank.tidy(), bank.tidy()] == [0, 0]
    assert [notice for notice in bank.notices() if "12 memories" in notice] == bank.notices()
    assert len(bank.notices()) == 1
    assert bank.tidy(however_many=True) == 12
    assert bank.notices() == []
    assert bank.shelf.counts().aside == 0


def test_an_import_is_taken_back_without_what_came_again(bank: Bank, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    write_sources(first)
    second.mkdir()
    (second / "again.txt").write_bytes((first / "letter.txt").read_bytes())
    (second / "new.txt").write_text("only in the second")
    one = bank.import_paths([str(first)], ocr=False, wait=False)
    two = bank.import_paths([str(second)], ocr=False, wait=False)
    assert one.batch != two.batch
    assert len(bank.shelf.batch_numbers(one.batch)) == one.imported == 6
    assert len(bank.shelf.batch_numbers(two.batch)) == two.imported == 1
    change = bank.hand.undo_import(one.batch)
    assert (change.label, change.count) == (ChangeKind.UNDO_IMPORT, 5)
    left = {card.name for card in bank.shelf.cards(bank.shelf.timeline().numbers)}
    assert left & {"letter.txt", "copy of letter.txt"}
    assert len(left) == 2
    assert bank.hand.undo_import(one.batch).count == 0
    bank.hand.undo(change)
    assert len(bank.shelf.timeline()) == 7
    assert bank.hand.undo_import("no such import").count == 0


def test_edits_do_not_wait_for_an_import_in_another_thread(bank: Bank, notes: list[int], tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    for count in range(600):
        (folder / f"more {count}.txt").write_text(f"{count} more plums " * 40)
    begun, ended, trouble = threading.Event(), threading.Event(), list[BaseException]()

    def bring_in() -> None:
        try:
            bank.import_paths([str(folder)], ocr=False, wait=False, progress=lambda _: begun.set())
        except BaseException as error:  # noqa: BLE001 - told in the test's own thread
            trouble.append(error)
        ended.set()

    thread = threading.Thread(target=bring_in)
    thread.start()
    assert begun.wait(20)
    waits, changes = list[float](), list[Change]()
    while not ended.is_set():
        started = time.perf_counter()
        changes.append(bank.hand.tag(notes, add=[f"during{len(changes)}"]))
        waits.append(time.perf_counter() - started)
        bank.shelf.timeline()
    thread.join()
    assert trouble == []
    assert max(waits) < 2.0
    assert len(bank.shelf.timeline()) == 605
    assert len(changes) > 3
    assert len(bank.search("during0").hits) == 5
    for change in changes:
        bank.hand.undo(change)
    assert bank.shelf.tags() == {}
    assert bank.verify().is_clean


def test_facts_by_hand_are_marked_as_such(bank: Bank, notes: list[int]) -> None:
    item_id = bank.shelf.id_of(notes[0])
    change = bank.hand.edit([item_id], title="Plum", captured=partial_time(1958))
    assert bank._vault.items.by_hand(item_id) == Field.TITLE | Field.CAPTURED
    bank.hand.edit([item_id], rating=1)
    bank.hand.undo(change)
    assert bank._vault.items.by_hand(item_id) == Field.RATING
