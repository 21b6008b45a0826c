"""Files that did not come in, grouped by reason: for each one plain sentence and one thing that can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from heirloom.bank import Trouble
from heirloom.gui.errors import CODES, explained

translate = QCoreApplication.translate


class Remedy(Enum):
    AGAIN = "again"
    SHOW = "show"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Group:
    """Troubles of one kind."""

    troubles: tuple[Trouble, ...]
    sentence: str
    remedy: Remedy

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(one.key for one in self.troubles)

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(one.number for one in self.troubles if one.number is not None)


def grouped(troubles: Sequence[Trouble]) -> list[Group]:
    """By code, in the order of their first file."""
    groups: dict[tuple[str, bool], list[Trouble]] = {}
    for one in troubles:
        groups.setdefault((one.code, one.number is None), []).append(one)
    return [Group(tuple(some), _sentence(some[0]), _remedy(some[0])) for some in groups.values()]


def names_text(group: Group) -> str:
    """ "VID_0031.mov and 3 more"."""
    first, more = group.troubles[0].name, len(group.troubles) - 1
    return first if not more else translate("Troubles", "{name} and %Ln more", "", more).format(name=first)


def remedy_text(remedy: Remedy) -> str:
    match remedy:
        case Remedy.AGAIN:
            return translate("Troubles", "Try again")
        case Remedy.SHOW:
            return translate("Troubles", "Show")
        case Remedy.SKIP:
            return translate("Troubles", "Skip")


def _remedy(trouble: Trouble) -> Remedy:
    if trouble.number is not None:
        return Remedy.AGAIN if trouble.code in ("timeout", "worker_died", "out_of_memory") else Remedy.SHOW
    return Remedy.SKIP if trouble.code in ("vanished", "name_too_long") else Remedy.AGAIN


def _sentence(trouble: Trouble) -> str:
    """Of a memory that is in the vault, first that it is safe."""
    own = _kept_sentence(trouble.code) if trouble.number is not None else _left_out_sentence(trouble.code)
    return own or explained(trouble.code if trouble.code in CODES else "item").text


def _left_out_sentence(code: str) -> str:
    match code:
        case "unreadable":
            return translate("Troubles", "The disk could not be read at this place.")
        case "vanished":
            return translate("Troubles", "Moved or deleted meanwhile.")
        case "forbidden":
            return translate("Troubles", "You have no permission to read it.")
        case "held":
            return translate("Troubles", "Another program holds it, often a virus scanner.")
        case "changed":
            return translate("Troubles", "Changed while it was being read.")
        case "name_too_long":
            return translate("Troubles", "Its name is too long for the vault.")
        case "no_space":
            return translate("Troubles", "The vault’s disk is full.")
    return ""


def _kept_sentence(code: str) -> str:
    match code:
        case "encrypted":
            return translate("Troubles", "Protected with its own password. Kept as it is.")
        case "unreadable":
            return translate("Troubles", "Cut short or damaged. Kept as it is.")
        case "in_part":
            return translate("Troubles", "Read in part: some of its words could not be read. Kept as it is.")
        case "unsupported":
            return translate("Troubles", "This format cannot be opened yet. Kept as it is.")
        case "too_large":
            return translate("Troubles", "Too large to be looked into. Kept as it is.")
        case "timeout" | "worker_died" | "out_of_memory":
            return translate("Troubles", "It could not be understood. Kept as it is.")
        case "damaged":
            return translate("Troubles", "This copy differs from its fingerprint.")
    return ""
