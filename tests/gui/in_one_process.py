"""The whole program in one process: locked window and main window by turns, as their processes would show them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank, LockedBank
from heirloom.gui.gate.window import GateWindow
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences
from heirloom.gui.process.messages import Leave, Opened


class Program:
    """Starts locked; `running` until it was quit. The seams are those of the real processes."""

    def __init__(self, qtbot: QtBot, preferences: Path) -> None:
        """`preferences` is the file of them; each window reads it for itself."""
        self._qtbot = qtbot
        self._place = preferences
        self._gate: GateWindow | None = None
        self._main: MainWindow | None = None
        self._bank: Bank | None = None
        self.running = False

    def start(self) -> None:
        self.running = True
        known = Preferences.load(self._place).vaults
        self._show_locked(Path(known[0].path) if known else None, Leave.LOCK)

    def end(self) -> None:
        """Whatever is on the screen goes."""
        self._close_main()
        self._close_gate()
        self.running = False

    def _show_locked(self, vault: Path | None, why: Leave) -> None:
        gate = GateWindow(Preferences.load(self._place), self._hand_over)
        self._gate = gate
        gate.begin(vault, why)
        gate.resize(1440, 900)
        gate.painted.connect(gate.look)
        self._show(gate)

    def _hand_over(self, opened: Opened) -> None:
        self._bank = LockedBank(opened.vault).unlock(unlock_key=bytes(opened.unlock_key))
        opened.wipe()
        preferences = Preferences.load(self._place)
        main = MainWindow(self._bank, preferences, self._leave)
        self._main = main
        main.resize(1440, 900)
        self._show(main)
        main.begin(opened.choices, opened.bring_in)
        assert self._gate is not None
        self._gate.hide()
        preferences.opened(opened.vault, stretch_ms=500)
        QTimer.singleShot(0, self._close_gate)

    def _show(self, window: QWidget) -> None:
        with self._qtbot.waitActive(window, timeout=10_000):
            window.show()
            window.activateWindow()

    def _leave(self, why: Leave) -> None:
        """Nothing more is seen; the rest of it when the key or click that asked for it has been dealt with."""
        assert self._main is not None
        self._main.hide()
        QTimer.singleShot(0, lambda: self._left(why))

    def _left(self, why: Leave) -> None:
        assert self._bank is not None
        vault = self._bank.path
        self._close_main()
        if why is Leave.QUIT:
            self.running = False
        else:
            self._show_locked(vault, why)

    def _close_main(self) -> None:
        main, self._main = self._main, None
        bank, self._bank = self._bank, None
        if main is None or bank is None:
            return
        main.hide()
        main.close_down()
        assert main.background.close(200.0), "a thread of the window did not end"
        main.deleteLater()
        bank.close()

    def _close_gate(self) -> None:
        gate, self._gate = self._gate, None
        if gate is not None:
            gate.hide()
            gate.background.close(0.0)  # it has no work left, and threads of the other window bear the same names
            gate.deleteLater()
