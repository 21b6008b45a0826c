"""Fine-tuning in its own process: what it learns, what it gives back, and that it ends when it must."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import numpy as np
import pytest

from heirloom.core.errors import NotFound
from heirloom.core.paths import models_dir
from heirloom.embedding import open_text_encoder
from heirloom.embedding.torch_process.frames import FrameError, write_array, write_head
from heirloom.embedding.tuning import BACKGROUND, NO, UNKNOWN, YES, Lesson, TuningFailed, TuningSettings, encode, tune
from heirloom.embedding.tuning.client import _receive

BELONG = [
    "A letter from grandmother about her roses.",
    "Tulips and lilies for the front garden.",
    "The apple tree has to be cut in March.",
    "Seeds: beans, peas, three kinds of tomato.",
]
OTHERS = [
    "Invoice for a washing machine, two years of warranty.",
    "Minutes of the meeting of the tenants.",
    "The train to Vienna leaves at nine.",
    "Lift and drag of a delta wing.",
]
REST = ["Pumpkin soup with nutmeg.", "A contract about a flat.", "Lecture notes on algebra.", "Opening hours"]
LATER = ["Compost and mulch for the roses.", "Tax return for last year."]


def _lesson() -> Lesson:
    labels = [YES] * 4 + [NO] * 4 + [BACKGROUND] * 4 + [UNKNOWN] * 2
    folds = [0, 0, 1, 1, 0, 0, 1, 1] + [-1] * 6
    return Lesson([*BELONG, *OTHERS, *REST, *LATER], np.array(labels), np.array(folds))


def _gap(vectors: np.ndarray) -> float:
    """How much nearer the texts that belong lie to each other than to those that do not."""
    likeness = vectors @ vectors.T
    together = likeness[:4, :4][~np.eye(4, dtype=bool)]
    return float(together.mean() - likeness[:4, 4:8].mean())


def test_texts_that_belong_move_together_and_the_encoder_stays_the_same_one() -> None:
    lesson, shares = _lesson(), list[float]()
    before = open_text_encoder("starter", models_dir()).encode(lesson.texts)
    tuned = tune("starter", models_dir(), lesson, TuningSettings(steps=6, device="cpu"), report=shares.append)
    assert tuned.vectors.shape == before.shape
    np.testing.assert_allclose(np.linalg.norm(tuned.vectors, axis=1), 1, atol=1e-4)
    assert _gap(tuned.vectors) > _gap(before) + 0.02
    assert float((tuned.vectors * before).sum(axis=1).min()) > 0.6
    garden, tax = tuned.vectors[12:] @ tuned.vectors[:4].mean(axis=0)
    assert garden > tax
    assert set(tuned.hidden) == {0, 1}
    assert not np.allclose(tuned.hidden[0], tuned.hidden[1])
    assert shares == sorted(shares)
    assert shares[-1] <= 1
    assert sum(change.nbytes for change in tuned.changes.values()) < 300_000
    assert tuned.device == "cpu"
    half = {name: change.astype(np.float16) for name, change in tuned.changes.items()}
    again = encode("starter", models_dir(), LATER, half, TuningSettings(device="cpu"))
    np.testing.assert_allclose(again, tuned.vectors[12:], atol=2e-3)


def test_it_ends_when_told_to_stop() -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(TuningFailed, match="stopped"):
        tune("starter", models_dir(), _lesson(), TuningSettings(device="cpu"), stop=stop)


def test_an_encoder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        tune("nowhere", tmp_path, _lesson(), TuningSettings(device="cpu"))


def test_a_lesson_needs_both_kinds() -> None:
    with pytest.raises(ValueError, match="either kind"):
        tune("starter", models_dir(), Lesson(["one", "two", "three"], np.array([YES, NO, NO]), np.full(3, -1)))
    with pytest.raises(ValueError, match="one fold"):
        Lesson(["one", "two"], np.array([YES, NO]), np.array([-1]))


def _answer(*, count: int = 14, number: float = 0.5, folds: tuple[int, ...] = (0, 1, -1)) -> io.BytesIO:
    stream = io.BytesIO()
    write_head(stream, {"device": "cpu", "steps": 2})
    for fold in folds:
        write_head(stream, {"fold": fold})
        write_array(stream, np.full((count, 3), number, np.float32))
    write_head(stream, {"changes": []})
    stream.seek(0)
    return stream


def test_what_the_process_sends_is_checked() -> None:
    assert set(_receive(_answer(), _lesson(), lambda _share: None).hidden) == {0, 1}
    for answer, complaint in (
        (_answer(count=9), "shape"),
        (_answer(number=float("nan")), "none"),
        (_answer(folds=(0, -1)), "missing"),
        (io.BytesIO(b""), "ended"),
    ):
        with pytest.raises(FrameError, match=complaint):
            _receive(answer, _lesson(), lambda _share: None)
