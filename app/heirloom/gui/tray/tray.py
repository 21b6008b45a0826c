"""The tray over an open vault: what it is at, and the few things one wants without the window."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from heirloom.gui.shell.job_summary import SummaryText
from heirloom.gui.theme.tray_mark import TrayState, tray_icon


def is_available() -> bool:
    """Whether this desktop shows a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """Its signals are for the window to carry out. It never names a memory, a file or the vault."""

    open_wanted = Signal()
    search_wanted = Signal()
    pause_wanted = Signal()
    """Pause all, or resume, as things stand."""
    activity_wanted = Signal()
    add_wanted = Signal()
    lock_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._summary: SummaryText | None = None
        self._paused = False
        self.state = TrayState.PLAIN
        self.icon = QSystemTrayIcon(tray_icon(self.state), self)
        self.menu = QMenu()
        self.open, self.search = QAction(self), QAction(self)
        self.status, self.pause, self.activity = QAction(self), QAction(self), QAction(self)
        self.add, self.lock, self.quit = QAction(self), QAction(self), QAction(self)
        self._fill()
        self._connect()
        self.icon.setContextMenu(self.menu)
        self.retranslate()

    def set_shown(self, shown: bool) -> None:
        self.icon.setVisible(shown)

    def tell(self, summary: SummaryText | None, *, paused: bool) -> None:
        """What runs, in the words of the sidebar; `paused`: all of it."""
        if (summary, paused) == (self._summary, self._paused):
            return
        self._summary, self._paused = summary, paused
        state = TrayState.PLAIN
        if summary is not None:
            state = TrayState.NEEDS_YOU if summary.wants else TrayState.PLAIN if paused else TrayState.WORKING
        if state is not self.state:
            self.state = state
            self.icon.setIcon(tray_icon(state))
        self.retranslate()

    def notify(self, text: str) -> None:
        """Say something where there is no window to say it in."""
        if self.icon.isVisible():
            self.icon.showMessage("Heirloom", text, tray_icon(self.state))

    def close(self) -> None:
        """Gone from the panel at once."""
        self.icon.hide()
        self.menu.close()

    def _fill(self) -> None:
        groups = (
            (self.open, self.search),
            (self.status, self.pause, self.activity),
            (self.add,),
            (self.lock, self.quit),
        )
        for group in groups:
            if self.menu.actions():
                self.menu.addSeparator()
            self.menu.addActions(group)
        self.status.setEnabled(False)
        font = self.open.font()
        font.setBold(True)
        self.open.setFont(font)

    def _connect(self) -> None:
        pairs = (
            (self.open, self.open_wanted),
            (self.search, self.search_wanted),
            (self.pause, self.pause_wanted),
            (self.activity, self.activity_wanted),
            (self.add, self.add_wanted),
            (self.lock, self.lock_wanted),
            (self.quit, self.quit_wanted),
        )
        for action, signal in pairs:
            action.triggered.connect(lambda _checked=False, signal=signal: signal.emit())
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.open_wanted)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()

    def retranslate(self) -> None:
        """Its words anew; nobody tells what is no widget that the language changed."""
        self.open.setText(self.tr("Open Heirloom"))
        self.search.setText(self.tr("Search…"))
        self.pause.setText(self.tr("Resume") if self._paused else self.tr("Pause all"))
        self.activity.setText(self.tr("Activity…"))
        self.add.setText(self.tr("Add files…"))
        self.lock.setText(self.tr("Lock now"))
        self.quit.setText(self.tr("Quit"))
        self.status.setText(self._status())
        works = self._summary is not None and not self._summary.wants
        self.pause.setEnabled(works)
        self.icon.setToolTip("Heirloom")

    def _status(self) -> str:
        told = self._summary
        if told is None:
            return self.tr("All quiet")
        parts = [told.title, told.line, told.rate]
        if told.share is not None:
            parts.insert(1, self.tr("{p} %").format(p=QLocale().toString(round(told.share * 100))))
        return self.tr(", ").join(part for part in parts if part)
