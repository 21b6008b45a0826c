"""Questions to a real vault through the whole engine: right memory first, with its reason, surely or not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

import numpy as np
import pytest

from heirloom.core.records import Answer, CaptureTime, Channel, ItemId, Kind, ObjectId, PassageSource
from heirloom.embedding import sure_line
from heirloom.search import SearchEngine
from heirloom.search.channels.passages import WordLines, meaning_evidence, word_evidence
from heirloom.search.fuse import Finding
from heirloom.vault import LogKind, NewItem, Vault

LETTER = "Dear Anna, the roses in our garden are in bloom again and your grandmother sends her love."


class Asked(Protocol):
    """What the fixture of the same name gives."""

    @property
    def vault(self) -> Vault: ...
    @property
    def engine(self) -> SearchEngine: ...
    @property
    def ids(self) -> dict[str, ItemId]: ...


def _names(answer: Answer) -> list[str]:
    return [hit.item.original_name for hit in answer.hits]


def _check(answer: Answer, limit: int = 50) -> None:
    """What holds for every answer."""
    every = [*answer.hits, *answer.weaker]
    assert len(every) <= limit
    scores = [hit.score for hit in every]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert all(hit.sure for hit in answer.hits)
    assert not any(hit.sure for hit in answer.weaker)
    assert len({hit.item.id for hit in every}) == len(every)
    for hit in every:
        assert hit.why
        assert all(reason.snippet and 0 <= reason.score <= 1 for reason in hit.why)
        strengths = [reason.score for reason in hit.why]
        assert strengths == sorted(strengths, reverse=True)


@pytest.mark.parametrize(
    ("query", "first", "channel"),
    [
        ("a dog", "IMG_0001.jpg", Channel.IMAGE),
        ("photos of a cat", "IMG_0002.jpg", Channel.IMAGE),
        ("狗", "IMG_0001.jpg", Channel.IMAGE),
        ("钢琴", "IMG_0004.jpg", Channel.IMAGE),
        ("雪山", "DSC00042.jpg", Channel.IMAGE),
        ("roses in the garden", "letter.txt", Channel.WORDS),
        ("flowers grandma wrote about", "letter.txt", Channel.TEXT),
        ("how do I cook pumpkin soup", "recipe soup.txt", Channel.WORDS),
        ("washing machine warranty", "Rechnung_2017.pdf", Channel.WORDS),
        ("长城", "日记.txt", Channel.WORDS),
        ("饺子", "日记.txt", Channel.WORDS),
        ("奶", "日记.txt", Channel.WORDS),
        ("IMG_0005", "IMG_0005.jpg", Channel.NAME),
        ("letter.txt", "letter.txt", Channel.NAME),
        ("*.pdf", "Rechnung_2017.pdf", Channel.NAME),
        ("rechnung", "Rechnung_2017.pdf", Channel.NAME),
        ("summer 2019", "IMG_0001.jpg", Channel.DATE),
        ("documents from 2009", "日记.txt", Channel.DATE),
        ("2009年10月", "日记.txt", Channel.DATE),
        ("photos from May 2018", "IMG_0005.jpg", Channel.DATE),
        ("北京在哪里", "日记.txt", Channel.WORDS),
        ("饺子是什么时候吃的", "日记.txt", Channel.WORDS),
        ("last christmas", "DSC00042.jpg", Channel.DATE),
        ("去年春节的照片", "IMG_0004.jpg", Channel.DATE),
        ("2018-05-03", "IMG_0005.jpg", Channel.DATE),
        ("Norway", "IMG_0002.jpg", Channel.PLACE),
        ("photos taken in Park City", "DSC00042.jpg", Channel.PLACE),
        ("北京", "IMG_0004.jpg", Channel.PLACE),
    ],
)
def test_the_right_memory_comes_first_and_surely(asked: Asked, query: str, first: str, channel: Channel) -> None:
    answer = asked.engine.answer(query)
    _check(answer)
    assert _names(answer)[0] == first
    assert channel in {reason.channel for reason in answer.hits[0].why}


def test_facts_narrow_and_meaning_ranks(asked: Asked) -> None:
    answer = asked.engine.answer("a boat in Lisbon")
    _check(answer)
    assert answer.parsed.place == "Lisbon"
    assert _names(answer) == ["IMG_0003.jpg"]
    assert {hit.item.original_name for hit in answer.weaker} == {"IMG_0001.jpg"}


def test_nothing_of_that_time_is_said_to_be_weaker(asked: Asked) -> None:
    answer = asked.engine.answer("a dog in 1988")
    _check(answer)
    assert answer.hits == ()
    assert answer.weaker[0].item.original_name == "IMG_0001.jpg"


def test_what_is_nowhere_has_no_sure_hit(asked: Asked) -> None:
    answer = asked.engine.answer("quarterly zebra accounting spreadsheet")
    _check(answer)
    assert not any(reason.channel is Channel.WORDS for hit in answer.hits for reason in hit.why)
    assert len(answer.hits) <= 1


def test_a_word_that_is_part_of_a_place_is_no_place(asked: Asked) -> None:
    assert asked.engine.answer("the dog in the park").parsed.place is None


def test_chinese_passages_are_left_to_their_words(asked: Asked) -> None:
    for query in ("a dog", "today was a fine day"):
        answer = asked.engine.answer(query)
        assert "日记.txt" not in {hit.item.original_name for hit in [*answer.hits, *answer.weaker]}


def test_each_channel_is_told_once(asked: Asked) -> None:
    channels = [reason.channel for reason in asked.engine.answer("IMG_0005").hits[0].why]
    assert channels.count(Channel.NAME) == 1


def test_limit_and_kind_are_kept(asked: Asked) -> None:
    answer = asked.engine.answer("a dog", limit=2)
    _check(answer, limit=2)
    answer = asked.engine.answer("dog", kind=Kind.DOCUMENT)
    _check(answer)
    assert {hit.item.kind for hit in [*answer.hits, *answer.weaker]} <= {Kind.DOCUMENT}


def test_kind_alone_lists_the_newest_first(asked: Asked) -> None:
    answer = asked.engine.answer("photos")
    _check(answer)
    assert _names(answer)[:2] == ["DSC00042.jpg", "IMG_0004.jpg"]
    assert len(answer.hits) == 6


def test_papers_come_before_pictures_when_papers_are_asked_for(asked: Asked) -> None:
    assert _names(asked.engine.answer("receipt"))[0] == "Rechnung_2017.pdf"
    assert _names(asked.engine.answer("收据"))[0] == "Rechnung_2017.pdf"


def test_the_snippet_shows_the_words(asked: Asked) -> None:
    hit = asked.engine.answer("pumpkin onions").hits[0]
    assert "pumpkin" in " ".join(reason.snippet for reason in hit.why).lower()
    assert any(reason.snippet.startswith("page 1") for reason in hit.why)


def test_a_translation_is_told(asked: Asked) -> None:
    answer = asked.engine.answer("狗")
    assert answer.parsed.english == "dog"
    assert "dog" in answer.hits[0].why[0].snippet


def test_similar_to_an_item_leaves_the_item_out(asked: Asked) -> None:
    answer = asked.engine.answer("", similar_to=asked.ids["IMG_0001.jpg"])
    _check(answer)
    names = [hit.item.original_name for hit in [*answer.hits, *answer.weaker]]
    assert "IMG_0001.jpg" not in names
    assert set(names) == {f"IMG_000{number}.jpg" for number in range(2, 6)} | {"DSC00042.jpg"}
    assert {reason.channel for hit in answer.weaker for reason in hit.why} == {Channel.SIMILAR}


def test_similar_to_pixels(asked: Asked) -> None:
    size = asked.engine.image_encoder.pixels.size
    answer = asked.engine.answer("", similar_to=np.zeros((size, size, 3), np.uint8))
    _check(answer)
    assert answer.hits or answer.weaker


def test_rank_gives_every_item_once(asked: Asked) -> None:
    ranked = asked.engine.rank("a cat")
    assert len(ranked) == 11
    assert len({hit.item.id for hit in ranked}) == 11
    assert ranked[0].item.original_name == "IMG_0002.jpg"
    assert [hit.score for hit in ranked] == sorted((hit.score for hit in ranked), reverse=True)
    assert len(asked.engine.rank("a cat", 3)) == 3


def test_rank_of_photos_is_the_encoders_own(asked: Asked) -> None:
    encoder = asked.engine.image_encoder
    query = encoder.encode_query("an animal")
    space = asked.vault.vectors.active("image")
    assert space is not None
    keys, _, vectors = asked.vault.vectors.load(space.id)
    z = encoder.z(query, vectors.astype(np.float32) @ query.vector)
    own = [int(key) for key in keys[np.argsort(-z, kind="stable")]]
    ranked = [hit.item.number for hit in asked.engine.rank("an animal") if hit.item.kind is Kind.PHOTO]
    assert ranked == own


def test_memories_set_aside_are_not_found(own: Asked) -> None:
    with own.vault.commit(LogKind.SET_ASIDE):
        own.vault.items.set_aside([own.ids["IMG_0001.jpg"], own.ids["letter.txt"]], datetime.now(UTC))
    for query in ("a dog", "roses in the garden", "summer 2019", "letter.txt"):
        answer = own.engine.answer(query)
        assert not {"IMG_0001.jpg", "letter.txt"} & {hit.item.original_name for hit in [*answer.hits, *answer.weaker]}
    assert len(own.engine.rank("a dog")) == 9


def test_new_vectors_are_found_at_the_next_question(own: Asked) -> None:
    assert _names(own.engine.answer("a giraffe"))[:1] != ["IMG_0005.jpg"]
    space = own.vault.vectors.active("image")
    assert space is not None
    vector = own.engine.image_encoder.encode_query("a giraffe").vector.astype("<f2").tobytes()
    with own.vault.derive():
        number = own.vault.items.get(own.ids["IMG_0005.jpg"]).number
        own.vault.vectors.put_images(space.id, [(number, vector, None)])
    assert _names(own.engine.answer("a giraffe"))[0] == "IMG_0005.jpg"


def test_a_snapshot_gives_the_same_answers_and_a_damaged_one_is_left(own: Asked) -> None:
    before = own.engine.answer("a dog")
    assert own.engine.snapshot_wanted
    own.engine.save_snapshots()
    assert not own.engine.snapshot_wanted
    again = SearchEngine(own.vault, own.engine.image_encoder, own.engine.text_encoder)
    assert not again.snapshot_wanted
    assert [hit.item.id for hit in again.answer("a dog").hits] == [hit.item.id for hit in before.hits]
    for name in ("image-1", "text-2"):
        own.vault.snapshots.write(name, b"HLMSPC1\n" + b"\xff" * 200)
    third = SearchEngine(own.vault, own.engine.image_encoder, own.engine.text_encoder)
    assert [hit.item.id for hit in third.answer("a dog").hits] == [hit.item.id for hit in before.hits]
    assert third.snapshot_wanted


@pytest.mark.parametrize("query", ["", "   ", "?", "的", "\x00", "\ud800", "'\"*", "a" * 5000, "🎂", "OR AND NOT"])
def test_odd_questions_are_answered(asked: Asked, query: str) -> None:
    _check(asked.engine.answer(query))
    assert len(asked.engine.rank(query)) == 11


def test_a_finding_counts_itself_unless_told_otherwise() -> None:
    finding = Finding(Channel.IMAGE, np.array([1]), np.array([0.5], np.float32))
    assert finding.counted is finding.evidence


def test_looks_are_sure_from_the_line_that_the_best_one_draws(asked: Asked) -> None:
    encoder = asked.engine.image_encoder
    query = encoder.encode_query("a dog")
    space = asked.vault.vectors.active("image")
    assert space is not None
    keys, _, vectors = asked.vault.vectors.load(space.id)
    z = encoder.z(query, vectors.astype(np.float32) @ query.vector)
    line = sure_line(encoder.sure_threshold, float(z.max()))
    assert line > encoder.sure_threshold
    sure = {int(key) for key, value in zip(keys, z, strict=True) if value >= line}
    answer = asked.engine.answer("a dog", kind=Kind.PHOTO)
    assert {int(hit.item.number) for hit in answer.hits} == sure


@pytest.mark.parametrize("query", ["a cat", "cat", "猫"])
def test_a_word_in_passing_is_not_sure_and_no_picture_comes_after_it(asked: Asked, query: str) -> None:
    answer = asked.engine.answer(query)
    assert _names(answer)[0] == "IMG_0002.jpg"
    passing = next(hit for hit in answer.weaker if hit.item.original_name == "republic.txt")
    assert passing.why[0].channel is Channel.WORDS
    assert "cat" in passing.why[0].snippet


def test_what_a_person_called_a_memory_is_never_in_passing(own: Asked) -> None:
    with own.vault.commit(LogKind.EDIT):
        own.vault.items.edit(own.ids["republic.txt"], title="The cat")
        own.vault.texts.replace(own.ids["republic.txt"], PassageSource.TITLE, [(None, "The cat")])
    assert "republic.txt" in _names(own.engine.answer("cat"))


def test_one_word_of_several_is_far_from_sure(asked: Asked) -> None:
    answer = asked.engine.answer("copper kettle with a wooden handle")
    assert answer.hits == ()
    scores = [hit.score for hit in answer.weaker if hit.item.original_name == "republic.txt"]
    assert all(score < 0.35 for score in scores)


def test_a_date_is_told_in_the_language_of_the_question(own: Asked) -> None:
    def told(query: str) -> str:
        (hit,) = own.engine.answer(query).hits
        return next(reason.snippet for reason in hit.why if reason.channel is Channel.DATE)

    assert told("May 2018") == "3 May 2018, 12:00, as the camera noted"
    assert told("2018年5月") == "2018年5月3日 12:00，相机记录的时间"
    with own.vault.commit(LogKind.EDIT):
        captured = CaptureTime(datetime(2018, 5, 3, 12), 0, "mtime")
        own.vault.items.update_facts(own.ids["IMG_0005.jpg"], captured=captured)
    assert told("May 2018") == "3 May 2018, by the file's date"
    assert told("2018年5月") == "2018年5月3日，文件的日期"


def test_the_cameras_date_counts_more_than_the_files(own: Asked) -> None:
    with own.vault.commit(LogKind.EDIT):
        captured = CaptureTime(datetime(2019, 12, 31), 0, "mtime")
        own.vault.items.update_facts(own.ids["IMG_0005.jpg"], captured=captured)
    answer = own.engine.answer("photos from 2019")
    _check(answer)
    assert _names(answer) == ["IMG_0002.jpg", "IMG_0001.jpg", "IMG_0005.jpg"]
    assert answer.hits[0].score > answer.hits[2].score


def test_a_text_that_tells_of_a_time_or_place_is_found_beside_what_was_made_then(own: Asked) -> None:
    told = "Grandfather came home from Lisbon in the spring of 1951 with a parrot."
    with own.vault.commit(LogKind.EDIT):
        own.vault.texts.replace(own.ids["letter.txt"], PassageSource.TEXT, [(1, told)])
    assert {"IMG_0001.jpg", "IMG_0003.jpg", "letter.txt"} <= set(_names(own.engine.answer("Lisbon")))
    assert _names(own.engine.answer("1951")) == ["letter.txt"]


@pytest.mark.parametrize("query", ["Christmas", "our Christmas photos", "圣诞节"])
def test_a_holiday_without_a_year_is_that_of_every_year(own: Asked, query: str) -> None:
    answer = own.engine.answer(query)
    _check(answer)
    assert {"IMG_0002.jpg", "DSC00042.jpg"} <= set(_names(answer))
    with own.vault.commit(LogKind.EDIT):
        captured = CaptureTime(datetime(2019, 12, 25, 18), 0, "mtime")
        own.vault.items.update_facts(own.ids["IMG_0002.jpg"], captured=captured)
    answer = own.engine.answer(query)
    assert "DSC00042.jpg" in _names(answer)
    assert "IMG_0002.jpg" not in _names(answer)


def test_a_holiday_lifts_and_does_not_answer_for_the_rest(asked: Asked) -> None:
    answer = asked.engine.answer("a train at Christmas")
    assert not {"IMG_0002.jpg", "DSC00042.jpg"} & set(_names(answer))
    weaker = {hit.item.original_name: hit for hit in answer.weaker}
    assert Channel.DATE in {reason.channel for reason in weaker["IMG_0002.jpg"].why}


def test_a_question_that_words_must_answer_puts_pictures_back(asked: Asked) -> None:
    plain, asking = (asked.engine.answer(query, kind=Kind.PHOTO) for query in ("a cat", "how a cat"))
    scores = [
        next(hit.score for hit in [*answer.hits, *answer.weaker] if hit.item.original_name == "IMG_0002.jpg")
        for answer in (plain, asking)
    ]
    assert scores[1] < scores[0]


def test_an_encoder_that_knows_chinese_gets_chinese(asked: Asked) -> None:
    encoders = asked.engine.image_encoder, asked.engine.text_encoder

    def meant(*english_only: str) -> tuple[str, str, str | None]:
        engine = SearchEngine(asked.vault, *encoders, english_only=frozenset(english_only))
        question = engine.asker.read("狗", None)
        return question.meant["image"], question.meant["text"], question.parsed.english

    assert meant("image", "text") == ("dog", "dog", "dog")
    assert meant("image") == ("dog", "狗", "dog")
    assert meant("text") == ("狗", "dog", "dog")
    assert meant() == ("狗", "狗", None)


@pytest.mark.parametrize(
    ("evidence", "together", "asks", "sure"),
    [
        ([-1.0, -2.0], [1.8, 0.9], False, [True, False]),
        ([-1.0, -1.0], [1.8, 1.7], False, [True, True]),
        ([-1.0, -1.0], [3.0, 1.5], False, [True, False]),
        ([-1.0, 0.2], [3.0, 0.2], False, [True, True]),
        ([-1.0], [0.5], False, [False]),
        ([-1.0], [0.5], True, [True]),
        ([-1.0], [-0.5], True, [False]),
        ([], [], True, []),
    ],
)
def test_passages_on_which_words_and_meaning_agree_are_sure_where_they_stand_out(
    evidence: list[float], together: list[float], asks: bool, sure: list[bool]
) -> None:
    best = max(together, default=0.0)
    found = meaning_evidence(np.array(evidence, np.float32), np.array(together, np.float32), best, asks=asks)
    assert (found >= 0).tolist() == sure


@pytest.mark.parametrize("query", ["xyzzyqwv", "Ünïcödé"])
def test_a_word_that_no_encoder_knows_makes_nothing_sure(own: Asked, query: str) -> None:
    """Whatever stands nearest to the letters, even at the very place where the encoders put them."""
    image, text = own.vault.vectors.active("image"), own.vault.vectors.active("text")
    assert image is not None
    assert text is not None
    with own.vault.derive():
        number = own.vault.items.get(own.ids["IMG_0005.jpg"]).number
        vector = own.engine.image_encoder.encode_query(query).vector.astype("<f2").tobytes()
        own.vault.vectors.put_images(image.id, [(number, vector, None)])
        number = own.vault.items.get(own.ids["letter.txt"]).number
        (passage,) = own.vault.texts.replace(own.ids["letter.txt"], PassageSource.TEXT, [(1, LETTER)])
        vector = own.engine.text_encoder.encode_query(query).vector.astype("<f2").tobytes()
        own.vault.vectors.put_texts(text.id, [(passage, number, vector)])
    answer = own.engine.answer(query)
    _check(answer)
    assert answer.hits == ()
    assert answer.weaker[0].item.original_name in {"IMG_0005.jpg", "letter.txt"}


def test_a_text_that_only_has_the_word_comes_after_the_sure_picture(own: Asked) -> None:
    with own.vault.commit(LogKind.EDIT):
        told = "The quick brown fox jumps over the lazy dog."
        own.vault.texts.replace(own.ids["letter.txt"], PassageSource.TEXT, [(1, told)])
    for query in ("a dog", "一只狗"):
        assert _names(own.engine.answer(query))[:2] == ["IMG_0001.jpg", "letter.txt"]


@pytest.mark.parametrize("meant", [0.0, 1.0, 2.5])
def test_some_words_count_as_far_as_the_meaning_bears_them_out(meant: float) -> None:
    flags = np.zeros(1, np.bool_)
    line, share = np.ones(1, np.int64), np.full(1, 0.5, np.float32)
    bm25 = np.ones(1, np.float32)
    words = WordLines(line, line, bm25, flags, flags, flags, flags, flags, flags, flags, share, flags)
    low, high = (float(word_evidence(words, np.full(1, z, np.float32))[0]) for z in (meant, 5.0))
    assert low < high < 0


def test_a_word_before_a_number_in_a_file_name_is_a_word(own: Asked) -> None:
    with own.vault.commit(LogKind.IMPORT):
        for number, name in enumerate(("copy1.jpg", "holiday2019.jpg")):
            key = f"{number:064x}"
            own.vault.items.add(
                NewItem(
                    ItemId(f"{number:032x}"), ObjectId(key), Kind.FILE, "image/jpeg", name, 9, key.encode()[:32],
                    datetime.now(UTC), "test",
                )
            )  # fmt: skip
    answer = own.engine.answer("copy")
    assert _names(answer) == ["copy1.jpg"]
    begun = own.engine.answer("rechn").weaker
    assert begun[0].item.original_name == "Rechnung_2017.pdf"
    assert begun[0].why[0].channel is Channel.NAME
    assert _names(own.engine.answer("holiday")) == ["holiday2019.jpg"]
    assert "copy1.jpg" in _names(own.engine.answer("copy jpg"))


def test_documents_are_alike_in_meaning_and_never_beside_photos(own: Asked) -> None:
    space = own.vault.vectors.active("text")
    assert space is not None
    vector = own.engine.text_encoder.encode([LETTER])[0].astype("<f2").tobytes()
    with own.vault.derive():
        for name in ("recipe soup.txt", "IMG_0003.jpg"):
            (passage,) = own.vault.texts.replace(own.ids[name], PassageSource.OCR, [(1, LETTER)])
            own.vault.vectors.put_texts(space.id, [(passage, own.vault.items.get(own.ids[name]).number, vector)])
    answer = own.engine.answer("", similar_to=own.ids["letter.txt"])
    assert _names(answer) == ["recipe soup.txt"]
    assert not [hit for hit in answer.weaker if hit.item.kind is Kind.PHOTO]
    assert {reason.snippet for hit in answer.hits for reason in hit.why} == {"alike in meaning"}
