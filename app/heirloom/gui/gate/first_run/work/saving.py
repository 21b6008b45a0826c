"""Writes the one deliberate plaintext: the recovery sheet as a PDF where the person wants it. Off the GUI thread."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from heirloom.core.errors import NoSpace, UserError

_OWNER_ONLY = 0o600


def save_private(path: Path, content: bytes) -> Path:
    """Write `content` beside `path` and move it there, readable by this person alone. UserError, NoSpace."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _OWNER_ONLY)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoSpace("The disk is full.", path=str(path)) from error
        raise UserError(f"The file could not be written: {error.strerror}.", path=str(path)) from error
    return path
