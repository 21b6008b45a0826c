"""Why a hit is shown, in a few words a person can check, the strongest reason first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from heirloom.core.records import (
    CaptureTime,
    Channel,
    Hit,
    Item,
    ParsedQuery,
    Passage,
    PassageId,
    PassageSource,
    Reason,
)
from heirloom.core.words import terms
from heirloom.search.fuse import score
from heirloom.search.snippets import snippet

Part = tuple[Channel, float, int]
"""Channel, evidence, passage (0: none)."""

_WEAKEST_SHOWN = -4.0
_SOURCES = {
    PassageSource.OCR: "read in the picture",
    PassageSource.TITLE: "title",
    PassageSource.CAPTION: "caption",
    PassageSource.NAME: "file name",
    PassageSource.TAG: "tag",
}


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
        text = _snippet(channel, item, parsed, passages.get(PassageId(passage)))
        reasons.append(Reason(channel, round(score(strength), 4), text))
    return Hit(item, round(score(evidence), 4), sure, tuple(reasons))


def _snippet(channel: Channel, item: Item, parsed: ParsedQuery, passage: Passage | None) -> str:
    if channel is Channel.IMAGE:
        meant = parsed.text or parsed.raw
        return f"looks like “{parsed.english}” ({meant})" if parsed.english else f"looks like “{meant}”"
    if passage is not None:
        asked = terms(f"{parsed.text} {parsed.english or ''}" if parsed.text else parsed.raw)
        return _where(passage) + snippet(passage.text, asked)
    if channel is Channel.DATE:
        return _date(item.captured)
    if channel is Channel.PLACE:
        return item.place or str(parsed.place)
    if channel is Channel.KIND:
        return f"a {item.kind.value}"
    if channel is Channel.SIMILAR:
        return "looks alike"
    return item.original_name


def _where(passage: Passage) -> str:
    """Page and source, where they are not plain."""
    notes = [f"page {passage.page}"] if passage.page is not None else []
    source = _SOURCES.get(passage.source)
    notes += [source] if source else []
    return f"{', '.join(notes)}: " if notes else ""


def _date(captured: CaptureTime | None) -> str:
    if captured is None:
        return "by its file's date"
    evidence = captured.evidence.replace("_", " ")
    return f"{captured.at:%Y-%m-%d %H:%M} ({evidence})"
