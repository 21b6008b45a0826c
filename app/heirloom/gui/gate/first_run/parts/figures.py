"""Amounts of files in words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from heirloom.gui.dates import size_text


class _Figures(QObject):
    """Plurals need an object to be gathered for translation."""

    def files(self, count: int) -> str:
        return self.tr("%Ln file(s)", "", count)

    def amount(self, files: int, size: int) -> str:
        return self.tr("{files}, {size}").replace("{files}", self.files(files)).replace("{size}", size_text(size))


def files_text(files: int) -> str:
    """ "31,902 files"."""
    return _Figures().files(files)


def amount_text(files: int, size: int) -> str:
    """ "31,902 files, 106 GB"."""
    return _Figures().amount(files, size)
