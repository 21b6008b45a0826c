"""Made worlds for tests of evaluation: a pool with known truth, scores that may be off, and a person who answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import Asked

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Held:
    """Held-out answers as a model gives them."""

    numbers: NDArray[np.int64]
    probability: Floats
    yes: Bools
    asked: NDArray[np.uint8]


@dataclass(frozen=True)
class World:
    """Probabilities (n,) by the model in use, and which of the pool belong."""

    probability: Floats
    belongs: Bools

    @classmethod
    def made(cls, rng: np.random.Generator, size: int = 4000, share: float = 0.04, apart: float = 3.0) -> World:
        """Two normal heaps of scores `apart` spreads apart; probabilities that are off in height and in slope."""
        belongs = rng.random(size) < share
        scores = rng.normal(np.where(belongs, apart, 0.0), 1.0)
        right = apart * (scores - apart / 2) + np.log(share / (1 - share))
        said = rng.normal(0, 0.7) + np.exp(rng.normal(0, 0.3)) * right
        return cls(1 / (1 + np.exp(-said)), belongs)

    def line(self) -> float:
        """The threshold of the best F1, roughly: as many are added as belong."""
        return float(np.quantile(self.probability, 1 - self.belongs.mean()))

    def truth(self, line: float) -> tuple[float, float]:
        """Precision and recall."""
        added = self.probability >= line
        right = (added & self.belongs).sum()
        return float(right / added.sum()), float(right / self.belongs.sum())

    def answered(
        self, rng: np.random.Generator, *, examples: int = 4, asked: int = 24, random: int = 6
    ) -> tuple[Held, NDArray[np.int64]]:
        """Examples of either kind, answers near the line and among the best, and random ones; and what is left."""
        places = [*rng.choice(np.flatnonzero(self.belongs), examples, replace=False)]
        places += [*rng.choice(np.flatnonzero(~self.belongs), examples, replace=False)]
        how = [Asked.CHOSEN] * len(places)
        near = np.argsort(np.abs(np.log(self.probability / self.line())))
        for turn, queue in enumerate((near, np.argsort(-self.probability))):
            free = [place for place in queue[: 8 * asked] if place not in places]
            places += free[: asked // 2 + (turn and asked % 2)]
        how += [Asked.UNSURE] * (len(places) - len(how))
        places += [*rng.choice(np.setdiff1d(np.arange(len(self.belongs)), places), random, replace=False)]
        how += [Asked.RANDOM] * random
        # Questions of all kinds take turns; examples come first.
        turns = np.concatenate([np.arange(2 * examples), 2 * examples + rng.permutation(len(places) - 2 * examples)])
        at = np.asarray(places, np.int64)[turns]
        left = np.setdiff1d(np.arange(len(self.belongs)), at)
        return Held(at, self.probability[at], self.belongs[at], np.asarray(how, np.uint8)[turns]), left
