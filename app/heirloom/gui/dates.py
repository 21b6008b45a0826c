"""Days, times, lengths of time, sizes and counts as a person would say them, in the language of the window."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QObject, QTime

_UNITS = ("KB", "MB", "GB", "TB")
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def day_text(day: date, today: date | None = None) -> str:
    """A day with its weekday, and with its year when that is not this one: "Saturday 15 June", "6月15日 星期六"."""
    today = today or _now().date()
    if day.year == today.year:
        pattern = QCoreApplication.translate("Dates", "dddd d MMMM")
    else:
        pattern = QCoreApplication.translate("Dates", "dddd d MMMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def date_text(day: date) -> str:
    """A day with its year: "15 June 2019", "2019年6月15日"."""
    pattern = QCoreApplication.translate("Dates", "d MMMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def month_text(year: int, month: int, *, short: bool = False) -> str:
    """A month with its year: "June 2019", short "Jun 2019", in both cases "2019年6月"."""
    pattern = QCoreApplication.translate("Dates", "MMMM yyyy")
    return QLocale().toString(QDate(year, month, 1), pattern.replace("MMMM", "MMM") if short else pattern)


def month_name(month: int) -> str:
    """A month alone: "June", "6月"."""
    return QLocale().toString(QDate(2000, month, 1), QCoreApplication.translate("Dates", "MMMM"))


def months_text(year: int, first: int, last: int) -> str:
    """Several months of one year: "June to August 2015", "2015年6月至8月"."""
    text = QCoreApplication.translate("Dates", "{first} to {last} {year}")
    return text.format(first=month_name(first), last=month_name(last), year=year)


def span_text(begin: datetime | None, end: datetime | None) -> str:
    """A stretch of time as a person would name it; `end` is the first moment after it, None where it is open."""
    translate = QCoreApplication.translate
    if begin is None:
        return "" if end is None else translate("Dates", "before {date}").format(date=_edge(end))
    if end is None:
        return translate("Dates", "since {date}").format(date=_edge(begin))
    last = end - timedelta(microseconds=1)
    if _begins_year(begin) and _begins_year(end):
        return year_text(last.year) if last.year == begin.year else f"{begin.year}–{year_text(last.year)}"
    if begin.day == 1 and end.day == 1:
        return _months_text(begin, last)
    if begin.date() == last.date():
        return date_text(begin.date())
    return between(date_text(begin.date()), date_text(last.date()))


def between(first: str, last: str) -> str:
    """From the one to the other, both named in full: "December 2019 to February 2020", "2019年12月至2020年2月"."""
    return QCoreApplication.translate("Dates", "{first} to {last}", "both in full").format(first=first, last=last)


def _months_text(begin: datetime, last: datetime) -> str:
    if begin.year == last.year and begin.month != last.month:
        return months_text(begin.year, begin.month, last.month)
    end = month_text(last.year, last.month)
    return end if begin.year == last.year else between(month_text(begin.year, begin.month), end)


def _edge(at: datetime) -> str:
    """Where an open stretch ends, as short as it is exact: a year or a month that begins there, else the day."""
    if _begins_year(at):
        return year_text(at.year)
    return month_text(at.year, at.month) if at.day == 1 else date_text(at.date())


def _begins_year(at: datetime) -> bool:
    return (at.month, at.day, at.hour, at.minute, at.second) == (1, 1, 0, 0, 0)


def time_text(moment: datetime) -> str:
    """A time of day, as the country writes it: "21:40"."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def moment_text(moment: datetime) -> str:
    """A moment in full, for tooltips and cards: "15 June 2019, 21:40"."""
    return day_and_time(date_text(moment.date()), moment)


def day_and_time(day: str, moment: datetime) -> str:
    """A day in words, with the time of day."""
    return QCoreApplication.translate("Dates", "{day}, {time}").format(day=day, time=time_text(moment))


def year_text(year: int) -> str:
    """A year alone: "1958", "1958年"."""
    return QCoreApplication.translate("Dates", "{year}").format(year=year)


def ago(moment: datetime, now: datetime | None = None) -> str:
    """How long ago, less exact the further: "today, 21:40", "yesterday, 21:40", "Tuesday, 21:40", "21 Nov, 10:12".

    A moment with a zone is shown in the computer's own.
    """
    if moment.tzinfo is not None:
        moment = moment.astimezone().replace(tzinfo=None)
    now = now.replace(tzinfo=None) if now else _now()
    days = (now.date() - moment.date()).days
    day = QDate(moment.year, moment.month, moment.day)
    if days == 0:
        words = QCoreApplication.translate("Dates", "today")
    elif days == 1:
        words = QCoreApplication.translate("Dates", "yesterday")
    elif 1 < days < 7:
        words = QLocale().toString(day, "dddd")
    elif moment.year == now.year:
        words = QLocale().toString(day, QCoreApplication.translate("Dates", "d MMM"))
    else:
        return QLocale().toString(day, QCoreApplication.translate("Dates", "d MMM yyyy"))
    return day_and_time(words, moment)


def about(seconds: float) -> str:
    """A length of time, rounded: "under a minute", "about 12 min", "about 2 hours", "a few hours"."""
    return _WORDS.about(seconds)


def clock(seconds: float) -> str:
    """The length of a recording: "1:12", "1:02:09"."""
    whole = round(seconds)
    hours, rest = divmod(whole, _HOUR)
    minutes, left = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def size_text(count: int) -> str:
    """Bytes as "3.1 MB"; two figures are enough to decide by."""
    if count < 1000:
        return _WORDS.bytes(count)
    size, step = count / 1000, 0
    while size >= 999.5 and step < len(_UNITS) - 1:
        size, step = size / 1000, step + 1
    decimals = 1 if size < 9.95 and round(size, 1) % 1 else 0
    return f"{QLocale().toString(size, 'f', decimals)} {_UNITS[step]}"


def count_text(count: int) -> str:
    """A number in groups: "48,216"."""
    return QLocale().toString(count)


def qt_moment(moment: datetime) -> QDateTime:
    """The same wall time for Qt's own editors."""
    return QDateTime(QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute, moment.second))


def days_until(moment: datetime, now: datetime | None = None) -> int:
    """Whole days left, at least 0; a day that has begun counts."""
    left = moment.astimezone() - (now or datetime.now(UTC)).astimezone()
    return max(0, -(-left // timedelta(days=1)))


def _now() -> datetime:
    """The computer's own wall time."""
    return datetime.now(UTC).astimezone().replace(tzinfo=None)


class Dates(QObject):
    """The sentences with a number in them: only a QObject's own `tr` has plural forms for the tools."""

    def about(self, seconds: float) -> str:
        """See `about`."""
        if seconds < _MINUTE:
            return self.tr("under a minute")
        if seconds < 90 * _MINUTE:
            return self.tr("about %n min", "", max(1, round(seconds / _MINUTE)))
        if seconds < 3.5 * _HOUR:
            return self.tr("about %n hours", "", round(seconds / _HOUR))
        if seconds < 12 * _HOUR:
            return self.tr("a few hours")
        return self.tr("about a day") if seconds < 1.5 * _DAY else self.tr("a few days")

    def bytes(self, count: int) -> str:
        """A small size in whole bytes."""
        return self.tr("%n byte(s)", "", count)


_WORDS = Dates()
