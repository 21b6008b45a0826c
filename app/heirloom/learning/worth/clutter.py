"""What the naming of clutter asks of a memory, taken from all that is known of it."""

from __future__ import annotations

from typing import Final

from heirloom.core.records import Kind
from heirloom.core.screening import Why
from heirloom.learning.screening import kinds
from heirloom.learning.screening.facts import ScreenFacts
from heirloom.learning.worth.judge import Seen

_FAILED: Final = 4
"""The number of the state of a stage that could make nothing of a file; the next one is for files that do harm."""


def clutter_of(seen: Seen) -> tuple[tuple[Why, ...], bool]:
    """Reasons for clutter, strongest first, and whether it must not be proposed in bulk."""
    item, dossier = seen.dossier.item, seen.dossier
    facts = ScreenFacts(
        kind=item.kind,
        media_type=item.media_type,
        name=item.original_name,
        bytes=item.bytes,
        size=item.size,
        has_camera=item.camera is not None,
        measures=seen.measures,
        text=dossier.text,
        characters=dossier.characters,
        was_read=dossier.was_read,
        pages=item.pages,
        is_broken=dossier.state >= _FAILED,
        is_encrypted=bool(item.encrypted),
    )
    return kinds.clutter_of(facts), item.kind is not Kind.FILE and kinds.is_guarded(facts)
