"""Verifying a vault: every object against its id and its chunks, then the catalogue, check by check."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from heirloom.core.errors import VaultDamaged, VaultError
from heirloom.core.notice import Notice
from heirloom.core.records import ObjectId
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.log import EMPTY_CHAIN, Change, Log, LogKind
from heirloom.vault.keys import head
from heirloom.vault.keys.master import VaultKeys
from heirloom.vault.objects.store import OBJECTS_FOLDER, SUFFIX, ObjectMissing, ObjectStore

Progress = Callable[[int, int], None]
_THREADS: Final = 2
_FRESH_S: Final = 600
"""Beside a running writer, a younger object without a row may be waiting for its commit."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One object that is damaged or missing; `id` is its memory's id, or the object's where it has none."""

    id: str
    path: str
    what: str
    name: str | None = None


@dataclass(slots=True)
class VerifyReport:
    """`objects` were looked at and `ok` of them are whole. `catalogue` lists what its checks found, in their order."""

    objects: int = 0
    ok: int = 0
    damaged: list[Finding] = field(default_factory=list)
    missing: list[Finding] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    catalogue: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Nothing damaged, nothing missing, the catalogue sound. Orphans do no harm."""
        return not (self.damaged or self.missing or self.catalogue)


@dataclass(frozen=True, slots=True)
class _Owner:
    item_id: str
    name: str
    mac: bytes | None
    """The keyed hash that the header must carry; None for an origin object."""


def verify(
    path: Path,
    keys: VaultKeys,
    objects: ObjectStore,
    catalogue: Catalogue,
    *,
    writable: bool,
    sample: float | None = None,
    progress: Progress | None = None,
) -> VerifyReport:
    """Check objects (all, or the share `sample` between 0 and 1) and the catalogue. Never changes anything."""
    report = VerifyReport()
    on_disk = list(objects.iter_ids(report.catalogue))
    owners: dict[ObjectId, _Owner] = {}
    try:
        with catalogue.one_view():
            owners = _owners(catalogue)
    except VaultDamaged as error:
        report.catalogue.append(error.message)
    else:
        report.orphans = _orphans(path, set(on_disk) - owners.keys(), grace_s=0 if writable else _FRESH_S)
    wanted = {*owners, *(on_disk if report.catalogue else report.orphans)}
    _check_objects(objects, _share(wanted, sample), owners, report, progress)
    if report.missing and not writable:
        _forget_erased(catalogue, report)
    report.catalogue += [*key_files(keys), *check_catalogue(path, keys, catalogue, writable=writable)]
    return report


def key_files(keys: VaultKeys) -> list[str]:
    """The key files that are damaged though another one opened the vault."""
    told = "A key file is damaged, and another one stood in for it"
    return [Notice(f"{told}: {what}", "key_file_damaged") for what in keys.damaged]


def verify_objects(
    objects: ObjectStore, problems: Iterable[str], *, sample: float | None = None, progress: Progress | None = None
) -> VerifyReport:
    """Check every object of a vault whose catalogue does not open, each by its own id; `problems` says why not."""
    report = VerifyReport(catalogue=list(problems))
    _check_objects(objects, _share(objects.iter_ids(report.catalogue), sample), {}, report, progress)
    return report


def _share(wanted: Iterable[ObjectId], sample: float | None) -> list[ObjectId]:
    everything = sorted(wanted)
    if sample is None or not everything:
        return everything
    return sorted(random.sample(everything, min(len(everything), max(1, round(len(everything) * sample)))))


def check_catalogue(path: Path, keys: VaultKeys, catalogue: Catalogue, *, writable: bool) -> list[str]:
    """What is wrong with the catalogue, in the order of vault-format 2.5: each check misses something."""
    newest = head.read_newest(path, keys)
    problems: list[str] = []
    problems += _told(lambda: _pages(catalogue, writable=writable))
    checks: tuple[Callable[[], list[str]], ...] = (
        lambda: structure(catalogue),
        lambda: _foreign_keys(catalogue),
        lambda: _chain(catalogue),
        lambda: rows_against_log(catalogue),
        lambda: _head(path, keys, newest, catalogue),
    )
    try:
        with catalogue.one_view():  # log and rows of one moment, whatever a writer commits meanwhile
            for check in checks:
                problems += _told(check)
    except VaultError as error:
        problems.append(error.message)
    return list(dict.fromkeys(problems))


def _told(check: Callable[[], list[str]]) -> list[str]:
    try:
        return check()
    except VaultError as error:
        return [error.message]


def _forget_erased(catalogue: Catalogue, report: VerifyReport) -> None:
    """What a writer erased, or sealed anew, while we looked is not missing: the catalogue names it no more."""
    named = {object_path(object_id) for object_id in _owners(catalogue)}
    gone = [finding for finding in report.missing if finding.path not in named]
    report.missing = [finding for finding in report.missing if finding.path in named]
    report.objects -= len(gone)


def _owners(catalogue: Catalogue) -> dict[ObjectId, _Owner]:
    owners: dict[ObjectId, _Owner] = {}
    origins = "SELECT o.object_id, i.id, o.name FROM origins o JOIN items i ON i.number = o.item"
    for object_id, item_id, name in catalogue.rows(origins):
        owners[values.object_id(object_id)] = _Owner(item_id.hex(), values.name_text(name), None)
    for object_id, item_id, name, mac in catalogue.rows("SELECT object_id, id, name, mac FROM items"):
        owners[values.object_id(object_id)] = _Owner(item_id.hex(), values.name_text(name), mac)
    return owners


def _orphans(path: Path, unnamed: Iterable[ObjectId], *, grace_s: float) -> list[str]:
    oldest_ns = time.time_ns() - int(grace_s * 1e9)
    found: list[str] = []
    for object_id in sorted(unnamed):
        try:
            sealed_ns = (path / object_path(object_id)).stat().st_mtime_ns
        except FileNotFoundError:
            continue
        if sealed_ns <= oldest_ns:
            found.append(object_id)
    return found


def object_path(object_id: str) -> str:
    """An object's place below the vault."""
    return f"{OBJECTS_FOLDER}/{object_id[:2]}/{object_id}{SUFFIX}"


def _check_objects(
    objects: ObjectStore,
    wanted: list[ObjectId],
    owners: dict[ObjectId, _Owner],
    report: VerifyReport,
    progress: Progress | None,
) -> None:
    with ThreadPoolExecutor(_THREADS, "verify") as pool:
        for object_id, what, missing in pool.map(lambda one: _check_one(objects, one, owners.get(one)), wanted):
            report.objects += 1
            owner = owners.get(object_id)
            if what is None:
                report.ok += 1
            else:
                item_id, name = (owner.item_id, owner.name) if owner else (object_id, None)
                (report.missing if missing else report.damaged).append(
                    Finding(item_id, object_path(object_id), what, name)
                )
            if progress is not None:
                progress(report.objects, len(wanted))


def _check_one(objects: ObjectStore, object_id: ObjectId, owner: _Owner | None) -> tuple[ObjectId, str | None, bool]:
    try:
        objects.check(object_id)
        header = objects.header(object_id)
    except ObjectMissing as error:
        return object_id, error.message, True
    except VaultError as error:
        return object_id, error.message, False
    if owner is not None and owner.mac is not None and header.mac != owner.mac:
        return object_id, "The catalogue speaks of other bytes than the object holds.", False
    return object_id, None, False


def _pages(catalogue: Catalogue, *, writable: bool) -> list[str]:
    """SQLCipher's own check reads the file alone: a writer brings the journal in first, a reader looks twice."""
    if writable:
        catalogue.checkpoint()
        return [str(row[0]) for row in catalogue.maintain("PRAGMA cipher_integrity_check")]
    first = catalogue.rows("PRAGMA cipher_integrity_check")
    if not first:
        return []
    # A page may be half-written by the writer's checkpoint just now; damage stays.
    second = set(catalogue.rows("PRAGMA cipher_integrity_check"))
    return [str(row[0]) for row in first if row in second]


def structure(catalogue: Catalogue) -> list[str]:
    found = [str(row[0]) for row in catalogue.rows("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def _foreign_keys(catalogue: Catalogue) -> list[str]:
    rows = catalogue.rows("PRAGMA foreign_key_check")
    return [f"Row {rowid} of {table} points at nothing in {parent}." for table, rowid, parent, _ in rows]


def _chain(catalogue: Catalogue) -> list[str]:
    """Every row of the log whole, each on top of the one before; gaps only where rows were lost and taken up again."""
    previous = 0
    chain = EMPTY_CHAIN
    mending = {LogKind.ADOPTION, LogKind.REBUILD}
    for row in Log(catalogue).iter_rows():
        if not row.is_whole():
            return [f"Row {row.seq} of the log was changed."]
        begins_anew = previous == 0 and row.kind == LogKind.REBUILD
        if row.prev != chain and not begins_anew:
            return [f"Row {row.seq} of the log does not follow the row before it."]
        if row.seq != previous + 1 and row.kind not in mending:
            return [f"The log lacks the rows between {previous} and {row.seq}."]
        previous, chain = row.seq, row.chain()
    counted = int(catalogue.value("SELECT value FROM meta WHERE key = 'generation'") or 0)
    return [] if counted == previous else [f"The log ends at {previous}, but {counted} rows were counted."]


def rows_against_log(catalogue: Catalogue) -> list[str]:
    """Old pages spliced in authenticate; but each item carries the generation that last changed it, as the log does."""
    expected: dict[int, tuple[int, bytes]] = {}
    origins: dict[bytes, int] = {}
    albums: dict[int, int] = {}
    for row in Log(catalogue).iter_rows():
        for change, number, object_id in row.iter_changes():
            if change is Change.ADDED:
                expected[number] = (row.seq, object_id)
            elif change is Change.CHANGED and number in expected:
                expected[number] = (row.seq, expected[number][1])
            elif change is Change.ERASED:
                expected.pop(number, None)
            elif change is Change.ORIGIN:
                origins[object_id] = number
            elif change is Change.ORIGIN_ERASED:
                origins.pop(object_id, None)
            elif change is Change.ALBUM:
                albums[number] = row.seq
    problems = [*_items_against(catalogue, expected), *_origins_against(catalogue, origins)]
    return [*problems, *_albums_against(catalogue, albums)]


def _items_against(catalogue: Catalogue, expected: dict[int, tuple[int, bytes]]) -> Iterator[str]:
    rows = catalogue.rows("SELECT number, id, changed_gen, object_id FROM items")
    for number, item_id, changed_gen, object_id in rows:
        known: Any = expected.pop(number, None)
        if known is None:
            yield f"Memory {item_id.hex()} is in the catalogue, but the log does not know it."
        elif known != (changed_gen, object_id):
            yield f"Memory {item_id.hex()} is older in the catalogue than the log says."
    for number, (seq, object_id) in expected.items():
        yield f"Memory {number} (object {object_id.hex()}), last changed by row {seq} of the log, is gone."


def _origins_against(catalogue: Catalogue, expected: dict[bytes, int]) -> Iterator[str]:
    there = {row[0] for row in catalogue.rows("SELECT object_id FROM origins")}
    for object_id in expected.keys() - there:
        yield f"The origin {object_id.hex()} of memory {expected[object_id]} is gone."


def _albums_against(catalogue: Catalogue, expected: dict[int, int]) -> Iterator[str]:
    there: dict[int, int] = dict(catalogue.rows("SELECT number, changed_gen FROM albums"))
    for number in sorted(there.keys() ^ expected.keys()):
        yield f"Album {number} is in the {'catalogue' if number in there else 'log'} alone."
    for number in sorted(there.keys() & expected.keys()):
        if there[number] != expected[number]:
            yield f"Album {number} is older in the catalogue than the log says."


def _head(path: Path, keys: VaultKeys, newest: head.HeadRecord | None, catalogue: Catalogue) -> list[str]:
    problems = [f"{name} is missing or damaged." for name in head.damaged(path, keys)]
    if newest is None:
        return problems
    log = Log(catalogue)
    log.load()
    if log.generation < newest.generation:
        lost = newest.generation - log.generation
        problems.append(f"The catalogue is {lost} changes older than HEAD: its journal was lost or damaged.")
    elif newest.generation:
        row = log.row(newest.generation)
        if row is None or row.chain() != newest.chain_head:
            problems.append("The catalogue tells another history than HEAD.")
    return problems
