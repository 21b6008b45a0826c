"""What a Chinese question wants a text to hold, and how far its English may be looked for in pictures.

Nothing shows where Chinese words end, so a question written as a sentence would have to stand in a text as a whole:
"爸爸在深圳" asks for 爸爸 and 深圳, "红烧肉怎么做" for 红烧肉.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from heirloom.core.words import has_cjk
from heirloom.search.chinese.everyday import EVERYDAY, LOCATIONS, PARTICLES
from heirloom.search.chinese.translate import Translator, Word

DICTIONARY_DOUBT: Final = 1.0
"""What looks count less where the English is the dictionary's and not that of the table of everyday words.

With it three of four photos that are sure are right on the labelled photos asked in Chinese, and a third of the right
ones are sure; without, three of five, and nearly half of them.
"""
_GLOSS_WORDS: Final = 3
"""A longer gloss explains a word that English has none for: no encoder has seen it with a picture."""
_RUN: Final = re.compile("[\u3400-\u9fff]+|[^\\s\u3400-\u9fff]+")
_LIGHT_WORDS: Final = (
    "怎么 怎么样 怎样 怎么做 怎么写 怎么用 如何 做法 菜谱 食谱 多少 多少钱 价钱 价格 几点 哪天 哪年 谁的"
    " 我 你 他 她 我们 我们的 我的 我家 我家的 他们 自己 做 去 来 有 没有 到 会 要 想 拍 让 说 叫 能 请"
    " 看 给 从 跟 和 与 用 花了 关于 那年 那天 时候 的时候 一共 总共 照片 相片 图片"
)
_LIGHT: Final = frozenset(_LIGHT_WORDS.split())
"""Words that ask, or that a text about the thing need not hold."""


def required_words(translator: Translator, text: str) -> str:
    """The words that a text must hold, with spaces between; the question itself where it is nothing but light words."""
    kept = _required(translator, text)
    return text if not kept or all(len(word.chinese) == 1 for word in kept) else " ".join(word.chinese for word in kept)


def in_other_script(translator: Translator, text: str) -> str | None:
    """The same words in traditional characters, or in simplified ones where those were asked; None for no other."""
    kept = _required(translator, text) if has_cjk(text) else []
    other = " ".join(word.other or word.chinese for word in kept)
    return other if any(word.other for word in kept) else None


def stands_by_itself(translator: Translator, text: str, name: str) -> bool:
    """Whether a name stands in a text without cutting a word in two: 长沙 does not in 长沙发, a long sofa."""
    for run in _RUN.findall(text):
        if name not in run or not has_cjk(run):
            continue
        ends, at = [0], 0
        for word in translator.words(run):
            at += len(word.chinese)
            ends.append(at)
        begins = [place for place in range(len(run)) if run.startswith(name, place)]
        if any(_is_whole(ends, begin, begin + len(name)) for begin in begins):
            return True
    return name not in text


def _is_whole(ends: Sequence[int], begin: int, end: int) -> bool:
    """Whether no word lies over one end of a stretch and not over the other."""
    over = [(first < begin < last, first < end < last) for first, last in pairwise(ends)]
    return all(one == other for one, other in over)


def doubt(translator: Translator, text: str) -> float | None:
    """What a picture's looks count less for a question, None where they are a guess and never sure."""
    words = [word for word in translator.words(text) if word.english and word.chinese not in PARTICLES]
    if all(word.chinese in EVERYDAY or word.counted for word in words):
        return 0.0
    strange = any(not word.known for word in translator.words(text))
    if strange or any(_explains(word) for word in words) or _spelt(translator.words(text)):
        return None
    return DICTIONARY_DOUBT


def _required(translator: Translator, text: str) -> list[Word]:
    """Words that say what is asked for; the characters of a word that the dictionary lacks are one."""
    kept: list[Word] = []
    for run in _RUN.findall(text):
        if not has_cjk(run):
            kept.append(Word(run, (run,)))
            continue
        words = translator.words(run)
        for at, word in enumerate(words):
            if at and kept and _is_piece(word) and _is_piece(words[at - 1]):
                before = kept.pop()
                other = (before.other or before.chinese) + (word.other or word.chinese)
                chinese = before.chinese + word.chinese
                kept.append(Word(chinese, (), known=False, other=other if other != chinese else ""))
            elif not _is_light(word):
                kept.append(word)
    return kept


def _is_light(word: Word) -> bool:
    location = len(word.chinese) == 1 and word.english[:1] != () and word.english[0] in LOCATIONS
    silent = word.known and not word.english
    return word.chinese in _LIGHT or word.chinese in PARTICLES or location or silent or word.counted


def _explains(word: Word) -> bool:
    return word.chinese not in EVERYDAY and len(word.english[0].split()) > _GLOSS_WORDS


def _spelt(words: Sequence[Word]) -> bool:
    """Whether a word fell apart into characters, as a name that the dictionary lacks: 盒马 is no box and no horse."""
    return any(_is_piece(one) and _is_piece(two) and not (_plain(one) and _plain(two)) for one, two in pairwise(words))


def _is_piece(word: Word) -> bool:
    return len(word.chinese) == 1 and word.chinese not in PARTICLES and not _is_light(word)


def _plain(word: Word) -> bool:
    return word.chinese in EVERYDAY
