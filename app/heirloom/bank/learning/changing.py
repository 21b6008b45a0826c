"""Changes of albums by a person, or by the machine at a person's word: one durable commit each, with its way back."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from heirloom.bank.learning.reading import AlbumReading, folded
from heirloom.bank.learning.rules import check_rule, rule_text
from heirloom.bank.window.by_hand import Which
from heirloom.bank.window.changes import LOG_KINDS, Change, ChangeKind
from heirloom.core.albums import AddedBy, AlbumId, AlbumKind, AlbumRule, Answer, Asked
from heirloom.core.errors import UserError
from heirloom.core.records import ItemId
from heirloom.vault import AlbumRow, Rows, Vault

Thought = Callable[[AlbumRow, Sequence[int]], tuple[int | None, Mapping[int, float]]]
"""Version of the model in use of an album, and what it thinks of memories by number; nothing where it is not loaded."""
LONGEST_NAME = 200


class AlbumChanging:
    """Makes, changes, fills and answers albums; from any thread."""

    def __init__(self, vault: Vault, reading: AlbumReading, thought: Thought) -> None:
        self._vault = vault
        self._reading = reading
        self._thought = thought
        self._rows = vault.labels.albums

    def create(
        self,
        name: str,
        kind: AlbumKind,
        like: str | None,
        rule: AlbumRule | None,
        parent: str | None,
        examples: Which,
    ) -> tuple[AlbumId, Change]:
        """A new album at the end of the list; `examples` are its first members, and of a taught one its first yes."""
        rule = check_rule(rule) if kind is AlbumKind.RULE else None
        like = " ".join(like.split()) or None if like is not None and kind is AlbumKind.TAUGHT else None
        around = None if parent is None else self._reading.row(parent)
        name = self._free_name(name, around)
        album_id = AlbumId(uuid.uuid4().hex)
        now = datetime.now(UTC)
        text = None if rule is None else rule_text(rule)
        number = None if around is None else around.number
        row = AlbumRow(0, album_id, number, name, kind, like, text, 0.5, None, False, 0, now, True)

        def rows(found: Sequence[int]) -> list[Rows]:
            album, made = self._rows.make(row)
            return [made, *self._joining(album, kind, found, now)]

        if kind is AlbumKind.RULE and examples:
            raise UserError("A rule album holds what fits its rule: nothing is put into it.")
        return album_id, self._make(ChangeKind.ALBUM_NEW, row, examples, rows)

    def rename(self, album: str, name: str) -> Change:
        row = self._reading.row(album)
        name = self._free_name(name, self._reading.parent(row), row)
        return self._set(ChangeKind.ALBUM_NAME, row, {"name": name})

    def move(self, album: str, parent: str | None) -> Change:
        """Into another album, or out of all with None. UserError for a place inside itself."""
        row = self._reading.row(album)
        around = None if parent is None else self._reading.row(parent)
        line = around
        while line is not None:
            if line.number == row.number:
                raise UserError("An album cannot lie inside itself.")
            line = self._reading.parent(line)
        self._free_name(row.name, around, row)
        return self._set(ChangeKind.ALBUM_MOVE, row, {"parent": None if around is None else around.number})

    def pin(self, album: str, pinned: bool) -> Change:
        return self._set(ChangeKind.ALBUM_PIN, self._reading.row(album), {"pinned": int(pinned)})

    def place(self, album: str, at: int) -> Change:
        """Among the pinned albums, to place `at`, counted from 0. All albums have one order; the others keep theirs.

        UserError for an album that is not pinned.
        """
        row = self._reading.row(album)
        every = self._vault.learned.albums.all(removed=True)
        pinned = [one for one in every if one.pinned and not one.is_removed]
        if row.number not in {one.number for one in pinned}:
            raise UserError("Only pinned albums have places in the sidebar.")
        wanted = [one for one in pinned if one.number != row.number]
        wanted.insert(max(0, at), row)
        turn = iter(wanted)
        ordered = [next(turn) if one in pinned else one for one in every]
        places = [(one.number, place) for place, one in enumerate(ordered, start=1) if one.position != place]
        return self._make(
            ChangeKind.ALBUM_ORDER, row, (), lambda _: [self._rows.set(one, {"position": at}) for one, at in places]
        )

    def set_carefulness(self, album: str, carefulness: float) -> Change:
        if not 0 <= carefulness <= 1:
            raise UserError("Carefulness goes from 0 (everything likely) to 1 (only sure matches).")
        return self._set(ChangeKind.ALBUM_CAREFUL, self._reading.row(album), {"carefulness": float(carefulness)})

    def set_rule(self, album: str, rule: AlbumRule) -> Change:
        row = self._reading.row(album)
        if row.kind is not AlbumKind.RULE:
            raise UserError("This album has no rule.")
        return self._set(ChangeKind.ALBUM_RULE, row, {"rule": rule_text(check_rule(rule))})

    def set_hero(self, album: str, item: ItemId | None) -> Change:
        row = self._reading.row(album)
        hero = None if item is None else self._vault.items.get(item).id
        return self._make(ChangeKind.ALBUM_HERO, row, (), lambda _: [self._rows.set_hero(row.number, hero)])

    def remove(self, album: str) -> Change:
        """Hide an album; the memories stay, and so do its members and answers, for the way back."""
        row = self._reading.row(album)
        now = datetime.now(UTC)
        return self._make(ChangeKind.ALBUM_REMOVE, row, (), lambda _: [self._rows.remove(row.number, now)])

    def bring_back(self, album: str) -> Change:
        """A removed album with its members and answers. UserError where another one has its name by now."""
        row = self._reading.removed(album)
        self._free_name(row.name, self._reading.parent(row), row)
        return self._set(ChangeKind.ALBUM_NEW, row, {"removed_us": None})

    def add(self, album: str, ids: Which) -> Change:
        """Put memories into an album; a taught one learns from it."""
        row = self._holding(album)
        now = datetime.now(UTC)
        return self._make(ChangeKind.ALBUM_ADD, row, ids, lambda found: self._joining(row.number, row.kind, found, now))

    def take_out(self, album: str, ids: Which) -> Change:
        """Take memories out of an album; a taught one learns that they do not belong."""
        row = self._holding(album)
        now = datetime.now(UTC)

        def rows(found: Sequence[int]) -> list[Rows]:
            members = self._rows.take_out(row.number, found)
            if row.kind is not AlbumKind.TAUGHT:
                return [members]
            return [members, self._answers(row, dict.fromkeys(found, Answer.NO), Asked.CHOSEN, now)]

        return self._make(ChangeKind.ALBUM_TAKE_OUT, row, ids, rows)

    def confirm(self, album: str, ids: Which) -> Change:
        """What the machine added becomes the person's own; a taught album learns from it."""
        row = self._holding(album)
        now = datetime.now(UTC)

        def rows(found: Sequence[int]) -> list[Rows]:
            members = self._rows.confirm(row.number, found, now)
            if row.kind is not AlbumKind.TAUGHT:
                return [members]
            return [members, self._answers(row, dict.fromkeys(members.items, Answer.YES), Asked.CHOSEN, now)]

        return self._make(ChangeKind.ALBUM_CONFIRM, row, ids, rows)

    def answer(self, album: str, answers: Mapping[ItemId | int, Answer], asked: Asked) -> Change:
        """Say of memories whether they belong, all in one commit: yes makes them members, no takes them out."""
        row = self._taught(album)
        now = datetime.now(UTC)
        named = list(answers)

        def rows(found: Sequence[int]) -> list[Rows]:
            items = self._vault.items.by_numbers(found)
            said = {number: answers.get(items[number].id, answers.get(number, Answer.SKIP)) for number in found}
            yes = [number for number, one in said.items() if one is Answer.YES]
            no = [number for number, one in said.items() if one is Answer.NO]
            return [
                self._answers(row, said, asked, now),
                self._rows.add(row.number, yes, now),
                self._rows.take_out(row.number, no),
            ]

        return self._make(ChangeKind.ALBUM_ANSWER, row, named, rows)

    def join(self, row: AlbumRow, numbers: Iterable[int], version: int) -> Change:
        """Let the machine add memories, marked as its own."""
        now = datetime.now(UTC)
        found = [int(number) for number in numbers]
        return self._make(
            ChangeKind.ALBUM_APPLY, row, found, lambda there: [self._rows.add(row.number, there, now, version)]
        )

    def undo_machine(self, album: str) -> Change:
        """Take out everything that the machine added and nobody confirmed."""
        row = self._holding(album)
        members = self._vault.learned.albums.all_members(row.number)
        added = [number for number, by in members.items() if by is AddedBy.MACHINE]
        return self._make(
            ChangeKind.ALBUM_UNDO_MACHINE, row, added, lambda found: [self._rows.take_out(row.number, found)]
        )

    def _joining(self, album: int, kind: AlbumKind, found: Sequence[int], now: datetime) -> list[Rows]:
        members = self._rows.add(album, found, now)
        if kind is not AlbumKind.TAUGHT:
            return [members]
        return [members, self._rows.answer(album, dict.fromkeys(found, Answer.YES), Asked.CHOSEN, now)]

    def _answers(self, row: AlbumRow, said: Mapping[int, Answer], asked: Asked, now: datetime) -> Rows:
        version, thought = self._thought(row, list(said))
        return self._rows.answer(row.number, said, asked, now, version, thought)

    def _holding(self, album: str) -> AlbumRow:
        row = self._reading.row(album)
        if row.kind is AlbumKind.RULE:
            raise UserError("A rule album holds what fits its rule: nothing is put into it or taken out.")
        return row

    def _taught(self, album: str) -> AlbumRow:
        row = self._reading.row(album)
        if row.kind is not AlbumKind.TAUGHT:
            raise UserError("This album does not learn: only a taught album has questions and answers.")
        return row

    def _free_name(self, name: str, around: AlbumRow | None, row: AlbumRow | None = None) -> str:
        """The name made tidy; UserError for none, and for one that another album at the same place has."""
        tidy = " ".join(name.split())
        if not tidy or len(tidy) > LONGEST_NAME:
            raise UserError(f"An album needs a name of up to {LONGEST_NAME} letters.")
        place = None if around is None else around.number
        for other in self._vault.learned.albums.all():
            beside = self._reading.parent(other)
            is_here = (None if beside is None else beside.number) == place
            if is_here and folded(other.name) == folded(tidy) and (row is None or other.number != row.number):
                raise UserError(f"There is an album “{other.name}” already.")
        return tidy

    def _set(self, label: ChangeKind, row: AlbumRow, columns: Mapping[str, object]) -> Change:
        return self._make(label, row, (), lambda _: [self._rows.set(row.number, columns)])

    def _make(self, label: ChangeKind, row: AlbumRow, ids: Which, rows: Callable[[list[int]], list[Rows]]) -> Change:
        with self._vault.commit(LOG_KINDS[label]):
            found = self._vault.labels.find(ids)
            patch = self._vault.labels.write_rows(rows(list(found)))
        numbers = patch.numbers
        count = len(numbers) or len(patch.albums)
        changed = tuple(found[number] for number in numbers)
        return Change(label, changed, count, row.name, False, tuple(numbers), patch, row.id)
