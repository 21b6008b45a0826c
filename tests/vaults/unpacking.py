"""Takes a frozen vault out of its archive."""

from __future__ import annotations

import tarfile
from pathlib import Path


def unpack(archive: Path, folder: Path) -> None:
    """Into `folder`; with the check of names and links where this Python has it (PEP 706: from 3.11.4 on)."""
    with tarfile.open(archive) as frozen:
        frozen.extraction_filter = getattr(tarfile, "data_filter", None)
        frozen.extractall(folder)
