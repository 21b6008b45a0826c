"""What the opening of a vault put right, and what it put off, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from heirloom.bank import AdoptionReport, Reason
from heirloom.core.notice import Notice
from heirloom.gui import dates
from heirloom.gui.joining import in_sentences

translate = QCoreApplication.translate


def mended_text(report: AdoptionReport) -> str:
    """A few sentences: what was found, what is here again, what may be missing."""
    parts = [_reason(report.reason)]
    if report.restored:
        parts.append(translate("Mending", "%Ln memories are listed again.", "", len(report.restored)))
    if report.labels_lost:
        parts.append(_lost(report))
    if report.missing_items:
        parts.append(translate("Mending", "%Ln memories could not be found again.", "", report.missing_items))
    if report.unreadable:
        parts.append(
            translate(
                "Mending", "%Ln sealed files cannot be read and were left as they are.", "", len(report.unreadable)
            )
        )
    if report.kept:
        parts.append(translate("Mending", "The old files are kept in “{folder}”.").format(folder=report.kept))
    return in_sentences(*parts)


def notice_text(notice: str) -> str:
    """A notice in our own words, by its code."""
    match notice:
        case Notice(code="key_file_damaged"):
            return translate("Mending", "One of the vault’s key files is damaged. Another one stood in for it.")
        case Notice(code="erasing_waits"):
            return translate(
                "Mending", "%Ln memories are due to be erased. As these are many, none was.", "", notice.number
            )
        case Notice(code="nothing_erased"):
            return translate("Mending", "Nothing was erased: the disk is full or reported an error.")
    return notice


def _reason(reason: Reason) -> str:
    match reason:
        case Reason.UNCLEAN:
            return translate("Mending", "Heirloom ended early last time. Everything that was sealed is here.")
        case Reason.WAL_LOST:
            return translate("Mending", "The catalogue’s latest changes were lost or damaged on the disk.")
        case Reason.OTHER_HISTORY:
            return translate("Mending", "The catalogue is not the one that this vault was closed with.")
        case Reason.HEAD_LOST:
            return translate("Mending", "The vault’s own record could not be read and was written anew.")
        case Reason.CATALOGUE_LOST:
            return translate("Mending", "The catalogue was missing and was made anew from the sealed originals.")
        case Reason.CATALOGUE_DAMAGED:
            return translate("Mending", "The catalogue was damaged and was made anew from the sealed originals.")


def _lost(report: AdoptionReport) -> str:
    if report.since is None:
        return translate("Mending", "Titles, tags, dates and folders set by hand may be missing.")
    when = dates.moment_text(report.since.astimezone())
    return translate("Mending", "Titles, tags, dates and folders set by hand after {when} may be missing.").format(
        when=when
    )
