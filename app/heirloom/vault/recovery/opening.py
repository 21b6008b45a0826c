"""Opening the catalogue: is it there, whole and as new as HEAD says; and mending it where it is not."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from heirloom.core.errors import NoSpace, VaultBusy, VaultDamaged, VaultOlder
from heirloom.vault.catalogue.connection import BrokenTable, Catalogue
from heirloom.vault.catalogue.log import EMPTY_CHAIN, Log, LogKind
from heirloom.vault.catalogue.migrations import STEPS, Migration, migrate, newest, refuse_newer, schema_version
from heirloom.vault.catalogue.values import from_utc_us
from heirloom.vault.disk import files, reserve
from heirloom.vault.keys import head
from heirloom.vault.keys.access import INDEX_FOLDER, OBJECT_FOLDERS, TEMP_FOLDER
from heirloom.vault.keys.head import HeadRecord
from heirloom.vault.keys.master import CATALOG_DB, VaultKeys
from heirloom.vault.objects.store import OBJECTS_FOLDER, ObjectStore
from heirloom.vault.recovery import keeping, salvage
from heirloom.vault.recovery.adopt import REBUILDS, SETTING, Adoption, AdoptionReport, Reason, new_report
from heirloom.vault.recovery.keeping import CATALOGUE_NAME
from heirloom.vault.verify import rows_against_log, structure

SUSPECT_NAME: Final = "suspect"
"""Left by whoever met a damaged page, also a reader: the next writer looks at every page before it goes on."""
WRITING_NAME: Final = "tmp/writing"
"""Lies there while a writer is at work; found at opening, it tells of a crash."""
ALWAYS_CHECKED_BYTES: Final = 16 << 20
"""A catalogue up to this size has all its pages authenticated whenever it is opened for writing (60 ms)."""
_NOT_READ: Final = ("error reading", "unable to", "database file is undefined")
"""How SQLCipher's check says that it could not look at a page, or at the file."""
_ROOM_TO_OPEN_BYTES: Final = 2 << 20
_ROOM_TO_REBUILD_BYTES: Final = 4 << 20
_ROW_BYTES: Final = 4 << 10
"""What an object takes in a new catalogue and its journal, log and stages included."""


@dataclass(slots=True)
class Opened:
    """A catalogue ready for use. `adoption` is what had to be mended; `migrated` the versions (before, now)."""

    catalogue: Catalogue
    log: Log
    adoption: AdoptionReport | None
    migrated: tuple[int, int]
    journal_frames: int = 0
    """Pages that were read from the journal at opening."""
    settled: bool = True
    """The journal is empty: whatever it said is in the catalogue's file."""


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
            raise VaultOlder("This vault is of an older version: any import, or another change, brings it up to date.")
        log = Log(catalogue)
        log.load()
        return catalogue, log, standing(log, newest_head)
    except BaseException:
        catalogue.close()
        raise


def open_for_writing(path: Path, keys: VaultKeys, objects: ObjectStore, steps: Sequence[Migration] = STEPS) -> Opened:
    """The catalogue, migrated, checked and mended; the caller holds the writer's lock and writes HEAD next.

    A lost or damaged journal, or catalogue, is answered by adoption: see `Opened.adoption`. The catalogue is moved
    aside only where its own bytes are wrong; a full disk or an error of the disk changes nothing (NoSpace,
    DiskTrouble). VaultTooNew.
    """
    _make_missing_folders(path)
    newest_head = head.read_newest(path, keys)
    if reserve.free_bytes(path) < _ROOM_TO_OPEN_BYTES + 2 * keeping.journal_bytes(path):
        reserve.release(path)
    unclean = (path / WRITING_NAME).exists() or keeping.has_journal(path)
    (path / WRITING_NAME).touch(files.PRIVATE_FILE)
    kept_wal = keeping.keep_journal(path)
    try:
        opened = _open_or_rebuild(path, keys, objects, newest_head, steps, kept_wal, unclean=unclean)
    except BaseException:
        keeping.forget_copy(path, kept_wal)
        raise
    lost = opened.adoption is not None and opened.adoption.reason is not Reason.UNCLEAN
    keeping.settle(path, kept_wal, was_lost=lost)
    files.remove_if_there(path / SUSPECT_NAME)
    return opened


def _open_or_rebuild(
    path: Path,
    keys: VaultKeys,
    objects: ObjectStore,
    newest_head: HeadRecord | None,
    steps: Sequence[Migration],
    kept_wal: Path | None,
    *,
    unclean: bool,
) -> Opened:
    damage: str | None = None
    opened: Opened | None = None
    if (path / CATALOGUE_NAME).exists():
        try:
            opened = _open_checked(path, keys, steps, thorough=unclean)
        except VaultDamaged as error:  # its own bytes are wrong: nothing else is told so
            damage = error.message
    if opened is not None:
        try:
            _mend(path, keys, objects, opened, newest_head, kept_wal, unclean=unclean)
            return opened
        except _MixedAges as error:
            opened.catalogue.close()
            damage = str(error)
        except BaseException:
            opened.catalogue.close()
            raise
    return _rebuild(path, keys, objects, newest_head, steps, damage)


class _MixedAges(Exception):
    """The journal was lost and what is left does not fit together."""


def _mend(
    path: Path,
    keys: VaultKeys,
    objects: ObjectStore,
    opened: Opened,
    newest_head: HeadRecord | None,
    kept_wal: Path | None,
    *,
    unclean: bool,
) -> None:
    """Take up what a catalogue that opened well has lost with its journal, or never had. _MixedAges."""
    reason = _standing(opened, newest_head)
    if reason is not None:
        _refuse_mixed_ages(opened.catalogue)
        reason = Reason.CATALOGUE_LOST if _is_unfinished(opened, newest_head) else reason
    elif _is_unfinished(opened, newest_head):
        reason = Reason.CATALOGUE_LOST
    if reason is None and not unclean:
        return
    report = new_report(reason or Reason.UNCLEAN)
    report.unread_pages = keeping.unread_frames(kept_wal, opened.journal_frames)
    kept = kept_wal if reason is not None else None
    try:
        opened.adoption = _adopt(path, keys, objects, opened, report, newest_head, kept)
    except (VaultDamaged, BrokenTable) as error:
        if reason is None:
            raise
        raise _MixedAges(f"Its pages are of different ages: {error}") from error


def _rebuild(
    path: Path,
    keys: VaultKeys,
    objects: ObjectStore,
    newest_head: HeadRecord | None,
    steps: Sequence[Migration],
    damage: str | None,
) -> Opened:
    """A new catalogue from the objects; where that fails, the old files lie in their places again."""
    count = sum(1 for _ in objects.iter_ids())
    _make_room_to_rebuild(path, count)
    kept = keeping.move_aside(path)
    opened: Opened | None = None
    try:
        opened = _open_fresh(path, keys, newest_head, steps)
        if damage is not None or newest_head is None or newest_head.generation or count:
            report = new_report(Reason.CATALOGUE_LOST if damage is None else Reason.CATALOGUE_DAMAGED)
            report.detail = damage or ""
            opened.adoption = _adopt(path, keys, objects, opened, report, newest_head, kept)
        return opened
    except BaseException:
        if opened is not None:
            opened.catalogue.close()
        if kept is not None:
            keeping.put_back(path, kept)
        raise


def _make_room_to_rebuild(path: Path, objects: int) -> None:
    """NoSpace, and nothing changed, where a new catalogue would not fit; the reserve is given up for it."""
    needed = _ROOM_TO_REBUILD_BYTES + objects * _ROW_BYTES
    free = reserve.free_bytes(path)
    if free + (reserve.RESERVE_BYTES if reserve.is_there(path) else 0) < needed:
        raise NoSpace(
            f"The catalogue has to be made anew, which takes about {-(-needed >> 20)} MB: free some space on the disk. "
            "Nothing was changed.",
            path=str(path),
        )
    if free < needed:
        reserve.release(path)


def _is_unfinished(opened: Opened, newest_head: HeadRecord | None) -> bool:
    """Whether the catalogue is an empty one where there was more, or its making from the objects was cut short."""
    if opened.log.generation == 0:
        return newest_head is None or newest_head.generation > 0
    return _began_as_rebuild(opened.log) and not _is_told(opened.catalogue)


def _standing(opened: Opened, newest_head: HeadRecord | None) -> Reason | None:
    """`standing`; a rebuild that ended before it could write HEAD has all that there is."""
    reason = standing(opened.log, newest_head)
    if reason is Reason.OTHER_HISTORY and newest_head is not None:
        first = next(opened.log.iter_rows())
        if first.kind == LogKind.REBUILD and first.seq == newest_head.generation + 1:
            return None
    return reason


def _refuse_mixed_ages(catalogue: Catalogue) -> None:
    """A checkpoint that a reader put off half-way leaves pages of two ages in the file, each of which authenticates.

    With the journal gone nothing brings them together again: _MixedAges.
    """
    try:
        with catalogue.one_view():
            found = [*structure(catalogue), *rows_against_log(catalogue)]
    except (VaultDamaged, ValueError) as error:
        found = [str(error)]
    if found:
        raise _MixedAges(f"Its pages are of different ages: {found[0]}")


def _began_as_rebuild(log: Log) -> bool:
    return next(log.iter_rows()).kind == LogKind.REBUILD


def _is_told(catalogue: Catalogue) -> bool:
    """The last commit of a rebuild leaves its report."""
    return catalogue.value("SELECT 1 FROM settings WHERE key = ?", (SETTING,)) is not None


def _open_checked(path: Path, keys: VaultKeys, steps: Sequence[Migration], *, thorough: bool) -> Opened:
    catalogue = connect(path, keys, writable=True)
    try:
        if 0 < schema_version(catalogue) < newest(steps):
            catalogue.checkpoint()
            catalogue.close()
            keeping.copy_aside(path, keeping.BEFORE_MIGRATION)
            catalogue = connect(path, keys, writable=True)
        versions = migrate(catalogue, steps)
        log = Log(catalogue)
        log.load()
        _prove_end(catalogue, log)
        settled, frames = catalogue.checkpoint()
        size_bytes = (path / CATALOGUE_NAME).stat().st_size
        if thorough or size_bytes <= ALWAYS_CHECKED_BYTES or (path / SUSPECT_NAME).exists():
            _prove_pages(catalogue, settled=settled)
        return Opened(catalogue, log, None, versions, frames, settled)
    except BaseException:
        catalogue.close()
        raise


def _open_fresh(path: Path, keys: VaultKeys, newest_head: HeadRecord | None, steps: Sequence[Migration]) -> Opened:
    catalogue = connect(path, keys, writable=True)
    try:
        versions = migrate(catalogue, steps)
        log = Log(catalogue)
        log.load()
    except BaseException:
        catalogue.close()
        raise
    if newest_head is not None:
        log.chain_head = newest_head.chain_head  # the new log goes on where the lost one ended
    return Opened(catalogue, log, None, versions)


def _prove_end(catalogue: Catalogue, log: Log) -> None:
    """The log's last row must be whole and be the one that `meta` counts; pages of different ages disagree here."""
    counted = int(catalogue.value("SELECT value FROM meta WHERE key = 'generation'") or 0)
    last = log.row(log.generation)
    if counted != log.generation or (last is not None and not last.is_whole()):
        raise VaultDamaged("The catalogue's log does not end where it should.", path=CATALOGUE_NAME)


def _prove_pages(catalogue: Catalogue, *, settled: bool) -> None:
    """SQLCipher's own check of the file. A page that the disk does not give is no damage: the disk may yet do so."""
    failures = [str(row[0]) for row in catalogue.maintain("PRAGMA cipher_integrity_check")]
    if not failures:
        return
    unread = [failure for failure in failures if failure.startswith(_NOT_READ)]
    if unread:
        raise files.DiskTrouble(f"{CATALOGUE_NAME} cannot be read: {unread[0]}. Nothing was changed.")
    if not settled:  # a checkpoint that a crash cut in two looks the same; the journal has its pages whole
        raise VaultBusy("Another Heirloom is reading this vault, which has to be checked first: close it.")
    raise VaultDamaged(f"The catalogue is damaged: {failures[0]} ({len(failures)} pages).", path=CATALOGUE_NAME)


def _adopt(
    path: Path,
    keys: VaultKeys,
    objects: ObjectStore,
    opened: Opened,
    report: AdoptionReport,
    newest_head: HeadRecord | None,
    kept: Path | None,
) -> AdoptionReport | None:
    """Take up what has no row. `kept`: where the old journal or catalogue lies, None for nowhere."""
    log = opened.log
    acknowledged = newest_head.generation if newest_head is not None else 0
    if report.reason is Reason.WAL_LOST:
        report.lost_changes = acknowledged - log.generation
        last = log.row(log.generation)
        report.since = None if last is None else from_utc_us(last.at_us)
    elif report.reason is Reason.CATALOGUE_LOST or log.generation == 0:
        report.lost_changes = acknowledged
    if kept is not None:
        report.kept = kept.relative_to(path).as_posix()
    old = keeping.kept_catalogues(path) if report.reason in REBUILDS else []
    Adoption(path, opened.catalogue, log, objects, may_unlink=opened.settled).run(
        report,
        after=acknowledged,
        known_items=newest_head.item_count if newest_head is not None else 0,
        salvage=(lambda: salvage.newest_labels(old, keys, opened.catalogue, log)) if old else None,
    )
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
