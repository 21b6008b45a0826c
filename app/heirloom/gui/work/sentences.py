"""What is said of running work: short sentences with numbers as a person would say them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from heirloom.core.errors import HeirloomError
from heirloom.gui.dates import about
from heirloom.gui.errors import problem
from heirloom.gui.work.measure import Rate

_MINUTE = 60
_KILO = 1000.0
translate = QCoreApplication.translate


def left_text(seconds: float | None) -> str:
    """ "about 12 min left"; empty while nobody knows."""
    if seconds is None:
        return ""
    return translate("Work", "{time} left").format(time=about(seconds))


def rate_text(rate: Rate | None, unit: str) -> str:
    """ "214 files a second, 88 MB/s"; slow work is told by the minute."""
    if rate is None:
        return ""
    said = _count_rate(rate.files, unit)
    if rate.bytes >= 1e5:
        speed = QLocale().toString(rate.bytes / 1e6, "f", 0 if rate.bytes >= 1e7 else 1)
        said = translate("Work", "{files}, {m} MB/s").format(files=said, m=speed)
    return said


def understanding_title(label: str) -> str:
    """What understanding is at, by the word of its phase; the same wherever it is told."""
    if label == "faces":
        return translate("Work", "Looking for faces")
    return translate("Work", "Understanding pictures")


def why_failed(error: HeirloomError, *, is_export: bool) -> str:
    """Why a job ended early; a place that copies cannot be written to is one that was chosen."""
    if is_export and error.code in ("usage", "exists", "unwritable"):
        return translate("Work", "Copies cannot be written there. Choose a folder of your own, outside the vault.")
    return problem(error).text


def _count_rate(per_second: float, unit: str) -> str:
    if 0 < per_second < 1:
        n = max(1, round(per_second * _MINUTE))
        if unit == "pictures":
            return translate("Work", "%Ln picture(s) a minute", "", n)
        if unit == "pages":
            return translate("Work", "%Ln page(s) a minute", "", n)
        return translate("Work", "%Ln file(s) a minute", "", n)
    n = round(per_second)
    if unit == "pictures":
        return translate("Work", "%Ln picture(s) a second", "", n)
    if unit == "pages":
        return translate("Work", "%Ln page(s) a second", "", n)
    return translate("Work", "%Ln file(s) a second", "", n)


def files_text(done: int, total: int | None, bytes_done: int | None, bytes_total: int | None) -> str:
    """ "12,480 of 31,902 files, 41.7 of 106 GB"."""
    number = QLocale().toString
    if total is None:
        return translate("Work", "Looking: %Ln file(s) so far", "", done)
    said = translate("Work", "{a} of {b} files").format(a=number(done), b=number(total))
    if bytes_total:
        said = translate("Work", "{files}, {size}").format(files=said, size=sizes_text(bytes_done or 0, bytes_total))
    return said


def sizes_text(done: int, total: int) -> str:
    """ "41.7 of 106 GB": both in the unit of the whole."""
    factor, unit = _unit(total)
    a, b = _figure(done / factor), _figure(total / factor)
    return translate("Work", "{c} of {d} {unit}").format(c=a, d=b, unit=unit)


def _unit(size: int) -> tuple[float, str]:
    for factor, unit in ((_KILO**4, "TB"), (_KILO**3, "GB"), (_KILO**2, "MB")):
        if size >= factor:
            return factor, unit
    return _KILO, "kB"


def _figure(value: float) -> str:
    """Three figures are enough."""
    digits = 0 if value >= 99.95 or value == 0 else 1
    return QLocale().toString(value, "f", digits)
