"""Opening the catalogue: is it there, whole and as new as HEAD says; and mending it where it is not."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from heirloom.core.errors import UserError, VaultDamaged
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.log import EMPTY_CHAIN, Log
from heirloom.vault.catalogue.migrations import STEPS, Migration, migrate, newest, refuse_newer, schema_version
from heirloom.vault.catalogue.values import from_utc_us
from heirloom.vault.disk import files
from heirloom.vault.keys import head
from heirloom.vault.keys.access import INDEX_FOLDER, OBJECT_FOLDERS, TEMP_FOLDER
from heirloom.vault.keys.head import HeadRecord
from heirloom.vault.keys.master import CATALOG_DB, VaultKeys
from heirloom.vault.objects.store import OBJECTS_FOLDER, ObjectStore
from heirloom.vault.recovery import keeping, salvage
from heirloom.vault.recovery.adopt import Adoption, AdoptionReport, Reason, new_report
from heirloom.vault.recovery.keeping import CATALOGUE_NAME

SUSPECT_NAME: Final = "suspect"
"""Left by whoever met a damaged page, also a reader: the next writer looks at every page before it goes on."""
WRITING_NAME: Final = "tmp/writing"
"""Lies there while a writer is at work; found at opening, it tells of a crash."""
ALWAYS_CHECKED_BYTES: Final = 16 << 20
"""A catalogue up to this size has all its pages authenticated whenever it is opened for writing (60 ms)."""


@dataclass(slots=True)
class Opened:
    """A catalogue ready for use. `adoption` is what had to be mended; `migrated` the versions (before, now)."""

    catalogue: Catalogue
    log: Log
    adoption: AdoptionReport | None
    migrated: tuple[int, int]
    journal_frames: int = 0
    """Pages that were read from the journal at opening."""


def connect(path: Path, keys: VaultKeys, *, writable: bool) -> Catalogue:
    """The catalogue of the vault at `path`; a page that does not authenticate leaves a mark for the next writer."""
    mark = path / SUSPECT_NAME
    return Catalogue(
        path / CATALOGUE_NAME,
        lambda: keys.subkey(CATALOG_DB),
        writable=writable,
        on_damage=lambda: _leave(mark),
    )


def standing(log: Log, newest_head: HeadRecord | None) -> Reason | None:
    """What HEAD says about the catalogue: None where the log holds all that HEAD ever acknowledged."""
    if newest_head is None:
        return Reason.HEAD_LOST
    if log.generation < newest_head.generation:
        return Reason.WAL_LOST
    if newest_head.generation == 0:
        return None
    row = log.row(newest_head.generation)
    if row is None or row.chain() != newest_head.chain_head:
        return Reason.OTHER_HISTORY
    return None


def open_for_reading(path: Path, keys: VaultKeys) -> tuple[Catalogue, Log, Reason | None]:
    """The catalogue beside a possible writer, and what HEAD says of it. VaultDamaged where it is missing or broken."""
    if not (path / CATALOGUE_NAME).exists():
        raise VaultDamaged(
            "The catalogue is missing. The originals are safe: the next import, or any change, makes it anew.",
            path=CATALOGUE_NAME,
        )
    # HEAD first: a writer may commit between the two looks, and must not look like a loss.
    newest_head = head.read_newest(path, keys)
    catalogue = connect(path, keys, writable=False)
    try:
        version = schema_version(catalogue)
        refuse_newer(version)
        if version == 0:
            raise VaultDamaged("The catalogue is empty.", path=CATALOGUE_NAME)
        if version < newest():
            raise UserError("This vault is of an older version: any import, or another change, brings it up to date.")
        log = Log(catalogue)
        log.load()
        return catalogue, log, standing(log, newest_head)
    except BaseException:
        catalogue.close()
        raise


def open_for_writing(path: Path, keys: VaultKeys, objects: ObjectStore, steps: Sequence[Migration] = STEPS) -> Opened:
    """The catalogue, migrated, checked and mended; the caller holds the writer's lock and writes HEAD next.

    A lost or damaged journal, or catalogue, is answered by adoption: see `Opened.adoption`. VaultTooNew.
    """
    _make_missing_folders(path)
    newest_head = head.read_newest(path, keys)
    unclean = (path / WRITING_NAME).exists() or keeping.has_journal(path)
    (path / WRITING_NAME).touch(files.PRIVATE_FILE)
    kept_wal = keeping.keep_journal(path)
    report: AdoptionReport | None = None
    damaged_kept: Path | None = None
    was_there = (path / CATALOGUE_NAME).exists()
    try:
        if not was_there:
            raise _MissingError
        opened = _open_checked(path, keys, steps, thorough=unclean)
    except _MissingError:
        damaged_kept = keeping.move_aside(path)
        is_new = newest_head is not None and newest_head.generation == 0 and next(objects.iter_ids(), None) is None
        report = None if is_new else new_report(Reason.CATALOGUE_LOST)
        opened = _open_fresh(path, keys, newest_head, steps)
    except VaultDamaged as error:
        damaged_kept = keeping.move_aside(path)
        report = new_report(Reason.CATALOGUE_DAMAGED)
        report.detail = error.message
        opened = _open_fresh(path, keys, newest_head, steps)
    else:
        reason = standing(opened.log, newest_head)
        if reason is not None or unclean:
            report = new_report(reason or Reason.UNCLEAN)
            report.unread_pages = keeping.unread_frames(kept_wal, opened.journal_frames)
    if report is not None:
        opened.adoption = _adopt(path, keys, objects, opened, report, newest_head, damaged_kept)
    lost = opened.adoption is not None and opened.adoption.reason is not Reason.UNCLEAN
    kept = keeping.settle(path, kept_wal, was_lost=lost)
    if opened.adoption is not None:
        opened.adoption.kept = opened.adoption.kept or kept
    files.remove_if_there(path / SUSPECT_NAME)
    return opened


class _MissingError(Exception):
    """There is no catalogue file."""


def _open_checked(path: Path, keys: VaultKeys, steps: Sequence[Migration], *, thorough: bool) -> Opened:
    catalogue = connect(path, keys, writable=True)
    try:
        if 0 < schema_version(catalogue) < newest(steps):
            catalogue.checkpoint()
            catalogue.close()
            keeping.copy_aside(path, "before-migration")
            catalogue = connect(path, keys, writable=True)
        versions = migrate(catalogue, steps)
        log = Log(catalogue)
        log.load()
        _prove_end(catalogue, log)
        _, frames = catalogue.checkpoint()
        size_bytes = (path / CATALOGUE_NAME).stat().st_size
        if thorough or size_bytes <= ALWAYS_CHECKED_BYTES or (path / SUSPECT_NAME).exists():
            _prove_pages(catalogue)
        return Opened(catalogue, log, None, versions, frames)
    except BaseException:
        catalogue.close()
        raise


def _open_fresh(path: Path, keys: VaultKeys, newest_head: HeadRecord | None, steps: Sequence[Migration]) -> Opened:
    catalogue = connect(path, keys, writable=True)
    versions = migrate(catalogue, steps)
    log = Log(catalogue)
    log.load()
    if newest_head is not None:
        log.chain_head = newest_head.chain_head  # the new log goes on where the lost one ended
    return Opened(catalogue, log, None, versions)


def _prove_end(catalogue: Catalogue, log: Log) -> None:
    """The log's last row must be whole and be the one that `meta` counts; pages of different ages disagree here."""
    counted = int(catalogue.value("SELECT value FROM meta WHERE key = 'generation'") or 0)
    last = log.row(log.generation)
    if counted != log.generation or (last is not None and not last.is_whole()):
        raise VaultDamaged("The catalogue's log does not end where it should.", path=CATALOGUE_NAME)


def _prove_pages(catalogue: Catalogue) -> None:
    failures = catalogue.maintain("PRAGMA cipher_integrity_check")
    if failures:
        raise VaultDamaged(f"The catalogue is damaged: {failures[0][0]} ({len(failures)} pages).", path=CATALOGUE_NAME)


def _adopt(
    path: Path,
    keys: VaultKeys,
    objects: ObjectStore,
    opened: Opened,
    report: AdoptionReport,
    newest_head: HeadRecord | None,
    damaged_kept: Path | None,
) -> AdoptionReport | None:
    log = opened.log
    acknowledged = newest_head.generation if newest_head is not None else 0
    if report.reason is Reason.WAL_LOST:
        report.lost_changes = acknowledged - log.generation
        last = log.row(log.generation)
        report.since = None if last is None else from_utc_us(last.at_us)
    elif report.reason is Reason.CATALOGUE_LOST or log.generation == 0:
        report.lost_changes = acknowledged
    if damaged_kept is not None:
        report.kept = damaged_kept.relative_to(path).as_posix()
    old = damaged_kept / CATALOGUE_NAME if damaged_kept is not None else None
    mend = (lambda: salvage.labels(old, keys, opened.catalogue, log)) if old is not None and old.exists() else None
    Adoption(path, opened.catalogue, log, objects).run(report, after=acknowledged, salvage=mend)
    if newest_head is not None and report.reason is not Reason.UNCLEAN:
        report.missing_items = max(0, newest_head.item_count - log.item_count)
    return report if report.says_something else None


def head_record(log: Log, owner_token: bytes) -> HeadRecord:
    """The HEAD record of the log's end."""
    return HeadRecord(log.generation, log.item_count, log.chain_head or EMPTY_CHAIN, owner_token)


def _make_missing_folders(path: Path) -> None:
    """Tools that copy folders may leave empty ones behind."""
    wanted = [path / TEMP_FOLDER, path / INDEX_FOLDER, path / OBJECTS_FOLDER]
    wanted += [path / OBJECTS_FOLDER / name for name in OBJECT_FOLDERS]
    made = [folder for folder in wanted if not folder.is_dir()]
    for folder in made:
        files.make_folder(folder)
    files.flush_folders({folder.parent for folder in made})


def closed_well(path: Path) -> None:
    """Note that the writer ended in order: the next one need not look for what a crash left."""
    files.remove_if_there(path / WRITING_NAME)


def _leave(mark: Path) -> None:
    with contextlib.suppress(OSError):  # a reader on a read-only disk cannot leave one; the writer's checks stand
        mark.touch(files.PRIVATE_FILE)
