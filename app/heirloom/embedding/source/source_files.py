"""Which files make a model, by the library that builds it; everything else stays where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from heirloom.embedding.catalogue import Loader
from heirloom.embedding.model_errors import ModelRefused

PICKLES = frozenset({".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".h5", ".npz", ".npy", ".joblib"})
LARGEST_SETTING_BYTES = 64 << 20
"""The largest tokeniser in the catalogue has some 35 MB."""
LARGEST_NUMBER = 1_000_000
"""The largest size in a known configuration is a vocabulary of 256,000 words."""
LARGEST_WEIGHTS_BYTES = 16 << 30

_TOKENISER = {"tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"}
_SETTINGS: dict[Loader, frozenset[str]] = {
    Loader.OPEN_CLIP: frozenset({"open_clip_config.json", *_TOKENISER}),
    Loader.SENTENCE_TRANSFORMERS: frozenset(
        {"modules.json", "config.json", "config_sentence_transformers.json", "sentence_bert_config.json", *_TOKENISER}
    ),
}
_WEIGHTS: dict[Loader, tuple[str, ...]] = {
    Loader.OPEN_CLIP: ("open_clip_model.safetensors", "open_clip_pytorch_model.safetensors"),
    Loader.SENTENCE_TRANSFORMERS: ("model.safetensors",),
}
ARCHITECTURES = frozenset({"open_clip_config.json", "config.json"})
_MODULES = frozenset({"Transformer", "Pooling", "Normalize", "Dense"})
_MODULE_FILE = re.compile(r"[0-9]{1,2}_[A-Za-z]{1,40}/(config\.json|model\.safetensors)")


def is_setting(loader: Loader, path: str) -> bool:
    """True for a small file that the library reads beside the weights."""
    return path in _SETTINGS[loader] or (loader is Loader.SENTENCE_TRANSFORMERS and bool(_MODULE_FILE.fullmatch(path)))


def check_modules(untrusted: Any) -> None:
    """Refuse a modules.json that names anything but the plain modules: what it names is imported."""
    for module in untrusted:
        parts = str(module["type"]).split(".")
        if parts[0] != "sentence_transformers" or parts[-1] not in _MODULES:
            raise ModelRefused(f"The model asks for a part that is not supported: {str(module['type'])[:100]}.")


def check_numbers(untrusted: Any) -> None:
    """Refuse a configuration with a size that no model has: building it would take all memory."""
    if isinstance(untrusted, dict):
        untrusted = list(untrusted.values())
    if isinstance(untrusted, list):
        for part in untrusted:
            check_numbers(part)
    elif isinstance(untrusted, int | float) and abs(untrusted) > LARGEST_NUMBER:
        raise ModelRefused(f"The model's configuration holds the number {untrusted}, which no model needs.")


def choose_files(loader: Loader, paths: Iterable[str]) -> list[str]:
    """From the paths of a folder or a listing, pick the weights and the settings; ModelRefused where none will do."""
    present = sorted(set(paths))
    weights = _choose_weights(loader, present)
    return [weights, *(path for path in present if path != weights and is_setting(loader, path))]


def _choose_weights(loader: Loader, present: list[str]) -> str:
    for name in _WEIGHTS[loader]:
        if name in present:
            return name
    others = [path for path in present if PurePosixPath(path).suffix == ".safetensors" and "/" not in path]
    if len(others) == 1:
        return others[0]
    if others:
        raise ModelRefused(f"There are several weights and none has an expected name: {', '.join(others[:5])}.")
    pickles = [path for path in present if PurePosixPath(path).suffix in PICKLES]
    if pickles:
        raise pickle_refusal(pickles[0])
    raise ModelRefused("There are no weights in the safetensors format.")


def pickle_refusal(path: str) -> ModelRefused:
    """The reason why such a file is not opened."""
    return ModelRefused(
        f"{PurePosixPath(path).name} is not a safetensors file. Files of its kind can hold a program that runs when "
        "they are opened, so Heirloom does not open them; look for the same model as .safetensors.",
        path=path,
    )
