"""Sizes and counts in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale


def size_text(count: int) -> str:
    """ "106 GB": no more figures than a person would say."""
    precision = 1 if count >= 10**9 and count < 10**10 else 0
    return QLocale().formattedDataSize(count, precision, QLocale.DataSizeFormat.DataSizeSIFormat)


def files_text(files: int) -> str:
    """ "31,902 files"."""
    return QCoreApplication.translate("Figures", "%Ln file(s)", "", files)


def amount_text(files: int, size: int) -> str:
    """ "31,902 files, 106 GB"."""
    amount = QCoreApplication.translate("Figures", "{files}, {size}")
    return amount.replace("{files}", files_text(files)).replace("{size}", size_text(size))
