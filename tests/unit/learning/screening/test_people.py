"""Faces say who is shown, how large, how many, and whether the frame cuts them off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heirloom.core.screening import FACE_CUT, Clutter, Treasure, Why
from heirloom.learning.screening.people import are_cut, portrait, whole_faces, with_cut
from tests.unit.core.test_faces import face

PROPOSED = 0.5
CUT = face(0.85, 0.3, 0.3)


def test_a_large_face_or_company_is_a_portrait_and_a_passer_by_is_none() -> None:
    large, small = portrait([face(0.3, 0.2, 0.3)]), portrait([face(0.1, 0.1, 0.08)])
    assert large is not None
    assert (large.kind, large.count) == (Treasure.PORTRAIT, 1)
    assert small is not None
    assert small.strength < PROPOSED <= large.strength
    family = portrait([face(0.1 + 0.15 * at, 0.3, 0.1) for at in range(5)])
    assert family is not None
    assert (family.strength >= PROPOSED, family.count) == (True, 5)
    assert portrait([face(0.5, 0.5, 0.02)]) is None
    assert portrait([]) is None


def test_strength_grows_with_size_and_never_beyond_its_end() -> None:
    strengths = [why.strength for side in (0.05, 0.1, 0.2, 0.35, 0.6) if (why := portrait([face(0.2, 0.2, side)]))]
    assert strengths == sorted(strengths)
    crowd = portrait([face(0.1, 0.1, 0.3)] * 30)
    assert crowd is not None
    assert crowd.strength < 0.9


def test_a_doubtful_face_is_no_reason() -> None:
    doubtful = replace(face(0.3, 0.2, 0.3), score=0.9)
    assert portrait([doubtful]) is None
    assert whole_faces([doubtful]) == 0


def test_faces_all_cut_off_are_an_accident_in_words_and_too_weak_to_be_proposed_alone() -> None:
    assert are_cut([CUT])
    assert portrait([CUT]) is None
    (alone,) = with_cut([], [CUT])
    assert (alone.kind, alone.words) == (Clutter.ACCIDENTAL, FACE_CUT)
    assert alone.strength < PROPOSED
    blurred, pocket = Why(Clutter.BLURRED, 0.2), Why(Clutter.ACCIDENTAL, 0.3)
    both = {why.kind: why.strength for why in with_cut([blurred, pocket], [CUT])}
    assert both[Clutter.BLURRED] == 0.2
    assert both[Clutter.ACCIDENTAL] == pytest.approx(1 - 0.7 * 0.6)


def test_one_whole_face_among_them_is_no_accident() -> None:
    faces = [CUT, face(0.3, 0.3, 0.1)]
    assert not are_cut(faces)
    assert with_cut([], faces) == ()
    assert whole_faces(faces) == 1
    assert not are_cut([face(0.95, 0.3, 0.08)])
    assert not are_cut([])
