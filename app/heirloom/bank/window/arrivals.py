"""What came in lately and what did not work: kept in the vault, so that it outlives the program, until dismissed."""

from __future__ import annotations

import csv
import io
import os
import uuid
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from heirloom.bank.reports import FailedFile, ImportReport
from heirloom.core.records import ItemId, Stage, StageState
from heirloom.vault import Vault

ARRIVALS: Final = "window.arrivals"
LEFT_OUT: Final = "window.left_out"
DISMISSED: Final = "window.dismissed"
KEPT_ARRIVALS: Final = 40
KEPT_LEFT_OUT: Final = 5000
SHOWN_NOT_UNDERSTOOD: Final = 2000
UNDO_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One import that has ended. `name` is that of its folder or file; several are told by `others`.

    `imported` is how many memories it brought, `here` how many of them the timeline still holds.
    """

    batch: str
    name: str
    others: int
    imported: int
    duplicates: int
    failed: int
    bytes: int
    at: datetime
    undone: bool = False
    here: int = 0

    @property
    def can_be_undone(self) -> bool:
        """Until the next day, and once."""
        return self.imported > 0 and not self.undone and datetime.now(UTC) - self.at < UNDO_FOR


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that could not be brought in (`number` None), or a memory that could not be understood."""

    key: str
    name: str
    path: str
    code: str
    reason: str
    bytes: int = 0
    number: int | None = None


class Arrivals:
    """Reads from any thread; writes one at a time."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def note(self, report: ImportReport, paths: Sequence[str]) -> Arrival:
        """Remember an import that has ended, and each file that it had to leave out."""
        roots = [path.rstrip(os.sep) for path in paths] or [""]
        arrival = Arrival(
            batch=report.batch,
            name=os.path.basename(roots[0]) or roots[0],
            others=len(roots) - 1,
            imported=self._here(report.batch),
            duplicates=report.duplicates,
            failed=len(report.failed),
            bytes=report.bytes,
            at=datetime.now(UTC),
        )
        with self._vault.derive():
            others = [one for one in self._read(ARRIVALS) if one["batch"] != arrival.batch]
            self._vault.settings.set(ARRIVALS, [_as_json(arrival), *others][:KEPT_ARRIVALS])
            self._leave_out(report.failed)
        return arrival

    def latest(self) -> list[Arrival]:
        """Imports that have ended, the latest first."""
        arrivals = [_arrival(one) for one in self._read(ARRIVALS)]
        return [replace(one, here=self._here(one.batch)) for one in arrivals]

    def _here(self, batch: str) -> int:
        return self._vault.items.timeline_total(batch=batch) if batch else 0

    def mark_undone(self, batch: str, undone: bool = True) -> None:
        with self._vault.derive():
            kept = [one | ({"undone": undone} if one["batch"] == batch else {}) for one in self._read(ARRIVALS)]
            self._vault.settings.set(ARRIVALS, kept)

    def clear(self) -> None:
        """Forget the list of ended imports; what they brought stays."""
        with self._vault.derive():
            self._vault.settings.set(ARRIVALS, [])

    # What did not work

    def troubles(self) -> tuple[Trouble, ...]:
        """Everything that was not dismissed: files left out, then memories not understood."""
        left_out = [Trouble(**one) for one in self._read(LEFT_OUT)]
        return (*left_out, *self._not_understood())

    def dismiss(self, keys: Collection[str]) -> None:
        """Tell of these no more."""
        wanted = set(keys)
        with self._vault.derive():
            left = self._read(LEFT_OUT)
            known = {one["key"] for one in left}
            self._vault.settings.set(LEFT_OUT, [one for one in left if one["key"] not in wanted])
            dismissed = set(self._read(DISMISSED)) | (wanted - known)
            self._vault.settings.set(DISMISSED, sorted(dismissed))

    def again(self, keys: Collection[str]) -> tuple[str, ...]:
        """Try these once more: the paths to bring in again; memories wait to be understood from now on."""
        wanted = set(keys)
        with self._vault.derive():
            left = self._read(LEFT_OUT)
            paths = tuple(one["path"] for one in left if one["key"] in wanted)
            self._vault.settings.set(LEFT_OUT, [one for one in left if one["key"] not in wanted])
            for row in self._vault.stages.failed():
                if _key(row.item_id) in wanted and row.state in _FAILED:
                    self._vault.stages.set(row.item_id, row.stage, StageState.PENDING)
                    if row.stage is Stage.TEXT:  # it is read together with the facts
                        self._vault.stages.set(row.item_id, Stage.METADATA, StageState.PENDING)
        return paths

    def as_csv(self) -> str:
        """The list as a table: name, where it lies, code, reason."""
        out = io.StringIO()
        table = csv.writer(out)
        table.writerow(("name", "path", "code", "reason", "bytes"))
        table.writerows((one.name, one.path, one.code, one.reason, one.bytes) for one in self.troubles())
        return out.getvalue()

    def _leave_out(self, failed: Sequence[FailedFile]) -> None:
        """Inside a write. A path that failed before is told once, with its newest reason."""
        if not failed:
            return
        paths = {one.path for one in failed}
        fresh = [
            asdict(Trouble(uuid.uuid4().hex, os.path.basename(one.path) or one.path, one.path, one.code, one.reason))
            for one in failed
        ]
        before = [one for one in self._read(LEFT_OUT) if one["path"] not in paths]
        self._vault.settings.set(LEFT_OUT, [*fresh, *before][:KEPT_LEFT_OUT])

    def _not_understood(self) -> list[Trouble]:
        dismissed = set(self._read(DISMISSED))
        found: dict[ItemId, Trouble] = {}
        for row in self._vault.stages.failed():
            if row.item_id in found or row.state not in _FAILED or row.stage is Stage.OCR:
                continue
            if _key(row.item_id) in dismissed:
                continue
            item = self._vault.items.find(row.item_id)
            if item is None or item.erase_after is not None:
                continue
            found[row.item_id] = Trouble(
                _key(row.item_id),
                item.original_name,
                "",
                row.code or "unreadable",
                row.reason or "",
                item.bytes,
                int(item.number),
            )
            if len(found) >= SHOWN_NOT_UNDERSTOOD:
                break
        return list(found.values())

    def _read(self, key: str) -> list[Any]:
        found = self._vault.settings.get(key, [])
        return found if isinstance(found, list) else []


_FAILED = frozenset({StageState.FAILED, StageState.QUARANTINED})


def _key(item_id: ItemId) -> str:
    return f"item:{item_id}"


def _as_json(arrival: Arrival) -> dict[str, Any]:
    kept = asdict(arrival) | {"at": arrival.at.isoformat(timespec="seconds")}
    del kept["here"]  # it is counted anew each time
    return kept


def _arrival(kept: dict[str, Any]) -> Arrival:
    return Arrival(**(kept | {"at": datetime.fromisoformat(kept["at"])}))
