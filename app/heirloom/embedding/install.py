"""Puts a model in place from files that lie on this computer: checks, copies, converts, and only then installs."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from heirloom.core.errors import NoSpace, NotFound, UserError
from heirloom.embedding.catalogue import Loader, ModelCard, ModelKind, check_name, find_card
from heirloom.embedding.convert.client import Report, convert_model
from heirloom.embedding.installed.manifest import (
    SOURCE_FOLDER,
    SOURCE_RECORD,
    Manifest,
    SourceRecord,
    model_folder,
    stored_file,
)
from heirloom.embedding.model_errors import ModelRefused
from heirloom.embedding.source.safetensors_file import check_safetensors
from heirloom.embedding.source.source_files import (
    ARCHITECTURES,
    LARGEST_SETTING_BYTES,
    PICKLES,
    check_modules,
    check_numbers,
    choose_files,
    pickle_refusal,
)

_ABANDONED_S = 24 * 3600
_SPACE_FACTOR = 4
"""Room for the weights, their fp32 graph, and the two other formats that are tried."""
_KINDS = {Loader.OPEN_CLIP: ModelKind.IMAGE, Loader.SENTENCE_TRANSFORMERS: ModelKind.TEXT}
_UNKNOWN_LICENCE = "unknown"


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """Files of one model by their path below its source folder. `keep_once`: they lie in the models folder
    already, so a second name for them does where the file system knows such."""

    loader: Loader
    files: Mapping[str, Path]
    origin: str
    revision: str | None = None
    keep_once: bool = False


def add_model(name: str, path: Path, models_dir: Path, report: Report | None = None) -> Manifest:
    """Install the model that a person brought: a safetensors file, or a folder with one and its settings.

    A single file must be a model of the catalogue, whose architecture is known. Raises ModelRefused with the
    reason, NotFound where there is nothing, NoSpace; whatever was installed under this name before stays then.
    """
    check_name(name)
    card = find_card(name)
    if name == "starter" or (card is not None and card.loader is Loader.STARTER):
        raise UserError(f"{name} comes with Heirloom and cannot be replaced.")
    return install_model(name, _brought(path, card), models_dir, report)


def install_model(name: str, source: SourceFiles, models_dir: Path, report: Report | None = None) -> Manifest:
    """Check, copy and convert the files of `source`, then put the model in place of what was there."""
    models_dir.mkdir(parents=True, exist_ok=True)
    _sweep(models_dir)
    _check_files(source)
    _check_space(source, models_dir)
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=models_dir) as incoming:
        staging = Path(incoming)
        _stage(name, source, staging)
        manifest = convert_model(name, staging, report)
        _check_dimension(manifest)
        _replace(model_folder(staging, name), model_folder(models_dir, name), staging)
    return manifest


def remove_model(name: str, models_dir: Path) -> None:
    """Delete an installed model; NotFound where there is none."""
    folder = model_folder(models_dir, name)
    if not folder.is_dir():
        raise NotFound(f"The model {name} is not installed.")
    with tempfile.TemporaryDirectory(prefix=".outgoing-", dir=models_dir) as outgoing:
        folder.replace(Path(outgoing) / name)


def _brought(path: Path, card: ModelCard | None) -> SourceFiles:
    if path.is_file():
        return _brought_file(path, card)
    if not path.is_dir():
        raise NotFound("There is no such file or folder.", path=str(path))
    below = {file.relative_to(path).as_posix(): file for file in _files_below(path)}
    loader = card.loader if card else _loader_of(below)
    return SourceFiles(loader, {name: below[name] for name in choose_files(loader, below)}, origin="brought")


def _brought_file(path: Path, card: ModelCard | None) -> SourceFiles:
    if path.suffix.lower() in PICKLES:
        raise pickle_refusal(str(path))
    if card is None or card.loader is not Loader.OPEN_CLIP:
        raise ModelRefused(
            "A single file says nothing about how its model is built. Bring the folder it came in, with "
            "open_clip_config.json or modules.json beside it, or use the catalogue's name for it.",
            path=str(path),
        )
    return SourceFiles(Loader.OPEN_CLIP, {"open_clip_model.safetensors": path}, origin="brought")


def _files_below(folder: Path) -> list[Path]:
    """The folder's files and those one level below, which is as deep as any model goes."""
    return [path for pattern in ("*", "*/*") for path in folder.glob(pattern) if path.is_file()]


def _loader_of(below: Mapping[str, Path]) -> Loader:
    if "open_clip_config.json" in below:
        return Loader.OPEN_CLIP
    if "modules.json" in below or "config.json" in below:
        return Loader.SENTENCE_TRANSFORMERS
    for name in below:
        if Path(name).suffix.lower() in PICKLES:
            raise pickle_refusal(name)
    raise ModelRefused("The folder holds neither open_clip_config.json nor modules.json: its model is unknown.")


def _check_files(source: SourceFiles) -> None:
    for name, path in source.files.items():
        if name.endswith(".safetensors"):
            check_safetensors(path)
        elif path.stat().st_size > LARGEST_SETTING_BYTES:
            raise ModelRefused(f"{name} is larger than such a file can be.", path=str(path))
        else:
            _check_json(name, path)


def _check_json(name: str, path: Path) -> None:
    try:
        untrusted = json.loads(path.read_text(encoding="utf-8"))
        if name == "modules.json":
            check_modules(untrusted)
        if name in ARCHITECTURES:
            check_numbers(untrusted)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ModelRefused(f"{name} cannot be read: {error}", path=str(path)) from error


def _sweep(models_dir: Path) -> None:
    """Remove what an installation left behind that was killed; one that still runs is younger."""
    oldest = time.time() - _ABANDONED_S
    for path in [*models_dir.glob(".incoming-*"), *models_dir.glob(".outgoing-*")]:
        if path.stat().st_mtime < oldest:
            shutil.rmtree(path, ignore_errors=True)


def _check_space(source: SourceFiles, models_dir: Path) -> None:
    needed = _SPACE_FACTOR * sum(path.stat().st_size for path in source.files.values())
    free = shutil.disk_usage(models_dir).free
    if free < needed:
        raise NoSpace(f"Installing takes about {needed:,} bytes, {free:,} are free.", path=str(models_dir))


def _stage(name: str, source: SourceFiles, staging: Path) -> None:
    folder = model_folder(staging, name)
    place = _link_or_copy if source.keep_once else _copy
    for relative, path in source.files.items():
        target = folder / SOURCE_FOLDER / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        place(path, target)
    card = find_card(name)
    record = SourceRecord(
        name=name,
        kind=_KINDS[source.loader],
        loader=source.loader,
        licence=card.licence if card else _UNKNOWN_LICENCE,
        languages=card.languages if card else (),
        origin=source.origin,
        revision=source.revision,
        files=tuple(stored_file(folder / SOURCE_FOLDER, folder / SOURCE_FOLDER / name) for name in source.files),
    )
    (folder / SOURCE_RECORD).write_text(record.to_json(), encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)


def _check_dimension(manifest: Manifest) -> None:
    card = find_card(manifest.name)
    if card is not None and card.dimension != manifest.dimension:
        raise ModelRefused(
            f"The catalogue's {card.name} has vectors of {card.dimension} numbers, this one of {manifest.dimension}."
        )


def _replace(made: Path, place: Path, staging: Path) -> None:
    if place.exists():
        place.replace(staging / ".old")
    made.replace(place)
