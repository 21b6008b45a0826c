"""Items by the names of the folders that they came from: "Italy 2015", "奶奶的生日"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel
from heirloom.core.words import Term, content_terms, index_text
from heirloom.search.channels.passages import Wording
from heirloom.search.fuse import Finding
from heirloom.search.number_sets import are_in
from heirloom.vault import Vault

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
Names = tuple[str, ...]

ALL_WORDS: Final = 1.2
"""Evidence of a folder whose names hold every word: sure, and a little below a file's own name."""
PARTLY: Final = 1.5
"""What is lost by the share of the words that they do not hold, as with names of files."""
ENOUGH: Final = 0.5
LARGE_SHARE: Final = 0.2
LARGE: Final = 200
"""A folder that holds more memories than both, with all below it, tells nothing of a single one."""
BY_FOLDER: Final = -1
"""A finding gives this less the row of folder names in the stead of a passage."""
_UNSEEN: Final = -6.0
"""Evidence of what no other channel speaks for, or hardly."""
_ORDERED: Final = 0.05
_ORDERED_PARTLY: Final = 0.3
"""How much the other channels' evidence counts among the memories of one folder."""
_LIFT: Final = 0.35
"""What other channels' evidence gains where a folder holds some of the words."""
NOTHING: Final = Finding(Channel.NAME, np.empty(0, np.int64), np.empty(0, np.float32))
_MOST_TOKENS: Final = 12
"""A longer question is no folder's name."""
_STEM: Final = 4
_ZH_WAYS: Final = "去到在从往回"
_SEPARATORS: Final = str.maketrans("_-.'’&+,()[]", " " * 12)
_GENERIC_WORDS: Final = """
photo photos picture pictures pic pics image images img document documents doc docs file files folder folders
album albums scan scans video videos 照片 相片 图片 文件 文档 相册 视频
"""
_GENERIC: Final = frozenset(_GENERIC_WORDS.split())
"""Words of what is kept, of which no folder's name tells anything."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Folders that hold the same words by the same outer names."""

    names: Names
    held: frozenset[str]


@dataclass(frozen=True, slots=True)
class Met:
    """A wording, its words as `asked_words` has them, and which of their tokens each row of folder names holds."""

    wording: Wording
    words: Sequence[tuple[str, ...]]
    held: dict[int, set[str]]


def meet(vault: Vault, wording: Wording) -> Met:
    """Look a wording's words up among the names of folders."""
    words = asked_words(wording.text)
    tokens = [token for word in words for token in word]
    held: dict[int, set[str]] = {}
    for token, rows in zip(tokens, vault.origins.folders.holding(tokens), strict=True):
        for row in rows:
            held.setdefault(row, set()).add(token)
    return Met(wording, words, held)


def findings_by_folder(vault: Vault, met: Sequence[Met], *, sparing: bool = False) -> list[Finding]:
    """What folders say to each wording; with `sparing` also a small vault's larger folders tell nothing."""
    return [_found(vault, one, sparing=sparing) for one in met]


def asked_words(text: str) -> list[tuple[str, ...]]:
    """The words that a name may hold, each as the index has it: a Chinese one in pairs of characters.

    None where there is but a number, or too much.
    """
    said = [_telling_tokens(term) for term in content_terms(text) if not term.stop and len(term.surface) > term.cjk]
    words = [tokens for tokens in dict.fromkeys(said) if not _GENERIC.issuperset(tokens)]
    tokens = [token for word in words for token in word]
    return words if len(tokens) <= _MOST_TOKENS and _tells(tokens) else []


def _telling_tokens(term: Term) -> tuple[str, ...]:
    """All of a term's tokens; of "去大阪" those of "大阪", as nobody calls a folder by the way there."""
    led = term.cjk and not term.phrase and len(term.tokens) > 1 and term.surface[0] in _ZH_WAYS
    return term.tokens[1:] if led else term.tokens


def share_held(words: Sequence[tuple[str, ...]], held: Container[str]) -> float:
    """Share of the words that are held, 0–1; of a Chinese one, of its characters: "奶奶生日" is "奶奶的生日"."""
    got = 0.0
    for word in words:
        if word[0].isascii():
            got += sum(token in held for token in word)
        else:
            met = {place for at, token in enumerate(word) if token in held for place in (at, at + 1)}
            got += len(word) * len(met) / (len(word) + 1)
    return got / sum(map(len, words)) if words else 0.0


def _tells(tokens: Iterable[str]) -> bool:
    """A year is a date, and other numbers alone are nobody's words for a folder."""
    return not all(token.isdecimal() for token in tokens)


def _found(vault: Vault, met: Met, *, sparing: bool) -> Finding:
    wording, words, held = met.wording, met.words, met.held
    least = 1.0 if wording.entire else ENOUGH
    shares = {row: share_held(words, some) for row, some in held.items() if _tells(some)}
    held = {row: held[row] for row, share in shares.items() if share >= least}
    if not held:
        return NOTHING
    names = vault.origins.folders.names(held)
    places = {row: _Place(_outermost(names[row], held[row]), frozenset(held[row])) for row in names}
    if not places:  # erased since
        return NOTHING
    pairs = vault.origins.folders.items(places)
    telling = _telling(vault, places, pairs, sparing=sparing)
    told = np.zeros(max(places) + 1, np.float32)
    told[telling] = [shares[row] for row in telling]
    pairs = pairs[told[pairs[:, 0]] > 0]
    if wording.within is not None:
        pairs = pairs[are_in(pairs[:, 1], wording.within)]
    share = told[pairs[:, 0]]
    evidence = np.asarray(np.where(share == 1, ALL_WORDS, PARTLY * (share - 1)), np.float32)
    order = np.lexsort((-evidence, pairs[:, 1]))
    first = order[np.unique(pairs[order, 1], return_index=True)[1]]
    return Finding(Channel.NAME, pairs[first, 1], evidence[first], BY_FOLDER - pairs[first, 0])


def _telling(vault: Vault, places: dict[int, _Place], pairs: Numbers, *, sparing: bool) -> list[int]:
    """Rows of those places that do not hold too much of the vault; twins in two folders of one place count twice."""
    together: dict[_Place, list[int]] = {}
    for row, place in places.items():
        together.setdefault(place, []).append(row)
    held = np.bincount(pairs[:, 0], minlength=max(places) + 1)
    counts = {place: int(held[rows].sum()) for place, rows in together.items()}
    least = 0 if sparing else LARGE
    if all(count <= least for count in counts.values()):
        return list(places)
    most = max(float(least), LARGE_SHARE * vault.items.count())
    return [row for place, rows in together.items() if counts[place] <= most for row in rows]


def _outermost(names: Names, words: Iterable[str]) -> Names:
    """The shortest beginning of a chain of names that holds all the words: what lies below belongs to it."""
    left = set(words)
    for at, name in enumerate(names):
        left -= {word for word in left if holds(name, word)}
        if not left:
            return names[: at + 1]
    return names


def holds(name: str, word: str) -> bool:
    """Whether a name holds a word in one of its forms, roughly as the index's stemmer has them."""
    words = index_text(name).translate(_SEPARATORS).split()
    stem = word[: max(_STEM, len(word) - 2)]
    return word in words or (len(word) > _STEM and word.isalpha() and any(one.startswith(stem) for one in words))


@lru_cache(maxsize=64)
def shown_name(names: Names, text: str) -> str:
    """What a reason calls a folder: the names that hold the words, from the first to the last of them."""
    words = [token for word in asked_words(text) for token in word]
    at = [place for place, name in enumerate(names) if any(holds(name, word) for word in words)]
    return "/".join(names[at[0] : at[-1] + 1]) if at else names[-1]


def added(others: Sequence[Finding], named: Sequence[Finding]) -> list[Finding]:
    """All findings together. Of a folder's memories those come first that the others speak for as well.

    Where a name holds some of the words only, it says too little by itself and lifts what the others found.
    """
    partly = [one.numbers[one.evidence < 0] for one in named if len(one)]
    lifting = np.concatenate(partly) if partly else np.empty(0, np.int64)
    lifts = np.zeros(int(lifting.max(initial=0)) + 2, np.float32)  # by number; the last one for those beyond
    lifts[lifting] = _LIFT
    lifted = [_lifted(one, lifts) for one in others] if len(lifting) else others
    return [*lifted, *(_ordered(one, others) for one in named if len(one))]


def _lifted(finding: Finding, lifts: Floats) -> Finding:
    if not len(finding) or finding.channel is Channel.NAME:
        return finding
    return replace(finding, total=finding.counted + lifts[np.minimum(finding.numbers, len(lifts) - 1)])


def _ordered(named: Finding, others: Sequence[Finding]) -> Finding:
    """`named` has each item once, by rising number."""
    best = np.full(len(named), _UNSEEN, np.float32)
    for other in others:
        at = np.minimum(np.searchsorted(named.numbers, other.numbers), len(named) - 1)
        same = named.numbers[at] == other.numbers
        np.maximum.at(best, at[same], other.counted[same])
    weight = np.where(named.evidence >= 0, _ORDERED, _ORDERED_PARTLY)
    return replace(named, total=np.asarray(named.evidence + weight * np.clip(best, _UNSEEN, 0), np.float32))
