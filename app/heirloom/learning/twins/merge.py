"""What the one that is kept gets from the others first: words, tags, date, place, rating, albums, being a keepsake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from heirloom.learning.twins.facts import Seen
from heirloom.vault import Dossier, Field, Patch, Vault

_NAMED: Final = 4
"""Worth of a date that a file name tells: a chat program's tells when the picture was sent, so such dates stay."""
_WORDS: Final = ("caption", "title", "tags", "place", "date", "rating", "albums")


@dataclass(frozen=True, slots=True)
class MergePlan:
    """Facts as `Labels.set_facts` takes them, tags, and numbers of albums that the kept one joins."""

    facts: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    albums: tuple[int, ...] = ()

    @property
    def moves(self) -> tuple[str, ...]:
        """What moves, as words of core.screening.Twins."""
        named = {"caption": "caption", "title": "title", "place": "place", "gps": "place", "captured": "date"}
        words = {named[fact] for fact in self.facts if fact in named}
        words |= {"rating"} if "rating" in self.facts else set()
        words |= ({"tags"} if self.tags else set()) | ({"albums"} if self.albums else set())
        return tuple(word for word in _WORDS if word in words)


def plan(best: Seen, others: Sequence[Seen]) -> MergePlan:
    """What `best` lacks and the others, in their order, have; what a person said goes before what a machine read."""
    facts: dict[str, Any] = {}
    for name, bit in (("caption", Field.CAPTION), ("title", Field.TITLE), ("place", Field.PLACE)):
        giver = _giver(best, others, name, bit)
        if giver is not None:
            facts[name] = getattr(giver.item, name)
    giver = _giver(best, others, "gps", Field.GPS)
    if giver is not None:
        facts["gps"] = giver.item.gps
    dated = max(others, key=lambda seen: seen.dated, default=best)
    if dated.dated > max(best.dated, _NAMED) and not best.dossier.by_hand & Field.CAPTURED:
        facts["captured"] = dated.dossier.item.captured
    rating = max((seen.dossier.item.rating or 0 for seen in others), default=0)
    if rating > (best.dossier.item.rating or 0):
        facts["rating"] = rating
    if not best.dossier.item.kept and any(seen.dossier.item.kept for seen in others):
        facts["kept"] = True
    tags = dict.fromkeys(tag for seen in others for tag in seen.dossier.tags if tag not in best.dossier.tags)
    albums = dict.fromkeys(album for seen in others for album in seen.albums if album not in best.albums)
    return MergePlan(facts, tuple(tags), tuple(albums))


def _giver(best: Seen, others: Sequence[Seen], name: str, bit: Field) -> Dossier | None:
    """Whose fact the kept one gets; None where its own stays."""
    if best.dossier.by_hand & bit:
        return None
    having = [seen.dossier for seen in others if getattr(seen.dossier.item, name)]
    by_hand = next((dossier for dossier in having if dossier.by_hand & bit), None)
    if by_hand is not None:
        return by_hand
    return having[0] if having and not getattr(best.dossier.item, name) else None


def apply(vault: Vault, number: int, merge: MergePlan) -> list[Patch]:
    """Inside `Vault.commit()`: carry the plan out on one item; every part can be taken back."""
    labels = vault.labels
    patches = []
    if merge.facts:
        patches.append(labels.set_facts([number], merge.facts))
    if merge.tags:
        patches.append(labels.tag([number], merge.tags, ()))
    if merge.albums:
        now = datetime.now(UTC)
        patches.append(labels.write_rows([labels.albums.add(album, [number], now) for album in merge.albums]))
    return patches
