"""Where a vault can only be looked at: what would change something is disabled, and its tooltip says why."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget


def look_only_reason() -> str:
    """Why nothing can be changed."""
    return QCoreApplication.translate(
        "Problems", "This vault is on a read-only disk. You can look, but not change anything."
    )


class LookOnly(QObject):
    """One for a page, on which buttons are enabled and named again and again. In a writable vault it does nothing."""

    def __init__(self, parent: QObject, *, writable: bool) -> None:
        super().__init__(parent)
        self._writable = writable

    def hold(self, *widgets: QWidget) -> None:
        """These stay disabled, whatever the page says of them later."""
        if self._writable:
            return
        for widget in widgets:
            widget.setEnabled(False)
            widget.setToolTip(look_only_reason())
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            match event.type():
                case QEvent.Type.EnabledChange if watched.isEnabled():
                    watched.setEnabled(False)
                case QEvent.Type.ToolTipChange | QEvent.Type.LanguageChange if watched.toolTip() != look_only_reason():
                    watched.setToolTip(look_only_reason())
        return False
