"""The model of worth: sensible beginnings, then the person's own decisions; searched, put together, pruned, small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.job import Rest, go_on, paced
from heirloom.learning.worth.network import Floats, Linear, Network, fit_linear, fit_network
from heirloom.learning.worth.signals import NAMES, PRIOR_BIAS, prior_weights

SPREADS: Final = (0.5, 1.0, 2.0)
"""How far a weight may go from its prior: the choices of the search."""
PLAIN: Final = 0.3
BIAS: Final = 0.1
"""How far plain facts and the bias go beside reasons, while nearly all decisions are of one kind: then what has a name
learns first. Otherwise 38 tiny pictures set aside made everything else worth less, too."""
DECAYS: Final = (0.3, 1.0, 3.0)
HIDDEN: Final = 8
MEMBERS: Final = 5
FOLDS: Final = 5
LEAST_SEARCH: Final = 12
"""From so many decisions, with four of either kind, the spread is searched for; before, the middle one is taken."""
LEAST_NETWORKS: Final = 60
"""From so many decisions networks may join the linear model, where held-out decisions say that they help."""
_EITHER: Final = 4
_GAIN: Final = 0.002
"""By so much a network must better the held-out cross-entropy to be worth its place."""


Rows = NDArray[np.bool_]
_IS_REASON: Final = np.array([name.startswith(("clutter.", "treasure.")) for name in NAMES])


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided: signals (n, k), kept (n,) bool."""

    x: Floats
    kept: NDArray[np.bool_]
    believed: Floats = field(default_factory=lambda: np.zeros((0, len(NAMES))))
    """Signals (m, k) of what would be called a keepsake before any decision, and was not decided on."""

    def __len__(self) -> int:
        return len(self.kept)


@dataclass(frozen=True, slots=True)
class WorthModel:
    """An ensemble: a linear model and, where they help, networks that correct it. Probabilities of being kept."""

    linear: Linear
    networks: tuple[Network, ...] = ()
    names: tuple[str, ...] = NAMES
    decisions: int = 0
    spread: float = SPREADS[1]
    decay: float | None = None
    held_out: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    """Probability of each decision by a model that had not seen it, in the order of the decisions."""

    def worth(self, x: Floats) -> Floats:
        """Probability (n,) that memories with signals x (n, k) are worth keeping to this person."""
        return _sigmoid(self.log_odds(x))

    def log_odds(self, x: Floats) -> Floats:
        total = self.linear.log_odds(x)
        if self.networks:
            total = total + sum(net.log_odds(x) for net in self.networks) / len(self.networks)
        return np.asarray(total, np.float64)


def beginning() -> WorthModel:
    """The model before any decision."""
    return WorthModel(Linear(prior_weights(), PRIOR_BIAS))


def train(decisions: Decisions, seed: int = 0, rest: Rest = go_on) -> WorthModel:
    """Learn from decisions: search the spread, then see whether networks help; each choice by held-out decisions."""
    if not len(decisions):
        return beginning()
    y = decisions.kept.astype(np.float64)
    weight = _balanced(decisions.kept)
    either = min(int(y.sum()), int((1 - y).sum()))
    beliefs = _Beliefs.of(decisions.believed, float(weight.sum()), is_one_sided=either < _EITHER)
    folds = _folds(decisions.kept, seed)
    may_search = len(y) >= LEAST_SEARCH and either >= _EITHER
    spread, held = _search_spread(decisions.x, y, weight, folds, beliefs, may_search, rest)
    linear = beliefs.fit(decisions.x, y, weight, spread)
    networks: tuple[Network, ...] = ()
    decay = None
    if len(y) >= LEAST_NETWORKS and either >= LEAST_SEARCH:
        decay, held = _search_networks(decisions.x, y, weight, folds, held, seed, rest)
        if decay is not None:
            networks = _members(decisions.x, y, weight, linear.log_odds(decisions.x), decay, seed, rest)
    return WorthModel(linear, networks, NAMES, len(y), spread, decay, _sigmoid(held))


@dataclass(frozen=True, slots=True)
class _Beliefs:
    """Undecided keepsakes keep what they were believed to be worth: who tidies up clutter says nothing of them.

    After Li and Hoiem 2016, "Learning without forgetting", 10.1007/978-3-319-46493-0_37.
    """

    x: Floats
    worth: Floats
    weight: Floats
    scale: Floats
    """How far each weight, the bias last, may go from its prior beside the others (k + 1,)."""

    @classmethod
    def of(cls, x: Floats, most: float, *, is_one_sided: bool) -> _Beliefs:
        """`most`: what they may weigh all together."""
        scale = np.append(np.where(_IS_REASON, 1.0, PLAIN), BIAS) if is_one_sided else np.ones(len(NAMES) + 1)
        return cls(x, beginning().worth(x), np.full(len(x), min(1.0, most / max(len(x), 1))), scale)

    def fit(self, x: Floats, y: Floats, weight: Floats, spread: float) -> Linear:
        """The linear model of decisions x (n, k), y and weight (n,), and of these beliefs."""
        return fit_linear(
            np.concatenate([x, self.x]),
            np.concatenate([y, self.worth]),
            np.concatenate([weight, self.weight]),
            beginning().linear,
            spread * self.scale,
        )


def _search_spread(
    x: Floats, y: Floats, weight: Floats, folds: Sequence[Rows], beliefs: _Beliefs, may: bool, rest: Rest
) -> tuple[float, Floats]:
    found: list[tuple[float, float, Floats]] = []
    for spread in SPREADS if may else SPREADS[1:2]:
        held = np.zeros(len(y))
        for fold in paced(folds, rest, 1):
            others = ~fold
            model = beliefs.fit(x[others], y[others], weight[others], spread)
            held[fold] = model.log_odds(x[fold])
        found.append((_cross_entropy(held, y, weight), spread, held))
    _, spread, held = min(found, key=lambda one: one[:2])
    return spread, held


def _search_networks(
    x: Floats, y: Floats, weight: Floats, folds: Sequence[Rows], linear: Floats, seed: int, rest: Rest
) -> tuple[float | None, Floats]:
    """The decay whose networks better the linear model on held-out decisions, None where none does."""
    best, chosen, held_best = _cross_entropy(linear, y, weight) - _GAIN, None, linear
    for decay in DECAYS:
        held = np.zeros(len(y))
        for fold in paced(folds, rest, 1):
            others = ~fold
            net = fit_network(
                x[others], y[others], weight[others], linear[others], hidden=HIDDEN, decay=decay, seed=seed
            )
            held[fold] = linear[fold] + net.log_odds(x[fold])
        loss = _cross_entropy(held, y, weight)
        if loss < best:
            best, chosen, held_best = loss, decay, held
    return chosen, held_best


def _members(
    x: Floats, y: Floats, weight: Floats, base: Floats, decay: float, seed: int, rest: Rest
) -> tuple[Network, ...]:
    """Networks of resampled decisions (bagging, Breiman 1996, doi:10.1007/BF00058655)."""
    rng = np.random.default_rng(seed)
    made = []
    for member in paced(range(MEMBERS), rest, 1):
        some = rng.integers(0, len(y), len(y))
        made.append(
            fit_network(x[some], y[some], weight[some], base[some], hidden=HIDDEN, decay=decay, seed=seed + member + 1)
        )
    return tuple(made)


def _balanced(kept: NDArray[np.bool_]) -> Floats:
    """The rarer decision counts more, at most three times."""
    share = float(np.clip(kept.mean(), 0.25, 0.75))
    return np.where(kept, 0.5 / share, 0.5 / (1.0 - share))


def _folds(kept: NDArray[np.bool_], seed: int) -> list[Rows]:
    """Masks of stratified folds, True where held out; a decision each while there are few."""
    count = min(FOLDS if len(kept) > 3 * FOLDS else len(kept), len(kept))
    rng = np.random.default_rng(seed)
    fold_of = np.zeros(len(kept), np.int64)
    for kind in (True, False):
        rows = np.flatnonzero(kept == kind)
        fold_of[rng.permutation(rows)] = np.arange(len(rows)) % count
    return [fold_of == at for at in range(count)]


def _cross_entropy(z: Floats, y: Floats, weight: Floats) -> float:
    return float(weight @ (np.logaddexp(0.0, z) - y * z) / weight.sum())


def _sigmoid(z: Floats) -> Floats:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * z)), np.float64)
