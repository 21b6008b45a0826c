"""The encoders on this computer: listed, fetched by consent, brought from a file, measured. None needs a vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from heirloom.bank.reports import ModelState
from heirloom.core.job import Progress
from heirloom.core.paths import models_dir
from heirloom.embedding import registry
from heirloom.embedding.bench import BenchRow, bench_models
from heirloom.embedding.catalogue import find_card
from heirloom.embedding.download.fetch import HUB, FetchPlan, fetch_model
from heirloom.embedding.install import add_model, remove_model
from heirloom.embedding.installed.manifest import find_manifest
from heirloom.embedding.model_errors import ModelDamaged

__all__ = ["BenchRow", "Described", "Offer", "add", "bench", "described", "fetch", "listed", "remove", "role_of"]


@dataclass(frozen=True, slots=True)
class Described:
    """A model with what a person may want to know besides its state.

    `source` is the address of its page, None for what comes with Heirloom or was brought. `device` names what
    computes it, None for the processor.
    """

    state: ModelState
    precision: str | None
    device: str | None
    note: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person is asked to agree to before anything is fetched; `checked_here`: revision and hash are our own."""

    name: str
    source: str
    revision: str
    bytes: int
    licence: str
    languages: tuple[str, ...]
    files: tuple[tuple[str, int, str | None], ...]
    """(address, bytes, hash as the source lists it)"""
    checked_here: bool


def listed(folder: Path | None = None, chosen: dict[str, str] | None = None) -> list[ModelState]:
    """All models that are known or here; `chosen` maps roles to the names that a vault uses."""
    active = {"starter-" + role if name == "starter" else name for role, name in (chosen or {}).items()}
    return [
        ModelState(
            name=row.name,
            kind=row.kind.value,
            dimension=row.dimension,
            bytes=row.bytes,
            licence=row.licence,
            languages=row.languages,
            state="active" if row.name in active else row.state.value,
        )
        for row in registry.list_models(folder or models_dir())
    ]


def described(folder: Path | None = None, chosen: dict[str, str] | None = None) -> list[Described]:
    """The same models as `listed`, in the same order."""
    folder = folder or models_dir()
    rows = registry.list_models(folder)
    return [
        Described(state, row.precision, _device_of(row.name, folder), row.note, _source_of(row.name))
        for state, row in zip(listed(folder, chosen), rows, strict=True)
    ]


def fetch(
    name: str,
    consent: Callable[[Offer], bool],
    progress: Callable[[Progress], None] | None = None,
    report: Callable[[str], None] | None = None,
    folder: Path | None = None,
    *,
    hub: str = HUB,
) -> list[ModelState]:
    """Download, check, convert and install a model of the catalogue; nothing moves before `consent` says so.

    Raises Cancelled where it does not, NotFound, UserError, NoSpace. What was fetched of an interrupted download stays.
    """
    fetch_model(name, folder or models_dir(), lambda plan: consent(_offer(plan)), progress, report, hub=hub)
    return listed(folder)


def add(
    name: str, path: Path, report: Callable[[str], None] | None = None, folder: Path | None = None
) -> list[ModelState]:
    """Install what a person brought: safetensors only. UserError names what is wrong with it."""
    add_model(name, path, folder or models_dir(), report)
    return listed(folder)


def remove(name: str, folder: Path | None = None) -> list[ModelState]:
    """Delete a model from this computer; what it understood stays in the vaults. NotFound where it is not here."""
    remove_model(name, folder or models_dir())
    return listed(folder)


def bench(folder: Path | None = None) -> list[BenchRow]:
    """Measure every model that is here: pictures or sentences a CPU second, one query's time, precisions tried."""
    return bench_models(folder or models_dir())


def role_of(name: str, folder: Path | None = None) -> str:
    """ "image" or "text": which vectors the model makes. NotFound when it is not here."""
    return registry.kind_of(name, folder or models_dir()).value


def _device_of(name: str, folder: Path) -> str | None:
    try:
        manifest = find_manifest(folder, name)
    except ModelDamaged:
        return None
    return manifest.accelerator.name if manifest is not None and manifest.accelerator is not None else None


def _source_of(name: str) -> str | None:
    card = find_card(name)
    return f"{HUB}/{card.repository}" if card is not None and card.repository is not None else None


def _offer(plan: FetchPlan) -> Offer:
    return Offer(
        name=plan.card.name,
        source=str(plan.card.repository),
        revision=plan.revision,
        bytes=plan.bytes,
        licence=plan.card.licence,
        languages=plan.card.languages,
        files=tuple((file.url, file.bytes, file.sha256 or file.git_sha1) for file in plan.files),
        checked_here=plan.checked_here,
    )
