"""What the five steps put together, until the vault opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from heirloom.gui.gate.recovery_sheet import Sheet
from heirloom.gui.gate.strength import Level

LARGER = "ViT-B-16-SigLIP2"
"""Pictures and questions in many languages; its licence allows every use."""


@dataclass(slots=True)
class Draft:
    """One vault in the making. The two secrets are in no representation, and `forget` drops them."""

    name: str = ""
    path: Path | None = None
    level: Level | None = None
    sheet: Sheet | None = field(default=None, repr=False)
    unlock_key: bytearray | None = field(default=None, repr=False)
    sheet_checked: bool = False
    watch: tuple[str, ...] = ()
    files: int = 0
    """How many lie in the folders to watch, as far as they were counted."""
    model: str | None = None
    """None is the starter."""

    @property
    def is_made(self) -> bool:
        """The vault lies on the disk; its place and passphrase are no longer questions."""
        return self.unlock_key is not None

    def make_sheet(self, vault_id: str, recovery_key: str, made_on: date) -> None:
        self.sheet = Sheet(self.name, vault_id, made_on, recovery_key)

    def forget(self) -> None:
        """Drop the secrets; what remains tells nothing."""
        self.sheet = None
        self.unlock_key = None
