"""The catalogue card: all that is known of one memory, where its file has been, and the check of one original."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from heirloom.bank.details import detail_of
from heirloom.bank.reports import ItemDetail
from heirloom.core.errors import VaultBusy, VaultDamaged
from heirloom.core.records import Item, StageRow, StageState
from heirloom.ingest.places import Gazetteer, Town
from heirloom.vault import Change, LogEvent, LogKind, ObjectMissing, Vault, Version, check_payload

_FAILED = frozenset((StageState.FAILED, StageState.QUARANTINED))


class Happening(StrEnum):
    """What befell a memory."""

    SEALED = "sealed"
    MET_AGAIN = "met_again"
    CHANGED = "changed"
    TAGGED = "tagged"
    SET_ASIDE = "set_aside"
    CHECKED = "checked"
    FOUND_CHANGED = "found_changed"
    TAKEN_UP = "taken_up"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a file's history; `path` is where it was met."""

    at: datetime
    what: Happening
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A check of one original against its fingerprint."""

    at: datetime
    is_whole: bool
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class CatalogueCard:
    """`checks` are those of this one memory, oldest first; `earlier` and `later` other states of the same file."""

    detail: ItemDetail
    checks: tuple[Checked, ...]
    earlier: tuple[Version, ...]
    later: tuple[Version, ...]

    @property
    def problem(self) -> StageRow | None:
        """Why it was not understood, if anything stopped that."""
        return next((row for row in self.detail.stages if row.state in _FAILED), None)


_ELSEWHERE = frozenset((LogKind.ALBUM, LogKind.ANSWER, LogKind.DECISION))
"""Albums, and what was answered and decided: told where they are shown, and no change of the memory itself."""


class Inspecting:
    """Reads from any thread; `check` and `try_again` write."""

    def __init__(self, vault: Vault, understand: Callable[[], object], saw: Callable[[int], None]) -> None:
        self._vault = vault
        self._understand = understand
        self._saw = saw
        self._gazetteer = Gazetteer()

    def card(self, number: int) -> CatalogueCard:
        """Everything about one memory, which counts as opened. NotFound."""
        item = self._vault.items.get_number(number)
        self._saw(number)
        versions = self._vault.story.versions(number)
        mine = (item.imported_at, item.number)
        return CatalogueCard(
            detail=detail_of(self._vault, item),
            checks=tuple(Checked(one.at, bool(one.is_whole)) for one in self._vault.story.checks(item.id)),
            earlier=tuple(one for one in versions if (one.imported_at, one.number) < mine),
            later=tuple(one for one in versions if (one.imported_at, one.number) > mine),
        )

    def not_understood(self) -> list[tuple[Item, StageRow]]:
        """Every memory with a step that failed or that its file made stop, and each such step with its reason."""
        failed = self._vault.stages.failed()
        return [(self._vault.items.get(row.item_id), row) for row in failed if row.state in _FAILED]

    def history(self, number: int) -> list[Event]:
        """Every event, oldest first: where it was met, and each commit that changed or checked it."""
        item = self._vault.items.get_number(number)
        origins = self._vault.origins.for_item(item.id)
        met = [
            Event(one.imported_at, Happening.SEALED if place == 0 else Happening.MET_AGAIN, one.path)
            for place, one in enumerate(origins)
        ]
        logged = (_event(one) for one in self._vault.story.events(number, item.id))
        return sorted((*met, *(one for one in logged if one is not None)), key=lambda event: event.at)

    def check(self, number: int) -> Checked:
        """Read the sealed original whole and compare it with its fingerprint; the outcome is kept in the log."""
        item = self._vault.items.get_number(number)
        is_missing = False
        try:
            self._vault.objects.check(item.object_id)
            is_whole = True
        except VaultDamaged as error:
            is_whole, is_missing = False, isinstance(error, ObjectMissing)
        if self._vault.writable:
            # A vault that cannot be written to right now tells the outcome all the same.
            with suppress(VaultBusy), self._vault.commit(LogKind.CHECK, check_payload(item.id, is_whole=is_whole)):
                pass
        return Checked(datetime.now(UTC), is_whole, is_missing)

    def try_again(self, number: int) -> CatalogueCard:
        """Let what failed wait once more, and understand all that waits; the card as it is afterwards."""
        item = self._vault.items.get_number(number)
        with self._vault.derive():
            for row in self._vault.stages.for_item(item.id):
                if row.state in _FAILED:
                    self._vault.stages.set(item.id, row.stage, StageState.PENDING)
        self._understand()
        return self.card(number)

    def find_places(self, text: str, limit: int = 8) -> list[Town]:
        """Towns whose name begins with `text`, the largest first; "Paris, Texas" narrows by state or country."""
        return self._gazetteer.find(text, limit)


def _event(logged: LogEvent) -> Event | None:
    """What a commit meant for the memory; its sealing and its twins are told by its origins."""
    if logged.kind is LogKind.CHECK:
        return Event(logged.at, Happening.CHECKED if logged.is_whole else Happening.FOUND_CHANGED)
    if logged.kind in (LogKind.ADOPTION, LogKind.REBUILD):
        return Event(logged.at, Happening.TAKEN_UP)
    if Change.CHANGED not in logged.changes or logged.kind in _ELSEWHERE:
        return None
    ways = {LogKind.TAG: Happening.TAGGED, LogKind.SET_ASIDE: Happening.SET_ASIDE, LogKind.ERASE: Happening.SET_ASIDE}
    return Event(logged.at, ways.get(logged.kind, Happening.CHANGED))
