"""What no picture can show is never sure by a picture's looks, and no reason claims that it is seen."""

from __future__ import annotations

import pytest

from heirloom.core.records import Channel, Kind
from tests.unit.search.conftest import Asked, add


def put_at(asked: Asked, name: str, query: str) -> None:
    """A picture at the very place where the encoder puts the question."""
    space = asked.vault.vectors.active("image")
    assert space is not None
    vector = asked.engine.image_encoder.encode_query(query).vector.astype("<f2").tobytes()
    with asked.vault.derive():
        asked.vault.vectors.put_images(space.id, [(asked.vault.items.get(asked.ids[name]).number, vector, None)])


@pytest.mark.parametrize(
    "query", ["Uncle Bernard", "Aunt Hyacinth", "margaret", "mid-autumn festival", "eleplant", "王阿姨", "中秋节"]
)
def test_names_and_unknown_words_are_not_sure_by_looks(own: Asked, query: str) -> None:
    put_at(own, "IMG_0005.jpg", query)
    assert own.engine.answer(query).hits == ()


def test_a_name_alone_is_looked_for_in_no_picture(own: Asked) -> None:
    put_at(own, "IMG_0005.jpg", "Uncle Bernard")
    answer = own.engine.answer("Uncle Bernard")
    assert not [reason for hit in answer.weaker for reason in hit.why if reason.channel is Channel.IMAGE]


def test_beside_a_name_the_rest_is_looked_for_and_told(asked: Asked) -> None:
    answer = asked.engine.answer("Margaret with a cat")
    assert answer.hits == ()
    assert answer.weaker[0].item.original_name == "IMG_0002.jpg"
    assert answer.weaker[0].why[0].snippet == "looks like “with a cat”"
    answer = asked.engine.answer("小明抱着猫")
    assert answer.hits == ()
    assert answer.weaker[0].item.original_name == "IMG_0002.jpg"
    assert answer.weaker[0].why[0].snippet == "看上去像“抱着猫”（holding cat）"


def test_a_file_called_by_the_name_is_sure(own: Asked) -> None:
    add(own.vault, Kind.PHOTO, "uncle bernard.jpg", "image/jpeg", "2014-08-01 09:30", None)
    assert [hit.item.original_name for hit in own.engine.answer("Uncle Bernard").hits] == ["uncle bernard.jpg"]


def test_of_nonsense_there_is_a_guess_or_two_that_say_so(asked: Asked) -> None:
    answer = asked.engine.answer("Asdfqwer zxcv")
    assert answer.hits == ()
    assert len(answer.weaker) <= 5
    told = {reason.snippet for hit in answer.weaker for reason in hit.why if reason.channel is Channel.IMAGE}
    assert told == {"only a guess: what was asked for is no word that is known"}
