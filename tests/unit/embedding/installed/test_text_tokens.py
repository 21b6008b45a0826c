"""Texts become padded rows of ids, and vectors come back in the order of the texts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, pre_tokenizers

from heirloom.embedding.installed.text_tokens import TextTokens

WORDS = ["<pad>", "one", "two", "three", "four"]


@pytest.fixture
def tokeniser_file(tmp_path: Path) -> Path:
    tokeniser = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="<pad>"))
    tokeniser.pre_tokenizer = pre_tokenizers.Whitespace()
    tokeniser.save(str(tmp_path / "tokenizer.json"))
    return tmp_path / "tokenizer.json"


def last_and_width(ids: NDArray[np.int64]) -> NDArray[np.float32]:
    return np.stack([ids.max(axis=1), np.full(len(ids), ids.shape[1])], axis=1).astype(np.float32)


def test_vectors_come_in_the_order_of_the_texts(tokeniser_file: Path) -> None:
    tokens = TextTokens.of(tokeniser_file, 8, 0, "lower", fixed_length=False)
    vectors = tokens.encode(["ONE two three", "four", "one one"], last_and_width)
    assert vectors[:, 0].tolist() == [3, 4, 1]


def test_rows_are_padded_to_the_context_where_the_model_wants_it(tokeniser_file: Path) -> None:
    tokens = TextTokens.of(tokeniser_file, 8, 0, "lower", fixed_length=True)
    batch = next(tokens.batches(["one two"]))
    assert batch.ids.tolist() == [[1, 2, 0, 0, 0, 0, 0, 0]]
    assert batch.ids.dtype == np.int64


def test_a_long_text_is_cut_at_the_context(tokeniser_file: Path) -> None:
    tokens = TextTokens.of(tokeniser_file, 4, 0, "lower", fixed_length=False)
    assert tokens.ids(["one two three four one two"]) == [[1, 2, 3, 4]]


def test_no_texts_make_no_vectors(tokeniser_file: Path) -> None:
    tokens = TextTokens.of(tokeniser_file, 4, 0, "lower", fixed_length=False)
    assert len(tokens.encode([], last_and_width)) == 0
