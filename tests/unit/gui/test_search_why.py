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
from heirloom.gui.models.why import why_line


@pytest.fixture
def chinese(qapp: QCoreApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(resources_dir() / "translations" / "heirloom_zh_CN.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def told(name: str, whose: NameOf) -> tuple[str, list[str]]:
    """The sentence of a hit found by a name, and what is marked in it."""
    now = datetime.now(UTC)
    id = ItemId("0" * 32)
    item = Item(id, ItemNumber(1), ObjectId("0" * 64), Kind.PHOTO, "image/jpeg", "IMG_1.jpg", 1, now)
    hit = Hit(item, 0.6, True, (Reason(Channel.NAME, 0.6, name, name, ((0, 5),), name_of=whose),))
    found = Found(Ask(), Answer(ParsedQuery("", ""), (hit,), (), 1.0), 1, True, [], [], [], Facets(), 1, 0.001)
    line = why_line(hit, found)
    return line.text, [line.text[begin:end] for begin, end in line.marks]


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
