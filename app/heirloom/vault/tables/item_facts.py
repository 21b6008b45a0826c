"""Facts about items: what machines read out of files, and what people set by hand, which machines never overwrite."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, IntFlag
from typing import Any, Final

from heirloom.core.errors import NotFound
from heirloom.core.records import Camera, CaptureTime, Gps, ItemId, ItemNumber, Size
from heirloom.core.words import fold
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.log import Change, Log


class Unset(Enum):
    """The default of a fact that a call does not speak of; None means “there is none”."""

    UNSET = 0


UNSET: Final = Unset.UNSET


class Field(IntFlag):
    """Facts that can be set by hand, as bits of `user_fields`. Numbers never change."""

    TITLE = 1
    CAPTION = 2
    CAPTURED = 4
    GPS = 8
    PLACE = 16
    RATING = 32


BITS: Final[dict[str, Field]] = {
    "title": Field.TITLE,
    "caption": Field.CAPTION,
    "captured": Field.CAPTURED,
    "gps": Field.GPS,
    "place": Field.PLACE,
    "rating": Field.RATING,
}

_IN_TIMELINE: Final = frozenset({"captured_local", "captured_evidence", "width", "height", "kept", "turned"})


class ItemFacts:
    """Writes the fact columns of `items`."""

    def __init__(self, catalogue: Catalogue, log: Log) -> None:
        self._catalogue = catalogue
        self._log = log

    def update(self, item_id: ItemId, facts: dict[str, Any]) -> None:
        """Store facts that a machine read, leaving those set by hand alone."""
        number, by_hand = self._row(item_id)
        kept = {name: fact for name, fact in facts.items() if not by_hand & BITS.get(name, 0)}
        self._write(number, fact_columns(self._catalogue, kept))

    def edit(self, item_id: ItemId, facts: dict[str, Any]) -> None:
        """Store facts that a person set, inside `Vault.commit()`; from now on no machine changes them."""
        number, by_hand = self._row(item_id)
        for name in facts:
            by_hand |= BITS[name]
        generation = self._log.note(Change.CHANGED, number)
        columns = fact_columns(self._catalogue, facts)
        columns.update(user_fields=int(by_hand), changed_gen=generation)
        self._write(number, columns)

    def by_hand(self, item_id: ItemId) -> Field:
        """Which facts of the item a person set."""
        return Field(self._row(item_id)[1])

    def _row(self, item_id: ItemId) -> tuple[ItemNumber, int]:
        row = self._catalogue.row("SELECT number, user_fields FROM items WHERE id = ?", (values.id_bytes(item_id),))
        if row is None:
            raise NotFound(f"There is no memory {item_id}.")
        return ItemNumber(row[0]), int(row[1])

    def _write(self, number: ItemNumber, columns: dict[str, Any]) -> None:
        if not columns:
            return
        names = ", ".join(f"{name} = ?" for name in columns)
        self._catalogue.run(f"UPDATE items SET {names} WHERE number = ?", (*columns.values(), number))
        if "captured_local" in columns:
            self._catalogue.run(DATE_AGAIN, (number,))
        if not _IN_TIMELINE.isdisjoint(columns):
            self._catalogue.touch(values.TIMELINE)


def fact_columns(catalogue: Catalogue, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as columns of `items`; inside a write, for a new place name gets its row."""
    columns: dict[str, Any] = {}
    for name, fact in facts.items():
        if name == "place":
            columns["place"] = place_number(catalogue, fact)
        else:
            columns.update(_TO_COLUMNS[name](fact))
    return columns


def place_number(catalogue: Catalogue, name: str | None) -> int | None:
    """The catalogue's number for a place name, made where it is new."""
    if name is None:
        return None
    name = values.clean_text(name)
    known = catalogue.value("SELECT id FROM places WHERE name = ?", (name,))
    if known is not None:
        return int(known)
    return catalogue.run("INSERT INTO places (name, folded) VALUES (?, ?)", (name, fold(name)))


_AHEAD_US: Final = 2 * 86_400_000_000
DATE_AGAIN: Final = f"""UPDATE items SET dated_local = coalesce(captured_local,
    (SELECT CASE WHEN mtime_ns / 1000 <= imported_us + {_AHEAD_US} THEN mtime_ns / 1000 END
        FROM origins WHERE item = items.number ORDER BY id LIMIT 1), imported_us)
    WHERE number = ?"""
"""The timeline's key: capture time, else the file's time where it is none to come, else the time of import."""


def _text(name: str) -> Callable[[str | None], dict[str, Any]]:
    return lambda text: {name: None if text is None else values.clean_text(text)}


def _plain(name: str) -> Callable[[Any], dict[str, Any]]:
    return lambda value: {name: value}


def _captured(time: CaptureTime | None) -> dict[str, Any]:
    if time is None:
        return {"captured_local": None, "captured_offset_min": None, "captured_evidence": None}
    return {
        "captured_local": values.local_us(time.at),
        "captured_offset_min": time.offset_min,
        "captured_evidence": time.evidence,
    }


def _gps(gps: Gps | None) -> dict[str, Any]:
    return {"lat": gps and gps.lat, "lon": gps and gps.lon, "alt": gps and gps.alt}


def _size(size: Size | None) -> dict[str, Any]:
    return {"width": size and size.width, "height": size and size.height}


def _camera(camera: Camera | None) -> dict[str, Any]:
    parts = (camera.make, camera.model, camera.lens) if camera else (None, None, None)
    cleaned = (None if part is None else values.clean_text(part) for part in parts)
    return dict(zip(("make", "model", "lens"), cleaned, strict=True))


_TO_COLUMNS: Final[dict[str, Callable[[Any], dict[str, Any]]]] = {
    "sha256": lambda digest: {"sha256": None if digest is None else bytes.fromhex(digest)},
    "media_type": _text("media_type"),
    "title": _text("title"),
    "caption": _text("caption"),
    "captured": _captured,
    "gps": _gps,
    "size": _size,
    "camera": _camera,
    "pages": _plain("pages"),
    "encrypted": lambda flag: {"encrypted": None if flag is None else int(flag)},
    "rating": _plain("rating"),
    "kept": lambda flag: {"kept": int(bool(flag))},
}


def spoken(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts that a call speaks of."""
    return {name: fact for name, fact in facts.items() if fact is not UNSET}
