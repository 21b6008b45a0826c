"""Copies are found through every edit, and different pictures are not taken for copies."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from heirloom.extract.worker.measuring.appearance import APPEARANCE_BYTES, appearance, content_box
from heirloom.learning.twins import candidates, check
from heirloom.learning.twins.align import Pairs, refine, start
from heirloom.learning.twins.looks import LOOK_BYTES, Looks
from heirloom.learning.twins.views import TURNS, describe, turned
from tests.unit.learning.twins.pictures import EDITS, framed, looks_of, passed_on, quarter, rotated, scene, smaller


def copies_in(looks: Looks) -> set[tuple[int, int]]:
    pairs = candidates.among(looks)
    likely = check.likeness(looks, pairs) >= check.COPY
    return {(min(pair), max(pair)) for pair in zip(pairs.viewed[likely], pairs.base[likely], strict=True)}


@pytest.mark.parametrize("shape", [(240, 320), (1, 1), (1, 500), (500, 1), (7, 9)])
def test_every_picture_has_a_look_of_one_size(shape: tuple[int, int]) -> None:
    found = appearance(scene(1, *shape))
    assert len(found) == APPEARANCE_BYTES == LOOK_BYTES
    assert len(looks_of(scene(1, *shape))) == 1


def test_the_look_is_the_picture_itself() -> None:
    picture = np.zeros((64, 64, 3), np.uint8)
    picture[:32] = 200
    picture[:, 40:44] = np.arange(64, dtype=np.uint8)[:, None, None] * 4  # so that its edges are no frame
    picture[::7] //= 2
    looks = looks_of(picture)
    grey = looks.grey(np.array([0]))[0]
    assert grey.shape == (32, 32)
    assert grey[:14].mean() > grey[18:].mean() + 5
    assert looks.aspect[0] == pytest.approx(1, abs=0.1)


def test_a_frame_is_left_out() -> None:
    picture = scene(2)
    top, left, bottom, right = content_box(framed(picture).mean(axis=2).astype(np.float32))
    edge = round(0.08 * 320)
    assert np.allclose((top, left, bottom, right), (edge, edge, 240 + edge, 320 + edge), atol=2)
    assert content_box(picture.mean(axis=2).astype(np.float32)) == (0, 0, 240, 320)


def test_records_of_another_format_are_left_out() -> None:
    good = appearance(scene(3))
    shapeless = good[:2] + np.float16(np.nan).tobytes() + good[4:]
    looks = Looks.of(np.array([5, 3, 9, 2]), [good, good[:-1], bytes([99]) + good[1:], shapeless])
    assert looks.numbers.tolist() == [5]


def test_numbers_come_in_order() -> None:
    records = [appearance(scene(seed)) for seed in (1, 2)]
    looks = Looks.of(np.array([9, 4]), records)
    assert looks.numbers.tolist() == [4, 9]
    assert np.array_equal(looks.grey(np.array([1])), Looks.of(np.array([9]), records[:1]).grey(np.array([0])))


@pytest.mark.parametrize("turns", range(TURNS))
def test_vectors_turn_as_pictures_do(turns: int) -> None:
    plain = describe(looks_of(scene(4)))
    other = describe(looks_of(quarter(scene(4), turns)))
    assert turned(plain[:, 0], turns) @ other[0, 0] > 0.99


def test_a_known_motion_is_found() -> None:
    under = looks_of(scene(5)).grey(np.array([0]))
    over = looks_of(smaller(rotated(scene(5), 3), 0.5)).grey(np.array([0]))
    aspect = np.array([4 / 3], np.float32)
    zero = np.zeros(1, np.float32)
    motion = refine(Pairs(under, over, aspect, aspect), start(zero, zero, zero + 1, zero, aspect), 8)
    assert math.degrees(np.angle(motion[0, 0])) == pytest.approx(-3, abs=0.4)
    assert abs(motion[0, 0]) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("edit", EDITS)
def test_a_copy_is_found_through(edit: str) -> None:
    looks = looks_of(scene(6), EDITS[edit](scene(6)), *(scene(seed) for seed in range(20, 30)))
    assert copies_in(looks) == {(0, 1)}


def test_different_pictures_are_no_copies_even_in_like_frames() -> None:
    assert copies_in(looks_of(*(framed(scene(seed)) for seed in range(40)))) == set()


def test_a_part_of_a_picture_is_no_copy_of_it() -> None:
    picture = scene(8)
    assert copies_in(looks_of(picture, np.ascontiguousarray(picture[80:, 100:]))) == set()


def test_plain_pictures_are_like_nothing() -> None:
    plain = [np.full((100, 100, 3), level, np.uint8) for level in (0, 128, 128, 255)]
    assert copies_in(looks_of(*plain)) == set()


def test_one_picture_or_none_has_no_copy() -> None:
    assert len(candidates.among(looks_of())) == 0
    assert len(candidates.among(looks_of(scene(1)))) == 0
    assert len(check.likeness(looks_of(scene(1)), candidates.among(looks_of(scene(1))))) == 0


def test_what_is_new_finds_what_all_with_all_finds() -> None:
    pictures = [scene(seed) for seed in range(30)]
    pictures += [passed_on(pictures[3]), quarter(pictures[7], 3), rotated(pictures[9])]
    looks = looks_of(*pictures)
    pairs = candidates.between(looks, np.array([30, 31, 32]))
    likely = check.likeness(looks, pairs) >= check.COPY
    found = {(min(pair), max(pair)) for pair in zip(pairs.viewed[likely], pairs.base[likely], strict=True)}
    assert found == copies_in(looks) == {(3, 30), (7, 31), (9, 32)}


def test_many_pictures_are_looked_at_in_cells() -> None:
    count = 900  # so many that there is more than one cell
    pictures = [scene(seed, 48, 64) for seed in range(count)]
    edits = [quarter, rotated, framed] * 20
    looks = looks_of(*pictures, *(edit(picture) for edit, picture in zip(edits, pictures, strict=False)))
    found = copies_in(looks)
    true = {(at, count + at) for at in range(len(edits))}
    assert len(true & found) >= 0.9 * len(true)
    assert not found - true


def test_looks_can_be_put_together() -> None:
    one, other = looks_of(scene(1), scene(2)), Looks.of(np.array([-1, 7]), [appearance(scene(3)), appearance(scene(4))])
    both = one.plus(other)
    assert both.numbers.tolist() == [-1, 0, 1, 7]
    assert all(first < second for first, second in pairwise(both.numbers.tolist()))
    assert np.array_equal(both.grey(np.array([0])), other.grey(np.array([0])))
