"""What is shown of a memory: pixels, pages, words on a page and readable text, as plain records."""

from __future__ import annotations

from dataclasses import dataclass

from heirloom.core.records import Size


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a picture in its own pixels as displayed, from the top left corner."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pixels:
    """Upright pixels in sRGB, 8 bit, three bytes each, rows without gaps; `full` is the size of the whole original."""

    width: int
    height: int
    rgb: bytes
    full: Size

    @property
    def stride(self) -> int:
        """Bytes of one row."""
        return 3 * self.width


@dataclass(frozen=True, slots=True)
class PageSize:
    """One page of a document as displayed, in points (1/72 inch)."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class WordBox:
    """Where a word stands on its page, as shares of the page's sides (0 to 1), from the top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ReadableText:
    """A text to be read: `kind` is plain, markdown, html or word.

    All but plain hold markup of a small set of tags (`extract.markup`), without scripts, styles or anything to fetch;
    a picture in it is `<img src="picture:N">` and lies in `pictures`. `pictures_left_out` tells that it names pictures
    which the file does not hold; `is_cut` that the end is missing because it is too long to be shown.
    """

    kind: str
    text: str
    pictures: tuple[Pixels, ...] = ()
    pictures_left_out: bool = False
    is_cut: bool = False

    @property
    def is_markup(self) -> bool:
        return self.kind != "plain"
