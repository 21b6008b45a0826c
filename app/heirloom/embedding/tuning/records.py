"""What fine-tuning learns from, how far it may go, and what it gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import HeirloomError
from heirloom.embedding.encoder import Floats

YES: Final = 1
NO: Final = 0
BACKGROUND: Final = 2
"""Unanswered, and one of the many that most likely do not belong."""
LIKELY: Final = 4
"""Unanswered, and held by the head for what belongs most likely: some do, most do not. The hardest to tell apart."""
UNKNOWN: Final = 3
"""Nothing is learned from it; it is only encoded."""

MOST_TEXTS: Final = 2_048
MOST_CHARACTERS: Final = 4_096
"""Of one text; an encoder's window holds less."""


class TuningFailed(HeirloomError):
    """Fine-tuning did not come to an end: it was stopped, took too long, or this encoder cannot be tuned."""

    code = "tuning_failed"
    exit_code = 1


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """Texts with their labels (n,) and, for answers, the fold (n,) that hides them; -1 where never hidden."""

    texts: Sequence[str]
    labels: NDArray[np.int64]
    folds: NDArray[np.int64]

    def __post_init__(self) -> None:
        if not len(self.texts) == len(self.labels) == len(self.folds):
            raise ValueError("every text has one label and one fold")
        if len(self.texts) > MOST_TEXTS:
            raise ValueError(f"more than {MOST_TEXTS} texts")

    def check(self) -> None:
        """Raise ValueError where there is nothing to be learned."""
        if (self.labels == YES).sum() < 2 or np.isin(self.labels, (NO, BACKGROUND, LIKELY)).sum() < 2:
            raise ValueError("learning needs two texts of either kind")

    @property
    def hidden(self) -> list[int]:
        """The folds, ascending."""
        return [int(fold) for fold in np.unique(self.folds) if fold >= 0]


@dataclass(frozen=True, slots=True)
class TuningSettings:
    """`seconds` bound the whole; `device` None takes a CUDA device where there is one."""

    steps: int = 20
    learning_rate: float = 1e-3
    rank: int = 4
    layers: int = 2
    """The last ones of the encoder, which alone are changed."""
    keep: float = 1.0
    """How much it counts that texts which are no examples stay as alike as they were."""
    seconds: float = 600.0
    device: str | None = None
    seed: int = 7


@dataclass(frozen=True, slots=True, eq=False)
class Tuned:
    """Vectors of length 1 of the lesson's texts by the encoder tuned on all answers, and by those that lack a fold."""

    vectors: Floats
    """(n, d)"""
    hidden: dict[int, Floats]
    """By fold: (n, d) of an encoder that has not learned from that fold's answers."""
    changes: dict[str, Floats]
    """By the name of a layer's matrix: the two factors of its change (Hu et al. 2021), a few hundred kB in all."""
    device: str
