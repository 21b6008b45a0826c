"""Albums in one line each."""

from __future__ import annotations

from heirloom.cli.albums import learned
from heirloom.core.albums import Album, AlbumId, AlbumKind


def _album(kind: AlbumKind = AlbumKind.TAUGHT, right: int | None = None, needed: int = 0, waiting: int = 0) -> Album:
    return Album(AlbumId("ab" * 16), "Garden", kind, right_of_ten=right, answers_needed=needed, waiting=waiting)


def test_an_album_says_how_well_it_is_learned_and_what_waits() -> None:
    assert learned(_album(right=9, waiting=1200), None) == "9 of 10 right · 1,200 waiting"
    assert learned(_album(needed=8), None) == "teach it with 8 more answers"
    assert learned(_album(), None) == "ready: ask for its report"
    assert learned(_album(AlbumKind.HAND), None) == ""


def test_an_album_that_drifts_says_so() -> None:
    assert learned(_album(right=9), "scores") == "9 of 10 right · a few more answers would help"
