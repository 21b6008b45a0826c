"""The lanes of likely keepsakes and likely clutter: looking, listing, deciding; nothing here erases anything."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from heirloom.bank.window.by_hand import ByHand, Which
from heirloom.bank.window.changes import LOG_KINDS, Change, ChangeKind
from heirloom.bank.worth.alike import BURST, COPY, LookAlikes
from heirloom.core.errors import Cancelled, UserError
from heirloom.core.job import Progress, Rest
from heirloom.core.records import ItemId
from heirloom.core.screening import Clutter, Decision, Screened, ScreeningReport, Stack, Treasure, Twins, Verdict
from heirloom.jobs import PersonFirst, ProgressCallback
from heirloom.learning.worth.clutter import clutter_of
from heirloom.learning.worth.keeping import Verdicts
from heirloom.learning.worth.reasons import CLUTTER_NUMBERS, CLUTTERS, unpack
from heirloom.vault import Patch, Vault, VerdictRow

PAGE = 500
_LATER = timedelta(days=30)
"""What was put off is proposed again after so long."""
_SHOWN = 3
_IN_GROUPS = {Clutter.NEAR_DUPLICATE: COPY, Clutter.BURST: BURST}


class Screening:
    """Of an open vault, from any thread; `look` is work of seconds to minutes and goes on where it was stopped.

    It rests while a person waits for something (`first`).
    """

    def __init__(self, vault: Vault, hand: ByHand, first: PersonFirst) -> None:
        self._vault = vault
        self._hand = hand
        self._first = first
        self._verdicts = Verdicts(vault, clutter_of)
        self._alike = LookAlikes(vault)
        self._looking = threading.Lock()

    # Looking

    def look(self, progress: ProgressCallback | None = None, stop: threading.Event | None = None) -> int:
        """Find look-alikes, judge what has come or changed since, learn from new decisions; how many were judged.

        One look at a time: where another is under way this one does nothing.
        """
        return self._look(self._alike.refresh, progress, stop)

    def arrived(self) -> None:
        """Judge what has just been understood, by itself, beside its look-alikes.

        These are found at the next look where there has been none since the vault was opened.
        """
        self._look(self._alike.grow, None, None)

    def _look(
        self,
        find: Callable[[Rest], Mapping[int, tuple[int, int]]],
        progress: ProgressCallback | None,
        stop: threading.Event | None,
    ) -> int:
        if not self._vault.writable or not self._looking.acquire(blocking=False):
            return 0
        judged = 0

        def rest() -> None:
            self._first.rest(stop)

        def went_on(done: int) -> None:
            nonlocal judged
            judged = done
            if progress is not None:
                progress(Progress(done, max(done, total), "files", "worth"))

        try:
            alike, total = find(rest), self._waiting()
            self._verdicts.judge(self._alike.changed(), alike, rest)
            self._alike.forget_changed()
            self._verdicts.look(alike, went_on, rest)
            if self._verdicts.should_learn():
                self._verdicts.learn(alike, rest)
        except Cancelled:
            pass  # `stop`: what is left is for the next look
        finally:
            self._looking.release()
        return judged

    def _waiting(self) -> int:
        looked, total = self._vault.learned.verdicts.looked_at(self._verdicts.version)
        return total - looked

    # Listing

    def overview(self) -> Screened:
        """How far the look has come, and how much waits for a decision."""
        rows = self._vault.learned.verdicts
        looked, total = rows.looked_at(self._verdicts.version)
        counts, groups = rows.counts(later=self._later()), self._alike.groups()
        stacks = [self._stack(CLUTTERS[number], *both, groups) for number, both in counts.items() if number in CLUTTERS]
        return Screened(
            looked_at=looked,
            total=total,
            keepsakes=rows.treasure_count(later=self._later()),
            clutter=sum(stack.count for stack in stacks),
            stacks=tuple(sorted(stacks, key=lambda stack: -stack.count)),
            pairs=sum(len(group.twins) - 1 for group in groups),
            decided=self._decided_this_week(),
            trained_on=self._verdicts.model().decisions,
        )

    def _stack(self, kind: Clutter, count: int, guarded: int, groups: Sequence[Twins]) -> Stack:
        first = self._vault.learned.verdicts.of_clutter(CLUTTER_NUMBERS[kind], _SHOWN, later=self._later())
        alike = sum(group.relation == _IN_GROUPS.get(kind) for group in groups)
        older = self._older_than(kind) if kind is Clutter.RECEIPT else None
        return Stack(kind, count, tuple(row.number for row in first), alike, older, guarded)

    def _older_than(self, kind: Clutter) -> int | None:
        """Full years that all of a stack are older than; None where it is less than one, or a date is missing."""
        rows = self._vault.learned.verdicts.of_clutter(CLUTTER_NUMBERS[kind], PAGE, later=self._later())
        captured = [card.captured for card in self._vault.cards.read([row.number for row in rows])]
        if not captured or len(rows) == PAGE or any(one is None or one.evidence == "mtime" for one in captured):
            return None
        newest = max(one.at for one in captured if one is not None)
        years = (datetime.now(UTC).replace(tzinfo=None) - newest).days // 365
        return years or None

    def _decided_this_week(self) -> int:
        today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return self._vault.learned.decisions.count_since(today - timedelta(days=today.weekday()))

    def keepsakes(self, offset: int = 0, limit: int = PAGE) -> list[Verdict]:
        """What seems worth most, first."""
        return self._told(self._vault.learned.verdicts.treasures(limit, offset, later=self._later()))

    def stack(self, kind: Clutter, offset: int = 0, limit: int = PAGE, *, guarded: bool = False) -> list[Verdict]:
        """Likely clutter of one kind, least worth first; with `guarded` what must not be set aside in bulk."""
        number = CLUTTER_NUMBERS[kind]
        rows = self._vault.learned.verdicts.of_clutter(number, limit, offset, later=self._later(), guarded=guarded)
        return self._told(rows)

    def verdict(self, id: ItemId) -> Verdict | None:
        """What screening thinks of one memory; None where it has not looked."""
        number = int(self._vault.items.get(id).number)
        found = self._vault.learned.verdicts.get_many([number])
        told = self._told(list(found.values()))
        return told[0] if told else None

    def twins(self, offset: int = 0, limit: int = 100) -> list[Twins]:
        """Groups of look-alikes, surest first, without those that were decided or put off."""
        return self._alike.page(offset, limit)

    def beside(self, numbers: Sequence[int]) -> dict[int, Twins]:
        """For each of these that a better look-alike stands for: the two of them, the better one first."""
        return self._alike.beside(numbers)

    def _told(self, rows: Sequence[VerdictRow]) -> list[Verdict]:
        items = self._vault.items.by_numbers([row.number for row in rows])
        told = []
        for row in rows:
            if row.number in items:
                reasons = unpack(row.reasons)
                item = items[row.number]
                told.append(Verdict(item.id, row.number, row.worth, reasons.clutter, reasons.treasure, row.guarded))
        return told

    def _later(self) -> datetime:
        return datetime.now(UTC) - _LATER

    # Deciding: each is one commit, and `bank.hand.undo` takes it back

    def keep(self, ids: Which) -> Change:
        """Make them keepsakes."""
        return self._hand.keep(ids)

    def set_aside(self, ids: Which) -> Change:
        """Take them out of sight; nothing is deleted. What was said of a look-alike goes to the best one that stays.

        Where nobody has looked since the vault was opened, look-alikes are found first if any of these is one: minutes
        of a large vault.
        """
        found = self._vault.labels.find(ids)
        self._know_look_alikes(list(found))
        ways = self._alike.moving(list(found))
        if not ways:
            return self._hand.set_aside(ids)
        # As with every decision about look-alikes: it is nobody's own setting aside who only gets something.
        with self._vault.commit(LOG_KINDS[ChangeKind.TWINS]):
            patch = self._alike.set_aside(list(found), ways)
        gone = tuple(patch.parts[-1].after)
        also = tuple(number for number in patch.numbers if number not in gone)
        named = tuple(found[number] for number in gone)
        return Change(ChangeKind.SET_ASIDE, named, len(gone), None, False, gone, patch, also=also)

    def _know_look_alikes(self, numbers: list[int]) -> None:
        if self._alike.has_looked:
            return
        rows = self._vault.learned.verdicts.get_many(numbers).values()
        if any(why.kind in _IN_GROUPS for row in rows for why in unpack(row.reasons).clutter):
            self._alike.refresh()

    def decide(self, ids: Which, decision: Decision, about: Clutter | Treasure | None = None) -> Change:
        """No clutter, no keepsake, or later; `about` one reason, else all."""
        word = "" if about is None else about.value
        now = datetime.now(UTC)

        def change(numbers: Iterable[int]) -> Patch:
            labels = self._vault.labels
            return labels.write_rows([labels.albums.decide(numbers, decision, now, word)])

        return self._commit(ChangeKind.DECIDE, ids, change, decision.name.lower())

    def resolve(self, twins: Twins, keep: Which) -> Change:
        """Keep some of a group and set the others aside, what was said of those going over first.

        All kept: they are not the same, and are not shown together again. UserError where none is kept.
        """
        kept = set(self._vault.labels.find(keep))
        if not kept:
            raise UserError("Say which of them to keep.")
        every = [twin.number for twin in twins.twins]
        return self._commit(ChangeKind.TWINS, every, lambda numbers: self._alike.settle(list(numbers), kept), "twins")

    def _commit(self, label: ChangeKind, ids: Which, change: Callable[[Iterable[int]], Patch], value: str) -> Change:
        with self._vault.commit(LOG_KINDS[label]):
            found = self._vault.labels.find(ids)
            patch = change(list(found))
        numbers = [number for number in patch.numbers if number in found]
        return Change(
            label, tuple(found[number] for number in numbers), len(numbers), value, False, tuple(numbers), patch
        )

    # How well

    def report(self) -> ScreeningReport:
        """How often its proposals were right, by decisions that the model had not seen."""
        from heirloom.learning.worth.report import report_of  # lazy: figures take half a second to load

        return report_of(self._vault.learned.screening.in_use())
