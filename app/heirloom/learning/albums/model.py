"""A trained album: what it makes of every item, from which probability on it is sure, and what it was tested on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event
from typing import Final

import numpy as np

from heirloom.core.albums import Method
from heirloom.learning.albums import threshold as lines
from heirloom.learning.albums.answers import Answers, Floats, HeldOut, LikeQuery
from heirloom.learning.albums.calibration import Calibration
from heirloom.learning.albums.lesson import Lesson
from heirloom.learning.albums.logistic import fit_dual
from heirloom.learning.features import FeatureTable

FORMAT: Final = 1
PENALTY: Final = 0.05
"""C = 20; from 5 to 50 alike."""


@dataclass(frozen=True, slots=True, eq=False)
class AlbumModel:
    """Linear in every block: `weights[name]` (width + 1,), the last for having the block at all."""

    method: Method
    weights: Mapping[str, Floats]
    calibration: Calibration
    levels: Floats
    held_out: HeldOut
    methods: Mapping[str, float]

    def scores(self, table: FeatureTable, like: LikeQuery | None = None) -> Floats:
        """Calibrated probabilities (n,) of all rows of the table."""
        return self.calibration.probabilities(raw_scores(self.weights, table))

    def threshold(self, carefulness: float = 0.5) -> float:
        """The least probability that counts as sure: 0.5 = best expected F1, 1 = only sure, 0 = everything likely."""
        return lines.at(self.levels, carefulness)

    def to_bytes(self) -> bytes:
        """The model as a line of JSON and its arrays; no code is stored."""
        arrays = self._arrays()
        head = {
            "format": FORMAT,
            "method": self.method.value,
            "middle": self.calibration.middle,
            "slope": self.calibration.slope,
            "methods": dict(self.methods),
            "arrays": [[name, array.dtype.str, array.shape] for name, array in arrays.items()],
        }
        return json.dumps(head).encode() + b"\n" + b"".join(array.tobytes() for array in arrays.values())

    @classmethod
    def from_bytes(cls, payload: bytes) -> AlbumModel:
        """The inverse of `to_bytes`. ValueError where it is not a model of this format."""
        line, _, body = payload.partition(b"\n")
        try:
            head = json.loads(line)
            if head["format"] != FORMAT:
                raise ValueError("a model of another format")
            arrays = _read(head["arrays"], body)
            held = HeldOut(*(arrays[f"held/{name}"] for name in ("numbers", "probability", "yes", "asked", "fold")))
            weights = {name[2:]: array.astype(np.float32) for name, array in arrays.items() if name.startswith("w/")}
            calibration = Calibration(float(head["middle"]), float(head["slope"]))
            methods = {str(name): float(value) for name, value in head["methods"].items()}
            return cls(Method(head["method"]), weights, calibration, arrays["levels"], held, methods)
        except (KeyError, TypeError) as error:
            raise ValueError(f"not an album's model: {error}") from error

    def _arrays(self) -> dict[str, np.ndarray]:
        held = self.held_out
        return {
            "levels": self.levels.astype("<f4"),
            "held/numbers": held.numbers.astype("<i8"),
            "held/probability": held.probability.astype("<f4"),
            "held/yes": held.yes.astype("?"),
            "held/asked": held.asked.astype("u1"),
            "held/fold": held.fold.astype("<i2"),
        } | {f"w/{name}": rows.astype("<f2") for name, rows in self.weights.items()}


def _read(entries: list[list[object]], body: bytes) -> dict[str, np.ndarray]:
    arrays, at = {}, 0
    for name, kind, shape in entries:
        dtype = np.dtype(str(kind))
        if dtype.kind not in "fiub":
            raise ValueError("not an album's model")
        sizes = [int(size) for size in shape]  # type: ignore[attr-defined]
        count = int(np.prod(sizes))
        if count < 0 or at + count * dtype.itemsize > len(body):
            raise ValueError("an album's model is cut off")
        arrays[str(name)] = np.frombuffer(body, dtype, count, at).reshape(sizes).copy()
        at += count * dtype.itemsize
    return arrays


def raw_scores(weights: Mapping[str, Floats], table: FeatureTable) -> Floats:
    """Scores (n,) before calibration: blocks that an item lacks, and their presence, count nothing."""
    total = np.zeros((len(table), 1), np.float32)
    for name, rows in weights.items():
        block = table.blocks.get(name)
        if block is not None and block.width + 1 == len(rows):
            total += table.spread(block, block.project(rows[:-1, None]) + rows[-1] * np.float32(0.5))
    return total[:, 0]


def train(
    table: FeatureTable,
    answers: Answers,
    like: LikeQuery | None = None,
    *,
    carefulness: float = 0.5,
    method: Method | None = None,
    stop: Event | None = None,
) -> AlbumModel:
    """Learn an album from answers. Answers about items that are gone are left out."""
    _, here = table.places(answers.numbers)
    answers = answers[here]
    names = [name for name in ("image", "text") if name in table.blocks]
    lesson = Lesson.of(table, answers, names)
    duals = fit_dual(lesson.kernel, lesson.targets, lesson.weights, PENALTY)
    weights = {name: (rows.T @ duals).astype(np.float32) for name, rows in zip(names, lesson.rows, strict=True)}
    hidden = np.zeros(len(answers))
    for fold in np.unique(lesson.folds):
        if stop is not None and stop.is_set():
            break
        seen = lesson.seen(int(fold))
        part = fit_dual(
            lesson.kernel[np.ix_(seen, seen)], lesson.targets[seen], lesson.weights[seen], PENALTY, duals[seen]
        )
        hide = np.flatnonzero(~seen)
        hidden[hide] = lesson.kernel[np.ix_(hide, seen)] @ part
    scores = raw_scores(weights, table)
    pool = scores[~np.isin(table.numbers, answers.numbers)]
    calibration = Calibration.of(hidden[answers.yes], pool)
    held = HeldOut(
        answers.numbers, calibration.probabilities(hidden.astype(np.float32)), answers.yes, answers.asked, lesson.folds
    )
    levels = lines.thresholds(calibration.probabilities(pool))
    return AlbumModel(Method.LOGISTIC, weights, calibration, levels, held, {Method.LOGISTIC.value: 0.0})
