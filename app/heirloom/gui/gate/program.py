"""The gate's process: shows the locked page, starts the main process, and stays beside it without keys."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from heirloom.core.dumps import refuse_dumps
from heirloom.gui.gate.window import GateWindow
from heirloom.gui.preferences import Preferences
from heirloom.gui.process import images
from heirloom.gui.process.application import make_application, put_preferences
from heirloom.gui.process.channel import Message
from heirloom.gui.process.instance import Instance, ask_first
from heirloom.gui.process.keeper import Ending, Keeper, folder_of, keeping, kept
from heirloom.gui.process.messages import Leave, Opened

if TYPE_CHECKING:
    from heirloom.gui.gate.locked_tray import LockedTray

PAINTED_VARIABLE = "HEIRLOOM_PAINTED_FD"
"""Number of an inherited descriptor on which a benchmark hears that the page stands."""


@dataclass(frozen=True, slots=True)
class Options:
    vault: Path | None
    paths: tuple[str, ...]
    keeping: str | None
    stretched_ms: int
    hidden: bool


class Gate(QObject):
    """Joins the locked window, the main process and the ear for further starts."""

    def __init__(self, application: QApplication, preferences: Preferences, instance: Instance) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        self._instance = instance
        self._keeper: Keeper | None = None
        self._waiting: Opened | None = None
        self._vault: Path | None = None
        self._tray: LockedTray | None = None
        self.window: GateWindow | None = None
        instance.asked.connect(self._asked)

    # Locked

    def show_locked(
        self,
        vault: Path | None,
        why: Leave = Leave.LOCK,
        place: Sequence[int] | None = None,
        *,
        out_of_sight: bool = False,
    ) -> GateWindow:
        """The locked window; `place` is where the main window was, and whether it was out of sight."""
        window = GateWindow(self._preferences, self._hand_over)
        self.window = window
        window.painted.connect(self._painted)
        window.closed.connect(self._close)
        window.begin(vault, why)
        if place is not None:
            window.setGeometry(*place[:4])
        if out_of_sight or (place is not None and list(place[5:]) == [1] and why is Leave.LOCK):
            self._show_out_of_sight(window)
            return window
        if place is not None and place[4]:
            window.showMaximized()
        else:
            window.show()
        window.activateWindow()
        return window

    def _show_out_of_sight(self, window: GateWindow) -> None:
        """The main window was not to be seen: neither is this one, before somebody asks for it."""
        self._show_tray()
        if self._tray is None:
            window.showMinimized()
        else:
            self._start_main()
            window.look()

    def _show_tray(self) -> None:
        """A sign in the tray, where there is one, that says "locked" and nothing more."""
        from heirloom.gui.gate.locked_tray import LockedTray, is_available  # after the first paint

        if self._tray is None and self._preferences.tray and is_available():
            self._tray = LockedTray(self)
            self._tray.open_wanted.connect(self._come_forward)
            self._tray.quit_wanted.connect(self._close)
            self._tray.show()

    def _come_forward(self) -> None:
        if self.window is not None:
            self.window.come_forward()

    def _painted(self) -> None:
        number = os.environ.get(PAINTED_VARIABLE)
        if number is not None:
            with suppress(OSError):
                os.write(int(number), ("painted " + " ".join(sorted(sys.modules))).encode() + b"\n")
        self._start_main()
        self._show_tray()
        if self.window is not None:
            self.window.look()

    def _start_main(self) -> None:
        if self._keeper is not None:
            return
        keeper = Keeper.start()
        self._keeper = keeper
        keeper.shown.connect(self._step_back)
        keeper.refused.connect(self._refused)
        keeper.ended.connect(self._ended)

    def _hand_over(self, opened: Opened) -> None:
        """Give the key to the main process; one that is just closing its vault is waited for."""
        self._vault = opened.vault
        if self._keeper is not None and self._keeper.is_leaving:
            self._waiting = opened
            return
        self._start_main()
        assert self._keeper is not None
        self._keeper.hand_over(opened)

    def _step_back(self) -> None:
        """The main window is up: forget all that was typed here by becoming another image of this program."""
        assert self._keeper is not None
        assert self.window is not None
        self.window.hide()
        if self._tray is not None:
            self._tray.hide()
        self._application.processEvents()
        arguments, inherited = keeping(self._keeper, self._instance.descriptor)
        opened = ["--vault", str(self._vault), "--stretched-ms", str(self.window.stretched_ms)] if self._vault else []
        images.replace(images.GATE, [*arguments, *opened], inherited)

    def _refused(self, refusal: object) -> None:
        if self.window is not None:
            self.window.refused(refusal)  # type: ignore[arg-type]

    def _close(self) -> None:
        """The locked window was closed: that ends the program."""
        if self._keeper is not None:
            self._keeper.channel.close()
        self._application.exit(0)

    # Beside an open vault

    def keep(self, keeper: Keeper, vault: Path | None) -> None:
        """Stay beside a main process whose window is shown."""
        self._keeper = keeper
        self._vault = vault
        keeper.leaving.connect(self._left)
        keeper.ended.connect(self._ended)
        keeper.listen()

    def _left(self, why: Leave, place: object) -> None:
        """The main window is hidden already, and its process ends by itself."""
        if why is Leave.QUIT:
            return
        self._catch_up()
        self.show_locked(self._vault, why, place)  # type: ignore[arg-type]

    def _catch_up(self) -> None:
        """What was changed in Settings meanwhile."""
        self._preferences.reload()
        put_preferences(self._application, self._preferences)

    def _ended(self, ending: Ending) -> None:
        keeper, self._keeper = self._keeper, None
        was_shown = keeper is not None and keeper.was_shown
        if ending.leave is Leave.QUIT or ending.was_asked_for:
            self._application.exit(0)
        elif ending.is_a_fault:
            if self.window is None:
                self._catch_up()
                self.show_locked(self._vault)
            assert self.window is not None
            self.window.stopped(ending, was_open=was_shown)
        if self._waiting is not None:
            opened, self._waiting = self._waiting, None
            self._hand_over(opened)
        elif self.window is not None and not ending.is_a_fault:
            QTimer.singleShot(0, self._start_main)

    def _asked(self, vault: Path | None, paths: tuple[str, ...]) -> None:
        """Another start of the program."""
        if self.window is not None:
            if paths:
                self.window.bring_in(paths)
            if vault is not None and not self.window.isActiveWindow():
                self.window.show_vault(vault)
            self.window.come_forward()
        elif self._keeper is not None:
            self._keeper.say("come", bring_in=paths)


def main(arguments: Sequence[str] | None = None) -> int:
    """`heirloom window`, or the image after the one that handed the key over."""
    refuse_dumps()
    options = _options(list(sys.argv[1:] if arguments is None else arguments))
    return _stand_by(options) if options.keeping else _begin(options)


def _begin(options: Options) -> int:
    preferences = Preferences.load()
    application = make_application(preferences)
    if ask_first(options.vault, options.paths):
        return 0
    instance = Instance(application)
    gate = Gate(application, preferences, instance)
    window = gate.show_locked(options.vault, out_of_sight=options.hidden)
    window.bring_in(options.paths)
    instance.listen()
    return application.exec()


def _stand_by(options: Options) -> int:
    """Until the main window has settled, and unless it is needed, not even Qt's own things are made."""
    assert options.keeping is not None
    channel, pid, server = kept(options.keeping)
    preferences = Preferences.load()
    if options.vault is not None:
        preferences.opened(options.vault, stretch_ms=options.stretched_ms)
    first = channel.hear()
    preferences.reload()
    application = make_application(preferences)
    instance = Instance(application)
    instance.listen(server)
    gate = Gate(application, preferences, instance)
    keeper = Keeper.adopt(channel, pid)
    gate.keep(keeper, options.vault)
    if first is not None:
        keeper.hear(Message(first.word, first.fields))
    return application.exec()


def _options(arguments: list[str]) -> Options:
    parser = argparse.ArgumentParser(prog="heirloom window", allow_abbrev=False)
    parser.add_argument("--vault")
    # What an image of the gate tells the next one.
    parser.add_argument("--keeping", help=argparse.SUPPRESS)
    parser.add_argument("--stretched-ms", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--hidden", action="store_true", help="begin without a window where there is a tray")
    parser.add_argument("paths", nargs="*")
    found = parser.parse_args(arguments)
    return Options(
        folder_of(found.vault),
        tuple(str(folder_of(one)) for one in found.paths),
        found.keeping,
        found.stretched_ms,
        found.hidden,
    )
