"""Writes down how each stage of each item ended, and counts it for the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from heirloom.core.errors import HeirloomError, ItemError
from heirloom.core.records import ItemId, Stage, StageState
from heirloom.vault import Vault

KILLING_CODES = frozenset({"worker_died", "timeout", "out_of_memory"})
"""Failures that cost a worker: tried a second time, then quarantined."""
TRIES = 2
QUEUE_ITEMS = 256
"""How many pending items are fetched at a time."""
IN_PART = "in_part"
"""Code of a stage whose result is kept although words that stand in the file are missing from it."""
_TOLD = 3
"""Sentences of one file that are told; a package can hold hundreds of broken parts."""


class Outcomes:
    """`set` and `fail` are called inside a write of the vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.counts: dict[Stage, Counter[StageState]] = {}
        self.words_found = 0
        """In how many pictures and scans there were words."""
        self.notices: list[HeirloomError] = []
        """Why a whole step could not be done here; its work goes on waiting."""

    def pending(self, stage: Stage) -> list[ItemId]:
        return self._vault.stages.pending(stage, QUEUE_ITEMS)

    def waiting(self, stage: Stage) -> int:
        """How many items wait for a stage, for an honest total; those set aside are among them."""
        return self._vault.stages.pending_counts()[stage.value]

    def set(
        self, item_id: ItemId, stage: Stage, state: StageState, code: str | None = None, reason: str | None = None
    ) -> None:
        self._vault.stages.set(item_id, stage, state, code=code, reason=reason)
        self.counts.setdefault(stage, Counter())[state] += 1

    def fail(self, item_id: ItemId, stage: Stage, error: ItemError) -> bool:
        """Record a failure; True when it is final. What killed a worker is left pending once, then quarantined."""
        if error.code not in KILLING_CODES:
            self.set(item_id, stage, StageState.FAILED, error.code, error.message)
            return True
        tries = next((row.tries for row in self._vault.stages.for_item(item_id) if row.stage is stage), 0)
        if tries + 1 >= TRIES:
            self.set(item_id, stage, StageState.QUARANTINED, error.code, error.message)
            return True
        self._vault.stages.set(
            item_id, stage, StageState.PENDING, code=error.code, reason=error.message, bump_tries=True
        )
        return False

    def finish(self, item_id: ItemId, stage: Stage, warnings: Sequence[str], *, is_some: bool) -> None:
        """A text that was read: whole, or with `warnings` on words that could not be, none at all if not `is_some`.

        What was read is kept either way; where words are missing the stage is told with the others that failed.
        """
        if not warnings:
            self.set(item_id, stage, StageState.DONE)
            return
        more = len(warnings) - _TOLD
        why = " ".join([*warnings[:_TOLD], *([f"There are {more} faults more."] if more > 0 else [])])
        code, reason = (IN_PART, f"It was read in part. {why}") if is_some else ("unreadable", why)
        self.set(item_id, stage, StageState.FAILED, code, reason)

    def as_counts(self) -> dict[str, dict[str, int]]:
        """{stage: {state: items}} of this run."""
        return {
            stage.value: {state.value: count for state, count in sorted(states.items())}
            for stage, states in self.counts.items()
        }
