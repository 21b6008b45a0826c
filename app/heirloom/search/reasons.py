"""Why a hit is shown, in a few words a person can check, the strongest reason first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from heirloom.core.records import Channel, Hit, Item, Kind, ParsedQuery, Passage, PassageId, Reason
from heirloom.core.words import Term, terms
from heirloom.search.fuse import score
from heirloom.search.phrases import phrases_for
from heirloom.search.snippets import marks, quote

Part = tuple[Channel, float, int]
"""Channel, evidence, passage (0: none)."""

_WEAKEST_SHOWN = -4.0


def make_hit(
    item: Item,
    evidence: float,
    parts: Sequence[Part],
    parsed: ParsedQuery,
    passages: Mapping[PassageId, Passage],
    *,
    sure: bool,
) -> Hit:
    """A hit with its reasons. The strongest is always told; others only when they carry some weight."""
    told = [part for at, part in enumerate(parts) if at == 0 or part[1] >= _WEAKEST_SHOWN]
    reasons: list[Reason] = []
    shown: set[int] = set()
    for channel, strength, passage in told:
        if passage and passage in shown and channel is Channel.TEXT:
            continue  # the same lines were quoted for their words already
        shown.add(passage)
        reasons.append(_reason(channel, round(score(strength), 4), item, parsed, passages.get(PassageId(passage))))
    return Hit(item, round(score(evidence), 4), sure, tuple(reasons))


def _reason(channel: Channel, strength: float, item: Item, parsed: ParsedQuery, passage: Passage | None) -> Reason:
    told = phrases_for(parsed.raw)
    asked = _asked(parsed)
    if channel in (Channel.WORDS, Channel.TEXT) and passage is not None:
        quoted = quote(passage.text, asked)
        where = told.where(passage.page, passage.source)
        return Reason(channel, strength, where + quoted.text, quoted.text, quoted.marks, passage.source, passage.page)
    if channel is Channel.NAME:
        return Reason(channel, strength, item.original_name, item.original_name, marks(item.original_name, asked))
    return Reason(channel, strength, _snippet(channel, item, parsed))


@lru_cache(maxsize=8)
def _asked(parsed: ParsedQuery) -> tuple[Term, ...]:
    """The words to look for in what is quoted; every hit of an answer asks for the same."""
    return terms(f"{parsed.text} {parsed.english or ''}" if parsed.text else parsed.raw)


def _snippet(channel: Channel, item: Item, parsed: ParsedQuery) -> str:
    told = phrases_for(parsed.raw)
    if channel is Channel.IMAGE:
        return told.seen(parsed.text or parsed.raw, parsed.english)
    if channel is Channel.DATE:
        return told.dated(item.captured)
    if channel is Channel.PLACE:
        return item.place or str(parsed.place)
    if channel is Channel.KIND:
        return told.kinds[item.kind]
    if channel is Channel.SIMILAR:
        return told.alike if item.kind is Kind.PHOTO else told.alike_meant
    return item.original_name
