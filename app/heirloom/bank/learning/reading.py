"""Albums as lists and pages show them: found by name or id, counted, in timeline order. Safe from any thread."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.bank.learning.rules import Rules, rule_of
from heirloom.core.albums import AddedBy, Album, AlbumKind, Method, ModelVersion, answers_needed
from heirloom.core.errors import NotFound, UserError
from heirloom.core.records import ItemId, Precision
from heirloom.core.tenths import of_ten
from heirloom.vault import AlbumCount, AlbumRow, Look, ModelRow, TileFlag, Timeline, Vault

SHORTEST_PREFIX: Final = 8
_RIGHT: Final = "right"
_EPOCH: Final = datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the vault holds of all albums, read at once."""

    rows: dict[int, AlbumRow]
    counts: Mapping[int, AlbumCount]
    heroes: Mapping[int, ItemId]
    answers: Mapping[int, tuple[int, int]]
    models: Mapping[int, ModelRow]
    looks: Mapping[int, Look]


class AlbumReading:
    """Reads albums of an open vault."""

    def __init__(self, vault: Vault, rules: Rules) -> None:
        self._vault = vault
        self._rules = rules

    def all(self) -> list[Album]:
        """Every album in its order; parents before or after their children."""
        known = self._known()
        return [self._album(row, known) for row in known.rows.values() if not row.is_removed]

    def get(self, album: str) -> Album:
        """One album by id, prefix of an id, or name. NotFound; UserError where a name fits several."""
        row = self.row(album)
        return self._album(row, self._known())

    def row(self, album: str) -> AlbumRow:
        """The stored row behind an id, a prefix of one (8 digits at least), a name, or a path of names."""
        rows = self._vault.learned.albums.all()
        asked = album.strip()
        named = [row for row in rows if row.id == asked] or [row for row in rows if folded(row.name) == folded(asked)]
        if not named:
            named = self._by_path(asked)
        digits = asked.lower().replace("-", "")
        if not named and len(digits) >= SHORTEST_PREFIX and not set(digits) - set(string.hexdigits):
            named = [row for row in rows if row.id.startswith(digits)]
        if not named:
            raise NotFound(f"There is no album “{album}”.")
        if len(named) > 1:
            raise UserError(f"Several albums are called “{album}”: name one by its path or its id.")
        return named[0]

    def removed(self, album: str) -> AlbumRow:
        """The removed album behind an id or a name; of several of one name the youngest. NotFound."""
        asked = album.strip()
        rows = [row for row in self._vault.learned.albums.all(removed=True) if row.is_removed]
        named = [row for row in rows if row.id == asked] or [row for row in rows if folded(row.name) == folded(asked)]
        if not named:
            raise NotFound(f"No album “{album}” was removed.")
        return max(named, key=lambda row: row.number)

    def path(self, row: AlbumRow) -> list[str]:
        """Names from the outermost album to this one."""
        rows = {one.number: one for one in self._vault.learned.albums.all(removed=True)}
        return [one.name for one in _line(rows, row)]

    def has_ground(self, row: AlbumRow) -> bool:
        """Whether there is something to learn from: a sentence, or an example that belongs."""
        return bool(row.sentence) or self._vault.learned.answers.counts().get(row.number, (0, 0))[0] > 0

    def parent(self, row: AlbumRow) -> AlbumRow | None:
        """The album around this one: a removed one gives way to the one around it."""
        return _parent({one.number: one for one in self._vault.learned.albums.all(removed=True)}, row)

    def numbers(self, row: AlbumRow) -> NDArray[np.int64]:
        """Numbers of what the album holds, newest first."""
        if row.kind is AlbumKind.RULE:
            return self._of_rule(row).numbers
        return self._vault.learned.albums.members(row.number)

    def timeline(self, row: AlbumRow, added_by: AddedBy | None = None) -> Timeline:
        """What the album holds as columns, newest first; or only what one of the two has added."""
        if row.kind is AlbumKind.RULE:
            return self._of_rule(row)
        return self._vault.timeline.album(row.number, added_by)

    def of_item(self, item: ItemId) -> list[Album]:
        """The albums that hold a memory: as a member, or because it fits a rule."""
        known = self._known()
        holding = self._holding(item, known.rows)
        return [self._album(known.rows[one], known) for one in known.rows if one in holding]

    def paths_of(self, item: ItemId) -> tuple[tuple[str, ...], ...]:
        """Names of the albums that hold a memory, each after those around it."""
        rows = {row.number: row for row in self._vault.learned.albums.all(removed=True)}
        holding = self._holding(item, rows)
        return tuple(tuple(one.name for one in _line(rows, rows[album])) for album in rows if album in holding)

    def _holding(self, item: ItemId, rows: Mapping[int, AlbumRow]) -> set[int]:
        number = self._vault.items.get(item).number
        holding = set(self._vault.learned.albums.of_item(number))
        for row in rows.values():
            if row.kind is AlbumKind.RULE and not row.is_removed and number in self._of_rule(row).numbers:
                holding.add(row.number)
        return holding

    def _by_path(self, asked: str) -> list[AlbumRow]:
        wanted = [folded(part) for part in asked.split("/")]
        if len(wanted) < 2:
            return []
        rows = {row.number: row for row in self._vault.learned.albums.all(removed=True)}
        lines = {row.number: [folded(one.name) for one in _line(rows, row)] for row in rows.values()}
        return [row for row in rows.values() if not row.is_removed and lines[row.number][-len(wanted) :] == wanted]

    def _known(self) -> _Known:
        learned = self._vault.learned
        return _Known(
            {row.number: row for row in learned.albums.all(removed=True)},
            learned.albums.counts(),
            learned.albums.heroes(),
            learned.answers.counts(),
            learned.models.in_use_everywhere(),
            learned.models.looks(),
        )

    def _of_rule(self, row: AlbumRow) -> Timeline:
        rule = rule_of(row.rule)
        return self._vault.timeline.these([] if rule is None else self._rules.numbers(rule).tolist())

    def _album(self, row: AlbumRow, known: _Known) -> Album:
        around = _parent(known.rows, row)
        album = Album(
            id=row.id,
            name=row.name,
            kind=row.kind,
            parent=None if around is None else around.id,
            like=row.sentence,
            rule=rule_of(row.rule),
            carefulness=row.carefulness,
            pinned=row.pinned,
            hero=row.hero or known.heroes.get(row.number),
            created_at=row.created_at,
        )
        if row.kind is AlbumKind.RULE:
            return self._counted_by_rule(album, row)
        if (count := known.counts.get(row.number)) is not None:
            album = replace(
                album,
                items=count.items,
                added=count.added,
                first_at=count.first_at,
                last_at=count.last_at,
                exact_to=count.exact_to,
            )
        return self._learned(album, row, known) if row.kind is AlbumKind.TAUGHT else album

    def _counted_by_rule(self, album: Album, row: AlbumRow) -> Album:
        shown = self._of_rule(row)
        if not len(shown):
            return album
        newest = self._vault.items.get_number(int(shown.numbers[0])).id
        first, last = (_EPOCH + timedelta(microseconds=int(shown.dated_us[place])) for place in (-1, 0))
        hero = album.hero or newest
        return replace(album, items=len(shown), first_at=first, last_at=last, exact_to=_exact_to(shown), hero=hero)

    @staticmethod
    def _learned(album: Album, row: AlbumRow, known: _Known) -> Album:
        yes, no = known.answers.get(row.number, (0, 0))
        model, look = known.models.get(row.number), known.looks.get(row.number)
        holds = yes > 0 or bool(row.sentence)  # else every yes was taken back, and with them what was learned
        if look is not None and (model is None or look.version != model.version or not holds):
            look = None
        precision = _right(model, look) if holds else None
        return replace(
            album,
            yes=yes,
            no=no,
            answers_needed=answers_needed(yes, no),
            version=None if model is None else model.version,
            waiting=None if look is None else look.waiting,
            right_of_ten=None if precision is None else of_ten(precision),
        )


def _exact_to(shown: Timeline) -> Precision:
    """How exactly the least exactly dated is dated."""
    if np.any(shown.flags & np.uint8(TileFlag.YEAR_ONLY)):
        return Precision.YEAR
    return Precision.MONTH if np.any(shown.flags & np.uint8(TileFlag.MONTH_ONLY)) else Precision.TIME


def _right(model: ModelRow | None, look: Look | None) -> float | None:
    """Which share of what it would add is right: at the carefulness of its last look, else of its training."""
    if look is not None and _RIGHT in look.state:
        return None if look.state[_RIGHT] is None else float(look.state[_RIGHT])
    return None if model is None else (model.report.get("precision") or {}).get("value")


def paths_of(vault: Vault, number: int) -> tuple[tuple[str, ...], ...]:
    """Names of the albums that a memory was put into, each after those around it. Rules hold nothing for good."""
    holding = vault.learned.albums.of_item(number)
    if not holding:
        return ()
    rows = {row.number: row for row in vault.learned.albums.all(removed=True)}
    return tuple(tuple(one.name for one in _line(rows, rows[album])) for album in holding)


def version_of(row: ModelRow) -> ModelVersion:
    """A stored training as lists show it."""
    return ModelVersion(row.version, row.trained_at, Method(row.method), row.yes, row.no, row.f1, row.in_use)


def folded(name: str) -> str:
    """A name as names are compared."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _parent(rows: Mapping[int, AlbumRow], row: AlbumRow) -> AlbumRow | None:
    seen = {row.number}
    around = rows.get(row.parent or 0)
    while around is not None and around.is_removed and around.number not in seen:
        seen.add(around.number)
        around = rows.get(around.parent or 0)
    return None if around is None or around.is_removed else around


def _line(rows: Mapping[int, AlbumRow], row: AlbumRow) -> list[AlbumRow]:
    """From the outermost album to this one."""
    line = [row]
    while (around := _parent(rows, line[0])) is not None and around not in line:
        line.insert(0, around)
    return line
