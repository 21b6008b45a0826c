"""A small network beside the linear score, for albums that no straight line cuts out; AdamW, stopped early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.albums.logistic import sigmoid
from heirloom.learning.albums.rungs.head import Net

COORDINATES: Final = 32
HIDDEN: Final = 16
EPOCHS: Final = 120
PATIENCE: Final = 10
RATE: Final = 0.02
DECAY: Final = 0.05
"""Of the weights a step, times the rate (Loshchilov and Hutter 2019, arXiv 1711.05101)."""
VALIDATION: Final = 5
"""Every fifth row says when to stop."""
_BETAS: Final = (0.9, 0.99)
_TINY: Final = 1e-8

Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Coordinates:
    """The lesson's rows along the directions in which they differ most: `rows` (N, d), each of unit spread.

    Kernel principal components (Schölkopf, Smola and Müller 1998, 10.1162/089976698300017467). `duals` (N, d) give the
    coordinates of any other item from its products with the lesson's rows.
    """

    rows: Doubles
    duals: Doubles

    @classmethod
    def of(cls, kernel: Doubles) -> Coordinates:
        values, vectors = np.linalg.eigh(kernel)
        kept = np.argsort(-values)[:COORDINATES]
        kept = kept[values[kept] > 1e-6 * max(float(values.max(initial=0.0)), 1e-12)]
        rows = vectors[:, kept] * np.sqrt(len(kernel))
        duals = vectors[:, kept] / values[kept] * np.sqrt(len(kernel))
        return cls(rows, np.asarray(duals, np.float64))


def fit_net(rows: Doubles, linear: Doubles, targets: Doubles, weights: Doubles, seen: Flags) -> Net:
    """A network whose bend, added to the `linear` scores (N,), lowers cross-entropy on rows that it did not learn from.

    Starts from no bend at all: where nothing is gained, none is left.
    """
    rng = np.random.default_rng(len(rows))
    parameters = [
        rng.standard_normal((rows.shape[1], HIDDEN)) / np.sqrt(max(rows.shape[1], 1)),
        np.zeros(HIDDEN),
        np.zeros(HIDDEN),
    ]
    places = np.flatnonzero(seen)
    check, learn = places[::VALIDATION], np.delete(places, np.s_[::VALIDATION])
    moments = [[np.zeros_like(one) for one in parameters] for _ in range(2)]
    best, best_loss, waited = [one.copy() for one in parameters], np.inf, 0
    for epoch in range(EPOCHS):
        loss = _loss(rows[check], linear[check], targets[check], weights[check], parameters)
        if loss < best_loss - 1e-5:
            best, best_loss, waited = [one.copy() for one in parameters], loss, 0
        elif waited >= PATIENCE:
            break
        waited += 1
        slopes = _slopes(rows[learn], linear[learn], targets[learn], weights[learn], parameters)
        _step(parameters, slopes, moments, epoch + 1)
    inner, bias, out = (one.astype(np.float32) for one in best)
    return Net(inner, bias, out)


def _loss(rows: Doubles, linear: Doubles, targets: Doubles, weights: Doubles, parameters: list[Doubles]) -> float:
    inner, bias, out = parameters
    scores = linear + np.tanh(rows @ inner + bias) @ out
    return float((weights * (np.logaddexp(0, scores) - targets * scores)).sum() / weights.sum())


def _slopes(
    rows: Doubles, linear: Doubles, targets: Doubles, weights: Doubles, parameters: list[Doubles]
) -> list[Doubles]:
    inner, bias, out = parameters
    bent = np.tanh(rows @ inner + bias)
    error = weights * (sigmoid(linear + bent @ out) - targets) / weights.sum()
    back = error[:, None] * out * (1 - bent**2)
    return [rows.T @ back, back.sum(axis=0), bent.T @ error]


def _step(parameters: list[Doubles], slopes: list[Doubles], moments: list[list[Doubles]], time: int) -> None:
    for at, (parameter, slope) in enumerate(zip(parameters, slopes, strict=True)):
        first, second = moments[0][at], moments[1][at]
        first += (1 - _BETAS[0]) * (slope - first)
        second += (1 - _BETAS[1]) * (slope**2 - second)
        moved = (first / (1 - _BETAS[0] ** time)) / (np.sqrt(second / (1 - _BETAS[1] ** time)) + _TINY)
        parameter -= RATE * (moved + DECAY * parameter)
