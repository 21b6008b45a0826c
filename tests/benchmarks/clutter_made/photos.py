"""Degrades photos in known ways: blur of three sorts, darkness, pockets, fingers, floors, fog, night, slogans."""

from __future__ import annotations

import random
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.benchmarks.clutter_made.words import font, words

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]


_LINEAR = ((np.arange(256) / 255) ** 2.2).astype(np.float32)
_CODES = np.rint(255 * (np.arange(65536) / 65535) ** (1 / 2.2)).astype(np.uint8)


def _clip(values: NDArray[np.floating]) -> Pixels:
    return np.asarray(np.clip(np.rint(values), 0, 255), dtype=np.uint8)


def _linear(rgb: Pixels) -> Floats:
    return np.asarray(_LINEAR[rgb], dtype=np.float32)


def _coded(linear: Floats) -> Pixels:
    return np.asarray(_CODES[(np.clip(linear, 0, 1) * 65535).astype(np.uint16)], dtype=np.uint8)


def blurred(chance: random.Random, rgb: Pixels, sort: str, sigma_share: float) -> Pixels:
    """Blurred by a Gaussian, a lens out of focus, a straight or a shaken movement.

    `sigma_share`: standard deviation of the blur along its strongest direction as a share of the longest side.
    """
    sigma = sigma_share * max(rgb.shape[:2])
    light = _linear(rgb)
    if sort == "gaussian":
        out = cv2.GaussianBlur(light, (0, 0), sigma)
    else:
        out = cv2.filter2D(light, -1, _KERNELS[sort](chance, sigma), borderType=cv2.BORDER_REFLECT)
    return _coded(np.asarray(out, dtype=np.float32))


def _disc(_chance: random.Random, sigma: float) -> Floats:
    radius = 2 * sigma
    side = int(np.ceil(radius)) + 1
    ys, xs = np.mgrid[-side : side + 1, -side : side + 1]
    kernel = np.clip(radius + 0.5 - np.hypot(ys, xs), 0, 1).astype(np.float32)
    return np.asarray(kernel / kernel.sum(), dtype=np.float32)


def _line(chance: random.Random, sigma: float) -> Floats:
    return _path(np.cumsum(np.full((24, 2), _towards(chance.uniform(0, np.pi))), axis=0), sigma)


def _shake(chance: random.Random, sigma: float) -> Floats:
    angle = chance.uniform(0, np.pi)
    steps = []
    for _ in range(40):
        angle += chance.gauss(0, 0.35)
        steps.append(_towards(angle))
    return _path(np.cumsum(np.array(steps), axis=0), sigma)


def _towards(angle: float) -> tuple[float, float]:
    return float(np.sin(angle)), float(np.cos(angle))


def _path(points: NDArray[np.float64], sigma: float) -> Floats:
    """A kernel that exposes along `points` (n, 2), its spread along the main axis brought to `sigma`."""
    points = points - points.mean(axis=0)
    spread = float(np.sqrt(np.linalg.eigvalsh(np.cov(points.T)).max()))
    points = points * (sigma / max(spread, 1e-6))
    side = int(np.ceil(np.abs(points).max())) + 2
    kernel = np.zeros((2 * side + 1, 2 * side + 1), np.float32)
    for at in np.linspace(0, len(points) - 1, 400):
        low = int(at)
        part = at - low
        y, x = points[low] * (1 - part) + points[min(low + 1, len(points) - 1)] * part + side
        top, left = int(y), int(x)
        for down in (0, 1):
            for right in (0, 1):
                kernel[top + down, left + right] += (1 - abs(y - top - down)) * (1 - abs(x - left - right))
    return kernel / kernel.sum()


_KERNELS = {"defocus": _disc, "motion": _line, "shake": _shake}


def plain_noise(chance: random.Random, shape: tuple[int, ...]) -> Floats:
    """Normal noise of deviation 1: a field made once, moved, turned and laid side by side, as drawing anew is slow."""
    field = np.roll(_field(), (chance.randrange(1024), chance.randrange(1024)), axis=(0, 1))
    if chance.random() < 0.5:
        field = field[::-1]
    times = -(-shape[0] // 1024), -(-shape[1] // 1024)
    return np.asarray(np.tile(field, (*times, 1))[: shape[0], : shape[1], : shape[2]], dtype=np.float32)


@lru_cache(maxsize=1)
def _field() -> Floats:
    return np.random.default_rng(7).normal(0, 1, (1024, 1024, 3)).astype(np.float32)


def noisy(chance: random.Random, rgb: Pixels, sigma: float) -> Pixels:
    """Sensor noise of `sigma` grey steps, stronger in the light, a part of it in patches as phones leave it."""
    noise = sigma * plain_noise(chance, rgb.shape)
    if chance.random() < 0.5:
        noise = 1.6 * np.asarray(cv2.GaussianBlur(noise, (0, 0), 0.7))
    return _clip(rgb.astype(np.float32) + noise)


def darkened(chance: random.Random, rgb: Pixels, stops: float) -> Pixels:
    """Too little light by `stops`, with the noise that comes with it."""
    light = _linear(rgb) * 2.0**-stops
    electrons = chance.uniform(1500, 12000)
    noise = plain_noise(chance, light.shape) * np.sqrt(light / electrons + (2.0 / electrons) ** 2)
    return _coded(np.asarray(light + noise, dtype=np.float32))


def dimmed(chance: random.Random, rgb: Pixels, factor: float, noise: float) -> Pixels:
    """Values scaled as a simple tool does it, with plain noise."""
    return _clip(rgb.astype(np.float32) * np.float32(factor) + np.float32(noise) * plain_noise(chance, rgb.shape))


def soft(chance: random.Random, rgb: Pixels) -> Pixels:
    """A little soft, as cheap lenses are; nobody would call it blurred."""
    sigma = max(chance.uniform(0.3, 0.6), chance.uniform(0.0002, 0.0008) * max(rgb.shape[:2]))
    return np.asarray(cv2.GaussianBlur(rgb, (0, 0), sigma), dtype=np.uint8)


def aged(chance: random.Random, rgb: Pixels) -> Pixels:
    """An old print: grey or sepia, faded, with grain, perhaps in a white frame."""
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.float32)[..., None]
    tint = np.array([1.0, chance.uniform(0.85, 1.0), chance.uniform(0.65, 1.0)], np.float32)
    low, high = chance.uniform(0, 60), chance.uniform(190, 255)
    out = noisy(chance, _clip((low + grey * (high - low) / 255) * tint), chance.uniform(1, 8))
    if chance.random() < 0.4:
        rim = max(2, round(chance.uniform(0.015, 0.06) * max(out.shape[:2])))
        out = np.asarray(cv2.copyMakeBorder(out, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=(238, 234, 224)))
    return out


def pocket(chance: random.Random, width: int, height: int) -> Pixels:
    """Cloth from within: next to nothing, a reddish or grey glow at a rim, and noise."""
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    glow = np.zeros((height, width, 3), np.float32)
    for _ in range(chance.randint(1, 3)):
        x, y = chance.uniform(-0.2, 1.2) * width, chance.uniform(-0.2, 1.2) * height
        reach = chance.uniform(0.15, 0.8) * max(width, height)
        tint = np.array([chance.uniform(15, 70), chance.uniform(5, 35), chance.uniform(3, 30)], np.float32)
        glow += np.exp(-((xs - x) ** 2 + (ys - y) ** 2) / (2 * reach**2))[..., None] * tint
    return noisy(chance, _clip(glow + chance.uniform(2, 14)), chance.uniform(1, 7))


def finger(chance: random.Random, rgb: Pixels, share: float) -> Pixels:
    """A finger before the lens that covers about `share` of the picture, out of focus."""
    height, width = rgb.shape[:2]
    mask = np.zeros((height, width), np.float32)
    corner = chance.choice(((0, 0), (width, 0), (0, height), (width, height), (width // 2, 0), (width // 2, height)))
    axes = int(width * np.sqrt(share) * 1.12), int(height * np.sqrt(share) * 1.12)
    cv2.ellipse(mask, corner, axes, chance.uniform(0, 40), 0, 360, 1.0, -1)
    soft = chance.uniform(0.03, 0.09) * max(width, height)
    mask = np.asarray(cv2.GaussianBlur(mask, (0, 0), soft))[..., None]
    lit = chance.uniform(0.15, 1.0)
    skin = np.array([chance.uniform(150, 225), chance.uniform(80, 150), chance.uniform(60, 125)], np.float32) * lit
    shade = np.linspace(chance.uniform(0.6, 1), chance.uniform(0.8, 1.1), width, dtype=np.float32)[None, :, None]
    out = rgb * (1 - mask) + skin * shade * mask
    return noisy(chance, _clip(out), chance.uniform(0.5, 4))


def fog(chance: random.Random, rgb: Pixels) -> Pixels:
    """A landscape in fog: sharp but of little contrast, an ordinary photo."""
    veil = np.linspace(chance.uniform(0.35, 0.6), chance.uniform(0.55, 0.75), rgb.shape[0], dtype=np.float32)
    if chance.random() < 0.5:
        veil = veil[::-1]
    tone = np.array([chance.uniform(170, 225)] * 3, np.float32) + np.array([0, 2, chance.uniform(0, 8)], np.float32)
    return _clip(rgb * (1 - veil[:, None, None]) + tone * veil[:, None, None])


def night(chance: random.Random, rgb: Pixels) -> Pixels:
    """A sharp photo by night: dark ground, lamps and lit windows; an ordinary photo."""
    light = _linear(rgb)
    grey = light.mean(axis=2, keepdims=True)
    level = np.percentile(grey, chance.uniform(75, 92))
    out = light * chance.uniform(0.05, 0.15) + light * np.clip((grey - level) / max(1 - level, 0.05), 0, 1) * 1.3
    height, width = rgb.shape[:2]
    for _ in range(chance.randint(3, 25)):
        x, y, size = chance.randrange(width), chance.randrange(height), chance.uniform(0.002, 0.008) * width
        lamp = np.zeros((height, width), np.float32)
        cv2.circle(lamp, (x, y), max(1, round(size)), 1.0, -1)
        halo = cv2.GaussianBlur(lamp, (0, 0), 3 * size + 1)
        tint = np.array([1, chance.uniform(0.6, 0.95), chance.uniform(0.3, 0.9)], np.float32)
        out = out + (lamp + 1.5 * halo)[..., None] * tint
    return noisy(chance, _coded(np.asarray(out, dtype=np.float32)), chance.uniform(0.5, 3))


def sky(chance: random.Random, width: int, height: int) -> Pixels:
    """Sky or snow with next to nothing in it: birds, a kite, a distant ridge. Ordinary, and not blank."""
    tops = [chance.uniform(60, 190), chance.uniform(100, 210), chance.uniform(150, 250)]
    foot = [chance.uniform(170, 250) for _ in range(3)]
    if chance.random() < 0.3:
        tops = foot = [chance.uniform(215, 245)] * 3
    shade = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    out = np.array(tops, np.float32) * (1 - shade) + np.array(foot, np.float32) * shade
    out = np.repeat(out, width, axis=1)
    clouds = np.asarray(
        cv2.resize(plain_noise(chance, (12, 12, 3))[..., 0], (width, height), interpolation=cv2.INTER_CUBIC)
    )
    out += chance.uniform(0, 14) * clouds[..., None]
    ink = chance.uniform(10, 110)
    for _ in range(chance.randint(1, 9)):
        x, y, size = (
            chance.uniform(0.1, 0.9) * width,
            chance.uniform(0.1, 0.9) * height,
            chance.uniform(0.01, 0.05) * width,
        )
        wings = np.array([[x - size, y - 0.5 * size], [x, y], [x + size, y - 0.6 * size]], np.int32)
        cv2.polylines(out, [wings], False, (ink, ink, ink), max(1, round(size / 6)), cv2.LINE_AA)
    if chance.random() < 0.4:
        xs = np.arange(width)
        ridge = height * (0.85 + 0.05 * np.sin(xs / width * chance.uniform(3, 12) + chance.uniform(0, 6)))
        points = np.stack([xs, ridge], axis=1).astype(np.int32)
        ground = np.concatenate([points, [[width, height], [0, height]]]).astype(np.int32)
        cv2.fillPoly(out, [ground], (ink, ink + 10, ink + 5), cv2.LINE_AA)
    return noisy(chance, _clip(out), chance.uniform(0.5, 3))


def stars(chance: random.Random, width: int, height: int) -> Pixels:
    """A night sky: dark, and full of sharp points; perhaps a moon."""
    out = np.full((height, width, 3), chance.uniform(4, 26), np.float32)
    for _ in range(chance.randint(60, 700)):
        at = chance.randrange(width), chance.randrange(height)
        light = chance.uniform(60, 255)
        cv2.circle(out, at, chance.choice((0, 0, 1, 1, 2)), (light, light, light), -1, cv2.LINE_AA)
    if chance.random() < 0.4:
        at = int(chance.uniform(0.2, 0.8) * width), int(chance.uniform(0.2, 0.8) * height)
        cv2.circle(out, at, int(chance.uniform(0.03, 0.2) * height), (225, 222, 205), -1, cv2.LINE_AA)
    return noisy(chance, _clip(out), chance.uniform(0.5, 4))


def low_key(chance: random.Random, rgb: Pixels) -> Pixels:
    """A lit subject before black, as a photographer meant it."""
    height, width = rgb.shape[:2]
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = chance.uniform(0.35, 0.65) * width, chance.uniform(0.35, 0.65) * height
    reach = chance.uniform(0.16, 0.32) * max(width, height)
    lit = np.exp(-((((xs - x) ** 2 + (ys - y) ** 2) / (2 * reach**2)) ** 1.5))
    return _coded(_linear(rgb) * (0.01 + lit)[..., None] * chance.uniform(1.0, 1.5))


def high_key(chance: random.Random, rgb: Pixels) -> Pixels:
    """Very light, as a photographer meant it."""
    return _coded(np.asarray(1 - (1 - _linear(rgb)) ** chance.uniform(1.6, 2.6), dtype=np.float32))


def bokeh(chance: random.Random, rgb: Pixels) -> Pixels:
    """A sharp subject before a background out of focus."""
    height, width = rgb.shape[:2]
    mask = np.zeros((height, width), np.float32)
    centre = int(chance.uniform(0.35, 0.65) * width), int(chance.uniform(0.4, 0.7) * height)
    reach = chance.uniform(0.16, 0.3)
    cv2.ellipse(mask, centre, (int(reach * width), int(1.3 * reach * height)), 0, 0, 360, 1.0, -1)
    mask = np.asarray(cv2.GaussianBlur(mask, (0, 0), 0.015 * max(width, height)))[..., None]
    soft = blurred(chance, rgb, "defocus", chance.uniform(0.008, 0.025))
    return _clip(rgb * mask + soft * (1 - mask))


def floor(chance: random.Random, width: int, height: int) -> Pixels:
    """A bare floor: boards, tiles, carpet or asphalt, mostly in movement."""
    draw = np.random.default_rng(chance.getrandbits(32))
    base = np.array([chance.uniform(60, 170)] * 3, np.float32)
    base += np.array([chance.uniform(0, 25), 0, -chance.uniform(0, 35)], np.float32)
    grain = draw.normal(0, 1, (height, width)).astype(np.float32)
    sort = chance.choice(("boards", "tiles", "carpet", "asphalt"))
    if sort == "boards":
        grain = 22 * np.asarray(cv2.GaussianBlur(grain, (0, 0), 14, sigmaY=0.8))
        for y in range(0, height, max(8, height // chance.randint(4, 9))):
            grain[y : y + 2] -= 35
    elif sort == "tiles":
        grain = 6 * np.asarray(cv2.GaussianBlur(grain, (0, 0), 4))
        step = max(8, width // chance.randint(3, 7))
        grain[:, ::step] -= 40
        grain[::step] -= 40
    else:
        grain = (26 if sort == "carpet" else 18) * np.asarray(cv2.GaussianBlur(grain, (0, 0), chance.uniform(0.8, 2)))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), chance.uniform(-60, 60), 1.6)
    grain = np.asarray(cv2.warpAffine(grain, turn, (width, height), borderMode=cv2.BORDER_REFLECT))
    shade = np.linspace(chance.uniform(0.5, 1), chance.uniform(0.5, 1), width, dtype=np.float32)[None, :, None]
    picture = _clip((base + grain[..., None]) * shade)
    return blurred(chance, picture, "motion", chance.uniform(0.006, 0.02))


def slogan(chance: random.Random, rgb: Pixels, han: bool) -> Pixels:
    """A picture with large words on it, made to be passed on."""
    image = Image.fromarray(rgb)
    banded = chance.random() < 0.35
    if banded:
        band = int(image.height * chance.uniform(0.16, 0.28))
        ground = chance.choice(((255, 255, 255), (255, 255, 255), (0, 0, 0)))
        taller = Image.new("RGB", (image.width, image.height + band), ground)
        taller.paste(image, (0, band))
        image = taller
    draw = ImageDraw.Draw(image)
    size = int(image.height * chance.uniform(0.065, 0.11))
    face = font(chance, "han" if han else "bold", size)
    ink = (255, 255, 255)
    if banded:
        ink = (15, 15, 15) if image.getpixel((2, 2)) == (255, 255, 255) else (255, 255, 255)
    places = ["top"] if banded else chance.choice((["top", "bottom"], ["bottom"], ["top", "bottom"], ["middle"]))
    for place in places:
        lines = [words(chance, han, chance.randint(2, 4)) for _ in range(chance.randint(1, 2))]
        y = {"top": 0.02, "bottom": 0.98, "middle": 0.4}[place] * image.height
        if place == "bottom":
            y -= 1.25 * size * len(lines)
        for line in lines:
            text = line if han else line.upper()
            while draw.textlength(text, font=face) > 0.96 * image.width and len(text) > 4:
                text = text[: len(text) * 5 // 6]
            x = (image.width - draw.textlength(text, font=face)) / 2
            stroke = 0 if banded else max(1, size // 14)
            draw.text((x, y), text, font=face, fill=ink, stroke_width=stroke, stroke_fill=(0, 0, 0))
            y += 1.2 * size
    return np.asarray(image, dtype=np.uint8)
