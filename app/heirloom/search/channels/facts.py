"""The facts channel: which items fit the kind, time, place and file name that a question names."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel, Item, Kind, ParsedQuery
from heirloom.core.words import fold
from heirloom.search.dates.holidays import days_of
from heirloom.search.dates.occasions import Occasion
from heirloom.search.dates.recurring import recurs_on
from heirloom.search.fuse import Finding
from heirloom.vault import Vault

Numbers = NDArray[np.int64]

DATE_FITS: Final = 2.0
FILE_TIME: Final = 0.5
"""What a date counts less when only the file's own time tells it: copying a file often makes it new."""
HOLIDAY: Final = 0.5
"""A day on which the holiday fell, in no year that was asked for."""
_HOLIDAY_BY_FILE: Final = -1.5
_FIRST_YEAR: Final = 1970
"""Cameras keep no dates before; scanned pictures dated by hand do, and those are asked for by their year."""
PLACE_FITS: Final = 2.0
NAME_FITS: Final = 6.0
_PERHAPS: Final = -0.5
"""A recording of which nobody knows what it shows or says, or a file of the right format."""
_BY_EVIDENCE: Final = 1 << 3
_PARTIAL: Final = 3 << 4
"""Bits of a look: the time is told by more than the file's own, and by a month or a year alone."""
_SORTED_BY_TIME: Final = 2_000
_STEP: Final = 1e-4


def fitting(vault: Vault, parsed: ParsedQuery) -> Numbers | None:
    """Numbers of the items that fit every fact; None when the question names none. All fit what only leaves out."""
    plain = parsed.kind is None and parsed.place is None and parsed.name is None and parsed.media is None
    if plain and not is_dated(parsed):
        return vault.items.filter_numbers() if parsed.without and not parsed.text else None
    found = [
        vault.items.filter_numbers(
            kind=parsed.kind,
            captured_from=begin,
            captured_to=end,
            place=parsed.place,
            name=parsed.name,
            media=parsed.media,
        )
        for begin, end in parsed.stretches or ((parsed.captured_from, parsed.captured_to),)
    ]
    numbers = np.unique(np.concatenate(found)) if len(found) > 1 else found[0]
    if parsed.recurs is not None:
        numbers = recurring(vault, parsed.recurs, numbers)
    if parsed.name is None:
        return numbers
    items = vault.items.by_numbers(numbers)
    return np.array([number for number, item in items.items() if _name_fits(parsed.name, item)], np.int64)


def recurring(vault: Vault, which: str, numbers: Numbers) -> Numbers:
    """Those of the items, in rising order, that were made on a day that comes again, as `find_recurring` names it.

    The day must be known: a file's own time, a month and a year tell none.
    """
    columns = vault.items.columns()
    to_the_day = columns[:, 2] & (_BY_EVIDENCE | _PARTIAL) == _BY_EVIDENCE
    return np.intersect1d(numbers, columns[to_the_day & recurs_on(columns[:, 1], which), 0])


def findings(vault: Vault, parsed: ParsedQuery, subset: Numbers) -> list[Finding]:
    """One finding per fact; where nothing but facts was asked, the newest come first."""
    order, less = (subset, np.zeros(len(subset))) if parsed.text else _newest_first(vault, subset)
    named: list[tuple[Channel, float]] = []
    if is_dated(parsed):
        named.append((Channel.DATE, DATE_FITS))
    if parsed.place is not None:
        named.append((Channel.PLACE, PLACE_FITS))
    if parsed.name is not None:
        named.append((Channel.NAME, _PERHAPS if parsed.text and _is_format(parsed.name) else NAME_FITS))
    if not parsed.text and not named:
        named.append((Channel.KIND, 1.0))
    elif parsed.media is not None:
        named.append((Channel.KIND, _PERHAPS))
    falling = np.zeros(len(order)) if parsed.text else _STEP * np.minimum(np.arange(len(order)), _SORTED_BY_TIME)
    return [
        Finding(channel, order, np.asarray(evidence - falling - less * (channel is Channel.DATE), np.float32))
        for channel, evidence in named
    ]


def holiday_findings(vault: Vault, occasion: Occasion, kind: Kind | None, year: int) -> Finding:
    """What was made on a holiday in any year up to `year`; the file's own time hardly counts."""
    days = [
        vault.items.filter_numbers(kind=kind, captured_from=begin, captured_to=end)
        for begin, end in days_of(occasion, _FIRST_YEAR, year)
    ]
    numbers = np.concatenate(days)[-_SORTED_BY_TIME:]
    items = vault.items.by_numbers(numbers)
    evidence = [_HOLIDAY_BY_FILE if _by_file_time(item) else HOLIDAY for item in items.values()]
    return Finding(Channel.DATE, np.array(list(items), np.int64), np.array(evidence, np.float32))


def is_dated(parsed: ParsedQuery) -> bool:
    """Whether the question names a time."""
    return parsed.captured_from is not None or parsed.captured_to is not None or parsed.recurs is not None


def is_fact(channel: Channel) -> bool:
    """Whether a channel tells a fact about an item and nothing of what it means."""
    return channel in (Channel.DATE, Channel.PLACE, Channel.KIND)


def _newest_first(vault: Vault, numbers: Numbers) -> tuple[Numbers, NDArray[np.float64]]:
    """By the time they were made where that is quickly told, else by number; and what each one's date counts less."""
    if not 0 < len(numbers) <= _SORTED_BY_TIME:
        return numbers[::-1], np.zeros(len(numbers))
    items = sorted(vault.items.by_numbers(numbers).values(), key=_time_key, reverse=True)
    less = [FILE_TIME * _by_file_time(item) for item in items]
    return np.array([item.number for item in items], np.int64), np.array(less)


def _by_file_time(item: Item) -> bool:
    return item.captured is None or item.captured.evidence == "mtime"


def _time_key(item: Item) -> str:
    return (item.captured.at if item.captured else item.imported_at).isoformat()


def _is_format(name: str) -> bool:
    """Whether a pattern asks for a kind of files, "*.pdf", and not for a name."""
    return name.startswith("*.")


def _name_fits(asked: str, item: Item) -> bool:
    """A pattern must fit the whole name; a plain piece of a name may stand anywhere in it."""
    pattern, name = fold(asked), fold(item.original_name)
    return fnmatchcase(name, pattern) if "*" in pattern else pattern in name
