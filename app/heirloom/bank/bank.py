"""The façade: every call that a door may make on an open vault. It wires the services and delegates."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from heirloom import vault as vaults
from heirloom.bank.asking import Asking
from heirloom.bank.details import detail_of
from heirloom.bank.earlier import Earlier
from heirloom.bank.giving import give
from heirloom.bank.importing import IMPORT_JOB, UNDERSTAND_JOB, WATCH_JOB, Importer
from heirloom.bank.inspecting import Inspecting
from heirloom.bank.learning.albums import Albums
from heirloom.bank.openings import Openings
from heirloom.bank.reports import ImportReport, ItemDetail, ItemPage, Status
from heirloom.bank.searching import Searcher
from heirloom.bank.viewing import Viewing
from heirloom.bank.watching import Watching
from heirloom.bank.window.arriving import Arriving
from heirloom.bank.window.by_hand import ByHand
from heirloom.bank.window.changes import Change
from heirloom.bank.window.finding import Finding
from heirloom.bank.window.ledger import Ledger
from heirloom.bank.window.recent import Recent
from heirloom.bank.window.settings import WindowSettings
from heirloom.bank.window.shelf import Shelf
from heirloom.bank.worth.screening import Screening
from heirloom.core import faces
from heirloom.core.errors import VaultError
from heirloom.core.job import Job, JobRequest, JobState
from heirloom.core.measures import FORMAT
from heirloom.core.records import Answer, CaptureTime, Gps, Hit, Item, ItemId, Kind, Stage, StageState
from heirloom.embedding.registry import kind_of
from heirloom.ingest.encoders import STARTER, Encoders
from heirloom.ingest.picture_text import switch_on
from heirloom.jobs import JobRunner, ProgressCallback, Unrecorded
from heirloom.preservation import ExportReport
from heirloom.vault import UNSET, AdoptionReport, LogKind, Vault, VaultKeys, VerifyReport, WatchedFolder

FORMAT_VERSION = "1.0"
"""Of the vault format HLM1, as `status` tells it."""


class Bank:
    """An open vault. Use as a context manager; one thread at a time writes, any may read."""

    def __init__(self, vault: Vault, keys: VaultKeys, models_dir: Path) -> None:
        self._vault = vault
        self._keys = keys
        self.models_dir = models_dir
        self._runner = JobRunner(vault, repeated=frozenset({UNDERSTAND_JOB, WATCH_JOB}))
        self._encoders = Encoders(vault, models_dir)
        self._asking = Asking(vault, keys, self._runner)
        self._importer = Importer(vault, self._encoders, self._runner)
        self._searcher = Searcher(vault, self._encoders)
        self._earlier = Earlier(vault, self._importer, self._runner)
        self._watching = Watching(vault, self._importer)
        self.shelf = Shelf(vault)
        self.hand = ByHand(vault)
        self.recent = Recent(vault)
        self.finding = Finding(vault, self._searcher)
        first = self._runner.first
        self.albums = Albums(vault, self._encoders, self.finding.sure_numbers, self._searcher.meaning, first)
        self.hand.undone = self.albums.count_again
        self.screening = Screening(vault, self.hand, first)
        self._importer.understood = self._understood
        self.ledger = Ledger(vault)
        self.settings = WindowSettings(vault)
        self.arriving = Arriving(vault, self._importer, self._runner, self._watching, self._searcher.save_snapshots)
        self.viewing = Viewing(vault)
        self._openings = Openings(vault)
        self.inspecting = Inspecting(vault, self.finish_stages, self._openings.saw)
        if vault.writable:
            self._runner.adopt_interrupted()

    @property
    def path(self) -> Path:
        """The vault's folder."""
        return self._vault.path

    @property
    def is_writable(self) -> bool:
        """Whether anything can be changed; a vault on a read-only disk is only to be looked at."""
        return self._vault.writable

    @property
    def interrupted(self) -> list[Job]:
        """Jobs that a dead or stopped process left, oldest first: `import`, `watch run` and `jobs resume` go on."""
        return self._runner.waiting() if self._vault.writable else []

    @property
    def key_derivation_s(self) -> float:
        """How long stretching the passphrase took when the vault was opened, in seconds."""
        return self._keys.kdf_s

    @property
    def recovered(self) -> str | None:
        """A sentence about what was put right when the vault was opened, if anything was."""
        return self._vault.adoption.message if self._vault.adoption else None

    @property
    def mending(self) -> AdoptionReport | None:
        """What was put right when the vault was opened, in figures."""
        return self._vault.adoption

    def notices(self) -> list[str]:
        """Sentences that a person should see after opening: what was mended, what is damaged, what was put off.

        All but the first, which tells of `mending`, are `Notice`s.
        """
        mended = [] if self.recovered is None else [self.recovered]
        return [*mended, *self._vault.warnings]

    def tidy(self, *, however_many: bool = False) -> int:
        """When nothing else is to do: erase what is due, empty the journal. Returns how many memories were erased.

        Opening does it too. `however_many`: a person has agreed that these many go; see `notices`.
        """
        erased = self._vault.erase_due(however_many=however_many)
        self._vault.checkpoint()
        return len(erased)

    def _understood(self) -> None:
        self.albums.classify()
        self.screening.arrived()

    # What is here

    def status(self) -> Status:
        vault = self._vault
        engine, vectors = self._searcher.index_state()
        return Status(
            vault_id=vault.id,
            format_version=FORMAT_VERSION,
            light_kdf=vaults.is_light_kdf(vault.path),
            items=vault.items.count(),
            by_kind=vault.items.count_by_kind(),
            bytes=vault.bytes_on_disk(),
            pending=vault.stages.pending_counts(),
            not_understood=vault.stages.not_understood_count(),
            encoders=self._searcher.active_names(),
            index={"engine": engine, "vectors": vectors},
            recovered=self.recovered,
        )

    def get(self, id_or_prefix: str) -> Item:
        """Raises NotFound, or UserError where a prefix fits several."""
        return self._vault.items.resolve(id_or_prefix)

    def show(self, id_or_prefix: str) -> ItemDetail:
        return detail_of(self._vault, self.get(id_or_prefix), self.albums.paths_of)

    def list_items(
        self,
        kind: Kind | None = None,
        limit: int | None = None,
        offset: int = 0,
        *,
        aside: bool = False,
        album: str | None = None,
    ) -> ItemPage:
        """Items in timeline order, newest first: all, those of an `album`, or those set aside or to be erased."""
        if album is not None:
            return self.albums.page(album, kind, limit, offset)
        items = self._vault.items.timeline(kind=kind, limit=limit, offset=offset, aside=aside)
        return ItemPage(self._vault.items.timeline_total(kind, aside=aside), tuple(items))

    def thumbnail(self, item: Item) -> bytes | None:
        """A JPEG of at most 512 px, or None where there is none."""
        return self._vault.thumbs.get(item.number)

    # Bringing in

    def import_paths(
        self,
        paths: Sequence[str],
        *,
        ocr: bool = True,
        wait: bool = True,
        progress: ProgressCallback | None = None,
        stop: threading.Event | None = None,
        sealed: Callable[[Sequence[ItemId]], None] | None = None,
    ) -> ImportReport:
        """Seal everything below `paths`; with `wait` also understand it. What interrupted imports left is sealed first.

        With `ocr`, pictures are read too that were imported with reading switched off; without it, those that come in
        now are not read, nor by later runs, and others go on waiting.
        `sealed` hears of each group of items as soon as it is safe, from the thread that calls this.
        """
        self._earlier.seal(paths, progress, stop)
        if ocr:
            switch_on(self._vault)
        report = self._earlier.import_paths(paths, ocr=ocr, wait=wait, progress=progress, stop=stop, sealed=sealed)
        self._earlier.mark_done(paths)
        self._searcher.save_snapshots()
        return report

    def finish_stages(
        self, *, ocr: bool = True, progress: ProgressCallback | None = None, stop: threading.Event | None = None
    ) -> dict[str, dict[str, int]]:
        """Go on with all understanding that is pending."""
        counts = self._importer.understand(ocr=ocr, progress=progress, stop=stop)
        self._searcher.save_snapshots()
        return counts

    # Finding

    def search(self, query: str, *, limit: int = 50, kind: Kind | None = None, similar_to: str | None = None) -> Answer:
        """Ask in words; `similar_to` is an item's id (or prefix) or the path of a picture."""
        return self._searcher.search(query, limit=limit, kind=kind, similar_to=similar_to)

    def search_batch(
        self, queries: Iterable[tuple[str, str]], limit: int | None = None
    ) -> Iterator[tuple[str, list[Hit]]]:
        """(qid, query) in, (qid, whole ranking) out, in order."""
        return self._searcher.batch(queries, limit)

    # Changing by hand: `hand` does it for many, with a way back

    def edit(
        self,
        id_or_prefix: str,
        *,
        title: str | None = None,
        caption: str | None = None,
        captured: CaptureTime | None = None,
        gps: Gps | None = None,
        rating: int | None = None,
    ) -> ItemDetail:
        """Set facts by hand; they stay whatever is read from the file later. An empty title or caption clears it."""
        item = self.get(id_or_prefix)
        self.hand.edit(
            [item.id],
            title=UNSET if title is None else title,
            caption=UNSET if caption is None else caption,
            captured=UNSET if captured is None else captured,
            gps=UNSET if gps is None else gps,
            rating=UNSET if rating is None else rating,
        )
        return self.show(item.id)

    def tag_add(self, ids: Sequence[str], tag: str) -> list[ItemDetail]:
        return self._shown(self.hand.tag, ids, add=[tag])

    def tag_remove(self, ids: Sequence[str], tag: str) -> list[ItemDetail]:
        return self._shown(self.hand.tag, ids, remove=[tag])

    def _shown(self, change: Callable[..., Change], ids: Sequence[str], **how: list[str]) -> list[ItemDetail]:
        found = [self.get(one).id for one in ids]
        change(found, **how)
        return [self.show(one) for one in found]

    def set_aside(self, ids: Sequence[str]) -> int:
        """Take items out of sight; nothing is deleted, and there is no term."""
        return self.hand.set_aside([self.get(one).id for one in ids]).count

    def bring_back(self, ids: Sequence[str]) -> int:
        """Undo `set_aside` and `erase`."""
        return self.hand.bring_back([self.get(one).id for one in ids]).count

    def erase(self, ids: Sequence[str]) -> int:
        """Put items on the way out: they are gone after 30 days, and can be brought back until then."""
        return self.hand.erase([self.get(one).id for one in ids]).count

    # Giving back

    def export(
        self,
        ids: Sequence[str] | None,
        to: Path,
        *,
        progress: ProgressCallback | None = None,
        stop: threading.Event | None = None,
    ) -> ExportReport:
        """Write originals and sidecars into `to`; None means all."""
        if ids is None:
            return give(self._vault, None, to, Unrecorded(progress, stop))
        found = [self.get(one) for one in ids]
        self._openings.gave(item.number for item in found)
        return give(self._vault, [item.id for item in found], to, Unrecorded(progress, stop))

    # Watching

    def watch_add(self, folder: str) -> list[WatchedFolder]:
        return self._watching.add(folder)

    def watch_remove(self, folder: str) -> list[WatchedFolder]:
        return self._watching.remove(folder)

    def watch_list(self) -> list[WatchedFolder]:
        return self._watching.list()

    def watch_run(
        self,
        *,
        once: bool = False,
        ocr: bool = True,
        report: Callable[[ImportReport], None] | None = None,
        stop: threading.Event | None = None,
    ) -> list[WatchedFolder]:
        """Import what is new in the watched folders; without `once`, go on until `stop` is set."""
        for earlier in self._earlier.seal((), None, stop):
            if report is not None:
                report(earlier)
        self._earlier.mark_watched()
        self._watching.run(once=once, ocr=ocr, report=report, stop=stop)
        self._searcher.save_snapshots()
        return self._watching.list()

    # Keeping

    def verify(self, sample: float | None = None, progress: Callable[[int, int], None] | None = None) -> VerifyReport:
        return self._vault.verify(sample=sample, progress=progress)

    def change_passphrase(self, new_passphrase: str) -> None:
        """The old passphrase stops opening this vault; old copies of it still open with the old one."""
        vaults.change_passphrase(self._vault.path, self._keys, new_passphrase)
        with self._vault.commit(LogKind.KEYS, b"passphrase changed"):
            pass

    # Models: what lies on this computer is told by `bank.models`; the choice is the vault's

    def use_model(self, name: str) -> None:
        """Let `name` make the vectors of its role from now on; memories are embedded again by the next stages.

        Until every memory has a vector of it the old encoder answers. Raises NotFound when it is not installed.
        """
        role = kind_of(name, self.models_dir).value
        name = STARTER if name == f"{STARTER}-{role}" else name
        (self._encoders.image_named if role == "image" else self._encoders.text_named)(name)
        with self._vault.derive():
            self._vault.settings.set(f"model.{role}", name)
            self._vault.stages.reset(Stage.VECTORS, (StageState.DONE,))

    def chosen_models(self) -> dict[str, str]:
        return {role: self._encoders.chosen(role) for role in ("image", "text")}

    # Jobs

    def jobs_list(self) -> list[Job]:
        return self._vault.jobs.list()

    def job_request(self, id_or_prefix: str, request: JobRequest) -> Job:
        """Ask a job to pause, resume or cancel; a running one obeys within a second, in whatever process it runs.

        Of one that nobody is working on the row changes. Raises NotFound, or UserError where a prefix fits several.
        """
        return self._asking.request(id_or_prefix, request)

    def resume_interrupted(
        self,
        id_or_prefix: str | None = None,
        *,
        progress: ProgressCallback | None = None,
        stop: threading.Event | None = None,
    ) -> list[ImportReport]:
        """Take up what was left or paused: imports from their folders, then what is pending. Or one job only.

        Raises NotFound for an unknown job; one that does not wait is left as it is.
        """
        waiting = self._runner.waiting(JobState.INTERRUPTED, JobState.PAUSED)
        if id_or_prefix is not None:
            chosen = self._asking.job(id_or_prefix).id
            waiting = [job for job in waiting if job.id == chosen]
        reports = [self._earlier.go_on(job, progress, stop) for job in waiting if job.kind == IMPORT_JOB]
        others = [job for job in waiting if job.kind != IMPORT_JOB]
        if any(job.kind == WATCH_JOB for job in others):
            self._watching.run(once=True, report=reports.append, stop=stop)
        learned = self._vault.learned
        waits = any(self._vault.stages.pending_counts().values()) or learned.measures.missing(FORMAT, 1)
        waits = waits or learned.faces.missing(faces.FORMAT, 1)
        if (others or id_or_prefix is None) and waits:
            self._importer.understand(ocr=True, progress=progress, stop=stop)
        for job in others:
            self._runner.mark_done(job.id)
        self._searcher.save_snapshots()
        return reports

    def close(self) -> None:
        self.viewing.close()
        self.albums.close()
        with suppress(VaultError):  # how often something was opened is no reason not to close
            self._openings.keep()
        self._encoders.unload()
        self._vault.close()
        self._keys.wipe()

    def __enter__(self) -> Bank:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
