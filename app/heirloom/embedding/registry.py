"""Finds encoders by name, tells which models there are and in what state, and which vectors may be compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from heirloom.core.errors import UserError
from heirloom.embedding.catalogue import MODELS, Loader, ModelKind, is_starter
from heirloom.embedding.encoder import ImageEncoder, SpaceId, TextEncoder
from heirloom.embedding.installed.manifest import Manifest, find_manifest, find_source, get_manifest
from heirloom.embedding.installed.open_clip_encoder import OpenClipEncoder
from heirloom.embedding.installed.sentence_encoder import SentenceEncoder
from heirloom.embedding.model_errors import ModelDamaged
from heirloom.embedding.session import SessionSettings
from heirloom.embedding.starter.image_encoder import StarterImageEncoder
from heirloom.embedding.starter.text_encoder import StarterTextEncoder
from heirloom.embedding.torch_process.client import TorchProcess


class ModelState(StrEnum):
    BUILT_IN = "built-in"
    INSTALLED = "installed"
    AVAILABLE = "available"
    """Known to the catalogue; `models fetch` or `models add` brings it."""
    DAMAGED = "damaged"
    """There, but its files do not add up; fetch or add it again."""


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One line of `models list`; `bytes` is what it takes on disk, None while nobody knows."""

    name: str
    kind: ModelKind
    dimension: int
    bytes: int | None
    licence: str
    languages: tuple[str, ...]
    state: ModelState
    precision: str | None = None
    note: str = ""


def open_image_encoder(
    name: str, models_dir: Path, settings: SessionSettings | None = None, *, use_accelerator: bool = True
) -> ImageEncoder:
    """The image encoder called `name` ("starter" or an installed model); loads nothing before its first use.

    Raises NotFound where it is not installed, UserError where it is no image model, ModelDamaged.
    """
    if is_starter(name, ModelKind.IMAGE):
        return StarterImageEncoder.open(models_dir, settings)
    manifest = _manifest(name, ModelKind.IMAGE, models_dir)
    device = _device(manifest, models_dir) if use_accelerator else None
    return OpenClipEncoder(manifest, models_dir, settings, device)


def open_text_encoder(
    name: str, models_dir: Path, settings: SessionSettings | None = None, *, use_accelerator: bool = True
) -> TextEncoder:
    """The text encoder called `name` ("starter" or an installed model); loads nothing before its first use.

    Raises NotFound where it is not installed, UserError where it is no text model, ModelDamaged.
    """
    if is_starter(name, ModelKind.TEXT):
        return StarterTextEncoder.open(models_dir, settings)
    manifest = _manifest(name, ModelKind.TEXT, models_dir)
    device = _device(manifest, models_dir) if use_accelerator else None
    return SentenceEncoder(manifest, models_dir, settings, device)


def kind_of(name: str, models_dir: Path) -> ModelKind:
    """Which role the model plays: an open_clip model that of pictures, a sentence model that of text. NotFound."""
    for kind in ModelKind:
        if name != "starter" and is_starter(name, kind):
            return kind
    return get_manifest(models_dir, name).kind


def spaces_compatible(one: SpaceId, other: SpaceId) -> bool:
    """True where vectors of both may be compared: the precision may differ, since each is within 1e-3 of fp32."""
    return (one.role, one.encoder, one.revision, one.dimension) == (
        other.role,
        other.encoder,
        other.revision,
        other.dimension,
    )


def list_models(models_dir: Path) -> list[ModelRow]:
    """Every model of the catalogue in its order, then those that only the person knows, by name."""
    known = {card.name for card in MODELS}
    own = sorted(path.name for path in models_dir.glob("[!.]*") if path.is_dir()) if models_dir.is_dir() else []
    rows = [_catalogue_row(index, models_dir) for index in range(len(MODELS))]
    return rows + [row for name in own if name not in known and (row := _own_row(name, models_dir)) is not None]


def _catalogue_row(index: int, models_dir: Path) -> ModelRow:
    card = MODELS[index]
    if card.loader is Loader.STARTER:
        state, manifest = ModelState.BUILT_IN, None
    else:
        state, manifest = _state(card.name, models_dir)
    size = _bytes_on_disk(manifest, models_dir) if manifest else card.size_bytes
    precision = _precision(manifest) if manifest else None
    return ModelRow(
        card.name, card.kind, card.dimension, size, card.licence, card.languages, state, precision, card.note
    )


def _own_row(name: str, models_dir: Path) -> ModelRow | None:
    try:
        state, manifest = _state(name, models_dir)
    except UserError:  # a folder whose name no model can have
        return None
    if manifest is None:
        return None
    size = _bytes_on_disk(manifest, models_dir)
    return ModelRow(
        name, manifest.kind, manifest.dimension, size, manifest.licence, manifest.languages, state, _precision(manifest)
    )


def _state(name: str, models_dir: Path) -> tuple[ModelState, Manifest | None]:
    try:
        manifest = find_manifest(models_dir, name)
    except ModelDamaged:
        return ModelState.DAMAGED, None
    if manifest is None:
        return ModelState.AVAILABLE, None
    intact = all(_size(models_dir / name / file.path) == file.bytes for file in manifest.files())
    return (ModelState.INSTALLED if intact else ModelState.DAMAGED), manifest


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _bytes_on_disk(manifest: Manifest, models_dir: Path) -> int:
    source = find_source(models_dir, manifest.name)
    brought = sum(file.bytes for file in source.files) if source else 0
    return brought + sum(file.bytes for file in manifest.files())


def _precision(manifest: Manifest) -> str:
    return (manifest.image or manifest.text).precision


def _manifest(name: str, kind: ModelKind, models_dir: Path) -> Manifest:
    manifest = get_manifest(models_dir, name)
    if manifest.kind is not kind:
        raise UserError(f"{name} is a model for {manifest.kind.value}, not for {kind.value}.")
    return manifest


def _device(manifest: Manifest, models_dir: Path) -> TorchProcess | None:
    if manifest.accelerator is None:
        return None
    return TorchProcess(manifest, models_dir, manifest.accelerator.device, manifest.accelerator.precision)
