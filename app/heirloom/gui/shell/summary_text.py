"""What the job summary says of all work together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from heirloom.gui.dates import about
from heirloom.gui.shell.job_summary import SummaryText
from heirloom.gui.work.live_job import JobKind, JobPhase, LiveJob
from heirloom.gui.work.sentences import rate_text, understanding_title

translate = QCoreApplication.translate


def summary_of(live: Sequence[LiveJob], troubles: int) -> SummaryText | None:
    """None where nothing runs and nothing waits for the person."""
    imports = [job for job in live if job.kind is JobKind.IMPORT]
    if imports:
        return _of_imports(imports, len(live))
    if live:
        return _of_understanding(live)
    if troubles:
        title = translate("Summary", "%Ln file(s) need a look", "", troubles)
        return SummaryText(title, translate("Summary", "Nothing is running"), None, wants=True)
    return None


def _foremost(live: Sequence[LiveJob]) -> tuple[LiveJob, bool]:
    """The job that is told of, and whether a person paused it: what runs comes first, what waits its turn last."""
    running = next((job for job in live if job.phase is JobPhase.RUNNING), None)
    paused = next((job for job in live if job.is_paused), None)
    return running or paused or live[0], running is None and paused is not None


def _of_imports(imports: Sequence[LiveJob], jobs: int) -> SummaryText:
    job, paused = _foremost(imports)
    line, rate = translate("Summary", "%Ln job(s)", "", jobs), "" if paused else _rate(job)
    if paused:
        line = translate("Summary", "Paused by you")
    elif job.left_s is not None and job.phase is JobPhase.RUNNING:
        line = translate("Summary", "{jobs} · {time}").format(jobs=line, time=about(job.left_s))
    elif rate:  # how long it takes is known later than how fast it goes
        line, rate = translate("Summary", "{jobs} · {time}").format(jobs=line, time=rate), ""
    return SummaryText(translate("Summary", "Bringing in files"), line, job.share, paused, rate=rate)


def _rate(job: LiveJob) -> str:
    """How fast it goes, in what it counts; empty until that is known and while it rests."""
    if job.phase is not JobPhase.RUNNING:
        return ""
    unit = {JobKind.UNDERSTAND: "pictures", JobKind.READ_TEXT: "pages"}.get(job.kind, "files")
    return rate_text(job.measure.rate(), unit)


def _of_understanding(live: Sequence[LiveJob]) -> SummaryText:
    job, paused = _foremost(live)
    told = job.progress
    left = job.sealed if told is None or told.total is None else max(0, told.total - told.done)
    line, rate = translate("Summary", "%Ln left", "", left), "" if paused else _rate(job)
    if paused:
        line = translate("Summary", "Paused by you")
    elif job.left_s is not None and job.phase is JobPhase.RUNNING:
        line = translate("Summary", "{left} · {time}").format(left=line, time=about(job.left_s))
    elif rate:
        line, rate = translate("Summary", "{left} · {time}").format(left=line, time=rate), ""
    title = understanding_title("" if told is None else told.label)
    if job.kind is JobKind.READ_TEXT:
        title = translate("Summary", "Reading text")
    elif job.kind is JobKind.EXPORT:
        title = translate("Summary", "Writing copies")
    return SummaryText(title, line, job.share, paused, rate=rate)
