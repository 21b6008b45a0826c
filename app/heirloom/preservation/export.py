"""Gives originals back: byte-identical files with their names and times, one JSON sidecar each."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from heirloom.core.errors import Cancelled, HeirloomError, ItemError, NoSpace, NotFound, UserError
from heirloom.core.job import JobContext, Progress
from heirloom.core.records import Item, ItemId
from heirloom.preservation.already import Already
from heirloom.preservation.drafts import Draft, Drafts
from heirloom.preservation.names import FreeNames, safe_name, sidecar_path
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
    Each file appears whole or not at all, however this ends; what a killed export left unfinished, the next one clears.
    Raises NoSpace, and UserError where nothing may be written at all.
    """
    if target.resolve().is_relative_to(vault.path.resolve()):
        raise UserError(
            "That lies in the vault, where nothing is kept in clear. Choose a folder outside it.", path=str(target)
        )
    report, drafts = ExportReport(), Drafts(target, vault.id)
    _make_folder(target, drafts)
    names, there = FreeNames(target), Already(vault, target)
    giving = _Giving(vault, drafts, names, there, context)
    for done, item_id in enumerate(ids, 1):
        try:
            item = vault.items.get(item_id)
            report.already += giving.give_back(item, describe(item))
            report.exported += 1
        except HeirloomError as error:
            if isinstance(error, NoSpace | UserError | Cancelled) and not isinstance(error, NotFound):
                raise
            report.failed.append((item_id, error.code, error.message))
        context.advance(Progress(done, total, "files", "export"))
    with _told(target):
        drafts.flush()
    return report


def _make_folder(target: Path, drafts: Drafts) -> None:
    """There it is afterwards, and nothing in it that an export of this vault left when it was killed."""
    try:
        with _told(target):
            if target.exists() and not target.is_dir():
                raise UserError("That is a file: name a folder to write into.", path=str(target))
            target.mkdir(parents=True, exist_ok=True)
            drafts.sweep()
    except ItemError as error:
        raise UserError(error.message, path=error.path) from error


@dataclass(frozen=True, slots=True)
class _Giving:
    """One original after the other, with what they share."""

    vault: Vault
    drafts: Drafts
    names: FreeNames
    there: Already
    context: JobContext

    def give_back(self, item: Item, record: dict[str, object]) -> bool:
        """Whether it lay there already. Else original and sidecar appear whole, or neither does."""
        name = safe_name(item.original_name)
        with _told(Path(name)):
            lying = self.there.find(item, name)
        if lying is not None:
            self._renew_sidecar(lying, record)
            return True
        # What cannot be read from the vault is no OSError here, so each of these is about the written files.
        with _told(self.drafts.folder / name), self._sidecar(record) as sidecar, self.drafts.open() as original:
            self._copy(item, original)
            path = self.names.place(name, original.place)
            try:
                sidecar.place(sidecar_path(path))
            except BaseException:
                path.unlink(missing_ok=True)
                raise
        self.there.add(item, path)
        return False

    def _copy(self, item: Item, draft: Draft) -> None:
        with self.vault.objects.open(item.object_id, item_id=item.id) as original:
            while chunk := original.read(CHUNK_BYTES):
                draft.out.write(chunk)
                self.context.look()
        draft.seal(self.vault.origins.for_item(item.id)[0].mtime_ns)

    def _renew_sidecar(self, path: Path, record: dict[str, object]) -> None:
        """Write the sidecar of an original that lies there where it is missing or tells something else."""
        sidecar = sidecar_path(path)
        with _told(sidecar):
            if not sidecar.exists():
                with self._sidecar(record) as fresh:
                    fresh.place(sidecar)
            elif sidecar.read_bytes() != sidecar_text(record).encode():
                with self._sidecar(record) as fresh:
                    fresh.replace(sidecar)

    @contextmanager
    def _sidecar(self, record: dict[str, object]) -> Iterator[Draft]:
        with self.drafts.open() as draft:
            draft.out.write(sidecar_text(record).encode())
            draft.seal()
            yield draft


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
