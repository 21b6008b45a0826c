"""Dates as they are typed and shown here: in the words of the person's language, no more exact than they are known."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from heirloom.bank import TypedDate, read_by_hand
from heirloom.core.records import CaptureTime, Precision
from heirloom.gui import dates


def read_date(text: str) -> TypedDate:
    """What was typed, as a capture time by hand, and what of it cannot be kept.

    "1958" and "August 2009" stay what they are: a year, a month. A day with slashes is read the way the country does.
    """
    month_first = QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower().startswith("m")
    return read_by_hand(text, month_first=month_first, month_of=_month)


def date_words(captured: CaptureTime) -> str:
    """A capture time as it is shown and may be typed again: no more exact than it is known."""
    match captured.precision:
        case Precision.YEAR:
            return dates.year_text(captured.at.year)
        case Precision.MONTH:
            return dates.month_text(captured.at.year, captured.at.month)
        case _:
            return dates.date_text(captured.at.date()) if is_day(captured) else dates.moment_text(captured.at)


def shown_date(captured: CaptureTime) -> str:
    """The same with its weekday, where the day is known."""
    if captured.precision is not Precision.TIME:
        return date_words(captured)
    day = dates.day_text(captured.at.date(), today=captured.at.date().replace(year=1, month=1, day=1))
    return day if is_day(captured) else dates.day_and_time(day, captured.at)


def is_day(captured: CaptureTime) -> bool:
    """Whether no time of day is known: midnight on the dot is how a bare day is kept."""
    at = captured.at
    return (at.hour, at.minute, at.second, at.microsecond) == (0, 0, 0, 0)


def _month(name: str) -> int | None:
    for number in range(1, 13):
        forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
        if name.lower() in {QLocale().monthName(number, form).lower() for form in forms}:
            return number
    return None
