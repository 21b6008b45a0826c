"""A head over what a tuned encoder has seen, and how well it does on answers that neither of the two had seen.

Nothing is encoded here, so it is learned anew with every answer: some milliseconds beside the first look.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import Method
from heirloom.learning.albums.answers import LikeQuery
from heirloom.learning.albums.ladder import Tried
from heirloom.learning.albums.lesson import PRESENCE, Lesson
from heirloom.learning.albums.logistic import fit_dual
from heirloom.learning.albums.second.look import TUNED, Second, parts
from heirloom.learning.albums.second.seen import WHOLE, Seen
from heirloom.learning.blocks import Floats, find
from heirloom.learning.features import TEXT, FeatureTable

FEWEST: Final = 6
"""Answers of either kind that were seen, from which there is anything to learn."""
BELOW: Final = Method.LOGISTIC
"""The rung that stands below a second look: its scores are log-odds, as the second look's are."""
SHARE: Final = 0.5
"""Of what tuning changed, that is added: it is learned from little, so half of it is worth more than all."""
PASSING: Final = 0.1
"""Share of the candidates above which an item must stand in the first look to be looked at again."""

Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """A second look, and the held-out scores (N,) of the lesson's rows with it.

    `places` and `places_below` (yes answers that were seen,) tell where each stood while it was hidden, with the second
    look and without: 1 where no candidate stands above, 1/2 where as many do as there are yes answers. A random
    background is told from them too easily to compare by.
    """

    second: Second
    hidden: Doubles
    places: Doubles
    places_below: Doubles


def learn(
    seen: Seen, table: FeatureTable, lesson: Lesson, tried: Tried, first: Floats, like: LikeQuery | None
) -> Learned | None:
    """Learn from the lesson's answers that were seen; None where they are too few.

    `tried` is the rung below and `first` (n,) its scores of the table's rows. Two heads learn from the same few items,
    one from the tuned encoder's rows and one from the untuned one's: what tuning changed is the difference of the two,
    and the first look keeps all that it knows from more.
    """
    desk = _Desk(seen, table, lesson, tried.names, like)
    if min(int(desk.yes.sum()), int((~desk.yes).sum())) < FEWEST:
        return None
    everything = np.ones(len(desk.answered), np.bool_)
    second = Second.of(seen, desk.weights(desk.fit(WHOLE, everything), desk.fit(None, everything)))
    places, here = table.places(seen.numbers)
    before = np.where(here, first[np.minimum(places, len(first) - 1)], -np.inf)
    asked = np.flatnonzero(desk.taken)
    candidates = before[desk.open & here]
    # What the first look would not have found likely would not have been looked at again.
    passed = tried.hidden[asked] >= (np.quantile(candidates, PASSING) if len(candidates) else np.inf)
    added, stands, stood = desk.held_out(tried.hidden[asked], before, passed)
    hidden = tried.hidden.copy()
    hidden[asked[passed]] += added[passed]
    return Learned(second, hidden, stands, stood)


class _Desk:
    """The items that were seen, side by side: answers and rest to learn from, candidates to be told apart."""

    def __init__(
        self, seen: Seen, table: FeatureTable, lesson: Lesson, names: tuple[str, ...], like: LikeQuery | None
    ) -> None:
        places, here = find(seen.numbers, lesson.answers.numbers)
        # What every encoder learned from as the rest can be no measure of any of them.
        self.taken = here & ~seen.rest[np.minimum(places, len(seen) - 1)]
        self.answered = places[self.taken]
        is_answered = np.isin(seen.numbers, lesson.answers.numbers)
        self.rest = np.flatnonzero(seen.rest & ~is_answered)
        self.open = ~seen.rest & ~is_answered
        answers, folds = lesson.answers[self.taken], lesson.folds[: len(lesson.answers)][self.taken]
        self.yes = answers.yes
        self.small = Lesson(answers, seen.numbers[self.rest], {}, folds)
        self._seen = seen
        self._parts = parts(table, seen.numbers, seen.rows, tuple({*names, TEXT, TUNED}), like)

    @cached_property
    def _others(self) -> Doubles:
        """Inner products (m, m) of all that is known of the items beside the encoders' rows."""
        total = np.zeros((len(self._seen), len(self._seen)))
        for name, rows in self._parts.items():
            if name not in (TUNED, TEXT):
                total += rows @ rows.T
        return total

    def kernel(self, group: int | None) -> Doubles:
        """Inner products (m, m) of all there is, with rows by the encoder that lacked a group, or the untuned one's."""
        if group is None:
            rows = self._parts[TEXT]
            return np.asarray(self._others + rows @ rows.T, np.float64)
        rows = self._seen.by(group)
        known = rows.any(axis=1)
        return np.asarray(self._others + rows @ rows.T + PRESENCE**2 * np.outer(known, known), np.float64)

    def fit(self, group: int | None, which: Flags, kernel: Doubles | None = None, like: int = WHOLE) -> Doubles:
        """Coefficients (m,) of a head learned from the answers `which` (a,) and the rest; 0 for all others.

        The encoder that lacked the group `like` must have seen what is learned from: both heads learn from the same.
        """
        rows = np.concatenate([np.flatnonzero(which), len(which) + np.arange(len(self.rest))])
        places = np.concatenate([self.answered, self.rest])[rows]
        known = self._seen.by(like if group is None else group)[places].any(axis=1)
        places, rows = places[known], rows[known]
        kernel = self.kernel(group) if kernel is None else kernel
        duals = np.zeros(len(self._seen))
        duals[places] = fit_dual(kernel[np.ix_(places, places)], self.small.targets[rows], self.small.weights[rows])
        return duals

    def weights(self, tuned: Doubles, untuned: Doubles) -> dict[str, Floats]:
        """By block: the head on the tuned rows less the one on the untuned."""
        duals = {TUNED: tuned, TEXT: -untuned}
        return {
            name: np.asarray(SHARE * (rows.T @ duals.get(name, tuned - untuned)), np.float32)
            for name, rows in self._parts.items()
        }

    def held_out(self, hidden: Doubles, first: Floats, passed: Flags) -> tuple[Doubles, Doubles, Doubles]:
        """What is added (a,) to answers by encoders and heads that lacked them; where each yes stood with it, without.

        `hidden` (a,) are held-out scores of the first look, `first` (m,) its scores of what was seen. A yes that had
        not `passed` the first look stands below all candidates.
        """
        added, stands, stood = np.zeros(len(self.answered)), [], []
        groups, untuned = self._seen.groups[self.answered], self.kernel(None)
        for group in np.unique(groups):
            # Encoders have learned from the other candidates that these most likely do not belong.
            aside = self.open & (self._seen.groups == group) & self._seen.by(int(group)).any(axis=1)
            tuned = self.kernel(int(group))
            for fold in np.unique(self.small.folds[groups == group]):
                keep = self.small.folds != fold
                heads = self.fit(int(group), keep, tuned), self.fit(None, keep, untuned, int(group))
                more = SHARE * (tuned @ heads[0] - untuned @ heads[1])
                mine = np.flatnonzero(~keep & (groups == group))
                added[mine] = more[self.answered[mine]]
                for one in mine[self.yes[mine]]:
                    stands.append(self._place(hidden[one] + added[one], (first + more)[aside], passed[one]))
                    stood.append(self._place(hidden[one], first[aside], passed[one]))
        return added, np.array(stands), np.array(stood)

    def _place(self, score: float, candidates: Floats | Doubles, passed: bool) -> float:
        """Of one yes: those candidates that were hidden with it stand for all."""
        yes, open_ = int(self.yes.sum()), int(self.open.sum())
        share = (candidates > score).mean() if passed and len(candidates) else 1.0
        return float(yes / (yes + open_ * share))
