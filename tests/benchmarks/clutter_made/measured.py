"""Has the worker's own reader measure made pictures, and holds what screening sees of each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from heirloom.core.errors import ItemError
from heirloom.core.records import Kind
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.formats import read_file
from heirloom.learning.screening.facts import ScreenFacts
from tests.benchmarks.clutter_made import screens
from tests.benchmarks.clutter_made.pictures import Made, Maker, photos_of

LARGE_NAMES = Path(__file__).with_name("large.txt")
"""The corpus' large photos that are ordinary: judged by eye, no drawings, no test cards, none out of focus."""

UNSEEN_PHONE = ("map", "parcel")
UNSEEN_DESKTOP = ("dialogue",)
"""Programs whose screens nothing is tuned on."""

SHARES = {
    "treated": 700, "blurred": 500, "dark": 220, "accidental": 180, "screenshots": 320, "receipts": 220,
    "documents": 240, "printed": 60, "blank": 200, "nearly_blank": 90, "slogans": 150,
}  # fmt: skip
"""How many of each for a scale of 1; besides, every photo of the half as it is."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A made picture's kind, how it was made, and its facts."""

    kind: str
    how: str
    facts: ScreenFacts


def corpus_folder() -> Path:
    """The corpus: $HEIRLOOM_CORPUS, else beside the checkout."""
    return Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[4] / "shared" / "corpus")


def samples(half: int, seed: int, scale: float, *, unseen: bool) -> Iterator[Sample]:
    """Samples of one half. `unseen`: also of screens that nothing is tuned on."""
    names = tuple(LARGE_NAMES.read_text(encoding="utf-8").split("\n")[:-1])
    maker = Maker(photos_of(corpus_folder(), half, names), seed)
    yield from measured(maker.untouched())
    phone = tuple(name for name in screens.PROGRAMS_PHONE if unseen or name not in UNSEEN_PHONE)
    desktop = tuple(name for name in screens.PROGRAMS_DESKTOP if unseen or name not in UNSEEN_DESKTOP)
    for name, share in SHARES.items():
        count = max(1, round(share * scale))
        more = (phone, desktop) if name == "screenshots" else ()
        yield from measured(getattr(maker, name)(count, *more))


def measured(pictures: Iterable[Made]) -> Iterator[Sample]:
    """What cannot be read is left out: other tests are about that."""
    wants = frozenset({Want.METADATA, Want.MEASURE})
    for made in pictures:
        try:
            found = read_file(Request("picture", made.media_type, Kind.PHOTO, wants), made.data)
        except ItemError:
            continue
        if found.measures is None:
            continue
        facts = ScreenFacts(
            Kind.PHOTO,
            made.media_type,
            bytes=len(made.data),
            size=found.size,
            has_camera=found.camera is not None,
            measures=found.measures,
        )
        yield Sample(made.kind, made.how, facts)
