"""Gives originals back: byte-identical files with their names and times, one JSON sidecar each."""

from __future__ import annotations

import errno
import json
import os
import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from heirloom.core.errors import HeirloomError, ItemError, NoSpace, NotFound, UserError
from heirloom.core.job import JobContext, Progress
from heirloom.core.records import Item, ItemId
from heirloom.preservation.already import Already
from heirloom.preservation.names import SIDECAR_SUFFIX, FreeNames, safe_name, sidecar_path
from heirloom.vault import Vault

CHUNK_BYTES = 1 << 20

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class ExportReport:
    exported: int = 0
    """Those that lie in the folder now, from before too."""
    already: int = 0
    """How many of them lay there already, byte for byte."""
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

    What lies there already with the same bytes is left, so that an export that was stopped goes on; its sidecar is
    brought up to date. Nothing else that exists is overwritten: a taken name gets a number. A damaged object, or a file
    that this one folder does not take, is listed and the rest goes on. Only what is on the disk counts as exported.
    Raises NoSpace, and UserError where nothing may be written at all.
    """
    if target.resolve().is_relative_to(vault.path.resolve()):
        raise UserError(
            "That lies in the vault, where nothing is kept in clear. Choose a folder outside it.", path=str(target)
        )
    report = ExportReport()
    _make_folder(target)
    names, there = FreeNames(target), Already(vault, target)
    for done, item_id in enumerate(ids, 1):
        try:
            item = vault.items.get(item_id)
            report.already += _give_back(vault, item, names, there, describe(item))
            report.exported += 1
        except HeirloomError as error:
            if isinstance(error, NoSpace | UserError) and not isinstance(error, NotFound):
                raise
            report.failed.append((item_id, error.code, error.message))
        context.advance(Progress(done, total, "files", "export"))
    return report


def _make_folder(target: Path) -> None:
    try:
        with _told(target):
            target.mkdir(parents=True, exist_ok=True)
    except ItemError as error:
        raise UserError(error.message, path=error.path) from error


def _give_back(vault: Vault, item: Item, names: FreeNames, there: Already, record: dict[str, object]) -> bool:
    """Whether it lay there already. Else the original is written chunk by chunk, then its sidecar, or neither stays."""
    name = safe_name(item.original_name)
    with _told(Path(name)):
        lying = there.find(item, name)
    if lying is not None:
        _renew_sidecar(lying, record)
        return True
    with _told(Path(name)):
        path, descriptor = names.open_new(name)
    try:
        # What cannot be read from the vault is no OSError here, so each of these is about the written file.
        with _told(path), os.fdopen(descriptor, "wb") as out:
            with vault.objects.open(item.object_id, item_id=item.id) as original:
                while chunk := original.read(CHUNK_BYTES):
                    out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        _set_time(path, vault.origins.for_item(item.id)[0].mtime_ns)
        _write_sidecar(path, record)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    there.add(item, path)
    return False


def _set_time(path: Path, mtime_ns: int) -> None:
    try:
        os.utime(path, ns=(mtime_ns, mtime_ns))
    except (OSError, OverflowError):
        return  # a time this file system cannot hold: the sidecar still tells it


def _renew_sidecar(path: Path, record: dict[str, object]) -> None:
    """Write the sidecar of an original that lies there where it is missing or tells something else; in one step."""
    sidecar = sidecar_path(path)
    with _told(sidecar):
        if not sidecar.exists():
            _write(sidecar, record)
        elif sidecar.read_bytes() != sidecar_text(record).encode():
            fresh = path.with_name(f".{uuid.uuid4().hex}{SIDECAR_SUFFIX}")
            _write(fresh, record)
            os.replace(fresh, sidecar)


def _write_sidecar(path: Path, record: dict[str, object]) -> None:
    _write(sidecar_path(path), record)


def _write(sidecar: Path, record: dict[str, object]) -> None:
    with _told(sidecar):
        descriptor = os.open(sidecar, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(descriptor, "wb") as out:
                out.write(sidecar_text(record).encode())
                out.flush()
                os.fsync(out.fileno())
        except BaseException:
            sidecar.unlink(missing_ok=True)
            raise


def sidecar_text(record: dict[str, object]) -> str:
    """JSON that is valid UTF-8 whatever a file was called: bytes that are no text stand as escaped surrogates.

    A JSON reader that keeps lone surrogates (RFC 8259, 8.2), like Python's, gives the name back byte for byte.
    """
    text = json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Write errors in the house's words: a full disk, a folder that may not be written to, this one file."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        if error.errno in _FULL:
            raise NoSpace(f"Could not write: {reason}.", path=str(path)) from error
        if error.errno in _REFUSED:
            raise UserError(f"Cannot write there: {reason}.", path=str(path)) from error
        raise ItemError("unwritable", f"Could not write: {reason}.", path=str(path)) from error
