"""What the last step tells of the models, asked of the bank. Runs off the GUI thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heirloom.gui.gate.first_run.draft import LARGER

STARTER_BYTES = 112_000_000
"""What the starter takes on the disk; the weights that come along are the same everywhere."""


@dataclass(frozen=True, slots=True)
class Known:
    """`larger_bytes` is None while nobody has verified it: then it is told before the download starts.

    `pictures_a_second` is None before the starter was prepared on this computer.
    """

    starter_bytes: int
    pictures_a_second: float | None
    starter_licences: tuple[str, ...]
    larger_bytes: int | None
    larger_licence: str
    larger_is_here: bool


def ask() -> Known:
    """List the models and measure the starter, for at most about two seconds."""
    from heirloom.bank import models, starter  # heavy: this runs in a thread after the first paint

    rows = {row.name: row for row in models.listed()}
    larger = rows[LARGER]
    facts = starter.measure()
    return Known(
        starter_bytes=facts.bytes if facts else STARTER_BYTES,
        pictures_a_second=facts.pictures_a_second if facts else None,
        starter_licences=_distinct(row.licence for name, row in rows.items() if name.startswith("starter-")),
        larger_bytes=larger.bytes,
        larger_licence=larger.licence,
        larger_is_here=larger.state == "installed",
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
