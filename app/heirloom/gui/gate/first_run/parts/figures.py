"""Amounts of files in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from heirloom.gui.dates import size_text


def files_text(files: int) -> str:
    """ "31,902 files"."""
    return QCoreApplication.translate("Figures", "%Ln file(s)", "", files)


def amount_text(files: int, size: int) -> str:
    """ "31,902 files, 106 GB"."""
    amount = QCoreApplication.translate("Figures", "{files}, {size}")
    return amount.replace("{files}", files_text(files)).replace("{size}", size_text(size))
