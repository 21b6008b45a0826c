"""The vault as the rest of the house sees it: one object over keys, object files and the catalogue."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from heirloom.core.errors import NoSpace, VaultBusy, VaultDamaged, VaultError, VaultTooNew
from heirloom.core.job import JobId, JobRequest
from heirloom.core.notice import Notice
from heirloom.core.records import ItemId, ObjectId, Stage, StageState
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.log import Log, LogKind
from heirloom.vault.disk import files, reserve
from heirloom.vault.disk.lock import WriterLock
from heirloom.vault.keys import head
from heirloom.vault.keys.access import create_vault_files
from heirloom.vault.keys.master import VaultKeys
from heirloom.vault.labels.labels import Labels
from heirloom.vault.labels.ledger import Ledger
from heirloom.vault.learned import Learned
from heirloom.vault.objects.store import ObjectMissing, ObjectStore
from heirloom.vault.recovery import keeping, opening
from heirloom.vault.recovery.adopt import SETTING, AdoptionReport, Reason
from heirloom.vault.snapshots import Snapshots
from heirloom.vault.tables.folders import Folders
from heirloom.vault.tables.items import Erased, Items
from heirloom.vault.tables.job_rows import JobRows, leave_request
from heirloom.vault.tables.origins import Origins
from heirloom.vault.tables.settings import Settings
from heirloom.vault.tables.stages import Stages
from heirloom.vault.tables.tags import Tags
from heirloom.vault.tables.texts import Texts
from heirloom.vault.tables.thumbs import Thumbs
from heirloom.vault.tables.vectors import Vectors
from heirloom.vault.verify import VerifyReport, key_files, verify, verify_objects
from heirloom.vault.views.cards import CardView
from heirloom.vault.views.dossiers import DossierView
from heirloom.vault.views.story import StoryView
from heirloom.vault.views.timeline import TimelineView

_TOKEN_BYTES: Final = 16
_FEW: Final = 10
"""So many memories may be erased by themselves, however small the vault."""


@dataclass(frozen=True, slots=True)
class CreatedVault:
    """`recovery_key` is shown once and stored nowhere."""

    vault_id: str
    path: Path
    recovery_key: str


def create(path: Path, passphrase: str, *, light_kdf: bool = False) -> CreatedVault:
    """Make a new vault at `path`. UserError code "exists" where something lies there; NoSpace, VaultError."""
    keys, recovery_key = create_vault_files(path, passphrase, light_kdf=light_kdf)
    try:
        with Vault.open(path, keys, writable=True) as vault, vault.commit(LogKind.CREATED):
            pass
        return CreatedVault(keys.vault_id.hex(), path, recovery_key)
    finally:
        keys.wipe()


def recover(path: Path, keys: VaultKeys) -> AdoptionReport | None:
    """Mend what a reader cannot: open once for writing and close. VaultBusy where a writer is at work."""
    with Vault.open(path, keys, writable=True) as vault:
        return vault.adoption


def verify_files(
    path: Path,
    keys: VaultKeys,
    *,
    sample: float | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> VerifyReport:
    """Verify the vault at `path` without changing it, also where its catalogue does not open: then objects alone."""
    try:
        vault = Vault.open(path, keys, writable=False)
    except (VaultDamaged, files.DiskTrouble) as error:
        objects = ObjectStore(path, keys)
        try:
            problems = [error.message, *key_files(keys)]
            return verify_objects(objects, problems, sample=sample, progress=progress)
        finally:
            objects.close()
    with vault:
        return vault.verify(sample=sample, progress=progress)


class Vault:
    """An open vault. Reads from any thread; one thread at a time writes, inside `commit()` or `derive()`.

    A vault opened for reading writes nothing but one thing: `request_job` leaves a word for a running job over a
    second, short connection beside the writer's, for which it does not take the writer's lock.

    `adoption` tells what had to be mended at opening, None for nothing. A reader sets `needs_recovery` where the
    catalogue is older than HEAD: it shows what there is, and the next writer takes the rest up again.
    """

    def __init__(
        self, path: Path, keys: VaultKeys, objects: ObjectStore, catalogue: Catalogue, log: Log, lock: WriterLock | None
    ) -> None:
        self.path = path
        self.id = keys.vault_id.hex()
        self.keys = keys
        self.writable = lock is not None
        self.adoption: AdoptionReport | None = None
        self.needs_recovery: Reason | None = None
        self.warnings: list[str] = key_files(keys)
        """What a person should know though the vault works: damaged key files, erasing that was put off."""
        self._put_off = ""
        self.schema_version = 0
        self.objects = objects
        self._catalogue = catalogue
        self._log = log
        self._lock = lock
        self._write_lock = threading.Lock()
        self._owner_token = secrets.token_bytes(_TOKEN_BYTES)
        self._closed = False
        self.items = Items(catalogue, log)
        self.origins = Origins(catalogue, log)
        self.texts = Texts(catalogue)
        self.vectors = Vectors(catalogue, self.texts)
        self.stages = Stages(catalogue)
        self.jobs = JobRows(catalogue, self.derive)
        self.folders = Folders(catalogue)
        self.tags = Tags(catalogue, log)
        self.settings = Settings(catalogue)
        self.labels = Labels(catalogue, log, self.texts)
        self.ledger = Ledger(catalogue)
        self.learned = Learned(catalogue, log)
        self.timeline = TimelineView(catalogue)
        self.cards = CardView(catalogue)
        self.dossiers = DossierView(catalogue)
        self.story = StoryView(catalogue)
        self.snapshots = Snapshots(path, keys, objects, catalogue)
        catalogue_id = str(catalogue.value("SELECT value FROM meta WHERE key = 'catalogue_id'"))
        self.thumbs = Thumbs(path, keys, catalogue_id, writable=self.writable)

    @classmethod
    def open(cls, path: Path, keys: VaultKeys, *, writable: bool) -> Vault:
        """Open with keys from `unlock`. For writing: the lock (VaultBusy), migration, checks, and mending.

        For reading: beside a running writer; VaultDamaged where the catalogue is missing or broken.
        Both: NoSpace, ReadOnlyPlace or DiskTrouble for what the disk says, and then nothing was changed.
        """
        try:
            return cls._open_to_write(path, keys) if writable else cls._open_to_read(path, keys)
        except OSError as error:
            raise files.translate(error, Path(error.filename or path)) from error

    @classmethod
    def _open_to_read(cls, path: Path, keys: VaultKeys) -> Vault:
        objects = ObjectStore(path, keys)
        catalogue, log, trouble = opening.open_for_reading(path, keys)
        try:
            vault = cls(path, keys, objects, catalogue, log, None)
        except BaseException:
            catalogue.close()
            raise
        vault.needs_recovery = trouble
        return vault

    @classmethod
    def _open_to_write(cls, path: Path, keys: VaultKeys) -> Vault:
        if keys.read_only_reason is not None:
            raise VaultTooNew(keys.read_only_reason, path=str(path))
        lock = WriterLock.acquire(path)
        try:
            objects = ObjectStore(path, keys)
            objects.sweep_temp()
            opened = opening.open_for_writing(path, keys, objects)
            try:
                vault = cls(path, keys, objects, opened.catalogue, opened.log, lock)
                vault.adoption = opened.adoption
                vault._settle_in(opened.migrated)
            except BaseException:
                opened.catalogue.close()
                raise
        except BaseException:
            lock.release()
            raise
        return vault

    @contextmanager
    def commit(self, kind: LogKind, payload: bytes = b"") -> Iterator[None]:
        """One logged, acknowledged commit group: when it returns, its rows and HEAD are durable.

        Rolled back on any error. VaultBusy where another computer took the vault over; NoSpace (the reserve is released
        so that the vault still closes well). A nested use is a bug (RuntimeError).
        """
        with self._writing():
            with self._log.group(kind, payload):
                self._refuse_if_taken_over()
                yield
            head.write(self.path, self.keys, opening.head_record(self._log, self._owner_token))

    @contextmanager
    def derive(self) -> Iterator[None]:
        """A plain transaction for what can be made again: no log row, no HEAD, no waiting for the disk."""
        with self._writing(), self._catalogue.transaction(durable=False):
            yield

    def checkpoint(self) -> None:
        """Bring the journal into the catalogue file and empty it; a reader in the middle of a read puts it off.

        Where it was not put off, objects that were erased or sealed anew lose their files.
        """
        waiting = self.settings.leftovers()  # before: what another thread erases from here on is not in the file yet
        is_whole, _ = self._catalogue.checkpoint()
        self._settle_thumbs()
        self.thumbs.checkpoint()
        if waiting and is_whole and self.adoption is None:
            self._sweep(waiting)

    def erase(self, ids: Sequence[ItemId]) -> list[Erased]:
        """Delete memories for good: rows first, made proof against a lost journal, then the objects.

        The files stay until a checkpoint that no reader puts off: this one, a later one, or the next opening's.
        NotFound, and nothing erased, where one is unknown.
        """
        with self.commit(LogKind.ERASE):
            erased = [self.items.remove(item_id) for item_id in ids]
            self.settings.add_leftovers(object_id for one in erased for object_id in one.object_ids)
        self.thumbs.remove(one.number for one in erased)
        self.checkpoint()
        return erased

    def erase_due(self, *, however_many: bool = False) -> list[Erased]:
        """Erase what was marked for it and whose time is over; every opening for writing does it where all is well.

        More than ten memories, and more than a hundredth of all, go only with `however_many`: a clock that is wrong, or
        a program that went astray, must not empty a vault. `warnings` then says what waits.
        """
        due = [item.id for item in self.items.iter_erasable(datetime.now(UTC))]
        self.warnings = [warning for warning in self.warnings if warning != self._put_off]
        if len(due) > max(_FEW, self.items.count() // 100) and not however_many:
            text = f"{len(due)} memories are due to be erased; as these are many, none was."
            self._put_off = Notice(text, "erasing_waits", len(due))
            self.warnings.append(self._put_off)
            return []
        return self.erase(due) if due else []

    def last_adoption_message(self) -> str | None:
        """What the last mending that changed anything said, with its day, also long after; None for never."""
        told = self.settings.get(SETTING)
        if not isinstance(told, dict) or "message" not in told:
            return None
        return f"{str(told.get('at', ''))[:10]}: {told['message']}"

    def request_job(self, job_id: JobId, request: JobRequest) -> None:
        """Leave a request for a running job; also for a vault opened for reading beside the writer that runs it.

        A reader writes it in one short transaction on a connection of its own (5 s to wait for the writer, VaultBusy).
        """
        if self.writable:
            with self.derive():
                self.jobs.request(job_id, request)
            return
        if self.needs_recovery is not None:
            raise VaultBusy("This vault needs mending first: open it for writing.", path=str(self.path))
        catalogue = opening.connect(self.path, self.keys, writable=True)
        try:
            with catalogue.transaction(durable=False):
                leave_request(catalogue, job_id, request)
        finally:
            catalogue.close()

    def bytes_on_disk(self) -> dict[str, int]:
        """Bytes: originals (plain), stored (their objects), catalogue (with thumbnails and journals), index."""
        databases = [file for pattern in ("catalog.db*", "thumbs.db*") for file in self.path.glob(pattern)]
        return {
            "originals": self.items.total_bytes(),
            "stored": self.objects.bytes_on_disk(),
            "catalogue": sum(file.stat().st_size for file in databases),
            "index": self.snapshots.stored_bytes(),
        }

    def verify(
        self, *, sample: float | None = None, progress: Callable[[int, int], None] | None = None
    ) -> VerifyReport:
        """Check every object (or the share `sample`) and the catalogue; changes nothing. See `vault.verify`."""
        return verify(
            self.path,
            self.keys,
            self.objects,
            self._catalogue,
            writable=self.writable,
            sample=sample,
            progress=progress,
        )

    @property
    def generation(self) -> int:
        """How many commit groups the log counts."""
        return int(self._catalogue.value("SELECT max(seq) FROM log") or 0)

    def close(self) -> None:
        """Bring the journal in, close the databases, give the lock back. The keys stay with the caller."""
        if self._closed:
            return
        self._closed = True
        try:
            if self.writable:
                with contextlib.suppress(VaultError):  # what cannot be brought in now stays in the journal, durable
                    self.checkpoint()
            self.thumbs.close()
            self._catalogue.close()
            self.objects.close()
            if self.writable:
                with contextlib.suppress(OSError):  # the mark that stays only makes the next writer look closer
                    opening.closed_well(self.path)
        finally:
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _settle_in(self, migrated: tuple[int, int]) -> None:
        """The rest of opening for writing: claim HEAD, log a migration, sweep and refill what a crash left."""
        before, self.schema_version = migrated
        self._catalogue.checkpoint()
        head.write(self.path, self.keys, opening.head_record(self._log, self._owner_token))
        if 0 < before < self.schema_version:
            with self.commit(LogKind.MIGRATION, f"{before} {self.schema_version}".encode()):
                pass
        self._settle_thumbs()
        self.snapshots.sweep()
        reserve.restore(self.path)
        if self.adoption is None:
            try:
                self.erase_due()
                self.checkpoint()
                keeping.drop_old_copies(self.path, datetime.now(UTC))
            except (NoSpace, files.DiskTrouble) as error:
                self.warnings.append(Notice(f"Nothing was erased: {error.message}", "nothing_erased"))

    def _settle_thumbs(self) -> None:
        """Have thumbnails made again that were thrown away."""
        if self.thumbs.is_settled:
            return
        if self.items.count():
            with self.derive():
                self.stages.reset(Stage.METADATA, (StageState.DONE,))
        self.thumbs.settle()

    def _sweep(self, waiting: Sequence[ObjectId]) -> None:
        """Unlink objects that no row names any more; after a whole checkpoint no lost journal brings rows back."""
        self._refuse_if_taken_over()
        for object_id in set(waiting) - self.items.named_objects(waiting):
            with contextlib.suppress(ObjectMissing):
                self.objects.unlink(object_id)
        with self.derive():
            self.settings.forget_leftovers(waiting)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if not self.writable:
            raise RuntimeError("this vault was opened for reading")
        if self._catalogue.is_writing:
            raise RuntimeError("a write is already open in this thread")
        with self._write_lock:
            try:
                yield
            except NoSpace:
                if reserve.release(self.path):
                    with contextlib.suppress(VaultError):
                        self._catalogue.checkpoint()
                raise

    def _refuse_if_taken_over(self) -> None:
        newest = head.read_newest(self.path, self.keys)
        if newest is None or newest.owner_token == self._owner_token:
            return
        if newest.generation >= self._log.generation:
            self.writable = False
            raise VaultBusy("Another computer has begun to write to this vault.", path=str(self.path))
