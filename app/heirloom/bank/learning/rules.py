"""Rule albums: a saved question and facts, kept as JSON, and the memories that fit them now."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import AlbumRule
from heirloom.core.asking import Ask
from heirloom.core.errors import UserError
from heirloom.core.records import Kind
from heirloom.search.chinese.translate import Translator
from heirloom.search.places import KnownPlaces
from heirloom.vault import Vault

_KEPT: Final = 64
"""Rules whose answers are remembered until the vault changes."""

Find = Callable[[Ask], NDArray[np.int64]]
"""Numbers of the memories that are sure answers to a question."""


def rule_text(rule: AlbumRule) -> str:
    """A rule as JSON; what it does not ask for is left out."""
    asked: dict[str, object] = {
        "query": rule.query.strip(),
        "kinds": [kind.value for kind in rule.kinds],
        "tags": list(rule.tags),
        "place": rule.place,
        "captured_from": rule.captured_from and rule.captured_from.isoformat(),
        "captured_to": rule.captured_to and rule.captured_to.isoformat(),
        "kept": rule.kept,
        "least_rating": rule.least_rating,
    }
    return json.dumps({name: value for name, value in asked.items() if value not in ("", [], None)})


def rule_of(text: str | None) -> AlbumRule | None:
    """The rule that `rule_text` wrote; what a newer program added is passed over."""
    if text is None:
        return None
    found = json.loads(text)
    return AlbumRule(
        query=str(found.get("query", "")),
        kinds=tuple(Kind(one) for one in found.get("kinds", []) if one in set(Kind)),
        tags=tuple(str(one) for one in found.get("tags", [])),
        place=found.get("place"),
        captured_from=_time(found.get("captured_from")),
        captured_to=_time(found.get("captured_to")),
        kept=found.get("kept"),
        least_rating=found.get("least_rating"),
    )


def check_rule(rule: AlbumRule | None) -> AlbumRule:
    """The rule, if it asks for anything: everything is no album."""
    if rule is None or rule_text(rule) == "{}":
        raise UserError("Say what the album shows: a question, or a fact that must hold.")
    if rule.least_rating is not None and not 0 <= rule.least_rating <= 5:
        raise UserError("A rating is a number from 0 to 5.")
    return rule


class Rules:
    """Which memories fit a rule now; remembered until anything changes that a rule may speak of."""

    def __init__(self, vault: Vault, find: Find) -> None:
        self._vault = vault
        self._find = find
        self._known: dict[str, NDArray[np.int64]] = {}
        self._mark: tuple[int, ...] = ()
        self._places: dict[str, str] = {}

    def numbers(self, rule: AlbumRule) -> NDArray[np.int64]:
        """Sorted numbers of what fits and is not set aside."""
        mark = self._state()
        if mark != self._mark or len(self._known) > _KEPT:
            self._known, self._mark = {}, mark
        known = self._known
        key = rule_text(rule)
        if key not in known:
            known[key] = self._look(rule)
        return known[key]

    def _state(self) -> tuple[int, ...]:
        """Differs once anything changed that a rule may speak of: all but albums and answers themselves."""
        vault = self._vault
        spaces = [vault.vectors.active(role) for role in ("image", "text")]
        return (
            vault.generation - vault.learned.albums.generation(),
            vault.timeline.generation(),
            *vault.texts.extent(),
            *(vault.vectors.revision_mark(space.id) for space in spaces if space is not None),
        )

    def _look(self, rule: AlbumRule) -> NDArray[np.int64]:
        found = self._by_facts(rule)
        if rule.query.strip() and len(found):
            found = np.intersect1d(found, self._find(Ask(rule.query)))
        return found

    def _by_facts(self, rule: AlbumRule) -> NDArray[np.int64]:
        place = rule.place and self._place(rule.place)
        facts = [
            self._vault.items.filter_numbers(
                kind=kind, captured_from=rule.captured_from, captured_to=rule.captured_to, place=place
            )
            for kind in rule.kinds or (None,)
        ]
        found = np.unique(np.concatenate(facts))
        for tag in rule.tags:
            found = np.intersect1d(found, self._vault.learned.albums.numbers_with(tag=tag))
        if rule.kept is not None or rule.least_rating is not None:
            marked = self._vault.learned.albums.numbers_with(kept=rule.kept, least_rating=rule.least_rating)
            found = np.intersect1d(found, marked)
        return found

    def _place(self, asked: str) -> str:
        """A place as the vault writes it, as a question would find it: 成都 is Chengdu."""
        if asked not in self._places:
            translator = Translator()
            found = KnownPlaces(self._vault, translator).find_name(asked)
            translator.unload()
            if found is None:
                return asked
            self._places[asked] = found
        return self._places[asked]


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
