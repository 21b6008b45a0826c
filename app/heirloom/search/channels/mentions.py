"""How a passage mentions the words of a question: how many of them, and whether more than in passing.

A word index cannot tell a letter about flowers from an encyclopedia in which the word stands once; the passage's own
length can. Read for the few best lines only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from heirloom.core.records import Passage, PassageSource
from heirloom.core.words import Term, fold

ROOM: Final = 60
"""Words of text, to each time a single word is met, from which the mention is one in passing."""
_CJK_ROOM: Final = 100
"""The same in Chinese characters."""
_CJK_WORD: Final = 3
_NAMING: Final = frozenset({PassageSource.TITLE, PassageSource.CAPTION, PassageSource.NAME, PassageSource.TAG})
_SHORT: Final = 4
_FEW_WORDS: Final = 6
_LITTLE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Mention:
    """`covered`: share of the question's words that are met, 0–1.

    `roomy`: the passage is long enough to speak of something else. `passing`: so long that a single word asked for
    stands in it once. `faint`: a single Chinese character was asked for, which mostly stands for part of a word.
    `slight`: so few words that the one or two it shares with the question are most of what it means.
    """

    covered: float
    roomy: bool
    passing: bool
    faint: bool = False
    slight: bool = False


def mention(passage: Passage, asked: Sequence[Term]) -> Mention:
    """How a passage mentions the `content_terms` of a question. What a person named a memory is never in passing."""
    text = fold(passage.text)
    shares, times = [], 0
    for term in asked:
        share, met = _cjk_share(term, text) if term.cjk else _latin_share(term, text)
        shares.append((share, len(term.surface) if term.cjk else 1))
        times += met
    weight = sum(size for _, size in shares)
    covered = sum(share * size for share, size in shares) / weight if weight else 0.0
    chinese = bool(asked) and asked[0].cjk
    length, room = (len(text), _CJK_ROOM) if chinese else (text.count(" "), ROOM)
    roomy = length > room and passage.source not in _NAMING
    single = is_one_word(asked)
    faint = single and chinese and len(asked[0].surface) == 1
    few = len(text.split()) <= _FEW_WORDS and passage.source is not PassageSource.TAG
    slight = few and not chinese and covered <= _LITTLE
    return Mention(covered, roomy, roomy and single and length > room * times, faint, slight)


def is_one_word(asked: Sequence[Term]) -> bool:
    """Whether a question says a single word; a longer Chinese run that is met as a whole is no accident."""
    return len(asked) == 1 and len(asked[0].surface if asked[0].cjk else asked[0].tokens) <= (
        _CJK_WORD if asked[0].cjk else 1
    )


def _latin_share(term: Term, text: str) -> tuple[float, int]:
    """Share of the term's tokens in the text, and how often the rarest of them is met."""
    counts = [len(_forms(token).findall(text)) for token in term.tokens]
    return sum(count > 0 for count in counts) / len(counts), min(counts)


@lru_cache(maxsize=256)
def _forms(token: str) -> re.Pattern[str]:
    """The forms of a word, roughly as the index's stemmer has them."""
    if len(token) <= _SHORT:
        return re.compile(rf"\b{re.escape(token)}(?:e?s)?\b")
    return re.compile(rf"\b{re.escape(token[: max(_SHORT, len(token) - 2)])}[^\W_]{{0,5}}\b")


def _cjk_share(term: Term, text: str) -> tuple[float, int]:
    """Share of the run's characters that stand in the text in pairs, and how often the whole run is met."""
    run = term.surface
    met = text.count(run)
    if len(run) == 1 or met:
        return float(met > 0), met
    held = {place for at in range(len(run) - 1) if run[at : at + 2] in text for place in (at, at + 1)}
    return len(held) / len(run), 0
