"""All made pictures of one half: each with its kind, its bytes as a file would hold them, and how it was made."""

from __future__ import annotations

import csv
import hashlib
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from tests.benchmarks.clutter_made import papers, photos, screens

pillow_heif.register_heif_opener()

Pixels = NDArray[np.uint8]

ORDINARY = "ordinary"
BLUR_SORTS = ("gaussian", "defocus", "motion", "shake")
_LARGE_LONG_PX = 2048


@dataclass(frozen=True, slots=True)
class Made:
    """`kind`: a word of `core.screening.Clutter`, `ORDINARY`, or a kind of paper that is none; `how`: details."""

    kind: str
    how: str
    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos of one half of the corpus, by turns: small ones as they are, large ones at most `_LARGE_LONG_PX`."""

    small: list[Path]
    receipts: list[Path]
    large: list[Path]
    pages: list[Path]
    """PDF documents."""


def photos_of(corpus: Path, half: int, names: tuple[str, ...]) -> Photos:
    """Halves are by a hash of the file name, so that they stay what they are. `names`: large photos to take."""
    with open(corpus / "images-b/labels.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    folder = corpus / "images-b/photos"
    small = [folder / f"{row['id']}.jpg" for row in rows if row["source"] != "sroie"]
    receipts = [folder / f"{row['id']}.jpg" for row in rows if row["source"] == "sroie"]
    large = [corpus / "photos" / name for name in names]
    pages = sorted((corpus / "documents").rglob("*.pdf"))
    chosen = ([path for path in some if half_of(path) == half] for some in (small, receipts, large, pages))
    return Photos(*chosen)


def half_of(path: Path) -> int:
    return hashlib.sha256(path.stem.encode()).digest()[0] & 1


@lru_cache(maxsize=64)
def opened(path: Path) -> Pixels:
    with Image.open(path) as image:
        if image.format == "JPEG":
            image.draft("RGB", (_LARGE_LONG_PX, _LARGE_LONG_PX))
        upright = ImageOps.exif_transpose(image).convert("RGB")
        upright.thumbnail((_LARGE_LONG_PX, _LARGE_LONG_PX))
        return np.asarray(upright, dtype=np.uint8)


def encoded(chance: random.Random, rgb: Pixels, *, png: float = 0.0, most_px: int | None = None) -> tuple[bytes, str]:
    """As a JPEG of some quality, or a PNG with the chance `png`; `most_px`: as a chat would shrink it."""
    image = Image.fromarray(rgb)
    if most_px is not None:
        image.thumbnail((most_px, most_px))
    sink = io.BytesIO()
    if chance.random() < png:
        image.save(sink, "PNG", compress_level=1)
        return sink.getvalue(), "image/png"
    image.save(sink, "JPEG", quality=chance.randint(50, 95))
    return sink.getvalue(), "image/jpeg"


def _simply_blurred(rgb: Pixels, sigma_share: float) -> Pixels:
    image = Image.fromarray(rgb).filter(ImageFilter.GaussianBlur(sigma_share * max(rgb.shape[:2])))
    return np.asarray(image, dtype=np.uint8)


class Maker:
    """Makes pictures from the photos of one half; the same seed gives the same pictures."""

    def __init__(self, source: Photos, seed: int) -> None:
        self.source = source
        self.chance = random.Random(seed)

    def photo(self) -> Pixels:
        """A photo, one in three a large one at some size."""
        if self.source.large and self.chance.random() < 0.4:
            return self.sized(opened(self.chance.choice(self.source.large)))
        return opened(self.chance.choice(self.source.small))

    def sized(self, rgb: Pixels) -> Pixels:
        """At a size that photos come in, never larger than it is."""
        long_px = max(rgb.shape[:2])
        wanted = self.chance.choice((400, 640, 800, 1024, 1280, 1600, 2048))
        if wanted >= long_px:
            return rgb
        image = Image.fromarray(rgb)
        image.thumbnail((wanted, wanted), Image.Resampling.LANCZOS)
        return np.asarray(image, dtype=np.uint8)

    def few(self, count: int) -> list[Pixels]:
        return [opened(self.chance.choice(self.source.small)) for _ in range(count)]

    def make(self, kind: str, how: str, rgb: Pixels, **encoding: float | None) -> Made:
        data, media_type = encoded(self.chance, rgb, **encoding)  # type: ignore[arg-type]
        return Made(kind, how, data, media_type)

    def untouched(self) -> Iterator[Made]:
        """Every photo of the half as its file is; large ones at three sizes besides."""
        for path in self.source.small:
            yield Made(ORDINARY, f"photo {path.stem}", path.read_bytes(), "image/jpeg")
        for path in self.source.large:
            if path.suffix.lower() in (".jpg", ".jpeg"):
                yield Made(ORDINARY, f"photo {path.stem}", path.read_bytes(), "image/jpeg")
            for _ in range(3):
                yield self.make(ORDINARY, f"sized {path.stem}", self.sized(opened(path)))

    def treated(self, count: int) -> Iterator[Made]:
        """Ordinary photos that are hard: fog, night, low and high key, a soft background, a noisy sensor."""
        chance = self.chance
        makers: tuple[tuple[str, Callable[[random.Random, Pixels], Pixels]], ...] = (
            ("fog", photos.fog),
            ("night", photos.night),
            ("low key", photos.low_key),
            ("high key", photos.high_key),
            ("bokeh", photos.bokeh),
            ("bokeh", photos.bokeh),
            ("soft", photos.soft),
            ("aged", photos.aged),
            ("dim", lambda chance, rgb: photos.dimmed(chance, rgb, chance.uniform(0.5, 0.8), chance.uniform(0, 2))),
            ("sky", lambda chance, rgb: photos.sky(chance, rgb.shape[1], rgb.shape[0])),
            ("stars", lambda chance, rgb: photos.stars(chance, rgb.shape[1], rgb.shape[0])),
            ("noise", lambda chance, rgb: photos.noisy(chance, rgb, chance.uniform(3, 14))),
        )
        for _ in range(count):
            name, treat = chance.choice(makers)
            yield self.make(ORDINARY, name, treat(chance, self.photo()))

    def blurred(self, count: int) -> Iterator[Made]:
        """Blurred so that anybody would say so: by a share of the side, and by no less than 1.5 px."""
        chance = self.chance
        for at in range(count):
            rgb = self.photo()
            sort = BLUR_SORTS[at % len(BLUR_SORTS)]
            share = 0.0025 * (6.0 ** chance.random()) * (1.3 if sort in ("motion", "shake") else 1.0)
            share = max(share, 1.5 / max(rgb.shape[:2]))
            plain = sort == "gaussian" and chance.random() < 0.5
            out = _simply_blurred(rgb, share) if plain else photos.blurred(chance, rgb, sort, share)
            if chance.random() < 0.4:
                out = photos.noisy(chance, out, chance.uniform(0.5, 4))
            yield self.make("blurred", f"{sort} {1000 * share:.1f}", out)

    def dark(self, count: int) -> Iterator[Made]:
        for _ in range(count):
            stops = self.chance.uniform(3.8, 7.0)
            rgb = self.photo()
            while rgb.mean() < 70:
                rgb = self.photo()
            if self.chance.random() < 0.4:
                factor, noise = self.chance.uniform(0.04, 0.3), self.chance.choice((0.0, self.chance.uniform(0, 8)))
                out = photos.dimmed(self.chance, rgb, factor, noise)
                yield self.make("dark", f"times {factor:.2f}", out)
            else:
                yield self.make("dark", f"{stops:.1f} stops", photos.darkened(self.chance, rgb, stops))

    def accidental(self, count: int) -> Iterator[Made]:
        chance = self.chance
        for at in range(count):
            width, height = chance.choice(((800, 600), (1200, 1600), (1600, 1200), (480, 640)))
            if at % 3 == 0:
                yield self.make("accidental", "pocket", photos.pocket(chance, width, height))
            elif at % 3 == 1:
                share = chance.uniform(0.5, 1.2)
                yield self.make("accidental", f"finger {share:.2f}", photos.finger(chance, self.photo(), share))
            else:
                yield self.make("accidental", "floor", photos.floor(chance, width, height))

    def screenshots(self, count: int, phone: tuple[str, ...], desktop: tuple[str, ...]) -> Iterator[Made]:
        chance = self.chance
        for _ in range(count):
            on_phone = chance.random() < 0.7 and bool(phone)
            program = chance.choice(phone if on_phone else desktop)
            rgb = screens.screenshot(chance, self.few(4), program, phone=on_phone)
            most_px = chance.choice((None, None, None, 1600, 1280, 1024))
            yield self.make("screenshot", program, rgb, png=0.0 if most_px else 0.6, most_px=most_px)

    def receipts(self, count: int) -> Iterator[Made]:
        chance = self.chance
        for path in self.source.receipts:
            yield Made("receipt", f"scan {path.stem}", path.read_bytes(), "image/jpeg")
        for _ in range(count):
            sheet = papers.receipt(chance, chance.random() < 0.4)
            if chance.random() < 0.35:
                yield self.make("receipt", "scan", papers.scanned(chance, sheet))
            else:
                size = chance.choice(((768, 1024), (1200, 1600), (900, 1200), (480, 640), (1600, 1200)))
                laid = papers.on_table(chance, sheet, self.photo(), *size)
                yield self.make("receipt", "on a table", laid)

    def documents(self, count: int) -> Iterator[Made]:
        """Letters, forms and tables: "document"; written by hand: "letter"."""
        chance = self.chance
        for _ in range(count):
            sort = chance.choice(("letter", "form", "table", "hand"))
            sheet = papers.page(chance, chance.random() < 0.35, sort)
            kind = "letter" if sort == "hand" else "document"
            if chance.random() < 0.5:
                yield self.make(kind, f"{sort} scan", papers.scanned(chance, sheet))
            else:
                size = chance.choice(((768, 1024), (1200, 1600), (900, 1200), (1600, 1200)))
                laid = papers.on_table(chance, sheet, self.photo(), *size)
                yield self.make(kind, f"{sort} on a table", laid)

    def printed(self, count: int) -> Iterator[Made]:
        """First pages of the corpus' documents as pictures, those with enough words on them; some on tables."""
        chance = self.chance
        paths = chance.sample(self.source.pages, len(self.source.pages))
        for path in paths:
            sheet = papers.printed(path)
            if sheet is None:
                continue
            count -= 1
            if count < 0:
                return
            if chance.random() < 0.6:
                yield self.make("document", f"pdf {path.stem}", papers.scanned(chance, sheet))
            else:
                laid = papers.on_table(chance, sheet, self.photo(), 900, 1200)
                yield self.make("document", f"pdf on a table {path.stem}", laid)

    def blank(self, count: int) -> Iterator[Made]:
        for _ in range(count):
            sort = self.chance.choice(("page", "page", "back", "tone"))
            yield self.make("blank", sort, papers.blank(self.chance, sort))

    def nearly_blank(self, count: int) -> Iterator[Made]:
        for _ in range(count):
            han = self.chance.random() < 0.4
            yield self.make("sparse", "sparse page", papers.nearly_blank(self.chance, han))

    def slogans(self, count: int) -> Iterator[Made]:
        for _ in range(count):
            han = self.chance.random() < 0.4
            rgb = photos.slogan(self.chance, self.photo(), han)
            most_px = self.chance.choice((None, 1280, 1024))
            yield self.make("forward", "slogan", rgb, most_px=most_px)
