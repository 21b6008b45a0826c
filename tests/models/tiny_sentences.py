"""A sentence model of toy size with weights from a random generator: enough to prove the path, not to understand."""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

WIDTH, LAYERS, CONTEXT = 32, 2, 24
DIMENSION = WIDTH
WORDS = [
    "the",
    "a",
    "dog",
    "cat",
    "letter",
    "house",
    "winter",
    "summer",
    "doctor",
    "bread",
    "is",
    "was",
    "in",
    "on",
    "of",
    "and",
    "my",
]


def tiny_sentence_files() -> dict[str, bytes]:
    """The files of a sentence-transformers folder, by their paths: BERT, mean pooling, no normalisation."""
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *(chr(code) for code in range(97, 123)), *WORDS]
    vocabulary += [f"##{chr(code)}" for code in range(97, 123)]
    ids = {word: number for number, word in enumerate(dict.fromkeys(vocabulary))}
    bert = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "vocab_size": len(ids),
        "hidden_size": WIDTH,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": 2,
        "intermediate_size": 64,
        "max_position_embeddings": 64,
        "pad_token_id": 0,
    }
    kinds = [("0", "", "Transformer"), ("1", "1_Pooling", "Pooling")]
    modules = [
        {"idx": number, "name": name, "path": path, "type": f"sentence_transformers.models.{kind}"}
        for number, (name, path, kind) in enumerate(kinds)
    ]
    settings = {
        "config.json": bert,
        "modules.json": modules,
        "sentence_bert_config.json": {"max_seq_length": CONTEXT, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": WIDTH, "pooling_mode_mean_tokens": True},
        "tokenizer_config.json": {"tokenizer_class": "BertTokenizer", "do_lower_case": True},
    }
    files = {path: json.dumps(value).encode() for path, value in settings.items()}
    return {**files, "tokenizer.json": _tokeniser(ids).to_str().encode(), "model.safetensors": save(_weights(len(ids)))}


def _tokeniser(ids: dict[str, int]) -> Tokenizer:
    tokeniser = Tokenizer(models.WordPiece(ids, unk_token="[UNK]"))
    tokeniser.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokeniser.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = [(word, ids[word]) for word in ("[CLS]", "[SEP]")]
    tokeniser.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=special)
    return tokeniser


def _weights(words: int) -> dict[str, NDArray[np.float32]]:
    random = np.random.default_rng(11)
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (words, WIDTH),
        "embeddings.position_embeddings.weight": (64, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "embeddings.LayerNorm.bias": (WIDTH,),
        "pooler.dense.weight": (WIDTH, WIDTH),
        "pooler.dense.bias": (WIDTH,),
    }
    for layer in range(LAYERS):
        shapes |= {f"encoder.layer.{layer}.{name}": shape for name, shape in _layer_shapes().items()}
    weights = {name: (random.normal(size=shape) * 0.3).astype(np.float32) for name, shape in shapes.items()}
    return weights | {name: np.ones_like(value) for name, value in weights.items() if name.endswith("Norm.weight")}


def _layer_shapes() -> dict[str, tuple[int, ...]]:
    square = [f"attention.self.{part}" for part in ("query", "key", "value")] + ["attention.output.dense"]
    shapes: dict[str, tuple[int, ...]] = {f"{name}.weight": (WIDTH, WIDTH) for name in square}
    shapes |= {f"{name}.bias": (WIDTH,) for name in square}
    for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
        shapes |= {f"{norm}.weight": (WIDTH,), f"{norm}.bias": (WIDTH,)}
    return shapes | {
        "intermediate.dense.weight": (64, WIDTH),
        "intermediate.dense.bias": (64,),
        "output.dense.weight": (WIDTH, 64),
        "output.dense.bias": (WIDTH,),
    }
