"""Whether what was learned still fits what arrives: scores of new memories, and how its suggestions were received.

Calm on purpose: a difference must be large and more than chance, and the words come only from enough to go by.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtri

from heirloom.learning.evaluation.wilson import effective_size, wilson

SCORES = "scores"
ACCEPTANCE = "acceptance"
LEAST_NEW = 30
"""New memories below which their scores say nothing."""
LEAST_ANSWERED = 8
"""Answered suggestions below which their acceptance says nothing."""
LARGE = 0.25
"""Population stability index from which scores are usually called shifted (Siddiqi 2006, "Credit risk scorecards")."""
CHANCE = 0.001
"""How often chance alone may raise the alarm over scores."""
SURELY = 0.99
"""Level of the interval around the rate of acceptance: above the report's, as it is looked at again and again."""
SHARES = (0.25, 0.5, 0.75, 0.9, 0.97)
"""Of the memories at training time that lie below each edge: few belong, so the upper end is looked at more finely."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The scores of the pool at training time in a few numbers: inner edges of bins and the counts between them."""

    edges: tuple[float, ...]
    counts: tuple[int, ...]

    @classmethod
    def of(cls, probabilities: NDArray[np.floating]) -> Self:
        """From the probabilities (n,) of all memories by the model just trained."""
        values = np.asarray(probabilities, np.float64)
        edges = np.unique(np.quantile(values, SHARES)) if len(values) else np.zeros(0)
        return cls(tuple(float(edge) for edge in edges), _counts(values, edges))

    def to_json(self) -> str:
        return json.dumps({"edges": self.edges, "counts": self.counts})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Raises ValueError where it is not a snapshot."""
        try:
            record = json.loads(text)
            edges, counts = tuple(map(float, record["edges"])), tuple(map(int, record["counts"]))
        except (KeyError, TypeError) as error:
            raise ValueError("not a snapshot of scores") from error
        if len(counts) != len(edges) + 1 or list(edges) != sorted(set(edges)) or min(counts) < 0:
            raise ValueError("a snapshot whose parts do not fit together")
        return cls(edges, counts)


def look(
    then: Snapshot,
    new: NDArray[np.floating],
    *,
    accepted: int = 0,
    answered: int = 0,
    promised: float | None = None,
    moments: NDArray[np.integer] | None = None,
) -> str | None:
    """ACCEPTANCE, SCORES or None where all is well; the first weighs more, as people said it.

    `new` (n,) are the probabilities of memories that arrived since training. `moments` (n,) name which of them arrived
    or were taken together (a day, say): a hundred pictures of one feast are one piece of news. Of the last `answered`
    suggestions `accepted` were right; `promised` is the precision that the report was sure of, its interval's low end.
    """
    if promised is not None and answered >= LEAST_ANSWERED:
        if not 0 <= accepted <= answered:
            raise ValueError(f"{accepted} of {answered} suggestions cannot have been accepted")
        if wilson(accepted / answered, answered, SURELY).high < promised:
            return ACCEPTANCE
    return SCORES if _shifted(then, np.asarray(new, np.float64), moments) else None


def stability(then: Snapshot, new: NDArray[np.float64]) -> float:
    """Population stability index of new scores against those at training time; 0 where they are spread alike."""
    edges = np.asarray(then.edges, np.float64)
    before, after = np.asarray(then.counts, np.float64), np.asarray(_counts(new, edges), np.float64)
    # Half a memory in each bin keeps the logarithm finite.
    before, after = ((part + 0.5) / (part.sum() + 0.5 * len(part)) for part in (before, after))
    return float(((after - before) * np.log(after / before)).sum())


def _shifted(then: Snapshot, new: NDArray[np.float64], moments: NDArray[np.integer] | None) -> bool:
    total, bins = sum(then.counts), sum(1 for count in then.counts if count)
    if bins < 2 or len(new) < LEAST_NEW or total < LEAST_NEW:
        return False
    worth = float(len(new))
    if moments is not None:
        worth = effective_size(np.unique(moments, return_counts=True)[1].astype(np.float64))
    # By chance alone the index is spread like chi-square times this (Yurdakul and Naranjo 2020).
    by_chance = float(chdtri(bins - 1, CHANCE)) * (1 / worth + 1 / total)
    return stability(then, new) > max(LARGE, by_chance)


def _counts(values: NDArray[np.float64], edges: NDArray[np.float64]) -> tuple[int, ...]:
    places = np.searchsorted(edges, values, side="left")
    return tuple(int(count) for count in np.bincount(places, minlength=len(edges) + 1))
