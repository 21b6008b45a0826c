"""A change that a person made, with everything needed to take it back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from heirloom.core.albums import AlbumId
from heirloom.core.records import ItemId
from heirloom.vault import KEEPING, LogKind, Patch


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
    ALBUM_NEW = "album_new"
    ALBUM_NAME = "album_name"
    ALBUM_MOVE = "album_move"
    ALBUM_PIN = "album_pin"
    ALBUM_ORDER = "album_order"
    ALBUM_HERO = "album_hero"
    ALBUM_CAREFUL = "album_careful"
    ALBUM_RULE = "album_rule"
    ALBUM_REMOVE = "album_remove"
    ALBUM_ADD = "album_add"
    ALBUM_TAKE_OUT = "album_take_out"
    ALBUM_CONFIRM = "album_confirm"
    ALBUM_ANSWER = "album_answer"
    ALBUM_APPLY = "album_apply"
    """The machine added what it is sure of, because a person said so."""
    ALBUM_UNDO_MACHINE = "album_undo_machine"
    DECIDE = "decide"
    """A decision about what may be clutter or treasure."""
    TWINS = "twins"
    """A decision about look-alikes: not the same, later, or one of them kept."""


ALBUM_KINDS = frozenset(kind for kind in ChangeKind if kind.value.startswith("album_"))
LOG_KINDS = {
    **dict.fromkeys(ChangeKind, LogKind.EDIT),
    **dict.fromkeys(ALBUM_KINDS, LogKind.ALBUM),
    ChangeKind.TAG: LogKind.TAG,
    ChangeKind.SET_ASIDE: LogKind.SET_ASIDE,
    ChangeKind.BRING_BACK: LogKind.SET_ASIDE,
    ChangeKind.ERASE: LogKind.ERASE,
    ChangeKind.UNDO_IMPORT: LogKind.ERASE,
    ChangeKind.ALBUM_ANSWER: LogKind.ANSWER,
    ChangeKind.DECIDE: LogKind.DECISION,
    ChangeKind.TWINS: LogKind.DECISION,
}
"""What the vault's log calls each of them, and what takes it back."""


@dataclass(frozen=True, slots=True)
class Change:
    """`ids` are the memories that became different, `count` how many. `value` says what was set: True or False for
    keep, the tag for a tag, the album's name (as it was) for an album, else None. `undone` is True for a change that
    took another one back. A change of an album itself, which touches no memory, counts 1.
    """

    label: ChangeKind
    ids: tuple[ItemId, ...]
    count: int
    value: bool | str | None = None
    undone: bool = False
    numbers: tuple[int, ...] = ()
    patch: Patch = field(default_factory=Patch, repr=False)
    album: AlbumId | None = None
    also: tuple[int, ...] = ()
    """Numbers of memories that got what was said of these: they are not counted."""

    @property
    def log_kind(self) -> LogKind:
        """What the vault's log calls taking it back: nothing was set aside of what only got something."""
        return LOG_KINDS[ChangeKind.TWINS if self.also else self.label]

    @property
    def log_payload(self) -> bytes:
        """What the log says beside the kind: when a keepsake was made is known from there alone."""
        return KEEPING if self.label is ChangeKind.KEEP and self.value is not self.undone else b""

    @property
    def touched(self) -> tuple[int, ...]:
        """Numbers of all memories of which something is different now."""
        return (*self.numbers, *self.also)

    def reversed(self) -> Change:
        """The change that takes this one back, not yet made."""
        return replace(self, patch=self.patch.reversed(), undone=not self.undone)
