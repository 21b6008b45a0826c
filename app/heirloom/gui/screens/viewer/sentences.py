"""Why an original cannot be shown, in a sentence that a person can do something with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from heirloom.core.errors import HeirloomError
from heirloom.gui.errors import problem

DAMAGED = frozenset(("damaged", "missing"))
"""Codes that are about the sealed copy, not about what kind of file it is."""


def reason_text(error: HeirloomError) -> str:
    """What `error` means for the person who wants to see the file."""
    if error.code == "missing":
        return QCoreApplication.translate("ViewerReason", "The sealed original is not in the vault’s folder any more.")
    if error.code == "not_found":
        return QCoreApplication.translate("ViewerReason", "This memory is not in the vault any more.")
    return problem(error).text
