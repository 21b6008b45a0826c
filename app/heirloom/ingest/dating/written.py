"""Years and months in file names, as people write them: "Christmas 1994", "May 2003", "2019年夏天"."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from heirloom.core.records import CaptureTime
from heirloom.ingest.dating.stamps import moment

FILENAME_MONTH, FILENAME_YEAR = "filename_month", "filename_year"
FIRST_YEAR: Final = 1826
"""The oldest photograph that is kept was taken about then."""

_MONTHS: Final = (
    "january jan januar janvier enero jänner gennaio",
    "february feb februar février fevrier febrero febbraio",
    "march mar märz maerz mars marzo",
    "april apr avril abril aprile",
    "may mai mayo maggio",
    "june jun juni juin junio giugno",
    "july jul juli juillet julio luglio",
    "august aug août aout agosto",
    "september sep sept septembre septiembre settembre",
    "october oct oktober okt octobre octubre ottobre",
    "november nov novembre noviembre",
    "december dec dezember dez décembre decembre diciembre dicembre",
)
_MONTH_OF: Final = {name: at for at, names in enumerate(_MONTHS, 1) for name in names.split()}
_TIMES: Final = frozenset(
    {
        "spring", "summer", "autumn", "fall", "winter", "christmas", "xmas", "easter", "thanksgiving", "halloween",
        "eve", "holiday", "holidays", "vacation", "birthday", "wedding", "frühling", "frühjahr", "sommer", "herbst",
        "weihnachten", "ostern", "silvester", "urlaub", "ferien", "geburtstag", "hochzeit", "printemps", "été",
        "automne", "hiver", "noël", "noel", "pâques", "vacances", "anniversaire", "mariage", "primavera", "verano",
        "otoño", "invierno", "navidad", "estate", "autunno", "inverno", "natale", "pasqua", "in", "of", "circa", "ca",
        "anno", "year", "jahr", "summers",
    }
)  # fmt: skip
"""Words beside which a year is one in the middle of a name too."""
_COUNTED: Final = frozenset(
    {
        "no", "nr", "num", "number", "nummer", "room", "zimmer", "page", "seite", "part", "teil", "vol", "volume",
        "band", "chapter", "house", "apt", "apartment", "suite", "flight", "bus", "line", "train", "order", "ticket",
        "file", "version", "ver", "v", "model", "windows", "office", "word", "excel", "iso", "rfc", "din", "en",
        "highway", "hwy", "route", "channel", "lot", "slide", "frame", "negative", "neg", "copy", "size", "serial",
        "id", "art", "item",
    }
)  # fmt: skip
"""After such a word stands the number of a thing."""
_OF_DEVICES: Final = frozenset(
    {
        "img", "vid", "pxl", "mvimg", "pano", "burst", "dsc", "dscn", "dscf", "wa", "screenshot", "signal", "photo",
        "image", "picture", "whatsapp", "video", "audio", "aud", "ptt", "doc", "scan", "psx", "wp", "imag", "cimg",
        "pic", "pict", "rec", "voice", "cam", "camera", "capture", "p", "c360", "dji", "gopro", "gopr", "dscim",
        "untitled", "unnamed", "file", "document",
    }
)  # fmt: skip
_CHINESE: Final = re.compile(r"(?<!\d)(?P<year>1[89]\d\d|20\d\d)\s?[年년](?:\s?(?P<month>1[0-2]|0?[1-9])\s?[月월])?")
_DIGITS: Final = str.maketrans("〇零一二三四五六七八九", "00123456789")
_IN_NUMERALS: Final = re.compile(r"(?<![〇零一二三四五六七八九十])[一二][〇零一二三四五六七八九]{3}(?=\s?年)")
_CHINESE_DAY: Final = re.compile(r"\s?(?P<day>\d{1,2})\s?[日号일]")
_YEAR: Final = re.compile(
    r"(?<![0-9A-Za-z$€£¥#])(?<!\d[.,])(?P<year>1[89]\d\d|20\d\d)(?![0-9A-Za-z$€£¥%]|[.,]\d|[号期页张元块米次人]|\s?[x×*]\s?\d)"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_GLUED: Final = re.compile(r"(?<![^\W_])([^\W\d_]{3,})((?:1[89]|20)\d\d)(?![0-9A-Za-z])")
_YEAR_MONTH: Final = re.compile(r"(?P<year>1[89]\d\d|20\d\d)[-_.](?P<month>0[1-9]|1[0-2])(?=[\s_,-]+[^\W\d_])")
_DAY_AFTER: Final = re.compile(r"[\s_.-]*(\d{1,2})(?:st|nd|rd|th)?(?![0-9A-Za-z])", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"[A-Z_]{4}\d{4}|[A-Z]{3}_\d{4}|[A-Z]{2,}-\d{4}")
"""How the cameras' own standard names files (DCF 2.0): four signs and four digits; and how trackers number things."""
_COUNTER: Final = re.compile(r"(?:[\s_-]*\(\d{1,3}\)|[\s_-]+\d{1,3}|[\s_-]+(?:copy|kopie|copie|副本))+$", re.IGNORECASE)
_DAY_BEFORE: Final = re.compile(r"(?<![0-9A-Za-z])(\d{1,2})(?:st|nd|rd|th)?\.?[\s_-]*$", re.IGNORECASE)
_DAY_BETWEEN: Final = re.compile(r"[\s_.-]*(\d{1,2})(?:st|nd|rd|th)?[\s_,-]*", re.IGNORECASE)
_SIGNS: Final = " \t_-.,;'’()[]"


def written(stem: str) -> CaptureTime | None:
    """A day, month or year in words, as exactly as it is told; None where a number need not be a year.

    A year counts at the beginning or the end of a name that holds words, in brackets, or beside a month, a season or a
    feast; not as one of several, and not in what cameras count.
    """
    chinese = _CHINESE.search(_IN_NUMERALS.sub(lambda found: found.group().translate(_DIGITS), stem))
    if chinese is not None:
        return _in_chinese(chinese)
    month = _YEAR_MONTH.match(stem)
    if month is not None:
        return known_part(int(month["year"]), int(month["month"]))
    whole = _GLUED.sub(_apart, stem)
    stem = _COUNTER.sub("", whole)
    words = [word.casefold() for word in _WORD.findall(stem)]
    if _NUMBERED.fullmatch(stem) or all(word in _OF_DEVICES or _is_sign(word) for word in words):
        return None
    years = list(_YEAR.finditer(stem))
    if len(years) != 1 or _is_number(stem[: years[0].start()]):
        return None
    return _beside_month(whole, years[0]) or _alone(stem, years[0])


def _is_sign(word: str) -> bool:
    """A single Latin letter is a part of a code, as often as not."""
    return len(word) == 1 and word.isascii()


def _is_number(before: str) -> bool:
    """Whether a device's sign or the name of something numbered stands right before."""
    words = list(_WORD.finditer(before))
    if not words or before[words[-1].end() :].strip(_SIGNS):
        return False
    return words[-1].group().casefold() in _COUNTED | _OF_DEVICES


def _apart(found: re.Match[str]) -> str:
    """A month, season or feast with its year close behind it is taken apart: "Christmas2004"."""
    word = found[1].casefold()
    return f"{found[1]} {found[2]}" if word in _TIMES or word in _MONTH_OF else found.group()


def _in_chinese(found: re.Match[str]) -> CaptureTime | None:
    if not found["month"]:
        return known_part(int(found["year"]))
    day = _CHINESE_DAY.match(found.string, found.end())
    if day is not None:
        return moment(int(found["year"]), int(found["month"]), int(day["day"]))
    return known_part(int(found["year"]), int(found["month"]))


def _beside_month(stem: str, year: re.Match[str]) -> CaptureTime | None:
    """ "12 May 1994", "May 12, 1994", "May 1994", "1994 May"."""
    before, after = stem[: year.start()], stem[year.end() :]
    between = re.search(r"[\s_.-]*(\d{1,2})(?:st|nd|rd|th)?[\s_,-]+$", before, re.IGNORECASE)
    for text, day in ((before, None), (before[: between.start()] if between else "", between and between[1])):
        words = list(_WORD.finditer(text))
        month = _month(words[-1].group()) if words and not text[words[-1].end() :].strip(_SIGNS) else None
        if month is not None:
            first = None if day else _DAY_BEFORE.search(text[: words[-1].start()])
            return _told(int(year["year"]), month, int(day or (first[1] if first else 0)))
    following = _WORD.search(after)
    month = _month(following.group()) if following and not after[: following.start()].strip(_SIGNS) else None
    if following is None or month is None:
        return None
    day_after = _DAY_AFTER.match(after, following.end())
    return _told(int(year["year"]), month, int(day_after[1]) if day_after else 0)


def _told(year: int, month: int, day: int) -> CaptureTime | None:
    return (moment(year, month, day) if day else None) or known_part(year, month)


def _alone(stem: str, year: re.Match[str]) -> CaptureTime | None:
    before, after = stem[: year.start()].rstrip(_SIGNS), stem[year.end() :].lstrip(_SIGNS)
    last, next_ = _WORD.findall(before)[-1:], _WORD.findall(after)[:1]
    in_brackets = stem[: year.start()][-1:] in ("(", "[") and stem[year.end() :][:1] in (")", "]")
    beside = {word.casefold() for word in last + next_}
    if not before or not after or in_brackets or beside & _TIMES:
        return known_part(int(year["year"]))
    return None


def known_part(year: int, month: int | None = None) -> CaptureTime | None:
    """A year, or a month of it, as a file name tells it; None for one before there were photographs."""
    if year < FIRST_YEAR:
        return None
    return CaptureTime(datetime(year, month or 1, 1), None, FILENAME_YEAR if month is None else FILENAME_MONTH)


def _month(word: str) -> int | None:
    return _MONTH_OF.get(word.casefold())
