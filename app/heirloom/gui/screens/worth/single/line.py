"""The line of memories that are looked at one after another: who is next, how far it has come, who came back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from heirloom.core.screening import Verdict


class Line:
    """`total` is how many there are in all; they come in pages, and one that came before is not met again."""

    def __init__(self, total: int = 0) -> None:
        self._total = total
        self._verdicts: list[Verdict] = []
        self._place: dict[int, int] = {}
        self._decided: set[int] = set()
        self._at = 0
        self.is_whole = False
        """Whether the last page has come."""

    def add(self, verdicts: Sequence[Verdict]) -> int:
        """A page came; how many of it are new."""
        before = len(self._verdicts)
        for verdict in verdicts:
            if verdict.number not in self._place:
                self._place[verdict.number] = len(self._verdicts)
                self._verdicts.append(verdict)
        return len(self._verdicts) - before

    def end(self) -> None:
        """No more will come."""
        self.is_whole = True
        self._total = len(self._verdicts)

    @property
    def current(self) -> Verdict | None:
        """The one on show; None at the end, or while the next page is on its way."""
        return self._verdicts[self._at] if self._at < len(self._verdicts) else None

    @property
    def position(self) -> tuple[int, int]:
        """Which of how many, from 1."""
        total = max(self._total, len(self._verdicts))
        return min(len(self._decided) + 1, max(total, 1)), total

    @property
    def done(self) -> int:
        """Decisions made in this line."""
        return len(self._decided)

    @property
    def is_over(self) -> bool:
        return self.current is None and self.is_whole

    def ahead(self, count: int) -> list[int]:
        """Numbers of those that come next."""
        rest = (one.number for one in self._verdicts[self._at + 1 :] if one.number not in self._decided)
        return list(islice(rest, count))

    @property
    def undecided(self) -> int:
        """Of those that came."""
        return len(self._verdicts) - len(self._decided)

    def decide(self) -> Verdict | None:
        """The one on show is decided; it is returned, and the next is on show."""
        verdict = self.current
        if verdict is not None:
            self._decided.add(verdict.number)
            self._go_on()
        return verdict

    def bring_back(self, numbers: Collection[int]) -> bool:
        """Decisions were taken back: the first of these is on show again; whether any of them was decided here."""
        back = [number for number in numbers if number in self._decided]
        if back:
            self._decided.difference_update(back)
            self._at = min(self._place[number] for number in back)
        return bool(back)

    def decide_again(self, numbers: Collection[int]) -> None:
        """What was taken back was done after all."""
        self._decided.update(number for number in numbers if number in self._place)
        self._go_on()

    def _go_on(self) -> None:
        """To the next that is not decided; from the end once more to those that were left behind."""
        order = [*range(self._at, len(self._verdicts)), *range(self._at)]
        following = (at for at in order if self._verdicts[at].number not in self._decided)
        self._at = next(following, len(self._verdicts))
