"""A row of the items table as the record that travels through the house."""

from __future__ import annotations

from typing import Final

from heirloom.core.records import Camera, CaptureTime, Gps, Item, ItemNumber, Size
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row

YEAR: Final = 1_000_000_000
"""An accession number is the year of sealing times this, plus the running number of that year."""
_COLUMNS: Final = (
    "i.id, i.number, i.object_id, i.kind, i.media_type, i.name, i.bytes, i.imported_us, i.sha256, i.title, i.caption,"
    " i.captured_local, i.captured_offset_min, i.captured_evidence, i.lat, i.lon, i.alt, p.name, i.width, i.height,"
    " i.make, i.model, i.lens, i.pages, i.encrypted, i.rating, i.set_aside_us, i.erase_after_us, i.kept, i.turned,"
    " i.accession"
)
SELECT: Final = f"SELECT {_COLUMNS} FROM items i LEFT JOIN places p ON p.id = i.place"


def accession_text(accession: int) -> str:
    """The year of sealing, a middle dot, the running number of that year: "2026·00412"."""
    return f"{accession // YEAR}·{accession % YEAR:05d}"


def next_accessions(catalogue: Catalogue, year: int, count: int) -> range:
    """The next accession numbers of a year, inside a write. A number is never given twice, erased or not."""
    sql = (
        "INSERT INTO accessions (year, last) VALUES (?1, ?2) ON CONFLICT (year) DO UPDATE SET last = last + ?2"
        " RETURNING last"
    )
    last = year * YEAR + int(catalogue.value(sql, (year, count)))
    return range(last - count + 1, last + 1)


def item_of(row: Row) -> Item:
    """The record behind a row of `SELECT`."""
    item_id, number, object_id, kind, media_type, name, size_bytes, imported_us, sha256, title, caption = row[:11]
    local, offset_min, evidence, lat, lon, alt, place, width, height, make, model, lens = row[11:23]
    pages, encrypted, rating, aside, erase, kept, turned, accession = row[23:]
    return Item(
        id=values.item_id(item_id),
        number=ItemNumber(number),
        object_id=values.object_id(object_id),
        kind=values.KINDS[kind],
        media_type=media_type,
        original_name=values.name_text(name),
        bytes=size_bytes,
        imported_at=values.from_utc_us(imported_us),
        sha256=None if sha256 is None else sha256.hex(),
        title=title,
        caption=caption,
        captured=None if local is None else CaptureTime(values.from_local_us(local), offset_min, evidence),
        gps=None if lat is None or lon is None else Gps(lat, lon, alt),
        place=place,
        size=None if width is None or height is None else Size(width, height),
        camera=None if make is None and model is None and lens is None else Camera(make, model, lens),
        pages=pages,
        encrypted=None if encrypted is None else bool(encrypted),
        rating=rating,
        set_aside_at=None if aside is None else values.from_utc_us(aside),
        erase_after=None if erase is None else values.from_utc_us(erase),
        kept=bool(kept),
        turned=turned,
        accession=accession_text(accession),
    )
