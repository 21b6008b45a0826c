"""The locked window: unlock, recovery sheet, vaults, another passphrase, first run. It shows nothing of a vault."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from heirloom.core.errors import HeirloomError, NotFound, WrongSecret
from heirloom.gui import theme
from heirloom.gui.background import Background, Lane, Ticket
from heirloom.gui.errors import problem
from heirloom.gui.gate import door, troubles
from heirloom.gui.gate.door import Derived, Seen, State
from heirloom.gui.gate.pages.plate import Plate
from heirloom.gui.gate.pages.unlock import UnlockPage
from heirloom.gui.gate.troubles import Trouble
from heirloom.gui.language import Translated
from heirloom.gui.preferences import KnownVault, Preferences
from heirloom.gui.process.keeper import Ending, Refusal
from heirloom.gui.process.messages import Leave, Opened
from heirloom.gui.window_place import WindowPlace

if TYPE_CHECKING:
    from heirloom.gui.gate.first_run.page import FirstRunPage
    from heirloom.gui.gate.pages.passphrase import PassphrasePage
    from heirloom.gui.gate.pages.sheet import SheetPage
    from heirloom.gui.gate.pages.vaults import VaultsPage

_LOOK_AGAIN_MS: Final = 2000
"""A missing drive is looked for so often."""


class GateWindow(Translated, QWidget):
    """`hand_over` gets the opened vault; what becomes of it is told by `refused`, `stopped` and `hide`."""

    painted = Signal()
    """The first time the page is on the screen."""
    closed = Signal()

    def __init__(
        self, preferences: Preferences, hand_over: Callable[[Opened], None], *, look_again_ms: int = _LOOK_AGAIN_MS
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._hand_over = hand_over
        self._was_painted = False
        self.stretched_ms = 0
        """How long the passphrase that opened the vault took to stretch."""
        self._known: KnownVault | None = None
        self._seen: dict[str, Seen] = {}
        self._derived: Derived | None = None
        self._bring_in: tuple[str, ...] = ()
        self._first_run: FirstRunPage | None = None
        self._looking: Ticket[Seen] | None = None
        self.background = Background(self)
        self.background.failed.connect(lambda error: self._tell(troubles.of_error(error)))
        self.background.broke.connect(lambda error: self._tell(troubles.of_bug(error)))
        self.setWindowTitle("Heirloom")
        self._place = WindowPlace(self, preferences, self.background)
        self._build()
        self._again = QTimer(self, interval=look_again_ms)
        self._again.timeout.connect(self._look)

    def _build(self) -> None:
        theme.ground(self, "paper")
        self.unlock = UnlockPage(self._preferences)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.unlock)
        locked = QWidget()
        row = QHBoxLayout(locked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Plate(), 4)
        row.addWidget(self.pages, 5)
        self.stack = QStackedWidget()
        self.stack.addWidget(locked)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.unlock.passphrase_given.connect(self._unlock)
        self.unlock.keychain_wanted.connect(self._unlock_by_keychain)
        self.unlock.sheet_wanted.connect(self._show_sheet)
        self.unlock.vaults_wanted.connect(self.show_vaults)

    # The other pages are loaded and built when they are first wanted: a fifth of the time to the passphrase field.

    @cached_property
    def sheet(self) -> SheetPage:
        from heirloom.gui.gate.pages.sheet import SheetPage

        page = SheetPage(door.fits_group)
        page.key_given.connect(self._unlock_by_sheet)
        page.back_wanted.connect(self._show_unlock)
        self.pages.addWidget(page)
        return page

    @cached_property
    def vaults(self) -> VaultsPage:
        from heirloom.gui.gate.pages.vaults import VaultsPage

        page = VaultsPage()
        page.chosen.connect(self.show_vault)
        page.picked.connect(self._pick)
        page.forgotten.connect(self._forget)
        page.new_wanted.connect(self.show_first_run)
        page.back_wanted.connect(self._show_unlock)
        self.pages.addWidget(page)
        return page

    @cached_property
    def passphrase(self) -> PassphrasePage:
        from heirloom.gui.gate.pages.passphrase import PassphrasePage

        page = PassphrasePage(self.background)
        page.change_wanted.connect(self._change_passphrase)
        page.back_wanted.connect(self._keep_passphrase)
        self.pages.addWidget(page)
        return page

    def _forget_secrets(self) -> None:
        """What was typed on the other pages, where they were ever shown."""
        for name in ("sheet", "passphrase"):
            if name in vars(self):
                vars(self)[name].forget()

    # Which page

    def begin(self, path: Path | None = None, why: Leave = Leave.LOCK) -> None:
        """The page to start with: the vault at `path`, or the one opened last, or the first run where there is none."""
        known = self._preferences.vaults
        if path is None and not known:
            self.show_first_run()
            return
        self.show_vault(path or Path(known[0].path))
        if why is Leave.CHANGE_PASSPHRASE:
            self._show_passphrase(knows_old=True)
        elif why is Leave.ANOTHER_VAULT:
            self.show_vaults()

    def show_vault(self, path: Path) -> None:
        """The unlock page of one vault."""
        self._known = next((one for one in self._preferences.vaults if one.path == str(path)), KnownVault(str(path)))
        self.unlock.show_vault(self._known)
        self.background.run(partial(door.glance, path), partial(self.unlock.show_label, path), owner=self)
        self._show_unlock()
        seen = self._seen.get(str(path))
        if seen is not None:
            self.unlock.show_seen(seen)

    def show_vaults(self) -> None:
        self.vaults.show_vaults(self._preferences.vaults, self._seen, hidden=self._preferences.hide_name)
        self._show(self.vaults)
        self.vaults.take_focus()
        for one in self._preferences.vaults:
            self._see(Path(one.path), self._saw)

    def show_first_run(self) -> None:
        """From nothing to a vault."""
        from heirloom.gui.gate.first_run.page import FirstRunPage

        if self._first_run is None:
            page = FirstRunPage(self._preferences, self.background)
            page.finished.connect(self._first_run_done)
            page.open_requested.connect(self._open_existing)
            page.recovery_requested.connect(self.show_vaults)
            self.stack.addWidget(page)
            self._first_run = page
        self.stack.setCurrentWidget(self._first_run)

    def _first_run_done(self, opened: Opened) -> None:
        self._known = KnownVault(str(opened.vault))
        self.unlock.show_vault(self._known)
        self._show(self.unlock)
        self.unlock.work(self.tr("Opening the vault…"))
        self._hand_over(opened)

    def _open_existing(self, path: str) -> None:
        self.show_vaults()
        if path:
            self._pick(Path(path))

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentIndex(0)
        self.pages.setCurrentWidget(page)

    def _show_unlock(self) -> None:
        self._forget_secrets()
        if self._known is None:
            self.show_first_run()
            return
        self._show(self.unlock)
        self.unlock.take_focus()

    def _show_sheet(self) -> None:
        self.unlock.forget()
        self._show(self.sheet)
        self.sheet.take_focus()

    def _show_passphrase(self, *, knows_old: bool) -> None:
        self.passphrase.ask(knows_old=knows_old)
        self._show(self.passphrase)
        self.passphrase.take_focus()

    # Looking from outside

    def look(self) -> None:
        """See what lies at the vault's place; call it after the first paint, because it loads the bank."""
        self._look()

    def _look(self) -> None:
        if self._known is not None and (self._looking is None or not self._looking.is_wanted):
            self._looking = self._see(Path(self._known.path), self._saw)

    def _see(self, path: Path, then: Callable[[Seen], None]) -> Ticket[Seen]:
        work = partial(door.see, path, with_keychain=self._preferences.quick_unlock)
        return self.background.run(work, then, lane=Lane.READ, owner=self)

    def _saw(self, seen: Seen) -> None:
        self._seen[str(seen.path)] = seen
        if "vaults" in vars(self):
            self.vaults.show_seen(seen)
        if self._known is None or str(seen.path) != self._known.path:
            return
        self.unlock.show_seen(seen)
        if seen.state is State.MISSING:
            self._again.start()
        else:
            self._again.stop()

    def _pick(self, path: Path) -> None:
        self._see(path, self._picked)

    def _picked(self, seen: Seen) -> None:
        if seen.state is State.MISSING:
            self.vaults.refuse(seen.path)
            return
        self._seen[str(seen.path)] = seen
        self.show_vault(seen.path)

    def _forget(self, path: Path) -> None:
        self._preferences.apply(vaults=tuple(one for one in self._preferences.vaults if one.path != str(path)))
        self.background.run(lambda: self._preferences.write(["vaults"]), lambda _: None, lane=Lane.EDIT)
        if self._known is not None and self._known.path == str(path):
            self._known = None
        self.show_vaults()

    # Opening

    def _path(self) -> Path:
        assert self._known is not None
        return Path(self._known.path)

    def _unlock(self, passphrase: str) -> None:
        self.unlock.work(self.tr("Checking the passphrase…"), self._known.stretch_ms if self._known else 0)
        self._run(partial(door.derive, self._path(), passphrase), self._open, self._not_opened)

    def _unlock_by_keychain(self) -> None:
        self.unlock.work(self.tr("Asking the keychain…"))
        self._run(partial(door.derive_from_keychain, self._path()), self._open, self._no_keychain)

    def _unlock_by_sheet(self, recovery_key: str) -> None:
        self.sheet.work(self.tr("Checking the sheet…"))
        self._run(
            partial(door.derive_from_sheet, self._path(), recovery_key), self._opened_by_sheet, self._sheet_failed
        )

    def _change_passphrase(self, old: str, new: str) -> None:
        self.passphrase.work(self.tr("Changing the passphrase…"), 2 * self._known.stretch_ms if self._known else 0)
        if self._derived is None:
            self._run(partial(door.change_passphrase, self._path(), old, new), self._open, self._change_failed)
        else:
            self._run(partial(door.renew, self._path(), self._derived, new), self._open, self._change_failed)

    def _keep_passphrase(self) -> None:
        if self._derived is not None:
            self._open(self._derived)
        else:
            self._show_unlock()

    def _opened_by_sheet(self, derived: Derived) -> None:
        self._derived = derived
        self._show_passphrase(knows_old=False)

    def _open(self, derived: Derived) -> None:
        """The secret was right: give the key to the main process, and wait for its window."""
        self._derived = None
        self._show(self.unlock)
        seen = self._seen.get(str(self._path()))
        finishing = seen is not None and seen.was_cut_short
        if not self.unlock.unlock.is_working:
            self.unlock.work("")
        self.unlock.say_working(
            self.tr("Finishing an interrupted save…") if finishing else self.tr("Opening the vault…")
        )
        self.stretched_ms = derived.stretch_ms
        if self._preferences.quick_unlock and derived.stretch_ms:
            keep = partial(door.keep_in_keychain, self._path(), bytes(derived.key))
            self._run(keep, lambda _kept: self._give(derived), lambda _error: self._give(derived))
        else:
            self._give(derived)

    def _give(self, derived: Derived) -> None:
        bring_in, self._bring_in = self._bring_in, ()
        self._hand_over(Opened(self._path(), derived.key, bring_in=bring_in))

    def _run(
        self, work: Callable[[], object], done: Callable[..., None], failed: Callable[[HeirloomError], None]
    ) -> None:
        self.background.run(work, done, failed, lane=Lane.EDIT, owner=self)

    # What went wrong

    def _tell(self, trouble: Trouble) -> None:
        self._show(self.unlock)
        self.unlock.trouble(trouble.words, kind=trouble.kind, blocks=trouble.blocks)
        self.unlock.take_focus()

    def _not_opened(self, error: HeirloomError) -> None:
        if isinstance(error, WrongSecret):
            self.unlock.refuse_passphrase()
        elif isinstance(error, NotFound):
            self.unlock.calm()
            self._look()
        else:
            self._tell(troubles.of_error(error))

    def _no_keychain(self, _error: HeirloomError) -> None:
        self._tell(troubles.of_keychain())

    def _sheet_failed(self, error: HeirloomError) -> None:
        if isinstance(error, WrongSecret):
            self.sheet.trouble(self.tr("The groups are typed well, but this is the sheet of another vault."))
        else:
            self.sheet.trouble(problem(error).text)

    def _change_failed(self, error: HeirloomError) -> None:
        if isinstance(error, WrongSecret):
            self.passphrase.refuse_old()
        else:
            self.passphrase.trouble(problem(error).text)

    def refused(self, refusal: Refusal) -> None:
        """The main process could not open the vault."""
        self._tell(troubles.of_refusal(refusal))

    def stopped(self, ending: Ending, *, was_open: bool) -> None:
        """The main process ended and did not say why."""
        self._tell(troubles.of_ending(ending, was_open=was_open))

    def bring_in(self, paths: tuple[str, ...]) -> None:
        """Files that were given to the program while it is locked: they wait for the key."""
        self._bring_in = (*self._bring_in, *paths)

    def come_forward(self) -> None:
        """Another start asked for the window. Whoever types keeps the keys."""
        if self.isActiveWindow():
            return
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # After the children are painted too, which is before the next turn of the loop.
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
