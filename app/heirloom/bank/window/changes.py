"""A change that a person made, with everything needed to take it back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from heirloom.core.records import ItemId
from heirloom.vault import Patch


class ChangeKind(StrEnum):
    """What was changed, for the sentence that tells it."""

    KEEP = "keep"
    TAG = "tag"
    TITLE = "title"
    CAPTION = "caption"
    DATE = "date"
    PLACE = "place"
    RATING = "rating"
    TURN = "turn"
    SET_ASIDE = "set_aside"
    ERASE = "erase"
    BRING_BACK = "bring_back"
    UNDO_IMPORT = "undo_import"


@dataclass(frozen=True, slots=True)
class Change:
    """`ids` are the memories that became different, `count` how many. `value` says what was set: True or False for
    keep, the tag for a tag, else None. `undone` is True for a change that took another one back.
    """

    label: ChangeKind
    ids: tuple[ItemId, ...]
    count: int
    value: bool | str | None = None
    undone: bool = False
    numbers: tuple[int, ...] = ()
    patch: Patch = field(default_factory=Patch, repr=False)

    def reversed(self) -> Change:
        """The change that takes this one back, not yet made."""
        return replace(self, patch=self.patch.reversed(), undone=not self.undone)
