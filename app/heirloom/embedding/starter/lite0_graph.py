"""EfficientNet-Lite0 written down as an ONNX graph, batch normalisation folded into the convolutions.

Architecture: Tan & Le 2019 (arXiv 1905.11946), the Lite variant: ReLU6, no squeeze-excite, a fixed stem and head.
Padding is TensorFlow's "same" (the odd pixel goes to the end), the input is (pixel - 127) / 128.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
IR_VERSION = 8
BATCH_NORM_EPSILON = 1e-3
PIXEL_MEAN = 127.0
PIXEL_SPAN = 128.0
STEM, HEAD, CLASSES = 32, 1280, 1000
STAGES: tuple[tuple[int, int, int, int, int], ...] = (
    # repeats, kernel, stride, expansion, channels
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Convolution:
    """One convolution with its batch normalisation: shape of the weight, stride, groups, and what follows."""

    name: str
    shape: tuple[int, int, int, int]
    stride: int
    groups: int
    relu6: bool
    opens_block: bool = False
    """The block's input is taken here, so that a later `closes_residual` can add it."""
    closes_residual: bool = False


def convolutions() -> Iterator[Convolution]:
    """The network's convolutions in the order in which a state dict lists them."""
    yield Convolution("stem", (STEM, 3, 3, 3), 2, 1, True)
    width = STEM
    block = 0
    for repeats, kernel, stride, expansion, channels in STAGES:
        for turn in range(repeats):
            step = stride if turn == 0 else 1
            yield from _block(f"block{block}", width, kernel, step, expansion, channels)
            width = channels
            block += 1
    yield Convolution("head", (HEAD, width, 1, 1), 1, 1, True)


def _block(name: str, width: int, kernel: int, stride: int, expansion: int, channels: int) -> Iterator[Convolution]:
    middle = width * expansion
    if expansion > 1:
        yield Convolution(f"{name}.expand", (middle, width, 1, 1), 1, 1, True, opens_block=True)
    depthwise = (middle, 1, kernel, kernel)
    yield Convolution(f"{name}.depthwise", depthwise, stride, middle, True, opens_block=expansion == 1)
    residual = stride == 1 and width == channels
    yield Convolution(f"{name}.project", (channels, middle, 1, 1), 1, 1, False, closes_residual=residual)


def tensor_shapes() -> list[tuple[int, ...]]:
    """Shapes of all tensors of the checkpoint by position: 49 × (weight, 4 × norm, count), matrix, bias."""
    shapes: list[tuple[int, ...]] = []
    for convolution in convolutions():
        channels = convolution.shape[0]
        shapes += [convolution.shape, (channels,), (channels,), (channels,), (channels,), ()]
    return [*shapes, (CLASSES, HEAD), (CLASSES,)]


def build(tensors: Sequence[NDArray[np.generic]], size: int) -> onnx.ModelProto:
    """The model for `size` × `size` pixels: uint8 (n, size, size, 3) → pooled (n, 1280), logits (n, 1000).

    Raises ValueError when the tensors are not those of EfficientNet-Lite0 in shape and order.
    """
    _check_shapes(tensors)
    graph = _GraphWriter()
    value = graph.normalised_pixels("pixels")
    block_input = value
    side = size
    for position, convolution in enumerate(convolutions()):
        if convolution.opens_block:
            block_input = value
        weight, bias = fold_norm(*[np.asarray(t, np.float64) for t in tensors[position * 6 : position * 6 + 5]])
        if convolution.name == "stem":
            weight = weight / np.float32(PIXEL_SPAN)
        value = graph.convolution(value, convolution, weight, bias, side)
        side = -(-side // convolution.stride)
        if convolution.closes_residual:
            value = graph.node("Add", [value, block_input])
    graph.head(value, np.asarray(tensors[-2], np.float32), np.asarray(tensors[-1], np.float32))
    return graph.model(size)


def fold_norm(
    weight: NDArray[np.float64],
    scale: NDArray[np.float64],
    shift: NDArray[np.float64],
    mean: NDArray[np.float64],
    variance: NDArray[np.float64],
) -> tuple[Array, Array]:
    """Weight and bias of one convolution that does what convolution and batch normalisation did."""
    factor = scale / np.sqrt(variance + BATCH_NORM_EPSILON)
    folded = weight * factor[:, None, None, None]
    return folded.astype(np.float32), (shift - mean * factor).astype(np.float32)


def same_padding(side: int, kernel: int, stride: int) -> list[int]:
    """TensorFlow's "same" padding of a square side as ONNX pads: top, left, bottom, right."""
    total = max((-(-side // stride) - 1) * stride + kernel - side, 0)
    return [total // 2, total // 2, total - total // 2, total - total // 2]


def _check_shapes(tensors: Sequence[NDArray[np.generic]]) -> None:
    wanted = tensor_shapes()
    if len(tensors) != len(wanted):
        raise ValueError(f"EfficientNet-Lite0 has {len(wanted)} tensors, this checkpoint has {len(tensors)}")
    for position, (tensor, shape) in enumerate(zip(tensors, wanted, strict=True)):
        if tensor.shape != shape:
            raise ValueError(f"tensor {position} has shape {tensor.shape}, EfficientNet-Lite0 wants {shape}")


class _GraphWriter:
    """Collects nodes and weights; every method returns the name of the value it made."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []

    def weight(self, name: str, data: NDArray[np.generic]) -> str:
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(data), name))
        return name

    def node(self, operation: str, inputs: list[str], output: str | None = None, **attributes: object) -> str:
        output = output or f"value{len(self._nodes)}"
        self._nodes.append(
            helper.make_node(operation, inputs, [output], name=f"{operation}{len(self._nodes)}", **attributes)
        )
        return output

    def normalised_pixels(self, name: str) -> str:
        """Pixels minus the mean, channels first; the span is folded into the stem's weight."""
        value = self.node("Cast", [name], to=TensorProto.FLOAT)
        value = self.node("Transpose", [value], perm=[0, 3, 1, 2])
        return self.node("Sub", [value, self.weight("pixel_mean", np.float32(PIXEL_MEAN).reshape(1))])

    def convolution(self, value: str, spec: Convolution, weight: Array, bias: Array, side: int) -> str:
        kernel = spec.shape[2]
        names = [value, self.weight(f"{spec.name}.weight", weight), self.weight(f"{spec.name}.bias", bias)]
        value = self.node(
            "Conv",
            names,
            kernel_shape=[kernel, kernel],
            strides=[spec.stride, spec.stride],
            group=spec.groups,
            pads=same_padding(side, kernel, spec.stride),
        )
        return self._relu6(value) if spec.relu6 else value

    def _relu6(self, value: str) -> str:
        if not any(weight.name == "six" for weight in self._weights):
            self.weight("zero", np.array(0, np.float32))
            self.weight("six", np.array(6, np.float32))
        return self.node("Clip", [value, "zero", "six"])

    def head(self, value: str, matrix: Array, bias: Array) -> None:
        value = self.node("GlobalAveragePool", [value])
        pooled = self.node("Flatten", [value], "pooled", axis=1)
        names = [pooled, self.weight("classifier.weight", matrix), self.weight("classifier.bias", bias)]
        self.node("Gemm", names, "logits", transB=1)

    def model(self, size: int) -> onnx.ModelProto:
        pixels = helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["n", size, size, 3])
        outputs = [
            helper.make_tensor_value_info("pooled", TensorProto.FLOAT, ["n", HEAD]),
            helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", CLASSES]),
        ]
        graph = helper.make_graph(self._nodes, "efficientnet_lite0", [pixels], outputs, self._weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="heirloom")
        model.ir_version = IR_VERSION
        onnx.checker.check_model(model)
        return model
