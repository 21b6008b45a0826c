"""Watched folders: which ones, and importing what appears in them. Their paths live in the vault, never in clear."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from heirloom.bank.importing import Importer
from heirloom.bank.reports import ImportReport
from heirloom.core.errors import Cancelled, NotFound, UserError
from heirloom.core.records import Candidate
from heirloom.ingest.watch import FolderState, Watcher, watched_folder_of
from heirloom.vault import Vault, WatchedFolder

ReportCallback = Callable[[ImportReport], None]


PAUSED = "watch.paused"
FOUND = "watch.found"
KEPT_FOUND = 50
"""Arrivals that are remembered of each folder."""


@dataclass(frozen=True, slots=True)
class Found:
    """So many new memories came in at a time (UTC); `batch` names them."""

    at: datetime
    count: int
    batch: str


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """A watched folder. `state`: waiting, watching, polling, missing or paused; `found` has the latest first."""

    path: str
    state: str
    last_scan_at: datetime | None
    items: int
    paused: bool
    found: tuple[Found, ...]


class Watching:
    """The watched folders of one vault."""

    def __init__(self, vault: Vault, importer: Importer) -> None:
        self._vault = vault
        self._importer = importer

    def add(self, folder: str) -> list[WatchedFolder]:
        """Watch `folder` from now on; what is in it comes in with the next run."""
        path = os.path.abspath(folder)
        if not os.path.isdir(path):
            raise UserError("It is not a folder.", path=path)
        if os.path.realpath(path) == os.path.realpath(self._vault.path):
            raise UserError("A vault cannot watch itself.", path=path)
        with self._vault.derive():
            self._vault.folders.add(path)
        return self.list()

    def remove(self, folder: str) -> list[WatchedFolder]:
        """Stop watching; everything imported from there stays."""
        path = os.path.abspath(folder)
        if path not in {known.path for known in self._vault.folders.list()}:
            raise NotFound("This folder is not watched.", path=path)
        with self._vault.derive():
            self._vault.folders.remove(path)
        return self.list()

    def list(self) -> list[WatchedFolder]:
        return self._vault.folders.list()

    def pause(self, folder: str, paused: bool) -> None:
        """Leave a watched folder alone until it is wanted again; the pause outlives the program."""
        paths = _paused(self._vault) - {folder} | ({folder} if paused else set())
        with self._vault.derive():
            self._vault.settings.set(PAUSED, sorted(paths))

    def looked_after(self) -> Sequence[LookedAfter]:
        """The watched folders with everything that a person may want to know of them."""
        paused, found = _paused(self._vault), self._vault.settings.get(FOUND, {})
        return [
            LookedAfter(
                folder.path,
                "paused" if folder.path in paused else folder.state,
                folder.last_scan_at,
                folder.items,
                folder.path in paused,
                tuple(
                    Found(datetime.fromisoformat(at), count, batch) for at, count, batch in found.get(folder.path, [])
                ),
            )
            for folder in self._vault.folders.list()
        ]

    def follow(
        self,
        stop: threading.Event,
        report: Callable[[str, ImportReport], None],
        changed: Callable[[], None],
    ) -> None:
        """Seal what is new and what appears until `stop` is set; understanding is another's work.

        `report` hears, from this thread, of each arrival with its folder, `changed` that a folder's state did.
        """

        def told(folder: str, found: ImportReport) -> None:
            report(folder, found)

        target = _Target(self._vault, self._importer, told, stop, changed)
        while not stop.is_set():
            try:
                Watcher(target, without=str(self._vault.path)).run(stop)
            except Cancelled:
                continue  # somebody cancelled one arrival; what it left is met again by the next scan

    def run(
        self,
        *,
        once: bool = False,
        ocr: bool = True,
        report: ReportCallback | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        """Import what is new, then what appears, until `stop` is set; `once` ends after one reconciling scan.

        Sealing goes on while a second thread understands: what arrives is safe first, whatever OCR is at.
        """
        stop = stop or threading.Event()

        def told(_folder: str, found: ImportReport) -> None:
            if report is not None:
                report(found)

        target = _Target(self._vault, self._importer, told, stop)
        watcher = Watcher(target, without=str(self._vault.path))
        try:
            if once:
                watcher.scan_once(stop)
                self._importer.understand(ocr=ocr, progress=None, stop=stop)
            else:
                self._run_beside(watcher, target, stop, ocr)
        except Cancelled:
            if not stop.is_set():
                raise  # nobody stopped us: somebody cancelled the job in hand, which ends a single scan

    def _run_beside(self, watcher: Watcher, target: _Target, stop: threading.Event, ocr: bool) -> None:
        """Watch in this thread, understand in another; an error in either ends both and is raised here."""
        trouble: list[BaseException] = []

        def understand() -> None:
            try:
                self._understand(target.arrived, stop, ocr)
            except BaseException as error:  # noqa: BLE001 - the thread ends here: its caller raises it again
                trouble.append(error)
                stop.set()

        reader = threading.Thread(target=understand, name="understanding")
        reader.start()
        try:
            watcher.run(stop)
        finally:
            stop.set()
            target.arrived.set()
            reader.join()
        if trouble:
            raise trouble[0]

    def _understand(self, arrived: threading.Event, stop: threading.Event, ocr: bool) -> None:
        arrived.set()  # what an earlier run left pending
        while not stop.is_set():
            arrived.wait()
            arrived.clear()
            if not stop.is_set():
                self._importer.understand_until(stop, ocr=ocr)


class _Target:
    """What the watcher asks of the vault, and tells it."""

    def __init__(
        self,
        vault: Vault,
        importer: Importer,
        report: Callable[[str, ImportReport], None],
        stop: threading.Event,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._vault = vault
        self._importer = importer
        self._report = report
        self._stop = stop
        self._changed = changed
        self.arrived = threading.Event()

    def folders(self) -> Sequence[str]:
        paused = _paused(self._vault)
        return [folder.path for folder in self._vault.folders.list() if folder.path not in paused]

    def is_known(self, candidate: Candidate) -> bool:
        return self._vault.origins.find_unchanged(candidate.path, candidate.bytes, candidate.mtime_ns) is not None

    def arrive(self, candidates: Sequence[Candidate]) -> None:
        """Folder by folder, so that each can tell what was found in it."""
        folders = self.folders()
        by_folder: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            by_folder.setdefault(watched_folder_of(candidate.path, folders) or "", []).append(candidate)
        for folder, some in by_folder.items():
            report = self._importer.import_candidates(some, self._stop)
            self.arrived.set()
            if report.imported and folder:
                self._note_found(folder, report)
            self._report(folder, report)

    def note(self, folder: str, state: FolderState, *, scanned: bool) -> None:
        with self._vault.derive():
            if scanned:
                items = self._vault.origins.count_below(folder)
                self._vault.folders.update(folder, state=state.value, last_scan_at=datetime.now(UTC), items=items)
            else:
                self._vault.folders.update(folder, state=state.value)
        self._changed()

    def _note_found(self, folder: str, report: ImportReport) -> None:
        with self._vault.derive():
            found = self._vault.settings.get(FOUND, {})
            now = datetime.now(UTC).isoformat(timespec="seconds")
            found[folder] = [[now, report.imported, report.batch], *found.get(folder, [])][:KEPT_FOUND]
            self._vault.settings.set(FOUND, found)


def _paused(vault: Vault) -> set[str]:
    return set(vault.settings.get(PAUSED, []))
