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
from heirloom.learning.albums.answers import Answers, Floats, HeldOut, LikeQuery
from heirloom.learning.albums.ladder import climb, held_out_f1
from heirloom.learning.albums.lesson import Lesson
from heirloom.learning.albums.probability import threshold as lines
from heirloom.learning.albums.probability.calibration import Calibration, zero_shot
from heirloom.learning.albums.probability.neighbours import FEWEST, Neighbours
from heirloom.learning.albums.probability.said import Said
from heirloom.learning.albums.rungs.head import Head, Net
from heirloom.learning.albums.second.learning import BELOW, learn
from heirloom.learning.albums.second.look import Second
from heirloom.learning.albums.thinning import thinned
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
    second: Second | None = None
    """What the tuned text encoder made of the likeliest items, of an album that has one."""
    neighbours: bool = False
    """Whether scores are drawn to those of look-alikes; not in models from before that was so."""
    said: Said | None = None
    """What the sentence says beside the answers, of a taught album that has one."""
    learned_on: Floats | None = None
    """Probabilities (n,) of all rows of the table it was trained on; not stored, `scores` gives the same again."""

    def scores(self, table: FeatureTable, like: LikeQuery | None = None) -> Floats:
        """Calibrated probabilities (n,) of all rows of the table; `like` as it was given to `train`."""
        first = self.head.scores(table, like)
        scores = first if self.second is None else self.second.better(table, first, like)
        if self.neighbours and len(table):
            scores = Neighbours.of(table, first, self.held_out.numbers, like).drawn(scores, first)
        return _probable(self.calibration, scores, self.said, like, table.numbers)

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
        if self.second is not None:
            arrays |= self.second.arrays()
        facts = {
            "method": self.method.value,
            "middle": self.calibration.middle,
            "slope": self.calibration.slope,
            "methods": dict(self.methods),
            "second": None if self.second is None else self.second.seen.encoder,
            "neighbours": self.neighbours,
            "said": None if self.said is None else self.said.line,
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
                None if facts.get("second") is None else Second.of_arrays(arrays, str(facts["second"])),
                bool(facts.get("neighbours", False)),
                None if facts.get("said") is None else Said(float(facts["said"])),
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
    second: Second | None = None,
) -> AlbumModel:
    """Learn an album; answers about items that are gone are left out. ValueError without a sentence or any yes.

    `method` asks for one rung, where it can be. Once `stop` is set no further rung is tried. With a `second` look, made
    by `second.tuning`, the likeliest items are told apart by what that has seen, learned anew from the answers.
    """
    _, here = table.places(answers.numbers)
    answers = answers[here]
    lesson, share = thinned(Lesson.of(table, answers, like))
    tried, methods = climb(lesson, method if second is None else BELOW, stop)
    head = _as_stored(tried.learned.head())
    hidden = tried.hidden[: len(answers)]
    scores = first = head.scores(table, like)
    taken, used = tried.rung.method, None
    again = None if second is None else learn(second.seen, table, lesson, tried, scores, like)
    if again is not None:
        taken, used, hidden = Method.FINE_TUNED, again.second, again.hidden[: len(answers)]
        methods[taken.value] = round(held_out_f1(lesson, again.hidden), 4)
        scores = again.second.better(table, scores, like)
    if drawn := int(answers.yes.sum()) >= FEWEST:
        neighbours = Neighbours.of(table, first, answers.numbers, like)
        heads = {fold: learned.head for fold, learned in tried.without.items()}
        hidden = neighbours.drawn_hidden(table, lesson, heads, tried.hidden[: len(answers)], hidden)
        scores = neighbours.drawn(scores, first)
    unanswered = ~np.isin(table.numbers, answers.numbers)
    said = levels = None
    if answers.yes.any():
        at_home = tried.rung.at_home
        calibration = Calibration.of(hidden, answers, scores[unanswered], at_home=at_home, share=share)
        said = Said.of(like.best(table.numbers), like.sure) if like is not None else None
    else:
        calibration, levels = _by_sentence(scores, hidden, like.sure if like is not None else SURE)
    held = HeldOut(
        answers.numbers,
        _probable(calibration, hidden, said, like, answers.numbers),
        answers.yes,
        answers.asked,
        lesson.folds[: len(answers)],
    )
    learned_on = _probable(calibration, scores, said, like, table.numbers)
    if levels is None:
        levels = lines.thresholds(learned_on[unanswered])
    return AlbumModel(taken, head, calibration, levels, held, methods, used, drawn, said, learned_on)


def _by_sentence(z: Array, refused: Array, sure: float) -> tuple[Calibration, Floats]:
    """The curve of a sentence whose hits were only refused, and the levels from before anything was."""
    bare = zero_shot(z, sure)
    levels = lines.thresholds(bare.probabilities(z), bounded=False)
    return bare.doubted(int((bare.probabilities(refused) >= lines.at(levels, 0.5)).sum())), levels


def _probable(
    calibration: Calibration, scores: Array, said: Said | None, like: LikeQuery | None, numbers: NDArray[np.int64]
) -> Floats:
    """Probabilities (n,) of the items `numbers` by their scores, and by what the sentence says of them."""
    taught = calibration.probabilities(scores)
    return taught if said is None or like is None else said.beside(taught, like.best(numbers))


def _as_stored(head: Head) -> Head:
    """The head in the precision in which it is kept, so that what it says today it says tomorrow."""
    net = head.net and Net(*(getattr(head.net, name).astype("<f4") for name in _NET))
    return Head({name: rows.astype("<f2").astype(np.float32) for name, rows in head.weights.items()}, net)
