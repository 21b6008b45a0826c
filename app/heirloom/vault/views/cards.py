"""Cards: what a tile, a row or the inspector's head says of a memory, for a screenful at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from heirloom.core.records import CaptureTime, ItemId, Kind, Size
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row
from heirloom.vault.views.item_rows import YEAR, accession_text

FIRST_WORDS: Final = 120
FIRST_LINES: Final = 240
"""Of a text that breaks early, a sheet has room for more than its first words."""
_SEPARATOR: Final = "\x1f"
_PASSAGE: Final = "SELECT substr(text, 1, 400) FROM passages WHERE item = i.number AND source = {} ORDER BY id LIMIT 1"
_SELECT: Final = f"""SELECT i.number, i.id, i.kind, i.name, i.title, i.caption,
    i.captured_local, i.captured_offset_min, i.captured_evidence, p.name, i.media_type, i.kept, i.pages, i.bytes,
    i.rating, i.turned, i.accession, i.width, i.height, i.set_aside_us, i.erase_after_us,
    (SELECT group_concat(tag, char(31)) FROM (SELECT tag FROM tags WHERE item = i.number ORDER BY tag)),
    coalesce(({_PASSAGE.format(1)}), ({_PASSAGE.format(2)}))
    FROM items i LEFT JOIN places p ON p.id = i.place"""
_BLOCK: Final = 512


@dataclass(frozen=True, slots=True)
class Card:
    """`first_words` is how its text begins (what lies in the file, else what was read in its picture), on one line;
    `first_lines` is the same with its line breaks.

    `turned` counts quarter turns clockwise; `size` is that of the picture before them. `accession` is the year of
    sealing and the running number of that year.
    """

    number: int
    id: ItemId
    kind: Kind
    name: str
    title: str | None
    caption: str | None
    captured: CaptureTime | None
    place: str | None
    media_type: str
    kept: bool
    first_words: str
    pages: int | None
    bytes: int
    rating: int | None
    tags: tuple[str, ...]
    turned: int
    accession: str
    size: Size | None
    set_aside_at: datetime | None
    erase_after: datetime | None
    first_lines: str = ""


class CardView:
    """Reads cards; any thread, any number of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def read(self, numbers: Sequence[int]) -> list[Card]:
        """Cards in the order asked; numbers of memories that are gone are left out."""
        wanted = [int(number) for number in numbers]
        found: dict[int, Card] = {}
        for start in range(0, len(wanted), _BLOCK):
            sql = f"{_SELECT} WHERE i.number IN (SELECT value FROM json_each(?))"
            block = json.dumps(wanted[start : start + _BLOCK])
            found.update((row[0], _card(row)) for row in self._catalogue.rows(sql, (block,)))
        return [found[number] for number in wanted if number in found]

    def by_accession(self, text: str) -> int | None:
        """The number of the memory with an accession number such as "2026·00412"; None where there is none."""
        year, _, running = text.replace(".", "·").partition("·")
        if not (year.isdecimal() and running.isdecimal() and len(year) == 4 and len(running) < 9):
            return None
        found = self._catalogue.value(
            "SELECT number FROM items WHERE accession = ?", (int(year) * YEAR + int(running),)
        )
        return None if found is None else int(found)


def _card(row: Row) -> Card:
    number, item_id, kind, name, title, caption, local, offset_min, evidence, place, media_type, kept = row[:12]
    pages, size_bytes, rating, turned, accession, width, height, aside, erase, tags, words = row[12:]
    return Card(
        number=number,
        id=values.item_id(item_id),
        kind=values.KINDS[kind],
        name=values.name_text(name),
        title=title,
        caption=caption,
        captured=None if local is None else CaptureTime(values.from_local_us(local), offset_min, evidence),
        place=place,
        media_type=media_type,
        kept=bool(kept),
        first_words=" ".join((words or "").split())[:FIRST_WORDS],
        pages=pages,
        bytes=size_bytes,
        rating=rating,
        tags=tuple(tags.split(_SEPARATOR)) if tags else (),
        turned=turned,
        accession=accession_text(accession),
        size=None if width is None or height is None else Size(width, height),
        set_aside_at=None if aside is None else values.from_utc_us(aside),
        erase_after=None if erase is None else values.from_utc_us(erase),
        first_lines="\n".join(line for one in (words or "").splitlines() if (line := " ".join(one.split())))[
            :FIRST_LINES
        ],
    )
