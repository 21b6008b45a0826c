"""Chinese questions in English words, by the dictionary that is installed."""

from __future__ import annotations

import pytest

from heirloom.search.chinese.cedict import Dictionary
from heirloom.search.chinese.translate import Translator


@pytest.fixture(scope="module")
def translator() -> Translator:
    return Translator(Dictionary())


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("长颈鹿", "giraffe"),
        ("一杯咖啡", "cup of coffee"),
        ("三只小猫", "three kitten"),
        ("停在外面的摩托车", "motorcycle outside parked"),
        ("客厅里的沙发", "sofa in living room"),
        ("粉红色的火烈鸟", "pink flamingo"),
        ("毕业典礼", "graduation ceremony"),
        ("長城", "Great Wall"),
        ("长城", "Great Wall"),
        ("摩托車", "motorcycle"),
        ("埃及金字塔", "Egypt pyramid"),
        ("钓鱼", "fishing"),
        ("a dog", "a dog"),
        ("iPhone 手机", "iPhone mobile phone"),
        ("的", ""),
    ],
)
def test_plain_meaning(translator: Translator, chinese: str, english: str) -> None:
    assert translator.to_english(chinese) == english


@pytest.mark.parametrize("word", ["钢琴", "围巾", "楼梯", "蜜蜂", "毛衣", "风筝", "帐篷", "雪橇", "菠萝", "灯塔"])
def test_a_word_the_table_of_everyday_words_lacks(translator: Translator, word: str) -> None:
    expected = {"钢琴": "piano", "围巾": "scarf", "楼梯": "stair", "蜜蜂": "bee", "毛衣": "sweater", "风筝": "kite",
                "帐篷": "tent", "雪橇": "sled", "菠萝": "pineapple", "灯塔": "lighthouse"}  # fmt: skip
    assert expected[word] in translator.to_english(word)


def test_names_of_places(translator: Translator) -> None:
    assert "Beijing" in translator.names("北京")
    assert translator.names("猫") == []


def test_the_words_are_told_with_their_meanings(translator: Translator) -> None:
    assert [(word.chinese, word.known) for word in translator.words("孩子踢足球")] == [("孩子", True), ("踢足球", True)]


def test_memory_is_given_back(translator: Translator) -> None:
    own = Dictionary()
    assert own.entries("猫")["猫"]
    own.unload()
    assert own._text is None
    assert own.entries("狗")["狗"]


def test_words_of_asking_are_no_part_of_the_meaning(translator: Translator) -> None:
    assert translator.to_english("钥匙在哪里") == "key"
    assert translator.to_english("体检是什么时候") == "physical examination"


def test_a_place_word_stays_with_what_stands_before_it(translator: Translator) -> None:
    assert translator.to_english("阳台上的番茄") == "tomato on balcony"
