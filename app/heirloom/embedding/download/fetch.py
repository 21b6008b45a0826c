"""Fetches a model of the catalogue by consent.

Order: the source's listing is asked for; the person sees every address, size, hash and the revision, and says yes or
no; each file comes in parts that survive an interruption; size and SHA-256 are compared; then it is renamed.
The listing is that of the Hugging Face Hub: GET /api/models/{repository}[/revision/{revision}]?blobs=true, the
files lie at /{repository}/resolve/{revision}/{path} (https://huggingface.co/docs/hub/api).
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from heirloom.core.errors import Cancelled, NoSpace, UserError
from heirloom.core.job import Progress
from heirloom.embedding.catalogue import Loader, ModelCard, get_card
from heirloom.embedding.convert.client import Report
from heirloom.embedding.download.bounded_http import BoundedHttp
from heirloom.embedding.install import SourceFiles, install_model
from heirloom.embedding.installed.manifest import Manifest
from heirloom.embedding.model_errors import FetchFailed, ModelRefused
from heirloom.embedding.source.source_files import LARGEST_SETTING_BYTES, LARGEST_WEIGHTS_BYTES, choose_files

HUB = "https://huggingface.co"
INCOMING_FOLDER = ".fetch"
_LARGEST_LISTING_BYTES = 8 << 20
_MOST_FILES = 10_000
_TRIES = 4
_REVISION = re.compile(r"[0-9a-f]{40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SAFE_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,99})?")


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file to fetch. `sha256` as the source lists it for large files, else `git_sha1`, the id of its git blob."""

    path: str
    url: str
    bytes: int
    sha256: str | None
    git_sha1: str | None


@dataclass(frozen=True, slots=True)
class FetchPlan:
    """What a person is asked to agree to. `checked_here`: the catalogue's own revision and hash are those listed."""

    card: ModelCard
    revision: str
    files: tuple[PlannedFile, ...]
    checked_here: bool

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)


Consent = Callable[[FetchPlan], bool]
OnProgress = Callable[[Progress], None]


def fetch_model(
    name: str,
    models_dir: Path,
    consent: Consent,
    progress: OnProgress | None = None,
    report: Report | None = None,
    *,
    hub: str = HUB,
) -> Manifest:
    """Fetch, check, convert and install a model of the catalogue; returns its manifest. NotFound for another name."""
    return fetch_card(get_card(name), models_dir, consent, progress, report, hub=hub)


def fetch_card(
    card: ModelCard,
    models_dir: Path,
    consent: Consent,
    progress: OnProgress | None = None,
    report: Report | None = None,
    *,
    hub: str = HUB,
) -> Manifest:
    """Fetch, check, convert and install the model that `card` describes.

    Nothing but the listing is fetched before `consent` returns True; Cancelled where it does not. A fetch that
    was interrupted goes on where it ended. Raises FetchFailed, ModelRefused, NoSpace, NotFound, UserError.
    """
    plan = plan_fetch(card, hub=hub)
    if not consent(plan):
        raise Cancelled(f"{card.name} was not fetched.")
    folder = models_dir / INCOMING_FOLDER / f"{card.name}-{plan.revision[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    _check_space(plan, folder)
    files = fetch_files(plan, folder, progress or _quiet)
    source = SourceFiles(card.loader, files, f"{hub}/{card.repository}", plan.revision, keep_once=True)
    manifest = install_model(card.name, source, models_dir, report)
    shutil.rmtree(folder, ignore_errors=True)
    return manifest


def plan_fetch(card: ModelCard, *, hub: str = HUB) -> FetchPlan:
    """Ask the source what there is for the model and pick the files that make it."""
    if card.loader is Loader.STARTER or card.repository is None:
        raise UserError(f"{card.name} comes with Heirloom; there is nothing to fetch.")
    revision = f"/revision/{card.revision}" if card.revision else ""
    data = BoundedHttp().get_bytes(f"{hub}/api/models/{card.repository}{revision}?blobs=true", _LARGEST_LISTING_BYTES)
    try:
        return _read_listing(card, json.loads(data), hub)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FetchFailed(f"The source's listing of {card.name} cannot be read: {error}") from error


def _read_listing(card: ModelCard, untrusted: dict[str, Any], hub: str) -> FetchPlan:
    revision = str(untrusted["sha"])
    if _REVISION.fullmatch(revision) is None:
        raise ValueError("the revision is not a git commit")
    if card.revision is not None and revision != card.revision:
        raise FetchFailed(f"The source lists another revision of {card.name} than the catalogue names.")
    untrusted_files = {str(entry["rfilename"]): entry for entry in untrusted["siblings"][:_MOST_FILES]}
    safe = [path for path in untrusted_files if _SAFE_PATH.fullmatch(path)]
    base = f"{hub}/{card.repository}/resolve/{revision}"
    files = tuple(_planned(path, untrusted_files[path], base) for path in choose_files(card.loader, safe))
    weights = files[0]
    if card.sha256 is not None and weights.sha256 != card.sha256:
        raise FetchFailed(f"The source lists another SHA-256 for the weights of {card.name} than the catalogue.")
    return FetchPlan(card, revision, files, checked_here=card.revision is not None and card.sha256 is not None)


def _planned(path: str, untrusted: dict[str, Any], base: str) -> PlannedFile:
    lfs = untrusted.get("lfs") or {}
    size = lfs.get("size", untrusted.get("size"))
    limit = LARGEST_WEIGHTS_BYTES if path.endswith(".safetensors") else LARGEST_SETTING_BYTES
    if not isinstance(size, int) or not 0 <= size <= limit:
        raise ValueError(f"{path} has no size that can be")
    sha256, blob = lfs.get("sha256"), untrusted.get("blobId")
    if sha256 is not None and _SHA256.fullmatch(str(sha256)) is None:
        raise ValueError(f"{path} has a SHA-256 that is none")
    if sha256 is None and (blob is None or _REVISION.fullmatch(str(blob)) is None):
        raise ValueError(f"{path} is listed without a hash")
    return PlannedFile(path, f"{base}/{quote(path)}", size, sha256, None if sha256 else str(blob))


def _check_space(plan: FetchPlan, folder: Path) -> None:
    there = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    free = shutil.disk_usage(folder).free
    if free < plan.bytes - there:
        raise NoSpace(f"Fetching takes {plan.bytes - there:,} bytes more, {free:,} are free.", path=str(folder))


def fetch_files(plan: FetchPlan, folder: Path, progress: OnProgress) -> dict[str, Path]:
    """Bring every file of the plan into `folder`, or find it there; returns them by their paths."""
    files, before = {}, 0
    for file in plan.files:
        target = folder / file.path

        def report(done: int, before: int = before) -> None:
            progress(Progress(before + done, plan.bytes, "bytes", "fetch"))

        if not target.is_file():
            _fetch_file(file, target, report)
        before += file.bytes
        report(0, before)
        files[file.path] = target
    return files


def _fetch_file(file: PlannedFile, target: Path, report: Callable[[int], None]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    http, reached = BoundedHttp(), -1
    for attempt in range(_TRIES):
        try:
            http.resume(file.url, part, file.bytes, report)
            break
        except FetchFailed:
            there = part.stat().st_size if part.is_file() else 0
            if attempt == _TRIES - 1 or there <= reached:  # no byte more than last time: it will not get better
                raise
            reached = there
    _check_hash(file, part)
    part.replace(target)


def _check_hash(file: PlannedFile, part: Path) -> None:
    size = part.stat().st_size
    digest = hashlib.sha256() if file.sha256 else hashlib.sha1(usedforsecurity=False)
    if file.sha256 is None:
        digest.update(f"blob {size}\0".encode())  # how git names a file's content
    with part.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    if size != file.bytes or digest.hexdigest() != (file.sha256 or file.git_sha1):
        part.unlink()
        raise ModelRefused(f"{file.path} does not have the size and hash that its source lists; it was discarded.")


def _quiet(_progress: Progress) -> None:
    return None
