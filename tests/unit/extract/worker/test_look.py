"""The cheap look tells written pages from pictures, quickly."""

from __future__ import annotations

import time

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from heirloom.extract.worker import look
from heirloom.extract.worker.look import WORTH_READING, text_likelihood

SENTENCE = "Dear grandmother, thank you for the parcel that came on Tuesday. "


def written(width: int, height: int, size: int, ink: int = 20, paper: int = 245) -> NDArray[np.uint8]:
    """A page of one sentence over and over, in Pillow's own font."""
    image = Image.new("RGB", (width, height), (paper, paper, paper))
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size)
    for y in range(size, height - 2 * size, size * 3 // 2):
        draw.text((size, y), SENTENCE[: int(1.7 * width / size)], font=font, fill=(ink, ink, ink))
    return np.asarray(image, dtype=np.uint8)


def scene(seed: int) -> NDArray[np.uint8]:
    """Something like a photo: soft shapes of many sizes, shade and grain."""
    chance = np.random.default_rng(seed)
    total = np.zeros((384, 512, 3))
    for side in (3, 6, 12, 48, 96):
        small = chance.integers(0, 256, (side, side * 4 // 3, 3)).astype(np.uint8)
        total += np.asarray(Image.fromarray(small).resize((512, 384), Image.Resampling.BICUBIC)) / side**0.5
    total = 255 * (total - total.min()) / (total.max() - total.min())
    return np.clip(total + chance.normal(0, 3, total.shape), 0, 255).astype(np.uint8)


@pytest.mark.parametrize(("width", "height", "size"), [(362, 512, 9), (512, 380, 14), (512, 320, 24), (300, 300, 12)])
@pytest.mark.parametrize(("ink", "paper"), [(20, 245), (230, 25)])
def test_written_pages_are_worth_reading(width: int, height: int, size: int, ink: int, paper: int) -> None:
    assert text_likelihood(written(width, height, size, ink, paper)) > WORTH_READING


def test_scenes_are_not() -> None:
    assert sum(text_likelihood(scene(seed)) > WORTH_READING for seed in range(20)) <= 1


@pytest.mark.parametrize("shape", [(1, 1, 3), (5, 500, 3), (500, 8, 3), (64, 64, 3)])
def test_empty_and_tiny_pictures_are_not(shape: tuple[int, int, int]) -> None:
    assert text_likelihood(np.full(shape, 128, dtype=np.uint8)) < WORTH_READING


@pytest.mark.parametrize("shape", [(24, 30), (200, 301)])
def test_marks_in_the_window_are_counted(shape: tuple[int, int]) -> None:
    marks = (np.random.default_rng(1).random(shape) > 0.6).astype(np.uint8)
    expected = cv2.boxFilter(marks, -1, look._WINDOW, normalize=False)
    assert np.array_equal(look._in_window(marks), expected)


def test_it_is_cheap() -> None:
    pictures = [written(512, 384, 10), scene(1)]
    text_likelihood(pictures[0])
    costs = []
    for _ in range(15):
        began = time.process_time()
        for picture in pictures:
            text_likelihood(picture)
        costs.append((time.process_time() - began) / len(pictures))
    assert min(costs) < 0.006
