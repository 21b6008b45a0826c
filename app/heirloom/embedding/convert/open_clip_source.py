"""Builds an open_clip model from a local folder with open_clip's own loader, and wraps its two towers for export."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import open_clip
import tokenizers
import torch
from numpy.typing import NDArray
from open_clip.transform import PreprocessCfg, image_transform_v2
from torchvision.transforms.functional import to_pil_image

from heirloom.core.records import PixelSpec
from heirloom.embedding.catalogue import ModelCard
from heirloom.embedding.convert.clip_tokeniser import clip_tokeniser
from heirloom.embedding.convert.loaded import LoadedImage, LoadedModel, LoadedText
from heirloom.embedding.convert.open_clip_settings import local_settings
from heirloom.embedding.model_errors import ModelRefused

_LOCAL_NAME = "local"
"""Under which the model is known to open_clip; must not resemble a name that open_clip itself gives a meaning."""
_MODES = {"shortest": "crop", "squash": "squash"}


class ImageTower(torch.nn.Module):  # type: ignore[misc]
    """Pixels as they come from the decoder → normalised vectors; the model's mean and spread are folded in."""

    def __init__(self, visual: torch.nn.Module, mean: Sequence[float], spread: Sequence[float]) -> None:
        super().__init__()
        self.visual = visual
        self.mean = [255 * part for part in mean]
        self.spread = [255 * part for part in spread]

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        """(n, s, s, 3) uint8 → (n, d), rows of length 1. Normalised in fp32, whatever the weights are in."""
        mean, spread = (
            torch.tensor(parts, device=pixels.device).view(1, 3, 1, 1) for parts in (self.mean, self.spread)
        )
        planes = (pixels.permute(0, 3, 1, 2).to(torch.float32) - mean) / spread
        vectors = self.visual(planes.to(next(self.visual.parameters()).dtype))
        return torch.nn.functional.normalize(vectors, dim=-1)


class TextTower(torch.nn.Module):  # type: ignore[misc]
    """Token ids → normalised vectors, by the model's own `encode_text`."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """(n, t) int64 → (n, d), rows of length 1."""
        return self.model.encode_text(ids, normalize=True)


class CausalTextTower(torch.nn.Module):  # type: ignore[misc]
    """The text tower of CLIP proper for rows shorter than its context.

    Under a causal mask nothing before the end token sees what follows it, and the end token's state is what is
    read (Radford et al. 2021, section 2.4): the padding that open_clip computes on can be left out. A query of
    six words costs a tenth of the 77 tokens.
    """

    def __init__(self, model: open_clip.CLIP) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """(n, t) int64 with t ≤ context → (n, d), rows of length 1."""
        model, length = self.model, ids.shape[1]
        states = model.token_embedding(ids) + model.positional_embedding[:length]
        states = model.transformer(states, attn_mask=model.attn_mask[:length, :length])
        states = model.ln_final(states)[torch.arange(ids.shape[0]), ids.argmax(dim=-1)]
        projection = model.text_projection
        vectors = projection(states) if isinstance(projection, torch.nn.Linear) else states @ projection
        return torch.nn.functional.normalize(vectors, dim=-1)


def load_open_clip(folder: Path, work: Path, card: ModelCard | None) -> LoadedModel:
    """Build the model whose weights lie in `folder`, by its own configuration or by that of the catalogue's `card`.

    open_clip checks every tensor's name and shape against the architecture; whatever it raises is the caller's.
    `work` takes the settings under which it looks at local files only.
    """
    local = local_settings(folder, work, card)
    described = work / f"{_LOCAL_NAME}.json"
    described.write_text(json.dumps(local.model), encoding="utf-8")
    open_clip.add_model_config(described)
    weights = next(folder.glob("*.safetensors"))
    model = open_clip.create_model(
        _LOCAL_NAME,
        pretrained=str(weights),
        device="cpu",
        precision="fp32",
        weights_only=True,
        require_pretrained=True,
        force_preprocess_cfg=local.preprocess,
    )
    model.eval().requires_grad_(False)
    settings = model.visual.preprocess_cfg
    tower = ImageTower(model.visual, settings["mean"], settings["std"])
    image = LoadedImage(tower, pixel_spec(settings), lambda pictures: _reference_vectors(model, pictures))
    text = _text(model, open_clip.get_tokenizer(_LOCAL_NAME))
    with torch.inference_mode():
        dimension = int(text.module(torch.tensor(text.reference_ids(["a"]))).shape[-1])
    return LoadedModel(dimension, text, image, json.dumps(settings, sort_keys=True))


def _reference_vectors(model: Any, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
    transform = image_transform_v2(PreprocessCfg(**model.visual.preprocess_cfg), is_train=False)
    ready = torch.stack([transform(to_pil_image(picture)) for picture in pictures])
    with torch.inference_mode():
        vectors: NDArray[np.float32] = model.encode_image(ready, normalize=True).numpy()
    return vectors


def pixel_spec(settings: dict[str, Any]) -> PixelSpec:
    """Translate open_clip's preprocessing; refuse what the decoder does not offer."""
    size = settings["size"]
    side = size if isinstance(size, int) else int(size[0])
    square = isinstance(size, int) or len(set(size)) == 1
    mode = _MODES.get(settings["resize_mode"])
    plain = square and settings["mode"] == "RGB" and settings["interpolation"] in ("bicubic", "bilinear")
    if not plain or mode is None:
        raise ModelRefused(f"The model wants its pictures in a way that is not supported: {settings}.")
    return PixelSpec(size=side, resize=side, mode=mode, interpolation=settings["interpolation"])


def _text(model: Any, tokeniser: Any) -> LoadedText:
    causal = isinstance(model, open_clip.CLIP) and model.text_pool_type == "argmax" and model.attn_mask is not None
    huggingface = hasattr(getattr(model, "text", None), "transformer") and hasattr(model.text, "pooler")
    fast, pad_id, clean = _fast_tokeniser(tokeniser)

    def reference_ids(texts: Sequence[str]) -> list[list[int]]:
        rows: list[list[int]] = tokeniser(list(texts)).tolist()
        return rows

    def reference_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
        with torch.inference_mode():
            vectors: NDArray[np.float32] = model.encode_text(tokeniser(list(texts)), normalize=True).numpy()
        return vectors

    return LoadedText(
        module=CausalTextTower(model) if causal else TextTower(model),
        tokeniser=fast,
        context=int(tokeniser.context_length),
        pad_id=pad_id,
        clean=clean,
        fixed_length=not (causal or huggingface),
        reference_ids=reference_ids,
        reference_vectors=reference_vectors,
    )


def _fast_tokeniser(tokeniser: Any) -> tuple[tokenizers.Tokenizer, int, str]:
    """Return the tokeniser without torch around it, its padding id, and the rule by which text is cleaned first."""
    clean = {
        "_clean_lower": "lower",
        "_clean_canonicalize": "canonicalize",
        "_clean_whitespace": "whitespace",
    }[tokeniser.clean_fn.__name__]
    if isinstance(tokeniser, open_clip.SimpleTokenizer):
        if tokeniser.reduction_fn is not None:
            raise ModelRefused("The model's tokeniser drops words at random, which is not supported.")
        return clip_tokeniser(tokeniser), 0, clean
    if tokeniser.tokenizer_mode or tokeniser.strip_sep_token:
        raise ModelRefused("The model's tokeniser has a mode that is not supported.")
    inner = tokeniser.tokenizer
    fast = tokenizers.Tokenizer.from_str(inner.backend_tokenizer.to_str())
    fast.no_padding()
    fast.no_truncation()
    return fast, int(inner.pad_token_id), clean
