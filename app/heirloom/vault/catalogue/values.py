"""How Python values become catalogue columns and back: times, names as bytes, ids, kinds and stages as numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from heirloom.core.records import ItemId, Kind, ObjectId, PassageSource, Stage, StageState

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_LOCAL: Final = datetime(1970, 1, 1)
_MICROSECOND: Final = timedelta(microseconds=1)
_MIN_LOCAL: Final = (datetime(1, 1, 2) - _EPOCH_LOCAL) // _MICROSECOND
_MAX_LOCAL: Final = (datetime(9999, 12, 30) - _EPOCH_LOCAL) // _MICROSECOND

KIND_NUMBERS: Final = {Kind.PHOTO: 1, Kind.DOCUMENT: 2, Kind.FILE: 3}
KINDS: Final = {number: kind for kind, number in KIND_NUMBERS.items()}
STAGE_NUMBERS: Final = {Stage.METADATA: 1, Stage.TEXT: 2, Stage.VECTORS: 3, Stage.OCR: 4}
STAGES: Final = {number: stage for stage, number in STAGE_NUMBERS.items()}
STATE_NUMBERS: Final = {
    StageState.PENDING: 1,
    StageState.DONE: 2,
    StageState.SKIPPED: 3,
    StageState.FAILED: 4,
    StageState.QUARANTINED: 5,
}
STATES: Final = {number: state for state, number in STATE_NUMBERS.items()}
SOURCE_NUMBERS: Final = {
    PassageSource.TEXT: 1,
    PassageSource.OCR: 2,
    PassageSource.TITLE: 3,
    PassageSource.CAPTION: 4,
    PassageSource.NAME: 5,
    PassageSource.TAG: 6,
}
SOURCES: Final = {number: source for source, number in SOURCE_NUMBERS.items()}
LARGEST_INTEGER: Final = 2**63 - 1
TIMELINE: Final = "timeline"
"""The mark of a write that changed what the timeline shows; see `Catalogue.touch`."""
ALBUMS: Final = "albums"
"""The mark of a write that changed an album, its members or its answers."""


def utc_us(at: datetime) -> int:
    """Microseconds since 1970 of an aware time."""
    return (at - _EPOCH) // _MICROSECOND


def from_utc_us(us: int) -> datetime:
    """The aware UTC time of microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=us)


def local_us(at: datetime) -> int:
    """Microseconds since 1970 of a naive wall time, as if it were UTC."""
    return (at.replace(tzinfo=None) - _EPOCH_LOCAL) // _MICROSECOND


def from_local_us(us: int) -> datetime:
    """The naive wall time of `local_us`."""
    return _EPOCH_LOCAL + timedelta(microseconds=us)


def clamped_local_us(us: int) -> int:
    """A time that `datetime` can hold: file systems give years far outside."""
    return min(max(us, _MIN_LOCAL), _MAX_LOCAL)


def name_bytes(name: str) -> bytes:
    """A file name or path as bytes; names that are not UTF-8 come back the same through `name_text`."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate of another kind, as Windows allows
        return name.encode("utf-8", "surrogatepass")


def name_text(name: bytes) -> str:
    """The file name or path behind `name_bytes`."""
    return name.decode("utf-8", "surrogateescape")


def clean_text(text: str) -> str:
    """Text that SQLite can hold: lone surrogates, which strangers' metadata may carry, become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def id_bytes(item_id: str) -> bytes:
    """The 16 bytes of an item or job id, empty (so that nothing matches) for text that is none."""
    try:
        return bytes.fromhex(item_id) if len(item_id) == 32 else b""
    except ValueError:
        return b""


def item_id(raw: bytes) -> ItemId:
    return ItemId(raw.hex())


def object_id(raw: bytes) -> ObjectId:
    return ObjectId(raw.hex())
