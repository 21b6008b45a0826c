"""Passages of a vault become a lesson for the real text encoder, and tuned vectors a row per item."""

from __future__ import annotations

import numpy as np
import pytest

from heirloom.core.paths import models_dir
from heirloom.core.records import PassageSource
from heirloom.embedding.tuning import NO, UNKNOWN, YES, TuningSettings
from heirloom.learning.text.tuner import VaultTuner
from tests.unit.learning.text.conftest import Shelf


@pytest.mark.parametrize("written", [1, 3])
def test_the_first_passages_of_an_item_are_tuned_on(shelf: Shelf, written: int) -> None:
    numbers = [shelf.add(*[f"Roses and lilies, letter {at}, page {page}." for page in range(written)]) for at in (1, 2)]
    numbers += [shelf.add(f"Invoice {at} for a washing machine.") for at in (1, 2)]
    silent = shelf.add()
    shelf.write(numbers[0], PassageSource.CAPTION, "The garden")
    tuner = VaultTuner(shelf.vault, "starter", models_dir(), TuningSettings(steps=1, device="cpu"))
    wanted = np.array([*numbers, silent])
    assert tuner.has(wanted).tolist() == [True] * 4 + [False]
    if written == 1:  # once is enough: it takes seconds
        labels = np.array([YES, YES, NO, NO, UNKNOWN])
        rows = tuner.tune(wanted, labels, np.full(5, -1), None).rows
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), [1, 1, 1, 1, 0], atol=1e-4)
        assert rows[0] @ rows[1] > rows[0] @ rows[2]
