"""From items of a vault to a lesson for the text encoder, and from tuned passages back to a row per item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from heirloom.embedding.tuning import Lesson, Report, Tuned, TuningSettings, encode, tune
from heirloom.learning.blocks import Floats, Numbers
from heirloom.vault import Vault

MOST_PASSAGES: Final = 2
"""Of one item, its first ones: what a text is about it says early, and every passage costs."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class TunedRows:
    """Rows of length 1 for the items that were asked for, and for each group those of an encoder that lacked it."""

    rows: Floats
    hidden: dict[int, Floats]
    changes: dict[str, Floats]


class Tuner(Protocol):
    """Tunes the text encoder in use on items of a vault."""

    @property
    def encoder(self) -> str:
        """Which encoder that is: changes of one mean nothing to another."""
        ...

    def has(self, numbers: Numbers) -> NDArray[np.bool_]:
        """Which items have passages."""
        ...

    def tune(self, numbers: Numbers, labels: Ints, groups: Ints, stop: Event | None) -> TunedRows:
        """Labels (n,) of `embedding.tuning`, groups (n,) that are hidden in turn, -1 for never. TuningFailed."""
        ...


class VaultTuner:
    """Reads passages from the vault and tunes the encoder called `name`; `report` hears the share that is done."""

    def __init__(
        self,
        vault: Vault,
        name: str,
        models_dir: Path,
        settings: TuningSettings | None = None,
        report: Report | None = None,
    ) -> None:
        self._vault = vault
        self._name = name
        self._models_dir = models_dir
        self._settings = settings
        self._report = report
        self._keys, self._owners = vault.texts.owners()
        self.encoder = encoder_in_use(vault) or name

    def has(self, numbers: Numbers) -> NDArray[np.bool_]:
        return np.isin(numbers, self._owners)

    def tune(self, numbers: Numbers, labels: Ints, groups: Ints, stop: Event | None) -> TunedRows:
        places, texts = self._passages(numbers)
        lesson = Lesson(texts, labels[places], groups[places])
        tuned = tune(self._name, self._models_dir, lesson, self._settings, stop=stop, report=self._report)
        return _by_item(tuned, places, len(numbers))

    def encode(self, numbers: Numbers, changes: Mapping[str, NDArray[np.floating[Any]]], stop: Event | None) -> Floats:
        """Rows (n, d) of length 1 by the encoder with changes that `tune` made; zeros without text. TuningFailed."""
        places, texts = self._passages(numbers)
        vectors = encode(self._name, self._models_dir, texts, changes, self._settings, stop=stop)
        return _means(vectors, places, len(numbers))

    def _passages(self, numbers: Numbers) -> tuple[Ints, list[str]]:
        """The first passages of every item, and the place of their item."""
        wanted: list[int] = []
        places: list[int] = []
        for place, number in enumerate(numbers.tolist()):
            keys = self._keys[self._owners == number][:MOST_PASSAGES].tolist()
            wanted += keys
            places += [place] * len(keys)
        found = {int(key): passage.text for key, passage in self._vault.texts.get_many(wanted).items()}
        here = [(place, found[key]) for place, key in zip(places, wanted, strict=True) if key in found]
        return np.array([place for place, _ in here], np.int64), [text for _, text in here]


def _by_item(tuned: Tuned, places: Ints, count: int) -> TunedRows:
    hidden = {group: _means(vectors, places, count) for group, vectors in tuned.hidden.items()}
    return TunedRows(_means(tuned.vectors, places, count), hidden, tuned.changes)


def _means(vectors: Floats, places: Ints, count: int) -> Floats:
    sums = np.zeros((count, vectors.shape[1]), np.float32)
    np.add.at(sums, places, vectors)
    return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9), np.float32)


def hidden_groups(folds: NDArray[np.int16], groups: int) -> Ints:
    """Folds dealt out to fewer groups: an encoder is tuned once a group, a head is fitted once a fold."""
    return np.asarray(folds.astype(np.int64) % groups)


def encoder_in_use(vault: Vault) -> str | None:
    """Name and revision of the text encoder that the vault's passages are in; None without one."""
    space = vault.vectors.active("text")
    return None if space is None else f"{space.encoder} {space.revision}"
