"""One item, whole: as a record for the doors, and as the plain dictionary that `show` prints and exports carry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from heirloom.bank.dates_by_hand import DateTrouble, read_by_hand
from heirloom.bank.learning.reading import paths_of
from heirloom.bank.reports import ItemDetail
from heirloom.core.records import MAX_OFFSET_MIN, CaptureTime, Item, ItemId, PassageSource, Precision, StageState
from heirloom.core.typed_dates import is_season
from heirloom.search.dates.numeric import month_first
from heirloom.vault import Vault

Paths = tuple[tuple[str, ...], ...]
_ORDER = {source: place for place, source in enumerate(PassageSource)}
"""What lies in the file comes first, then what was read in its pictures, then what is said about it."""


_FAILED = frozenset({StageState.FAILED, StageState.QUARANTINED})


def detail_of(vault: Vault, item: Item, albums: Callable[[ItemId], Paths] | None = None) -> ItemDetail:
    """All that is known. `albums` names those that hold a memory; without it they are those that it was put into."""
    return ItemDetail(
        item=item,
        texts=tuple(sorted(vault.texts.for_item(item.id), key=lambda one: _ORDER[one.source])),
        origins=tuple(vault.origins.for_item(item.id)),
        tags=tuple(vault.tags.for_item(item.id)),
        stages=tuple(vault.stages.for_item(item.id)),
        albums=paths_of(vault, item.number) if albums is None else albums(item.id),
    )


def as_record(detail: ItemDetail) -> dict[str, object]:
    """The contract's `show`: every field present, absent values None, times ISO 8601."""
    item = detail.item
    captured, gps, size, camera = item.captured, item.gps, item.size, item.camera
    return {
        "id": item.id,
        "kind": item.kind.value,
        "media_type": item.media_type,
        "original_name": item.original_name,
        "bytes": item.bytes,
        "sha256": item.sha256,
        "imported_at": item.imported_at.isoformat(),
        "title": item.title,
        "caption": item.caption,
        "captured": captured
        and {
            "at": captured.at.isoformat(),
            "offset": offset_text(captured.offset_min),
            "evidence": captured.evidence,
        },
        "gps": gps and {"lat": gps.lat, "lon": gps.lon, "alt": gps.alt},
        "place": item.place,
        "size": size and {"width": size.width, "height": size.height},
        "camera": camera and {"make": camera.make, "model": camera.model, "lens": camera.lens},
        "pages": item.pages,
        "encrypted": item.encrypted,
        "texts": [{"source": one.source.value, "page": one.page, "text": one.text} for one in detail.texts],
        "origins": [
            {"path": one.path, "mtime": time_text(one.mtime_ns), "imported_at": one.imported_at.isoformat()}
            for one in detail.origins
        ],
        "albums": [path[-1] for path in detail.albums],
        "album_paths": [list(path) for path in detail.albums],
        "tags": list(detail.tags),
        "rating": item.rating,
        "kept": item.kept,
        "turned": item.turned,
        "accession": item.accession,
        "fixity": [{"at": item.imported_at.isoformat(), "outcome": "read back and found whole when it was sealed"}],
        "set_aside_at": item.set_aside_at and item.set_aside_at.isoformat(),
        "erase_after": item.erase_after and item.erase_after.isoformat(),
        "derived": {row.stage.value: row.state.value for row in detail.stages},
        "not_understood": [
            {"stage": row.stage.value, "code": row.code or "unknown", "reason": row.reason or ""}
            for row in detail.stages
            if row.state in _FAILED
        ],
    }


def time_text(ns: int) -> str | None:
    """Nanoseconds since 1970 as ISO 8601 in UTC; None where no calendar holds it."""
    try:
        return datetime.fromtimestamp(ns / 1e9, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def offset_text(minutes: int | None) -> str | None:
    """Minutes east of UTC as "+HH:MM"."""
    if minutes is None:
        return None
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def typed_date(text: str) -> CaptureTime | None:
    """A date as a person types it, between slashes in the order of their country; None where it is none.

    Of a season it is the year. What can be kept only in part otherwise is none.
    """
    typed = read_by_hand(text, month_first=month_first())
    if typed.trouble in (None, DateTrouble.FUTURE):
        return typed.captured
    by_season = typed.trouble is DateTrouble.LESS and is_season(text)
    return typed.captured if by_season and typed.captured and typed.captured.precision is Precision.YEAR else None


def captured_text(captured: CaptureTime | None) -> str | None:
    """ISO 8601 local time, with its offset where that is known.

    A row may hold an offset that is none, from an older program or a damaged vault: then the time stands alone.
    """
    if captured is None:
        return None
    if captured.offset_min is None or abs(captured.offset_min) > MAX_OFFSET_MIN:
        return captured.at.isoformat()
    return captured.at.replace(tzinfo=timezone(timedelta(minutes=captured.offset_min))).isoformat()
