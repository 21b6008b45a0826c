"""People's names in a Chinese question: "张伟", "王阿姨", "小明", "伯纳德叔叔". No picture shows what one is called.

What the dictionary holds as a word is none: a name falls apart into characters when the question is cut into words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from heirloom.search.chinese.everyday import EVERYDAY, LOCATIONS, PARTICLES
from heirloom.search.chinese.translate import Translator, Word
from heirloom.search.wording.people import names_in

_CHINESE: Final = re.compile("[\u3400-\u9fff]+")
_SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任"
    "姜范方石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧柯尤翁聂焦"
)
_TITLE_WORDS: Final = (
    "阿姨 叔叔 伯伯 伯父 伯母 舅舅 姑姑 姨妈 老师 医生 先生 女士 太太 小姐 爷爷 奶奶 大妈 大爷 大叔 大姐 大哥"
    " 师傅 同学 教授 哥哥 姐姐 弟弟 妹妹 哥 姐 叔 婶 姨"
)
_TITLES: Final = frozenset(_TITLE_WORDS.split())
_CALLED: Final = frozenset("小老阿")
_GIVEN: Final = frozenset("明丽华芳军强刚伟燕娟敏静霞波斌辉玲杰芬涛磊洋勇艳莉萍婷峰鹏浩宇欣怡佳琪琳")
_FOREIGN: Final = 3
"""Characters in a row that make no word from which a name is spelt by sound."""


def without_names(translator: Translator, text: str) -> str:
    """The question without the words that are part of somebody's name, without spaces where they were."""
    return _CHINESE.sub(lambda run: _unnamed(translator.words(run.group())), text).strip().lstrip("的和与跟")


def _unnamed(words: Sequence[Word]) -> str:
    named = [False] * len(words)
    for at in range(len(words)):
        for place in range(at, _name_end(words, at)):
            named[place] = True
    return "".join(word.chinese for word, is_name in zip(words, named, strict=True) if not is_name)


def _name_end(words: Sequence[Word], at: int) -> int:
    """Where a name that begins at a word ends; `at` itself where none does."""
    word = words[at].chinese
    if words[at].english[:1] and (names_in(words[at].english[0]) or "surname" in words[at].english[0]):
        return _with_title(words, at + 1)
    following = words[at + 1].chinese if at + 1 < len(words) else ""
    if word in _CALLED and following in _GIVEN | (_SURNAMES - EVERYDAY.keys()):
        return at if _goes_on(words, at + 2) else at + 2
    if word in _SURNAMES and following in _TITLES:
        return at + 2
    row = next((far for far in range(at, len(words) + 1) if not _goes_on(words, far)), at) - at
    if row >= _FOREIGN or (row > 1 and word in _SURNAMES):
        return _with_title(words, at + row)
    return at


def _with_title(words: Sequence[Word], end: int) -> int:
    return end + (end < len(words) and words[end].chinese in _TITLES)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a single character stands there that is no everyday word."""
    word = words[at].chinese if at < len(words) else ""
    everyday = word in EVERYDAY or word in PARTICLES or word in LOCATIONS
    return len(word) == 1 and not everyday
