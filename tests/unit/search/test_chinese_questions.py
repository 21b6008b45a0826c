"""Chinese questions: what holds their own words comes before pictures that a dictionary's word was looked for in."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Protocol

import pytest

from heirloom.core.asking import Ask
from heirloom.core.records import CaptureTime, ItemId, Kind, ObjectId, PassageSource
from heirloom.search import SearchEngine
from heirloom.search.columns import KnownColumns
from heirloom.search.finder import Finder
from heirloom.vault import LogKind, NewItem, SpaceRow, Vault

TEXTS = {
    "recipe.txt": "外婆的红烧肉：五花肉两斤，冰糖三十克，生抽三勺，小火炖一个半小时。",
    "上海来信.txt": "我已经平安到了，住在工厂的宿舍里。爸爸写于深圳。",
    "深圳.txt": "深圳今天下雨。",
    "contract.txt": "房屋装修合同，总价人民币86,000元，工期九十天。",
    "receipt.txt": "今收到购房定金人民币伍万元整。",
    "old.txt": "我們去年冬天在哈爾濱看冰燈。",
    "message.txt": "Message: 5",
}
PICTURES = {"DCP_5.jpg": "red braised pork", "IMG_7001.jpg": "an elephant", "IMG_7002.jpg": "a small box horse"}


class Asked(Protocol):
    """What the fixture `own` gives."""

    @property
    def vault(self) -> Vault: ...
    @property
    def engine(self) -> SearchEngine: ...


@pytest.fixture
def engine(own: Asked) -> SearchEngine:
    vault, encoder = own.vault, own.engine.image_encoder
    for name, body in TEXTS.items():
        id = _add(vault, Kind.DOCUMENT, "text/plain", name)
        with vault.derive():
            vault.texts.replace(id, PassageSource.TEXT, [(1, body)])
    known = encoder.space
    with vault.derive():
        space = vault.vectors.ensure_space(
            SpaceRow(known.role, known.encoder, known.revision, known.dimension, known.precision)
        )
    for name, shown in PICTURES.items():
        id = _add(vault, Kind.PHOTO, "image/jpeg", name)
        with vault.derive():
            vector = encoder.encode_query(shown).vector.astype("<f2").tobytes()
            vault.vectors.put_images(space, [(vault.items.get(id).number, vector, None)])
    return own.engine


def _add(vault: Vault, kind: Kind, media_type: str, name: str) -> ItemId:
    id = ItemId(uuid.uuid4().hex)
    key, now = id + id, datetime.now(UTC)
    with vault.commit(LogKind.IMPORT):
        vault.items.add(NewItem(id, ObjectId(key), kind, media_type, name, 9, key.encode()[:32], now, "test"))
        vault.items.update_facts(id, captured=CaptureTime(datetime(2020, 5, 1), None, "exif_original"), place=None)
    return id


def _sure(engine: SearchEngine, question: str) -> list[str]:
    return [hit.item.original_name for hit in engine.answer(question).hits]


def test_questions_find_their_own_words(engine: SearchEngine) -> None:
    assert _sure(engine, "红烧肉")[0] == "recipe.txt"
    for question in ("紅燒肉", "红烧肉怎么做", "红烧肉 菜谱"):
        assert _sure(engine, question)[0] == "recipe.txt", question
    assert _sure(engine, "爸爸在深圳") == ["上海来信.txt"]
    assert _sure(engine, "装修花了多少钱") == ["contract.txt"]
    assert _sure(engine, "冰灯") == ["old.txt"]
    assert _sure(engine, "我们在哈尔滨") == ["old.txt"]


def test_a_sum_is_found_however_it_is_written(engine: SearchEngine) -> None:
    assert _sure(engine, "5万元") == ["receipt.txt"]
    assert _sure(engine, "86000元") == ["contract.txt"]
    assert _sure(engine, "装修 8.6万") == ["contract.txt"]
    assert _sure(engine, "买菜 8.6万") == []


def test_a_short_number_is_not_surely_a_camera_s(engine: SearchEngine) -> None:
    assert _sure(engine, "5") == ["message.txt"]


def test_pictures_are_sure_by_everyday_words_and_not_by_characters(engine: SearchEngine) -> None:
    assert _sure(engine, "大象") == ["IMG_7001.jpg"]
    assert _sure(engine, "盒马") == []
    guessed = engine.answer("盒马").weaker
    assert guessed
    assert guessed[0].score < 0.5


def test_the_whole_ranking_has_the_words_first_too(engine: SearchEngine) -> None:
    assert engine.rank("红烧肉")[0].item.original_name == "recipe.txt"


def test_a_day_of_every_year_and_weekends(asked: Asked) -> None:
    assert _sure(asked.engine, "12月25日") == ["DSC00042.jpg", "IMG_0002.jpg"]
    assert _sure(asked.engine, "7月14号的狗") == ["IMG_0001.jpg"]
    assert _sure(asked.engine, "7月15日") == []
    assert _sure(asked.engine, "周末的照片") == ["IMG_0001.jpg", "IMG_0003.jpg"]
    found = Finder(asked.vault, asked.engine, KnownColumns(asked.vault)).find(Ask("12月25日"))
    assert [hit.item.original_name for hit in found.answer.hits] == ["DSC00042.jpg", "IMG_0002.jpg"]
