"""What came in lately, as a page of its own: which import it shows, and how long it stands in the sidebar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, Signal

from heirloom.bank import Arrival
from heirloom.gui.pages import Pages
from heirloom.gui.screens.activity.arrived import ArrivedPage
from heirloom.gui.shell.nav import NavRow
from heirloom.gui.work.lately import Lately
from heirloom.gui.work.live_job import JobKind, LiveJob
from heirloom.gui.work.queue import WorkQueue

NEW_FOR = timedelta(days=1)
KEY = "arrived"


class Newcomers(QObject):
    """`changed`: the sidebar's row came, went, or counts otherwise. `went` asks for the page."""

    changed = Signal()
    went = Signal(str)

    def __init__(self, queue: WorkQueue, lately: Lately, pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._lately = lately
        self._pages = pages
        self._row: NavRow | None = None
        self._before = ""
        queue.arrived.connect(self._look)
        queue.ended.connect(lambda _job: self._look())
        lately.changed.connect(self._look)
        pages.shown.connect(self._shown)

    def row(self) -> NavRow | None:
        """The first row of the sidebar while something is new, else None."""
        running, latest = self._running(), self._latest()
        text = QCoreApplication.translate("Newcomers", "Just arrived")
        if running is not None:
            return NavRow(KEY, text, "download", running.sealed)
        return NavRow(KEY, text, "download", latest.here) if latest is not None else None

    def show(self, arrival: Arrival) -> None:
        """Go to what this import brought."""
        self.went.emit(KEY)
        self._page().show_batch(arrival.batch, arrival.name, running=False)

    def _page(self) -> ArrivedPage:
        page = self._pages.get(KEY)
        assert isinstance(page, ArrivedPage)
        return page

    def _running(self) -> LiveJob | None:
        """The import that has brought something and goes on; its job's name is that of what it brings."""
        live = (job for job in self._queue.live() if job.kind is JobKind.IMPORT)
        return next((job for job in live if job.sealed and job.job_id is not None), None)

    def _latest(self) -> Arrival | None:
        young = datetime.now(UTC) - NEW_FOR
        arrivals = self._lately.arrivals()
        return next((one for one in arrivals if one.here and not one.undone and one.at > young), None)

    def _look(self) -> None:
        row = self.row()
        if row != self._row:
            self._row = row
            self.changed.emit()
        page = self._pages.built(KEY)
        if isinstance(page, ArrivedPage) and self._pages.key == KEY:
            running = self._running()
            page.set_running(running is not None and running.job_id == page.batch)
            page.refresh()

    def _shown(self, key: str) -> None:
        """The page shows the latest there is; coming back from a memory, it stays at what it showed."""
        before, self._before = self._before, key
        if key != KEY or (before == "viewer" and self._page().batch):
            return
        running, latest = self._running(), self._latest()
        if running is not None and running.job_id is not None:
            self._page().show_batch(str(running.job_id), running.name, running=True)
        elif latest is not None:
            self._page().show_batch(latest.batch, latest.name, running=False)
