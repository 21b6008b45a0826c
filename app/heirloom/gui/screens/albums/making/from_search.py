"""What a search would be as the rule of an album."""

from __future__ import annotations

from heirloom.core.albums import AlbumRule
from heirloom.core.asking import Ask, FactSort


def rule_of(ask: Ask) -> AlbumRule:
    """Words, and those chips that a rule has a place for; a picture to be like is no rule."""
    sorts = {sort: [fact for fact in ask.facts if fact.sort is sort] for sort in FactSort}
    begins = [fact.captured_from for fact in sorts[FactSort.DATE] if fact.captured_from is not None]
    ends = [fact.captured_to for fact in sorts[FactSort.DATE] if fact.captured_to is not None]
    places = [fact.place for fact in sorts[FactSort.PLACE] if fact.place]
    names = [fact.name for fact in sorts[FactSort.NAME] if fact.name]
    # A rule holds one stretch of time; several are told by their words.
    several = [fact.words for fact in sorts[FactSort.DATE] if fact.stretches]
    return AlbumRule(
        query=" ".join([ask.text.strip(), *names, *several]).strip(),
        kinds=tuple(fact.kind for fact in sorts[FactSort.KIND] if fact.kind is not None),
        place=places[0] if places else None,
        captured_from=max(begins) if begins else None,
        captured_to=min(ends) if ends else None,
    )
