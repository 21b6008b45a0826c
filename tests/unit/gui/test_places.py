"""Names of places in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from heirloom.gui.models.places import place_name, place_text


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("place", "chinese"),
    [
        ("Chengdu, Sichuan, China", "成都，四川，中国"),
        ("Arezzo, Tuscany, Italy", "Arezzo，Tuscany，意大利"),
        ("Tbilisi, Georgia", "Tbilisi，格鲁吉亚"),
        ("Atlanta, Georgia, United States", "亚特兰大，佐治亚州，美国"),
        ("Busan, Busan, Korea, Republic of", "釜山，釜山，韩国"),
        ("United Kingdom", "英国"),
        ("外婆家", "外婆家"),
        ("Grandma's, upstairs", "Grandma's，upstairs"),
        ("", ""),
        (None, ""),
    ],
)
def test_places_are_told_in_the_language_of_the_window(language: str, place: str | None, chinese: str) -> None:
    assert place_text(place) == (chinese if language == "zh_CN" else place or "")
    first = chinese.split("，", maxsplit=1)[0] if language == "zh_CN" else (place or "").split(",")[0]
    assert place_name(place) == first
