"""Place names come from the installed gazetteer and stop where they would mislead."""

from __future__ import annotations

from heirloom.core.records import Gps
from heirloom.ingest.places import Gazetteer


def test_towns_countries_and_nowhere() -> None:
    gazetteer = Gazetteer()
    paris = gazetteer.name(Gps(48.8584, 2.2945))
    assert paris is not None
    assert "Paris" in paris
    assert paris.endswith("France")
    assert gazetteer.name(Gps(-48.9, -123.4)) is None  # the point of the ocean farthest from land
