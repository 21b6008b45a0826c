"""Measures say what they are meant to say, on any picture, within their bounds."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from heirloom.core.measures import APPEARANCE_BYTES, BOUNDS, MEASURE_PX, NAMES, PACKED_BYTES, Measures, appearance_in
from heirloom.extract.replies import MAX_THUMBNAIL_PX
from heirloom.extract.worker import look
from heirloom.extract.worker.measuring.areas import means
from heirloom.extract.worker.measuring.measure import measure

Pixels = NDArray[np.uint8]


def scene(width: int = 480, height: int = 360, seed: int = 3) -> Pixels:
    """Shapes of many tones and sizes, as sharp as can be."""
    draw = np.random.default_rng(seed)
    rgb = np.full((height, width, 3), 120, np.uint8)
    for _ in range(220):
        centre = (int(draw.integers(width)), int(draw.integers(height)))
        tone = tuple(int(part) for part in draw.integers(0, 255, 3))
        cv2.circle(rgb, centre, int(draw.integers(3, 40)), tone, -1)
    return rgb


def of(rgb: Pixels) -> Measures:
    return measure(rgb, look.features(rgb))


def test_a_record_comes_out_as_it_went_in() -> None:
    found = of(scene())
    packed = found.pack()
    again = Measures.unpack(packed)
    assert len(packed) == PACKED_BYTES
    assert (again.phash, again.dhash, again.appearance) == (found.phash, found.dhash, found.appearance)
    assert appearance_in(packed) == found.appearance
    assert len(found.appearance) == APPEARANCE_BYTES
    assert again.values == pytest.approx(found.values, abs=0.01, rel=1e-3)
    assert again.pack() == packed


@pytest.mark.parametrize("sigma", [1.0, 2.0, 3.0])
def test_the_sigma_of_edges_is_found(sigma: float) -> None:
    rgb = np.repeat(np.repeat(np.array([[40, 200] * 4], np.uint8), 100, axis=1), 300, axis=0)
    soft = np.asarray(cv2.GaussianBlur(rgb, (0, 0), sigma), np.uint8)
    found = of(np.repeat(soft[..., None], 3, axis=2))
    assert found["edge_across"] == pytest.approx(sigma, rel=0.3)


def test_blur_lowers_everything_that_tells_of_sharpness() -> None:
    sharp, soft = of(scene()), of(np.asarray(cv2.GaussianBlur(scene(), (0, 0), 3), np.uint8))
    assert soft["sharpness"] < sharp["sharpness"] - 1
    assert soft["detail_0_most"] < sharp["detail_0_most"] - 2
    assert soft["edge_tile"] > sharp["edge_tile"] + 1
    assert soft["step_least"] < sharp["step_least"] - 1


def test_movement_is_told_by_one_direction() -> None:
    moved = of(np.asarray(cv2.blur(scene(), (21, 1)), np.uint8))
    assert moved["step_least"] < moved["step_all"] - 0.5
    assert moved["edge_across"] > moved["edge_along"] + 0.5


def test_a_sharp_subject_before_a_soft_background_has_a_sharp_tile() -> None:
    rgb = np.asarray(cv2.GaussianBlur(scene(), (0, 0), 6), np.uint8)
    rgb[120:260, 160:320] = scene()[120:260, 160:320]
    whole = of(np.asarray(cv2.GaussianBlur(scene(), (0, 0), 6), np.uint8))
    assert of(rgb)["edge_tile"] < whole["edge_tile"] - 1


@pytest.mark.parametrize("size", [(60, 40), (61, 47), (512, 383)])
def test_means_are_those_of_areas(size: tuple[int, int]) -> None:
    values = np.random.default_rng(4).uniform(0, 255, (size[1], size[0])).astype(np.float32)
    expected = cv2.resize(values, (7, 5), interpolation=cv2.INTER_AREA)
    assert means(values, 5, 7) == pytest.approx(np.asarray(expected), abs=0.05)


def test_the_thumbnail_is_what_is_measured() -> None:
    assert MEASURE_PX == MAX_THUMBNAIL_PX


def test_sharpness_can_be_compared_between_sizes() -> None:
    large = scene(768, 576)
    small = np.asarray(cv2.resize(large, (384, 288), interpolation=cv2.INTER_AREA), np.uint8)
    enlarged = np.asarray(cv2.resize(small, (768, 576), interpolation=cv2.INTER_CUBIC), np.uint8)
    assert of(large)["sharpness"] > of(small)["sharpness"] + 0.5
    assert abs(of(enlarged)["sharpness"] - of(small)["sharpness"]) < 0.8


def test_darkness_and_light() -> None:
    dark = of((scene() // 12).astype(np.uint8))
    assert dark["tone_95"] < 0.1
    assert dark["dusk"] > 0.95
    assert of(np.full((300, 400, 3), 255, np.uint8))["white"] == 1.0


def test_nothing_is_found_on_a_blank_page_and_something_beside_a_word() -> None:
    page = np.full((700, 500, 3), 245, np.uint8)
    page = np.clip(page + np.random.default_rng(1).normal(0, 3, page.shape), 0, 255).astype(np.uint8)
    blank = of(page)
    cv2.putText(page, "Karl", (150, 350), cv2.FONT_HERSHEY_SIMPLEX, 2, (20, 20, 60), 3)
    assert blank["structure"] < 0.02
    assert of(page)["residual_most"] > blank["residual_most"] + 0.2


def test_drawn_screens_are_flat_and_straight() -> None:
    rgb = np.full((700, 400, 3), 250, np.uint8)
    for y in range(60, 700, 80):
        cv2.rectangle(rgb, (20, y), (380, y + 50), (60, 120, 240), -1)
    found = of(rgb)
    assert found["flat"] > 0.9
    assert found["axis"] > 0.9
    assert found["rules_across"] > 0.01
    assert of(scene())["axis"] < 0.5


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (17, 5), (16, 16), (33, 767), (768, 768)])
@pytest.mark.parametrize("tone", ["black", "white", "noise"])
def test_any_picture_can_be_measured(size: tuple[int, int], tone: str) -> None:
    noise = np.random.default_rng(5).integers(0, 255, (*size, 3)).astype(np.uint8)
    rgb = {"black": np.zeros((*size, 3), np.uint8), "white": np.full((*size, 3), 255, np.uint8), "noise": noise}[tone]
    found = of(rgb)
    assert len(found.values) == len(NAMES)
    for name, (low, high) in BOUNDS.items():
        assert low <= found[name] <= high
    Measures.unpack(found.pack())


def test_hashes_change_little_with_size_and_much_with_the_scene() -> None:
    large = scene(MEASURE_PX, 576)
    small = np.asarray(cv2.resize(large, (200, 150), interpolation=cv2.INTER_AREA), np.uint8)
    other = scene(MEASURE_PX, 576, seed=9)
    assert (of(large).phash ^ of(small).phash).bit_count() <= 8
    assert (of(large).dhash ^ of(small).dhash).bit_count() <= 8
    assert (of(large).phash ^ of(other).phash).bit_count() >= 16
