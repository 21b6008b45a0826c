"""The ladder of methods behind one interface; a higher rung is taken only where held-out answers say it is better."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import Method
from heirloom.learning.albums.lesson import FACTS, LIKE, LIKE_WEIGHT, Lesson
from heirloom.learning.albums.logistic import fit_dual, left_out
from heirloom.learning.albums.rungs.adapter import Coordinates, fit_net
from heirloom.learning.albums.rungs.head import Head, of_duals
from heirloom.learning.albums.rungs.prototype import fit_prototype

EXPECTED: Final = {Method.ZERO_SHOT: 0.0, Method.PROTOTYPE: 0.08, Method.LOGISTIC: 0.13, Method.ADAPTER: 0.13}
"""What a rung usually adds to the F1 of the lowest one, over many albums: the adapter usually nothing."""
EXPECTED_COUNTS: Final = 10.0
"""How many yes answers that expectation is worth. Held-out answers alone pick the wrong rung half of the time at five
or ten of either kind, and cost .03 of F1; weighed against what usually happens they cost nothing."""
FACTS_MARGIN: Final = 0.03
RARITY: Final = 10.0
"""What the background weighs in the F1 by which rungs are compared, in yes answers: one memory in eleven belongs."""
FEWEST_FOR_FACTS: Final = 6
FEWEST_FOR_ADAPTER: Final = 20
"""Answers of either kind from which the adapter is tried."""

Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Rung(Protocol):
    """One method of learning an album."""

    @property
    def method(self) -> Method: ...

    @property
    def at_home(self) -> bool:
        """Whether a score of 0 is the method's own line between belonging and not."""
        ...

    def fits(self, lesson: Lesson) -> bool:
        """Whether there is enough to try it."""
        ...

    def learn(self, lesson: Lesson, names: tuple[str, ...], seen: Flags, before: Learned | None) -> Learned:
        """Learn from the rows that are `seen` (N,); `before` is the same from all rows, to start from."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """Scores (N,) of all rows of the lesson, and how to make the head that gives them for any item."""

    scores: Doubles
    head: Callable[[], Head]
    state: object = None


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """A rung after cross-validation: `hidden` (N,) are scores of rows that its models had not learned from."""

    rung: Rung
    names: tuple[str, ...]
    learned: Learned
    without: Mapping[int, Learned]
    """By fold, what was learned without it."""
    hidden: Doubles
    f1: float


@dataclass(frozen=True, slots=True)
class ZeroShot:
    """The album's sentence alone."""

    method: Method = Method.ZERO_SHOT
    at_home: bool = False

    def fits(self, lesson: Lesson) -> bool:
        return LIKE in lesson.rows

    def learn(self, lesson: Lesson, names: tuple[str, ...], seen: Flags, before: Learned | None) -> Learned:
        rows = lesson.rows[LIKE]
        scores = np.asarray(rows[:, 0] / LIKE_WEIGHT, np.float64)
        return Learned(scores, lambda: Head({LIKE: np.full((1, 1), 1 / LIKE_WEIGHT, np.float32)}))


@dataclass(frozen=True, slots=True)
class Prototype:
    """The mean of the examples."""

    method: Method = Method.PROTOTYPE
    at_home: bool = False

    def fits(self, lesson: Lesson) -> bool:
        return bool(lesson.answers.yes.any())

    def learn(self, lesson: Lesson, names: tuple[str, ...], seen: Flags, before: Learned | None) -> Learned:
        duals = np.zeros(len(lesson))
        duals[seen] = fit_prototype(lesson.targets[seen], lesson.weights[seen])
        return Learned(lesson.kernel(names) @ duals, lambda: of_duals(lesson.rows, names, duals))


@dataclass(frozen=True, slots=True)
class Logistic:
    """Cross-entropy with weight decay over all that is known of the items."""

    method: Method = Method.LOGISTIC
    at_home: bool = True

    def fits(self, lesson: Lesson) -> bool:
        return bool(lesson.answers.yes.any()) and bool((lesson.targets == 0).any())

    def learn(self, lesson: Lesson, names: tuple[str, ...], seen: Flags, before: Learned | None) -> Learned:
        kernel = lesson.kernel(names)
        duals = lesson.fitted.get(key := (names, seen.tobytes()))
        if duals is None:
            start = before.state[seen] if before is not None and isinstance(before.state, np.ndarray) else None
            duals = np.zeros(len(lesson))
            duals[seen] = fit_dual(kernel[np.ix_(seen, seen)], lesson.targets[seen], lesson.weights[seen], start=start)
            lesson.fitted[key] = duals
        return Learned(kernel @ duals, lambda: of_duals(lesson.rows, names, duals), duals)


@dataclass(frozen=True, slots=True)
class Adapter:
    """The logistic score and a small network beside it."""

    method: Method = Method.ADAPTER
    at_home: bool = True

    def fits(self, lesson: Lesson) -> bool:
        yes = int(lesson.answers.yes.sum())
        return min(yes, len(lesson.answers) - yes) >= FEWEST_FOR_ADAPTER

    def learn(self, lesson: Lesson, names: tuple[str, ...], seen: Flags, before: Learned | None) -> Learned:
        base, coordinates = before.state if before is not None and isinstance(before.state, tuple) else (None, None)
        linear = Logistic().learn(lesson, names, seen, base)
        coordinates = coordinates or Coordinates.of(lesson.kernel(names))
        net = fit_net(coordinates.rows, linear.scores, lesson.targets, lesson.weights, seen)
        columns = np.concatenate([np.asarray(linear.state)[:, None], coordinates.duals], axis=1)
        scores = linear.scores + net.bends(coordinates.rows.astype(np.float32))
        return Learned(scores, lambda: of_duals(lesson.rows, names, columns, net), (linear, coordinates))


RUNGS: Final[tuple[Rung, ...]] = (ZeroShot(), Prototype(), Logistic(), Adapter())


def climb(lesson: Lesson, method: Method | None = None, stop: Event | None = None) -> tuple[Tried, dict[str, float]]:
    """The rung to take, or `method`'s, and the held-out F1 of every rung tried. ValueError where none can be."""
    names = best_names(lesson) if lesson.rows else ()
    tried: list[Tried] = []
    for rung in RUNGS:
        if lesson.rows and rung.fits(lesson) and not (tried and stop is not None and stop.is_set()):
            tried.append(cross_validate(lesson, rung, names))
    wanted = [one for one in tried if one.rung.method is method]
    if not tried:
        raise ValueError("there is nothing to learn from: neither a sentence nor an example of which anything is known")
    return (wanted[0] if wanted else _highest(tried, int(lesson.answers.yes.sum()))), {
        one.rung.method.value: round(one.f1, 4) for one in tried
    }


def _highest(tried: Sequence[Tried], yes: int) -> Tried:
    """The best of what is expected and what was seen together; ties go to the lower rung."""

    def worth(one: Tried) -> float:
        return (yes * one.f1 + EXPECTED_COUNTS * EXPECTED[one.rung.method]) / (yes + EXPECTED_COUNTS)

    best = tried[0]
    for one in tried[1:]:
        if worth(one) > worth(best) + 1e-9:
            best = one
    return best


def cross_validate(lesson: Lesson, rung: Rung, names: tuple[str, ...]) -> Tried:
    """Learn from all rows, and once for each fold from the rows outside it."""
    whole = rung.learn(lesson, names, np.ones(len(lesson), np.bool_), None)
    hidden, without = np.zeros(len(lesson)), {}
    for fold in np.unique(lesson.folds):
        hide = lesson.folds == fold
        enough = lesson.targets[~hide].any() or rung.method is Method.ZERO_SHOT
        without[int(fold)] = learned = rung.learn(lesson, names, ~hide, whole) if enough else whole
        hidden[hide] = learned.scores[hide]
    return Tried(rung, names, whole, without, hidden, held_out_f1(lesson, hidden))


def held_out_f1(lesson: Lesson, hidden: Doubles) -> float:
    """F1 at its best line: no answers count one each, the background together ten times the yes answers."""
    yes = float(lesson.answers.yes.sum())
    if yes == 0:
        return 0.0
    weights = np.ones(len(lesson))
    weights[len(lesson.answers) :] = RARITY * yes / max(len(lesson.background), 1)
    order = np.argsort(-hidden, kind="stable")
    right = np.cumsum((weights * lesson.targets)[order])
    called = np.cumsum(weights[order])
    return float((2 * right / (called + yes)).max())


def best_names(lesson: Lesson) -> tuple[str, ...]:
    """The blocks to learn from: when and where only if they make held-out answers clearly better."""
    content = lesson.content
    facts = [name for name in FACTS if name in lesson.rows]
    known = [name for name in content if name != LIKE]
    if known and (not facts or lesson.answers.yes.sum() < FEWEST_FOR_FACTS):
        return content
    choices = [content] if known else []
    choices += [(*content, name) for name in facts] + ([(*content, *facts)] if len(facts) > 1 else [])
    best, best_f1 = choices[0], -1.0
    for names in choices:
        kernel = lesson.kernel(names)
        duals = fit_dual(kernel, lesson.targets, lesson.weights)
        f1 = held_out_f1(lesson, left_out(kernel, duals, lesson.targets, lesson.weights))
        if f1 > best_f1 + (FACTS_MARGIN if best_f1 >= 0 else 0):
            best, best_f1 = names, f1
    return best
