"""Every change by a person: facts, tags, keepsakes, setting aside, erasing; each exactly undoable, for many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from heirloom.bank.window.changes import LOG_KINDS, Change, ChangeKind
from heirloom.core.errors import UserError
from heirloom.core.records import CaptureTime, Gps, ItemId
from heirloom.ingest.places import Gazetteer
from heirloom.vault import KEEPING, UNSET, Patch, Unset, Vault

ERASE_AFTER = timedelta(days=30)
_LABELS = {
    "title": ChangeKind.TITLE,
    "caption": ChangeKind.CAPTION,
    "captured": ChangeKind.DATE,
    "gps": ChangeKind.PLACE,
    "place": ChangeKind.PLACE,
    "rating": ChangeKind.RATING,
}

Which = Sequence[ItemId] | Sequence[int] | Sequence[ItemId | int]
"""Memories by id or by number."""


class ByHand:
    """Changes of an open vault, from any thread; each is one durable commit and waits for no more than one other."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._gazetteer = Gazetteer()
        self.undone: Callable[[Change], object] | None = None
        """Hears of every change that took another one back."""

    def edit(
        self,
        ids: Which,
        *,
        title: str | Unset | None = UNSET,
        caption: str | Unset | None = UNSET,
        captured: CaptureTime | Unset | None = UNSET,
        gps: Gps | Unset | None = UNSET,
        place: str | Unset | None = UNSET,
        rating: int | Unset | None = UNSET,
    ) -> Change:
        """Set facts, None (or an empty text) clears one; no machine changes them any more.

        A position without a place gets the name of the town there.
        """
        if isinstance(rating, int) and not 0 <= rating <= 5:
            raise UserError("A rating is a number from 0 to 5.")
        if not isinstance(gps, Unset) and isinstance(place, Unset):
            place = None if gps is None else self._gazetteer.name(gps)
        asked = {
            "title": title,
            "caption": caption,
            "captured": captured,
            "gps": gps,
            "place": place,
            "rating": rating,
        }
        facts: dict[str, Any] = {}
        for name, fact in asked.items():
            if fact is not UNSET:
                facts[name] = (fact.strip() or None) if isinstance(fact, str) else fact
        if not facts:
            raise UserError("Say what to change.")
        label = next(_LABELS[name] for name in asked if name in facts)
        return self._make(label, ids, lambda numbers: self._vault.labels.set_facts(numbers, facts))

    def tag(self, ids: Which, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Change:
        """Give memories tags and take tags from them. UserError for a tag without a letter."""
        add, remove = list(add), list(remove)
        said = ", ".join(" ".join(tag.split()) for tag in (*add, *remove))
        return self._make(ChangeKind.TAG, ids, lambda numbers: self._vault.labels.tag(numbers, add, remove), said)

    def keep(self, ids: Which, kept: bool = True) -> Change:
        """Make them keepsakes, or no longer."""
        return self._make(
            ChangeKind.KEEP, ids, lambda numbers: self._vault.labels.set_facts(numbers, {"kept": kept}), kept
        )

    def turn(self, ids: Which, quarter_turns: int) -> Change:
        """Show pictures turned by so many quarters clockwise more; the originals stay as they are."""
        return self._make(ChangeKind.TURN, ids, lambda numbers: self._vault.labels.turn(numbers, quarter_turns))

    def set_aside(self, ids: Which) -> Change:
        """Take memories out of sight; nothing is deleted, and there is no term."""
        now = datetime.now(UTC)
        return self._make(ChangeKind.SET_ASIDE, ids, lambda numbers: self._vault.labels.set_aside(numbers, now))

    def bring_back(self, ids: Which) -> Change:
        """Undo `set_aside` and `erase`, whenever they were."""
        return self._make(ChangeKind.BRING_BACK, ids, self._vault.labels.bring_back)

    def erase(self, ids: Which) -> Change:
        """Put memories on the way out: they are gone after 30 days, and can be brought back until then."""
        return self._make(ChangeKind.ERASE, ids, self._mark_erase)

    def undo_import(self, batch: str) -> Change:
        """Put on the way out what one import newly added, but for what another import has brought again since."""
        return self._make(ChangeKind.UNDO_IMPORT, self._vault.origins.brought_only_by(batch), self._mark_erase)

    def undo(self, change: Change) -> Change:
        """Take a change back exactly; the change returned takes that back again, which makes a redo.

        UserError, and nothing is changed, where something newer changed the same facts of one of the memories.
        """
        back = change.reversed()
        with self._vault.commit(back.log_kind, back.log_payload):
            self._vault.labels.apply(back.patch)
        if self.undone is not None:
            self.undone(back)
        return back

    def _mark_erase(self, numbers: Iterable[int]) -> Patch:
        now = datetime.now(UTC)
        return self._vault.labels.mark_erase(numbers, now, now + ERASE_AFTER)

    def _make(
        self,
        label: ChangeKind,
        ids: Which,
        change: Callable[[Sequence[int]], Patch],
        value: bool | str | None = None,
    ) -> Change:
        payload = KEEPING if label is ChangeKind.KEEP and value is True else b""
        with self._vault.commit(LOG_KINDS[label], payload):
            found = self._vault.labels.find(ids)
            patch = change(list(found))
        numbers = patch.numbers
        return Change(
            label, tuple(found[number] for number in numbers), len(numbers), value, False, tuple(numbers), patch
        )
