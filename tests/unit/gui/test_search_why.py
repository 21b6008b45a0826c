"""Why a hit is shown, by a name: its own, its folder's, its camera's, in English and Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from heirloom.core.asking import Ask, Facets, Found
from heirloom.core.paths import resources_dir
from heirloom.core.records import (
    Answer,
    Channel,
    Hit,
    Item,
    ItemId,
    ItemNumber,
    Kind,
    NameOf,
    ObjectId,
    ParsedQuery,
    Reason,
)
from heirloom.gui.models.why import snippet_line, why_line


@pytest.fixture
def chinese(qapp: QCoreApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(resources_dir() / "translations" / "heirloom_zh_CN.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def told(name: str, whose: NameOf) -> tuple[str, list[str]]:
    """The sentence of a hit found by a name, and what is marked in it."""
    hit = found_by(Reason(Channel.NAME, 0.6, name, name, ((0, 5),), name_of=whose))
    line = why_line(hit, answer(hit))
    return line.text, [line.text[begin:end] for begin, end in line.marks]


def found_by(*why: Reason) -> Hit:
    id, now = ItemId("0" * 32), datetime.now(UTC)
    item = Item(id, ItemNumber(1), ObjectId("0" * 64), Kind.PHOTO, "image/jpeg", "IMG_1.jpg", 1, now)
    return Hit(item, 0.6, True, why)


def answer(hit: Hit) -> Found:
    return Found(Ask(), Answer(ParsedQuery("", ""), (hit,), (), 1.0), 1, True, [], [], [], Facets(), 1, 0.001)


@pytest.mark.parametrize(
    ("name", "whose", "text"),
    [
        ("Italy.jpg", NameOf.FILE, "File name: Italy.jpg"),
        ("Italy 2015", NameOf.FOLDER, "In the folder “Italy 2015”"),
        ("Canon EOS 5D", NameOf.CAMERA, "Taken with Canon EOS 5D"),
    ],
)
def test_whose_name_it_is_is_said(name: str, whose: NameOf, text: str) -> None:
    assert told(name, whose) == (text, [name[:5]])


@pytest.mark.usefixtures("chinese")
def test_it_is_said_in_chinese() -> None:
    assert told("奶奶的生日", NameOf.FOLDER) == ("来自文件夹“奶奶的生日”", ["奶奶的生日"])
    assert told("Canon EOS 5D", NameOf.CAMERA) == ("用 Canon EOS 5D 拍摄", ["Canon"])


def test_a_quotation_without_the_words_says_less_than_a_name_with_them() -> None:
    name = Reason(Channel.NAME, 0.8, "Lisbon/invoice.pdf", "Lisbon/invoice.pdf", ((0, 6), (7, 14)), name_of=NameOf.FILE)
    meant = Reason(Channel.TEXT, 0.6, "Two nights, one room.", "Two nights, one room.")
    met = Reason(Channel.WORDS, 0.6, "Hotel in Lisbon.", "Hotel in Lisbon.", ((9, 15),))
    for why, text in (
        ((name, meant), "File name: Lisbon/invoice.pdf"),
        ((name, met), "“Hotel in Lisbon.”"),
        ((meant, name), "“Two nights, one room.”"),
    ):
        hit = found_by(*why)
        assert snippet_line(hit, answer(hit)).text == text
