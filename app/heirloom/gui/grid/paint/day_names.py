"""Names of days and months as headings show them, in the language of the window."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject

from heirloom.gui import dates
from heirloom.gui.models.bands import Band

_EPOCH = date(1970, 1, 1)


def day(day: int, *, with_year: bool = False) -> str:
    """The name of a number of days since 1970: "Saturday 15 June", or with its year."""
    at = _EPOCH + timedelta(days=day)
    if with_year:
        pattern = QCoreApplication.translate("Dates", "dddd d MMMM yyyy")
    else:
        pattern = QCoreApplication.translate("Dates", "dddd d MMMM")
    return QLocale().toString(QDate(at.year, at.month, at.day), pattern)


def short_day(day: int, *, with_year: bool = False) -> str:
    """The same where several stand on one line: "Sat 15 Jun", or with its year "15 Jun 2019"."""
    at = _EPOCH + timedelta(days=day)
    if with_year:
        pattern = QCoreApplication.translate("Dates", "d MMM yyyy")
    else:
        pattern = QCoreApplication.translate("Dates", "ddd d MMM")
    return QLocale().toString(QDate(at.year, at.month, at.day), pattern)


def month(month: int, *, short: bool = False) -> str:
    """The name of a number of months since 1970: "June 2019", or short: "Jun 2019"."""
    return dates.month_text(1970 + month // 12, month % 12 + 1, short=short)


def year(month: int) -> str:
    """The year in which a number of months since 1970 ends: "2012", "2012年"."""
    return QCoreApplication.translate("Dates", "{year}").format(year=1970 + month // 12)


def span(band: Band) -> str:
    """Months or years that share a title: "2012", "February to April 2012", "1946 to 1974", "1946–1974年"."""
    oldest, newest = 1970 + band.oldest // 12, 1970 + band.newest // 12
    if not band.is_year:
        return QCoreApplication.translate("Dates", "{first} to {last}").format(first=oldest, last=newest)
    if band.whole:
        return year(band.newest)
    return dates.months_text(newest, band.oldest % 12 + 1, band.newest % 12 + 1)


class MonthWords(QObject):
    """What stands behind a band's name: only a QObject's own `tr` has plural forms for the tools."""

    def counts(self, items: int, kept: int) -> str:
        """How much a band holds: "214 items, 31 kept as keepsakes"."""
        if not kept:
            return self.tr("%Ln item(s)", "", items)
        kept_text = dates.count_text(kept)
        return self.tr("%Ln item(s), {k} kept as keepsakes", "", items).format(k=kept_text)
