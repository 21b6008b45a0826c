"""Names the place of a position, offline, by GeoNames' cities of 1,000 people and more (CC BY 4.0)."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from heirloom.core.records import Gps
from heirloom.core.words import fold
from heirloom.ingest.towns import cities, towns

FAR_KM = 80.0
"""Beyond this the nearest town says nothing about a place; the country is all that is told."""
NOWHERE_KM = 400.0
"""Beyond this it is open sea or ice, and no name is given."""


CITY_POPULATION = 100_000
CITY_KM_PER_ROOT_PERSON = 0.006
"""A city's own ground reaches about this far per square root of its people: Paris 9 km, London 18 km."""


@dataclass(frozen=True, slots=True)
class Town:
    """A place that can be chosen by its name."""

    name: str
    gps: Gps
    population: int


class Gazetteer:
    """Loads about 150,000 towns on first use (about a second); one for the life of the process."""

    def name(self, gps: Gps) -> str | None:
        """Return "City, State, Country", "Country", or None far from everywhere.

        Within a great city the city is named, not the suburb whose centre happens to be nearest.
        """
        known = towns()
        town = known.nearest(gps.lat, gps.lon)
        away_km = _away_km(gps, town)
        if away_km > NOWHERE_KM:
            return None
        if away_km > FAR_KM:
            return known.country(town) or None
        city = known.nearest(gps.lat, gps.lon, cities(CITY_POPULATION))
        if _away_km(gps, city) <= CITY_KM_PER_ROOT_PERSON * math.sqrt(known.population[city]):
            town = city
        return ", ".join(_names(town)) or None

    def find(self, text: str, limit: int) -> list[Town]:
        """Towns whose name begins with `text`, the largest first; after a comma stands the state or country.

        A name that is the whole text comes before longer ones. Any spelling of case and accents does.
        """
        parts = [_plain(part) for part in text.replace("，", ",").split(",") if part.strip()]
        if not parts:
            return []
        found = [at for at, folded in enumerate(_folded_names()) if folded.startswith(parts[0])]
        people = towns().population
        ranked = sorted(found, key=lambda at: (_folded_names()[at] != parts[0], -int(people[at])))
        fitting = (_town(at) for at in ranked if _lies_in(at, parts[1:]))
        return list(islice(fitting, limit))


@cache
def _folded_names() -> list[str]:
    return [_plain(name) for name in towns().city]


def _plain(name: str) -> str:
    """Folded, without accents: who looks for Zürich may write Zurich."""
    folded = fold(name).strip()
    if folded.isascii():
        return folded
    return "".join(sign for sign in unicodedata.normalize("NFD", folded) if not unicodedata.combining(sign))


def _lies_in(at: int, parts: Sequence[str]) -> bool:
    known = towns()
    around = [_plain(name) for name in (known.state[at], known.county[at], known.country(at), known.country_code[at])]
    return all(any(name.startswith(part) for name in around) for part in parts)


def _town(at: int) -> Town:
    known = towns()
    gps = Gps(float(known.latitude[at]), float(known.longitude[at]))
    return Town(", ".join(_names(at)), gps, int(known.population[at]))


def _names(at: int) -> list[str]:
    """City, state and country, each once."""
    known = towns()
    names = (known.city[at], known.state[at], known.country(at))
    return list(dict.fromkeys(name for name in names if name))


def _away_km(gps: Gps, at: int) -> float:
    known = towns()
    return _distance_km(gps, float(known.latitude[at]), float(known.longitude[at]))


def _distance_km(gps: Gps, lat: float, lon: float) -> float:
    """Great-circle distance by the haversine formula on a sphere of 6,371 km."""
    half_lat = math.radians(lat - gps.lat) / 2
    half_lon = math.radians(lon - gps.lon) / 2
    chord = (
        math.sin(half_lat) ** 2
        + math.cos(math.radians(gps.lat)) * math.cos(math.radians(lat)) * math.sin(half_lon) ** 2
    )
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))
