"""What a picture is, from its measures: a small network, fitted once on made and real pictures, shipped as numbers."""

from __future__ import annotations

import base64
import json
import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.measures import NAMES, Measures
from heirloom.core.paths import resources_dir

Single = NDArray[np.float32]
FILE: Final = "screening/kinds.json"
FARTHEST: Final = 4.0
"""Standard deviations at which a measure is cut off: nothing strange may outvote all the rest."""


@dataclass(frozen=True, slots=True)
class PictureKinds:
    """Weights of the network: values scaled by `middle` and `spread` (k,), then layers of (weights, bias) with tanh."""

    kinds: tuple[str, ...]
    middle: Single
    spread: Single
    layers: tuple[tuple[Single, Single], ...]

    def logits(self, measures: Measures) -> dict[str, float]:
        """Logarithms of the odds between kinds, the greatest 0."""
        return dict(zip(self.kinds, self.rows(np.array([measures.values], np.float32))[0].tolist(), strict=True))

    def shares(self, measures: Measures) -> dict[str, float]:
        """How likely each kind is; together 1."""
        weights = {kind: math.exp(logit) for kind, logit in self.logits(measures).items()}
        total = sum(weights.values())
        return {kind: weight / total for kind, weight in weights.items()}

    def rows(self, values: Single) -> Single:
        """As `logits` of many at once: (n, measures) to (n, kinds)."""
        x = np.clip((values - self.middle) / self.spread, -FARTHEST, FARTHEST)
        for at, (weights, bias) in enumerate(self.layers):
            x = x @ weights + bias
            if at < len(self.layers) - 1:
                x = np.tanh(x)
        return np.asarray(x - x.max(axis=1, keepdims=True), np.float32)


@lru_cache(maxsize=1)
def picture_kinds() -> PictureKinds:
    """The network that ships. ValueError where it was fitted for other measures than are taken."""
    return from_text((resources_dir() / FILE).read_text(encoding="utf-8"))


def from_text(text: str) -> PictureKinds:
    """The inverse of `to_text`. ValueError for anything that does not fit together."""
    held = json.loads(text)
    if tuple(held["measures"]) != NAMES:
        raise ValueError("the network was fitted for other measures")
    widths = [len(NAMES), *held["widths"]]
    numbers = np.frombuffer(base64.b64decode(held["numbers"]), np.dtype("<f2")).astype(np.float32)
    parts = np.split(numbers, np.cumsum([len(NAMES)] * 2))
    rest, layers = parts[2], []
    for before, after in pairwise(widths):
        weights, bias, rest = np.split(rest, [before * after, (before + 1) * after])
        layers.append((weights.reshape(before, after), bias))
    if len(rest) or widths[-1] != len(held["kinds"]) or not np.isfinite(numbers).all():
        raise ValueError("the network does not fit together")
    return PictureKinds(tuple(held["kinds"]), parts[0], parts[1], tuple(layers))


def to_text(network: PictureKinds) -> str:
    """JSON; all numbers in one string, as half-precision floats."""
    numbers = [network.middle, network.spread]
    for weights, bias in network.layers:
        numbers += [weights.ravel(), bias]
    held = {
        "kinds": network.kinds,
        "widths": [len(bias) for _, bias in network.layers],
        "measures": NAMES,
        "numbers": base64.b64encode(np.concatenate(numbers).astype("<f2").tobytes()).decode("ascii"),
    }
    return json.dumps(held, indent=1) + "\n"
