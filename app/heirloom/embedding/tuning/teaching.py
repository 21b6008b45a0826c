"""The training itself: contrastive pairs from few answers, in the manner of SetFit (Tunstall et al. 2022, 2209.11055).

Two texts that belong are drawn together, one that belongs and one that does not are pushed apart (cosine of pairs, as
in Reimers & Gurevych 2019). Unlike there, two texts that do not belong are no pair: "the rest" of a life is not one
thing. They are to stay as alike as they were, which keeps the encoder from forgetting (cf. Li & Hoiem 2017).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from heirloom.embedding.tuning.low_rank import Split, Top
from heirloom.embedding.tuning.records import BACKGROUND, NO, UNKNOWN, YES, TuningFailed, TuningSettings

MOST_YES, MOST_NO, MOST_REST = 10, 5, 9
"""Texts of a step: all pairs among them count, about 180."""
WARM_UP = 4
WEIGHT_DECAY = 0.01
GOOD_ENOUGH = 0.02
"""Of the pairs' mean squared error: what is learned beyond it is learned by heart."""
BATCH = 16

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Desk:
    """The texts of a lesson as an encoder's beginning left them: ids (t,) and states (t, width) of each."""

    ids: list[torch.Tensor]
    states: list[torch.Tensor]
    pad_id: int
    device: str

    @classmethod
    def of(cls, split: Split, ids: list[list[int]]) -> Desk:
        """Like lengths go together; states are kept in half precision."""
        rows = [torch.tensor(row, dtype=torch.int64) for row in ids]
        states: list[torch.Tensor] = [torch.empty(0)] * len(rows)
        order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            batch = torch.nn.utils.rnn.pad_sequence([rows[at] for at in some], True, split.pad_id).to(split.device)
            made = split.begin(batch).to("cpu", torch.float16)
            for place, at in enumerate(some):
                states[at] = made[place, : len(rows[at])].clone()
        return cls(rows, states, split.pad_id, split.device)

    def vectors(self, top: Top, places: Ints) -> torch.Tensor:
        """Vectors (n, d) of the texts at `places`, in their order."""
        pad = torch.nn.utils.rnn.pad_sequence
        ids = pad([self.ids[at] for at in places], True, self.pad_id)
        states = pad([self.states[at].float() for at in places], True)
        return top.vectors(ids.to(self.device), states.to(self.device))

    def encode(self, top: Top) -> NDArray[np.float32]:
        """Vectors of all texts."""
        order = np.argsort([len(row) for row in self.ids], kind="stable")
        made = [(some, self._numbers(top, some)) for some in np.array_split(order, range(BATCH, len(order), BATCH))]
        found = np.zeros((len(order), made[0][1].shape[1]), np.float32)
        for some, vectors in made:
            found[some] = vectors
        return found

    def _numbers(self, top: Top, places: Ints) -> NDArray[np.float32]:
        with torch.inference_mode():
            vectors: NDArray[np.float32] = self.vectors(top, places).to("cpu", torch.float32).numpy()
        return vectors


def teach(
    split: Split,
    desk: Desk,
    labels: Ints,
    before: NDArray[np.float32],
    settings: TuningSettings,
    until: float,
    step_done: Callable[[], None],
) -> Top:
    """Tune the last layers on `labels` (n,); `before` (n, d) are the texts' vectors untuned.

    Raises TuningFailed when `time.monotonic()` passes `until`.
    """
    top = split.top(settings.rank, settings.seed)
    rng = np.random.default_rng(settings.seed)
    centre = torch.tensor(before[labels != UNKNOWN].mean(axis=0), device=split.device)
    optimiser = torch.optim.AdamW(list(top.parameters()), lr=settings.learning_rate, weight_decay=WEIGHT_DECAY)
    lately = 1.0
    for step in range(settings.steps):
        if time.monotonic() > until:
            raise TuningFailed("Fine-tuning takes longer than it may on this device.")
        rate = settings.learning_rate * min(1.0, (step + 1) / WARM_UP) * (1 - step / settings.steps)
        for group in optimiser.param_groups:
            group["lr"] = rate
        places, belong = _draw(labels, rng)
        likeness = _likeness(desk.vectors(top, places), centre)
        earlier = _likeness(torch.tensor(before[places], device=split.device), centre)
        pairs, drift = _losses(likeness, earlier, belong)
        optimiser.zero_grad()
        (pairs + settings.keep * drift).backward()
        optimiser.step()
        step_done()
        lately = 0.7 * lately + 0.3 * float(pairs.detach())
        if lately < GOOD_ENOUGH:
            break
    return top


def _draw(labels: Ints, rng: np.random.Generator) -> tuple[Ints, int]:
    """Texts of one step, those that belong first, and how many they are."""
    parts = []
    for kind, most in ((YES, MOST_YES), (NO, MOST_NO), (BACKGROUND, MOST_REST)):
        parts.append(rng.permutation(np.flatnonzero(labels == kind))[:most])
    return np.concatenate(parts), len(parts[0])


def _likeness(vectors: torch.Tensor, centre: torch.Tensor) -> torch.Tensor:
    unit = torch.nn.functional.normalize(vectors - centre, dim=-1)
    return unit @ unit.T


def _losses(likeness: torch.Tensor, earlier: torch.Tensor, belong: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Squared error of the pairs, and of what should have stayed as it was. Unlike texts need not be opposites."""
    together = likeness[:belong, :belong][~torch.eye(belong, dtype=torch.bool, device=likeness.device)]
    apart = likeness[:belong, belong:].clamp(min=0)
    drift = (likeness - earlier)[belong:, belong:]
    return ((1 - together) ** 2).mean() + (apart**2).mean(), (drift**2).mean()
