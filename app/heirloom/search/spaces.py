"""One vector space ready to be searched: its index, whose vector is whose, and the features for re-ranking."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import ItemNumber
from heirloom.search.number_sets import are_in
from heirloom.vault import SpaceRow, Vault
from heirloom.vector_index import VectorIndex

_HEADER: Final = struct.Struct("<8sqI")
_MAGIC: Final = b"HLMSPC1\n"
_CACHED_FEATURES: Final = 80_000
"""About 130 MB of the starter's; beyond, a question reads what it needs from the store."""
_BLOCK: Final = 20_000

Numbers = NDArray[np.int64]


class SpaceIndex:
    """The active space of one role. Keys are item numbers for images, passage ids for texts."""

    def __init__(self, vault: Vault, space: SpaceRow) -> None:
        self._vault = vault
        self.space = space
        self._mark = -1
        self._patched = False
        self._features: dict[int, bytes | None] = {}
        """None for photos that have none: models with one vector a picture keep nothing else."""
        self._ahead = 0
        """The key up to which features were read ahead; -1 when there are no more, or no more room."""
        self.discounts: dict[int, float] = {}
        """How much less the meaning of passages counts, of those looked at; a passage's id never comes again."""
        self._pairs: tuple[Numbers, Numbers] = (np.empty(0, np.int64), np.empty(0, np.int64))
        self.index = VectorIndex(space.dimension)
        self.from_snapshot = False
        self.refresh()

    def refresh(self) -> None:
        """Take in what was added since; anything else that changed means reading the space again."""
        mark = self._vault.vectors.revision_mark(self.space.id)
        if mark == self._mark:
            return
        if self._mark == -1 and self._read_snapshot(mark):
            self.from_snapshot = True
        elif self._mark == -1 or not self._append():
            self._read_all()
            self._features.clear()
            self._ahead = 0
        self._mark = mark

    @property
    def fresh_snapshot_wanted(self) -> bool:
        """Whether writing a snapshot now would spare the next start work."""
        return not self.from_snapshot or self._patched

    def write_snapshot(self) -> None:
        """Keep the index, sealed, under this space's name. Only with the writer's lock."""
        if self._patched:
            self._read_all()
        keys, numbers = self._pairs
        payload = b"".join(
            [
                _HEADER.pack(_MAGIC, self._mark, len(keys)),
                keys.astype("<i8").tobytes(),
                numbers.astype("<i8").tobytes(),
                self.index.to_bytes(),
            ]
        )
        self._vault.snapshots.write(self._name, payload)
        self.from_snapshot, self._patched = True, False

    def numbers_of(self, keys: Numbers) -> Numbers:
        """The item behind each key."""
        if self.space.role == "image":
            return keys
        known, numbers = self._pairs
        if not len(known):
            return np.empty(0, np.int64)
        return numbers[np.minimum(np.searchsorted(known, keys), len(known) - 1)]

    def owners(self, keys: list[int]) -> dict[int, int]:
        """The item behind each key that is known; only for passages."""
        known, numbers = self._pairs
        if not len(known):
            return {}
        wanted = np.array(keys, np.int64)
        places = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        here = known[places] == wanted
        return dict(zip(wanted[here].tolist(), numbers[places[here]].tolist(), strict=True))

    def keys_of(self, numbers: Numbers) -> Numbers:
        """Every key that belongs to one of these items."""
        if self.space.role == "image":
            return numbers
        known, owners = self._pairs
        return known[are_in(owners, numbers)]

    def features(self, numbers: Numbers) -> Sequence[bytes | None]:
        """Re-ranking features in the order of the items, None where a photo has none."""
        missing = [number for number in numbers.tolist() if number not in self._features]
        found: dict[int, bytes | None] = dict.fromkeys(missing)
        for at in range(0, len(missing), _BLOCK):
            block = [ItemNumber(number) for number in missing[at : at + _BLOCK]]
            found |= self._vault.vectors.features(self.space.id, block)
        if len(self._features) + len(found) <= _CACHED_FEATURES:
            self._features |= found
        return [self._features.get(number) or found.get(number) for number in numbers.tolist()]

    def read_ahead(self, count: int) -> bool:
        """Keep the features of the next `count` photos, newest first; whether there are more to keep.

        A question reads those of a thousand photos, each from a page of its own; a row of them costs a quarter.
        """
        if self.space.role != "image" or self._ahead < 0:
            return False
        found = self._vault.vectors.newest_features(self.space.id, count, self._ahead or None)
        if found and len(self._features) + len(found) <= _CACHED_FEATURES:
            self._features |= found
            self._ahead = min(found)
        else:
            self._ahead = -1
        return self._ahead > 0

    @property
    def _name(self) -> str:
        return f"{self.space.role}-{self.space.id}"

    def _read_snapshot(self, mark: int) -> bool:
        payload = self._vault.snapshots.read(self._name)
        if payload is None or len(payload) < _HEADER.size:
            return False
        magic, written_mark, count = _HEADER.unpack_from(payload)
        body = _HEADER.size + 16 * count
        if magic != _MAGIC or written_mark != mark or len(payload) < body:
            return False
        try:
            index = VectorIndex.from_bytes(memoryview(payload)[body:], self.space.dimension)
        except ValueError:
            return False  # whatever is wrong with it, the vectors in the catalogue make a new one
        pairs = np.frombuffer(payload, "<i8", 2 * count, _HEADER.size).astype(np.int64).reshape(2, count)
        self.index, self._pairs = index, (pairs[0], pairs[1])
        return True

    def _read_all(self) -> None:
        keys, numbers, vectors = self._vault.vectors.load(self.space.id)
        index = VectorIndex(self.space.dimension)
        index.add(keys, vectors.astype(np.float32).reshape(len(keys), self.space.dimension))
        self.index, self._patched = index, False
        self._pairs = (keys, numbers) if self.space.role == "text" else (keys[:0], numbers[:0])

    def _append(self) -> bool:
        """Add keys above the highest known; False when that does not explain the space's new count."""
        known = self.index.keys
        highest = int(known.max()) if len(known) else 0
        keys, numbers, vectors = self._vault.vectors.load(self.space.id, after_key=highest)
        if not len(keys) or len(known) + len(keys) != self._vault.vectors.count(self.space.id):
            return False
        self.index.add(keys, vectors.astype(np.float32))
        if self.space.role == "text":
            self._pairs = (np.concatenate([self._pairs[0], keys]), np.concatenate([self._pairs[1], numbers]))
        self._patched = True
        return True
