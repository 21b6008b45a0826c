"""Settings of an open_clip model so that its loader needs local files only: nothing is looked up by a hub's name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import open_clip

from heirloom.embedding.catalogue import ModelCard
from heirloom.embedding.model_errors import ModelRefused

CONFIG_NAME = "open_clip_config.json"

_TEXT_TOWERS: dict[str, dict[str, Any]] = {
    "xlm-roberta-base": {
        "model_type": "xlm-roberta",
        "vocab_size": 250002,
        "hidden_size": 768,
        "num_hidden_layers": 12,
        "num_attention_heads": 12,
        "intermediate_size": 3072,
        "max_position_embeddings": 514,
        "type_vocab_size": 1,
        "layer_norm_eps": 1e-05,
        "bos_token_id": 0,
        "pad_token_id": 1,
        "eos_token_id": 2,
    },
}
"""Architectures of text towers that open_clip's own configurations name without describing. The loader compares
every tensor of the weights with what these give, so a wrong number here ends in a refusal, not in wrong vectors."""


@dataclass(frozen=True, slots=True)
class OpenClipSettings:
    """`model_cfg` and `preprocess_cfg` as open_clip calls them."""

    model: dict[str, Any]
    preprocess: dict[str, Any]


def local_settings(folder: Path, work: Path, card: ModelCard | None) -> OpenClipSettings:
    """Read the folder's own configuration, else take that of the catalogue's entry; make every name in it a path."""
    path = folder / CONFIG_NAME
    if path.is_file():
        untrusted = json.loads(path.read_text(encoding="utf-8"))
        settings = OpenClipSettings(untrusted["model_cfg"], untrusted.get("preprocess_cfg", {}))
    elif card is not None and card.architecture is not None and card.pretrained is not None:
        known = open_clip.get_pretrained_cfg(card.architecture, card.pretrained)
        preprocess = {key: known[key] for key in ("mean", "std", "interpolation", "resize_mode")}
        settings = OpenClipSettings(open_clip.get_model_config(card.architecture), preprocess)
    else:
        raise ModelRefused(f"The folder holds no {CONFIG_NAME}, and the catalogue does not know this model.")
    _localise(settings.model["text_cfg"], folder, work)
    return settings


def _localise(text: dict[str, Any], folder: Path, work: Path) -> None:
    if "hf_tokenizer_name" in text:
        text["hf_tokenizer_name"] = str(folder)
    named = text.get("hf_model_name")
    if named is None:
        return
    if named not in _TEXT_TOWERS:
        raise ModelRefused(f"The model's text tower {named!r} is not one that Heirloom knows how to build.")
    described = work / "text_tower"
    described.mkdir()
    (described / "config.json").write_text(json.dumps(_TEXT_TOWERS[named]), encoding="utf-8")
    text["hf_model_name"] = str(described)
    text["hf_model_pretrained"] = False
