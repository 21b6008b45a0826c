"""Names of places in a question, by what the vault's memories are named and in either language."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Protocol

import pytest

from heirloom.core.records import CaptureTime, ItemId, Kind, ObjectId
from heirloom.search import SearchEngine
from heirloom.search.chinese.translate import Translator
from heirloom.search.places import KnownPlaces
from heirloom.vault import LogKind, NewItem, Vault, create, unlock

PLACES = [
    "Chengdu, Sichuan, China",
    "Xi’an, Shaanxi, China",
    "Qingdao, Shandong, China",
    "Reykjavík, Capital Region, Iceland",
    "Frankfurt am Main, Hesse, Germany",
    "Seoul, Seoul, Korea, Republic of",
    "Osaka, Japan",
    "Moscow, Russian Federation",
    "Amoy, Fujian, China",
    "杭州西湖",
]


class Asked(Protocol):
    """What the fixture `own` gives."""

    @property
    def vault(self) -> Vault: ...
    @property
    def engine(self) -> SearchEngine: ...


def _taken(vault: Vault, name: str, place: str) -> ItemId:
    """A photo taken somewhere."""
    id = ItemId(uuid.uuid4().hex)
    key = id + id
    with vault.commit(LogKind.IMPORT):
        imported = datetime.now(UTC)
        vault.items.add(
            NewItem(id, ObjectId(key), Kind.PHOTO, "image/jpeg", name, 9, key.encode()[:32], imported, "test")
        )
        vault.items.update_facts(id, captured=CaptureTime(datetime(2020, 5, 1), None, "exif_original"), place=place)
    return id


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnownPlaces]:
    path, passphrase = tmp_path_factory.mktemp("places") / "Places.heirloom", "four plain words here"
    create(path, passphrase, light_kdf=True)
    with Vault.open(path, unlock(path, passphrase=passphrase), writable=True) as vault:
        for at, place in enumerate(PLACES):
            _taken(vault, f"IMG_9{at:03}.jpg", place)
        yield KnownPlaces(vault, Translator())


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("成都", "Chengdu"),
        ("成都市", "Chengdu"),
        ("四川", "Sichuan"),
        ("四川省", "Sichuan"),
        ("西安", "Xi’an"),
        ("Xi'an", "Xi’an"),
        ("青岛", "Qingdao"),
        ("青島", "Qingdao"),
        ("雷克雅未克", "Reykjavík"),
        ("Reykjavik", "Reykjavík"),
        ("法兰克福", "Frankfurt am Main"),
        ("首尔", "Seoul"),
        ("韩国", "Korea, Republic of"),
        ("South Korea", "Korea, Republic of"),
        ("俄罗斯", "Russian Federation"),
        ("大阪", "Osaka"),
        ("厦门", "Amoy"),
        ("杭州", "杭州"),
        ("chengdu", "Chengdu"),
    ],
)
def test_a_place_of_some_memory(known: KnownPlaces, asked: str, place: str) -> None:
    assert known.find_name(asked) == place


@pytest.mark.parametrize(
    "asked", ["上海", "朝鲜", "park", "Park City, Utah", "Korea, Republic", "猫", "红烧肉", "  ", "Frank"]
)
def test_no_place_of_any_memory(known: KnownPlaces, asked: str) -> None:
    assert known.find_name(asked) is None


def test_a_place_is_known_from_the_first_memory_made_there_to_the_last(own: Asked) -> None:
    known = KnownPlaces(own.vault, Translator())
    assert known.find_name("巴黎") is None
    made = _taken(own.vault, "IMG_9900.jpg", "Paris, Île-de-France, France")
    assert known.find_name("巴黎") == "Paris"
    with own.vault.commit(LogKind.SET_ASIDE):
        own.vault.items.set_aside([made], datetime.now(UTC))
    assert known.find_name("巴黎") is None


def test_photos_of_a_place_are_found_by_its_chinese_name(own: Asked) -> None:
    _taken(own.vault, "IMG_9901.jpg", "Chengdu, Sichuan, China")
    for question in ("成都", "四川的照片", "在成都拍的照片"):
        answer = own.engine.answer(question)
        assert [hit.item.original_name for hit in answer.hits] == ["IMG_9901.jpg"], question


def test_no_place_is_made_of_halves_of_two_words(own: Asked) -> None:
    _taken(own.vault, "IMG_9902.jpg", "Changsha, Hunan, China")
    assert own.engine.answer("长沙的狗").parsed.place == "Changsha"
    assert own.engine.answer("长沙发上的狗").parsed.place is None
