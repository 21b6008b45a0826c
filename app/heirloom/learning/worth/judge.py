"""Judges memories: gathers what is known of each, names reasons both ways, and says what it is likely worth."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from heirloom.core import faces
from heirloom.core.faces import BELIEVED, Face
from heirloom.core.job import Rest, go_on, paced
from heirloom.core.measures import FORMAT, Measures
from heirloom.core.records import Kind
from heirloom.core.screening import Clutter, Treasure, Why
from heirloom.learning.screening import people
from heirloom.learning.worth.reasons import CLUTTER_NUMBERS, TREASURE_NUMBERS, pack
from heirloom.learning.worth.signals import Circumstances, signals
from heirloom.learning.worth.surroundings import Surroundings
from heirloom.learning.worth.treasure import Life, treasure_of, year_of
from heirloom.vault import Dossier, FaceRow, Field, Vault, VerdictRow

PROPOSE: Final = 0.5
"""A reason at least this strong is proposed; a weaker one only counts."""
LITTLE_WORTH: Final = 0.42
MUCH_WORTH: Final = 0.8
GUARDED: Final = frozenset({Treasure.LETTER, Treasure.HANDWRITING, Treasure.DRAWING})
"""With a face in it a picture is guarded as well, be it too small or blurred for a portrait."""
_COPIES: Final = frozenset({Clutter.NEAR_DUPLICATE, Clutter.BURST})
"""Of these a better one stays: whom they show is seen there."""
_SPOILT: Final = frozenset({Clutter.BLURRED, Clutter.DARK, Clutter.ACCIDENTAL})
"""What so looks may show somebody: it is guarded until faces were looked for, and where one is but suspected."""
_PIECE: Final = 32
"""So many memories are judged in ten to twenty milliseconds."""
_GREY: Final = 0.04
"""Colourfulness (Hasler and Süsstrunk 2003, over the range of a byte) below which a picture is grey or of one tone."""
_LIT: Final = 0.4
"""Tone that a picture must reach somewhere before its lack of colour means anything."""

_CHAT: Final = re.compile(r"-WA\d{4}|WhatsApp|WeChat|mmexport|Telegram|Signal|微信|received_\d{8}", re.IGNORECASE)
_DOWNLOAD: Final = re.compile(r"[/\\](downloads?|下载|tmp|temp)[/\\]", re.IGNORECASE)


class Model(Protocol):
    """What says the worth of rows of signals."""

    def worth(self, x: NDArray[Any]) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is known of a memory when it is judged. `copies`: how many look-alikes; `burst`: how many of a burst.

    `faces`: None where nobody has looked for any.
    """

    dossier: Dossier
    measures: Measures | None
    copies: int = 0
    burst: int = 0
    faces: tuple[Face, ...] | None = None


ClutterOf = Callable[[Seen], tuple[tuple[Why, ...], bool]]
"""Reasons for clutter, and whether people or handwriting are seen on it, so that it is guarded."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A memory with its reasons and signals, before any model spoke."""

    number: int
    clutter: tuple[Why, ...]
    treasure: tuple[Why, ...]
    guarded: bool
    signals: NDArray[np.float64]


class Judge:
    """Reads what is needed from the vault; changes nothing."""

    def __init__(
        self,
        vault: Vault,
        clutter_of: ClutterOf,
        today: date,
        alike: Mapping[int, tuple[int, int]],
        rest: Rest = go_on,
    ) -> None:
        """`alike`: number of a memory to (how many better copies it has, how many better pictures of its burst)."""
        rest()
        self._vault = vault
        self._clutter_of = clutter_of
        self._today = today
        self._alike = alike
        self._rest = rest
        self._around = Surroundings.of(vault)

    def judge(self, numbers: Sequence[int] | NDArray[np.int64]) -> list[Judged]:
        """Memories that are gone are left out."""
        dossiers = self._vault.dossiers.read(numbers)
        measured = self._vault.learned.measures.get_many(list(dossiers))
        looked = self._vault.learned.faces.get_many(list(dossiers))
        found = []
        for number, dossier in paced(dossiers.items(), self._rest, _PIECE):
            row = measured.get(number)
            measures = _measures(row.record) if row is not None and row.format == FORMAT else None
            seen = Seen(dossier, measures, *self._alike.get(number, (0, 0)), _faces(looked.get(number)))
            found.append(self.one(seen))
        return found

    def one(self, seen: Seen) -> Judged:
        """Judge one memory by what is at hand."""
        clutter, is_guarded = self._clutter_of(seen)
        clutter = _strongest_first((*people.with_cut(clutter, seen.faces or ()), *_twins(seen)))
        treasure = treasure_of(self._life(seen))
        guarded = is_guarded or any(why.kind in GUARDED for why in treasure) or _may_show_somebody(seen, clutter)
        row = signals((*clutter, *treasure), self._circumstances(seen))
        return Judged(int(seen.dossier.item.number), clutter, treasure, guarded, row)

    def _life(self, seen: Seen) -> Life:
        dossier, around = seen.dossier, self._around
        item = dossier.item
        opened, shared = around.openings.get(int(item.number), (0, 0))
        return Life(
            item,
            self._today,
            text=dossier.text,
            paths=dossier.paths,
            tags=dossier.tags,
            spoken_by_hand=bool(dossier.by_hand & (Field.TITLE | Field.CAPTION)),
            opened=opened,
            shared=shared,
            copies=seen.copies,
            at_place=around.places.get(int(item.number), 0),
            placed=around.placed,
            from_home_km=around.from_home_km(item.gps),
            faces=seen.faces or (),
            is_grey=seen.measures is not None and _is_grey(seen.measures),
        )

    def _circumstances(self, seen: Seen) -> Circumstances:
        dossier, item = seen.dossier, seen.dossier.item
        names = " ".join((item.original_name, *dossier.paths))
        year = year_of(item, self._today)
        return Circumstances(
            megapixels=None if item.size is None else item.size.width * item.size.height / 1e6,
            has_camera=item.camera is not None,
            has_place=item.place is not None or item.gps is not None,
            is_document=item.kind is Kind.DOCUMENT,
            is_file=item.kind is Kind.FILE,
            words=dossier.characters // 6,
            tags=len(dossier.tags),
            is_spoken_of=bool(item.title or item.caption),
            rating=item.rating,
            opened=sum(self._around.openings.get(int(item.number), (0, 0))),
            copies=seen.copies,
            same_day=self._around.same_day(item),
            age_years=None if year is None else float(self._today.year - year),
            from_chat=bool(_CHAT.search(names)),
            from_download=bool(_DOWNLOAD.search(names)),
        )


def verdicts(judged: Sequence[Judged], model: Model, version: int) -> list[VerdictRow]:
    """Rows for the catalogue: what is proposed, by the strongest reason of each sort, and all reasons."""
    if not judged:
        return []
    worth = model.worth(np.stack([one.signals for one in judged]))
    return [
        VerdictRow(
            one.number,
            float(value),
            proposed_clutter(one.clutter, float(value)),
            proposed_treasure(one.treasure, float(value)),
            one.guarded,
            pack(one.clutter, one.treasure, one.signals),
            version,
        )
        for one, value in zip(judged, worth, strict=True)
    ]


def proposed_clutter(reasons: Sequence[Why], worth: float) -> int | None:
    """The number of the strongest reason for clutter, where it is strong and the memory seems of little worth."""
    strong = [why for why in reasons if why.strength >= PROPOSE and isinstance(why.kind, Clutter)]
    if worth > LITTLE_WORTH or not strong:
        return None
    kind = max(strong, key=lambda why: why.strength).kind
    return CLUTTER_NUMBERS[kind] if isinstance(kind, Clutter) else None


def proposed_treasure(reasons: Sequence[Why], worth: float) -> int | None:
    """The number of the strongest reason to treasure it, where it is strong and the memory seems of much worth."""
    strong = [why for why in reasons if why.strength >= PROPOSE and isinstance(why.kind, Treasure)]
    if worth < MUCH_WORTH or not strong:
        return None
    kind = max(strong, key=lambda why: why.strength).kind
    return TREASURE_NUMBERS[kind] if isinstance(kind, Treasure) else None


def _twins(seen: Seen) -> tuple[Why, ...]:
    copies = (Why(Clutter.NEAR_DUPLICATE, 0.9, count=seen.copies),) if seen.copies else ()
    burst = (Why(Clutter.BURST, 0.8, count=seen.burst),) if seen.burst else ()
    return (*copies, *burst)


def _may_show_somebody(seen: Seen, clutter: Sequence[Why]) -> bool:
    """Whether a bulk proposal might take somebody's face out of sight; `clutter` strongest first."""
    strongest = clutter[0].kind if clutter else None
    if strongest in _COPIES:
        return False
    if strongest in _SPOILT:
        return seen.dossier.item.kind is Kind.PHOTO and (seen.faces is None or bool(seen.faces))
    return any(face.score >= BELIEVED for face in seen.faces or ())


def _is_grey(measures: Measures) -> bool:
    """In the dark nothing has a colour: that tells of no print."""
    return measures["colourful"] < _GREY and measures["tone_95"] >= _LIT


def _strongest_first(reasons: Sequence[Why]) -> tuple[Why, ...]:
    return tuple(sorted(reasons, key=lambda why: -why.strength))


def _measures(record: bytes) -> Measures | None:
    try:
        return Measures.unpack(record)
    except ValueError:  # of another build: measured anew in time
        return None


def _faces(row: FaceRow | None) -> tuple[Face, ...] | None:
    """None where nobody looked, or only in an older way; what does not parse is looked for anew in time."""
    if row is None or row.format != faces.FORMAT:
        return None
    try:
        return faces.unpack(row.record)
    except ValueError:
        return None
