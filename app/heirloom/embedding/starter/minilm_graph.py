"""all-MiniLM-L6-v2 written down as an ONNX graph of onnxruntime's fused transformer operators.

Architecture: BERT (Devlin et al. 2018, arXiv 1810.04805) with 6 layers of width 384, 12 heads, distilled as MiniLM
(Wang et al. 2020, arXiv 2002.10957); sentence vector = mean over the real tokens (Reimers & Gurevych 2019), length 1.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
IR_VERSION = 8
LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
VOCABULARY, POSITIONS = 30522, 512
NORM_EPSILON = 1e-12
MICROSOFT = "com.microsoft"

Array = NDArray[np.float32]


def tensor_shapes() -> dict[str, tuple[int, ...]]:
    """The tensors that are read from the checkpoint, by name."""
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (VOCABULARY, WIDTH),
        "embeddings.position_embeddings.weight": (POSITIONS, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "embeddings.LayerNorm.bias": (WIDTH,),
    }
    dense = {
        "attention.self.query": (WIDTH, WIDTH),
        "attention.self.key": (WIDTH, WIDTH),
        "attention.self.value": (WIDTH, WIDTH),
        "attention.output.dense": (WIDTH, WIDTH),
        "intermediate.dense": (INNER, WIDTH),
        "output.dense": (WIDTH, INNER),
    }
    for layer in range(LAYERS):
        stem = f"encoder.layer.{layer}"
        for name, shape in dense.items():
            shapes[f"{stem}.{name}.weight"] = shape
            shapes[f"{stem}.{name}.bias"] = shape[:1]
        for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes[f"{stem}.{norm}.weight"] = (WIDTH,)
            shapes[f"{stem}.{norm}.bias"] = (WIDTH,)
    return shapes


def build(tensors: Mapping[str, Array]) -> onnx.ModelProto:
    """The model: int32 `ids` and `mask` (n, tokens) → `vectors` float32 (n, 384) of length 1.

    Raises ValueError when a tensor is missing or has another shape.
    """
    for name, shape in tensor_shapes().items():
        if name not in tensors or tensors[name].shape != shape:
            raise ValueError(f"tensor {name} is missing or not of shape {shape}")
    graph = _GraphWriter(tensors)
    value = graph.embeddings()
    for layer in range(LAYERS):
        value = graph.layer(value, f"encoder.layer.{layer}")
    graph.mean_pool(value)
    return graph.model()


class _GraphWriter:
    """Collects nodes and weights; every method returns the name of the value it made."""

    def __init__(self, tensors: Mapping[str, Array]) -> None:
        self._tensors = tensors
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []

    def weight(self, name: str, data: NDArray[np.generic] | None = None) -> str:
        data = self._tensors[name] if data is None else data
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(data), name))
        return name

    def node(
        self, operation: str, inputs: list[str], output: str | None = None, domain: str = "", **attributes: object
    ) -> str:
        output = output or f"value{len(self._nodes)}"
        name = f"{operation}{len(self._nodes)}"
        self._nodes.append(helper.make_node(operation, inputs, [output], name=name, domain=domain, **attributes))
        return output

    def embeddings(self) -> str:
        """Word plus position embedding, normalised; every token is of type 0, so that row joins the positions."""
        position = self._tensors["embeddings.position_embeddings.weight"]
        kind = self._tensors["embeddings.token_type_embeddings.weight"][0]
        inputs = [
            "ids",
            "",
            self.weight("embeddings.word_embeddings.weight"),
            self.weight("positions", position + kind),
            "",
            self.weight("embeddings.LayerNorm.weight"),
            self.weight("embeddings.LayerNorm.bias"),
        ]
        output = f"value{len(self._nodes)}"
        self._nodes.append(
            helper.make_node(
                "EmbedLayerNormalization",
                inputs,
                [output, ""],
                name="embeddings",
                domain=MICROSOFT,
                epsilon=NORM_EPSILON,
            )
        )
        return output

    def layer(self, value: str, stem: str) -> str:
        """One transformer layer: fused attention, then the two-step feed-forward, each with its residual norm."""
        attended = self._attention(value, f"{stem}.attention.self")
        attended = self._matmul(attended, f"{stem}.attention.output.dense")
        value = self._residual_norm(attended, value, f"{stem}.attention.output")
        inner = self._matmul(value, f"{stem}.intermediate.dense")
        inner = self.node("BiasGelu", [inner, self.weight(f"{stem}.intermediate.dense.bias")], domain=MICROSOFT)
        outer = self._matmul(inner, f"{stem}.output.dense")
        return self._residual_norm(outer, value, f"{stem}.output")

    def _attention(self, value: str, stem: str) -> str:
        parts = [f"{stem}.{part}" for part in ("query", "key", "value")]
        matrix = np.concatenate([self._tensors[f"{part}.weight"].T for part in parts], axis=1)
        bias = np.concatenate([self._tensors[f"{part}.bias"] for part in parts])
        names = [value, self.weight(f"{stem}.weight", matrix), self.weight(f"{stem}.bias", bias), "mask"]
        return self.node("Attention", names, domain=MICROSOFT, num_heads=HEADS)

    def _matmul(self, value: str, stem: str) -> str:
        matrix = self.weight(f"{stem}.weight", self._tensors[f"{stem}.weight"].T)
        return self.node("MatMul", [value, matrix])

    def _residual_norm(self, value: str, residual: str, stem: str) -> str:
        names = [value, residual, self.weight(f"{stem}.LayerNorm.weight"), self.weight(f"{stem}.LayerNorm.bias")]
        names.append(self.weight(f"{stem}.dense.bias"))
        return self.node("SkipLayerNormalization", names, domain=MICROSOFT, epsilon=NORM_EPSILON)

    def mean_pool(self, value: str) -> None:
        """Sum over the real tokens, made length 1: the mean's divisor cancels."""
        weights = self.node("Cast", ["mask"], to=TensorProto.FLOAT)
        weights = self.node("Unsqueeze", [weights, self.weight("one", np.array([1], np.int64))])
        summed = self.node("MatMul", [weights, value])
        summed = self.node("Squeeze", [summed, "one"])
        self.node("LpNormalization", [summed], "vectors", axis=1, p=2)

    def model(self) -> onnx.ModelProto:
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, ["n", "tokens"]) for name in ("ids", "mask")]
        outputs = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", WIDTH])]
        graph = helper.make_graph(self._nodes, "all_minilm_l6_v2", inputs, outputs, self._weights)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="heirloom")
        model.ir_version = IR_VERSION
        return model
