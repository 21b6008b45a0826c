"""Where a new vault may lie: asked before anything is made, so that a person can still choose."""

from __future__ import annotations

from pathlib import Path

from heirloom.core.errors import UserError
from heirloom.vault.disk.place import refuse_unsafe


def why_unsafe(path: Path) -> str | None:
    """Why a vault in use would be damaged at `path` (a synchronised folder, a network share); None where it is safe."""
    try:
        refuse_unsafe(path)
    except UserError as error:
        return error.message
    return None
