"""Faces keep what was found of them in thirty bytes each, and know when the frame cuts them off."""

from __future__ import annotations

import pytest

from heirloom.core.faces import Face, pack, unpack


def face(left: float, top: float, side: float = 0.3, score: float = 0.99) -> Face:
    """Seen from the front: eyes, nose and mouth where they are in most faces."""
    at = ((0.3, 0.4), (0.7, 0.4), (0.5, 0.6), (0.35, 0.8), (0.65, 0.8))
    points = tuple((left + x * side, top + y * side) for x, y in at)
    return Face(left, top, left + side, top + side, score, points)


def test_what_is_packed_comes_back_in_order() -> None:
    faces = [face(0.125, 0.25), face(-0.0625, 0.5, 0.125, 0.875)]
    record = pack(faces)
    assert len(record) == 60
    found = unpack(record)
    assert [one.left for one in found] == [0.125, -0.0625]
    assert found[1].score == 0.875
    assert found[0].points[2] == pytest.approx(faces[0].points[2], abs=1e-3)
    assert unpack(pack([])) == ()
    with pytest.raises(ValueError, match="30 bytes"):
        unpack(record[:-1])


def test_its_size_is_that_of_a_square() -> None:
    assert face(0.1, 0.1, 0.3).size == pytest.approx(0.3)
    wide = Face(0.0, 0.0, 0.1, 0.4, 0.9, ())
    assert wide.size == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("left", "top", "is_cut"),
    [
        (0.3, 0.3, False),
        (0.0, 0.3, False),
        (-0.02, 0.3, False),
        (-0.1, 0.3, True),  # an eye at the frame
        (0.82, 0.3, True),
        (0.3, 0.78, True),  # no mouth
        (0.3, -0.08, True),  # a forehead's worth is gone
        (0.3, -0.03, False),
    ],
)
def test_a_face_is_cut_where_the_frame_takes_an_eye_or_a_quarter_of_it(left: float, top: float, is_cut: bool) -> None:
    assert face(left, top).is_cut is is_cut
