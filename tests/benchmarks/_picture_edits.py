"""What happens to photos on their way through programs and chats: edits with seeds, for benchmarks of look-alikes."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

LEAST_PX = 96
MOST_CROPPED = 0.15
MOST_TURNED = 5.0

Picture = Image.Image
Edit = Callable[[Picture, random.Random], Picture]
Floats = NDArray[np.float32]


def resize(picture: Picture, chance: random.Random) -> Picture:
    """A quarter to four fifths of its sides."""
    scale = min(1.0, max(chance.uniform(0.25, 0.8), LEAST_PX / max(picture.size)))
    size = max(8, round(picture.width * scale)), max(8, round(picture.height * scale))
    way = chance.choice((Image.Resampling.BICUBIC, Image.Resampling.BILINEAR, Image.Resampling.LANCZOS))
    return picture.resize(size, way)


def crop(picture: Picture, chance: random.Random) -> Picture:
    """Up to 15 % of either side, from anywhere, corners and middles often."""
    width = picture.width * (1 - chance.uniform(0.02, MOST_CROPPED))
    height = picture.height * (1 - chance.uniform(0.02, MOST_CROPPED))
    left = chance.choice((0, 0.5, 1, chance.random())) * (picture.width - width)
    top = chance.choice((0, 0.5, 1, chance.random())) * (picture.height - height)
    return picture.crop((round(left), round(top), round(left + width), round(top + height)))


def recompress(picture: Picture, chance: random.Random) -> Picture:
    """JPEG of quality 12 to 70."""
    return Image.open(io.BytesIO(jpeg(picture, chance.randint(12, 70)))).convert("RGB")


def colour(picture: Picture, chance: random.Random) -> Picture:
    """Channels, gamma, brightness, contrast and saturation shifted; one in three has no colour left."""
    values = np.asarray(picture, np.float32) / 255
    gains = np.array([chance.uniform(0.85, 1.15) for _ in range(3)], np.float32)
    shifted = np.clip(values * gains, 0, 1) ** chance.uniform(0.7, 1.4)
    picture = Image.fromarray((shifted * 255).astype(np.uint8))
    picture = ImageEnhance.Brightness(picture).enhance(chance.uniform(0.75, 1.35))
    picture = ImageEnhance.Contrast(picture).enhance(chance.uniform(0.75, 1.35))
    return ImageEnhance.Color(picture).enhance(chance.choice((0.0, chance.uniform(0.4, 1.7), chance.uniform(0.4, 1.7))))


def rotate(picture: Picture, chance: random.Random) -> Picture:
    """One to five degrees: with empty corners, black or white, or cut to what is left inside."""
    degrees = chance.uniform(1, MOST_TURNED) * chance.choice((-1, 1))
    corners = chance.choice(("black", "white", "cut"))
    if corners != "cut":
        return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=chance.random() < 0.5, fillcolor=corners)
    angle = math.radians(abs(degrees))
    width, height = picture.size
    scale = min(
        width / (width * math.cos(angle) + height * math.sin(angle)),
        height / (width * math.sin(angle) + height * math.cos(angle)),
    )
    left, top = width * (1 - scale) / 2, height * (1 - scale) / 2
    box = round(left), round(top), round(width - left), round(height - top)
    return picture.rotate(degrees, Image.Resampling.BICUBIC).crop(box)


def quarter(picture: Picture, chance: random.Random) -> Picture:
    """A quarter, a half or three quarters."""
    turns = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
    return picture.transpose(chance.choice(turns))


def frame(picture: Picture, chance: random.Random) -> Picture:
    """2 to 10 % of the longer side: one colour, its own blurred enlargement, an instant print, bars above and below."""
    edge = max(1, round(chance.uniform(0.02, 0.1) * max(picture.size)))
    kind = chance.choice(("white", "black", "any", "blurred", "print", "bars"))
    if kind == "blurred":
        large = picture.resize((picture.width + 2 * edge, picture.height + 2 * edge))
        large = large.filter(ImageFilter.GaussianBlur(max(4, edge / 2)))
        large.paste(picture, (edge, edge))
        return large
    if kind == "bars":
        return ImageOps.expand(picture, (0, edge, 0, edge), "black")
    some = tuple(chance.randint(0, 255) for _ in range(3))
    fill = {"white": (255, 255, 255), "black": (0, 0, 0), "print": (250, 248, 240), "any": some}[kind]
    return ImageOps.expand(picture, (edge, edge, edge, 3 * edge if kind == "print" else edge), fill)


def chat(picture: Picture, chance: random.Random) -> Picture:
    """As a chat passes it on: cropped a little, made smaller, compressed hard."""
    return recompress(resize(crop(picture, chance), chance), chance)


def mixed(picture: Picture, chance: random.Random) -> Picture:
    """Two or three of the others, then JPEG."""
    for edit in chance.sample((resize, crop, colour, rotate, quarter, frame), chance.choice((2, 2, 3))):
        picture = edit(picture, chance)
    return recompress(picture, chance)


EDITS: dict[str, Edit] = {
    edit.__name__: edit for edit in (resize, crop, recompress, colour, rotate, quarter, frame, chat, mixed)
}


def jpeg(picture: Picture, quality: int = 90) -> bytes:
    """The picture as a JPEG file without metadata."""
    stream = io.BytesIO()
    picture.convert("RGB").save(stream, "JPEG", quality=quality)
    return stream.getvalue()


def blended(grey: Floats, count: int, seed: int) -> Floats:
    """(count, 32, 32) pictures, each of parts of three others (n, 32, 32) in equal strength; no three come twice."""
    random_ = np.random.default_rng(seed)
    made = np.empty((count, *grey.shape[1:]), np.float32)
    threes = _threes(len(grey), count, random_)
    for start in range(0, count, 4096):
        parts = [_part(grey[threes[start : start + 4096, at]], random_) for at in range(3)]
        parts = [(part - part.mean((1, 2), keepdims=True)) / (part.std((1, 2), keepdims=True) + 0.5) for part in parts]
        made[start : start + 4096] = np.sum(parts, axis=0)
    return made


def _threes(names: int, count: int, random_: np.random.Generator) -> NDArray[np.int64]:
    drawn = np.sort(np.array([random_.choice(names, 3, replace=False) for _ in range(count + count // 10)]), axis=1)
    different = np.unique(drawn, axis=0)
    if len(different) < count:
        raise ValueError("too few pictures to blend from")
    return random_.permutation(different)[:count]


def _part(grey: Floats, random_: np.random.Generator) -> Floats:
    """A half to seven eighths of each picture's sides, from anywhere, half of them mirrored."""
    count, side, _ = grey.shape
    scale = random_.uniform(0.5, 0.87, (count, 1, 1))
    left, top = (random_.uniform(0, 1, (count, 1, 1)) * (1 - scale) for _ in range(2))
    centre = (np.arange(side) + 0.5) / side
    across = np.clip((centre[None, None, :] * scale + left) * side - 0.5, 0, side - 1)
    down = np.clip((centre[None, :, None] * scale + top) * side - 0.5, 0, side - 1)
    x, y = np.minimum(across.astype(int), side - 2), np.minimum(down.astype(int), side - 2)
    across, down = across - x, down - y
    at = np.arange(count)[:, None, None]
    upper = grey[at, y, x] * (1 - across) + grey[at, y, x + 1] * across
    lower = grey[at, y + 1, x] * (1 - across) + grey[at, y + 1, x + 1] * across
    found = upper * (1 - down) + lower * down
    mirrored = random_.random(count) < 0.5
    found[mirrored] = found[mirrored][:, :, ::-1]
    return np.asarray(found, np.float32)
