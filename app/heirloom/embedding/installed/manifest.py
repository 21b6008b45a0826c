"""What an installed model is on disk: its manifest, its folder, and the checks before anything in it is used.

MODELS_DIR/NAME/source/…         weights and settings as they were brought or fetched
MODELS_DIR/NAME/onnx-XXXXXXXX/…  what the conversion made of them
MODELS_DIR/NAME/manifest.json    written last, by an atomic rename: without it the model is not installed
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, Self

from heirloom.core.errors import HeirloomError, NotFound
from heirloom.core.records import PixelSpec
from heirloom.embedding.catalogue import Loader, ModelKind, check_name
from heirloom.embedding.model_errors import ModelDamaged

FORMAT = 1
FILE_NAME = "manifest.json"
SOURCE_FOLDER = "source"
SOURCE_RECORD = "source.json"
_LIMIT_BYTES = 1 << 20
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file below the model's folder; `path` uses '/' and never leaves that folder. `mtime_ns`: when it was hashed."""

    path: str
    bytes: int
    sha256: str
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Trial:
    """The self-test of one number format: the largest cosine distance from fp32, and CPU seconds of one thread."""

    precision: str
    cosine_distance: float
    cpu_s: float


@dataclass(frozen=True, slots=True)
class Tower:
    """One converted tower: its graph, the weights beside it, the number format it has, and all that were tried."""

    graph: StoredFile
    weights: tuple[StoredFile, ...]
    precision: str
    trials: tuple[Trial, ...]


@dataclass(frozen=True, slots=True)
class Tokeniser:
    """How text becomes token ids. `clean` names a rule of `text_cleaning`; `fixed_length` pads to `context`."""

    file: StoredFile
    context: int
    pad_id: int
    clean: str
    fixed_length: bool


@dataclass(frozen=True, slots=True)
class Accelerator:
    """What the conversion found: torch's device and the number format that is fastest on it."""

    device: str
    name: str
    precision: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything the run-time needs to know about one installed model."""

    name: str
    kind: ModelKind
    loader: Loader
    dimension: int
    revision: str
    """Fingerprint of weights, settings and tokeniser; the same for the same model, however it came."""
    source_revision: str | None
    licence: str
    languages: tuple[str, ...]
    text: Tower
    tokeniser: Tokeniser
    reference: StoredFile
    """Vectors (n, d) float32 of the fixed sample of pictures or passages: mean and spread of a query's scores."""
    image: Tower | None = None
    pixels: PixelSpec | None = None
    accelerator: Accelerator | None = None
    format: int = field(default=FORMAT)

    def files(self) -> list[StoredFile]:
        """Every file the run-time reads."""
        towers = [tower for tower in (self.image, self.text) if tower is not None]
        files = [file for tower in towers for file in (tower.graph, *tower.weights)]
        return [*files, self.tokeniser.file, self.reference]

    def below(self, folder: str) -> Self:
        """The same manifest with its files in `folder`."""
        return replace(
            self,
            text=_tower_below(self.text, folder),
            image=_tower_below(self.image, folder) if self.image else None,
            tokeniser=replace(self.tokeniser, file=_file_below(self.tokeniser.file, folder)),
            reference=_file_below(self.reference, folder),
        )

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, untrusted_text: str) -> Self:
        """Read a manifest; ValueError, TypeError or KeyError where it is not one."""
        untrusted = json.loads(untrusted_text)
        if not isinstance(untrusted, dict) or untrusted.get("format") != FORMAT:
            raise ValueError("not a manifest of this version")
        return cls(
            name=check_name(untrusted["name"]),
            kind=ModelKind(untrusted["kind"]),
            loader=Loader(untrusted["loader"]),
            dimension=_count(untrusted["dimension"], 1 << 16),
            revision=str(untrusted["revision"]),
            source_revision=_optional_text(untrusted["source_revision"]),
            licence=str(untrusted["licence"]),
            languages=tuple(str(language) for language in untrusted["languages"]),
            text=_tower(untrusted["text"]),
            tokeniser=_tokeniser(untrusted["tokeniser"]),
            reference=_stored(untrusted["reference"]),
            image=_tower(untrusted["image"]) if untrusted["image"] else None,
            pixels=PixelSpec(**untrusted["pixels"]) if untrusted["pixels"] else None,
            accelerator=Accelerator(**untrusted["accelerator"]) if untrusted["accelerator"] else None,
        )


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What lies in a model's source folder, written when it was brought or fetched. `origin` is for people."""

    name: str
    kind: ModelKind
    loader: Loader
    licence: str
    languages: tuple[str, ...]
    origin: str
    revision: str | None
    files: tuple[StoredFile, ...]

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, untrusted_text: str) -> Self:
        """Read a record; ValueError, TypeError or KeyError where it is not one."""
        untrusted = json.loads(untrusted_text)
        return cls(
            name=check_name(untrusted["name"]),
            kind=ModelKind(untrusted["kind"]),
            loader=Loader(untrusted["loader"]),
            licence=str(untrusted["licence"]),
            languages=tuple(str(language) for language in untrusted["languages"]),
            origin=str(untrusted["origin"]),
            revision=_optional_text(untrusted["revision"]),
            files=tuple(_stored(file) for file in untrusted["files"]),
        )


def _file_below(file: StoredFile, folder: str) -> StoredFile:
    return replace(file, path=f"{folder}/{file.path}")


def _tower_below(tower: Tower, folder: str) -> Tower:
    weights = tuple(_file_below(file, folder) for file in tower.weights)
    return replace(tower, graph=_file_below(tower.graph, folder), weights=weights)


def _count(untrusted: object, limit: int) -> int:
    if not isinstance(untrusted, int) or not 0 <= untrusted <= limit:
        raise ValueError(f"a number between 0 and {limit} was expected")
    return untrusted


def _optional_text(untrusted: object) -> str | None:
    return None if untrusted is None else str(untrusted)


def _stored(untrusted: Mapping[str, Any]) -> StoredFile:
    path = PurePosixPath(str(untrusted["path"]))
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError("a path leaves the model's folder")
    size, hashed_at = _count(untrusted["bytes"], 1 << 40), _count(untrusted["mtime_ns"], 1 << 63)
    return StoredFile(str(path), size, str(untrusted["sha256"]), hashed_at)


def _tower(untrusted: Mapping[str, Any]) -> Tower:
    return Tower(
        graph=_stored(untrusted["graph"]),
        weights=tuple(_stored(file) for file in untrusted["weights"]),
        precision=str(untrusted["precision"]),
        trials=tuple(
            Trial(str(trial["precision"]), float(trial["cosine_distance"]), float(trial["cpu_s"]))
            for trial in untrusted["trials"]
        ),
    )


def _tokeniser(untrusted: Mapping[str, Any]) -> Tokeniser:
    return Tokeniser(
        file=_stored(untrusted["file"]),
        context=_count(untrusted["context"], 1 << 16),
        pad_id=_count(untrusted["pad_id"], 1 << 24),
        clean=str(untrusted["clean"]),
        fixed_length=bool(untrusted["fixed_length"]),
    )


def model_folder(models_dir: Path, name: str) -> Path:
    """Where the model `name` lies, installed or not."""
    return models_dir / check_name(name)


def find_manifest(models_dir: Path, name: str) -> Manifest | None:
    """Return the manifest of an installed model, None where none is installed; ModelDamaged where it is unreadable."""
    path = model_folder(models_dir, name) / FILE_NAME
    try:
        with path.open("rb") as stream:
            data = stream.read(_LIMIT_BYTES)
        return Manifest.from_json(data.decode())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, HeirloomError) as error:
        raise ModelDamaged(f"The model {name}'s manifest cannot be read: {error}", path=str(path)) from error


def get_manifest(models_dir: Path, name: str) -> Manifest:
    """Return the manifest of an installed model, else NotFound."""
    manifest = find_manifest(models_dir, name)
    if manifest is None:
        raise NotFound(f"The model {name} is not installed; 'heirloom models list' shows which are.")
    return manifest


def find_source(models_dir: Path, name: str) -> SourceRecord | None:
    """Return the record of what was brought or fetched for `name`, None where there is nothing."""
    path = model_folder(models_dir, name) / SOURCE_RECORD
    try:
        return SourceRecord.from_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, HeirloomError) as error:
        raise ModelDamaged(f"The model {name}'s source record cannot be read: {error}", path=str(path)) from error


def write_manifest(models_dir: Path, manifest: Manifest) -> None:
    """Put the manifest in place: complete or not at all."""
    folder = model_folder(models_dir, manifest.name)
    incoming = folder / f".{FILE_NAME}.part"
    with incoming.open("w", encoding="utf-8") as stream:
        stream.write(manifest.to_json())
        stream.flush()
        os.fsync(stream.fileno())
    incoming.replace(folder / FILE_NAME)


def checked_path(models_dir: Path, name: str, file: StoredFile) -> Path:
    """Return the path of a converted file if it is the one recorded, else ModelDamaged.

    Size and time of change decide; where the time differs, as after a copy, the SHA-256 does. Hashing a gigabyte
    before every query would cost more than the query.
    """
    path = model_folder(models_dir, name) / file.path
    try:
        found = path.stat()
        untouched = found.st_mtime_ns == file.mtime_ns
        intact = found.st_size == file.bytes and (untouched or sha256_of(path) == file.sha256)
    except OSError as error:
        raise ModelDamaged(f"A file of the model {name} cannot be read: {error}", path=str(path)) from error
    if not intact:
        raise ModelDamaged(f"A file of the model {name} has changed since it was installed.", path=str(path))
    return path


def check_model(models_dir: Path, name: str) -> None:
    """Hash every file of an installed model, whatever its time of change says. ModelDamaged, NotFound."""
    for file in get_manifest(models_dir, name).files():
        checked_path(models_dir, name, replace(file, mtime_ns=-1))


def stored_file(folder: Path, path: Path) -> StoredFile:
    """Describe the file `path` below the model's `folder`."""
    found = path.stat()
    return StoredFile(path.relative_to(folder).as_posix(), found.st_size, sha256_of(path), found.st_mtime_ns)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, 64 lower-case hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()
