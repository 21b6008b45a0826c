"""The steps of a sitting that can be taken back, and the examples as they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from heirloom.bank import Change
from heirloom.core.albums import Answer, Question


@dataclass(slots=True)
class Given:
    """One step that can be taken back. `before` are the answers that stood there, None for none."""

    numbers: tuple[int, ...]
    answer: Answer | None
    """None for what was added to the album as a whole."""
    before: dict[int, Answer | None]
    questions: tuple[Question, ...] = ()
    change: Change | None = None
    """Made by the thread that edits; steps run there one after another, so that it is there when it is taken back."""


@dataclass(slots=True)
class Lanes:
    """Numbers of the examples, the newest first."""

    yes: list[int] = field(default_factory=list)
    no: list[int] = field(default_factory=list)

    def of(self, number: int) -> Answer | None:
        return Answer.YES if number in self.yes else Answer.NO if number in self.no else None

    def put(self, number: int, answer: Answer | None) -> None:
        for lane in (self.yes, self.no):
            if number in lane:
                lane.remove(number)
        if answer in (Answer.YES, Answer.NO):
            (self.yes if answer is Answer.YES else self.no).insert(0, number)
