"""Texts of few words beside pictures: what shares one word of several with a question is not sure by that."""

from __future__ import annotations

from heirloom.core.records import Kind, PassageSource
from tests.unit.search.conftest import Asked, add


def _read_in_picture(own: Asked, text: str) -> None:
    id = add(own.vault, Kind.PHOTO, "chart.png", "image/png", "2020-01-01 10:00", None)
    space = own.vault.vectors.active("text")
    assert space is not None
    with own.vault.derive():
        (passage,) = own.vault.texts.replace(id, PassageSource.OCR, [(1, text)])
        vector = own.engine.text_encoder.encode([text])[0].astype("<f2").tobytes()
        own.vault.vectors.put_texts(space.id, [(passage, own.vault.items.get(id).number, vector)])


def _sure(own: Asked, query: str) -> set[str]:
    return {hit.item.original_name for hit in own.engine.answer(query).hits}


def test_one_shared_word_of_several_is_not_sure(own: Asked) -> None:
    _read_in_picture(own, "Red Green Blue Black")
    for query in ("red car", "black and white photo", "a man in a blue coat"):
        answer = own.engine.answer(query)
        assert "chart.png" not in _sure(own, query)
        assert "chart.png" in {hit.item.original_name for hit in answer.weaker}


def test_all_the_words_are(own: Asked) -> None:
    _read_in_picture(own, "Red Green Blue Black")
    for query in ("red", "green and blue", "red green blue black"):
        assert "chart.png" in _sure(own, query)


def test_a_word_or_two_are_not_sure_by_a_little_likeness(own: Asked) -> None:
    encoder = own.engine.text_encoder
    for text, query in (("Envelope", "email"), ("Background", "black and white photo"), ("Hello World", "baby")):
        asked = encoder.encode_query(query)
        near = float(encoder.z(asked, encoder.encode([text])[0] @ asked.vector))
        assert encoder.sure_threshold < near < encoder.sure_threshold + 1, "a sentence would be sure"
        _read_in_picture(own, text)
        assert "chart.png" not in _sure(own, query)


def test_words_in_quotation_marks_are_met_or_nothing_is_sure(own: Asked) -> None:
    _read_in_picture(own, "Red Green Blue Black")
    assert "chart.png" in _sure(own, '"green blue"')
    for query in ('"red car"', '"green black"', "“blue green”"):
        assert "chart.png" not in _sure(own, query)
