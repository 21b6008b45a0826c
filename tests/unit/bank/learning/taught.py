"""A vault of pictures that do not exist, with made-up vectors in two heaps: what belongs lies in the first."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from heirloom.bank import create
from heirloom.core.records import ItemId, Stage, StageState
from heirloom.vault import SpaceRow, Vault, unlock
from tests.unit.vault.catalogue.filling import Filler

PASSPHRASE = "one heap or the other"
WIDTH = 16
NEARNESS = 2.0
"""How far the heaps lie apart, in their own spread."""


def make(path: Path, items: int = 60, seed: int = 5) -> tuple[list[ItemId], list[ItemId]]:
    """A vault at `path`; ids of both heaps."""
    create(path, PASSPHRASE, light_kdf=True)
    with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=True) as vault:
        return fill(vault, items, seed)


def fill(vault: Vault, items: int, seed: int = 5) -> tuple[list[ItemId], list[ItemId]]:
    """Add pictures to a vault, every other one to the first heap."""
    kept = Filler().add(vault, items)
    draw = np.random.default_rng(seed)
    rows = draw.standard_normal((items, WIDTH)) / NEARNESS
    rows[:, 0] += np.where(np.arange(items) % 2 == 0, 1.0, -1.0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    with vault.derive():
        space = vault.vectors.ensure_space(SpaceRow("image", "made-up", "1", WIDTH, "fp32"))
        vault.vectors.activate(space)
        numbers = [vault.items.get(one.item_id).number for one in kept]
        vault.vectors.put_images(
            space, [(number, row.astype("<f2").tobytes(), None) for number, row in zip(numbers, rows, strict=True)]
        )
        for one in kept:
            for stage in (Stage.METADATA, Stage.VECTORS, Stage.OCR):
                vault.stages.set(one.item_id, stage, StageState.DONE)
    ids = [one.item_id for one in kept]
    return ids[::2], ids[1::2]
