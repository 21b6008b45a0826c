"""The records that travel through the house: candidate, extracted, item, passage, hit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NewType

from heirloom.core.errors import UserError
from heirloom.core.measures import Measures

ItemId = NewType("ItemId", str)
"""A UUID4 as 32 lower-case hexadecimal digits; sealed into the object's header."""
ItemNumber = NewType("ItemNumber", int)
"""The catalogue's own small integer for an item; key of the image index, never shown."""
ObjectId = NewType("ObjectId", str)
"""BLAKE2b-256 of an object file's ciphertext, 64 lower-case hexadecimal digits."""
PassageId = NewType("PassageId", int)
"""The catalogue's integer for a passage of text; key of the text index and of the word index."""


class Kind(StrEnum):
    """What an item is to a person. `FILE` is everything we keep without understanding it yet."""

    PHOTO = "photo"
    DOCUMENT = "document"
    FILE = "file"


class KindCode(IntEnum):
    """The byte that stands for a kind in an object's sealed header. Numbers never change."""

    PHOTO = 1
    DOCUMENT = 2
    FILE = 3
    ORIGIN = 64
    """A duplicate met again: its plaintext is empty, its header carries name and times."""
    SNAPSHOT = 65
    """A derived index snapshot."""


class Stage(StrEnum):
    """The steps of understanding, in the order in which they run."""

    METADATA = "metadata"
    """Facts from the file and its thumbnail."""
    TEXT = "text"
    """Text that lies in the file as text, cut into passages."""
    VECTORS = "vectors"
    """Meaning: image and passage vectors in the active spaces."""
    OCR = "ocr"
    """Text in pictures and scanned pages; dear, so it comes last and can be switched off."""


class StageState(StrEnum):
    PENDING = "pending"
    DONE = "done"
    SKIPPED = "skipped"
    """Nothing to do for this item, or switched off."""
    FAILED = "failed"
    """Understood in part or not at all; the reason is kept and the original is safe."""
    QUARANTINED = "quarantined"
    """It took the extraction worker down twice; never tried again by itself."""


class PassageSource(StrEnum):
    """Where a passage's words come from."""

    TEXT = "text"
    OCR = "ocr"
    TITLE = "title"
    CAPTION = "caption"
    NAME = "name"
    TAG = "tag"


MAX_OFFSET_MIN = 15 * 60
"""Clocks are at most 14 hours ahead of UTC and 12 behind it; what lies beyond 15 is no offset but a mistake."""


class Precision(StrEnum):
    """How exactly somebody knows when."""

    TIME = "time"
    MONTH = "month"
    YEAR = "year"


_PRECISIONS = {
    "user_month": Precision.MONTH,
    "user_year": Precision.YEAR,
    "filename_month": Precision.MONTH,
    "filename_year": Precision.YEAR,
}


@dataclass(frozen=True, slots=True)
class CaptureTime:
    """When a memory was made, as its evidence tells it.

    `at` is the local wall time without zone (naive); `offset_min` the minutes east of UTC, None if unknown.
    `evidence` is a short stable word: exif_original, exif_create, xmp, gps, document, filename, mtime, user; user_month
    and user_year where a person knows no more, filename_month and filename_year where a file's name tells no more:
    then `at` is the first moment of that month or year.
    """

    at: datetime
    offset_min: int | None
    evidence: str

    @property
    def precision(self) -> Precision:
        """How much of `at` is meant."""
        return _PRECISIONS.get(self.evidence, Precision.TIME)


def partial_time(year: int, month: int | None = None) -> CaptureTime:
    """What a person says who knows no more than the year, or the month. UserError for a year that no calendar has."""
    try:
        at = datetime(year, month or 1, 1)
    except ValueError as error:
        raise UserError(f"{year} is not a year.") from error
    return CaptureTime(at, None, "user_year" if month is None else "user_month")


@dataclass(frozen=True, slots=True)
class Gps:
    """WGS 84 position in degrees, altitude in metres above sea level where known."""

    lat: float
    lon: float
    alt: float | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels as displayed, after orientation."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Camera:
    make: str | None = None
    model: str | None = None
    lens: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A regular file met on disk, not yet in the vault."""

    path: str
    """Absolute path, as bytes decoded by the file system's codec (may hold surrogates)."""
    name: str
    relative_path: str
    """Path below the folder that was named, '/' as separator; the bare name for a named file."""
    bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class PageText:
    """Text of one page (1-based) or of the whole where the format has no pages (page None)."""

    source: PassageSource
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class PixelSpec:
    """How an image encoder wants its pixels: RGB, 8 bit, `size` × `size`.

    mode "crop": short side to `resize` px, centre crop of `size`; mode "squash": both sides to `size`;
    mode "pad": long side to `size`, the rest mid-grey. `interpolation`: "bicubic" or "bilinear".
    """

    size: int
    resize: int
    mode: str = "crop"
    interpolation: str = "bicubic"


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the extraction worker read out of one file; every field may be absent.

    `thumbnail` is a baseline JPEG, longest side ≤ 512 px, metadata-free. `pixels` is size × size × 3 bytes RGB
    for the spec that was asked. `text_likelihood` (0–1) is the cheap look: is reading this picture worth the OCR.
    `scanned_pages` are 1-based pages of a document that hold a picture instead of text. `warnings` are sentences,
    each on words that stand in the file and could not be read.
    `picture_error` is (code, reason) where facts could be read but the picture itself cannot be shown.
    """

    media_type: str | None = None
    captured: CaptureTime | None = None
    gps: Gps | None = None
    size: Size | None = None
    camera: Camera | None = None
    pages: int | None = None
    encrypted: bool | None = None
    title: str | None = None
    caption: str | None = None
    keywords: tuple[str, ...] = ()
    rating: int | None = None
    texts: tuple[PageText, ...] = ()
    thumbnail: bytes | None = None
    pixels: bytes | None = None
    text_likelihood: float | None = None
    measures: Measures | None = None
    scanned_pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    picture_error: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One memory as the catalogue knows it. Its original is the object `object_id`."""

    id: ItemId
    number: ItemNumber
    object_id: ObjectId
    kind: Kind
    media_type: str
    original_name: str
    bytes: int
    imported_at: datetime
    sha256: str | None = None
    title: str | None = None
    caption: str | None = None
    captured: CaptureTime | None = None
    gps: Gps | None = None
    place: str | None = None
    size: Size | None = None
    camera: Camera | None = None
    pages: int | None = None
    encrypted: bool | None = None
    rating: int | None = None
    set_aside_at: datetime | None = None
    erase_after: datetime | None = None
    kept: bool = False
    """A keepsake."""
    turned: int = 0
    """Quarter turns clockwise by which a person had the picture turned; the original is as it was."""
    accession: str = ""
    """Year of sealing, a middle dot, running number of that year."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file has been met: one for the item itself and one for each duplicate."""

    item_id: ItemId
    object_id: ObjectId
    """The item's own object, or the tiny origin object of a duplicate."""
    name: str
    path: str
    mtime_ns: int
    imported_at: datetime
    relative_path: str | None = None
    """The path's end that is sealed beside the original; None where only the path is known."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text small enough for one vector (about 200 words or 350 Chinese characters)."""

    id: PassageId
    item_id: ItemId
    source: PassageSource
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class StageRow:
    item_id: ItemId
    stage: Stage
    state: StageState
    tries: int = 0
    code: str | None = None
    reason: str | None = None


class Channel(StrEnum):
    """What a hit's reason rests on."""

    IMAGE = "image"
    TEXT = "text"
    WORDS = "words"
    DATE = "date"
    PLACE = "place"
    KIND = "kind"
    NAME = "name"
    SIMILAR = "similar"


class NameOf(StrEnum):
    """Whose name a reason of the name channel quotes."""

    FILE = "file"
    FOLDER = "folder"
    CAMERA = "camera"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit is shown: channel, strength 0–1 and a few words a person can read.

    Where a text was quoted, `quote` is that stretch alone, `marks` are the [begin, end) of words asked for in it, and
    `source` and `page` tell where it stands.
    """

    channel: Channel
    score: float
    snippet: str
    quote: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    source: PassageSource | None = None
    page: int | None = None
    name_of: NameOf = NameOf.FILE


@dataclass(frozen=True, slots=True)
class Hit:
    item: Item
    score: float
    sure: bool
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query taken apart: the words that carry meaning and the facts that filter.

    `captured_from`/`captured_to` are local wall times, half open [from, to).
    """

    raw: str
    text: str
    kind: Kind | None = None
    captured_from: datetime | None = None
    captured_to: datetime | None = None
    date_words: str | None = None
    place: str | None = None
    name: str | None = None
    english: str | None = None
    """The meaning in English words, where a dictionary put them there for an encoder that knows only English."""
    seen: str | None = None
    """What pictures were looked for by, where that is less: nobody's name can be seen. Empty: no word is known."""
    without: str | None = None
    """Words whose sure finds are left out, a comma and a space between two."""
    stretches: tuple[tuple[datetime | None, datetime | None], ...] = ()
    """The stretches between `captured_from` and `captured_to` that are asked for, where not all of it is."""
    media: str | None = None
    """ "video" or "audio" where recordings are asked for."""
    recurs: str | None = None
    """A day without a year, which comes again: "02-16" for the 16th of February, or "weekend"."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gives: sure hits, weaker ones, and how long it took (milliseconds, encoding apart)."""

    parsed: ParsedQuery
    hits: tuple[Hit, ...]
    weaker: tuple[Hit, ...]
    took_ms: float
    timings_ms: dict[str, float] = field(default_factory=dict)
    did_you_mean: str | None = None
    """The question with its misspelt words put right, where nothing was sure."""
