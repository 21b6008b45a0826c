"""A trained album: what it makes of every item, from which probability on it is sure, and what it was tested on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import Method
from heirloom.learning.albums import storing
from heirloom.learning.albums import threshold as lines
from heirloom.learning.albums.answers import Answers, Floats, HeldOut, LikeQuery
from heirloom.learning.albums.calibration import Calibration, zero_shot
from heirloom.learning.albums.head import Head, Net
from heirloom.learning.albums.ladder import climb
from heirloom.learning.albums.lesson import Lesson
from heirloom.learning.features import FeatureTable

Array = NDArray[Any]
SURE: Final = 4.0
FORMAT: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class AlbumModel:
    """A rung of the ladder with what makes its scores probabilities, and what it was tested on."""

    method: Method
    head: Head
    calibration: Calibration
    levels: Floats
    """Thresholds for carefulness 0 to 1."""
    held_out: HeldOut
    methods: Mapping[str, float]
    """Held-out F1 of every rung that was tried: for comparing them, the report has the figures for people."""

    def scores(self, table: FeatureTable, like: LikeQuery | None = None) -> Floats:
        """Calibrated probabilities (n,) of all rows of the table; `like` as it was given to `train`."""
        return self.calibration.probabilities(self.head.scores(table, like))

    def threshold(self, carefulness: float = 0.5) -> float:
        """The least probability that counts as sure: 0.5 = best expected F1, 1 = only sure, 0 = everything likely."""
        return lines.at(self.levels, carefulness)

    def to_bytes(self) -> bytes:
        """The model as plain numbers; see `storing`."""
        held = self.held_out
        arrays: dict[str, Array] = {"levels": self.levels.astype("<f4")}
        arrays |= {f"held/{name}": np.asarray(getattr(held, name)).astype(kind) for name, kind in _HELD.items()}
        arrays |= {f"w/{name}": rows.astype("<f2") for name, rows in self.head.weights.items()}
        if self.head.net is not None:
            arrays |= {f"net/{name}": getattr(self.head.net, name).astype("<f4") for name in _NET}
        facts = {
            "method": self.method.value,
            "middle": self.calibration.middle,
            "slope": self.calibration.slope,
            "methods": dict(self.methods),
        }
        return storing.pack(FORMAT, facts, arrays)

    @classmethod
    def from_bytes(cls, payload: bytes) -> AlbumModel:
        """The inverse of `to_bytes`. ValueError where it is not a model of this format."""
        facts, arrays = storing.unpack(FORMAT, payload)
        try:
            held = HeldOut(**{name: arrays[f"held/{name}"] for name in _HELD})
            net = Net(*(arrays[f"net/{name}"] for name in _NET)) if "net/inner" in arrays else None
            weights = {name[2:]: rows.astype(np.float32) for name, rows in arrays.items() if name.startswith("w/")}
            return cls(
                Method(facts["method"]),
                Head(weights, net),
                Calibration(float(facts["middle"]), float(facts["slope"])),
                arrays["levels"],
                held,
                {str(name): float(value) for name, value in facts["methods"].items()},
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not an album's model: {error}") from error


_HELD: Final = {"numbers": "<i8", "probability": "<f4", "yes": "?", "asked": "u1", "fold": "<i2"}
_NET: Final = ("inner", "bias", "out")


def train(
    table: FeatureTable,
    answers: Answers,
    like: LikeQuery | None = None,
    *,
    method: Method | None = None,
    stop: Event | None = None,
) -> AlbumModel:
    """Learn an album; answers about items that are gone are left out. ValueError without a sentence or any yes.

    `method` asks for one rung, where it can be. Once `stop` is set no further rung is tried.
    """
    _, here = table.places(answers.numbers)
    answers = answers[here]
    lesson = Lesson.of(table, answers, like)
    tried, methods = climb(lesson, method, stop)
    head = tried.learned.head()
    hidden = tried.hidden[: len(answers)]
    scores = head.scores(table, like)
    pool = scores[~np.isin(table.numbers, answers.numbers)]
    if answers.yes.any():
        calibration = Calibration.of(hidden, answers, pool, at_home=tried.rung.at_home)
    else:
        calibration = zero_shot(pool, like.sure if like is not None else SURE)
    held = HeldOut(
        answers.numbers,
        calibration.probabilities(hidden),
        answers.yes,
        answers.asked,
        lesson.folds[: len(answers)],
    )
    levels = lines.thresholds(calibration.probabilities(pool))
    return AlbumModel(tried.rung.method, head, calibration, levels, held, methods)
