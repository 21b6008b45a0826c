"""What the gate and the main process say to each other: the vault that was opened, and why the window is left."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

KEY_BYTES = 32


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
    """Name of an encoder to fetch; None stays with the starter's."""


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
