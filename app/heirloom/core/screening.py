"""Worth keeping? What may be clutter, what may be treasure, and why; look-alikes and which of them to keep."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from heirloom.core.albums import Interval
from heirloom.core.records import ItemId


class Clutter(StrEnum):
    """Kinds of what is seldom missed."""

    BROKEN = "broken"
    BLANK = "blank"
    """A blank page or an empty picture."""
    TINY = "tiny"
    BLURRED = "blurred"
    DARK = "dark"
    ACCIDENTAL = "accidental"
    """In a pocket, of the floor, a finger on the lens."""
    SCREENSHOT = "screenshot"
    RECEIPT = "receipt"
    FORWARD = "forward"
    """A picture with a slogan, made to be passed on."""
    NEAR_DUPLICATE = "near_duplicate"
    BURST = "burst"
    ADVERT = "advert"
    """Advertising mail."""
    EMPTY_CHAT = "empty_chat"


class Treasure(StrEnum):
    """Reasons to think that a memory matters."""

    ONLY_COPY = "only_copy"
    HANDWRITING = "handwriting"
    LETTER = "letter"
    DRAWING = "drawing"
    """A child's drawing."""
    SCANNED_PRINT = "scanned_print"
    OLD = "old"
    OPENED = "opened"
    """Opened `count` times."""
    NAMED_DAY = "named_day"
    """Taken on a birthday, wedding, holiday that is named."""
    RARE_PLACE = "rare_place"
    SPOKEN_OF = "spoken_of"
    """Somebody wrote a title, a caption or tags."""
    PORTRAIT = "portrait"


FACE_CUT = "face_cut"
"""The `words` of Clutter.ACCIDENTAL where the frame cuts off every face."""


class Decision(IntEnum):
    """What a person decided of one memory. Keeping and setting aside are facts of the item; these are the rest.

    Numbers never change.
    """

    NOT_CLUTTER = 1
    """"Keep it": it is proposed as clutter no more."""
    NOT_TREASURE = 2
    """It is proposed as a keepsake no more."""
    LATER = 3


class TwinDecision(IntEnum):
    """What a person decided of two look-alikes. Numbers never change."""

    DIFFERENT = 1
    """Both stay: they are not shown together again."""
    LATER = 2


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: `kind` a word of Clutter or Treasure, `strength` 0–1, `count` and `words` where the kind has them."""

    kind: Clutter | Treasure
    strength: float
    count: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What screening thinks of a memory: `worth` 0–1, the reasons for clutter and for treasure, strongest first.

    `guarded` where it must not be proposed in bulk: letters, drawings, handwriting, faces of people.
    """

    id: ItemId
    number: int
    worth: float
    clutter: tuple[Why, ...] = ()
    treasure: tuple[Why, ...] = ()
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """Likely clutter of one kind, as a row of the page. `numbers` are the first few; `count` is the whole stack."""

    kind: Clutter
    count: int
    numbers: tuple[int, ...]
    groups: int = 0
    """Of look-alikes and bursts: how many groups the stack holds."""
    older_than_years: int | None = None
    guarded: int = 0
    """So many more look so but are guarded: they are not part of `count`, and only gone through one by one."""


@dataclass(frozen=True, slots=True)
class Twin:
    """One of a group of look-alikes. `better` names the facts in which it beats all others."""

    id: ItemId
    number: int
    better: tuple[str, ...] = ()
    """Short stable words: original, pixels, bytes, date, place, caption, faces, sharp, tags, rating.

    "faces": more of them are whole, cut off by no frame.
    """


@dataclass(frozen=True, slots=True)
class Twins:
    """The same moment more than once; `twins[0]` is the one to keep. `relation` is "copy" or "burst".

    `moves` names what the one kept will get from the others first: caption, title, tags, place, date, rating, albums.
    """

    twins: tuple[Twin, ...]
    relation: str
    likeness: float
    moves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screened:
    """How far the look has come, and what it found."""

    looked_at: int
    total: int
    keepsakes: int
    clutter: int
    stacks: tuple[Stack, ...]
    pairs: int
    decided: int
    """Decisions since the start of the week."""
    trained_on: int
    """Decisions that the model has learned from; 0 for sensible beginnings alone."""


@dataclass(frozen=True, slots=True)
class ScreeningReport:
    """How often proposals were right, by decisions that the model had not seen. Figures are None while too few.

    `precision`: of what would be proposed as clutter, the share that was set aside. `recall`: of what was set aside,
    the share that would be proposed. `keepsakes`: of what would be proposed as a keepsake, the share that was kept and
    not said to be none. Proposed as clutter means in bulk: what is guarded is not.
    """

    kept: int
    aside: int
    reason: str | None = None
    answers_needed: int = 0
    precision: Interval | None = None
    recall: Interval | None = None
    keepsakes: Interval | None = None
    version: int | None = None
