"""MiniLM as exported agrees with its definition, whatever the batch, and separates the related from the rest."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file

from heirloom.embedding.starter.export import MINILM_FOLDER, MINILM_PACKAGE, package_file
from heirloom.embedding.starter.files import StarterFiles
from heirloom.embedding.starter.tables import ResourceDamaged
from heirloom.embedding.starter.text_encoder import StarterTextEncoder
from heirloom.embedding.starter.text_sample import load_passages
from heirloom.embedding.tokenise import Tokeniser

HEADS = 12
Floats = NDArray[np.float64]


@pytest.fixture(scope="module")
def encoder(starter_files: StarterFiles) -> StarterTextEncoder:
    return StarterTextEncoder(starter_files)


def _norm(value: Floats, tensors: dict[str, Floats], stem: str) -> Floats:
    centred = value - value.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
    return centred / spread * tensors[f"{stem}.LayerNorm.weight"] + tensors[f"{stem}.LayerNorm.bias"]


def _dense(value: Floats, tensors: dict[str, Floats], stem: str) -> Floats:
    return value @ tensors[f"{stem}.weight"].T + tensors[f"{stem}.bias"]


def _attend(value: Floats, tensors: dict[str, Floats], stem: str) -> Floats:
    parts = [
        _dense(value, tensors, f"{stem}.{part}").reshape(len(value), HEADS, -1) for part in ("query", "key", "value")
    ]
    query, key, content = (part.transpose(1, 0, 2) for part in parts)
    scores = query @ key.transpose(0, 2, 1) / math.sqrt(query.shape[-1])
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return (weights @ content).transpose(1, 0, 2).reshape(len(value), -1)


def _by_the_book(tensors: dict[str, Floats], ids: list[int]) -> Floats:
    """BERT in double precision, straight from the paper: the sentence vector of one text."""
    value = tensors["embeddings.word_embeddings.weight"][ids]
    value = value + tensors["embeddings.position_embeddings.weight"][: len(ids)]
    value = _norm(value + tensors["embeddings.token_type_embeddings.weight"][0], tensors, "embeddings")
    for layer in range(6):
        stem = f"encoder.layer.{layer}"
        attended = _dense(_attend(value, tensors, f"{stem}.attention.self"), tensors, f"{stem}.attention.output.dense")
        value = _norm(value + attended, tensors, f"{stem}.attention.output")
        inner = _dense(value, tensors, f"{stem}.intermediate.dense")
        inner = inner * 0.5 * (1 + np.vectorize(math.erf)(inner / math.sqrt(2)))
        value = _norm(value + _dense(inner, tensors, f"{stem}.output.dense"), tensors, f"{stem}.output")
    mean = value.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean))


def test_agrees_with_the_definition(encoder: StarterTextEncoder, starter_files: StarterFiles) -> None:
    texts = ["a boat", "Grandmother's recipe for plum cake, written down in 1931.", "Zürich café 日本 " * 20]
    loaded = load_file(package_file(MINILM_PACKAGE, MINILM_FOLDER) / "model.safetensors")
    tensors = {name: tensor.astype(np.float64) for name, tensor in loaded.items() if tensor.dtype == np.float32}
    ids = Tokeniser(starter_files.tokeniser, 256).ids(texts)
    wanted = np.stack([_by_the_book(tensors, each) for each in ids])
    np.testing.assert_allclose(encoder.encode(texts), wanted, atol=2e-5)


def test_order_and_company_change_nothing(encoder: StarterTextEncoder) -> None:
    texts = ["short", "a much longer text about a walk along the river " * 8, "", "a middling text about bread"]
    together = encoder.encode(texts)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_vectors(encoder: StarterTextEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_an_answer_is_sure_and_the_rest_is_not(encoder: StarterTextEncoder) -> None:
    passages = [
        "The roof of the barn was repaired in spring by the two brothers, who paid the carpenter with apples.",
        "Please find attached the timetable of the buses between the school and the station.",
        "The recipe asks for six eggs, half a pound of butter and the peel of a lemon.",
    ]
    query = encoder.encode_query("who repaired the barn roof?")
    z = encoder.z(query, encoder.encode(passages) @ query.vector)
    assert z[0] >= encoder.sure_threshold
    assert (z[1:] < encoder.sure_threshold).all()


def test_unloads_and_comes_back(encoder: StarterTextEncoder) -> None:
    before = encoder.encode(["again"])
    encoder.unload()
    np.testing.assert_array_equal(encoder.encode(["again"]), before)


def test_a_damaged_sample_is_named(tmp_path: Path) -> None:
    path = tmp_path / "passages.npy"
    path.write_bytes(b"\x93NUMPY broken")
    with pytest.raises(ResourceDamaged, match="sample of passages"):
        load_passages(path)
