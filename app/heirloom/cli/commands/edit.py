"""`heirloom edit`: facts set by hand, which no machine overwrites."""

from __future__ import annotations

import re
import unicodedata
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime, timedelta

from heirloom.bank import Bank
from heirloom.bank.details import typed_date
from heirloom.cli.access import open_bank
from heirloom.cli.commands.show import tell
from heirloom.cli.output import Output
from heirloom.core.errors import UserError
from heirloom.core.records import MAX_OFFSET_MIN, CaptureTime, Gps, partial_time
from heirloom.core.typed_dates import is_season
from heirloom.core.words import fold

_YEAR_OR_MONTH = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2]))?")
_SIGNS_OF_POSITION = re.compile(r"[-+0-9.,\s]*")
_DATES = "Write it like 1958, May 2009, 4 July 2019 or 2019-07-04T18:30"
FIELDS = ("title", "caption", "date", "place", "rating")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a memory's id, or its first 8 characters or more")
    parser.add_argument("--title", metavar="TEXT", help="an empty text clears it")
    parser.add_argument("--caption", metavar="TEXT", help="an empty text clears it")
    parser.add_argument(
        "--date",
        metavar="WHEN",
        help="1958, May 2009, 4.5.2020, 4 July 2019 18:30, or as 2019-07-04T18:30, with an offset too, ...T18:30+02:00",
    )
    parser.add_argument(
        "--place",
        metavar="PLACE",
        help="a town like Lisbon or Paris, Texas; or LAT,LON in degrees, south and west negative: --place=-33.9,18.4",
    )
    parser.add_argument("--rating", type=int, choices=range(6), metavar="0-5", help="stars")


def run(options: Namespace, output: Output) -> int:
    if all(getattr(options, field) is None for field in FIELDS):
        raise UserError("Say what to change: --title, --caption, --date, --place or --rating.")
    captured = parse_date(options.date) if options.date is not None else None
    if captured is not None and is_season(options.date):
        output.note(f"Kept as {captured.at.year}: of a season no more than the year can be kept.")
    with open_bank(options, output, writable=True) as bank:
        gps = find_place(bank, options.place) if options.place is not None else None
        detail = bank.edit(
            options.id,
            title=options.title,
            caption=options.caption,
            captured=captured,
            gps=gps,
            rating=options.rating,
        )
    tell(detail, output)
    return 0


def parse_date(text: str) -> CaptureTime:
    """ISO 8601 (a year, a month, a date alone or with a time and an offset), or as a person types it. UserError."""
    if not text.strip():
        raise UserError(f"Which date? {_DATES}; a date cannot be taken away, only set.")
    captured = _read(text)
    if captured.at > datetime.now(UTC).replace(tzinfo=None) + timedelta(days=2):
        raise UserError(f"“{text}” has not come yet. Give the day on which it was made.")
    return captured


def _read(text: str) -> CaptureTime:
    part = _YEAR_OR_MONTH.fullmatch(text)
    if part is not None:
        return partial_time(int(part["year"]), int(part["month"]) if part["month"] else None)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        typed = typed_date(text)
        if typed is None:
            raise UserError(f"“{text}” is not a date that can be read. {_DATES}.") from error
        return typed
    offset = moment.utcoffset()
    offset_min = None if offset is None else round(offset.total_seconds() / 60)
    if offset_min is not None and abs(offset_min) > MAX_OFFSET_MIN:
        raise UserError(f"{text}: no clock is more than {MAX_OFFSET_MIN // 60} hours from UTC.")
    return CaptureTime(moment.replace(tzinfo=None), offset_min, "user")


def find_place(bank: Bank, text: str) -> Gps:
    """Where a town lies, or what "LAT,LON" says. Raises UserError, which names towns that begin alike."""
    if not text.strip():
        raise UserError("Which place? A town like Lisbon, or its degrees: 48.8584,2.2945.")
    if _SIGNS_OF_POSITION.fullmatch(text):
        return parse_place(text)
    wanted = text.partition(",")[0].strip()
    towns = bank.inspecting.find_places(text)
    for town in towns:
        if _letters(town.name.partition(",")[0]) == _letters(wanted):
            return town.gps
    alike = "; ".join(town.name for town in towns[:3])
    raise UserError(
        f"No town called “{text}” is known. "
        + (f"Do you mean {alike}?" if alike else "Its degrees do: 48.8584,2.2945.")
    )


def _letters(name: str) -> str:
    """Folded and without accents, as the names of towns are compared: Zurich is Zürich."""
    return "".join(sign for sign in unicodedata.normalize("NFD", fold(name)) if not unicodedata.combining(sign))


def parse_place(text: str) -> Gps:
    """ "LAT,LON" in degrees. Raises UserError."""
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError as error:
        raise UserError(f"{text} is not a place like 48.8584,2.2945.") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UserError("Latitudes go from -90 to 90, longitudes from -180 to 180.")
    return Gps(lat, lon)
