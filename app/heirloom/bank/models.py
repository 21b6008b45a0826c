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
from heirloom.embedding.download.fetch import FetchPlan, fetch_model
from heirloom.embedding.install import add_model

__all__ = ["BenchRow", "Offer", "add", "bench", "fetch", "listed", "role_of"]


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


def fetch(
    name: str,
    consent: Callable[[Offer], bool],
    progress: Callable[[Progress], None] | None = None,
    report: Callable[[str], None] | None = None,
    folder: Path | None = None,
) -> list[ModelState]:
    """Download, check, convert and install a model of the catalogue; nothing moves before `consent` says so.

    Raises Cancelled where it does not, NotFound, UserError, NoSpace. What was fetched of an interrupted download stays.
    """
    fetch_model(name, folder or models_dir(), lambda plan: consent(_offer(plan)), progress, report)
    return listed(folder)


def add(
    name: str, path: Path, report: Callable[[str], None] | None = None, folder: Path | None = None
) -> list[ModelState]:
    """Install what a person brought: safetensors only. UserError names what is wrong with it."""
    add_model(name, path, folder or models_dir(), report)
    return listed(folder)


def bench(folder: Path | None = None) -> list[BenchRow]:
    """Measure every model that is here: pictures or sentences a CPU second, one query's time, precisions tried."""
    return bench_models(folder or models_dir())


def role_of(name: str, folder: Path | None = None) -> str:
    """ "image" or "text": which vectors the model makes. NotFound when it is not here."""
    return registry.kind_of(name, folder or models_dir()).value


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
