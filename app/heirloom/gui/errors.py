"""What went wrong, in one plain sentence, what is safe all the same, and the one thing that helps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from heirloom.core.errors import HeirloomError


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - the tools read it
    """Qt's own mark for texts to translate later, which the tools know by its name, with types."""
    return text


class Remedy(Enum):
    """What the one button of a problem does; the page that shows it knows how."""

    NONE = ""
    TRY_AGAIN = "try again"
    CHOOSE_PLACE = "choose another place"
    CHOOSE_VAULT = "choose another vault"
    MAKE_ROOM = "make room"
    GET_MODEL = "get the model again"
    SHOW_FILE = "show the file"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in the language of the window."""

    sentence: str
    """What happened."""
    safe: str
    """What is safe, or what still works; empty where that goes without saying."""
    action: str | None
    """Words of the one button."""
    remedy: Remedy
    """What that button does."""
    detail: str
    """The exact message, in English: for the tooltip and for reports."""

    @property
    def text(self) -> str:
        """What is safe, then what is wrong: as a banner says it."""
        space = "" if self.sentence.endswith("。") else " "
        return f"{self.sentence}{space}{self.safe}" if self.safe else self.sentence


_ACTIONS = {
    Remedy.TRY_AGAIN: QT_TRANSLATE_NOOP("Problems", "Try again"),
    Remedy.CHOOSE_PLACE: QT_TRANSLATE_NOOP("Problems", "Choose another place…"),
    Remedy.CHOOSE_VAULT: QT_TRANSLATE_NOOP("Problems", "Another vault…"),
    Remedy.MAKE_ROOM: QT_TRANSLATE_NOOP("Problems", "Try again"),
    Remedy.GET_MODEL: QT_TRANSLATE_NOOP("Problems", "Get it again"),
    Remedy.SHOW_FILE: QT_TRANSLATE_NOOP("Problems", "Show"),
}
_ORIGINALS_SAFE = QT_TRANSLATE_NOOP("Problems", "Everything in the vault is safe.")
_NOTHING_CHANGED = QT_TRANSLATE_NOOP("Problems", "Nothing was changed.")
_KEPT_AS_IT_IS = QT_TRANSLATE_NOOP("Problems", "It is kept as it is.")

_Saying = tuple[str, str, Remedy]
_VAULT: dict[str, _Saying] = {
    "wrong_secret": (
        QT_TRANSLATE_NOOP("Problems", "That passphrase does not open this vault."),
        "",
        Remedy.NONE,
    ),
    "vault_damaged": (
        QT_TRANSLATE_NOOP("Problems", "Part of this vault is damaged on the disk."),
        QT_TRANSLATE_NOOP("Problems", "What is whole can still be looked at and exported."),
        Remedy.CHOOSE_VAULT,
    ),
    "vault": (
        QT_TRANSLATE_NOOP("Problems", "The vault could not be opened."),
        _NOTHING_CHANGED,
        Remedy.TRY_AGAIN,
    ),
    "disk_error": (
        QT_TRANSLATE_NOOP("Problems", "The disk reported an error. Copy the vault to another disk and open the copy."),
        _NOTHING_CHANGED,
        Remedy.TRY_AGAIN,
    ),
    "read_only": (
        QT_TRANSLATE_NOOP("Problems", "This vault is on a read-only disk. You can look, but not change anything."),
        "",
        Remedy.NONE,
    ),
    "vault_busy": (
        QT_TRANSLATE_NOOP("Problems", "Another Heirloom is working with this vault."),
        QT_TRANSLATE_NOOP("Problems", "Close it, or wait until it has finished."),
        Remedy.TRY_AGAIN,
    ),
    "vault_too_new": (
        QT_TRANSLATE_NOOP("Problems", "This vault was last used with a newer Heirloom."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed. The newer version opens it."),
        Remedy.CHOOSE_VAULT,
    ),
    "not_found": (
        QT_TRANSLATE_NOOP("Problems", "It is not where it was. The disk may not be connected."),
        "",
        Remedy.TRY_AGAIN,
    ),
    "no_space": (
        QT_TRANSLATE_NOOP("Problems", "The disk is full."),
        QT_TRANSLATE_NOOP("Problems", "Nothing half-written is left. Make room, then go on."),
        Remedy.MAKE_ROOM,
    ),
    "not_here": (QT_TRANSLATE_NOOP("Problems", "This memory is not in the vault any more."), "", Remedy.NONE),
    "exists": (
        QT_TRANSLATE_NOOP("Problems", "There is something at this place already. It was left as it is."),
        "",
        Remedy.CHOOSE_PLACE,
    ),
    "usage": (QT_TRANSLATE_NOOP("Problems", "This cannot be done that way."), _NOTHING_CHANGED, Remedy.NONE),
    "error": (QT_TRANSLATE_NOOP("Problems", "This did not work."), _ORIGINALS_SAFE, Remedy.TRY_AGAIN),
    "bug": (
        QT_TRANSLATE_NOOP("Problems", "This did not work, because of a fault in Heirloom."),
        _ORIGINALS_SAFE,
        Remedy.NONE,
    ),
    "cancelled": (
        QT_TRANSLATE_NOOP("Problems", "You stopped this."),
        QT_TRANSLATE_NOOP("Problems", "What was finished is safe."),
        Remedy.NONE,
    ),
    "tuning_failed": (
        QT_TRANSLATE_NOOP("Problems", "The text model could not be trained on this album's answers."),
        QT_TRANSLATE_NOOP("Problems", "The album keeps what it has learned."),
        Remedy.TRY_AGAIN,
    ),
    "worker_unavailable": (
        QT_TRANSLATE_NOOP("Problems", "The part of Heirloom that reads files could not be started."),
        _ORIGINALS_SAFE,
        Remedy.TRY_AGAIN,
    ),
    "resource_damaged": (
        QT_TRANSLATE_NOOP("Problems", "A file that belongs to Heirloom is damaged. Install Heirloom again."),
        _ORIGINALS_SAFE,
        Remedy.NONE,
    ),
}
_MODELS: dict[str, _Saying] = {
    "model_refused": (
        QT_TRANSLATE_NOOP("Problems", "This model is not in a form that is safe to read. It was not let in."),
        "",
        Remedy.NONE,
    ),
    "model_damaged": (
        QT_TRANSLATE_NOOP("Problems", "The files of this model have changed on the disk."),
        QT_TRANSLATE_NOOP("Problems", "Search by date, place and words goes on."),
        Remedy.GET_MODEL,
    ),
    "starter_missing": (
        QT_TRANSLATE_NOOP("Problems", "The starter model is not completely installed. Install Heirloom again."),
        QT_TRANSLATE_NOOP("Problems", "Search by date, place and words goes on."),
        Remedy.NONE,
    ),
    "face_detector_missing": (
        QT_TRANSLATE_NOOP("Problems", "What finds faces is not completely installed. Install Heirloom again."),
        QT_TRANSLATE_NOOP("Problems", "Everything else goes on without it."),
        Remedy.NONE,
    ),
    "fetch_failed": (
        QT_TRANSLATE_NOOP("Problems", "The download stopped. It goes on where it was."),
        "",
        Remedy.TRY_AGAIN,
    ),
    "conversion_failed": (
        QT_TRANSLATE_NOOP("Problems", "This model could not be prepared for this computer."),
        QT_TRANSLATE_NOOP("Problems", "The model used until now stays in use."),
        Remedy.NONE,
    ),
}
_FILES: dict[str, _Saying] = {
    "unreadable": (QT_TRANSLATE_NOOP("Problems", "It could not be read."), "", Remedy.TRY_AGAIN),
    "in_part": (QT_TRANSLATE_NOOP("Problems", "Some of its words could not be read."), "", Remedy.SHOW_FILE),
    "vanished": (
        QT_TRANSLATE_NOOP("Problems", "It was moved or deleted meanwhile."),
        "",
        Remedy.TRY_AGAIN,
    ),
    "changed": (
        QT_TRANSLATE_NOOP("Problems", "It was still being written."),
        QT_TRANSLATE_NOOP("Problems", "It is brought in once it is finished."),
        Remedy.TRY_AGAIN,
    ),
    "forbidden": (QT_TRANSLATE_NOOP("Problems", "This computer does not permit reading it."), "", Remedy.TRY_AGAIN),
    "held": (QT_TRANSLATE_NOOP("Problems", "Another program holds it."), "", Remedy.TRY_AGAIN),
    "name_too_long": (QT_TRANSLATE_NOOP("Problems", "Its name is too long."), "", Remedy.SHOW_FILE),
    "encrypted": (QT_TRANSLATE_NOOP("Problems", "Protected with its own password."), _KEPT_AS_IT_IS, Remedy.SHOW_FILE),
    "unsupported": (
        QT_TRANSLATE_NOOP("Problems", "This kind of file cannot be shown yet."),
        _KEPT_AS_IT_IS,
        Remedy.SHOW_FILE,
    ),
    "too_large": (
        QT_TRANSLATE_NOOP("Problems", "It is too large to be read on this computer."),
        _KEPT_AS_IT_IS,
        Remedy.SHOW_FILE,
    ),
    "out_of_memory": (
        QT_TRANSLATE_NOOP("Problems", "Reading it took more memory than one file may take."),
        _KEPT_AS_IT_IS,
        Remedy.TRY_AGAIN,
    ),
    "timeout": (QT_TRANSLATE_NOOP("Problems", "Reading it took too long."), _KEPT_AS_IT_IS, Remedy.TRY_AGAIN),
    "worker_died": (
        QT_TRANSLATE_NOOP("Problems", "It could not be read: something in it is broken."),
        _KEPT_AS_IT_IS,
        Remedy.TRY_AGAIN,
    ),
    "damaged": (
        QT_TRANSLATE_NOOP("Problems", "This copy differs from its fingerprint."),
        QT_TRANSLATE_NOOP("Problems", "Bring the file in again and it is mended."),
        Remedy.NONE,
    ),
    "missing": (
        QT_TRANSLATE_NOOP("Problems", "The sealed original is not in the vault’s folder any more."),
        QT_TRANSLATE_NOOP("Problems", "Bring the file in again and it is mended."),
        Remedy.NONE,
    ),
    "unwritable": (
        QT_TRANSLATE_NOOP("Problems", "It could not be written there."),
        _ORIGINALS_SAFE,
        Remedy.CHOOSE_PLACE,
    ),
    "item": (QT_TRANSLATE_NOOP("Problems", "This file could not be used."), _KEPT_AS_IT_IS, Remedy.TRY_AGAIN),
}
_SAYINGS = _VAULT | _MODELS | _FILES
CODES = frozenset(_SAYINGS)
"""Every code that has its own sentence."""


def problem(error: HeirloomError) -> Problem:
    """What to say about an error; an unknown code is said as the family of all errors."""
    # What is looked for on a disk has a path, a memory has none.
    is_memory = error.code == "not_found" and error.path is None
    return explained("not_here" if is_memory else error.code, error.message)


def explained(code: str, detail: str = "") -> Problem:
    """The same for a code that was kept, such as the reason why a file was left out."""
    sentence, safe, remedy = _SAYINGS.get(code, _SAYINGS["error"])
    action = _ACTIONS.get(remedy)
    return Problem(_said(sentence), _said(safe), _said(action) if action else None, remedy, detail)


def _said(text: str) -> str:
    return QCoreApplication.translate("Problems", text) if text else ""
