"""One sitting of teaching: what is asked next, what was answered, and taking it back; nothing here waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from heirloom.bank import Change
from heirloom.core.albums import AlbumId, Answer, Asked, Question
from heirloom.gui.screens.teaching.sitting.behind import BehindSitting
from heirloom.gui.screens.teaching.sitting.steps import Given
from heirloom.gui.screens.teaching.sitting.troubles import Again

STRIP = 7
AHEAD = 3
"""Pictures of so many questions are decoded before they are asked."""


class TeachingSession(BehindSitting):
    """Calls on the window's thread; answers are written and learned from behind it."""

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

        self._write(write, self._not_given(step, lambda: self.give_examples(chosen, answer)))
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
        after = {number: self.lanes.of(number) for number in step.numbers}
        if step.answer is not None:
            self._put_back(step, 0)
        undo = self._undo_change
        self._write(lambda: None if step.change is None else undo(step.change), lambda: self._stays(step, after))
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

        self._write(write, self._not_given(step, lambda: self._give(questions, answer)))
        self.changed.emit()

    def _put_back(self, step: Given, place: int) -> None:
        """As it stood before; what it answered is asked again, at this place among the questions."""
        self._done.difference_update(step.numbers)
        for number, answer in step.before.items():
            self.lanes.put(number, answer)
        queued = {one.number for one in self._queue}
        self._queue[place:place] = [one for one in step.questions if one.number not in queued]

    def _not_given(self, step: Given, again: Again) -> Callable[[], Again | None]:
        """What to do where a step could not be written: there is nothing to take back of it, but it can be repeated."""

        def revert() -> Again | None:
            if step not in self._steps:
                return None  # taken back before that was known
            self._steps.remove(step)
            if step.answer is not None:
                self._put_back(step, 1)  # not in place of what is on show: a key may be on its way
            return again

        return revert

    def _stays(self, step: Given, after: dict[int, Answer | None]) -> Again:
        """A step could not be taken back: it stands as before."""
        self._steps.append(step)
        self._done.update(step.numbers)
        self._queue = [one for one in self._queue if one.number not in after]
        for number, answer in after.items():
            self.lanes.put(number, answer)
        return lambda: self.take_step_back(step)

    # What the album would take in

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

        def added(change: Change) -> None:
            self._keep(carefulness)
            done(change)

        self._write(write, self._not_given(step, lambda: self.add_sure(carefulness, done)), added)
