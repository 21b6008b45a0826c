"""Answers for the window: all sure hits counted, facets that tell the truth, chips, pictures with words."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from heirloom.core.asking import Ask, Clause, ClauseSort, Fact, FactSort, Order
from heirloom.core.errors import Cancelled
from heirloom.core.records import CaptureTime, Channel, ItemId, ItemNumber, Kind, ObjectId
from heirloom.search.columns import KnownColumns
from heirloom.search.finder import Finder
from heirloom.vault import LogKind, NewItem
from tests.unit.search.conftest import Asked


def finder(asked: Asked) -> Finder:
    return Finder(asked.vault, asked.engine, KnownColumns(asked.vault))


def number(asked: Asked, name: str) -> ItemNumber:
    return asked.vault.items.get(asked.ids[name]).number


LISBON = Fact(FactSort.PLACE, place="Lisbon, Portugal")
PHOTOS = Fact(FactSort.KIND, "photos", kind=Kind.PHOTO)
IN_2019 = Fact(FactSort.DATE, "2019", datetime(2019, 1, 1), datetime(2020, 1, 1))


def names(asked: Asked, ask: Ask) -> list[str]:
    return [hit.item.original_name for hit in finder(asked).find(ask).answer.hits]


def test_facts_alone_find_all_that_fits_newest_first(asked: Asked) -> None:
    found = finder(asked).find(Ask(facts=(PHOTOS,)))
    assert found.total == 6
    assert found.exact
    assert [hit.item.original_name for hit in found.answer.hits][:2] == ["DSC00042.jpg", "IMG_0004.jpg"]
    assert found.facets.years == {2015: 1, 2018: 1, 2019: 2, 2025: 2}
    assert dict(found.facets.places)["Lisbon, Portugal"] == 2
    assert found.searched == 11


def test_what_a_clock_dates_ahead_of_today_is_of_no_year(own: Asked) -> None:
    ahead = (datetime.now().astimezone() + timedelta(days=40)).replace(microsecond=0, tzinfo=None)
    name = next(iter(own.ids))
    with own.vault.derive():
        own.vault.items.update_facts(own.ids[name], captured=CaptureTime(ahead, None, "exif_original"))
    span = Fact(FactSort.DATE, str(ahead.year), datetime(ahead.year, 1, 1), datetime(ahead.year + 1, 1, 1))
    found = finder(own).find(Ask(facts=(span,)))
    assert own.ids[name] not in {hit.item.id for hit in found.answer.hits}
    assert ahead.year not in finder(own).find(Ask(facts=(PHOTOS,))).facets.years


def test_every_document_that_was_asked_for_can_be_reached(own: Asked) -> None:
    made, now = [ItemId(uuid.uuid4().hex) for _ in range(60)], datetime(2026, 5, 1, tzinfo=UTC)
    with own.vault.commit(LogKind.IMPORT):
        own.vault.items.add_all(
            [
                NewItem(id, ObjectId(id * 2), Kind.DOCUMENT, "application/pdf", f"{at}.pdf", 1, id.encode(), now, "b")
                for at, id in enumerate(made)
            ]
        )
    found = finder(own).find(Ask(facts=(Fact(FactSort.KIND, "documents", kind=Kind.DOCUMENT),)))
    assert set(made) <= {hit.item.id for hit in found.answer.hits}
    assert len(found.answer.hits) == found.texts == found.total


def test_what_a_facet_counts_is_what_choosing_it_gives(asked: Asked) -> None:
    search = finder(asked)
    before = search.find(Ask(facts=(PHOTOS,)))
    for place, count in before.facets.places:
        chosen = search.find(Ask(facts=(PHOTOS, Fact(FactSort.PLACE, place=place))))
        assert chosen.total == count
        assert chosen.facets.places == before.facets.places, "other places can still be chosen"
    for year, count in before.facets.years.items():
        span = Fact(FactSort.DATE, captured_from=datetime(year, 1, 1), captured_to=datetime(year + 1, 1, 1))
        assert search.find(Ask(facts=(PHOTOS, span))).total == count


def test_two_of_a_sort_widen_and_two_sorts_narrow(asked: Asked) -> None:
    bergen = Fact(FactSort.PLACE, place="Bergen, Norway")
    assert set(names(asked, Ask(facts=(LISBON, bergen)))) == {"IMG_0001.jpg", "IMG_0002.jpg", "IMG_0003.jpg"}
    assert set(names(asked, Ask(facts=(LISBON, IN_2019)))) == {"IMG_0001.jpg"}


def test_typed_chips_narrow_the_question_itself(asked: Asked) -> None:
    assert names(asked, Ask("a boat", (Fact(FactSort.PLACE, "in Lisbon", place="Lisbon"),)))[0] == "IMG_0003.jpg"
    assert "IMG_0001.jpg" not in names(asked, Ask("a boat", (Fact(FactSort.DATE, "2015", *years(2015)),)))


def test_several_stretches_of_time_are_no_more_than_they_say(asked: Asked) -> None:
    whole = {hit.item.original_name for hit in finder(asked).find(Ask("2000-2019")).answer.hits}
    both = finder(asked).find(Ask("2000 or 2019")).answer
    assert len(both.parsed.stretches) == 2
    told = {hit.item.original_name for hit in both.hits}
    assert "IMG_0001.jpg" in told
    assert told < whole
    chip = Fact(
        FactSort.DATE, "2000 or 2019", both.parsed.captured_from, both.parsed.captured_to, both.parsed.stretches
    )
    assert set(names(asked, Ask(facts=(chip,)))) == told


def test_words_that_are_no_fact_are_words(asked: Asked) -> None:
    search = finder(asked)
    assert [stretch.fact.words for stretch in search.read("dog in Lisbon 2019", ()).stretches] == ["in Lisbon", "2019"]
    assert [one.fact.words for one in search.read("dog in Lisbon 2019", ("2019",)).stretches] == ["in Lisbon"]
    assert search.find(Ask("2019", plain=("2019",))).answer.parsed.captured_from is None


def test_newest_and_oldest_turn_the_answer_round(asked: Asked) -> None:
    newest = names(asked, Ask(facts=(PHOTOS,), order=Order.NEWEST))
    assert names(asked, Ask(facts=(PHOTOS,), order=Order.OLDEST)) == newest[::-1]


def test_without_each_chip(asked: Asked) -> None:
    in_1950 = Fact(FactSort.DATE, "1950", *years(1950))
    ask = Ask(facts=(PHOTOS, in_1950))
    assert finder(asked).find(ask).total == 0
    (only,) = finder(asked).without(ask)
    assert (only.fact, only.total) == (in_1950, 6)


def test_a_picture_and_words_together(asked: Asked) -> None:
    dog = number(asked, "IMG_0001.jpg")
    alone = finder(asked).find(Ask(like=dog), asked.ids["IMG_0001.jpg"])
    near = [*alone.answer.hits, *alone.answer.weaker]
    assert near
    assert all(hit.item.number != dog for hit in near)
    assert near[0].why[0].channel is Channel.SIMILAR
    both = finder(asked).find(Ask("a cat", like=dog), asked.ids["IMG_0001.jpg"])
    assert both.answer.hits[0].item.original_name == "IMG_0002.jpg"


def test_a_question_that_is_not_wanted_any_more_ends(asked: Asked) -> None:
    with pytest.raises(Cancelled):
        finder(asked).find(Ask("a boat"), wanted=lambda: False)


def test_what_was_read_ahead_is_not_read_again(own: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors, engine = own.vault.vectors, own.engine
    row = vectors.active("image")
    assert row is not None
    photos = [number(own, name) for name in own.ids if name.endswith(".jpg")]
    with own.vault.derive():
        _, _, known = vectors.load(row.id)
        features = engine.image_encoder.encode(np.zeros((1, 256, 256, 3), np.uint8)).features
        assert features is not None
        vectors.put_images(
            row.id, [(one, vector.tobytes(), features[0]) for one, vector in zip(photos, known, strict=True)]
        )
    assert engine.snapshot_wanted, "the indexes are there, no question was asked"
    while engine.read_ahead():
        pass

    def read(*_: object) -> dict[int, bytes]:
        raise AssertionError("the store was asked")

    monkeypatch.setattr(vectors, "features", read)
    answer = finder(own).find(Ask("a dog on the beach")).answer
    assert Channel.IMAGE in {reason.channel for hit in (*answer.hits, *answer.weaker) for reason in hit.why}
    assert not engine.read_ahead(), "nothing is left to read"


def test_quotes_tell_where_the_words_stand(asked: Asked) -> None:
    hit = finder(asked).find(Ask("roses garden")).answer.hits[0]
    reason = next(reason for reason in hit.why if reason.quote)
    assert {reason.quote[begin:end] for begin, end in reason.marks} == {"roses", "garden"}
    assert reason.page == 1


def test_what_is_set_aside_is_neither_found_nor_counted(own: Asked) -> None:
    search = finder(own)
    assert search.find(Ask(facts=(PHOTOS,))).total == 6
    with own.vault.commit(LogKind.SET_ASIDE):
        own.vault.items.set_aside([own.ids["IMG_0001.jpg"]], datetime.now(UTC))
    found = finder(own).find(Ask(facts=(PHOTOS,)))
    assert found.total == 5
    assert finder(own).find(Ask("a dog")).total == len(finder(own).find(Ask("a dog")).answer.hits)
    assert "IMG_0001.jpg" not in names(own, Ask("a dog"))


def years(year: int) -> tuple[datetime, datetime]:
    return datetime(year, 1, 1), datetime(year + 1, 1, 1)


def test_the_window_is_offered_a_question_that_is_spelt_right(asked: Asked) -> None:
    assert finder(asked).put_right(Ask("pumkpin ", (PHOTOS,))) == Ask("pumpkin", (PHOTOS,))
    assert finder(asked).put_right(Ask("pumpkin", (PHOTOS,))) is None
    assert finder(asked).put_right(Ask("", (PHOTOS,))) is None


def test_what_the_words_leave_out_is_told_beside_the_answer(asked: Asked) -> None:
    left_out = Clause(ClauseSort.WITHOUT, "cat", "an animal")
    assert finder(asked).find(Ask("an animal -cat")).clauses == (left_out,)
    assert finder(asked).find(Ask("an animal")).clauses == ()
