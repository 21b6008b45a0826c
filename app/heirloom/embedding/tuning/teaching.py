"""The training itself: contrastive, from few answers, in the manner of SetFit (Tunstall et al. 2022, arXiv 2209.11055).

Every text that belongs shall be liker to the mean of the others that belong than any text that does not (prototypes:
Snell et al. 2017, arXiv 1703.05175). Drawing pairs of texts to a cosine of 1 or 0, as SetFit does, moves the average
precision of an album by up to a tenth, down as often as up; this moves it less, and mostly up. Two texts that do not
belong are no pair: "the rest" of a life is not one thing. They stay as alike as they were: nothing is forgotten. What
the head takes for likely is held against what belongs, too: from a random rest there is nothing left to learn.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from heirloom.embedding.tuning.low_rank import Split, Top
from heirloom.embedding.tuning.records import BACKGROUND, LIKELY, NO, YES, TuningFailed, TuningSettings

MOST: Final = ((YES, 10), (NO, 5), (BACKGROUND, 4), (LIKELY, 9))
"""Texts of a step by kind: every one that belongs is held against every one that does not, 180 pairs."""
WARM_UP = 4
WEIGHT_DECAY = 0.01
TEMPERATURE = 0.2
"""Of the difference between two cosines."""
GOOD_ENOUGH = 0.01
"""Loss at which it stops early: what is learned beyond it is learned by heart."""
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

    def encode(self, top: Top, wanted: Ints) -> NDArray[np.float32]:
        """Vectors (n, d) of all texts: zeros but for the `wanted` places."""
        order = wanted[np.argsort([len(self.ids[at]) for at in wanted], kind="stable")]
        made = [(some, self._numbers(top, some)) for some in np.array_split(order, range(BATCH, len(order), BATCH))]
        found = np.zeros((len(self.ids), made[0][1].shape[1]), np.float32)
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
    usual = np.isin(labels, (YES, NO, BACKGROUND))
    centre = torch.tensor(before[usual].mean(axis=0), device=split.device)
    optimiser = torch.optim.AdamW(list(top.parameters()), lr=settings.learning_rate, weight_decay=WEIGHT_DECAY)
    lately = 1.0
    for step in range(settings.steps):
        if time.monotonic() > until:
            raise TuningFailed("Fine-tuning takes longer than it may on this device.")
        rate = settings.learning_rate * min(1.0, (step + 1) / WARM_UP) * (1 - step / settings.steps)
        for group in optimiser.param_groups:
            group["lr"] = rate
        places, belong = _draw(labels, rng)
        vectors = _centred(desk.vectors(top, places), centre)
        earlier = _centred(torch.tensor(before[places], device=split.device), centre)
        told, drift = _losses(vectors, earlier, belong)
        optimiser.zero_grad()
        (told + settings.keep * drift).backward()
        optimiser.step()
        step_done()
        lately = 0.7 * lately + 0.3 * float(told.detach())
        if lately < GOOD_ENOUGH:
            break
    return top


def _draw(labels: Ints, rng: np.random.Generator) -> tuple[Ints, int]:
    """Texts of one step, those that belong first, and how many they are."""
    parts = []
    for kind, most in MOST:
        parts.append(rng.permutation(np.flatnonzero(labels == kind))[:most])
    return np.concatenate(parts), len(parts[0])


def _losses(vectors: torch.Tensor, earlier: torch.Tensor, belong: int) -> tuple[torch.Tensor, torch.Tensor]:
    """How badly the two kinds are told apart, and how far the likeness of what does not belong has moved."""
    yes, no = vectors[:belong], vectors[belong:]
    rest = torch.nn.functional.normalize(yes.sum(dim=0, keepdim=True) - yes, dim=-1)
    near = (rest * yes).sum(dim=1)
    far = no @ torch.nn.functional.normalize(yes.sum(dim=0), dim=-1)
    told = torch.nn.functional.softplus((far[None, :] - near[:, None]) / TEMPERATURE).mean()
    return told, ((no @ no.T - earlier[belong:] @ earlier[belong:].T) ** 2).mean()


def _centred(vectors: torch.Tensor, centre: torch.Tensor) -> torch.Tensor:
    return torch.nn.functional.normalize(vectors - centre, dim=-1)
