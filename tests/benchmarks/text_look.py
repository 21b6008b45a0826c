"""How well the cheap look tells pictures with text worth reading from ordinary photos, and what it costs.

Run: python tests/benchmarks/text_look.py [--quick]; needs the package on the path and the corpus.
With text: pages, receipts and screenshots rendered here, plain and laid over photos; the corpus' receipts (`sroie`)
and its folder of photos of text. Without: the other pictures of `images-b`, counted as if none held a word, although
about half of those that the look picks do (shop signs, captions, number plates), so the real precision is higher.
"""

from __future__ import annotations

import csv
import os
import random
import sys
import time
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from heirloom.extract.worker.look import LONG_PX, WORTH_READING, text_likelihood

RECALL_GOAL = 0.95
PRECISION_GOAL = 0.75
COST_GOAL_MS = 6.0
_WORDS = [
    "lake", "water", "house", "letter", "grandmother", "invoice", "total", "payment", "number", "street", "garden",
    "birthday", "photo", "school", "summer", "winter", "morning", "report", "table", "section", "price", "bread",
    "milk", "coffee", "thank", "you", "dear", "with", "love", "journey", "train", "ticket", "hotel",
]  # fmt: skip
_Pixels = NDArray[np.uint8]


def corpus_folder() -> Path:
    """The corpus: $HEIRLOOM_CORPUS, else beside the checkout."""
    return Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")


def page(chance: random.Random, width: int, height: int) -> _Pixels:
    """A page of words in lines; one in six is light on dark."""
    ink, paper = (225, 25) if chance.random() < 0.17 else (20, 245)
    image = Image.new("RGB", (width, height), (paper,) * 3)
    draw = ImageDraw.Draw(image)
    size = chance.randint(height // 80, height // 40)
    font = ImageFont.load_default(size)
    y = size * 2.0
    while y < height - 2 * size:
        words: list[str] = []
        while draw.textlength(" ".join(words), font=font) < width * chance.uniform(0.5, 0.8):
            words.append(chance.choice(_WORDS))
        draw.text((width // 14, y), " ".join(words), font=font, fill=(ink,) * 3)
        y += size * chance.uniform(1.3, 1.9)
    return np.asarray(image, dtype=np.uint8)


def receipt(chance: random.Random) -> _Pixels:
    width, height = 420, chance.randint(600, 1200)
    image = Image.new("RGB", (width, height), (240, 240, 236))
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(chance.randint(15, 20))
    for y in range(20, height - 40, chance.randint(24, 30)):
        draw.text((16, y), " ".join(chance.sample(_WORDS, 2)), font=font, fill=(40, 40, 50))
        draw.text((width - 90, y), f"{chance.uniform(1, 90):.2f}", font=font, fill=(40, 40, 50))
    return np.asarray(image, dtype=np.uint8)


def laid_over(chance: random.Random, sheet: _Pixels, photo: _Pixels) -> _Pixels:
    """The sheet photographed at a slant on top of a photo, with shade and a little blur."""
    width, height = (768, 1024) if sheet.shape[0] > sheet.shape[1] else (1024, 768)
    ground = cv2.resize(photo, (width, height))
    scale = chance.uniform(0.75, 0.95) * min(width / sheet.shape[1], height / sheet.shape[0])
    w, h = sheet.shape[1] * scale, sheet.shape[0] * scale
    x, y = (width - w) / 2, (height - h) / 2
    corners = np.array([[x, y], [x + w, y], [x + w, y + h], [x, y + h]], dtype=np.float32)
    corners += np.array([[chance.uniform(-0.05, 0.05) * w, chance.uniform(-0.05, 0.05) * h] for _ in range(4)])
    flat = np.array(
        [[0, 0], [sheet.shape[1], 0], [sheet.shape[1], sheet.shape[0]], [0, sheet.shape[0]]], dtype=np.float32
    )
    turn = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    mask = cv2.warpPerspective(np.full(sheet.shape[:2], 255, np.uint8), turn, (width, height))
    warped = cv2.warpPerspective(sheet, turn, (width, height), flags=cv2.INTER_AREA)
    mixed = np.where(mask[..., None] > 127, warped, ground)
    shade = np.linspace(chance.uniform(0.6, 1), 1, width)[None, :, None]
    return np.asarray(cv2.GaussianBlur(mixed * shade, (0, 0), chance.uniform(0.3, 0.8)), dtype=np.uint8)


def rendered(count: int, photos: list[_Pixels]) -> list[_Pixels]:
    """`count` pictures with text, half of them laid over photos."""
    chance = random.Random(20)
    made = []
    for at in range(count):
        sheet = (
            receipt(chance) if at % 3 == 0 else page(chance, *chance.choice(((1000, 1400), (1280, 800), (750, 1334))))
        )
        made.append(small(laid_over(chance, sheet, chance.choice(photos)) if at % 2 else sheet))
    return made


def small(rgb: _Pixels) -> _Pixels:
    image = Image.fromarray(rgb)
    image.thumbnail((LONG_PX, LONG_PX))
    return np.asarray(image, dtype=np.uint8)


def opened(path: Path) -> _Pixels:
    with Image.open(path) as image:
        image.draft("RGB", (LONG_PX * 2, LONG_PX * 2))
        return small(np.asarray(image.convert("RGB"), dtype=np.uint8))


def run(quick: bool = False) -> dict[str, object]:
    """Recall per kind of text, share of photos picked by mistake, precision and cost, at `WORTH_READING`."""
    corpus = corpus_folder()
    with open(corpus / "images-b/labels.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    photos_of: dict[str, list[_Pixels]] = {}
    for row in rows[:: 5 if quick else 1]:
        photos_of.setdefault(row["source"], []).append(opened(corpus / "images-b/photos" / f"{row['id']}.jpg"))
    with_text = {
        "rendered": rendered(30 if quick else 150, photos_of["coco128"]),
        "receipts": photos_of.pop("sroie", []),
        "photos of text": [
            opened(path) for path in sorted((corpus / "photos/immich-test-assets/albums/text").glob("*.jpg"))
        ],
    }
    began = time.process_time()
    found = {name: _picked(pictures) for name, pictures in with_text.items()}
    mistaken = {name: _picked(pictures) for name, pictures in photos_of.items()}
    looked = sum(map(len, (*with_text.values(), *photos_of.values())))
    cost_ms = 1000 * (time.process_time() - began) / looked
    hits, misses = sum(found.values()), sum(map(len, with_text.values())) - sum(found.values())
    return {
        "recall": hits / (hits + misses),
        "recall_by_kind": {name: found[name] / len(with_text[name]) for name in found if with_text[name]},
        "mistaken_by_source": {name: mistaken[name] / len(photos_of[name]) for name in mistaken},
        "precision": hits / (hits + sum(mistaken.values())),
        "cpu_ms_per_picture": cost_ms,
        "pictures": looked,
    }


def _picked(pictures: list[_Pixels]) -> int:
    return sum(text_likelihood(picture) >= WORTH_READING for picture in pictures)


def main() -> int:
    """Print the figures; 1 where one misses its goal."""
    result = run(quick="--quick" in sys.argv)
    for name, value in result.items():
        print(f"{name}: {value}")
    recall, precision, cost_ms = (float(str(result[k])) for k in ("recall", "precision", "cpu_ms_per_picture"))
    print(f"goals: recall {RECALL_GOAL}, precision {PRECISION_GOAL}, {COST_GOAL_MS} ms")
    return 0 if recall >= RECALL_GOAL and precision >= PRECISION_GOAL and cost_ms <= COST_GOAL_MS else 1


if __name__ == "__main__":
    sys.exit(main())
