"""One sitting of teaching: what is asked next, what was answered, and taking it back; nothing here waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from heirloom.bank import Change
from heirloom.core.albums import Album, AlbumId, Answer, Asked, Question
from heirloom.core.errors import HeirloomError
from heirloom.core.records import ItemId
from heirloom.gui.background import Background, Lane, Ticket
from heirloom.gui.screens.teaching.knowledge import Known, Teaches, learn, read, would_join
from heirloom.gui.screens.teaching.parts.carefulness import WouldJoin

STRIP = 7
AHEAD = 3
"""Pictures of so many questions are decoded before they are asked."""


@dataclass(slots=True)
class Given:
    """One step that can be taken back. `before` are the answers that stood there, None for none."""

    numbers: tuple[int, ...]
    answer: Answer | None
    """None for what was added to the album as a whole."""
    before: dict[int, Answer | None]
    questions: tuple[Question, ...] = ()
    change: Change | None = None
    """Made by the thread that edits; steps run there one after another, so that it is there when it is taken back."""


@dataclass(slots=True)
class Lanes:
    """Numbers of the examples, the newest first."""

    yes: list[int] = field(default_factory=list)
    no: list[int] = field(default_factory=list)

    def of(self, number: int) -> Answer | None:
        return Answer.YES if number in self.yes else Answer.NO if number in self.no else None

    def put(self, number: int, answer: Answer | None) -> None:
        for lane in (self.yes, self.no):
            if number in lane:
                lane.remove(number)
        if answer in (Answer.YES, Answer.NO):
            (self.yes if answer is Answer.YES else self.no).insert(0, number)


class TeachingSession(QObject):
    """Calls on the window's thread; answers are written and learned from behind it."""

    changed = Signal()
    """Another question, another strip, other lanes."""
    measured = Signal()
    """Report, what would join, counts."""
    learning = Signal(bool)
    failed = Signal(object)
    taught = Signal(object)
    """A Change was written."""

    def __init__(
        self, albums: Teaches, undo: Callable[[Change], Change], background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._albums = albums
        self._undo_change = undo
        self._background = background
        self._album_id: AlbumId | None = None
        self._stop = threading.Event()
        self._clear()

    def _clear(self) -> None:
        self.known: Known | None = None
        self.lanes = Lanes()
        self.would: WouldJoin | None = None
        self._queue: list[Question] = []
        self._ids: dict[int, ItemId] = {}
        self._done: set[int] = set()
        """Answered in this sitting: a question that was chosen before is not asked again."""
        self._steps: list[Given] = []
        self._writing = 0
        self._is_learning = False
        self._again = False
        self._would_ticket: Ticket[WouldJoin] | None = None

    # A sitting

    def begin(self, album_id: AlbumId) -> None:
        """Teach this album; the same one again goes on where it was."""
        if album_id == self._album_id and self.known is not None:
            self._read()
            return
        self.end()
        self._album_id = album_id
        self._stop = threading.Event()
        self._read()

    def end(self) -> list[Given]:
        """Leave it; the steps of the sitting, oldest first, each with its change once that is written."""
        steps = self._steps
        self._stop.set()
        self._album_id = None
        self._clear()
        return steps

    @property
    def album_id(self) -> AlbumId | None:
        return self._album_id

    @property
    def album(self) -> Album | None:
        return None if self.known is None else self.known.album

    @property
    def question(self) -> Question | None:
        return self._queue[0] if self._queue else None

    @property
    def strip(self) -> list[int]:
        """Numbers of the questions after this one."""
        return [one.number for one in self._queue[1 : 1 + STRIP]]

    @property
    def ahead(self) -> tuple[int, ...]:
        return tuple(one.number for one in self._queue[1 : 1 + AHEAD])

    @property
    def later(self) -> list[int]:
        """Numbers that come into the strip next."""
        return [one.number for one in self._queue[1 + STRIP : 1 + STRIP + AHEAD]]

    @property
    def is_learning(self) -> bool:
        return self._is_learning or self._writing > 0

    @property
    def can_undo(self) -> bool:
        return bool(self._steps)

    # Answers

    def answer(self, answer: Answer) -> None:
        """To the question on show."""
        if self._queue:
            self._give([self._queue[0]], answer)

    def answer_many(self, numbers: Sequence[int], answer: Answer) -> None:
        """To several at once, or to examples again; numbers that are not known here are left out."""
        asked = {one.number: one for one in self._queue}
        known = [number for number in numbers if number in self._ids and self.lanes.of(number) is not answer]
        if known:
            # What a person picked out says nothing of the whole, even where it had been drawn at random.
            picked = [asked.get(one) or Question(self._ids[one], one, None, Asked.CHOSEN) for one in known]
            on_show = self.question
            self._give([one if one is on_show else replace(one, asked=Asked.CHOSEN) for one in picked], answer)

    def give_examples(self, numbers: Sequence[int], answer: Answer) -> None:
        """Chosen by a person out of everything there is."""
        album_id, albums = self._album_id, self._albums
        chosen = [number for number in numbers if self.lanes.of(number) is not answer]
        if album_id is None or not chosen:
            return
        step = Given(tuple(chosen), answer, {number: self.lanes.of(number) for number in chosen})
        self._steps.append(step)
        for number in chosen:
            self.lanes.put(number, answer)
        self._done.update(chosen)
        self._queue = [one for one in self._queue if one.number not in chosen]

        def write() -> Change:
            step.change = albums.answer(album_id, dict.fromkeys(chosen, answer), Asked.CHOSEN)
            return step.change

        self._write(write)
        self.changed.emit()

    def answer_again(self, number: int, answer: Answer) -> Given | None:
        """Another answer to an example; what `take_step_back` takes back, None where it has that answer."""
        before = len(self._steps)
        self.answer_many([number], answer)
        return self._steps[-1] if len(self._steps) > before else None

    def ask_now(self, number: int) -> None:
        """Make a memory of the strip the question on show."""
        found = next((one for one in self._queue if one.number == number), None)
        if found is not None:
            self._queue.remove(found)
            self._queue.insert(0, replace(found, asked=Asked.CHOSEN))
            self.changed.emit()

    def undo(self) -> bool:
        """Take the latest step of this sitting back; False where there is none."""
        if not self._steps:
            return False
        self._take_step_back(self._steps.pop())
        return True

    def take_back(self, change: Change) -> None:
        """Take one step back, whichever it is."""
        step = next((one for one in self._steps if one.change is change), None)
        if step is not None:
            self.take_step_back(step)

    def take_step_back(self, step: Given) -> None:
        """One that may have been taken back already."""
        left = [one for one in self._steps if one is not step]
        if len(left) < len(self._steps):
            self._steps = left
            self._take_step_back(step)

    def _take_step_back(self, step: Given) -> None:
        if step.answer is not None:
            self._put_back(step)
        self._write(lambda: None if step.change is None else self._undo_change(step.change))
        self.changed.emit()

    def _give(self, questions: Sequence[Question], answer: Answer) -> None:
        album_id = self._album_id
        if album_id is None:
            return
        numbers = tuple(one.number for one in questions)
        before = {number: self.lanes.of(number) for number in numbers}
        queued = {one.number for one in self._queue}
        step = Given(numbers, answer, before, tuple(one for one in questions if one.number in queued))
        self._steps.append(step)
        self._queue = [one for one in self._queue if one.number not in numbers]
        self._done.update(numbers)
        for number in numbers:
            self.lanes.put(number, answer)
        asked = questions[0].asked if len(questions) == 1 else Asked.CHOSEN
        albums, ids = self._albums, [one.id for one in questions]

        def write() -> Change:
            step.change = albums.answer(album_id, dict.fromkeys(ids, answer), asked)
            return step.change

        self._write(write)
        self.changed.emit()

    def _put_back(self, step: Given) -> None:
        self._done.difference_update(step.numbers)
        for number, answer in step.before.items():
            self.lanes.put(number, answer)
        queued = {one.number for one in self._queue}
        self._queue[:0] = [one for one in step.questions if one.number not in queued]

    # What the album would take in

    def look_at(self, carefulness: float) -> None:
        """The slider moves: what would join at this setting; only the newest answer is wanted."""
        album_id, albums = self._album_id, self._albums
        if album_id is None or self.known is None or self.known.album.version is None:
            return
        if self._would_ticket is not None:
            self._would_ticket.cancel()
        self._would_ticket = self._background.run(
            lambda: would_join(albums, album_id, carefulness), self._take_would, self.failed.emit, owner=self
        )

    def set_carefulness(self, carefulness: float) -> None:
        """The slider rests: the album keeps this setting."""
        album_id, albums = self._album_id, self._albums
        if album_id is not None:
            self._background.run(
                lambda: albums.set_carefulness(album_id, carefulness),
                lambda _change: None,
                self.failed.emit,
                lane=Lane.EDIT,
                owner=self,
            )

    def add_sure(self, carefulness: float, done: Callable[[Change], None]) -> None:
        """Let what is sure at this setting join; `done` hears what was added."""
        album_id, albums = self._album_id, self._albums
        if album_id is None:
            return
        step = Given((), None, {})
        self._steps.append(step)

        def write() -> Change:
            albums.set_carefulness(album_id, carefulness)
            step.change = albums.apply(album_id)
            return step.change

        self._write(write, done)

    def refresh(self) -> None:
        """Something changed elsewhere: read again."""
        if self._album_id is not None:
            self._read()

    def learn_again(self) -> None:
        """Learn anew from all answers, also where none came."""
        self._learn()

    # Behind the window

    def _write(self, work: Callable[[], Change | None], done: Callable[[Change], None] | None = None) -> None:
        self._writing += 1
        album_id = self._album_id

        def written(change: Change | None) -> None:
            if album_id != self._album_id:
                return
            self._writing -= 1
            if change is not None:
                self.taught.emit(change)
                if done is not None:
                    done(change)
            self._learn()

        self._background.run(work, written, self._not_written, lane=Lane.EDIT, owner=self)

    def _not_written(self, error: HeirloomError) -> None:
        self._writing = max(0, self._writing - 1)
        self.failed.emit(error)
        self.refresh()

    def _learn(self) -> None:
        """One learning at a time; what comes meanwhile is learned together afterwards."""
        album_id, albums, stop = self._album_id, self._albums, self._stop
        if album_id is None:
            return
        if self._is_learning:
            self._again = True
            return
        self._is_learning = True
        self.learning.emit(True)
        self._background.run(
            lambda: learn(albums, album_id, stop),
            lambda known: self._learned(album_id, known),
            lambda error: self._not_learned(album_id, error),
            lane=Lane.WORK,
            owner=self,
        )

    def _learned(self, album_id: AlbumId, known: Known) -> None:
        if album_id == self._album_id:
            self._is_learning = False
            self._take(known)
            self._go_on()

    def _not_learned(self, album_id: AlbumId, error: HeirloomError) -> None:
        if album_id == self._album_id:
            self._is_learning = False
            self.failed.emit(error)
            self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self._learn()
        else:
            self.learning.emit(False)

    def _read(self) -> None:
        album_id, albums = self._album_id, self._albums
        assert album_id is not None
        self._background.run(lambda: read(albums, album_id), self._read_came, self.failed.emit, owner=self)

    def _read_came(self, known: Known) -> None:
        if known.album.id == self._album_id:
            self._take(known)
            if known.album.version is None and (known.yes or known.album.like):
                self._learn()

    def _take(self, known: Known) -> None:
        """Newer questions in their order; the one on show stays until it is answered."""
        self.known = known
        self.would = known.would
        for item_id, number in (*known.yes, *known.no, *((one.id, one.number) for one in known.questions)):
            self._ids[number] = item_id
        if not self._writing:
            self.lanes = Lanes([number for _, number in known.yes], [number for _, number in known.no])
        fresh = [one for one in known.questions if one.number not in self._done]
        current = self.question
        if current is not None:
            newer = next((one for one in fresh if one.number == current.number), current)
            # How it came to be asked is a fact: the report rests on what was drawn at random, however it scores now.
            newer = replace(newer, asked=current.asked)
            fresh = [newer, *(one for one in fresh if one.number != current.number)]
        self._queue = fresh
        self.changed.emit()
        self.measured.emit()

    def _take_would(self, would: WouldJoin) -> None:
        self.would = would
        self.measured.emit()
