"""Encoders: what turns pictures, passages and queries into vectors. `open_…` finds one by its name."""

from __future__ import annotations

from pathlib import Path

from heirloom.embedding.catalogue import ModelKind, is_starter
from heirloom.embedding.encoder import ImageEncoder, ImageQuery, ImageVectors, SpaceId, TextEncoder, TextQuery
from heirloom.embedding.manifest import get_manifest
from heirloom.embedding.session import SessionSettings
from heirloom.embedding.starter.image_encoder import StarterImageEncoder
from heirloom.embedding.starter.text_encoder import StarterTextEncoder

__all__ = [
    "ImageEncoder",
    "ImageQuery",
    "ImageVectors",
    "SessionSettings",
    "SpaceId",
    "TextEncoder",
    "TextQuery",
    "open_image_encoder",
    "open_text_encoder",
]


def open_image_encoder(name: str, models_dir: Path) -> ImageEncoder:
    """The image encoder called `name`; nothing is loaded before its first use. NotFound when it is not installed."""
    if is_starter(name, ModelKind.IMAGE):
        return StarterImageEncoder.open(models_dir)
    get_manifest(models_dir, name)
    raise NotImplementedError


def open_text_encoder(name: str, models_dir: Path) -> TextEncoder:
    """The text encoder called `name`; nothing is loaded before its first use. NotFound when it is not installed."""
    if is_starter(name, ModelKind.TEXT):
        return StarterTextEncoder.open(models_dir)
    get_manifest(models_dir, name)
    raise NotImplementedError
