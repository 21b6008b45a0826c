"""The torch side of an encoder that is in use: the starter's from its package, others from their source folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import tokenizers

from heirloom.core.errors import NotFound
from heirloom.embedding.catalogue import ModelKind, is_starter
from heirloom.embedding.convert.conversion import load_model
from heirloom.embedding.convert.loaded import LoadedText
from heirloom.embedding.convert.sentence_source import SentenceTower, load_sentence_model
from heirloom.embedding.installed.manifest import SOURCE_FOLDER, find_source, model_folder
from heirloom.embedding.starter.export import MINILM_FOLDER, MINILM_PACKAGE, package_file
from heirloom.embedding.starter.text_encoder import MAX_TOKENS
from heirloom.embedding.tuning.records import MOST_CHARACTERS, TuningFailed

MOST_TOKENS = 128
"""Of one text: what it is about it says early, and the cost of a step grows with it."""

Tokenise = Callable[[list[str]], list[list[int]]]


def load_tower(name: str, models_dir: Path, settings: Path) -> tuple[Any, Tokenise]:
    """The sentence tower of the text encoder called `name`, and texts to token ids within its window.

    Raises NotFound where it is not installed, TuningFailed where it is no sentence model.
    """
    if is_starter(name, ModelKind.TEXT):
        text = load_sentence_model(package_file(MINILM_PACKAGE, MINILM_FOLDER)).text
        return text.module, _tokenise(text, MAX_TOKENS)
    source = find_source(models_dir, name)
    if source is None:
        raise NotFound(f"The model {name} is not installed.")
    text = load_model(source, model_folder(models_dir, name) / SOURCE_FOLDER, settings).text
    if not isinstance(text.module, SentenceTower):
        raise TuningFailed(f"{name} is no sentence model and cannot be fine-tuned.")
    return text.module, _tokenise(text, text.context)


def _tokenise(text: LoadedText, most_tokens: int) -> Tokenise:
    tokeniser: tokenizers.Tokenizer = text.tokeniser
    tokeniser.enable_truncation(min(most_tokens, MOST_TOKENS))

    def ids(texts: list[str]) -> list[list[int]]:
        cut = [one[:MOST_CHARACTERS].encode("utf-8", "replace").decode() for one in texts]
        return [encoding.ids for encoding in tokeniser.encode_batch(cut)]

    return ids
