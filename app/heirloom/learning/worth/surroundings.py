"""What lies around a memory in its vault: how full its day is, how rare its place, how often it was opened."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Gps, Item
from heirloom.vault import Vault

_DAY_US: Final = 86_400_000_000
_EARTH_KM: Final = 6371.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Counts over a whole vault. `places`: number of a memory to how many were made at its place."""

    days: Mapping[int, int]
    places: Mapping[int, int]
    placed: int
    home: tuple[float, float] | None
    """Latitude and longitude of the place where most memories were made, in degrees."""
    openings: Mapping[int, tuple[int, int]]

    @classmethod
    def of(cls, vault: Vault) -> Surroundings:
        """Three reads, whatever the size of the vault."""
        table = vault.items.columns()
        days = Counter((table[:, 1] // _DAY_US).tolist())
        at_place = vault.items.place_columns()
        sizes = Counter(at_place[:, 0].tolist())
        places = {int(number): sizes[int(place)] for place, number in at_place}
        opened = {int(row[0]): (int(row[1]), int(row[2])) for row in vault.learned.openings.all()}
        return cls(days, places, len(places), _home(at_place, vault.items.coordinate_columns()), opened)

    def same_day(self, item: Item) -> int:
        """How many memories are dated to its day."""
        if item.captured is None:
            return 0
        at = item.captured.at
        return self.days.get(at.toordinal() - _EPOCH_DAY, 0)

    def from_home_km(self, gps: Gps | None) -> float | None:
        """Along the great circle (haversine)."""
        if gps is None or self.home is None:
            return None
        lat, lon, home_lat, home_lon = map(math.radians, (gps.lat, gps.lon, *self.home))
        half = math.sin((lat - home_lat) / 2) ** 2
        half += math.cos(lat) * math.cos(home_lat) * math.sin((lon - home_lon) / 2) ** 2
        return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


_EPOCH_DAY: Final = 719_163
"""1970-01-01 as a proleptic Gregorian ordinal."""


def _home(at_place: NDArray[np.int64], positions: NDArray[np.int64]) -> tuple[float, float] | None:
    """The median position of the memories at the commonest place."""
    if not len(at_place) or not len(positions):
        return None
    commonest = np.bincount(at_place[:, 0]).argmax()
    there = np.isin(positions[:, 0], at_place[at_place[:, 0] == commonest, 1])
    if not there.any():
        return None
    lat, lon = np.median(positions[there, 1:], axis=0) / 1e6
    return float(lat), float(lon)
