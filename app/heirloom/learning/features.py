"""What a classifier sees of every item of a vault: pictures, passages, time and place, each where there is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.blocks import PART_ROWS, Block, Floats, Numbers, StoredBlock, WaveBlock, find
from heirloom.learning.text.block import WORDS, WordsBlock
from heirloom.vault import SpaceRow, Vault

IMAGE: Final = "image"
TEXT: Final = "text"
WHEN: Final = "when"
WHERE: Final = "where"

Describe = Callable[[Floats, Sequence[bytes] | None], Floats]
"""An image encoder's `describe`: vectors and stored features to rows for a classifier."""

_DATED_BIT: Final = 1 << 3
_DAY_US: Final = 86_400_000_000
_WAVES: Final = 8
_DAYS: Final = (1.0, 7.0, 60.0, 700.0)
"""How far apart two times may lie, in days, and still be near: a day, a week, a season, a stretch of life."""
_KILOMETRES: Final = (0.3, 10.0, 300.0)
_EARTH_KM: Final = 6371.0


@dataclass(frozen=True, slots=True, eq=False)
class FeatureTable:
    """All items that are not set aside, `numbers` (n,) ascending, and what is known of each by name of the block.

    Never changed: `update` gives another table that shares what did not change, so any thread may hold one. About
    1.7 kB an item with the starter's encoder.
    """

    numbers: Numbers
    blocks: Mapping[str, Block]
    marks: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Space and revision mark behind each stored block, as of the reading."""
    generation: int = -1
    describe: Describe | None = None
    text_counts: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    """How many passages each row of the text block is the mean of."""
    text_key: int = 0
    """The last passage that was read."""

    @classmethod
    def of(cls, numbers: Numbers, rows: Mapping[str, tuple[Numbers, Floats]]) -> FeatureTable:
        """A table from rows in memory: block name to (numbers, rows (m, width))."""
        return cls(np.sort(numbers), {name: StoredBlock.of(*block) for name, block in rows.items() if len(block[0])})

    @classmethod
    def load(cls, vault: Vault, describe: Describe | None = None, image_space: SpaceRow | None = None) -> FeatureTable:
        """Read the vault: pictures of the active image space unless another is named, passages of the active one.

        `describe` is the image encoder's, None for its vectors as they are. Keep the table and `update` it.
        """
        spaces = ((IMAGE, image_space or vault.vectors.active("image")), (TEXT, vault.vectors.active("text")))
        marks = {name: (space.id, -1) for name, space in spaces if space is not None}
        return cls(np.empty(0, np.int64), {}, marks, describe=describe).update(vault)

    def __len__(self) -> int:
        return len(self.numbers)

    def update(self, vault: Vault) -> FeatureTable:
        """This table, or one with what came to the vault since; go on with what is returned."""
        table = self._with_facts(vault)
        if IMAGE in self.marks:
            table = table._with_images(vault)
        if TEXT in self.marks:
            table = table._with_texts(vault)
        return table

    def places(self, numbers: Numbers) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The row of each item and whether it is here (not set aside, not gone)."""
        return find(self.numbers, numbers)

    def spread(self, block: Block, values: Floats, missing: float = 0.0) -> Floats:
        """Values (m, c) of a block's items as (n, c) of the table's, `missing` where an item lacks the block."""
        here, present = find(block.numbers, self.numbers)
        spread = np.full((len(self), values.shape[1]), missing, np.float32)
        spread[present] = values[here[present]]
        return spread

    def _with_facts(self, vault: Vault) -> FeatureTable:
        generation = vault.timeline.generation()
        if generation == self.generation:
            return self
        columns = vault.items.columns()
        columns = columns[np.argsort(columns[:, 0], kind="stable")]
        dated = columns[(columns[:, 2] & _DATED_BIT) != 0]
        placed = vault.items.coordinate_columns()
        placed = placed[np.argsort(placed[:, 0], kind="stable")]
        blocks = {**self.blocks, WHEN: when_block(dated[:, 0], dated[:, 1])}
        blocks[WHERE] = where_block(placed[:, 0], placed[:, 1] / 1e6, placed[:, 2] / 1e6)
        return replace(self, numbers=np.ascontiguousarray(columns[:, 0]), blocks=blocks, generation=generation)

    def _with_images(self, vault: Vault) -> FeatureTable:
        space, known = self.marks[IMAGE]
        mark = vault.vectors.revision_mark(space)
        if mark == known:
            return self
        block = self._more_images(vault, space, self._stored(IMAGE))
        if block is None or len(block.numbers) != vault.vectors.count(space):
            block = self._more_images(vault, space, None)
        return self._with(IMAGE, block, (space, mark))

    def _more_images(self, vault: Vault, space: int, block: StoredBlock | None) -> StoredBlock | None:
        after = int(block.numbers[-1]) if block is not None and len(block.numbers) else 0
        while True:
            keys, _, vectors = vault.vectors.load(space, after, PART_ROWS)
            if not len(keys):
                return block
            rows = self._described(vault, space, keys, vectors.astype(np.float32))
            block = (block or StoredBlock(rows.shape[1])).plus(keys, rows)
            after = int(keys[-1])

    def _described(self, vault: Vault, space: int, keys: Numbers, vectors: Floats) -> Floats:
        if self.describe is None:
            return vectors
        stored = vault.vectors.features(space, keys)
        have = np.fromiter((int(key) in stored for key in keys), np.bool_, len(keys))
        if not have.any():
            return self.describe(vectors, None)
        rich = self.describe(vectors[have], [stored[int(key)] for key in keys[have]])
        rows = np.zeros((len(keys), rich.shape[1]), np.float32)
        rows[have] = rich
        if not have.all():
            rows[~have] = self.describe(vectors[~have], None)
        return rows

    def _with_texts(self, vault: Vault) -> FeatureTable:
        space, known = self.marks[TEXT]
        mark = vault.vectors.revision_mark(space)
        if mark == known:
            return self
        table = self._more_texts(vault, space)
        if int(table.text_counts.sum()) != vault.vectors.count(space):
            blocks = {name: block for name, block in self.blocks.items() if name != TEXT}
            bare = replace(self, blocks=blocks, text_counts=np.empty(0, np.int64), text_key=0)
            table = bare._more_texts(vault, space)
        return table._with(TEXT, table._stored(TEXT), (space, mark))._with_words(vault)

    def _with_words(self, vault: Vault) -> FeatureTable:
        known = self.blocks.get(WORDS)
        block = (known if isinstance(known, WordsBlock) else WordsBlock()).update(vault)
        return replace(self, blocks={**self.blocks, WORDS: block})

    def _more_texts(self, vault: Vault, space: int) -> FeatureTable:
        table = self
        while True:
            keys, owners, vectors = vault.vectors.load(space, table.text_key, PART_ROWS)
            if not len(keys):
                return table
            items, which = np.unique(owners, return_inverse=True)
            sums = np.zeros((len(items), vectors.shape[1]), np.float32)
            np.add.at(sums, which, vectors.astype(np.float32))
            table = replace(table._with_sums(items, sums, np.bincount(which)), text_key=int(keys[-1]))

    def _with_sums(self, items: Numbers, sums: Floats, counts: NDArray[np.int64]) -> FeatureTable:
        """Fold sums of passages into the means that are known already."""
        block = self._stored(TEXT) or StoredBlock(sums.shape[1])
        rows, present = block.rows(items)
        places, _ = find(block.numbers, items)
        before = np.where(present, self.text_counts[places] if len(self.text_counts) else 0, 0)
        total = before + counts
        means = np.asarray((rows * before[:, None] + sums) / total[:, None], np.float32)
        block = block.replaced(items[present], means[present])
        kept = self.text_counts.copy()
        kept[places[present]] = total[present]
        block, order = _merged(block, items[~present], means[~present])
        together = np.concatenate([kept, total[~present]])
        return replace(self, blocks={**self.blocks, TEXT: block}, text_counts=together[order])

    def _stored(self, name: str) -> StoredBlock | None:
        block = self.blocks.get(name)
        return block if isinstance(block, StoredBlock) else None

    def _with(self, name: str, block: StoredBlock | None, mark: tuple[int, int]) -> FeatureTable:
        blocks = self.blocks if block is None else {**self.blocks, name: block}
        return replace(self, blocks=blocks, marks={**self.marks, name: mark})


def _merged(block: StoredBlock, numbers: Numbers, rows: Floats) -> tuple[StoredBlock, NDArray[np.int64]]:
    """The block with more items at any place, and the order in which known and new ones stand in it."""
    if not len(block.numbers) or not len(numbers) or numbers[0] > block.numbers[-1]:
        return block.plus(numbers, rows), np.arange(len(block.numbers) + len(numbers))
    known, _ = block.rows(block.numbers)
    together = np.concatenate([block.numbers, numbers])
    return StoredBlock.of(together, np.concatenate([known, rows])), np.argsort(together, kind="stable")


def when_block(numbers: Numbers, dated_us: NDArray[np.int64]) -> WaveBlock:
    """Local times in microseconds as nearness in days, weeks, seasons and years, and the seasons and hours alike."""
    days = dated_us.astype(np.float64)[:, None] / _DAY_US
    draws = np.random.default_rng(2007).standard_normal((len(_DAYS), _WAVES))
    near = (draws / np.array(_DAYS)[:, None]).ravel()
    rounds = 2 * np.pi * np.array([1 / 365.2425, 2 / 365.2425, 1.0])
    return WaveBlock(numbers, days, np.concatenate([near, rounds])[None, :])


def where_block(numbers: Numbers, latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> WaveBlock:
    """Degrees as nearness within a walk, a town and a country; on the sphere, so that no meridian cuts."""
    lat, lon = np.radians(latitudes), np.radians(longitudes)
    ball = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1) * _EARTH_KM
    draws = np.random.default_rng(2008).standard_normal((3, len(_KILOMETRES), _WAVES))
    return WaveBlock(numbers, ball, (draws / np.array(_KILOMETRES)[None, :, None]).reshape(3, -1))
