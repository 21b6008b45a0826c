"""What people do with albums, as patches: making, changing, filling, answering; and deciding what is worth keeping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from heirloom.core.albums import AddedBy, Answer, Asked
from heirloom.core.records import ItemId
from heirloom.core.screening import Decision
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row
from heirloom.vault.labels import rows as tables
from heirloom.vault.labels.patch import Key, Rows, Table
from heirloom.vault.learned.albums import AlbumRow, AlbumRows

_PERSON: Final = int(AddedBy.PERSON)
_MACHINE: Final = int(AddedBy.MACHINE)


class AlbumLabels:
    """Rows that would change, for `Labels.write_rows`; inside `Vault.commit()`."""

    def __init__(self, catalogue: Catalogue, albums: AlbumRows) -> None:
        self._catalogue = catalogue
        self._albums = albums

    def make(self, album: AlbumRow) -> tuple[int, Rows]:
        """A new album's number, and the rows that bring it out: taken back, they hide it again."""
        number = self._albums.make(album)
        return number, self.set(number, {"removed_us": None})

    def set(self, album: int, columns: Mapping[str, Any]) -> Rows:
        """An album's own row with other values: parent, name, sentence, rule, carefulness, hero, pinned, removed_us."""
        state = tuple(columns.values())
        return tables.changed(self._catalogue, Table.ALBUMS, [(album,)], lambda *_: state, tuple(columns))

    def remove(self, album: int, at: datetime) -> Rows:
        """Hide an album; its members and answers stay with it."""
        return self.set(album, {"removed_us": values.utc_us(at)})

    def set_hero(self, album: int, item: ItemId | None) -> Rows:
        """The picture that stands for the album."""
        asked = None if item is None else values.id_bytes(item)
        return self.set(album, {"hero": self._catalogue.value("SELECT number FROM items WHERE id = ?", (asked,))})

    def add(self, album: int, items: Iterable[int], at: datetime, version: int | None = None) -> Rows:
        """Members by a person's hand, or with `version` by the machine, which takes none from a person."""
        us = values.utc_us(at)

        def becomes(_: Key, now: Row | None) -> Row | None:
            if now is not None and (version is not None or now[0] == _PERSON):
                return now
            return (_PERSON, us, None) if version is None else (_MACHINE, us, version)

        return tables.changed(self._catalogue, Table.MEMBERS, _keys(album, items), becomes)

    def confirm(self, album: int, items: Iterable[int], at: datetime) -> Rows:
        """Members by the machine become a person's; what is no member stays so."""
        us = values.utc_us(at)

        def becomes(_: Key, now: Row | None) -> Row | None:
            return (_PERSON, us, None) if now is not None and now[0] == _MACHINE else now

        return tables.changed(self._catalogue, Table.MEMBERS, _keys(album, items), becomes)

    def take_out(self, album: int, items: Iterable[int]) -> Rows:
        """Members no longer."""
        return tables.changed(self._catalogue, Table.MEMBERS, _keys(album, items), lambda *_: None)

    def answer(
        self,
        album: int,
        answers: Mapping[int, Answer],
        asked: Asked,
        at: datetime,
        version: int | None = None,
        probabilities: Mapping[int, float] | None = None,
    ) -> Rows:
        """What a person says of memories; what was said before gives way, the same said again changes nothing."""
        us = values.utc_us(at)
        thought = probabilities or {}

        def becomes(key: Key, now: Row | None) -> Row | None:
            item = int(key[1])
            said = int(answers[item])
            if now is not None and now[0] == said:
                return now
            return (said, int(asked), us, version, thought.get(item))

        return tables.changed(self._catalogue, Table.ANSWERS, _keys(album, answers), becomes)

    def decide(self, items: Iterable[int], decision: Decision, at: datetime, about: str = "") -> Rows:
        """What a person decided of memories that may be clutter or treasure."""
        us = values.utc_us(at)
        keys: list[Key] = [(int(item), int(decision), about) for item in items]
        return tables.changed(self._catalogue, Table.DECISIONS, keys, lambda _, now: now or (us,))

    def decide_twins(self, pairs: Iterable[tuple[int, int]], decision: int, at: datetime) -> Rows:
        """What a person decided of pairs of look-alikes, in either order."""
        us = values.utc_us(at)
        keys: list[Key] = [(min(pair), max(pair)) for pair in pairs]

        def becomes(_: Key, now: Row | None) -> Row | None:
            return now if now is not None and now[0] == decision else (decision, us)

        return tables.changed(self._catalogue, Table.TWINS, keys, becomes)


def _keys(album: int, items: Iterable[int]) -> list[Key]:
    return [(album, int(item)) for item in items]
