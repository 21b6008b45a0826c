"""How far each item is understood: one row for each stage that applies to it."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from typing import Final

from heirloom.core.records import ItemId, ItemNumber, Kind, Stage, StageRow, StageState
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row

STAGES_OF_KIND: Final = {
    Kind.PHOTO: (Stage.METADATA, Stage.VECTORS, Stage.OCR),
    Kind.DOCUMENT: (Stage.METADATA, Stage.TEXT, Stage.VECTORS, Stage.OCR),
    Kind.FILE: (Stage.METADATA,),
}
"""The stages that a new or re-adopted item of a kind waits for."""
_SELECT: Final = (
    "SELECT i.id, s.stage, s.state, s.tries, s.code, s.reason FROM stages s JOIN items i ON i.number = s.item"
)


class Stages:
    """Rows of stages. Derived: written inside `commit()` or `derive()`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def set_pending(self, item_id: ItemId, stages: tuple[Stage, ...]) -> None:
        """Let several stages of a new item wait, in one statement."""
        self._catalogue.run(
            "INSERT OR REPLACE INTO stages (stage, item, state)"
            " SELECT j.value, i.number, 1 FROM items i, json_each(?) j WHERE i.id = ?",
            (_listed(stages), values.id_bytes(item_id)),
        )

    def begin(self, kinds: Sequence[tuple[ItemNumber, Kind]]) -> None:
        """Let every stage that applies to new items wait, in one statement."""
        pending = values.STATE_NUMBERS[StageState.PENDING]
        rows = [
            (values.STAGE_NUMBERS[stage], number, pending) for number, kind in kinds for stage in STAGES_OF_KIND[kind]
        ]
        self._catalogue.insert("INSERT OR REPLACE INTO stages (stage, item, state)", rows)

    def set(
        self,
        item_id: ItemId,
        stage: Stage,
        state: StageState,
        code: str | None = None,
        reason: str | None = None,
        bump_tries: bool = False,
    ) -> None:
        """Record a stage's state; `bump_tries` counts one more try, any other state than failed keeps the count."""
        self._catalogue.run(
            "INSERT INTO stages (stage, item, state, tries, code, reason)"
            " SELECT ?, number, ?, ?, ?, ? FROM items WHERE id = ?"
            " ON CONFLICT (stage, item) DO UPDATE SET state = excluded.state, tries = tries + excluded.tries,"
            " code = excluded.code, reason = excluded.reason",
            (
                values.STAGE_NUMBERS[stage],
                values.STATE_NUMBERS[state],
                int(bump_tries),
                code,
                None if reason is None else values.clean_text(reason),
                values.id_bytes(item_id),
            ),
        )

    def reset(self, stage: Stage, states: tuple[StageState, ...]) -> int:
        """Let every item in one of `states` go through `stage` again; returns how many."""
        marks = ", ".join(str(values.STATE_NUMBERS[state]) for state in states)
        pending = values.STATE_NUMBERS[StageState.PENDING]
        sql = f"UPDATE stages SET state = {pending}, code = NULL, reason = NULL WHERE stage = ? AND state IN ({marks})"
        return self._catalogue.changed(sql, (values.STAGE_NUMBERS[stage],))

    def reopen(self, stage: Stage, code: str) -> int:
        """Let items wait again whose `stage` was skipped with `code`, where their file can be read; how many."""
        states = values.STATE_NUMBERS
        return self._catalogue.changed(
            "UPDATE stages SET state = ?, code = NULL, reason = NULL WHERE stage = ? AND state = ? AND code = ?"
            " AND NOT EXISTS"
            " (SELECT 1 FROM stages facts WHERE facts.stage = ? AND facts.item = stages.item AND facts.state >= 4)",
            (
                states[StageState.PENDING],
                values.STAGE_NUMBERS[stage],
                states[StageState.SKIPPED],
                code,
                values.STAGE_NUMBERS[Stage.METADATA],
            ),
        )

    def skip(self, stage: Stage, ids: Sequence[ItemId], code: str, reason: str) -> int:
        """Pass over `stage` for those of `ids` that wait for it; returns how many did."""
        states = values.STATE_NUMBERS
        return self._catalogue.changed(
            "UPDATE stages SET state = ?, code = ?, reason = ? WHERE stage = ? AND state = ?"
            " AND item IN (SELECT i.number FROM json_each(?) j CROSS JOIN items i ON i.id = unhex(j.value))",
            (
                states[StageState.SKIPPED],
                code,
                values.clean_text(reason),
                values.STAGE_NUMBERS[stage],
                states[StageState.PENDING],
                json.dumps(list(ids)),
            ),
        )

    def pending(self, stage: Stage, limit: int) -> list[ItemId]:
        """Items that wait for a stage, oldest first; those set aside wait until they are brought back."""
        rows = self._catalogue.rows(
            "SELECT i.id FROM stages s INDEXED BY stages_pending JOIN items i ON i.number = s.item"
            " WHERE s.stage = ? AND s.state = 1 AND i.set_aside_us IS NULL ORDER BY s.item LIMIT ?",
            (values.STAGE_NUMBERS[stage], limit),
        )
        return [values.item_id(row[0]) for row in rows]

    def pending_counts(self) -> dict[str, int]:
        """How many items wait for each stage, every stage named."""
        sql = "SELECT stage, count(*) FROM stages INDEXED BY stages_pending WHERE state = 1 GROUP BY stage"
        counts: dict[int, int] = dict(self._catalogue.rows(sql))
        return {stage.value: int(counts.get(number, 0)) for number, stage in values.STAGES.items()}

    def for_item(self, item_id: ItemId) -> list[StageRow]:
        """An item's stages in their order."""
        rows = self._catalogue.rows(
            f"{_SELECT} AND s.stage BETWEEN 1 AND 4 WHERE i.id = ? ORDER BY s.stage", (values.id_bytes(item_id),)
        )
        return [_stage_row(row) for row in rows]

    def failed(self) -> list[StageRow]:
        """Every stage that failed or was quarantined, with its reason."""
        rows = self._catalogue.rows(f"{_SELECT} WHERE s.state >= 4 ORDER BY s.item, s.stage")
        return [_stage_row(row) for row in rows]

    def not_understood_count(self) -> int:
        """How many items have a stage that failed or was quarantined."""
        return int(self._catalogue.value("SELECT count(DISTINCT item) FROM stages WHERE state >= 4"))


@functools.cache
def _listed(stages: tuple[Stage, ...]) -> str:
    return json.dumps([values.STAGE_NUMBERS[stage] for stage in stages])


def _stage_row(row: Row) -> StageRow:
    item_id, stage, state, tries, code, reason = row
    return StageRow(values.item_id(item_id), values.STAGES[stage], values.STATES[state], tries, code, reason)
