"""What the one that is kept gets from the others first: words, tags, date, place, rating, albums, answers, keeping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from heirloom.core.albums import Answer, Asked
from heirloom.learning.twins.facts import Seen
from heirloom.vault import Dossier, Field, Patch, Rows, Vault

_NAMED: Final = 4
"""Worth of a date that a file name tells: a chat program's tells when the picture was sent, so such dates stay."""
_WORDS: Final = ("caption", "title", "tags", "place", "date", "rating", "albums")


@dataclass(frozen=True, slots=True)
class MergePlan:
    """Facts as `Labels.set_facts` takes them, tags, and numbers of albums that the kept one joins.

    `answers`, by album number, are those that it takes over, with how they came about.
    """

    facts: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    albums: tuple[int, ...] = ()
    answers: Mapping[int, tuple[Answer, Asked]] = field(default_factory=dict)

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
    answers = _answers(best, others)
    refused = {album for album, (said, _) in {**best.answers, **answers}.items() if said is Answer.NO}
    albums = dict.fromkeys(album for seen in others for album in seen.albums)
    joined = tuple(album for album in albums if album not in best.albums and album not in refused)
    return MergePlan(facts, tuple(tags), joined, answers)


def _answers(best: Seen, others: Sequence[Seen]) -> dict[int, tuple[Answer, Asked]]:
    """What was said of the others, the first one first; the kept one's own yes or no stands, "not sure" gives way."""
    found: dict[int, tuple[Answer, Asked]] = {}
    for seen in others:
        for album, one in seen.answers.items():
            if album not in found or (found[album][0] is Answer.SKIP and one[0] is not Answer.SKIP):
                found[album] = one
    own = {album: said for album, (said, _) in best.answers.items()}
    return {
        album: one
        for album, one in found.items()
        if album not in own or (own[album] is Answer.SKIP and one[0] is not Answer.SKIP)
    }


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
    rows = _album_rows(vault, number, merge)
    if rows:
        patches.append(labels.write_rows(rows))
    return patches


def _album_rows(vault: Vault, number: int, merge: MergePlan) -> list[Rows]:
    """As answering does: whoever is said to belong is a member, whoever is not is none.

    What a model thought of the one that goes is no thought of the one that stays, so none is noted.
    """
    rows, now = vault.labels.albums, datetime.now(UTC)
    said = {album: answer for album, (answer, _) in merge.answers.items()}
    belongs = dict.fromkeys((*merge.albums, *(album for album, answer in said.items() if answer is Answer.YES)))
    found = [rows.add(album, [number], now) for album in belongs]
    found += [rows.take_out(album, [number]) for album, answer in said.items() if answer is Answer.NO]
    found += [rows.answer(album, {number: answer}, asked, now) for album, (answer, asked) in merge.answers.items()]
    return found
