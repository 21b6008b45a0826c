"""All screens and all looks, and the round of photographs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from shooting import albums, locked, opened, worth
from shooting.memories import Filled
from shooting.studio import Look, Studio

LOOKS: Final[dict[str, Look]] = {
    "light": Look(),
    "dark": Look("dark"),
    "zh": Look(language="zh_CN"),
    "narrow": Look(size=(960, 640)),
    "narrow-zh": Look("dark", "zh_CN", (960, 640)),
    "large": Look(at_150=True),
}
README_LOOKS: Final[dict[str, Look]] = {
    "light": Look(size=(1200, 720)),
    "dark": Look("dark", size=(1200, 720)),
}
SCREENS: Final[dict[str, Callable[[Studio, Filled], None]]] = {
    "unlock": locked.unlock,
    "unlock-missing": locked.unlock_missing,
    "unlock-sheet": locked.unlock_sheet,
    "first-run": locked.first_run,
    "timeline": opened.timeline,
    "timeline-scrolled": opened.timeline_scrolled,
    "timeline-empty": opened.timeline_empty,
    "search": opened.search,
    "viewer": opened.viewer,
    "activity": opened.activity,
    "settings": opened.settings,
    "aside": opened.aside,
    "albums": albums.albums,
    "album": albums.album,
    "teaching": albums.teaching,
    "worth": worth.worth,
    "keys": opened.keys,
}


def photograph(filled: Filled, out: Path, looks: Mapping[str, Look], only: Sequence[str]) -> int:
    """Every screen that is wanted in every look; the exit code tells whether all could be taken."""
    studio = Studio(out)
    missed = []
    for name, look in looks.items():
        studio.dress(name, look)
        for screen, take in SCREENS.items():
            if only and screen not in only:
                continue
            try:
                take(studio, filled)
            except TimeoutError as error:
                missed.append(f"{screen}, {name}: {error}")
    for line in missed:
        print("missed:", line)
    return 1 if missed else 0
