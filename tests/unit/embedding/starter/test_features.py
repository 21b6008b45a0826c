"""Packed features keep what re-ranking needs, and anything else is refused."""

from __future__ import annotations

import numpy as np
import pytest

from heirloom.embedding.starter.features import FEATURE_BYTES, KEPT, TEMPERATURE, pack, softmax, unpack


def test_pack_and_unpack() -> None:
    draw = np.random.default_rng(0)
    pooled = np.abs(draw.standard_normal((5, 1280))).astype(np.float32)
    pooled[4] = 0
    logits = (draw.standard_normal((5, 1000)) * 3).astype(np.float32)
    packed = pack(pooled, logits)
    assert {len(record) for record in packed} == {FEATURE_BYTES}
    assert FEATURE_BYTES <= 1600
    features = unpack(packed)
    assert len(features) == 5
    np.testing.assert_allclose(features.pooled * features.scale[:, None], pooled, atol=pooled.max() / 255 * 0.6)
    probabilities = softmax(logits, TEMPERATURE)
    np.testing.assert_array_equal(features.classes[:, 0], logits.argmax(axis=1))
    kept = np.take_along_axis(probabilities, features.classes.astype(np.int64), axis=1)
    np.testing.assert_allclose(features.probabilities, kept, rtol=2e-3, atol=1e-6)
    assert (np.diff(features.probabilities, axis=1) <= 0).all()
    np.testing.assert_allclose(
        np.sort(probabilities)[:, -KEPT:].sum(axis=1), features.probabilities.sum(axis=1), rtol=1e-3
    )


def test_nothing_unpacks_to_nothing() -> None:
    assert len(unpack([])) == 0


def test_foreign_records_are_refused() -> None:
    good = pack(np.ones((1, 1280), np.float32), np.zeros((1, 1000), np.float32))[0]
    with pytest.raises(ValueError, match="bytes"):
        unpack([good[:-1]])
    with pytest.raises(ValueError, match="another format"):
        unpack([good, b"\xff\xff" + good[2:]])
    wrong_class = bytearray(good)
    wrong_class[4 + 1280 : 6 + 1280] = (1000).to_bytes(2, "little")
    with pytest.raises(ValueError, match="class"):
        unpack([bytes(wrong_class)])
