"""Undo and redo of what a person changed, in this window and since it was opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from heirloom.bank import Bank, Change, ChangeKind
from heirloom.core.errors import HeirloomError, UserError
from heirloom.gui.album_sayings import album_said, album_undone
from heirloom.gui.background import Background, Lane
from heirloom.gui.errors import problem
from heirloom.gui.widgets.notices import ToastText

KEPT = 100
translate = QCoreApplication.translate


class History(QObject):
    """Changes run one after another, in the order in which they were asked for. Calls on the GUI thread."""

    changed = Signal(object)
    """A Change was made, undone or redone."""
    toast = Signal(object)
    """A ToastText."""
    can = Signal(bool, bool)
    """Whether there is something to undo, and to redo."""

    def __init__(self, bank: Bank, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bank = bank
        self._background = background
        self._undo: list[Change] = []
        self._redo: list[Change] = []
        self._clock = 0
        """Counts changes: a toast's Undo works for its own change only."""
        self._lent: Callable[[], bool] | None = None

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def do(
        self, work: Callable[[], Change], text: Callable[[Change], str] | None = None, *, quiet: bool = False
    ) -> None:
        """Make a change; `text` tells it, by default in the words for its kind. What changes nothing is not told.

        With `quiet` it is not told either: the page shows what it did, and its Undo.
        """
        self._background.run(
            work,
            lambda change: self._done(change, text or change_text, quiet=quiet),
            self._refused,
            lane=Lane.EDIT,
            owner=self,
        )

    def lately(self, most: int) -> list[Change]:
        """What can be taken back, newest first."""
        return self._undo[: -most - 1 : -1]

    def note(self, change: Change) -> None:
        """A change that somebody else has made already."""
        self._done(change, change_text)

    def lend_undo(self, undo: Callable[[], bool] | None) -> None:
        """A page on show has steps of its own: they are taken back first. It says whether there was one."""
        self._lent = undo
        self._tell()

    def remember(self, changes: Sequence[Change]) -> None:
        """Changes that were made and told elsewhere, oldest first: they can be taken back from here on."""
        if changes:
            self._undo.extend(changes)
            del self._undo[:-KEPT]
            self._redo.clear()
            self._clock += 1
            self._tell()
            self.changed.emit(changes[-1])

    def undo(self) -> None:
        """Take the latest change back."""
        if self._lent is not None and self._lent():
            return
        if self._undo:
            change = self._undo.pop()
            self._tell()
            self._turn(change, self._redo, undone_text(change))

    def redo(self) -> None:
        """Make again what was taken back last."""
        if self._redo:
            change = self._redo.pop()
            self._tell()
            self._turn(change, self._undo, change_text(change.reversed()))

    def _done(self, change: Change, text: Callable[[Change], str], *, quiet: bool = False) -> None:
        if change.count == 0:
            return
        self._undo.append(change)
        del self._undo[:-KEPT]
        self._redo.clear()
        self._clock += 1
        mark = self._clock
        self._tell()
        self.changed.emit(change)
        if not quiet:
            self.toast.emit(ToastText(text(change), translate("History", "Undo"), lambda: self._undo_marked(mark)))

    def _undo_marked(self, mark: int) -> None:
        if mark == self._clock:
            self.undo()

    def _turn(self, change: Change, onto: list[Change], said: str) -> None:
        def done(back: Change) -> None:
            onto.append(back)
            self._clock += 1
            self._tell()
            self.changed.emit(back)
            self.toast.emit(ToastText(said))

        self._background.run(lambda: self._bank.hand.undo(change), done, self._not_turned, lane=Lane.EDIT, owner=self)

    def _refused(self, error: HeirloomError) -> None:
        self.toast.emit(ToastText(problem(error).text, kind="warn"))

    def _not_turned(self, error: HeirloomError) -> None:
        """The bank refuses to take back what something newer rests on."""
        if type(error) is UserError:
            said = translate("History", "Nothing was undone: something newer was changed here.")
            self.toast.emit(ToastText(said, kind="warn"))
        else:
            self._refused(error)

    def _tell(self) -> None:
        self.can.emit(self.can_undo or self._lent is not None, self.can_redo)


def change_text(change: Change) -> str:
    """What was done, in a few words."""
    n = change.count
    match change.label:
        case ChangeKind.KEEP:
            if change.value is False:
                return translate("History", "%Ln no longer kept as keepsake(s)", "", n)
            return translate("History", "Kept %Ln as keepsake(s)", "", n)
        case ChangeKind.TAG:
            return translate("History", "Changed the tags of %Ln item(s)", "", n)
        case ChangeKind.TITLE:
            return translate("History", "Changed the title of %Ln item(s)", "", n)
        case ChangeKind.CAPTION:
            return translate("History", "Changed the caption of %Ln item(s)", "", n)
        case ChangeKind.DATE:
            return translate("History", "Changed the date of %Ln item(s)", "", n)
        case ChangeKind.PLACE:
            return translate("History", "Changed the place of %Ln item(s)", "", n)
        case ChangeKind.RATING:
            return translate("History", "Rated %Ln item(s)", "", n)
        case ChangeKind.TURN:
            return translate("History", "Rotated %Ln item(s)", "", n)
        case ChangeKind.SET_ASIDE:
            return translate("History", "Set %Ln item(s) aside. They stay in the vault.", "", n)
        case ChangeKind.ERASE:
            return translate("History", "%Ln item(s) will be erased in 30 days", "", n)
        case ChangeKind.BRING_BACK:
            return translate("History", "Brought %Ln item(s) back", "", n)
        case ChangeKind.UNDO_IMPORT:
            return translate("History", "Took %Ln item(s) out again. They are erased in 30 days.", "", n)
    return album_said(change) if change.album is not None else _decided_text(change)


def _decided_text(change: Change) -> str:
    """What was decided of likely clutter, likely keepsakes and look-alikes."""
    n = change.count
    if change.label is ChangeKind.TWINS:
        return translate("History", "Chose among look-alikes, %Ln item(s)", "", n)
    match change.value:
        case "not_clutter":
            return translate("History", "%Ln item(s) no longer proposed as clutter", "", n)
        case "not_treasure":
            return translate("History", "%Ln item(s) no longer proposed as keepsakes", "", n)
    return translate("History", "Left %Ln item(s) for later", "", n)


def undone_text(change: Change) -> str:
    """What was taken back."""
    if change.album is not None:
        return album_undone(change)
    n = change.count
    match change.label:
        case ChangeKind.KEEP:
            return translate("History", "Undone: keepsake, %Ln item(s)", "", n)
        case ChangeKind.SET_ASIDE:
            return translate("History", "Back in the timeline: %Ln item(s)", "", n)
        case ChangeKind.ERASE | ChangeKind.UNDO_IMPORT:
            return translate("History", "%Ln item(s) will not be erased", "", n)
        case ChangeKind.TURN:
            return translate("History", "Turned back: %Ln item(s)", "", n)
        case ChangeKind.TAG:
            return translate("History", "Undone: tags of %Ln item(s)", "", n)
    return translate("History", "Undone: %Ln item(s)", "", n)
