"""What people set by hand on many memories at once: noted in the log, searchable, and exactly undone."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from heirloom.core.errors import NotFound, UserError, VaultDamaged
from heirloom.core.records import CaptureTime, Gps, ItemId, PassageSource, partial_time
from heirloom.vault import Field, LogKind, Patch, Vault, VaultKeys
from heirloom.vault.catalogue.connection import PAGE_BYTES, Catalogue
from heirloom.vault.keys.master import CATALOG_DB
from heirloom.vault.recovery.adopt import Reason
from tests.unit.vault.catalogue.filling import Filler

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
Crash = Callable[[Vault], Path]


def numbers_of(vault: Vault) -> list[int]:
    return [item.number for item in vault.items.iter_all()]


def state(vault: Vault) -> list[tuple[Any, ...]]:
    """Everything that a change by hand may touch, but for the generation that counts changes."""
    columns = (
        "title, caption, captured_local, captured_offset_min, captured_evidence, dated_local, lat, lon, alt, place"
    )
    columns += ", rating, kept, turned, set_aside_us, erase_after_us, user_fields"
    rows = vault._catalogue.rows(f"SELECT number, {columns} FROM items ORDER BY number")
    rows += vault._catalogue.rows("SELECT item, tag FROM tags ORDER BY item, tag")
    rows += vault._catalogue.rows("SELECT item, source, text FROM passages ORDER BY item, source, text")
    return rows


def done(vault: Vault, change: Callable[[], Patch], kind: LogKind = LogKind.EDIT) -> Patch:
    with vault.commit(kind):
        return change()


def undone(vault: Vault, patch: Patch) -> Patch:
    back = patch.reversed()
    with vault.commit(LogKind.EDIT):
        vault.labels.apply(back)
    return back


def test_facts_are_set_on_many_and_stay_against_machines(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 3)
    numbers = numbers_of(vault)
    facts = {"title": "Plums", "captured": partial_time(1958), "gps": Gps(48.1, 11.5), "place": "Munich", "rating": 4}
    patch = done(vault, lambda: vault.labels.set_facts(numbers[:2], facts))
    assert patch.numbers == numbers[:2]
    with vault.derive():
        vault.items.update_facts(kept[0].item_id, title="what the camera says", rating=1)
    first, _, third = (vault.items.get(one.item_id) for one in kept)
    assert (first.title, first.rating, first.place, first.gps) == ("Plums", 4, "Munich", Gps(48.1, 11.5))
    assert first.captured == CaptureTime(datetime(1958, 1, 1), None, "user_year")
    assert vault.items.by_hand(first.id) == Field.TITLE | Field.CAPTURED | Field.GPS | Field.PLACE | Field.RATING
    assert (third.title, third.rating) == (None, None)
    assert {hit.item_number for hit in vault.texts.search_words('"plums"', 5)} == set(numbers[:2])
    assert vault.verify().is_clean


def test_what_does_not_change_anything_is_no_change(vault: Vault, filler: Filler) -> None:
    filler.add(vault, 2)
    numbers = numbers_of(vault)
    done(vault, lambda: vault.labels.set_facts(numbers[:1], {"kept": True}))
    assert done(vault, lambda: vault.labels.set_facts(numbers, {"kept": True})).numbers == numbers[1:]
    assert done(vault, lambda: vault.labels.bring_back(numbers)).numbers == []
    assert done(vault, lambda: vault.labels.turn(numbers, 4)).numbers == []


def test_items_are_named_by_id_or_by_number(vault: Vault, filler: Filler) -> None:
    first, second = filler.add(vault, 2)
    numbers = numbers_of(vault)
    assert vault.labels.find([second.item_id, numbers[0], numbers[1]]) == {
        numbers[1]: second.item_id,
        numbers[0]: first.item_id,
    }
    with pytest.raises(NotFound, match="77"):
        vault.labels.find([77])
    with pytest.raises(NotFound):
        vault.labels.find([ItemId("00" * 16)])


def test_tags_are_words_and_go_with_their_undo(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 3)
    numbers = numbers_of(vault)
    done(vault, lambda: vault.labels.tag(numbers[:1], ["Holiday"], []), LogKind.TAG)
    before = state(vault)
    patch = done(vault, lambda: vault.labels.tag(numbers, ["Holiday", "Lake  Garda"], []), LogKind.TAG)
    assert vault.tags.for_item(kept[0].item_id) == ["Holiday", "Lake Garda"]
    assert [len(vault.texts.search_words(f'"{word}"', 9)) for word in ("holiday", "garda")] == [3, 3]
    back = undone(vault, patch)
    assert state(vault) == before
    assert [len(vault.texts.search_words(f'"{word}"', 9)) for word in ("holiday", "garda")] == [1, 0]
    undone(vault, back)
    assert vault.tags.all() == {"Holiday": 3, "Lake Garda": 3}
    lost = done(vault, lambda: vault.labels.tag(numbers, [], ["Holiday"]), LogKind.TAG)
    assert vault.tags.all() == {"Lake Garda": 3}
    undone(vault, lost)
    assert vault.tags.all() == {"Holiday": 3, "Lake Garda": 3}


def test_any_run_of_changes_is_taken_back_exactly(vault: Vault, filler: Filler) -> None:
    """Undo of everything leads, state by state, through the very same states; redo of everything comes back."""
    filler.add(vault, 6)
    numbers, draw, labels = numbers_of(vault), random.Random(7), vault.labels
    changes: list[Callable[[list[int]], Patch]] = [
        lambda some: labels.set_facts(some, {"title": draw.choice(["Plum", "Apple tree", None])}),
        lambda some: labels.set_facts(some, {"caption": draw.choice(["In the garden", None]), "rating": 3}),
        lambda some: labels.set_facts(
            some, {"captured": draw.choice([partial_time(1958), partial_time(1958, 7), None])}
        ),
        lambda some: labels.set_facts(some, {"gps": draw.choice([Gps(1.5, 2.5, 3.5), None]), "place": "Rome"}),
        lambda some: labels.set_facts(some, {"kept": draw.random() < 0.5}),
        lambda some: labels.turn(some, draw.choice([1, 2, -1])),
        lambda some: labels.set_aside(some, NOW),
        lambda some: labels.mark_erase(some, NOW, NOW + timedelta(days=30)),
        labels.bring_back,
        lambda some: labels.tag(some, [draw.choice("abc")], [draw.choice("abc")] if draw.random() < 0.5 else []),
    ]
    states, patches = [state(vault)], list[Patch]()
    for _ in range(60):
        some, change = draw.sample(numbers, draw.randint(1, 6)), draw.choice(changes)
        patches.append(done(vault, lambda: change(some)))  # noqa: B023 - called at once
        states.append(state(vault))
    forward = []
    for patch, expected in zip(reversed(patches), reversed(states[:-1]), strict=True):
        forward.append(undone(vault, patch))
        assert state(vault) == expected
    for patch in reversed(forward):
        undone(vault, patch)
    assert state(vault) == states[-1]
    assert vault.verify().is_clean


def test_what_was_changed_since_is_not_overwritten(vault: Vault, filler: Filler) -> None:
    filler.add(vault, 2)
    numbers = numbers_of(vault)
    patch = done(vault, lambda: vault.labels.set_facts(numbers, {"title": "Plum"}))
    done(vault, lambda: vault.labels.set_facts(numbers[:1], {"title": "Pear"}))
    before = state(vault)
    with pytest.raises(UserError, match="newer"):
        undone(vault, patch)
    assert state(vault) == before
    other = done(vault, lambda: vault.labels.set_facts(numbers, {"caption": "c"}))
    done(vault, lambda: vault.labels.set_facts(numbers, {"rating": 1}))
    undone(vault, other)  # another fact does not stand in its way
    tagged = done(vault, lambda: vault.labels.tag(numbers, ["a"], []))
    done(vault, lambda: vault.labels.tag(numbers[1:], [], ["a"]))
    with pytest.raises(UserError, match="newer"):
        undone(vault, tagged)


def test_nothing_is_undone_for_a_memory_that_is_gone(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 2)
    numbers = numbers_of(vault)
    aside = done(vault, lambda: vault.labels.set_aside(numbers, NOW))
    tagged = done(vault, lambda: vault.labels.tag(numbers, [], []))
    gone = done(vault, lambda: vault.labels.tag(numbers, ["x"], []))
    done(vault, lambda: vault.labels.tag(numbers, [], ["x"]))
    vault.erase([kept[0].item_id])
    for patch in (aside, gone.reversed()):
        with pytest.raises(UserError, match="newer"):
            undone(vault, patch)
    assert tagged.numbers == []


def test_changes_need_a_logged_commit(vault: Vault, filler: Filler) -> None:
    filler.add(vault, 1)
    with pytest.raises(RuntimeError, match="commit"), vault.derive():
        vault.labels.set_facts(numbers_of(vault), {"kept": True})
    assert not vault.items.get_number(numbers_of(vault)[0]).kept


def test_marks_and_the_ledger_survive_a_damaged_catalogue(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    kept = filler.add(vault, 4)
    numbers = numbers_of(vault)
    vault.erase([kept[0].item_id])  # its running number must not be given again
    done(vault, lambda: vault.labels.set_facts(numbers[1:3], {"kept": True}))
    done(vault, lambda: vault.labels.turn(numbers[2:3], 3))
    with vault.commit(LogKind.LEDGER):
        vault.ledger.add("printed", "sheet", "yes")
    before = {item.id: item.accession for item in vault.items.iter_all()}
    vault.checkpoint()
    image = crash(vault)
    page = bytearray((image / "catalog.db").read_bytes())
    root = vault._catalogue.value("SELECT rootpage FROM sqlite_schema WHERE name = 'stages'")
    page[(root - 1) * PAGE_BYTES + 500] ^= 1
    (image / "catalog.db").write_bytes(page)
    with Vault.open(image, keys, writable=True) as again:
        assert again.adoption is not None
        assert again.adoption.reason is Reason.CATALOGUE_DAMAGED
        marks = {item.id: (item.kept, item.turned) for item in again.items.iter_all()}
        assert [marks[one.item_id] for one in kept[1:]] == [(True, 0), (True, 3), (False, 0)]
        assert [(entry.what, entry.detail) for entry in again.ledger.list(5)] == [("printed", "sheet")]
        assert {item.id: item.accession for item in again.items.iter_all()} == before
        new = Filler().add(again, 1)[0]
        assert again.items.get(new.item_id).accession > max(before.values())
        assert again.verify().is_clean


def _damage_a_leaf_of_items(database: Path, keys: VaultKeys, last: int) -> None:
    """One bit of a page that holds some items' rows: the table's root and the last of its pages stay whole."""
    whole = database.read_bytes()
    for page in range(1, len(whole) // PAGE_BYTES):
        damaged = bytearray(whole)
        damaged[page * PAGE_BYTES + 500] ^= 1
        database.write_bytes(damaged)
        catalogue = Catalogue(database, lambda: keys.subkey(CATALOG_DB), writable=False)
        try:
            assert catalogue.value("SELECT title FROM items WHERE number = ?", (last,))
            catalogue.rows("SELECT tag FROM tags")
            catalogue.rows("SELECT title FROM items NOT INDEXED")
        except VaultDamaged:
            with contextlib.suppress(VaultDamaged):
                if catalogue.value("SELECT title FROM items WHERE number = ?", (last,)):
                    catalogue.rows("SELECT tag FROM tags")
                    return
        finally:
            catalogue.close()
    raise AssertionError("every row lies on one page")


def test_a_damaged_page_costs_the_labels_on_it_and_no_others(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    kept = filler.add(vault, 150)
    numbers = numbers_of(vault)
    done(vault, lambda: vault.labels.set_facts(numbers, {"title": "A title that takes some room " * 4, "kept": True}))
    done(vault, lambda: vault.labels.tag(numbers[:3], ["garden"], []), LogKind.TAG)
    vault.checkpoint()
    image = crash(vault)
    _damage_a_leaf_of_items(image / "catalog.db", keys, numbers[-1])
    with Vault.open(image, keys, writable=True) as again:
        assert again.adoption is not None
        found = [item for item in again.items.iter_all() if item.kept and item.title]
        assert len(kept) / 2 < len(found) < len(kept)
        assert again.tags.all() == {"garden": 3}
        accessions = [item.accession for item in again.items.iter_all()]
        assert len(set(accessions)) == len(kept)


def test_words_of_many_are_replaced_like_those_of_one(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 2)
    numbers = numbers_of(vault)
    with vault.derive():
        vault.texts.replace(kept[0].item_id, PassageSource.TITLE, [(None, "old words")])
        vault.texts.replace(kept[0].item_id, PassageSource.TEXT, [(1, "the letter itself")])
        vault.texts.say(PassageSource.TITLE, {numbers[0]: "new words", numbers[1]: None})
        assert [p.text for p in vault.texts.for_item(kept[0].item_id)] == ["the letter itself", "new words"]
        later = vault.texts.replace(kept[1].item_id, PassageSource.TITLE, [(None, "one more")])
    assert later[0] > max(p.id for p in vault.texts.for_item(kept[0].item_id))
    assert vault.texts.search_words('"old"', 5) == []
    assert len(vault.texts.search_words('"new"', 5)) == 1
