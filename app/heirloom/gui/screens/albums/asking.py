"""Asks what has to be asked about albums (names, rules, which one) and has it done; for any page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from heirloom.bank import Bank, Change
from heirloom.core.albums import Album, AlbumKind, AlbumRule
from heirloom.core.asking import Found
from heirloom.gui.background import Background, Lane
from heirloom.gui.history import History
from heirloom.gui.screens.albums.acts import AlbumActs
from heirloom.gui.screens.albums.album_list import AlbumList
from heirloom.gui.screens.albums.making.choose_album import ChooseAlbum
from heirloom.gui.screens.albums.making.from_search import rule_of
from heirloom.gui.screens.albums.making.names import RenameQuestion
from heirloom.gui.screens.albums.making.new_album import NewAlbumQuestion
from heirloom.gui.screens.albums.making.rule_question import RuleQuestion
from heirloom.gui.screens.albums.making.wanted import NewAlbum
from heirloom.gui.screens.albums.menu import Act, add_places, album_menu

_FIRST_HITS: Final = 12


class AlbumAsking(QObject):
    """`opened` and `teach_wanted` carry an album's id, `export_wanted` numbers."""

    opened = Signal(str)
    teach_wanted = Signal(str)
    export_wanted = Signal(list)

    def __init__(
        self, window: QWidget, bank: Bank, background: Background, history: History, albums: AlbumList
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bank = bank
        self._background = background
        self._history = history
        self._albums = albums
        self.acts = AlbumActs(bank, history, self)

    # New

    def ask_for_new(self, numbers: Sequence[int] = (), rule: AlbumRule | None = None) -> None:
        """A new album, from these memories or from what a search finds."""
        asked = NewAlbumQuestion(self._window, self._bank, self._background, self._albums.now, numbers, rule)
        asked.wanted.connect(self.make)
        asked.ask_for_name()

    def make(self, wanted: NewAlbum) -> None:
        """Make it, and go there: to its first question where it learns."""
        albums = self._bank.albums
        made: list[Album] = []

        def work() -> Change:
            album, change = albums.make(
                wanted.name,
                kind=wanted.kind,
                like=wanted.like,
                rule=wanted.rule,
                parent=wanted.parent,
                examples=list(wanted.numbers),
            )
            made.append(album)
            return change

        self._history.do(work)
        # The thread that edits does one thing after another: this comes when the album is there, or was refused.
        self._background.run(lambda: None, lambda _: self._made(made), lane=Lane.EDIT, owner=self)

    def _made(self, made: Sequence[Album]) -> None:
        for album in made:
            self._albums.refresh()
            (self.teach_wanted if album.kind is AlbumKind.TAUGHT else self.opened).emit(album.id)

    def ask_for_new_of(self, found: Found) -> None:
        """A new album of what a search found: its words and chips as a rule, else its first hits to begin with."""
        rule = rule_of(found.ask)
        if rule == AlbumRule():
            self.ask_for_new([int(hit.item.number) for hit in found.answer.hits[:_FIRST_HITS]])
        else:
            self.ask_for_new(rule=rule)

    # Adding

    def ask_where_to_add(self, numbers: Sequence[int]) -> None:
        """Into which album these go; where there is none yet, into a new one."""
        chosen = list(numbers)
        listed = self._albums.now
        if not chosen:
            return
        if not any(album.kind is not AlbumKind.RULE for album in listed.albums):
            self.ask_for_new(chosen)
            return
        asked = ChooseAlbum(self._window, listed, len(chosen))
        asked.chosen.connect(lambda album_id: self.acts.add(album_id, chosen))
        asked.new_wanted.connect(lambda: self.ask_for_new(chosen))
        asked.ask_which()

    # One album

    def ask_for_rule(self, album_id: str) -> None:
        album = self._albums.now.get(album_id)
        if album is not None and album.kind is AlbumKind.RULE:
            asked = RuleQuestion(self._window, self._bank, self._background, album)
            asked.changed.connect(partial(self.acts.set_rule, album.id))
            asked.ask_for_rule()

    def ask_for_name(self, album_id: str) -> None:
        album = self._albums.now.get(album_id)
        if album is not None:
            asked = RenameQuestion(self._window, album, self._albums.now)
            asked.renamed.connect(partial(self.acts.rename, album.id))
            asked.ask_for_name()

    def export(self, album_id: str) -> None:
        """Copies of everything it holds."""
        albums = self._bank.albums
        self._background.run(
            lambda: [int(number) for number in albums.numbers(album_id)], self.export_wanted.emit, owner=self
        )

    def pop_up(self, album_id: str, place: QPoint, *, is_open: bool = False) -> None:
        """The menu of an album; `is_open`: its page is the one on show."""
        album = self._albums.now.get(album_id)
        if album is None:
            return
        menu = album_menu(self._window, self.menu_acts(album, is_open=is_open))
        if self._bank.is_writable:
            add_places(menu, album, self._albums.now, partial(self.acts.move, album.id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu_acts(self, album: Album, *, is_open: bool) -> dict[str, Act]:
        """By the names of the menu."""
        acts, album_id = self.acts, album.id
        found: dict[str, Act] = {}
        if not is_open:
            found["open"] = lambda: self.opened.emit(album_id)
        if album.items:
            found["export"] = lambda: self.export(album_id)
        if not self._bank.is_writable:
            return found
        if album.kind is AlbumKind.TAUGHT:
            found["teach"] = lambda: self.teach_wanted.emit(album_id)
        if album.kind is AlbumKind.RULE:
            found["rule"] = lambda: self.ask_for_rule(album_id)
        if album.added:
            found["undo_machine"] = lambda: acts.undo_machine(album_id)
        found["unpin" if album.pinned else "pin"] = lambda: acts.pin(album_id, not album.pinned)
        pinned = [one.id for one in self._albums.now.albums if one.pinned]
        if album.pinned and album_id in pinned:
            at = pinned.index(album_id)
            if at > 0:
                found["up"] = lambda: acts.place(album_id, at - 1)
            if at < len(pinned) - 1:
                found["down"] = lambda: acts.place(album_id, at + 1)
        found["rename"] = lambda: self.ask_for_name(album_id)
        found["remove"] = lambda: acts.remove(album_id)
        return found
