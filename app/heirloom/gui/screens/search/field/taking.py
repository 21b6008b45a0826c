"""Which recognised words become chips, and when: on the space or comma after them, never under the fingers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from heirloom.core.asking import Fact, FactSort, Reading

BOUNDARIES: Final = " ,，、;；\u3000"
"""Signs that end a word."""
_UNFINISHED: Final = ("between", "from", "从", "自")
"""Words after which a date is the first of two."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The text without the words that became chips. `grown` is what the last date chip became, if more was typed."""

    text: str
    cursor: int
    facts: tuple[Fact, ...] = ()
    grown: Fact | None = None


def wants_reading(before: str, after: str) -> bool:
    """Whether a change of the text may have finished a word: a boundary was typed, or several signs at once."""
    if not after.strip():
        return False
    added = len(after) - len(before)
    return added > 1 or (added == 1 and _added(before, after) in BOUNDARIES)


def with_last(text: str, last: Fact | None) -> str | None:
    """What else to read: what follows a date that was typed may belong to it ("in June", then "2019")."""
    return f"{last.words} {text.lstrip()}" if last is not None and last.words and last.sort is FactSort.DATE else None


def take(text: str, cursor: int, reading: Reading, longer: Reading | None, last: Fact | None) -> Taken | None:
    """What becomes of a text now that it was read; None where nothing does. `longer` is the reading of `with_last`."""
    grown = _grown(text, longer, last)
    if grown is not None:
        return grown
    facts: list[Fact] = []
    left = text
    for stretch in reversed(reading.stretches):
        end = stretch.end
        if end >= len(text) or text[end] not in BOUNDARIES or _is_unfinished(text[: stretch.begin], stretch.fact):
            continue
        after = end + 1
        facts.insert(0, stretch.fact)
        left = left[: stretch.begin] + left[after:]
        if cursor >= after:
            cursor -= after - stretch.begin
        elif cursor > stretch.begin:
            cursor = stretch.begin
    return Taken(left, cursor, tuple(facts)) if facts else None


def _grown(text: str, longer: Reading | None, last: Fact | None) -> Taken | None:
    if last is None or longer is None:
        return None
    lead = len(last.words) + 1
    for stretch in longer.stretches:
        ends_at = stretch.end - lead
        rest = text.lstrip()
        if stretch.begin == 0 and 0 < ends_at < len(rest) and rest[ends_at] in BOUNDARIES:
            rest = rest[ends_at + 1 :]
            return Taken(rest, len(rest), grown=stretch.fact)
    return None


def _is_unfinished(before: str, fact: Fact) -> bool:
    return fact.sort is FactSort.DATE and before.rstrip().lower().endswith(_UNFINISHED)


def _added(before: str, after: str) -> str:
    """The one sign that `after` has more than `before`."""
    at = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    return after[at]
