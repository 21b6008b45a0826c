"""Paper: receipts, letters, forms and blank pages, scanned or photographed."""

from __future__ import annotations

import random
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.benchmarks.clutter_made.photos import noisy
from tests.benchmarks.clutter_made.words import family_of, font, words

Pixels = NDArray[np.uint8]

LEAST_WORDS = 60


def _paper(chance: random.Random, width: int, height: int) -> Image.Image:
    tone = chance.uniform(228, 255)
    tint = (tone, tone - chance.uniform(0, 6), tone - chance.uniform(0, 22))
    return Image.new("RGB", (width, height), tuple(round(part) for part in tint))


def receipt(chance: random.Random, han: bool) -> Pixels:
    """A till receipt: a narrow strip with a head, lines of goods and prices, a total."""
    width = chance.choice((380, 480, 576))
    size = round(width / chance.uniform(19, 28))
    family = "han" if han else chance.choice(("mono", "mono", "sans"))
    face, large = font(chance, family, size), font(chance, family, round(size * 1.6))
    lines = chance.randint(8, 40)
    height = round((lines * 1.45 + 16) * size * chance.uniform(1.0, 1.15))
    image = _paper(chance, width, height)
    draw = ImageDraw.Draw(image)
    tone = chance.randint(15, 110)
    ink = (tone, tone, tone + chance.randint(0, 25))
    y = 1.2 * size
    for at in range(chance.randint(2, 4)):
        text = words(chance, han, 2)
        one = large if at == 0 else face
        draw.text(((width - draw.textlength(text, font=one)) / 2, y), text, font=one, fill=ink)
        y += (2.1 if at == 0 else 1.4) * size
    _dashes(draw, width, y, size, ink)
    y += size
    for _ in range(lines):
        if y > height - 7 * size:
            break
        price = f"{chance.uniform(0.5, 120):.2f}"
        draw.text((0.06 * width, y), words(chance, han, chance.randint(1, 2))[: width // size], font=face, fill=ink)
        draw.text((0.94 * width - draw.textlength(price, font=face), y), price, font=face, fill=ink)
        y += chance.choice((1.35, 1.45)) * size
    _dashes(draw, width, y, size, ink)
    total = ("合计" if han else chance.choice(("TOTAL", "Total", "SUM"))) + f"  {chance.uniform(5, 400):.2f}"
    draw.text((0.3 * width, y + size), total, font=large, fill=ink)
    if chance.random() < 0.4:
        _bars(chance, draw, width, y + 3.5 * size, 2.5 * size, ink)
    return np.asarray(image, dtype=np.uint8)


def _dashes(draw: ImageDraw.ImageDraw, width: int, y: float, size: int, ink: tuple[int, int, int]) -> None:
    for x in range(int(0.06 * width), int(0.94 * width), max(4, size)):
        draw.line((x, y, x + 0.6 * size, y), fill=ink, width=max(1, size // 10))


def _bars(
    chance: random.Random, draw: ImageDraw.ImageDraw, width: int, y: float, high: float, ink: tuple[int, int, int]
) -> None:
    x = 0.2 * width
    while x < 0.8 * width:
        thick = chance.choice((1, 2, 3))
        draw.rectangle((x, y, x + thick, y + high), fill=ink)
        x += thick + chance.choice((2, 3, 4))


def page(chance: random.Random, han: bool, sort: str) -> Pixels:
    """A page of A4: "letter", "form", "table" or "hand" (written by hand)."""
    width, height = 1000, 1414
    image = _paper(chance, width, height)
    draw = ImageDraw.Draw(image)
    tone = chance.randint(10, 60)
    ink = (tone, tone, tone)
    if sort == "hand":
        _handwriting(chance, draw, width, height)
        return np.asarray(image, dtype=np.uint8)
    size = chance.randint(16, 26)
    family = "han" if han else chance.choice(("serif", "sans"))
    face = font(chance, family, size)
    y = chance.uniform(0.05, 0.12) * height
    draw.text((0.1 * width, y), words(chance, han, 3), font=font(chance, family, size * 2), fill=ink)
    y += 4 * size
    foot = height * (0.93 if chance.random() < 0.6 else chance.uniform(0.45, 0.9))
    while y < foot:
        if sort == "letter":
            for _ in range(chance.randint(3, 8)):
                text = words(chance, han, 16)
                while draw.textlength(text, font=face) > 0.8 * width:
                    text = text[: len(text) * 14 // 15]
                draw.text((0.1 * width, y), text, font=face, fill=ink)
                y += 1.45 * size
            y += size
        elif sort == "table":
            draw.line((0.1 * width, y - 0.4 * size, 0.9 * width, y - 0.4 * size), fill=ink, width=1)
            for column in range(4):
                text = words(chance, han, 1) if column == 0 else f"{chance.uniform(0, 900):.2f}"
                draw.text((0.1 * width + column * 0.21 * width, y), text, font=face, fill=ink)
            y += 1.9 * size
        else:
            draw.text((0.1 * width, y), words(chance, han, 2), font=face, fill=ink)
            box = (0.45 * width, y - 0.2 * size, 0.9 * width, y + 1.4 * size)
            draw.rectangle(box, outline=ink)
            if chance.random() < 0.6:
                draw.text((0.46 * width, y), words(chance, han, 1), font=face, fill=(20, 30, 120))
            y += chance.uniform(2.2, 3.2) * size
    return np.asarray(image, dtype=np.uint8)


def _handwriting(chance: random.Random, draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    ink = chance.choice(((25, 35, 110), (20, 20, 25), (60, 60, 70)))
    size = chance.randint(34, 54)
    face = font(chance, "hand", size)
    y = 0.07 * height
    while y < 0.92 * height:
        x = 0.1 * width + chance.gauss(0, 6)
        while x < 0.84 * width:
            text = words(chance, False, 1).lower()
            draw.text((x, y + chance.gauss(0, 3)), text, font=face, fill=ink)
            x += draw.textlength(text + " ", font=face)
        y += size * chance.uniform(1.15, 1.3)


def printed(path: Path) -> Pixels | None:
    """The first page of a PDF, where it holds a few lines of words; None for others and those that do not open."""
    try:
        document = pdfium.PdfDocument(path)
        page = document[0]
        text = page.get_textpage().get_text_range()
        width, height = page.get_size()
        if len(text.split()) < LEAST_WORDS or max(width, height) > 3 * min(width, height):
            return None
        return np.asarray(page.render(scale=1400 / max(width, height)).to_pil().convert("RGB"), dtype=np.uint8)
    except pdfium.PdfiumError:
        return None


def scanned(chance: random.Random, sheet: Pixels) -> Pixels:
    """As a scanner gives it: a little askew, with noise, perhaps a dark rim and grey tones."""
    height, width = sheet.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), chance.gauss(0, 0.8), 1.0)
    rim = chance.choice(((255, 255, 255), (245, 245, 245), (25, 25, 25), (90, 90, 90)))
    out = np.asarray(cv2.warpAffine(sheet, turn, (width, height), borderValue=rim), dtype=np.uint8)
    if chance.random() < 0.4:
        out = np.repeat(cv2.cvtColor(out, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    return noisy(chance, out, chance.uniform(0.3, 3))


def on_table(chance: random.Random, sheet: Pixels, ground: Pixels, width: int, height: int) -> Pixels:
    """Photographed on a table: turned, in perspective, unevenly lit, perhaps creased."""
    table = np.asarray(cv2.GaussianBlur(cv2.resize(ground, (width, height)), (0, 0), chance.uniform(0.5, 3)))
    if chance.random() < 0.5:
        table = np.asarray(cv2.addWeighted(table, 0.35, np.full_like(table, chance.randint(40, 190)), 0.65, 0))
    sheet = _creased(chance, sheet)
    scale = chance.uniform(0.72, 1.02) * min(width / sheet.shape[1], height / sheet.shape[0])
    half = np.array([sheet.shape[1], sheet.shape[0]]) * scale / 2
    angle = chance.gauss(0, 0.13) if chance.random() < 0.85 else chance.uniform(-0.8, 0.8)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    corners = corners @ turn.T * (1 + np.array([[chance.uniform(-0.06, 0.06)] * 2 for _ in range(4)]))
    corners += np.array([width, height]) * (0.5 + np.array([chance.gauss(0, 0.03), chance.gauss(0, 0.03)]))
    flat = np.array([[0, 0], [sheet.shape[1], 0], [sheet.shape[1], sheet.shape[0]], [0, sheet.shape[0]]], np.float32)
    warp = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    mask = cv2.warpPerspective(np.full(sheet.shape[:2], 255, np.uint8), warp, (width, height))
    laid = cv2.warpPerspective(sheet, warp, (width, height), flags=cv2.INTER_AREA)
    shadow = cv2.GaussianBlur(mask, (0, 0), 9).astype(np.float32)[..., None] / 255
    table = np.asarray(table * (1 - 0.35 * shadow))
    alpha = cv2.GaussianBlur(mask, (0, 0), 0.7).astype(np.float32)[..., None] / 255
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    slope = chance.uniform(-0.25, 0.25) * xs / width + chance.uniform(-0.25, 0.25) * ys / height
    warm = np.array([1.0, chance.uniform(0.9, 1.0), chance.uniform(0.75, 1.0)], np.float32)
    out = (table * (1 - alpha) + laid * alpha) * (chance.uniform(0.7, 1.0) + slope)[..., None] * warm
    return noisy(chance, np.asarray(np.clip(out, 0, 255), dtype=np.uint8), chance.uniform(0.5, 3))


def _creased(chance: random.Random, sheet: Pixels) -> Pixels:
    shade = np.ones(sheet.shape[:2], np.float32)
    for _ in range(chance.randint(0, 4)):
        y = chance.randrange(sheet.shape[0])
        rows = np.arange(sheet.shape[0], dtype=np.float32)
        shade *= (1 - chance.uniform(0.02, 0.12) * np.exp(-(((rows - y) / chance.uniform(4, 40)) ** 2)))[:, None]
    return np.asarray(np.clip(sheet * shade[..., None], 0, 255), dtype=np.uint8)


def blank(chance: random.Random, sort: str) -> Pixels:
    """Nothing: a "page" scanned or photographed, one "tone", or a "back" of a page that shows through a little."""
    width, height = chance.choice(((1000, 1414), (1414, 1000), (1240, 1754), (800, 600), (640, 905), (1600, 1200)))
    if sort == "tone":
        draw = [chance.randint(0, 255)] * 3 if chance.random() < 0.6 else [chance.randint(0, 255) for _ in range(3)]
        out = np.full((height, width, 3), draw, np.uint8)
        return noisy(chance, out, chance.uniform(0, 2)) if chance.random() < 0.6 else out
    sheet = np.asarray(_paper(chance, width, height), dtype=np.float32)
    if sort == "back":
        other = page(chance, chance.random() < 0.4, "letter")[:, ::-1]
        other = cv2.GaussianBlur(cv2.resize(other, (width, height)), (0, 0), chance.uniform(1.5, 3))
        sheet = sheet - (255 - other.astype(np.float32)) * chance.uniform(0.01, 0.03)
    for _ in range(chance.choice((0, 0, 1, 3, 8))):
        at = chance.randrange(width), chance.randrange(height)
        cv2.circle(sheet, at, chance.randint(1, 2), (150.0, 150.0, 150.0), -1)
    if chance.random() < 0.2:
        for part in (0.25, 0.75) if chance.random() < 0.5 else (0.2, 0.4, 0.6, 0.8):
            cv2.circle(
                sheet, (round(0.03 * width), round(part * height)), round(0.011 * height), (70.0, 70.0, 70.0), -1
            )
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    slope = chance.uniform(-0.18, 0.18) * xs / width + chance.uniform(-0.18, 0.18) * ys / height
    out = np.asarray(np.clip(sheet * (chance.uniform(0.75, 1.0) + slope)[..., None], 0, 255), dtype=np.uint8)
    out = noisy(chance, out, chance.uniform(0.5, 4))
    return scanned(chance, out) if chance.random() < 0.6 else out


def nearly_blank(chance: random.Random, han: bool) -> Pixels:
    """Paper with a little on it: a few words, a signature, a stamp, a small drawing. Not blank."""
    image = _paper(chance, 1000, 1414)
    draw = ImageDraw.Draw(image)
    x, y = chance.uniform(0.1, 0.5) * 1000, chance.uniform(0.08, 0.8) * 1414
    ink = (chance.randint(10, 70),) * 3
    sort = chance.choice(("words", "hand", "drawing"))
    if sort == "words":
        face = font(chance, family_of(han), chance.randint(22, 44))
        for at in range(chance.randint(1, 4)):
            draw.text((x, y + 56 * at), words(chance, han, 3), font=face, fill=ink)
    elif sort == "hand":
        face = font(chance, "hand", chance.randint(50, 90))
        draw.text((x, y), words(chance, False, 2), font=face, fill=(20, 30, 110))
    else:
        for _ in range(chance.randint(4, 12)):
            points = [(x + chance.uniform(-90, 260), y + chance.uniform(-90, 260)) for _ in range(3)]
            draw.line(points, fill=(chance.randint(0, 230), chance.randint(0, 120), 90), width=chance.randint(3, 9))
    return noisy(chance, np.asarray(image, dtype=np.uint8), chance.uniform(0.3, 2.5))
