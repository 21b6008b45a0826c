"""Changes of low rank to the last layers of an encoder (Hu et al. 2021, arXiv 2106.09685), and its frozen beginning.

All that lies below the changed layers is worked out once per text and kept: every step, every fold and every encoding
then costs the last layers alone.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from heirloom.embedding.tuning.records import TuningFailed

SCALE = 2.0
"""Of a change beside the matrix that it is added to."""


class Changed(torch.nn.Module):  # type: ignore[misc]
    """A linear layer with a change of low rank beside it; no change at first."""

    def __init__(self, linear: torch.nn.Linear, rank: int, generator: torch.Generator) -> None:
        super().__init__()
        self.linear = linear
        shape, device = (rank, linear.in_features), linear.weight.device
        into = torch.randn(shape, generator=generator) / linear.in_features**0.5
        self.into = torch.nn.Parameter(into.to(device))
        self.out = torch.nn.Parameter(torch.zeros(linear.out_features, rank, device=device))

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        return self.linear(values) + (values @ self.into.T) @ self.out.T * SCALE


class Given(torch.nn.Module):  # type: ignore[misc]
    """Stands where an encoder's beginning was, and gives what that made of the texts at hand."""

    states: torch.Tensor

    def forward(self, *_inputs: Any, **_settings: Any) -> torch.Tensor:
        return self.states


class Split:
    """An encoder cut in two: `begin` makes the states below the last `layers` layers, `top` goes on from them."""

    def __init__(self, tower: Any, layers: int, device: str) -> None:
        transformer = getattr(tower, "transformer", None)
        stack = getattr(getattr(transformer, "encoder", None), "layer", None)
        if not isinstance(stack, torch.nn.ModuleList) or not hasattr(transformer, "embeddings") or len(stack) < layers:
            raise TuningFailed("This text encoder is built in a way that cannot be fine-tuned here.")
        self.pad_id = int(tower.pad_id)
        self.device = device
        self._tower = tower.to(device)
        self._stack = stack
        self._layers = layers

    def begin(self, ids: torch.Tensor) -> torch.Tensor:
        """(n, t) ids to states (n, t, width)."""
        transformer = self._tower.transformer
        transformer.encoder.layer = self._stack[: len(self._stack) - self._layers]
        with torch.inference_mode():
            mask = (ids != self.pad_id).to(torch.int64)
            return transformer(input_ids=ids, attention_mask=mask).last_hidden_state

    def top(self, rank: int, seed: int) -> Top:
        """A fresh copy of the last layers, without any change yet."""
        self._tower.transformer.encoder.layer = self._stack[len(self._stack) - self._layers :]
        kept = self._tower.transformer.embeddings
        self._tower.transformer.embeddings = Given()
        try:
            return Top(copy.deepcopy(self._tower), rank, seed)
        finally:
            self._tower.transformer.embeddings = kept


class Top:
    """The last layers with their changes, from states to vectors of length 1."""

    def __init__(self, tower: Any, rank: int, seed: int) -> None:
        self._tower = tower
        self._changes: dict[str, Changed] = {}
        generator = torch.Generator().manual_seed(seed)
        for index, layer in enumerate(tower.transformer.encoder.layer):
            for name, linear in [(n, m) for n, m in layer.named_modules() if isinstance(m, torch.nn.Linear)]:
                parent, _, last = name.rpartition(".")
                changed = Changed(linear, rank, generator)
                setattr(layer.get_submodule(parent), last, changed)
                self._changes[f"{index}.{name}"] = changed

    def parameters(self) -> Iterator[torch.nn.Parameter]:
        for changed in self._changes.values():
            yield changed.into
            yield changed.out

    def vectors(self, ids: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        """(n, t) ids and their states to (n, d)."""
        self._tower.transformer.embeddings.states = states
        vectors: torch.Tensor = self._tower(ids)
        return vectors

    def changes(self) -> dict[str, NDArray[np.float32]]:
        """Both factors of every change by name."""
        found = {}
        for name, changed in self._changes.items():
            found[f"{name}.into"] = changed.into.detach().cpu().numpy()
            found[f"{name}.out"] = changed.out.detach().cpu().numpy()
        return found

    def take(self, changes: Mapping[str, NDArray[np.float32]]) -> None:
        """Put changes that were made before. Raises TuningFailed where they are of another encoder."""
        mine = self.changes()
        if mine.keys() != changes.keys() or any(mine[name].shape != changes[name].shape for name in mine):
            raise TuningFailed("These changes were made for another text encoder.")
        for name, changed in self._changes.items():
            changed.into.data = torch.tensor(changes[f"{name}.into"], device=changed.into.device)
            changed.out.data = torch.tensor(changes[f"{name}.out"], device=changed.out.device)
