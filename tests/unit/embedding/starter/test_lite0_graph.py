"""The written-down graph computes EfficientNet-Lite0, with its own padding and pixel range."""

from __future__ import annotations

import math

import numpy as np
import onnxruntime
import pytest
from numpy.typing import NDArray

from heirloom.embedding.starter import lite0_graph


def _random_tensors() -> list[NDArray[np.generic]]:
    draw = np.random.default_rng(3)
    tensors: list[NDArray[np.generic]] = []
    for position, shape in enumerate(lite0_graph.tensor_shapes()):
        kind = position % 6 if position < len(lite0_graph.tensor_shapes()) - 2 else 0
        if kind == 0:
            spread = 0.5 / math.sqrt(math.prod(shape[1:]))
            tensors.append((draw.standard_normal(shape) * spread).astype(np.float32))
        elif kind in (1, 4):  # scale and variance are positive
            tensors.append(draw.uniform(0.5, 1.5, shape).astype(np.float32))
        else:
            tensors.append((draw.standard_normal(shape) * 0.1).astype(np.float32))
    return tensors


def _same_convolution(
    value: NDArray[np.float64], weight: NDArray[np.float64], stride: int, groups: int
) -> NDArray[np.float64]:
    """A convolution by the book, padded as TensorFlow pads: value (c, h, w), weight (o, c / groups, k, k)."""
    kernel, side = weight.shape[2], value.shape[1]
    out = -(-side // stride)
    total = max((out - 1) * stride + kernel - side, 0)
    padded = np.pad(value, ((0, 0), (total // 2, total - total // 2), (total // 2, total - total // 2)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (kernel, kernel), axis=(1, 2))[:, ::stride, ::stride]
    if groups == 1:
        return np.einsum("chwij,ocij->ohw", windows, weight, optimize=True)
    return np.einsum("chwij,cij->chw", windows, weight[:, 0], optimize=True)


def _by_the_book(
    tensors: list[NDArray[np.generic]], picture: NDArray[np.uint8]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    value = ((picture.astype(np.float64) - 127.0) / 128.0).transpose(2, 0, 1)
    block_input = value
    for position, spec in enumerate(lite0_graph.convolutions()):
        weight, scale, shift, mean, variance, _ = (np.asarray(t, np.float64) for t in tensors[position * 6 :][:6])
        if spec.opens_block:
            block_input = value
        value = _same_convolution(value, weight, spec.stride, spec.groups)
        value = (value - mean[:, None, None]) / np.sqrt(variance[:, None, None] + 1e-3)
        value = value * scale[:, None, None] + shift[:, None, None]
        if spec.relu6:
            value = np.clip(value, 0, 6)
        if spec.closes_residual:
            value = value + block_input
    pooled = value.mean(axis=(1, 2))
    return pooled, np.asarray(tensors[-2], np.float64) @ pooled + np.asarray(tensors[-1], np.float64)


def test_the_graph_agrees_with_the_definition() -> None:
    tensors = _random_tensors()
    picture = np.random.default_rng(5).integers(0, 256, (64, 64, 3), np.uint8)
    session = onnxruntime.InferenceSession(lite0_graph.build(tensors, 64).SerializeToString())
    pooled, logits = session.run(["pooled", "logits"], {"pixels": picture[None]})
    wanted_pooled, wanted_logits = _by_the_book(tensors, picture)
    np.testing.assert_allclose(pooled[0], wanted_pooled, atol=2e-4)
    np.testing.assert_allclose(logits[0], wanted_logits, atol=2e-4)


def test_296_tensors_and_13_blocks_with_a_residual_less() -> None:
    assert len(lite0_graph.tensor_shapes()) == 296
    assert sum(spec.closes_residual for spec in lite0_graph.convolutions()) == 9


def test_padding_puts_the_odd_pixel_last() -> None:
    assert lite0_graph.same_padding(256, 3, 2) == [0, 0, 1, 1]
    assert lite0_graph.same_padding(64, 5, 2) == [1, 1, 2, 2]
    assert lite0_graph.same_padding(16, 5, 1) == [2, 2, 2, 2]


def test_other_weights_are_refused() -> None:
    tensors = _random_tensors()
    with pytest.raises(ValueError, match="296 tensors"):
        lite0_graph.build(tensors[:-1], 64)
    tensors[6] = np.zeros((32, 1, 5, 5), np.float32)
    with pytest.raises(ValueError, match="tensor 6"):
        lite0_graph.build(tensors, 64)
