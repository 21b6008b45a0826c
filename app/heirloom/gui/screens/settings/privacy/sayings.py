"""The ledger's stable words, said in the language of the window, and what they add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject

from heirloom.bank import LedgerEntry

translate = QCoreApplication.translate
_FIGURE = re.compile(r"\d+(?:[,.\u00a0\u202f' ]\d{3})*")
_OUT = frozenset({"copy_exported", "dragged_out", "printed", "ledger_exported", "shared"})
_COPIES = frozenset({"copy_exported", "dragged_out"})


class Way(Enum):
    IN = "in"
    OUT = "out"


def way_of(entry: LedgerEntry) -> Way:
    return Way.OUT if entry.what in _OUT else Way.IN


def what_text(what: str) -> str:
    """What happened, in a few words; a word that is not known is shown as it is."""
    match what:
        case "copy_exported":
            return translate("Ledger", "Copy exported")
        case "dragged_out":
            return translate("Ledger", "Copy dragged out")
        case "printed":
            return translate("Ledger", "Printed")
        case "ledger_exported":
            return translate("Ledger", "Ledger exported")
        case "model_in":
            return translate("Ledger", "Model file came in")
        case "model_asked":
            return translate("Ledger", "List of files asked for")
        case "model_stopped":
            return translate("Ledger", "Download stopped")
    return what.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Sums:
    """Files taken out and files let in."""

    out: int
    into: int


def sums_of(entries: Sequence[LedgerEntry]) -> Sums:
    out = sum(_files(entry.detail) for entry in entries if entry.what in _COPIES)
    return Sums(out, sum(entry.what == "model_in" for entry in entries))


def _files(detail: str) -> int:
    """The number that a detail begins with, as in "1,204 files, to Desktop"; one where it has none."""
    found = _FIGURE.search(detail)
    return int(re.sub(r"\D", "", found[0])) if found else 1


class Saying(QObject):
    """The sentence above the table: only a QObject's own `tr` has plural forms for the tools."""

    def sentence(self, sums: Sums) -> str:
        never = self.tr("Heirloom has never sent a picture anywhere.")
        out = self.tr("You took out %Ln file(s) on purpose", "", sums.out)
        into = self.tr("let %Ln file(s) in", "", sums.into)
        if not sums.out and not sums.into:
            return never
        whole = self.tr("{never} {out} and {into}.")
        if not sums.into:
            whole = self.tr("{never} {out}.")
        elif not sums.out:
            whole = self.tr("{never} You {into}.")
        return whole.format(never=never, out=out, into=into)
