"""The timeline in columns and cards: the same facts as the rows have, in order, marks and turned shapes included."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from heirloom.core.errors import NotFound
from heirloom.core.records import CaptureTime, Kind, PassageSource, Size, partial_time
from heirloom.vault import TURNS_SHIFT, LogKind, TileFlag, Timeline, Vault
from heirloom.vault.views import timeline as views
from tests.unit.vault.catalogue.filling import Filler

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


def captured(at: datetime, evidence: str = "exif_original") -> CaptureTime:
    return CaptureTime(at, None, evidence)


def keep_and_fail(vault: Vault, number: int) -> None:
    with vault.commit(LogKind.EDIT):
        vault.labels.set_facts([number], {"kept": True})
        vault.labels.find([number + 1])


def flags_of(timeline: Timeline, number: int) -> int:
    return int(timeline.flags[timeline.numbers == number][0])


def test_columns_say_what_the_rows_say(vault: Vault, filler: Filler) -> None:
    wide, tall, vague = filler.add(vault, 3)
    letter = filler.add(vault, 1, kind=Kind.DOCUMENT)[0]
    with vault.derive():
        vault.items.update_facts(wide.item_id, captured=captured(datetime(2019, 7, 4, 18, 5)), size=Size(4000, 3000))
        vault.items.update_facts(tall.item_id, captured=captured(datetime(1899, 1, 1)), size=Size(3000, 4000))
        vault.items.update_facts(vague.item_id, captured=captured(datetime(2001, 1, 1), "mtime"))
    a, b, c, d = (vault.items.get(one.item_id).number for one in (wide, tall, vague, letter))
    with vault.commit(LogKind.EDIT):
        vault.labels.set_facts([d], {"captured": partial_time(1958), "kept": True})
        vault.labels.turn([b], 1)
    timeline = vault.timeline.read()
    assert timeline.numbers.tolist() == [item.number for item in vault.items.timeline()]
    assert timeline.numbers.tolist() == [a, c, d, b]
    moments = [datetime(1970, 1, 1) + timedelta(microseconds=int(us)) for us in timeline.dated_us]
    assert moments == [datetime(2019, 7, 4, 18, 5), datetime(2001, 1, 1), datetime(1958, 1, 1), datetime(1899, 1, 1)]
    assert [tuple(Kind)[kind] for kind in timeline.kinds] == [Kind.PHOTO, Kind.PHOTO, Kind.DOCUMENT, Kind.PHOTO]
    assert timeline.aspects == pytest.approx([4 / 3, 0, 0, 4 / 3], rel=2e-3)
    assert flags_of(timeline, a) == TileFlag.DATED
    assert flags_of(timeline, c) == 0
    assert flags_of(timeline, d) == TileFlag.DATED | TileFlag.KEPT | TileFlag.YEAR_ONLY
    assert flags_of(timeline, b) == TileFlag.DATED | TileFlag.TURNED | 1 << TURNS_SHIFT
    assert timeline.turns.tolist() == [0, 0, 0, 1]
    assert {column.dtype for column in (timeline.numbers, timeline.dated_us)} == {np.dtype(np.int64)}
    narrow = (timeline.kinds, timeline.aspects, timeline.flags)
    assert [column.dtype.name for column in narrow] == ["uint8", "float32", "uint8"]


def test_blocks_join_without_a_seam(vault: Vault, filler: Filler, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = filler.add(vault, 11)
    with vault.derive():
        for one in kept[:7]:  # several of one moment: the number decides
            vault.items.update_facts(one.item_id, captured=captured(datetime(2019, 7, 4)))
    expected = [item.number for item in vault.items.timeline()]
    for block in (1, 2, 3, 11, 64):
        monkeypatch.setattr(views, "_BLOCK", block)
        assert vault.timeline.read().numbers.tolist() == expected
    assert vault.timeline.head(4).numbers.tolist() == expected[:4]
    assert len(vault.timeline.head(0)) == 0


def test_an_empty_vault_has_empty_columns(vault: Vault) -> None:
    for timeline in (vault.timeline.read(), vault.timeline.head(5), vault.timeline.read(aside=True)):
        assert len(timeline) == 0
        assert len(timeline.flags) == len(timeline.aspects) == 0
    assert vault.cards.read([1]) == []


def test_kinds_narrow_and_what_is_aside_is_apart(vault: Vault, filler: Filler) -> None:
    photos = [vault.items.get(one.item_id).number for one in filler.add(vault, 3)]
    letters = [vault.items.get(one.item_id).number for one in filler.add(vault, 2, kind=Kind.DOCUMENT)]
    assert set(vault.timeline.read({Kind.DOCUMENT}).numbers.tolist()) == set(letters)
    assert set(vault.timeline.head(9, {Kind.PHOTO}).numbers.tolist()) == set(photos)
    with vault.commit(LogKind.SET_ASIDE):
        vault.labels.set_aside(photos[:1], NOW)
        vault.labels.mark_erase(letters[:1], NOW, NOW)
    assert set(vault.timeline.read().numbers.tolist()) == {*photos[1:], *letters[1:]}
    aside = vault.timeline.read(aside=True)
    assert set(aside.numbers.tolist()) == {photos[0], letters[0]}
    assert flags_of(aside, letters[0]) & TileFlag.LEAVING
    assert not flags_of(aside, photos[0]) & TileFlag.LEAVING
    assert vault.timeline.read({Kind.PHOTO}, aside=True).numbers.tolist() == [photos[0]]
    assert vault.timeline.totals() == (0, 2, 1)


def test_the_generation_changes_with_the_timeline_only(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 1)[0]
    number = vault.items.get(kept.item_id).number
    seen = vault.timeline.generation()
    with vault.commit(LogKind.EDIT):
        vault.labels.set_facts([number], {"caption": "words are no part of it"})
    with vault.derive():
        vault.settings.set("a", 1)
    assert vault.timeline.generation() == seen
    with pytest.raises(NotFound):
        keep_and_fail(vault, number)
    assert vault.timeline.generation() == seen
    for change in (
        lambda: vault.labels.set_facts([number], {"kept": True}),
        lambda: vault.labels.turn([number], 1),
        lambda: vault.labels.set_aside([number], NOW),
        lambda: vault.items.bring_back([kept.item_id]),
        lambda: vault.items.update_facts(kept.item_id, size=Size(3, 2)),
        lambda: vault.items.remove(kept.item_id),
    ):
        with vault.commit(LogKind.EDIT):
            change()
        assert vault.timeline.generation() > seen
        seen = vault.timeline.generation()


def test_cards_tell_a_memory_in_short(vault: Vault, filler: Filler) -> None:
    kept, other = filler.add(vault, 2, kind=Kind.DOCUMENT)
    numbers = [vault.items.get(one.item_id).number for one in (kept, other)]
    with vault.derive():
        vault.texts.replace(kept.item_id, PassageSource.TEXT, [(1, "Dear  Anna,\n\nthe plums " + "are ripe " * 60)])
        vault.texts.replace(other.item_id, PassageSource.OCR, [(1, "read in the picture")])
        vault.items.update_facts(kept.item_id, size=Size(30, 20), pages=2)
    with vault.commit(LogKind.EDIT):
        vault.labels.set_facts(numbers[:1], {"title": "Letter", "place": "Rome", "kept": True, "rating": 2})
        vault.labels.tag(numbers[:1], ["b, c", "a"], [])
    first, second = vault.cards.read([numbers[0], 999, numbers[1]])
    assert (first.number, first.id, first.kind, first.name) == (numbers[0], kept.item_id, Kind.DOCUMENT, kept.name)
    assert first.first_words.startswith("Dear Anna, the plums are ripe")
    assert len(first.first_words) == 120
    assert first.first_lines.startswith("Dear Anna,\nthe plums are ripe")
    assert len(first.first_lines) == 240
    assert (first.title, first.place, first.kept, first.rating, first.pages) == ("Letter", "Rome", True, 2, 2)
    assert (first.tags, first.size) == (("a", "b, c"), Size(30, 20))
    assert second.first_words == "read in the picture"
    assert (second.tags, second.title, second.kept) == ((), None, False)
    year = datetime.now(UTC).year
    assert [first.accession, second.accession] == [f"{year}·00001", f"{year}·00002"]
    assert vault.cards.by_accession(second.accession) == numbers[1]
    assert vault.cards.by_accession(f"{year}.2") == numbers[1]
    for no_number in ("", "2026", "2026·", "2026·9", "x·1", "2026·" + "9" * 30):
        assert vault.cards.by_accession(no_number) is None


def test_many_thumbnails_are_read_beside_a_writer(vault: Vault, filler: Filler) -> None:
    """Readers neither wait for each other nor see a half-written state; nothing they do stops the writer."""
    filler.add(vault, 30)
    numbers = [item.number for item in vault.items.iter_all()]
    vault.thumbs.put_many([(number, bytes([number]) * 3000) for number in numbers])
    stop, wrong = threading.Event(), list[str]()

    def read() -> None:
        while not stop.is_set():
            found = vault.thumbs.get_many(numbers)
            if any(len({*jpeg}) != 1 for jpeg in found.values()) or len(found) != len(numbers):
                wrong.append("thumbnails")
            if len(vault.timeline.read()) < 30 or len(vault.cards.read(numbers)) != 30:
                wrong.append("rows")

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for turn in range(15):
        filler.add(vault, 2)
        vault.thumbs.put_many([(number, bytes([turn]) * 3000) for number in numbers])
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert vault.verify().is_clean
