"""What could not be done, told until it is tried again or done otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from heirloom.core.errors import HeirloomError

Again = Callable[[], object]


class Part(Enum):
    """Of what a sitting does, the gravest first: what a person said comes before what is shown."""

    WRITING = "writing"
    SETTING = "setting"
    READING = "reading"
    COUNTING = "counting"


@dataclass(slots=True)
class _Trouble:
    error: HeirloomError
    again: list[Again]


class Troubles:
    """One reason for each part, and how all that failed of it is tried again."""

    def __init__(self) -> None:
        self._known: dict[Part, _Trouble] = {}

    @property
    def error(self) -> HeirloomError | None:
        """Why the gravest of it failed; None where nothing did."""
        return next((self._known[part].error for part in Part if part in self._known), None)

    def note(self, part: Part, error: HeirloomError, again: Again) -> None:
        """It failed. Of what was to be written every piece is tried again, of all else what was wanted last."""
        before = self._known.get(part)
        kept = before.again if before is not None and part is Part.WRITING else []
        self._known[part] = _Trouble(error, [*kept, again])

    def clear(self, part: Part) -> None:
        """It was done."""
        self._known.pop(part, None)

    def take(self) -> list[Again]:
        """All that is to be tried again, the oldest of each part first; nothing is told any more."""
        again = [one for part in Part if part in self._known for one in self._known[part].again]
        self._known.clear()
        return again
