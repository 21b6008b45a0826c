"""How a vault's place is told to people: short paths, and the name of the drive it is on."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path, PurePath
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

_DRIVES: Final = (
    re.compile(r"^/run/media/[^/]+/([^/]+)"),
    re.compile(r"^/media/[^/]+/([^/]+)"),
    re.compile(r"^/(?:media|mnt|Volumes)/([^/]+)"),
)
_WINDOWS: Final = re.compile(r"^([A-Za-z]:)[\\/]")
_MOST_PARTS: Final = 4


def shown_path(path: PurePath, home: PurePath) -> str:
    """`Pictures / Heirloom`: below the home folder without it, and long ones shortened in the middle."""
    try:
        parts = list(path.relative_to(home).parts)
    except ValueError:
        parts = [part.strip("\\/") or part for part in path.parts if part != "/"]
    if len(parts) > _MOST_PARTS:
        parts = [parts[0], "…", *parts[-2:]]
    return " / ".join(parts) or str(path)


def drive_name(path: PurePath) -> str | None:
    """The name of the removable drive that `path` would be on, or None where it does not look like one."""
    text = str(path)
    for pattern in _DRIVES:
        if found := pattern.match(text):
            return found[1]
    if found := _WINDOWS.match(text):
        return found[1]
    return None


def is_drive_absent(path: Path) -> bool:
    """Whether the drive itself is not there (and not only the vault's folder on it). Asks the disk."""
    name = drive_name(path)
    if name is None:
        return False
    at = next((one for one in (path, *path.parents) if one.name == name), Path(path.anchor))
    return not at.exists()


def opened_text(at: datetime, now: datetime | None = None) -> str:
    """When a vault was opened: "Last opened yesterday, 21:40" nearby, a date further away."""
    now = now or datetime.now().astimezone()
    locale = QLocale()
    clock = locale.toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    if at.date() == now.date():
        return QCoreApplication.translate("Gate", "Last opened today, {time}").replace("{time}", clock)
    if at.date() == now.date() - timedelta(days=1):
        return QCoreApplication.translate("Gate", "Last opened yesterday, {time}").replace("{time}", clock)
    day = locale.toString(QDate(at.year, at.month, at.day), QLocale.FormatType.LongFormat)
    return QCoreApplication.translate("Gate", "Last opened on {date}").replace("{date}", day)
