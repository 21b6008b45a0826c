"""What the page of teaching knows of an album, and where it reads it: one reading for all that is shown."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from heirloom.bank import Change
from heirloom.core.albums import Album, AlbumId, AlbumReport, Answer, Asked, ModelVersion, Question
from heirloom.core.errors import UserError
from heirloom.core.records import ItemId
from heirloom.gui.screens.teaching.parts.carefulness import WouldJoin

QUESTIONS = 24
"""Read at once: the one on show, seven in the strip, and enough for answers that come faster than learning."""


class Teaches(Protocol):
    """What teaching needs of the bank's albums."""

    def get(self, album: AlbumId) -> Album: ...
    def questions(self, album: AlbumId, count: int) -> list[Question]: ...
    def answer(
        self, album: AlbumId, answers: Mapping[ItemId, Answer] | Mapping[int, Answer], asked: Asked = Asked.CHOSEN
    ) -> Change: ...
    def answers(
        self, album: AlbumId, answer: Answer | None = None
    ) -> Sequence[tuple[ItemId, int, Answer, Asked, datetime]]: ...
    def train(self, album: AlbumId, *, stop: threading.Event | None = None) -> ModelVersion: ...
    def report(self, album: AlbumId) -> AlbumReport: ...
    def would_join(self, album: AlbumId, carefulness: float) -> tuple[int, int, int]: ...
    def set_carefulness(self, album: AlbumId, carefulness: float) -> Change: ...
    def apply(self, album: AlbumId) -> Change: ...
    def drift(self, album: AlbumId) -> str | None: ...
    def learned_again(self, album: AlbumId) -> bool: ...


@dataclass(frozen=True, slots=True)
class Known:
    """One state of an album, all of it read together."""

    album: Album
    questions: tuple[Question, ...]
    yes: tuple[tuple[ItemId, int], ...]
    """Examples that belong: id and number, the newest first."""
    no: tuple[tuple[ItemId, int], ...]
    report: AlbumReport | None
    would: WouldJoin | None
    drift: str | None
    learned_again: bool
    """It has learned again by itself because of that drift."""


def read(albums: Teaches, album_id: AlbumId) -> Known:
    """In any thread but the window's."""
    album = albums.get(album_id)
    holds = album.version is not None and bool(album.yes or album.like)
    return Known(
        album=album,
        questions=_questions(albums, album_id),
        yes=_given(albums, album_id, Answer.YES),
        no=_given(albums, album_id, Answer.NO),
        report=albums.report(album_id),
        would=would_join(albums, album_id, album.carefulness) if album.version is not None else None,
        drift=albums.drift(album_id) if holds else None,
        learned_again=albums.learned_again(album_id),
    )


def learn(albums: Teaches, album_id: AlbumId, stop: threading.Event) -> Known:
    """Learn from all answers and read what came of it. What is too little to learn from is no error here."""
    with suppress(UserError):
        albums.train(album_id, stop=stop)
    return read(albums, album_id)


def would_join(albums: Teaches, album_id: AlbumId, carefulness: float) -> WouldJoin:
    """What would join at a setting of the slider."""
    return WouldJoin(*albums.would_join(album_id, carefulness), carefulness)


def _questions(albums: Teaches, album_id: AlbumId) -> tuple[Question, ...]:
    """None while there is nothing to go by."""
    with suppress(UserError):
        return tuple(albums.questions(album_id, QUESTIONS))
    return ()


def _given(albums: Teaches, album_id: AlbumId, answer: Answer) -> tuple[tuple[ItemId, int], ...]:
    """The album's answers of one kind: (id, number, answer, asked, at) rows, the newest first."""
    rows = sorted(albums.answers(album_id, answer), key=lambda row: row[4], reverse=True)
    return tuple((row[0], row[1]) for row in rows)
