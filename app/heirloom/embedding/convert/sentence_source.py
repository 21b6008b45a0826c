"""Builds a sentence-transformers model from a local folder with its own loader, and wraps it for export."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import sentence_transformers
import tokenizers
import torch
from numpy.typing import NDArray

from heirloom.embedding.convert.loaded import LoadedModel, LoadedText
from heirloom.embedding.model_errors import ModelRefused

LONGEST = 512
"""Tokens: a passage has about 350 at most, and the cost of attention grows with the square."""


class SentenceTower(torch.nn.Module):  # type: ignore[misc]
    """Token ids → normalised vectors: transformer, pooling and what else the model's folder lists."""

    def __init__(self, model: sentence_transformers.SentenceTransformer, pad_id: int) -> None:
        super().__init__()
        self.transformer = model[0].auto_model
        self.rest = torch.nn.ModuleList(list(model)[1:])
        self.pad_id = pad_id

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """(n, t) int64 → (n, d), rows of length 1; a token is real where it is not padding."""
        mask = (ids != self.pad_id).to(torch.int64)
        states = self.transformer(input_ids=ids, attention_mask=mask).last_hidden_state
        features: dict[str, Any] = {"token_embeddings": states, "attention_mask": mask}
        for module in self.rest:
            features = module(features)
        return torch.nn.functional.normalize(features["sentence_embedding"], dim=-1)


def load_sentence_model(folder: Path) -> LoadedModel:
    """Build the model in `folder`; no code from the folder is used."""
    model = sentence_transformers.SentenceTransformer(
        str(folder),
        device="cpu",
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"attn_implementation": "eager", "dtype": torch.float32, "use_safetensors": True},
    )
    model.eval().requires_grad_(False)
    inner: Any = model.tokenizer
    if inner.pad_token_id is None or inner.padding_side != "right":
        raise ModelRefused("The model's tokeniser does not pad on the right, which is not supported.")
    context = min(int(model.max_seq_length or LONGEST), LONGEST)
    model.max_seq_length = context
    tower = SentenceTower(model, int(inner.pad_token_id))
    text = LoadedText(
        module=tower,
        tokeniser=_fast(inner),
        context=context,
        pad_id=int(inner.pad_token_id),
        clean="none",
        fixed_length=False,
        reference_ids=lambda texts: model.preprocess(list(texts))["input_ids"].tolist(),
        reference_vectors=lambda texts: _reference(model, texts),
    )
    dimension = model.get_embedding_dimension()
    return LoadedModel(int(dimension), text, None, str(model))


def _fast(inner: Any) -> tokenizers.Tokenizer:
    fast = tokenizers.Tokenizer.from_str(inner.backend_tokenizer.to_str())
    fast.no_padding()
    fast.no_truncation()
    return fast


def _reference(model: sentence_transformers.SentenceTransformer, texts: Sequence[str]) -> NDArray[np.float32]:
    vectors: NDArray[np.float32] = model.encode(
        list(texts), convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False
    )
    return vectors
