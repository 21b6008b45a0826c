"""The tray while the vault is locked: it tells that, and nothing else. Used by the process without keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from heirloom.gui.theme.tray_mark import TrayState, tray_icon


def is_available() -> bool:
    """Whether this desktop shows a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class LockedTray(QObject):
    """`open_wanted`: the locked page is to be shown."""

    open_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.icon = QSystemTrayIcon(tray_icon(TrayState.LOCKED), self)
        self.icon.setToolTip(self.tr("Heirloom is locked"))
        self.menu = QMenu()
        self.open, self.quit = QAction(self.tr("Open Heirloom"), self), QAction(self.tr("Quit"), self)
        self.menu.addAction(self.open)
        self.menu.addSeparator()
        self.menu.addAction(self.quit)
        self.open.triggered.connect(lambda _checked: self.open_wanted.emit())
        self.quit.triggered.connect(lambda _checked: self.quit_wanted.emit())
        self.icon.activated.connect(self._activated)
        self.icon.setContextMenu(self.menu)

    def show(self) -> None:
        self.icon.show()

    def hide(self) -> None:
        self.icon.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()
