"""Names of days and months as headings show them, in the language of the window."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject

from heirloom.gui import dates

_EPOCH = date(1970, 1, 1)


def day(day: int, *, with_year: bool = False) -> str:
    """The name of a number of days since 1970: "Saturday 15 June", or with its year."""
    at = _EPOCH + timedelta(days=day)
    if with_year:
        pattern = QCoreApplication.translate("Dates", "dddd d MMMM yyyy")
    else:
        pattern = QCoreApplication.translate("Dates", "dddd d MMMM")
    return QLocale().toString(QDate(at.year, at.month, at.day), pattern)


def month(month: int, *, short: bool = False) -> str:
    """The name of a number of months since 1970: "June 2019", or short: "Jun 2019"."""
    return dates.month_text(1970 + month // 12, month % 12 + 1, short=short)


def year(month: int) -> str:
    """The year in which a number of months since 1970 ends."""
    return str(1970 + month // 12)


class MonthWords(QObject):
    """What stands behind a month's name: only a QObject's own `tr` has plural forms for the tools."""

    def counts(self, items: int, kept: int) -> str:
        """How much a month holds: "214 items, 31 kept as keepsakes"."""
        if not kept:
            return self.tr("%Ln item(s)", "", items)
        kept_text = dates.count_text(kept)
        return self.tr("%Ln item(s), {k} kept as keepsakes", "", items).format(k=kept_text)
