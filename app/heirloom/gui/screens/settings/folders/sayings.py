"""What is said of a watched folder."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from heirloom.bank import LookedAfter
from heirloom.gui import dates

_TOLD: Final = 3
"""So many arrivals are told beside a folder."""


class FolderWords(QObject):
    """Only a QObject's own `tr` has plural forms for the tools."""

    def state(self, folder: LookedAfter) -> str:
        """State in words, and when somebody last looked."""
        match folder.state:
            case "paused":
                said = self.tr("Paused by you")
            case "missing":
                said = self.tr("Not connected. Nothing is lost; it goes on when the folder is back")
            case "polling":
                said = self.tr("Looked through every few minutes")
            case "watching":
                said = self.tr("Watched")
            case _:
                said = self.tr("Waiting for its first look")
        if folder.last_scan_at is not None:
            return self.tr("{state} · last look {when}").format(state=said, when=dates.ago(folder.last_scan_at))
        return said

    def count(self, folder: LookedAfter) -> str:
        return self.tr("%Ln item(s) from here", "", folder.items)

    def found(self, folder: LookedAfter) -> str:
        """What was found when, the latest first; empty where nothing was."""
        told = [
            self.tr("{when}: {n}").format(when=dates.ago(one.at), n=dates.count_text(one.count))
            for one in folder.found[:_TOLD]
        ]
        return self.tr("New: {list}").format(list=self.tr("; ").join(told)) if told else ""
