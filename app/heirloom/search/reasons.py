"""Why a hit is shown, in a few words a person can check, the strongest reason first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from heirloom.core.records import Camera, Channel, Hit, Item, Kind, NameOf, ParsedQuery, Passage, PassageId, Reason
from heirloom.core.words import Term, terms
from heirloom.search.channels.cameras import BY_CAMERA, camera_name
from heirloom.search.channels.folders import BY_FOLDER, shown_name
from heirloom.search.channels.together import BY_BOTH
from heirloom.search.fuse import score
from heirloom.search.phrases import phrases_for
from heirloom.search.snippets import marks, quote
from heirloom.vault import Vault

Part = tuple[Channel, float, int]
"""Channel, evidence, passage (0: none; below: a camera or a folder, as their channels say)."""
Behind = Passage | tuple[str, ...]
"""What a finding rests on: a passage, or a folder's names."""

_WEAKEST_SHOWN = -4.0


def behind(vault: Vault, parts: Iterable[Sequence[Part]]) -> dict[int, Behind]:
    """What stands behind some items' findings, by the number that the findings give in a passage's place."""
    told = list(dict.fromkeys(passage for lines in parts for _, _, passage in lines if passage))
    passages = vault.texts.get_many([PassageId(one) for one in told if one > 0])
    found: dict[int, Behind] = {int(id): passage for id, passage in passages.items()}
    rows = {one: (BY_FOLDER if one > BY_BOTH else BY_BOTH) - one for one in told if one < BY_FOLDER}
    if rows:
        names = vault.origins.folders.names(set(rows.values()))
        found.update((one, names[row]) for one, row in rows.items() if row in names)
    return found


def make_hit(
    item: Item,
    evidence: float,
    parts: Sequence[Part],
    parsed: ParsedQuery,
    told_by: Mapping[int, Behind],
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
        reasons.append(_reason(channel, round(score(strength), 4), item, parsed, passage, told_by.get(passage)))
    return Hit(item, round(score(evidence), 4), sure, tuple(reasons))


def _reason(
    channel: Channel, strength: float, item: Item, parsed: ParsedQuery, at: int, passage: Behind | None
) -> Reason:
    told = phrases_for(parsed.raw)
    asked = _asked(parsed)
    if channel in (Channel.WORDS, Channel.TEXT) and isinstance(passage, Passage):
        quoted = quote(passage.text, asked)
        where = told.where(passage.page, passage.source)
        return Reason(channel, strength, where + quoted.text, quoted.text, quoted.marks, passage.source, passage.page)
    if channel is Channel.NAME:
        name, whose = item.original_name, NameOf.FILE
        if isinstance(passage, tuple):
            name, whose = shown_name(passage, f"{parsed.raw} {parsed.english or ''}"), NameOf.FOLDER
            if at <= BY_BOTH:
                name, whose = f"{name}/{item.original_name}", NameOf.FILE
        elif at == BY_CAMERA:
            name, whose = camera_name(item.camera or Camera()), NameOf.CAMERA
        return Reason(channel, strength, name, name, marks(name, asked), name_of=whose)
    return Reason(channel, strength, _snippet(channel, item, parsed))


@lru_cache(maxsize=8)
def _asked(parsed: ParsedQuery) -> tuple[Term, ...]:
    """The words to look for in what is quoted; every hit of an answer asks for the same."""
    return terms(f"{parsed.text} {parsed.english or ''}" if parsed.text else parsed.raw)


def _snippet(channel: Channel, item: Item, parsed: ParsedQuery) -> str:
    told = phrases_for(parsed.raw)
    if channel is Channel.IMAGE:
        if parsed.seen == "":
            return told.guessed
        return told.seen(parsed.seen or parsed.text or parsed.raw, parsed.english)
    if channel is Channel.DATE:
        return told.dated(item.captured)
    if channel is Channel.PLACE:
        return item.place or str(parsed.place)
    if channel is Channel.KIND:
        return told.media[parsed.media] if parsed.media else told.kinds[item.kind]
    if channel is Channel.SIMILAR:
        return told.alike if item.kind is Kind.PHOTO else told.alike_meant
    return item.original_name
