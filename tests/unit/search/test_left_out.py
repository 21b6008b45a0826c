"""What a question leaves out, asks with signs alone, or asks of recordings; the same in the window's answers."""

from __future__ import annotations

import pytest

from heirloom.core.asking import Ask
from heirloom.core.records import Channel, Kind, PassageSource
from heirloom.search.columns import KnownColumns
from heirloom.search.finder import Finder
from heirloom.vault import LogKind
from tests.unit.search.conftest import Asked, add


def both(asked: Asked, query: str) -> set[str]:
    """Names of what is sure, by the engine and by the window's finder, which must agree."""
    answer = asked.engine.answer(query, limit=50)
    found = Finder(asked.vault, asked.engine, KnownColumns(asked.vault)).find(Ask(query))
    names = {hit.item.original_name for hit in answer.hits}
    assert names == {hit.item.original_name for hit in found.answer.hits}
    assert found.total == len(names)
    return names


@pytest.mark.parametrize(
    "query", ["photos without cats", "photos that are not of a cat", "没有猫的照片", "photos -cat"]
)
def test_where_only_something_is_left_out_all_else_comes_newest_first(asked: Asked, query: str) -> None:
    answer = asked.engine.answer(query)
    names = [hit.item.original_name for hit in answer.hits]
    assert names[:2] == ["DSC00042.jpg", "IMG_0004.jpg"]
    assert set(names) == {"IMG_0001.jpg", "IMG_0003.jpg", "IMG_0004.jpg", "IMG_0005.jpg", "DSC00042.jpg"}
    assert set(names) == both(asked, query)
    assert {reason.channel for hit in answer.hits for reason in hit.why} == {Channel.KIND}
    assert answer.parsed.kind is Kind.PHOTO
    assert answer.parsed.without


def test_without_a_kind_all_that_is_left_out_is_left_out(asked: Asked) -> None:
    names = both(asked, "NOT cat")
    assert len(names) == 10
    assert "IMG_0002.jpg" not in names


@pytest.mark.parametrize("query", ["an animal without a cat", "an animal -cat", "没有猫的动物"])
def test_what_is_left_out_is_neither_sure_nor_perhaps(asked: Asked, query: str) -> None:
    plain = asked.engine.answer("an animal")
    assert "IMG_0002.jpg" in {hit.item.original_name for hit in (*plain.hits, *plain.weaker)}
    answer = asked.engine.answer(query)
    assert "IMG_0002.jpg" not in {hit.item.original_name for hit in (*answer.hits, *answer.weaker)}
    assert asked.engine.rank(query)[-1].item.original_name == "IMG_0002.jpg"
    both(asked, query)


def test_words_of_a_text_are_found_though_they_leave_something_out(own: Asked) -> None:
    with own.vault.commit(LogKind.EDIT):
        own.vault.texts.replace(
            own.ids["recipe soup.txt"], PassageSource.TEXT, [(1, "Soup without pumpkin: onions, cream and nutmeg.")]
        )
    assert "recipe soup.txt" in both(own, "soup without pumpkin")


@pytest.mark.parametrize("query", ["*", "%", '"', "?!", "…", "- -"])
def test_signs_alone_ask_for_nothing(asked: Asked, query: str) -> None:
    assert both(asked, query) == set()
    assert asked.engine.answer(query).weaker == ()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("videos", {"Sea.mp4"}),
        ("视频", {"Sea.mp4"}),
        ("voice memos", {"Memo 3.m4a", "Choir.mp3"}),
        ("录音", {"Memo 3.m4a", "Choir.mp3"}),
        ("recordings of the choir", {"Choir.mp3"}),
        ("2015年的录音", {"Choir.mp3"}),
        ("videos from 2015", set()),
    ],
)
def test_recordings_are_found_by_their_kind(own: Asked, query: str, names: set[str]) -> None:
    add(own.vault, Kind.FILE, "Sea.mp4", "video/mp4", "2014-08-01 09:30", None)
    add(own.vault, Kind.FILE, "Choir.mp3", "audio/mpeg", "2015-08-01 09:30", None)
    add(own.vault, Kind.FILE, "Memo 3.m4a", "application/octet-stream", "2016-08-01 09:30", None)
    assert both(own, query) == names
    reasons = [reason for hit in own.engine.answer(query).hits for reason in hit.why]
    told = {reason.snippet for reason in reasons if reason.channel is Channel.KIND}
    assert told <= {"a video", "a recording", "视频", "录音"}


def test_a_video_of_something_is_perhaps_every_video(own: Asked) -> None:
    add(own.vault, Kind.FILE, "MVI_0007.mp4", "video/mp4", "2014-08-01 09:30", None)
    answer = own.engine.answer("videos of a dog")
    assert answer.hits == ()
    assert [(hit.item.original_name, hit.why[0].snippet) for hit in answer.weaker] == [("MVI_0007.mp4", "a video")]


@pytest.mark.parametrize("query", ["-cat an animal", "an animal -cat indoors 2019", "-猫 动物"])
def test_a_sign_leaves_out_wherever_it_stands(asked: Asked, query: str) -> None:
    answer = asked.engine.answer(query)
    assert answer.parsed.without in {"cat", "猫"}
    assert "IMG_0002.jpg" not in {hit.item.original_name for hit in (*answer.hits, *answer.weaker)}
    both(asked, query)


def test_words_with_a_sign_before_them_are_not_looked_for(own: Asked) -> None:
    text = "上海出租车发票。金额四十二元。手机截图。"
    with own.vault.commit(LogKind.EDIT):
        own.vault.texts.replace(own.ids["letter.txt"], PassageSource.TEXT, [(1, text)])
    assert "letter.txt" in both(own, "发票")
    assert "letter.txt" not in both(own, "-截图 发票")


def test_several_things_and_facts_are_left_out(asked: Asked) -> None:
    assert both(asked, "photos -cat -dog") == {"IMG_0003.jpg", "IMG_0004.jpg", "IMG_0005.jpg", "DSC00042.jpg"}
    assert both(asked, "没有狗也没有猫的照片") == both(asked, "photos without a dog or a cat")
    assert both(asked, "photos not taken in Lisbon") == {
        "IMG_0002.jpg",
        "IMG_0004.jpg",
        "IMG_0005.jpg",
        "DSC00042.jpg",
    }
    assert both(asked, "documents not from 2003") == {
        "recipe soup.txt",
        "Rechnung_2017.pdf",
        "日记.txt",
        "republic.txt",
    }
