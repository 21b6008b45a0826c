"""Names the place of a position, offline, by GeoNames' cities of 1,000 people and more (CC BY 4.0)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from heirloom.core.records import Gps

if TYPE_CHECKING:
    from collections.abc import Mapping

FAR_KM = 80.0
"""Beyond this the nearest town says nothing about a place; the country is all that is told."""
NOWHERE_KM = 400.0
"""Beyond this it is open sea or ice, and no name is given."""


CITY_POPULATION = 100_000
CITY_KM_PER_ROOT_PERSON = 0.006
"""A city's own ground reaches about this far per square root of its people: Paris 9 km, London 18 km."""


class Gazetteer:
    """Loads about 150,000 towns on first use (about a second); one for the life of the process."""

    def name(self, gps: Gps) -> str | None:
        """Return "City, State, Country", "Country", or None far from everywhere.

        Within a great city the city is named, not the suburb whose centre happens to be nearest.
        """
        town, away_km = _nearest(gps, 0)
        if away_km > NOWHERE_KM:
            return None
        if away_km > FAR_KM:
            return str(town.get("country") or "") or None
        city, city_km = _nearest(gps, CITY_POPULATION)
        if city_km <= CITY_KM_PER_ROOT_PERSON * math.sqrt(float(str(city["population"]))):
            town = city
        names = [str(town[part]) for part in ("city", "state", "country") if town.get(part)]
        return ", ".join(dict.fromkeys(names)) or None


def _nearest(gps: Gps, population: int) -> tuple[Mapping[str, object], float]:
    """The nearest place of at least `population` people, and its distance in km."""
    # Imported on first use: SciPy's tree and the town list cost a second that a search never needs.
    import reverse_geocode

    found: Mapping[str, object] = reverse_geocode.get((gps.lat, gps.lon), population)
    return found, _distance_km(gps, float(str(found["latitude"])), float(str(found["longitude"])))


def _distance_km(gps: Gps, lat: float, lon: float) -> float:
    """Great-circle distance by the haversine formula on a sphere of 6,371 km."""
    half_lat = math.radians(lat - gps.lat) / 2
    half_lon = math.radians(lon - gps.lon) / 2
    chord = (
        math.sin(half_lat) ** 2
        + math.cos(math.radians(gps.lat)) * math.cos(math.radians(lat)) * math.sin(half_lon) ** 2
    )
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))
