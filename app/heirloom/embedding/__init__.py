"""Encoders: what turns pictures, passages and queries into vectors. `open_…` finds one by its name."""

from __future__ import annotations

from heirloom.embedding.encoder import (
    ImageEncoder,
    ImageQuery,
    ImageVectors,
    SpaceId,
    TextEncoder,
    TextQuery,
    sure_line,
)
from heirloom.embedding.registry import open_image_encoder, open_text_encoder
from heirloom.embedding.session import SessionSettings

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
    "sure_line",
]
