"""Names of days and months as headings show them, in the language of the window."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_EPOCH = date(1970, 1, 1)


def date_of(day: int) -> QDate:
    """The date of a number of days since 1970."""
    at = _EPOCH + timedelta(days=day)
    return QDate(at.year, at.month, at.day)


def day(day: int, *, with_year: bool = False) -> str:
    """ "Saturday 15 June", or with its year."""
    if with_year:
        form = QCoreApplication.translate("dates", "dddd d MMMM yyyy", "format of a day with its year, as Qt writes it")
    else:
        form = QCoreApplication.translate("dates", "dddd d MMMM", "format of a day without its year, as Qt writes it")
    return QLocale().toString(date_of(day), form)


def month(month: int) -> str:
    """ "June 2019", of a number of months since 1970."""
    form = QCoreApplication.translate("dates", "MMMM yyyy", "format of a month, as Qt writes it")
    return QLocale().toString(QDate(1970 + month // 12, month % 12 + 1, 1), form)


def year(month: int) -> str:
    """The year of a number of months since 1970."""
    return str(1970 + month // 12)
