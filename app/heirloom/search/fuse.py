"""Brings the channels' findings on one scale, adds them up per item, and says which are sure.

Evidence is counted in spreads above the point from which a channel's finding is sure: 0 is just sure, negative is
weaker. Means and spreads come from the encoders' fixed samples, so they hold for ten items as for a million.
Positive evidence of several channels adds up; the weaker kind never pulls a better one down.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel
from heirloom.search.number_sets import are_in, grouped

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]

NOTHING = -100.0
"""Evidence of an item that no channel speaks for."""
_GROUPS = {
    Channel.IMAGE: 0,
    Channel.TEXT: 1,
    Channel.WORDS: 1,
    Channel.NAME: 2,
    Channel.DATE: 3,
    Channel.PLACE: 4,
    Channel.KIND: 5,
    Channel.SIMILAR: 6,
}
"""Channels in one group speak of the same thing: the better counts, their agreement is in its `total` already."""
_AGREEING = 0.35
"""Share of the weaker channels' evidence that is added to the strongest one's."""
_STEEPNESS = 0.45
_BELOW_SURE = 0.05


@dataclass(frozen=True, slots=True)
class Finding:
    """What one channel says: item numbers (n,), evidence (n,), and the passage behind each (empty: none).

    `total` (empty: the evidence itself) is what counts in the sum where two channels speak of the same passage.
    `cut`: the channel stopped at its limit and more of what it would have found is sure.
    """

    channel: Channel
    numbers: Numbers
    evidence: Floats
    passages: Numbers = field(default_factory=lambda: np.empty(0, np.int64))
    total: Floats = field(default_factory=lambda: np.empty(0, np.float32))
    cut: bool = False

    @property
    def counted(self) -> Floats:
        return self.total if len(self.total) else self.evidence

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class Fused:
    """Items by falling evidence, and each one's strongest finding per channel: (channel, evidence, passage)."""

    numbers: Numbers
    evidence: Floats
    parts: dict[int, list[tuple[Channel, float, int]]]


def left_out(finding: Finding, numbers: Numbers) -> Finding:
    """A finding without some items."""
    keep = ~are_in(finding.numbers, numbers)
    if keep.all():
        return finding
    passages = finding.passages[keep] if len(finding.passages) else finding.passages
    total = finding.total[keep] if len(finding.total) else finding.total
    return replace(
        finding, numbers=finding.numbers[keep], evidence=finding.evidence[keep], passages=passages, total=total
    )


def either(one: Finding, other: Finding) -> Finding:
    """Two findings of a channel as one: each item once, by rising number, with the better evidence."""
    if not len(one) or not len(other):
        return one if len(one) else other
    numbers = np.concatenate([one.numbers, other.numbers])
    evidence = np.concatenate([one.evidence, other.evidence])
    passages = np.concatenate([one.passages, other.passages])
    return _best_per_item(Finding(one.channel, numbers, evidence, passages))


def led(finding: Finding, lead: float) -> Finding:
    """A finding whose sure items count that much more."""
    if not lead or not len(finding):
        return finding
    gained = np.where(finding.evidence >= 0, lead, 0).astype(np.float32)
    return replace(finding, total=finding.counted + gained)


def below_sure(evidence: Floats) -> Floats:
    """Evidence (n,) lowered as a whole, its order and distances kept, until nothing in it is sure."""
    return evidence - np.float32(max(0.0, float(evidence.max(initial=NOTHING)) + _BELOW_SURE))


def score(evidence: float) -> float:
    """Evidence as a number between 0 and 1; just sure is one half."""
    return float(1.0 / (1.0 + np.exp(-_STEEPNESS * evidence)))


def fuse(findings: list[Finding], *, detail: int | None = None) -> Fused:
    """Add the channels up per item; `parts` are filled for the first `detail` items, for all with None."""
    kept = [_best_per_item(finding) for finding in findings if len(finding)]
    if not kept:
        return Fused(np.empty(0, np.int64), np.empty(0, np.float32), {})
    numbers, at = grouped(np.concatenate([finding.numbers for finding in kept]))
    table = np.full((len(_GROUPS), len(numbers)), NOTHING, np.float32)
    begin = 0
    for finding in kept:
        row = _GROUPS[finding.channel]
        places = at[begin : begin + len(finding)]
        table[row, places] = np.maximum(table[row, places], finding.counted)
        begin += len(finding)
    strongest = table.max(axis=0)
    others = np.maximum(table, 0).sum(axis=0) - np.maximum(strongest, 0)
    evidence = np.asarray(strongest + _AGREEING * others, np.float32)
    order = np.lexsort((-numbers, -evidence))
    return Fused(numbers[order], evidence[order], parts_of(kept, numbers[order][:detail]))


def _best_per_item(finding: Finding) -> Finding:
    """A channel's strongest line per item, as an item may be found by many passages."""
    order = np.lexsort((-finding.counted, finding.numbers))
    numbers = finding.numbers[order]
    keep = order[np.concatenate([[True], numbers[1:] != numbers[:-1]])]
    passages = finding.passages[keep] if len(finding.passages) else finding.passages
    total = finding.total[keep] if len(finding.total) else finding.total
    return Finding(finding.channel, finding.numbers[keep], finding.evidence[keep], passages, total)


def parts_of(findings: list[Finding], numbers: Numbers) -> dict[int, list[tuple[Channel, float, int]]]:
    """Each of some items' strongest line per channel, the strongest channel first."""
    parts: dict[int, list[tuple[Channel, float, int]]] = {int(number): [] for number in numbers}
    for finding in findings:
        for row in np.flatnonzero(are_in(finding.numbers, numbers)).tolist():
            passage = int(finding.passages[row]) if len(finding.passages) else 0
            parts[int(finding.numbers[row])].append((finding.channel, float(finding.evidence[row]), passage))
    for number, lines in parts.items():
        strongest: dict[Channel, tuple[Channel, float, int]] = {}
        for line in sorted(lines, key=lambda line: -line[1]):
            strongest.setdefault(line[0], line)
        parts[number] = list(strongest.values())
    return parts
