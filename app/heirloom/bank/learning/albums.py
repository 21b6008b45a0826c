"""Albums of an open vault, for the doors: by hand, by rule, and taught. Every call from any thread."""

from __future__ import annotations

import builtins
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from heirloom.bank.learning import drifting
from heirloom.bank.learning.changing import AlbumChanging
from heirloom.bank.learning.reading import AlbumReading, version_of
from heirloom.bank.learning.rules import Find, Rules
from heirloom.bank.learning.shown import Shown
from heirloom.bank.reports import ItemPage
from heirloom.bank.window.by_hand import Which
from heirloom.bank.window.changes import Change
from heirloom.core.albums import (
    AddedBy,
    Album,
    AlbumKind,
    AlbumReport,
    AlbumRule,
    Answer,
    Asked,
    Method,
    ModelVersion,
    Question,
    Suggestion,
    answers_needed,
)
from heirloom.core.errors import HeirloomError, NotFound, UserError
from heirloom.core.records import ItemId, Kind
from heirloom.ingest.encoders import Encoders
from heirloom.jobs import PersonFirst, waited_for
from heirloom.vault import AlbumRow, Timeline, Vault

if TYPE_CHECKING:
    from heirloom.bank.learning.learner import Learner
    from heirloom.bank.learning.trained import Scored, Trained


class Albums:
    """`album` is an id, a prefix of one, or a name. Every change returns what `bank.hand.undo` takes back exactly."""

    def __init__(
        self, vault: Vault, encoders: Encoders, find: Find, meaning: Callable[[str], str], first: PersonFirst
    ) -> None:
        self._vault = vault
        self.first = first
        self._encoders = encoders
        self._meaning = meaning
        self._made: Learner | None = None
        self._making = threading.Lock()
        self._closing = threading.Event()
        self._reading = AlbumReading(vault, Rules(vault, find))
        self._shown = Shown(vault)
        self._changing = AlbumChanging(vault, self._reading, self._thought)

    # Looking

    def generation(self) -> int:
        """A number that is another one after every commit that changed an album, its members or its answers."""
        return self._vault.learned.albums.generation()

    def list(self) -> builtins.list[Album]:
        return self._reading.all()

    def get(self, album: str) -> Album:
        """NotFound; UserError where a name fits several."""
        return self._reading.get(album)

    def path(self, album: str) -> builtins.list[str]:
        """Names from the outermost album to this one."""
        return self._reading.path(self._reading.row(album))

    def numbers(self, album: str) -> NDArray[np.int64]:
        """Numbers of what the album holds, newest first."""
        return self._reading.numbers(self._reading.row(album))

    def timeline(self, album: str, added_by: AddedBy | None = None) -> Timeline:
        """What the album holds, in columns like `shelf.timeline`; or only what one of the two has added."""
        return self._reading.timeline(self._reading.row(album), added_by)

    def page(self, album: str, kind: Kind | None = None, limit: int | None = None, offset: int = 0) -> ItemPage:
        """What the album holds, in timeline order, newest first."""
        shown = self.timeline(album)
        if kind is None:
            numbers = shown.numbers
        else:
            numbers = shown.numbers[shown.kinds == tuple(Kind).index(kind)]
        wanted = numbers[offset : None if limit is None else offset + limit]
        items = self._vault.items.by_numbers(wanted)
        return ItemPage(len(numbers), tuple(items[int(one)] for one in wanted if int(one) in items))

    def of_item(self, item: ItemId) -> builtins.list[Album]:
        """The albums that hold a memory."""
        return self._reading.of_item(item)

    def paths_of(self, item: ItemId) -> tuple[tuple[str, ...], ...]:
        """Names of the albums that hold a memory, each after those around it."""
        return self._reading.paths_of(item)

    # Changing

    def create(
        self,
        name: str,
        *,
        kind: AlbumKind = AlbumKind.TAUGHT,
        like: str | None = None,
        rule: AlbumRule | None = None,
        parent: str | None = None,
        examples: Which = (),
    ) -> Album:
        """A new album; `like` is the sentence that a taught one starts from. UserError for a name that is taken."""
        return self.make(name, kind=kind, like=like, rule=rule, parent=parent, examples=examples)[0]

    def make(
        self,
        name: str,
        *,
        kind: AlbumKind = AlbumKind.TAUGHT,
        like: str | None = None,
        rule: AlbumRule | None = None,
        parent: str | None = None,
        examples: Which = (),
    ) -> tuple[Album, Change]:
        """`create`, with the change that is taken back to have it gone."""
        album_id, change = self._changing.create(name, kind, like, rule, parent, examples)
        return self.get(album_id), change

    def rename(self, album: str, name: str) -> Change:
        return self._changing.rename(album, name)

    def move(self, album: str, parent: str | None) -> Change:
        """Into another album, or with None out of all."""
        return self._changing.move(album, parent)

    def pin(self, album: str, pinned: bool) -> Change:
        return self._changing.pin(album, pinned)

    def place(self, album: str, at: int) -> Change:
        """Among the pinned albums, to place `at`, counted from 0."""
        return self._changing.place(album, at)

    def set_hero(self, album: str, item: ItemId | None) -> Change:
        return self._changing.set_hero(album, item)

    @waited_for
    def set_carefulness(self, album: str, carefulness: float) -> Change:
        """From 0, everything likely, to 1, only sure matches."""
        return self.count_again(self._changing.set_carefulness(album, carefulness))

    def set_rule(self, album: str, rule: AlbumRule) -> Change:
        return self._changing.set_rule(album, rule)

    def remove(self, album: str) -> Change:
        """The album goes; the memories stay."""
        return self._changing.remove(album)

    def bring_back(self, album: str) -> Change:
        return self._changing.bring_back(album)

    def add(self, album: str, ids: Which) -> Change:
        """Put memories into an album; a taught one takes them for examples."""
        return self._changing.add(album, ids)

    def take_out(self, album: str, ids: Which) -> Change:
        """Take memories out of an album; a taught one learns that they do not belong."""
        return self._changing.take_out(album, ids)

    def confirm(self, album: str, ids: Which) -> Change:
        """What the machine added becomes the person's."""
        return self._changing.confirm(album, ids)

    @waited_for
    def answer(
        self, album: str, answers: Mapping[ItemId, Answer] | Mapping[int, Answer], asked: Asked = Asked.CHOSEN
    ) -> Change:
        """Say of memories whether they belong: yes makes them members, no takes them out. One commit."""
        return self._changing.answer(album, dict(answers.items()), asked)

    def answers(
        self, album: str, answer: Answer | None = None
    ) -> builtins.list[tuple[ItemId, int, Answer, Asked, datetime]]:
        """What was said, oldest first: id, number, answer, how it was asked, when (UTC)."""
        said = self._vault.learned.answers.of_album(self._reading.row(album).number, answer)
        return [(one.id, one.number, one.answer, one.asked, one.at) for one in said]

    # Learning

    @waited_for
    def train(self, album: str, *, method: Method | None = None, stop: threading.Event | None = None) -> ModelVersion:
        """Learn from all answers. UserError where there is nothing to learn from, Cancelled by `stop`."""
        return self._learner.train(self._taught(album), method=method, stop=stop).told()

    def can_tune(self, album: str) -> bool:
        """Whether the text encoder can be tuned on the album's answers: all have text, six of either kind at least."""
        row = self._reading.row(album)
        return row.kind is AlbumKind.TAUGHT and self._learner.can_tune(row)

    def tune(
        self, album: str, *, report: Callable[[float], None] | None = None, stop: threading.Event | None = None
    ) -> ModelVersion:
        """Tune the text encoder on all answers, in minutes in which the album can be taught and used as ever.

        `report` hears the share that is done; `tuning` of what comes back says whether it helped. UserError where there
        is too little text; TuningFailed, Cancelled: then nothing was changed.
        """
        trained = self._learner.tune(self._taught(album), report=report, stop=stop)
        if trained is None:
            raise UserError(
                "There is too little text to learn from: six answers of either kind, all of them with text."
            )
        return trained.told()

    @waited_for
    def report(self, album: str, *, curve: bool = False) -> AlbumReport:
        """How well it is learned; with `curve` also from fewer answers, which takes as many trainings."""
        row = self._taught(album)
        if (trained := self._learner.current(row)) is None:
            now = self.get(row.id)
            return AlbumReport(now.yes, now.no, None, None, None, "too_few", answers_needed(now.yes, now.no))
        return self._learner.report(row, trained, curve=curve)

    def report_text(self, album: str, *, curve: bool = False) -> str:
        """The report in plain English words."""
        return self.told(album, self.report(album, curve=curve))

    def told(self, album: str, report: AlbumReport) -> str:
        """A report of an album in plain English words, its memories by their names."""
        from heirloom.learning.evaluation.words import text_of  # lazy: see `_learner`

        return text_of(report, self._taught(album).name, self._title)

    @waited_for
    def suggest(self, album: str, limit: int | None = None) -> builtins.list[Suggestion]:
        """Unanswered memories, likeliest first; nothing while there is neither a sentence nor an example."""
        row = self._taught(album)
        scored = self._scored(row)
        if scored is None:
            return []
        threshold = scored.trained.model.threshold(row.carefulness)
        places = np.flatnonzero(~scored.answered)
        order = places[np.argsort(-scored.probabilities[places], kind="stable")][:limit]
        items = self._vault.items.by_numbers(scored.numbers[order])
        seen, probable = scored.seen, scored.probabilities
        found = ((int(scored.numbers[place]), float(probable[place]), bool(seen[place])) for place in order)
        return [
            Suggestion(items[number].id, probability, is_seen and probability >= threshold, number)
            for number, probability, is_seen in found
            if number in items
        ]

    def show(self, album: str, limit: int | None = None) -> builtins.list[Suggestion]:
        """`suggest`, and remember that a person has seen them: what they answer later tells how good they were."""
        found = self.suggest(album, limit)
        row = self._taught(album)
        if (version := self._vault.learned.models.version_in_use(row.number)) is not None:
            self._shown.note(row, version, found)
        return found

    @waited_for
    def questions(self, album: str, count: int) -> builtins.list[Question]:
        """What to ask next; every fifth question drawn evenly from all that is unanswered."""
        row = self._taught(album)
        scored = self._scored(row)
        if scored is None:
            return []
        from heirloom.bank.learning.hints import asked_next  # lazy: see `_learner`

        return asked_next(self._vault, scored, row, count)

    @waited_for
    def would_join(self, album: str, carefulness: float, least: float | None = None) -> tuple[int, int, int]:
        """At a carefulness: how many could join at all, how many would, and how many of these may be wrong.

        With `least`, of what is at least so probable instead. The last figure is the worse of what the probabilities
        and what answers held out say.
        """
        row = self._taught(album)
        scored = self._scored(row, fresh=False) if self._reading.has_ground(row) else None
        if scored is None:
            return 0, 0, 0
        from heirloom.bank.learning.measuring import may_be_wrong  # lazy: see `_learner`

        likely = int(scored.joining(scored.trained.model.threshold(0.0)).sum())
        line = scored.trained.model.threshold(carefulness) if least is None else least
        joining = scored.joining(line, unseen=least is not None)
        joins = int(joining.sum())
        return max(likely, joins), joins, may_be_wrong(scored, joining, line)

    @waited_for
    def apply(self, album: str, careful: float | None = None) -> Change:
        """Let the machine add what it is sure of, or what is as probable as `careful` at least."""
        row = self._taught(album)
        scored = self._scored(row)
        if scored is None:
            raise UserError("There is nothing to go by yet: show a few memories that belong.")
        least = scored.trained.model.threshold(row.carefulness) if careful is None else careful
        joining = scored.joining(least, unseen=careful is not None)
        change = self._changing.join(row, scored.numbers[joining], scored.trained.version)
        self._learner.look(row, scored.trained)
        return change

    def undo_machine(self, album: str) -> Change:
        """Take out all that the machine added and nobody confirmed; that waits again."""
        change = self._changing.undo_machine(album)
        self._learner.look_again(self._reading.row(album))
        return change

    def count_again(self, change: Change) -> Change:
        """After a change of an album, or one taken back: what waits and how well it does, where a model is at hand."""
        if self._made is not None and change.album is not None:
            with suppress(NotFound):  # that was how it came to be
                self._made.count_again(self._reading.row(change.album))
        return change

    def versions(self, album: str) -> builtins.list[ModelVersion]:
        """Trainings that can be gone back to, newest first."""
        row = self._reading.row(album)
        return [version_of(one) for one in self._vault.learned.models.versions(row.number)]

    def roll_back(self, album: str, version: int) -> None:
        """Use an earlier training again; the answers stay, and the next one trains anew. UserError."""
        row = self._taught(album)
        self._learner.roll_back(row, version)
        self._learner.look_again(row)

    def drift(self, album: str) -> str | None:
        """A short word where the album no longer does well: "scores" or "acceptance"; None where all is well."""
        return drifting.told_of(self._vault, self._reading.row(album).number)

    def learned_again(self, album: str) -> bool:
        """Whether it has learned again by itself because of that `drift`; until somebody teaches it."""
        return drifting.learned_again(self._vault, self._reading.row(album).number)

    def classify(self, ids: Iterable[ItemId] | None = None) -> None:
        """Look at what is new with every album that has learned; called when memories were understood.

        Nothing joins by itself: `waiting` and `drift` tell; an album that drifts learns again. Next to nothing where
        nothing has learned or is new. It never fails: what it cannot do now is done with the next import.
        """
        if ids is not None and not self._vault.items.get_many(list(ids)):
            return
        with suppress(HeirloomError, ValueError):
            learned = self._vault.learned.models.in_use_everywhere()
            for row in self._vault.learned.albums.all():
                self.first.rest()
                if row.number in learned:
                    self._learner.look_again(row, closing=self._closing)

    def close(self) -> None:
        """The vault is being closed: what looks at new memories ends at once."""
        self._closing.set()

    def forget(self) -> None:
        """Give back the memory of everything that is kept between calls."""
        if self._made is not None:
            self._made.forget()

    @property
    def _learner(self) -> Learner:
        """Made when something is first learned: what it rests on takes half a second to load, and opening none."""
        with self._making:
            if self._made is None:
                from heirloom.bank.learning.learner import Learner  # lazy: see above
                from heirloom.bank.learning.likes import Likes

                self._made = Learner(self._vault, Likes(self._vault, self._encoders, self._meaning))
            return self._made

    def _thought(self, row: AlbumRow, numbers: Sequence[int]) -> tuple[int | None, Mapping[int, float]]:
        """What the model at hand thinks, or where none is what it thought when these were shown."""
        version, thought = (None, {}) if self._made is None else self._made.thought(row, numbers)
        return (version, thought) if version is not None else self._shown.thought(row, numbers)

    def _scored(self, row: AlbumRow, *, fresh: bool = True) -> Scored | None:
        trained: Trained | None = self._learner.current(row) if fresh else self._learner.at_hand(row)
        return None if trained is None else self._learner.scored(row, trained)

    def _taught(self, album: str) -> AlbumRow:
        row = self._reading.row(album)
        if row.kind is not AlbumKind.TAUGHT:
            raise UserError("This album does not learn: only a taught album has questions and answers.")
        return row

    def _title(self, item: ItemId) -> str:
        found = self._vault.items.find(item)
        return item if found is None else found.title or found.original_name
