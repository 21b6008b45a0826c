"""Reasons to think that a memory matters: what it is, what people said of it, how often they came back to it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from heirloom.core.faces import Face
from heirloom.core.records import Item, Kind
from heirloom.core.screening import Treasure, Why
from heirloom.learning.screening.people import portrait
from heirloom.learning.worth.letters import length_of, letter_strength

OLD_YEARS: Final = 20
"""A memory this old, its date believed, begins to be old; at three times the age it is as old as can be."""
_OPENED_OFTEN: Final = 3
_FAR_KM: Final = 100.0
_RARE: Final = 12
_PLACES_LEAST: Final = 60
"""From so many placed memories a place can be called rare."""
_SCANNER: Final = re.compile(
    r"\b(scan(ner|jet|snap|maker|wizard)?|perfection|opticfilm|coolscan|canoscan|epson (gt|v\d|perf)|imacon|fastfoto|"
    r"ds-\d{3}|mustek|plustek|microtek|umax|nikon ls-)\b",
    re.IGNORECASE,
)
_SCAN_NAME: Final = re.compile(r"(^|[^a-z])(scan|scanned|print|negative|slide|neg|扫描|老照片)[^a-z]", re.IGNORECASE)
_PAGE_LETTERS: Final = 120
"""A print may have a line of writing on it."""
_SCANNED_AS: Final = frozenset({"image/tiff", "image/jp2"})
_OLD_NAMED: Final = re.compile(r"(?<!\d)(18[4-9]\d|19[0-8]\d)(?!\d)")
"""A year before 1990 in a name or a folder: nobody had a digital camera then."""
_UNSET_CLOCKS: Final = frozenset({(1900, 1, 1), (1904, 1, 1), (1970, 1, 1), (1980, 1, 1)})
"""Days on which clocks begin that nobody has set."""
_NAMED: Final = re.compile(
    r"\b(wedding|marriage|birthday|christening|baptism|graduation|anniversary|engagement|funeral|christmas|easter|"
    r"thanksgiving|hanukkah|new year|first (day|steps|word)|born|newborn)\b"
    r"|婚礼|结婚|生日|满月|百日|周岁|毕业|春节|除夕|中秋|圣诞|团圆|清明|葬礼|元旦",
    re.IGNORECASE,
)
_HAND: Final = re.compile(
    r"\b(handwritten|handwriting|postcard|manuscript|diary|letter)\b|手写|书信|家书|来信|信件|明信片|日记",
    re.IGNORECASE,
)
_DRAWING: Final = re.compile(r"\b(drawing|crayon|doodle|sketch by|scribble)\b|涂鸦|蜡笔|儿童画|简笔画", re.IGNORECASE)
_MACHINE_EVIDENCE: Final = "mtime"


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of a memory's life. `common_places` maps a place to how many memories were made there."""

    item: Item
    today: date
    text: str = ""
    paths: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    spoken_by_hand: bool = False
    """A person wrote its title or caption."""
    opened: int = 0
    shared: int = 0
    copies: int = 0
    at_place: int = 0
    """Memories in the vault that were made at the same place, this one included; 0 where it has none."""
    placed: int = 0
    """Memories in the vault with any place."""
    from_home_km: float | None = None
    """Distance from where most memories were made."""
    faces: tuple[Face, ...] = ()
    is_grey: bool = False
    """A picture without colour, or of one faded tone."""


def treasure_of(life: Life) -> tuple[Why, ...]:
    """Reasons with their strengths, strongest first; none for an ordinary memory."""
    found = [
        why
        for why in (
            _letter(life),
            _handwriting(life),
            _drawing(life),
            _scanned(life),
            _old(life),
            _opened(life),
            _named_day(life),
            _rare_place(life),
            _spoken_of(life),
            portrait(life.faces),
        )
        if why is not None
    ]
    is_rare = any(why.kind in _IRREPLACEABLE and why.strength >= _STRONG for why in found)
    if is_rare and life.copies == 0 and len(life.paths) <= 1:
        found.append(Why(Treasure.ONLY_COPY, 0.45))
    return tuple(sorted(found, key=lambda why: -why.strength))


_STRONG: Final = 0.5
_IRREPLACEABLE: Final = frozenset(
    {Treasure.LETTER, Treasure.HANDWRITING, Treasure.DRAWING, Treasure.SCANNED_PRINT, Treasure.OLD}
)


def year_of(item: Item, today: date) -> int | None:
    """The year it was made, where that is believed: not by the time of its file or a clock never set, nor to come."""
    captured = item.captured
    if captured is None or captured.evidence == _MACHINE_EVIDENCE or captured.at.year > today.year:
        return None
    at = captured.at
    return None if (at.year, at.month, at.day) in _UNSET_CLOCKS else at.year


def _said(life: Life) -> str:
    """All that names it: name, title, caption, tags, folders; underscores and hyphens as spaces."""
    item = life.item
    folders = " ".join(part for path in life.paths for part in re.split(r"[/\\]", path)[-3:])
    words = " ".join(filter(None, (item.title, item.caption, " ".join(life.tags), folders, item.original_name)))
    return " " + re.sub(r"[_\-.]+", " ", words) + " "


def _letter(life: Life) -> Why | None:
    if life.item.kind is Kind.FILE:
        return None
    strength = letter_strength(life.text)
    return None if strength < 0.3 else Why(Treasure.LETTER, strength, words=_year_words(life))


def _handwriting(life: Life) -> Why | None:
    if life.item.kind is Kind.FILE or not _HAND.search(_said(life)):
        return None
    return Why(Treasure.HANDWRITING, 0.7, words=_year_words(life)) if life.item.kind is Kind.PHOTO else None


def _drawing(life: Life) -> Why | None:
    return Why(Treasure.DRAWING, 0.7) if life.item.kind is Kind.PHOTO and _DRAWING.search(_said(life)) else None


def _scanned(life: Life) -> Why | None:
    item = life.item
    if item.kind is not Kind.PHOTO:
        return None
    camera = "" if item.camera is None else " ".join(filter(None, (item.camera.make, item.camera.model)))
    if length_of(life.text) >= _PAGE_LETTERS:  # a page, whatever it is worth, is no print of a photo
        return None
    if _SCANNER.search(camera):
        return Why(Treasure.SCANNED_PRINT, 0.9)
    year = year_of(item, life.today)
    no_camera_yet = year is not None and year < 1995
    if not camera and (no_camera_yet or (_SCAN_NAME.search(_said(life)) and life.text == "")):
        return Why(Treasure.SCANNED_PRINT, 0.8)
    large = item.size is not None and item.size.width * item.size.height >= 500_000
    if camera or life.text or not (life.is_grey and large):
        return None
    # Charts and pictures of the night are grey and come without a camera, too: something must speak for a print.
    is_told = item.media_type in _SCANNED_AS or _OLD_NAMED.search(_said(life)) is not None
    return Why(Treasure.SCANNED_PRINT, 0.6) if is_told else None


def _old(life: Life) -> Why | None:
    year = year_of(life.item, life.today)
    age = 0 if year is None else life.today.year - year
    if age < OLD_YEARS:
        return None
    return Why(Treasure.OLD, min(1.0, 0.4 + 0.6 * (age - OLD_YEARS) / (2 * OLD_YEARS)), count=age, words=str(year))


def _opened(life: Life) -> Why | None:
    times = life.opened + 2 * life.shared
    if times < _OPENED_OFTEN:
        return None
    return Why(Treasure.OPENED, min(1.0, 0.4 + 0.25 * math.log2(times / _OPENED_OFTEN)), count=life.opened)


def _named_day(life: Life) -> Why | None:
    named = _NAMED.search(_said(life))
    if named:
        return Why(Treasure.NAMED_DAY, 0.7, words=named.group(0).strip())
    at = None if year_of(life.item, life.today) is None or life.item.captured is None else life.item.captured.at
    return Why(Treasure.NAMED_DAY, 0.3, words="") if at is not None and _is_holiday(at) and life.item.camera else None


def _is_holiday(at: datetime) -> bool:
    """Christmas and the turn of the year, by the sun's calendar."""
    return (at.month, at.day) in {(12, 24), (12, 25), (12, 31), (1, 1)}


def _rare_place(life: Life) -> Why | None:
    far = life.from_home_km is not None and life.from_home_km >= _FAR_KM
    if not far or life.placed < _PLACES_LEAST or not 0 < life.at_place <= _RARE:
        return None
    return Why(Treasure.RARE_PLACE, 0.5 if life.at_place > 3 else 0.6, words=life.item.place or "")


def _spoken_of(life: Life) -> Why | None:
    rated = (life.item.rating or 0) >= 4
    if not (life.spoken_by_hand or life.tags or rated):
        return None
    return Why(Treasure.SPOKEN_OF, 0.8 if life.spoken_by_hand else 0.6, count=len(life.tags) or None)


def _year_words(life: Life) -> str:
    year = year_of(life.item, life.today)
    return "" if year is None else str(year)
