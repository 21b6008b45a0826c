"""What the gate and the main process say to each other: the vault that was opened, and why the window is left."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

KEY_BYTES = 32
NO_MODEL = "none"
"""The choice "Not now": search by date, place and words only."""


class Leave(Enum):
    """Why the main window asks to be left. Whatever the reason: the process that held the keys ends."""

    LOCK = "lock"
    CHANGE_PASSPHRASE = "passphrase"
    """Lock, and show the page on which the passphrase is changed."""
    ANOTHER_VAULT = "another"
    """Lock, and show the list of vaults."""
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class FirstRunChoices:
    """What was chosen while the vault was made, for the main window to carry out."""

    watch: tuple[str, ...] = ()
    """Folders to watch."""
    model: str | None = None
    """Name of an encoder to fetch; None stays with the starter's; NO_MODEL understands nothing for the present."""
    sheet_checked: bool = True
    """Whether two groups of the recovery sheet were typed back; if not, the vault remembers that it is owed."""


@dataclass(slots=True)
class Opened:
    """A vault and the key that opens it, on their way to the main process. `wipe` it as soon as it was handed over."""

    vault: Path
    unlock_key: bytearray = field(repr=False)
    choices: FirstRunChoices | None = None
    bring_in: tuple[str, ...] = ()
    """Paths that were given to the program while it was locked."""

    def __post_init__(self) -> None:
        if len(self.unlock_key) != KEY_BYTES:
            raise ValueError(f"an unlock key has {KEY_BYTES} bytes")

    def wipe(self) -> None:
        self.unlock_key[:] = bytes(len(self.unlock_key))


class Window(Protocol):
    """What the main process asks of the main window, besides being a widget."""

    def begin(self, choices: FirstRunChoices | None, bring_in: tuple[str, ...]) -> None:
        """Carry out what was chosen at the first run, and bring in what was given to the program."""

    def come_forward(self) -> None:
        """Another start of the program asked for the window."""

    def say_lock_is_near(self, near: bool) -> None:
        """A toast says that the window locks in 30 seconds, or it does not any more."""

    def close_down(self) -> None:
        """Ask all work to stop and let go of the background; it may take 0.3 s."""
