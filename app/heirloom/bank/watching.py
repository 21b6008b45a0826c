"""Watched folders: which ones, and importing what appears in them. Their paths live in the vault, never in clear."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from heirloom.bank.importing import Importer
from heirloom.bank.reports import ImportReport
from heirloom.core.errors import Cancelled, NotFound, UserError
from heirloom.core.records import Candidate
from heirloom.ingest.watch import FolderState, Watcher
from heirloom.vault import Vault, WatchedFolder

ReportCallback = Callable[[ImportReport], None]


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
        target = _Target(self._vault, self._importer, report, stop)
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

    def __init__(self, vault: Vault, importer: Importer, report: ReportCallback | None, stop: threading.Event) -> None:
        self._vault = vault
        self._importer = importer
        self._report = report
        self._stop = stop
        self.arrived = threading.Event()

    def folders(self) -> Sequence[str]:
        return [folder.path for folder in self._vault.folders.list()]

    def is_known(self, candidate: Candidate) -> bool:
        return self._vault.origins.find_unchanged(candidate.path, candidate.bytes, candidate.mtime_ns) is not None

    def arrive(self, candidates: Sequence[Candidate]) -> None:
        report = self._importer.import_candidates(candidates, self._stop)
        self.arrived.set()
        if self._report is not None:
            self._report(report)

    def note(self, folder: str, state: FolderState, *, scanned: bool) -> None:
        with self._vault.derive():
            if scanned:
                items = self._vault.origins.count_below(folder)
                self._vault.folders.update(folder, state=state.value, last_scan_at=datetime.now(UTC), items=items)
            else:
                self._vault.folders.update(folder, state=state.value)
