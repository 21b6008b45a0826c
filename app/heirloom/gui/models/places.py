"""Names of places in the language of the window; the vault keeps those of GeoNames, which are English."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QLocale

from heirloom.core.paths import resources_dir

_BETWEEN: Final = ", "
_COUNTRY: Final = "country"


def place_text(place: str | None) -> str:
    """The whole of "City, State, Country" as it is said here; parts that nothing is known of stay as they are."""
    if not place or QLocale().language() != QLocale.Language.Chinese:
        return place or ""
    return "，".join(_chinese(place))


def place_name(place: str | None) -> str:
    """The first part alone, the narrowest."""
    if not place:
        return ""
    if QLocale().language() != QLocale.Language.Chinese:
        return place.split(",")[0]
    return _chinese(place)[0]


def _chinese(place: str) -> list[str]:
    names, parts = _names(), place.split(_BETWEEN)
    told: list[str] = []
    while parts:
        country = names.get((_COUNTRY, _BETWEEN.join(parts)))  # some have a comma themselves
        if country is not None:
            return [*told, country]
        part = parts.pop(0)
        told.append(names.get(("part", part), part))
    return told


@cache
def _names() -> dict[tuple[str, str], str]:
    lines = (resources_dir() / "words" / "places-chinese.txt").read_text(encoding="utf-8").splitlines()
    return {(sort, name): word for sort, name, word in (line.split("\t") for line in lines)}
