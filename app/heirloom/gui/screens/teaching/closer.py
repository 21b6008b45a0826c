"""Learning the words more closely: asked for by a person, minutes in the background, and told in words what it came to.

It goes on while other albums are looked at; one album at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.core.albums import Album, AlbumId, ModelVersion, Tuning
from heirloom.core.errors import HeirloomError
from heirloom.gui.background import Background, Lane, Ticket
from heirloom.gui.errors import problem
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Text
from heirloom.gui.widgets.progress import ProgressLine


class Tunes(Protocol):
    """What it needs of the bank's albums."""

    def can_tune(self, album: AlbumId) -> bool: ...
    def tune(
        self, album: AlbumId, *, report: Callable[[float], None] | None = None, stop: threading.Event | None = None
    ) -> ModelVersion: ...


class Closer(Translated, QWidget):
    """Hidden where an album has too little text; `learned` carries the album that has learned something by it."""

    learned = Signal(str)
    _went = Signal(float)

    def __init__(self, albums: Tunes, background: Background, parent: QWidget | None = None) -> None:
        self._albums = albums
        self._background = background
        self._album: Album | None = None
        self._can = False
        self._rests_on: tuple[object, ...] | None = None
        """What it was last looked for whether there is enough text."""
        self._running: Album | None = None
        self._stop = threading.Event()
        self._ticket: Ticket[ModelVersion] | None = None
        self._said: tuple[AlbumId, Tuning | HeirloomError | None] | None = None
        self.begin = Button(icon="file-text")
        self._about = Text(role="small", tone="ink2", wraps=True)
        self.line = ProgressLine()
        self.cancel = Button(size="small")
        self.told = Text(role="small", tone="ink2", wraps=True)
        super().__init__(parent)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.line, 1)
        row.addWidget(self.cancel)
        self._under_way = QWidget()
        self._under_way.setLayout(row)
        row.setAlignment(self.line, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._about, self._under_way, self.told):
            column.addWidget(part)
        self.begin.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self._went.connect(self.line.set_share)
        self._show()

    @property
    def is_running(self) -> bool:
        return self._running is not None

    def look_at(self, album: Album | None) -> None:
        """Offer it for this album where that has enough text; None where none is known yet."""
        if album is None or self._album is None or album.id != self._album.id:
            self._can, self._rests_on = False, None
        self._album = album
        self._show()
        rests_on = None if album is None else (album.id, album.yes, album.no, album.version)
        if album is not None and album.version is not None and rests_on != self._rests_on:
            self._rests_on = rests_on
            albums, album_id = self._albums, album.id
            self._background.run(
                lambda: albums.can_tune(album_id), lambda can: self._offer(album_id, can), self._not_offered, owner=self
            )

    def start(self) -> None:
        """Begin with the album on show."""
        album, albums = self._album, self._albums
        if album is None or self._running is not None:
            return
        self._running, self._said = album, None
        self._stop = stop = threading.Event()
        had_focus = self.begin.hasFocus()
        self.line.restart()
        self._show()
        if had_focus:
            self.cancel.setFocus()
        self._ticket = self._background.run(
            lambda: albums.tune(album.id, report=self._went.emit, stop=stop),
            lambda version: self._end(album, version.tuning),
            lambda error: self._end(album, error),
            lane=Lane.WORK,
            owner=self,
        )

    def stop(self) -> None:
        """End it; nothing was changed."""
        self._stop.set()
        if self._ticket is not None and self._running is not None:
            self._ticket.cancel()
            self._end(self._running, None)

    def _offer(self, album_id: AlbumId, can: bool) -> None:
        if self._album is not None and self._album.id == album_id:
            self._can = can
            self._show()

    def _not_offered(self, _error: HeirloomError) -> None:
        """The album is gone, or the vault is: the page tells of it."""

    def _end(self, album: Album, what: Tuning | HeirloomError | None) -> None:
        had_focus = self.cancel.hasFocus()
        self._running, self._ticket, self._said = None, None, (album.id, what)
        self._show()
        if had_focus and self.begin.isVisible():
            self.begin.setFocus()
        if isinstance(what, Tuning) and what.helped:
            self.learned.emit(album.id)

    def _show(self) -> None:
        is_running = self._running is not None
        self.begin.setVisible(not is_running and self._can)
        self._under_way.setVisible(is_running)
        said = self._said is not None and self._album is not None and self._said[0] == self._album.id
        self.told.setVisible(said and not is_running)
        self._about.setVisible(is_running or (self._can and not said))
        self.setVisible(is_running or self._can or said)
        self.retranslate()

    def retranslate(self) -> None:
        self.begin.setText(self.tr("Learn the words more closely"))
        self.begin.setAccessibleName(self.begin.text())
        self.begin.setToolTip(self.tr("The text model is trained on your answers, in this vault alone"))
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Stop learning the words more closely"))
        takes = self.tr("It takes a minute or two. You can go on meanwhile.")
        if self._running is None:
            self._about.setText(takes)
        else:
            doing = self.tr("Learning the words of “{album}” more closely.").format(album=self._running.name)
            self._about.setText(in_sentences(doing, takes))
        self.line.setAccessibleName(self._about.text())
        self.begin.setAccessibleDescription(self._about.text())
        if self._said is not None:
            self.told.setText(self._told(self._said[1]))
            self.told.setAccessibleName(self.told.text())

    def _told(self, what: Tuning | HeirloomError | None) -> str:
        if what is None:
            return self.tr("Stopped; nothing was changed.")
        if isinstance(what, HeirloomError):
            return problem(what).text
        if not what.helped:
            return self.tr("It did not help; nothing was changed.")
        better = self.tr("Better on answers it had not seen.")
        if what.after >= what.before:
            return better
        places = self.tr("What belongs usually stands at place {after} of the likeliest now, it was {before}.")
        return in_sentences(better, places.format(after=what.after, before=what.before))
