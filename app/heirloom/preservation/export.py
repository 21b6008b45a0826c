"""Gives originals back: byte-identical files with their names and times, one JSON sidecar each."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from heirloom.core.errors import HeirloomError, NoSpace, UserError
from heirloom.core.job import JobContext, Progress
from heirloom.core.records import Item, ItemId
from heirloom.vault import Vault

CHUNK_BYTES = 1 << 20
NAME_BYTES = 255
"""Longest name that common file systems take."""

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_DEVICE_NAMES = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


@dataclass(slots=True)
class ExportReport:
    exported: int = 0
    failed: list[tuple[ItemId, str, str]] = field(default_factory=list)
    """(item, code, reason)"""


def export(
    vault: Vault,
    ids: Iterable[ItemId],
    target: Path,
    describe: Callable[[Item], dict[str, object]],
    total: int | None,
    context: JobContext,
) -> ExportReport:
    """Write each item's original into `target`; `describe` makes the sidecar `NAME.json`.

    Nothing that exists is overwritten: a taken name gets a number. A damaged object is listed, the rest goes on.
    """
    report = ExportReport()
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"Cannot write there: {error.strerror}.", path=str(target)) from error
    for done, item_id in enumerate(ids, 1):
        try:
            item = vault.items.get(item_id)
            path = _write(vault, item, target)
            _sidecar(path, describe(item))
            report.exported += 1
        except NoSpace:
            raise
        except HeirloomError as error:
            report.failed.append((item_id, error.code, error.message))
        context.advance(Progress(done, total, "files", "export"))
    return report


def _write(vault: Vault, item: Item, target: Path) -> Path:
    """Copy one original chunk by chunk; a file that could not be finished is removed."""
    path, descriptor = _create(target, safe_name(item.original_name))
    try:
        with os.fdopen(descriptor, "wb") as out, vault.objects.open(item.object_id, item_id=item.id) as original:
            while chunk := original.read(CHUNK_BYTES):
                out.write(chunk)
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise NoSpace(f"Could not write: {error.strerror}.", path=str(path)) from error
        raise
    mtime_ns = vault.origins.for_item(item.id)[0].mtime_ns
    try:
        os.utime(path, ns=(mtime_ns, mtime_ns))
    except (OSError, OverflowError):
        # A time this file system cannot hold: the sidecar still tells it.
        return path
    return path


def _create(target: Path, name: str) -> tuple[Path, int]:
    """Open a new file, numbering the name until neither it nor its sidecar exists."""
    stem, suffix = os.path.splitext(name)
    number = 1
    while True:
        path = target / (name if number == 1 else _cut(f"{stem} ({number})", suffix))
        number += 1
        if os.path.lexists(_sidecar_path(path)):
            continue
        try:
            return path, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            continue
        except OSError as error:
            raise UserError(f"Cannot write there: {error.strerror}.", path=str(path)) from error


def safe_name(name: str) -> str:
    """A name that every common file system takes; unchanged where it already is one.

    POSIX keeps all but NUL and '/', so there only those go; elsewhere Windows' rules hold.
    """
    if os.name == "posix":
        cleaned = name.replace("/", "_").replace("\0", "_")
    else:
        cleaned = _FORBIDDEN.sub("_", name).rstrip(" .")
        if _DEVICE_NAMES.match(cleaned):
            cleaned = "_" + cleaned
    if cleaned in {"", ".", ".."}:
        cleaned = "unnamed"
    return _cut(*os.path.splitext(cleaned))


def _cut(stem: str, suffix: str, most: int = NAME_BYTES) -> str:
    """`stem` + `suffix`, the stem shortened to fit `most` bytes."""
    raw, ending = os.fsencode(stem), os.fsencode(suffix)[:32]
    if len(raw) + len(os.fsencode(suffix)) <= most:
        return stem + suffix
    return os.fsdecode(raw[: most - len(ending)]) + os.fsdecode(ending)


def _sidecar_path(path: Path) -> Path:
    return path.with_name(_cut(path.name, ".json"))


def _sidecar(path: Path, record: dict[str, object]) -> None:
    text = json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True)
    try:
        with open(_sidecar_path(path), "x", encoding="utf-8", errors="surrogateescape") as out:
            out.write(text + "\n")
    except OSError as error:
        raise NoSpace(f"Could not write: {error.strerror}.", path=str(path)) from error
