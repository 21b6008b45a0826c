"""Draws screens of made-up programs: phones and desktops, light and dark, English and Chinese."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.benchmarks.clutter_made.words import Font, family_of, font, words

Pixels = NDArray[np.uint8]
Colour = tuple[int, int, int]

PHONES = (
    (1170, 2532), (1284, 2778), (1125, 2436), (750, 1334), (828, 1792), (1242, 2208), (640, 1136), (1080, 1920),
    (1080, 2340), (1080, 2400), (1440, 3040), (1440, 2960), (720, 1280), (720, 1600), (1179, 2556), (1290, 2796),
)  # fmt: skip
DESKTOPS = ((1920, 1080), (1366, 768), (2560, 1440), (1440, 900), (1280, 800), (2880, 1800), (1536, 864), (1680, 1050))


@dataclass(slots=True)
class Screen:
    """A canvas with what its program draws with. Lengths are in `unit`: about a hundredth of the short side."""

    chance: random.Random
    image: Image.Image
    draw: ImageDraw.ImageDraw
    unit: float
    dark: bool
    han: bool
    accent: Colour

    @property
    def ground(self) -> Colour:
        return (18, 18, 20) if self.dark else (255, 255, 255)

    @property
    def panel(self) -> Colour:
        return (38, 38, 42) if self.dark else (242, 242, 246)

    @property
    def ink(self) -> Colour:
        return (235, 235, 238) if self.dark else (20, 20, 24)

    @property
    def faint(self) -> Colour:
        return (140, 140, 146)

    def face(self, size: float) -> Font:
        return font(self.chance, family_of(self.han), round(size * self.unit))

    def text(self, x: float, y: float, count: int, size: float, ink: Colour | None = None, wide: float = 1e9) -> None:
        face = self.face(size)
        text = words(self.chance, self.han, count)
        while len(text) > 2 and self.draw.textlength(text, font=face) > wide:
            text = text[: len(text) * 4 // 5]
        self.draw.text((x, y), text, font=face, fill=ink or self.ink)

    def paragraph(self, x: float, y: float, wide: float, lines: int, size: float) -> float:
        face = self.face(size)
        for at in range(lines):
            text = words(self.chance, self.han, 14)
            limit = wide * (1 if at < lines - 1 else self.chance.uniform(0.2, 0.9))
            while len(text) > 2 and self.draw.textlength(text, font=face) > limit:
                text = text[: len(text) * 9 // 10]
            self.draw.text((x, y), text, font=face, fill=self.ink)
            y += 1.5 * size * self.unit
        return y


def screenshot(chance: random.Random, photos: list[Pixels], program: str, *, phone: bool) -> Pixels:
    """A screen of `program` at the size of a device."""
    width, height = chance.choice(PHONES if phone else DESKTOPS)
    if phone and chance.random() < 0.08:
        width, height = height, width
    dark = chance.random() < 0.35
    accent = chance.choice(((10, 132, 255), (52, 199, 89), (255, 59, 48), (7, 193, 96), (255, 149, 0), (88, 86, 214)))
    image = Image.new("RGB", (width, height), (18, 18, 20) if dark else (255, 255, 255))
    unit = min(width, height) / (100 if phone else 170)
    screen = Screen(chance, image, ImageDraw.Draw(image), unit, dark, chance.random() < 0.45, accent)
    (PROGRAMS_PHONE if phone else PROGRAMS_DESKTOP)[program](screen, photos)
    if phone:
        _status_bar(screen)
    return np.asarray(image, dtype=np.uint8)


def _status_bar(s: Screen) -> None:
    width, u = s.image.width, s.unit
    ink = s.ink if s.chance.random() < 0.9 else (255, 255, 255)
    clock = f"{s.chance.randint(0, 23)}:{s.chance.randint(0, 59):02d}"
    s.draw.text((5 * u, 1.6 * u), clock, font=s.face(3.6), fill=ink)
    x = width - 12 * u
    s.draw.rounded_rectangle((x, 2 * u, x + 7 * u, 5 * u), radius=0.8 * u, outline=ink, width=max(1, round(0.3 * u)))
    s.draw.rectangle((x + 0.7 * u, 2.6 * u, x + s.chance.uniform(1, 6.3) * u, 4.4 * u), fill=ink)
    for bar in range(4):
        left = width - 28 * u + bar * 1.4 * u
        s.draw.rectangle((left, (4.6 - 0.7 * bar) * u, left + u, 5 * u), fill=ink)
    s.draw.arc((width - 20 * u, 2 * u, width - 15 * u, 7 * u), 225, 315, fill=ink, width=max(1, round(0.6 * u)))


def _head(s: Screen, high: float = 18.0) -> float:
    width, u = s.image.width, s.unit
    fill = s.chance.choice((s.panel, s.ground, s.accent))
    s.draw.rectangle((0, 0, width, high * u), fill=fill)
    ink = (255, 255, 255) if fill == s.accent else s.ink
    s.text(0.36 * width, (high - 7) * u, 2, 4.6, ink, 0.3 * width)
    s.draw.line((4 * u, (high - 4) * u, 7 * u, (high - 7) * u), fill=ink, width=max(1, round(0.6 * u)))
    s.draw.line((0, high * u, width, high * u), fill=s.faint if fill != s.accent else fill)
    return high * u


def _foot(s: Screen) -> float:
    width, height, u = s.image.width, s.image.height, s.unit
    top = height - 14 * u
    s.draw.rectangle((0, top, width, height), fill=s.panel)
    for at in range(5):
        x = (at + 0.5) * width / 5
        ink = s.accent if at == 0 else s.faint
        s.draw.rounded_rectangle((x - 3 * u, top + 2 * u, x + 3 * u, top + 8 * u), radius=1.4 * u, outline=ink, width=2)
        s.text(x - 4 * u, top + 9.5 * u, 1, 2.6, ink, 9 * u)
    return top


def _paste(s: Screen, photos: list[Pixels], box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = (int(side) for side in box)
    if right - left < 4 or bottom - top < 4:
        return
    photo = Image.fromarray(s.chance.choice(photos))
    shape = (right - left) / (bottom - top)
    wide, high = photo.size
    if wide / high > shape:
        inner = int(high * shape)
        photo = photo.crop(((wide - inner) // 2, 0, (wide + inner) // 2, high))
    else:
        inner = int(wide / shape)
        photo = photo.crop((0, (high - inner) // 2, wide, (high + inner) // 2))
    s.image.paste(photo.resize((right - left, bottom - top), Image.Resampling.BICUBIC), (left, top))


def _chat(s: Screen, photos: list[Pixels]) -> None:
    width, u, c = s.image.width, s.unit, s.chance
    s.draw.rectangle((0, 0, width, s.image.height), fill=c.choice((s.ground, s.panel, (236, 229, 221))))
    bottom, y = s.image.height - 16 * u, _head(s) + 4 * u
    while y < bottom - 14 * u:
        mine, lines = c.random() < 0.5, c.randint(1, 4)
        wide = c.uniform(0.3, 0.68) * width
        high = (4 + 5.6 * lines) * u if c.random() < 0.92 else 34 * u
        left = width - wide - 4 * u if mine else 14 * u
        fill = c.choice((s.accent, (149, 236, 105))) if mine else ((52, 52, 56) if s.dark else (255, 255, 255))
        s.draw.rounded_rectangle((left, y, left + wide, y + high), radius=3 * u, fill=fill)
        if high > 30 * u:
            _paste(s, photos, (left + u, y + u, left + wide - u, y + high - u))
        else:
            for at in range(lines):
                ink = s.ink if not mine or fill != s.accent else (255, 255, 255)
                s.text(left + 3 * u, y + (2 + 5.6 * at) * u, 6, 3.9, ink, wide - 6 * u)
        if not mine:
            s.draw.ellipse((3 * u, y, 11 * u, y + 8 * u), fill=(c.randint(60, 220), c.randint(60, 220), 150))
        y += high + c.uniform(2, 5) * u
    s.draw.rectangle((0, bottom, width, s.image.height), fill=s.panel)
    s.draw.rounded_rectangle((14 * u, bottom + 3 * u, width - 14 * u, bottom + 11 * u), radius=4 * u, fill=s.ground)


def _settings(s: Screen, _photos: list[Pixels]) -> None:
    width, u = s.image.width, s.unit
    s.draw.rectangle((0, 0, width, s.image.height), fill=s.panel)
    s.text(5 * u, 12 * u, 2, 7.5)
    y = 26 * u
    while y < s.image.height:
        rows = s.chance.randint(2, 6)
        s.draw.rounded_rectangle((4 * u, y, width - 4 * u, y + 12 * rows * u), radius=2.5 * u, fill=s.ground)
        for at in range(rows):
            top = y + 12 * at * u
            s.draw.rounded_rectangle((7 * u, top + 2.5 * u, 14 * u, top + 9.5 * u), radius=1.5 * u, fill=s.accent)
            s.text(18 * u, top + 3.4 * u, 2, 4.2, None, 0.5 * width)
            if s.chance.random() < 0.4:
                box = (width - 18 * u, top + 2.6 * u, width - 7 * u, top + 9.4 * u)
                s.draw.rounded_rectangle(box, radius=3.4 * u, fill=s.chance.choice((s.accent, s.faint)))
            s.draw.line((18 * u, top + 12 * u, width - 4 * u, top + 12 * u), fill=s.faint)
        y += (12 * rows + 7) * u


def _article(s: Screen, photos: list[Pixels]) -> None:
    width, u = s.image.width, s.unit
    y = _head(s, s.chance.uniform(12, 20)) + 4 * u
    s.text(5 * u, y, 6, 6.5, None, width - 10 * u)
    y += 12 * u
    while y < s.image.height:
        if s.chance.random() < 0.25:
            high = s.chance.uniform(30, 55) * u
            _paste(s, photos, (5 * u, y, width - 5 * u, y + high))
            y += high + 4 * u
        y = s.paragraph(5 * u, y, width - 10 * u, s.chance.randint(3, 8), 4.0) + 4 * u


def _parcel(s: Screen, _photos: list[Pixels]) -> None:
    width, u = s.image.width, s.unit
    s.draw.rectangle((0, 0, width, s.image.height), fill=s.panel)
    y = _head(s) + 4 * u
    s.draw.rounded_rectangle((4 * u, y, width - 4 * u, y + 30 * u), radius=2 * u, fill=s.ground)
    s.draw.text((8 * u, y + 4 * u), f"NO. {s.chance.randrange(10**11)}", font=s.face(4.4), fill=s.ink)
    s.text(8 * u, y + 14 * u, 4, 5.2, s.accent, 0.8 * width)
    y += 36 * u
    while y < s.image.height - 16 * u:
        s.draw.ellipse((8 * u, y, 11 * u, y + 3 * u), fill=s.accent)
        s.draw.line((9.5 * u, y + 3 * u, 9.5 * u, y + 18 * u), fill=s.faint, width=max(1, round(0.3 * u)))
        s.text(16 * u, y - u, 6, 4.0, None, 0.75 * width)
        s.text(16 * u, y + 5 * u, 4, 3.2, s.faint, 0.75 * width)
        y += 18 * u
    _foot(s)


def _feed(s: Screen, photos: list[Pixels]) -> None:
    width, u = s.image.width, s.unit
    y = _head(s)
    while y < s.image.height:
        s.draw.ellipse((4 * u, y + 2 * u, 13 * u, y + 11 * u), fill=s.accent)
        s.text(16 * u, y + 3 * u, 2, 4.0, None, 0.6 * width)
        high = s.chance.uniform(70, 110) * u
        _paste(s, photos, (0, y + 13 * u, width, y + 13 * u + high))
        y += 15 * u + high
        s.text(4 * u, y, 3, 3.8)
        y = s.paragraph(4 * u, y + 6 * u, width - 8 * u, s.chance.randint(1, 3), 3.8) + 3 * u
    _foot(s)


def _home(s: Screen, photos: list[Pixels]) -> None:
    width, u = s.image.width, s.unit
    _paste(s, photos, (0, 0, width, s.image.height))
    columns, y = s.chance.choice((4, 4, 5)), 14 * u
    cell = width / columns
    while y < s.image.height - 1.3 * cell:
        for at in range(columns):
            if s.chance.random() < 0.9:
                x = (at + 0.5) * cell
                tint = (s.chance.randint(20, 255), s.chance.randint(20, 255), s.chance.randint(20, 255))
                box = (x - 0.3 * cell, y, x + 0.3 * cell, y + 0.6 * cell)
                s.draw.rounded_rectangle(box, radius=0.13 * cell, fill=tint)
                s.draw.ellipse((x - 0.14 * cell, y + 0.16 * cell, x + 0.14 * cell, y + 0.44 * cell), fill=s.ground)
                s.text(x - 0.3 * cell, y + 0.65 * cell, 1, 3.0, (255, 255, 255), 0.7 * cell)
        y += cell * 1.05
    s.dark = True


def _map(s: Screen, _photos: list[Pixels]) -> None:
    width, height, u = s.image.width, s.image.height, s.unit
    s.draw.rectangle((0, 0, width, height), fill=(232, 234, 228) if not s.dark else (40, 46, 54))
    for _ in range(s.chance.randint(14, 30)):
        ends = [(s.chance.uniform(-0.2, 1.2) * width, s.chance.uniform(-0.2, 1.2) * height) for _ in range(2)]
        tone = s.chance.choice(((255, 255, 255), (255, 235, 170), (180, 215, 240)))
        s.draw.line([*ends[0], *ends[1]], fill=tone, width=round(s.chance.uniform(1, 4) * u))
    for _ in range(s.chance.randint(8, 22)):
        s.text(s.chance.uniform(0, 0.9) * width, s.chance.uniform(0.1, 0.7) * height, 2, 3.0, s.faint)
    s.draw.rounded_rectangle((4 * u, 10 * u, width - 4 * u, 22 * u), radius=6 * u, fill=s.ground)
    s.text(10 * u, 13.5 * u, 3, 4.4)
    top = s.chance.uniform(0.68, 0.82) * height
    s.draw.rounded_rectangle((0, top, width, height + 9 * u), radius=4 * u, fill=s.ground)
    s.text(6 * u, top + 5 * u, 3, 6, None, 0.8 * width)
    s.paragraph(6 * u, top + 15 * u, width - 12 * u, 2, 4.0)
    s.draw.rounded_rectangle((6 * u, top + 32 * u, 40 * u, top + 42 * u), radius=5 * u, fill=s.accent)


def _player(s: Screen, photos: list[Pixels]) -> None:
    width, height, u = s.image.width, s.image.height, s.unit
    s.draw.rectangle((0, 0, width, height), fill=(10, 10, 14))
    s.dark = True
    side = min(width, height) - 16 * u
    _paste(s, photos, (8 * u, 24 * u, 8 * u + side, 24 * u + side))
    y = 30 * u + side
    s.text(8 * u, y, 3, 6, None, 0.8 * width)
    s.draw.rounded_rectangle((8 * u, y + 16 * u, width - 8 * u, y + 17 * u), radius=u, fill=s.faint)
    s.draw.ellipse((30 * u, y + 14.5 * u, 34 * u, y + 18.5 * u), fill=s.ink)
    for at in range(3):
        x = (at + 1) * width / 4
        s.draw.polygon([(x - 3 * u, y + 28 * u), (x - 3 * u, y + 36 * u), (x + 4 * u, y + 32 * u)], fill=s.ink)


def _window(s: Screen, photos: list[Pixels], fill: Colour | None = None) -> tuple[float, float]:
    """A desktop's task bar, a window's title; returns where its inside begins and ends."""
    width, height, u = s.image.width, s.image.height, s.unit
    if s.chance.random() < 0.5:
        _paste(s, photos, (0, 0, width, height))
        left, right = s.chance.uniform(0.02, 0.12) * width, s.chance.uniform(0.88, 0.99) * width
    else:
        left, right = 0.0, float(width)
    s.draw.rectangle((left, 0, right, height), fill=fill or s.ground)
    s.draw.rectangle((left, 0, right, 5 * u), fill=s.panel)
    s.text(left + 4 * u, u, 3, 2.4)
    for at in range(3):
        s.draw.rectangle((right - (4 + 5 * at) * u, 1.6 * u, right - (2 + 5 * at) * u, 3.6 * u), outline=s.ink)
    s.draw.rectangle((0, height - 6 * u, width, height), fill=(28, 30, 40) if s.dark else (225, 230, 238))
    for at in range(s.chance.randint(4, 10)):
        tint = (s.chance.randint(20, 255), s.chance.randint(20, 255), s.chance.randint(20, 255))
        s.draw.rectangle(((2 + 7 * at) * u, height - 5 * u, (6 + 7 * at) * u, height - u), fill=tint)
    return left, right


def _browser(s: Screen, photos: list[Pixels]) -> None:
    left, right = _window(s, photos)
    u = s.unit
    s.draw.rounded_rectangle((left + 14 * u, 6 * u, right - 20 * u, 10 * u), radius=2 * u, fill=s.panel)
    s.draw.line((left, 11.5 * u, right, 11.5 * u), fill=s.faint)
    y = 15 * u
    while y < s.image.height - 12 * u:
        s.text(left + 12 * u, y, 5, 3.6, s.accent)
        if s.chance.random() < 0.4:
            _paste(s, photos, (right - 42 * u, y, right - 12 * u, y + 20 * u))
        y = s.paragraph(left + 12 * u, y + 6 * u, 0.55 * (right - left), s.chance.randint(2, 5), 2.5) + 5 * u


def _sheet(s: Screen, photos: list[Pixels]) -> None:
    left, right = _window(s, photos)
    u, high = s.unit, s.image.height - 6 * s.unit
    step_x, step_y = 18 * u, 4.6 * u
    y = 12 * u
    while y < high:
        s.draw.line((left, y, right, y), fill=(208, 208, 212))
        y += step_y
    x = left + 6 * u
    while x < right:
        s.draw.line((x, 12 * u, x, high), fill=(208, 208, 212))
        x += step_x
    for row in range(int((high - 14 * u) / step_y)):
        for column in range(s.chance.randint(0, 7)):
            text = f"{s.chance.uniform(0, 9999):.2f}" if column else words(s.chance, s.han, 1)
            s.draw.text((left + (7 + 18 * column) * u, 13 * u + row * step_y), text, font=s.face(2.3), fill=s.ink)


def _code(s: Screen, photos: list[Pixels]) -> None:
    left, right = _window(s, photos, (30, 30, 34))
    u = s.unit
    face = font(s.chance, "mono", round(2.5 * u))
    s.draw.rectangle((left, 5 * u, left + 30 * u, s.image.height - 6 * u), fill=(40, 40, 46))
    y = 8 * u
    tints = ((220, 220, 170), (156, 220, 254), (206, 145, 120), (106, 153, 85), (212, 212, 212))
    while y < s.image.height - 10 * u:
        x = left + (36 + 4 * s.chance.randint(0, 4)) * u
        for _ in range(s.chance.randint(0, 6)):
            text = s.chance.choice(("return", "value", "(self)", "= 0", "for", "name:", "if not", "import"))
            s.draw.text((x, y), text, font=face, fill=s.chance.choice(tints))
            x += s.draw.textlength(text + " ", font=face)
        s.draw.text((left + 3 * u, y), words(s.chance, False, 1), font=face, fill=(170, 170, 175))
        y += 3.9 * u
    del right


def _dialogue(s: Screen, photos: list[Pixels]) -> None:
    width, height, u = s.image.width, s.image.height, s.unit
    _paste(s, photos, (0, 0, width, height))
    _window_height = s.chance.uniform(0.35, 0.7) * height
    left, top = 0.2 * width, 0.15 * height
    s.draw.rectangle((left, top, 0.8 * width, top + _window_height), fill=s.panel, outline=s.faint)
    s.draw.rectangle((left, top, 0.8 * width, top + 5 * u), fill=s.accent)
    s.text(left + 2 * u, top + u, 3, 2.6, (255, 255, 255))
    s.paragraph(left + 6 * u, top + 10 * u, 0.5 * width, 5, 2.8)
    for at in range(2):
        box = ((0.8 - 0.14 * (at + 1)) * width, top + _window_height - 8 * u)
        s.draw.rectangle((*box, box[0] + 0.12 * width, box[1] + 5 * u), fill=s.ground, outline=s.faint)
        s.text(box[0] + 2 * u, box[1] + u, 1, 2.6, None, 0.1 * width)
    s.draw.rectangle((0, height - 6 * u, width, height), fill=(28, 30, 40))
    for at in range(7):
        s.draw.rectangle(((2 + 7 * at) * u, height - 5 * u, (6 + 7 * at) * u, height - u), fill=s.accent)


PROGRAMS_PHONE = {
    "chat": _chat, "settings": _settings, "article": _article, "parcel": _parcel, "feed": _feed, "home": _home,
    "map": _map, "player": _player,
}  # fmt: skip
PROGRAMS_DESKTOP = {"browser": _browser, "sheet": _sheet, "code": _code, "dialogue": _dialogue}
