"""What goes on behind a sitting: writing, learning and reading in turn, and what is known after each."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from heirloom.bank import Change
from heirloom.core.albums import Album, AlbumId, Question
from heirloom.core.errors import HeirloomError
from heirloom.core.records import ItemId
from heirloom.gui.background import Background, Lane, Ticket
from heirloom.gui.screens.teaching.knowledge import Known, Teaches, learn, read, would_join
from heirloom.gui.screens.teaching.parts.carefulness import WouldJoin
from heirloom.gui.screens.teaching.sitting.setting import Setting
from heirloom.gui.screens.teaching.sitting.steps import Given, Lanes
from heirloom.gui.screens.teaching.sitting.troubles import Again, Part, Troubles


class BehindSitting(QObject):
    """Calls on the window's thread; nothing here waits."""

    changed = Signal()
    """Another question, another strip, other lanes."""
    measured = Signal()
    """Report, what would join, counts."""
    learning = Signal(bool)
    failed = Signal(object)
    """Something could not be done; `troubles` keeps why."""
    troubled = Signal()
    """Another reason is to be told, or none any more."""
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
        self._setting = Setting()
        self.troubles = Troubles()
        self._would_ticket: Ticket[WouldJoin] | None = None

    @property
    def album_id(self) -> AlbumId | None:
        return self._album_id

    @property
    def album(self) -> Album | None:
        return None if self.known is None else self.known.album

    @property
    def carefulness(self) -> float | None:
        """What the person set last, else what the album has; None while nothing is known."""
        wanted = self._setting.wanted
        return wanted if wanted is not None or self.known is None else self.known.album.carefulness

    @property
    def question(self) -> Question | None:
        return self._queue[0] if self._queue else None

    @property
    def is_learning(self) -> bool:
        return self._is_learning or self._writing > 0

    # Asked for again

    def refresh(self) -> None:
        """Something changed elsewhere: read again."""
        if self._album_id is not None:
            self._read()

    def learn_again(self) -> None:
        """Learn anew from all answers, also where none came."""
        self._learn()

    # How careful it is to be

    def look_at(self, carefulness: float) -> None:
        """The slider moves: what would join at this setting; only the newest answer is wanted."""
        if self._album_id is not None:
            self._setting.wanted = carefulness
            self._look_at(carefulness)

    def _look_at(self, carefulness: float) -> None:
        album_id, albums = self._album_id, self._albums
        if album_id is None or self.known is None or self.known.album.version is None:
            return
        if self._would_ticket is not None:
            self._would_ticket.cancel()
        self._would_ticket = self._background.run(
            lambda: would_join(albums, album_id, carefulness),
            self._take_would,
            lambda error: self._fail(Part.COUNTING, error, lambda: self._look_at(carefulness)),
            owner=self,
        )

    def set_carefulness(self, carefulness: float) -> None:
        """The slider rests: the album keeps this setting."""
        album_id, albums = self._album_id, self._albums
        if album_id is None:
            return
        self._setting.wanted = carefulness
        self._background.run(
            lambda: albums.set_carefulness(album_id, carefulness),
            lambda _change: self._setting_kept(album_id, carefulness),
            lambda error: self._fail(Part.SETTING, error, lambda: self.set_carefulness(carefulness)),
            lane=Lane.EDIT,
            owner=self,
        )

    def _setting_kept(self, album_id: AlbumId, carefulness: float) -> None:
        """What is measured at it is read anew."""
        if album_id == self._album_id:
            self._keep(carefulness)
            self._went(Part.SETTING)
            self._read()

    def _keep(self, carefulness: float) -> None:
        self._setting.keep(carefulness)
        if self.known is not None:
            self.known = replace(self.known, album=replace(self.known.album, carefulness=carefulness))

    # In turn

    def try_again(self) -> None:
        """All that failed."""
        again = self.troubles.take()
        self.troubled.emit()
        for repeat in again:
            repeat()

    def fail(self, error: HeirloomError, again: Again) -> None:
        """What was to be written for this album elsewhere could not be."""
        self._fail(Part.WRITING, error, again)

    def _fail(self, part: Part, error: HeirloomError, again: Again) -> None:
        if self._album_id is None:
            return  # it was left
        self.troubles.note(part, error, again)
        self.failed.emit(error)
        self.troubled.emit()

    def _went(self, part: Part) -> None:
        self.troubles.clear(part)
        self.troubled.emit()

    def _write(
        self,
        work: Callable[[], Change | None],
        revert: Callable[[], Again | None],
        done: Callable[[Change], None] | None = None,
    ) -> None:
        """Where it fails, `revert` puts what is shown back and says how to repeat it; None for there is no need."""
        self._writing += 1
        album_id = self._album_id

        def written(change: Change | None) -> None:
            if album_id != self._album_id:
                return
            self._writing -= 1
            if change is not None:
                self._went(Part.WRITING)
                self.taught.emit(change)
                if done is not None:
                    done(change)
            self._learn()

        def not_written(error: HeirloomError) -> None:
            if album_id != self._album_id:
                return
            self._writing -= 1
            again = revert()
            if again is not None:
                self._fail(Part.WRITING, error, again)
            self.changed.emit()
            self.refresh()

        self._background.run(work, written, not_written, lane=Lane.EDIT, owner=self)

    def _learn(self) -> None:
        """One learning at a time; what comes meanwhile is learned together afterwards."""
        album_id, albums, stop = self._album_id, self._albums, self._stop
        if album_id is None:
            return
        if self._is_learning:
            self._again = True
            return
        self._is_learning, mark = True, self._setting.mark
        self.learning.emit(True)
        self._background.run(
            lambda: learn(albums, album_id, stop),
            lambda known: self._learned(album_id, known, mark),
            lambda error: self._not_learned(album_id, error),
            lane=Lane.WORK,
            owner=self,
        )

    def _learned(self, album_id: AlbumId, known: Known, mark: int) -> None:
        if album_id == self._album_id:
            self._is_learning = False
            self._take(known, mark)
            self._go_on()

    def _not_learned(self, album_id: AlbumId, error: HeirloomError) -> None:
        if album_id == self._album_id:
            self._is_learning = False
            self._fail(Part.READING, error, self._learn)
            self._go_on()
            self.changed.emit()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self._learn()
        else:
            self.learning.emit(False)

    def _read(self) -> None:
        album_id, albums = self._album_id, self._albums
        assert album_id is not None
        mark = self._setting.mark
        self._background.run(
            lambda: read(albums, album_id),
            lambda known: self._read_came(known, mark),
            lambda error: self._fail(Part.READING, error, self.refresh),
            owner=self,
        )

    def _read_came(self, known: Known, mark: int) -> None:
        if known.album.id == self._album_id:
            self._take(known, mark)
            if known.album.version is None and (known.yes or known.album.like):
                self._learn()

    def _take(self, known: Known, mark: int) -> None:
        """Newer questions in their order; the one on show stays until it is answered, and so does what was set."""
        careful = self.carefulness
        if careful is not None and self._setting.is_newer(mark):
            self.known = replace(known, album=replace(known.album, carefulness=careful), would=self.would)
            self._look_at(careful)
        else:
            self.known, self.would = known, known.would
        for item_id, number in (*known.yes, *known.no, *((one.id, one.number) for one in known.questions)):
            self._ids[number] = item_id
        if not self._writing:
            self.lanes = Lanes([number for _, number in known.yes], [number for _, number in known.no])
        fresh = [one for one in known.questions if one.number not in self._done]
        current = self.question
        if not (known.yes or known.album.like or self._writing):
            current = None  # every yes was taken back: the guess on show rests on nothing any more
        if current is not None:
            newer = next((one for one in fresh if one.number == current.number), current)
            # How it came to be asked is a fact: the report rests on what was drawn at random, however it scores now.
            newer = replace(newer, asked=current.asked)
            fresh = [newer, *(one for one in fresh if one.number != current.number)]
        self._queue = fresh
        self._went(Part.READING)
        self.changed.emit()
        self.measured.emit()

    def _take_would(self, would: WouldJoin) -> None:
        self.would = would
        self._went(Part.COUNTING)
        self.measured.emit()
