"""What a Chinese question wants a text to hold, and how far pictures are trusted by its English."""

from __future__ import annotations

import pytest

from heirloom.search.chinese.asking import DICTIONARY_DOUBT, doubt, in_other_script, required_words, stands_by_itself
from heirloom.search.chinese.translate import Translator


@pytest.fixture(scope="module")
def translator() -> Translator:
    return Translator()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("爸爸在深圳", "爸爸 深圳"),
        ("装修花了多少钱", "装修"),
        ("红烧肉 菜谱", "红烧肉"),
        ("红烧肉怎么做", "红烧肉"),
        ("给奶奶的信", "奶奶 信"),
        ("奶奶做的饺子", "奶奶 饺子"),
        ("装修合同", "装修 合同"),
        ("张伟的护照", "张伟 护照"),
        ("盒马", "盒马"),
        ("iPhone 手机", "iPhone 手机"),
        ("老照片", "老照片"),
        ("怎么做", "怎么做"),
        ("", ""),
    ],
)
def test_words_that_a_text_must_hold(translator: Translator, asked: str, words: str) -> None:
    assert required_words(translator, asked) == words


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("红烧肉", "紅燒肉"),
        ("紅燒肉", "红烧肉"),
        ("畢業典禮", "毕业典礼"),
        ("盒马", "盒馬"),
        ("面条", "麵條"),
        ("爸爸在深圳", None),
        ("皇后", None),
        ("a dog", None),
    ],
)
def test_the_same_in_the_other_script(translator: Translator, asked: str, other: str | None) -> None:
    assert in_other_script(translator, asked) == other


@pytest.mark.parametrize("asked", ["狗", "海边的狗", "三只小猫", "孩子踢足球", "生日会"])
def test_an_everyday_word_is_trusted(translator: Translator, asked: str) -> None:
    assert doubt(translator, asked) == 0


@pytest.mark.parametrize("asked", ["红烧肉", "柿子", "血压", "蓝色的伞"])
def test_a_word_of_the_dictionary_must_be_far_above_the_line(translator: Translator, asked: str) -> None:
    assert doubt(translator, asked) == DICTIONARY_DOUBT


@pytest.mark.parametrize("asked", ["盒马", "豆瓣酱", "曼陀林", "太极图"])
def test_what_the_dictionary_explains_or_lacks_is_a_guess(translator: Translator, asked: str) -> None:
    assert doubt(translator, asked) is None


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("客厅的长沙发", "长沙", False),
        ("马路上海报", "上海", False),
        ("生日本子", "日本", False),
        ("长沙的沙发", "长沙", True),
        ("上海海边", "上海", True),
        ("爸爸在深圳", "深圳", True),
        ("杭州西湖", "杭州", True),
        ("在成都市武侯区的家", "成都市", True),
        ("长沙发 长沙", "长沙", True),
        ("a dog", "长沙", True),
    ],
)
def test_a_place_is_no_half_of_two_words(translator: Translator, text: str, name: str, whole: bool) -> None:
    assert stands_by_itself(translator, text, name) is whole
