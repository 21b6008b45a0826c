"""Going through a group of look-alikes: the best against each other one, until it is known which of them stay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from heirloom.core.records import ItemId
from heirloom.core.screening import Twin, Twins


class Choice(Enum):
    """What a person says of two."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Bout:
    """`best` stands against `rival`, places in `twins`; `beside` are those that stay as well, whichever of these does.

    The best stands on the left, and with `swapped` on the right.
    """

    twins: Twins
    best: int = 0
    rival: int = 1
    beside: tuple[int, ...] = ()
    swapped: bool = False

    @property
    def left(self) -> Twin:
        return self.twins.twins[self.rival if self.swapped else self.best]

    @property
    def right(self) -> Twin:
        return self.twins.twins[self.best if self.swapped else self.rival]

    @property
    def is_over(self) -> bool:
        """Whether every one of the group was looked at."""
        return self.rival >= len(self.twins.twins)

    @property
    def pairs_left(self) -> int:
        """This one included."""
        return max(0, len(self.twins.twins) - self.rival)

    @property
    def keep(self) -> tuple[ItemId, ...]:
        """What stays, once it is over, in the order of the group."""
        return tuple(self.twins.twins[at].id for at in sorted((self.best, *self.beside)))

    def turned(self) -> Bout:
        """The two change places."""
        return replace(self, swapped=not self.swapped)

    def after(self, choice: Choice) -> Bout:
        """The next pair of the group: whoever stayed against the next one, on the left again."""
        following = replace(self, rival=self.rival + 1, swapped=False)
        if choice is Choice.BOTH:
            return replace(following, beside=(*self.beside, self.rival))
        rival_stays = (choice is Choice.LEFT) is self.swapped
        return replace(following, best=self.rival) if rival_stays else following
