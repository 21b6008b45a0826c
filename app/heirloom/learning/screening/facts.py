"""What the naming of clutter looks at: one memory's facts, its measures, its words."""

from __future__ import annotations

from dataclasses import dataclass

from heirloom.core.measures import Measures
from heirloom.core.records import Kind, Size


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """All that is known of a memory for naming clutter; what is unknown is left as it is here.

    `text`: how its text begins, read in its picture or held by the file. `characters`: how long all of it is.
    `was_read`: whether its text has been looked for.
    """

    kind: Kind
    media_type: str = ""
    name: str = ""
    bytes: int | None = None
    size: Size | None = None
    has_camera: bool = False
    measures: Measures | None = None
    text: str = ""
    characters: int = 0
    was_read: bool = False
    pages: int | None = None
    is_broken: bool = False
    """No reader could make anything of it."""
    is_encrypted: bool = False
