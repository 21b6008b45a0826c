"""What the locked page says when the main process did not open the vault, or ended: sentences, by what happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from heirloom.core.errors import HeirloomError
from heirloom.gui.errors import explained, problem
from heirloom.gui.process.keeper import Ending, Refusal

translate = QCoreApplication.translate
"""By this name, so that the strings are found when translations are gathered."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """`words` are asked for again when the language changes; one that `blocks` leaves nothing to type."""

    words: Callable[[], str]
    kind: str = "warn"
    blocks: bool = False


def of_refusal(refusal: Refusal) -> Trouble:
    """The vault could not be opened with the right key."""
    if refusal.code == "vault_busy":
        return Trouble(
            lambda: translate("Gate", "Another program is using this vault. Close it there, then unlock again.")
        )
    if refusal.code == "vault_too_new":
        return Trouble(
            lambda: translate(
                "Gate", "A newer Heirloom changed this vault. Everything in it is safe; this version cannot read it."
            ),
            blocks=True,
        )
    return Trouble(lambda: explained(refusal.code, refusal.message).text, "danger")


def of_ending(ending: Ending, *, was_open: bool) -> Trouble:
    """The main process ended without having said why."""
    if was_open:
        return Trouble(
            lambda: translate(
                "Gate",
                "Heirloom stopped unexpectedly. Your vault is whole: everything that was sealed is safe. ({code})",
            ).replace("{code}", ending.sign)
        )
    return Trouble(
        lambda: translate("Gate", "Heirloom could not start ({code}). Your vault is untouched.").replace(
            "{code}", ending.sign
        ),
        "danger",
    )


def of_bug(error: Exception) -> Trouble:
    """Something inside the gate itself; the error's class is all that is told of it."""
    return Trouble(
        lambda: translate(
            "Gate", "Something went wrong inside Heirloom ({code}). Your vault is untouched by it."
        ).replace("{code}", type(error).__name__),
        "danger",
    )


def of_error(error: HeirloomError) -> Trouble:
    """An error of the bank, in the window's own words for its code."""
    return Trouble(lambda: problem(error).text, "danger")


def of_keychain() -> Trouble:
    return Trouble(lambda: translate("Gate", "The keychain does not open this vault. Type the passphrase."))
