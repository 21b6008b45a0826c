"""What a job block says: title, sentence, rate, time left, and all of it in one breath for a screen reader."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from heirloom.gui.joining import listed
from heirloom.gui.work.live_job import JobKind, JobPhase, LiveJob
from heirloom.gui.work.sentences import files_text, left_text, rate_text, understanding_title

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class JobText:
    title: str
    sentence: str
    rate: str
    left: str

    def spoken(self, share: float | None) -> str:
        """ "Bringing in Grandpa's old disk, 39 percent, about 12 min left"."""
        percent = ""
        if share is not None:
            percent = translate("Activity", "{p} percent").format(p=QLocale().toString(round(share * 100)))
        return listed(self.title, percent, self.left or self.rate)


def text_of(job: LiveJob) -> JobText:
    title = title_of(job)
    told = job.progress
    sentence = _sentence(job)
    if job.is_paused:
        return JobText(title, sentence, translate("Activity", "Paused by you"), _rest(job))
    if job.phase is JobPhase.WAITING or told is None:
        return JobText(title, sentence, _waiting(job), "")
    if job.phase is JobPhase.CANCELLING:
        return JobText(title, sentence, translate("Activity", "Stopping. What is sealed stays."), "")
    unit = {JobKind.UNDERSTAND: "pictures", JobKind.READ_TEXT: "pages"}.get(job.kind, "files")
    return JobText(title, sentence, rate_text(job.measure.rate(), unit), left_text(job.left_s))


def title_of(job: LiveJob) -> str:
    match job.kind:
        case JobKind.IMPORT:
            return bringing_in(job.name, job.others)
        case JobKind.UNDERSTAND:
            return understanding_title("" if job.progress is None else job.progress.label)
        case JobKind.READ_TEXT:
            return translate("Activity", "Reading text in documents")
        case JobKind.EXPORT:
            return translate("Activity", "Writing copies to “{folder}”").format(folder=job.name)


def bringing_in(name: str, others: int) -> str:
    """ "Bringing in “Grandpa's old disk”"."""
    if others:
        return translate("Activity", "Bringing in “{source}” and %Ln more", "", others).format(source=name)
    return translate("Activity", "Bringing in “{source}”").format(source=name)


def brought_in(name: str, others: int) -> str:
    """ "Brought in “Grandpa's old disk”": of an import that has ended."""
    if others:
        return translate("Activity", "Brought in “{source}” and %Ln more", "", others).format(source=name)
    return translate("Activity", "Brought in “{source}”").format(source=name)


def _sentence(job: LiveJob) -> str:
    told = job.progress
    if job.kind in (JobKind.IMPORT, JobKind.EXPORT):
        if told is None:
            return ""
        return files_text(told.done, told.total, told.bytes_done, told.bytes_total)
    if job.kind is JobKind.READ_TEXT and job.phase is JobPhase.WAITING:
        return translate("Activity", "Waits until everything else is done")
    if told is not None and told.label == "meaning" and told.unit == "passages":
        return translate("Activity", "Understanding words")
    if told is None or told.total is None:
        return translate("Activity", "%Ln left", "", job.sealed)
    return translate("Activity", "%Ln left", "", max(0, told.total - told.done))


def _waiting(job: LiveJob) -> str:
    if job.kind is JobKind.IMPORT and job.phase is JobPhase.WAITING:
        return translate("Activity", "Waits its turn")
    return ""


def _rest(job: LiveJob) -> str:
    told = job.progress
    if told is None or told.total is None:
        return ""
    if job.kind is JobKind.READ_TEXT:
        return translate("Activity", "%Ln page(s) left", "", max(0, told.total - told.done))
    return translate("Activity", "%Ln left", "", max(0, told.total - told.done))
