"""Passages found by words and by meaning together: both kinds of evidence are known for every line that either finds.

Rank fusion of a dense and a sparse ranking loses how good each match is; here the dense distance, in spreads of the
encoder's fixed sample, and a share of BM25 are added. Set against BM25 alone and against rank fusion on public
collections by `tests/benchmarks/retrieval_text.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel
from heirloom.core.words import Term, content_terms, has_cjk, match_expression, mostly_cjk
from heirloom.embedding.encoder import TextEncoder, TextQuery, sure_line
from heirloom.search.channels.mentions import Mention, is_one_word, mention
from heirloom.search.fuse import NOTHING, Finding, below_sure
from heirloom.search.number_sets import are_in
from heirloom.search.spaces import SpaceIndex
from heirloom.vault import Vault

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

NEAR: Final = 80
WORD_LINES: Final = 200
WHOLE: Final = 1_000
"""Both limits for a ranking without a cut."""

ALL_WORDS: Final = 1.5
"""Evidence of a line that holds every word, before its rank counts."""
ONE_WORD: Final = 0.0
"""The same where a single word was asked, just sure: a picture that shows the thing comes before a text that has the
word, as "the lazy dog" has."""
_ONE_WORD_RANK: Final = 0.02
PASSING: Final = -0.5
"""Evidence of a line that has the words in passing and nothing of their meaning."""
_FAINT: Final = 0.05
_MEANT_FROM: Final = 1.5
"""Spreads from which a long passage's meaning bears out the words in it: names come to 2 and more, words used in
passing hardly to 1."""
_MEANT_STEP: Final = 0.3
_PARTLY_FROM: Final = 1.5
_PARTLY_BY: Final = 4.0
"""Spreads of meaning between which some of the words begin to count, up to their full weight: one word of three in a
form or in Latin filler says nothing where the passage means something else."""
_UNMEANT: Final = 1.0
"""What such a line loses where its meaning bears out none of it."""
_SLIGHT: Final = -0.6
"""The most that a line of few words is evidence of where it holds half of the question's words or fewer: its meaning
is that of the words it shares, and one reason is not two. "Red Green Blue Black" is no red car."""
_BM25_WEIGHT: Final = 0.3
_COMPLETE: Final = 1.0
_AGREED: Final = 1.0
"""Evidence of words and meaning together from which a passage is sure though neither is by itself."""
_AGREED_ASKED: Final = 0.0
"""The same for a question that words must answer."""
_STANDS_OUT: Final = 0.8
"""Share of the best passage's evidence to which others must come for that. On XQuAD's English questions these three
find the paragraph for .93 of them at precision .47; without them .89 at .46, without the last .93 at .38."""
_BEGINNING: Final = 200
"""Characters of a passage that show which script it is written in."""
_FEWEST_LETTERS: Final = 8
"""What is shorter, as a road sign read in a picture, has no meaning that an encoder could tell."""
_BRIEF: Final = 2
"""Words of a passage that says hardly anything."""
_BRIEFLY: Final = 1.0
"""Spreads by which the starter puts such a one nearer to any question than it puts sentences, in the mean of 120."""
_SPAN: Final = 4.0
_BELOW_SURE: Final = 0.05
_MISSING: Final = 4.0
"""What a question's best line loses by the share of the words that are not in it."""
_RUN_ON: Final = 0.8
"""What a Chinese line gains: nothing shows where words end, so a question's verb and particles count as missing."""
_LEAD: Final = 0.6
_MOST_WORDS: Final = -1.3
"""Evidence of the best Chinese line that holds about half of the words."""
_BARELY: Final = 0.2
_READ: Final = -3.0
_READ_LINES: Final = 60
_READ_WHOLE: Final = 20
"""Lines read to judge how they hold the words; more are dear where a thousand questions are asked in a row."""


@dataclass(frozen=True, slots=True)
class WordLines:
    """Passages that hold words of the question: ids, items, BM25, whether all words are there, whether by Chinese.

    `single` marks lines that were asked for one word; `roomy`, `passing`, `faint` and `slight` are those of `Mention`;
    `covered` is the share of its words that the best incomplete line of the same wording holds. `entire` marks lines
    that hold a whole question, its facts too.
    """

    ids: Numbers
    numbers: Numbers
    bm25: Floats
    complete: Flags
    chinese: Flags
    single: Flags
    roomy: Flags
    passing: Flags
    faint: Flags
    slight: Flags
    covered: Floats
    entire: Flags


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to look for. `within` keeps to these items (None: all); `entire` keeps lines that hold every word.

    One of the `forms`, where there are any, must stand in a line as well.
    """

    text: str
    within: Numbers | None = None
    entire: bool = False
    forms: tuple[str, ...] = ()

    def expressions(self) -> tuple[str, str] | None:
        """What the words index is asked for lines with some of the words, and with all; None where there is none."""
        some, every = match_expression(self.text), match_expression(self.text, need="all")
        form = match_expression(" ".join(self.forms)) if self.forms else None
        if form is not None:
            every = f"({every}) AND ({form})" if every else form
            return every, every
        return (some, every) if some and every else None


@dataclass(frozen=True, slots=True)
class _Line:
    item: int
    bm25: float
    complete: bool
    wording: str


def by_words(
    vault: Vault,
    wordings: Sequence[Wording],
    still: Callable[[], None],
    *,
    whole: bool = False,
    space: SpaceIndex | None = None,
) -> WordLines:
    """Lines by their words, for each wording of the question; the better of two finds of the same line stays.

    `still` raises between two steps once nobody wants them.
    """
    limit = WHOLE if whole else WORD_LINES
    owners = None if space is None else space.owners
    lines: dict[int, _Line] = {}
    for wording in wordings:
        expressions = wording.expressions()
        if expressions is None:
            continue
        some, every = expressions
        still()
        full = vault.texts.search_words(every, limit, wording.within, owners)
        alike = wording.entire or every == some
        still()
        hits = full if alike else vault.texts.search_words(some, limit, wording.within, owners)
        complete = {hit.passage_id for hit in full}
        for hit in [*full, *hits]:
            known = lines.get(hit.passage_id)
            found = _Line(hit.item_number, hit.bm25, hit.passage_id in complete, wording.text)
            if known is None or (found.complete, found.bm25) > (known.complete, known.bm25):
                lines[hit.passage_id] = found
    still()
    asked = {wording.text: content_terms(wording.text) for wording in wordings}
    read = _read(vault, lines, asked, _READ_WHOLE if whole else _READ_LINES)
    rows = list(lines.values())
    # What was not read lies behind what was: it holds the words in more text, or less often.
    one_word = {wording: is_one_word(said) for wording, said in asked.items()}
    chinese = {wording.text: has_cjk(wording.text) or bool(wording.forms) for wording in wordings}
    entire = {wording.text for wording in wordings if wording.entire}
    best: dict[str, float] = {}
    for id, one in read.items():
        if not lines[id].complete:
            best[lines[id].wording] = max(best.get(lines[id].wording, 0.0), one.covered)
    held = [read.get(id) or Mention(0.0, roomy=True, passing=one_word[row.wording]) for id, row in lines.items()]
    return WordLines(
        ids=np.array(list(lines), np.int64),
        numbers=np.array([row.item for row in rows], np.int64),
        bm25=np.array([row.bm25 for row in rows], np.float32),
        complete=np.array([row.complete for row in rows], np.bool_),
        chinese=np.array([chinese[row.wording] for row in rows], np.bool_),
        single=np.array([one_word[row.wording] for row in rows], np.bool_),
        roomy=np.array([one.roomy for one in held], np.bool_),
        passing=np.array([one.passing for one in held], np.bool_),
        faint=np.array([one.faint for one in held], np.bool_),
        slight=np.array([one.slight for one in held], np.bool_),
        covered=np.array([best.get(row.wording, 0.0) for row in rows], np.float32),
        entire=np.array([row.wording in entire for row in rows], np.bool_),
    )


def _read(
    vault: Vault, lines: Mapping[int, _Line], asked: Mapping[str, Sequence[Term]], count: int
) -> dict[int, Mention]:
    """How the first lines hold their words."""
    first = sorted(lines, key=lambda id: (lines[id].complete, lines[id].bm25), reverse=True)[:count]
    read = vault.texts.get_many(first)
    return {int(id): mention(passage, asked[lines[id].wording]) for id, passage in read.items()}


def findings(
    vault: Vault,
    words: WordLines,
    meaning: tuple[SpaceIndex, TextEncoder, TextQuery] | None,
    subset: Numbers | None,
    *,
    english_only: bool,
    asks: bool = False,
    known: bool = True,
    whole: bool = False,
    looks: float = NOTHING,
) -> list[Finding]:
    """What words and meaning say, each line's `total` the two together. `meaning` is None where there are no vectors.

    An encoder that knows no Chinese makes noise of Chinese passages; with `english_only` those are left to the words.
    `asks` is a question that words must answer; without `known` the encoder knows none of its words. `looks` is the
    most evidence that a picture's looks have, where what holds a Chinese question's own words comes before them.
    """
    if meaning is None:
        evidence = word_evidence(words, np.full(len(words.ids), np.nan, np.float32))
        total = evidence + _before_looks(words, evidence, looks)
        return [Finding(Channel.WORDS, words.numbers, evidence, words.ids, total, cut=_all_sure(evidence, WORD_LINES))]
    space, encoder, query = meaning
    readable = words.ids[~words.chinese] if english_only else words.ids
    near, scores = _near(space, query, readable, subset, whole=whole)
    z = np.asarray(encoder.z(query, scores), np.float32)
    if english_only:
        less = _discounts(vault, space, near, z - np.float32(encoder.sure_threshold), known=readable, whole=whole)
        keep = np.isfinite(less)
        near, z = near[keep], z[keep] - less[keep]
    order = np.argsort(near)
    near, z = near[order], z[order]
    evidence = z - np.float32(sure_line(encoder.sure_threshold, float(z.max(initial=0))))
    evidence = evidence if known else below_sure(evidence)
    at = np.minimum(np.searchsorted(near, words.ids), max(len(near) - 1, 0))
    both = near[at] == words.ids if len(near) else np.zeros(len(words.ids), np.bool_)
    meant = np.full(len(words.ids), np.nan, np.float32)
    meant[both] = z[at[both]]
    worded = word_evidence(words, meant)
    together, total = evidence.copy(), worded.copy()
    # One word in a text that speaks of it is one reason, not two.
    weak = words.complete & (words.single | (worded < 0))
    backed = np.where(words.complete, 1, _partly(np.nan_to_num(meant)))
    added = np.where(weak, 0, _BM25_WEIGHT * words.bm25 * backed + _COMPLETE * words.complete)[both]
    together[at[both]] = np.maximum(evidence[at[both]] + added, total[both])
    best = float(together.max(initial=0))
    capped = at[both & words.slight & ~words.complete & (not asks)]
    evidence[capped] = np.minimum(evidence[capped], _SLIGHT)
    together[capped] = np.minimum(together[capped], _SLIGHT)
    total[both] = together[at[both]]
    total += _before_looks(words, worded, looks)
    sure = meaning_evidence(evidence, together, best, asks=asks) if known else evidence
    return [
        Finding(Channel.TEXT, space.numbers_of(near), sure, near, together, cut=_all_sure(sure, NEAR)),
        Finding(Channel.WORDS, words.numbers, worded, words.ids, total, cut=_all_sure(worded, WORD_LINES)),
    ]


def _before_looks(words: WordLines, worded: Floats, looks: float) -> Floats:
    """What lines (n,) with a question's own Chinese words gain, so that they come before pictures that may show them.

    Where no picture is sure, most of the words are enough.
    """
    whole = words.chinese & words.complete & ~words.faint
    gained = np.where(whole, lead_over(looks), 0)
    most = words.chinese & ~words.complete & (worded >= _MOST_WORDS) & (NOTHING < looks < 0)
    gained = np.where(most, np.maximum(looks + _BARELY * (1 - worded / _MOST_WORDS) - worded, 0), gained)
    return np.asarray(gained, np.float32)


def lead_over(looks: float) -> float:
    """What evidence of words, sure or nearly, must gain to come before pictures with that much evidence."""
    return max(0.0, looks + _LEAD)


def entirely_told(words: WordLines, found: Sequence[Finding]) -> Numbers:
    """Items with a sure line that holds the whole question; `found` is what `findings` made of the same lines."""
    by_words = next(one for one in found if one.channel is Channel.WORDS)
    return by_words.numbers[words.entire & (by_words.evidence >= 0)]


def _all_sure(evidence: Floats, limit: int) -> bool:
    """Whether a channel found as many sure lines as it looks for."""
    return int((evidence >= 0).sum()) >= limit


def meaning_evidence(evidence: Floats, together: Floats, best: float, *, asks: bool) -> Floats:
    """Evidence (n,) of passages' meaning, raised to sure where words bear it out and the two together stand out.

    `best` is the most that the two came to anywhere.
    """
    least = max(_AGREED_ASKED if asks else _AGREED, _STANDS_OUT * best)
    return np.asarray(np.maximum(evidence, together - np.float32(least)), np.float32)


def word_evidence(words: WordLines, meant: Floats) -> Floats:
    """Every word there is sure; some words count by their share of the question's best BM25 and by what is missing.

    `meant` (n,) is how many spreads each line's meaning is above nothing, NaN where no encoder can tell: what a long
    passage holds counts as far as its meaning bears it out.
    """
    share = words.bm25 / max(float(words.bm25.max(initial=0)), 1e-6)
    some = _SPAN * (share - 1) - _BELOW_SURE - _MISSING * (1 - words.covered) + _RUN_ON * words.chinese
    some -= _UNMEANT * (1 - _partly(np.nan_to_num(meant, nan=_PARTLY_BY)))
    every = np.where(words.single, ONE_WORD + _ONE_WORD_RANK * share, ALL_WORDS + share)
    borne_out = _MEANT_STEP * (meant - _MEANT_FROM)
    every = np.where(words.single & words.roomy & (borne_out >= 0), np.minimum(every, borne_out), every)
    every = np.where(words.faint, _FAINT, every)
    in_passing = np.where(np.isnan(meant), words.passing, words.roomy & (borne_out < 0))
    every = np.where(in_passing, PASSING + share / 4, every)
    return np.asarray(np.where(words.complete, every, some), np.float32)


def _partly(meant: Floats) -> Floats:
    """How far meaning (n,) bears out a line that holds some of the words, 0–1."""
    return np.asarray(np.clip((meant - _PARTLY_FROM) / (_PARTLY_BY - _PARTLY_FROM), 0, 1), np.float32)


def _near(
    space: SpaceIndex, query: TextQuery, worded: Numbers, subset: Numbers | None, *, whole: bool
) -> tuple[Numbers, Floats]:
    """The nearest passages, and those found by words, with their cosines."""
    keys = None if subset is None else space.keys_of(subset)
    near, scores = space.index.search(query.vector, WHOLE if whole else NEAR, keys)
    others, other_scores = space.index.scores(query.vector, worded[~are_in(worded, near)])
    return np.concatenate([near, others]), np.concatenate([scores, other_scores])


def _discounts(
    vault: Vault, space: SpaceIndex, ids: Numbers, evidence: Floats, *, known: Numbers, whole: bool
) -> Floats:
    """How many spreads less the passages' meaning counts (n,), infinite for what an English encoder cannot understand.

    So are those that it hardly speaks for, unless `whole`. What was found by its words is `known`.
    """
    worded = are_in(ids, known)
    asked = (evidence > _READ) & ~worded
    looked_at = ids[asked].tolist()
    new = [id for id in looked_at if id not in space.discounts]
    beginnings = vault.texts.beginnings(new, _BEGINNING) if new else {}
    space.discounts |= {id: _discount(beginning) for id, beginning in beginnings.items()}
    less = np.where(whole | asked | worded, np.float32(0), np.float32(np.inf))
    less[asked] = [space.discounts.get(id, 0.0) for id in looked_at]
    return np.asarray(less, np.float32)


def _discount(beginning: str) -> float:
    if not _tells_meaning(beginning):
        return float("inf")
    return _BRIEFLY if len(beginning.split()) <= _BRIEF else 0.0


def _tells_meaning(beginning: str) -> bool:
    return sum(map(str.isalpha, beginning)) >= _FEWEST_LETTERS and not mostly_cjk(beginning)
