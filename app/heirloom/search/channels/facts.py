"""The facts channel: which items fit the kind, time, place and file name that a question names."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel, Item, ParsedQuery
from heirloom.core.words import fold
from heirloom.search.fuse import Finding
from heirloom.vault import Vault

Numbers = NDArray[np.int64]

DATE_FITS: Final = 2.0
PLACE_FITS: Final = 2.0
NAME_FITS: Final = 6.0
_SORTED_BY_TIME: Final = 2_000
_STEP: Final = 1e-4


def fitting(vault: Vault, parsed: ParsedQuery) -> Numbers | None:
    """Numbers of the items that fit every fact; None when the question names none."""
    if parsed.kind is None and parsed.place is None and parsed.name is None and not is_dated(parsed):
        return None
    numbers = vault.items.filter_numbers(
        kind=parsed.kind,
        captured_from=parsed.captured_from,
        captured_to=parsed.captured_to,
        place=parsed.place,
        name=parsed.name,
    )
    if parsed.name is None:
        return numbers
    items = vault.items.by_numbers(numbers)
    return np.array([number for number, item in items.items() if _name_fits(parsed.name, item)], np.int64)


def findings(vault: Vault, parsed: ParsedQuery, subset: Numbers) -> list[Finding]:
    """One finding per fact; where nothing but facts was asked, the newest come first."""
    order = subset if parsed.text else _newest_first(vault, subset)
    named: list[tuple[Channel, float]] = []
    if is_dated(parsed):
        named.append((Channel.DATE, DATE_FITS))
    if parsed.place is not None:
        named.append((Channel.PLACE, PLACE_FITS))
    if parsed.name is not None:
        named.append((Channel.NAME, NAME_FITS))
    if parsed.kind is not None and not parsed.text and not named:
        named.append((Channel.KIND, 1.0))
    falling = np.zeros(len(order)) if parsed.text else _STEP * np.minimum(np.arange(len(order)), _SORTED_BY_TIME)
    return [Finding(channel, order, np.asarray(evidence - falling, np.float32)) for channel, evidence in named]


def is_dated(parsed: ParsedQuery) -> bool:
    """Whether the question names a time."""
    return parsed.captured_from is not None or parsed.captured_to is not None


def only_facts(parts: Sequence[tuple[Channel, float, int]]) -> bool:
    """Whether nothing but facts speaks for an item."""
    return all(channel in (Channel.DATE, Channel.PLACE, Channel.KIND) for channel, _, _ in parts)


def _newest_first(vault: Vault, numbers: Numbers) -> Numbers:
    """By the time they were taken where that is quickly told, else by number."""
    if not 1 < len(numbers) <= _SORTED_BY_TIME:
        return numbers[::-1]
    items = vault.items.by_numbers(numbers)
    dated = sorted(items.items(), key=lambda pair: _time_key(pair[1]), reverse=True)
    return np.array([number for number, _ in dated], np.int64)


def _time_key(item: Item) -> str:
    return (item.captured.at if item.captured else item.imported_at).isoformat()


def _name_fits(asked: str, item: Item) -> bool:
    """A pattern must fit the whole name; a plain piece of a name may stand anywhere in it."""
    pattern, name = fold(asked), fold(item.original_name)
    return fnmatchcase(name, pattern) if "*" in pattern else pattern in name
