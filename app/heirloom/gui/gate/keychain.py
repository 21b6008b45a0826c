"""Quick unlock: the vault's unlock key in the system's keychain, for those who want it. Off unless switched on."""

from __future__ import annotations

import base64
import binascii
import contextlib
from typing import Any, Final

from heirloom.gui.process.messages import KEY_BYTES

SERVICE: Final = "Heirloom vault"
_LEAST_PRIORITY: Final = 1
"""What keyring itself recommends; its stand-ins for a missing keychain, and files in clear, rank below."""


def is_available() -> bool:
    """Whether this system has a keychain that keeps secrets; asks the desktop, so not on the GUI thread."""
    return _backend() is not None


def has(vault_id: str) -> bool:
    return fetch(vault_id) is not None


def fetch(vault_id: str) -> bytearray | None:
    """The unlock key kept for a vault; None where there is none, or the person refuses the keychain."""
    backend = _backend()
    if backend is None:
        return None
    with contextlib.suppress(*_refusals(), binascii.Error, ValueError):
        kept = backend.get_password(SERVICE, vault_id)
        key = bytearray(base64.b64decode(kept, validate=True)) if kept else bytearray()
        return key if len(key) == KEY_BYTES else None
    return None


def keep(vault_id: str, key: bytes | bytearray) -> bool:
    """Keep the unlock key of a vault; whether the keychain took it."""
    backend = _backend()
    if backend is None:
        return False
    with contextlib.suppress(*_refusals()):
        backend.set_password(SERVICE, vault_id, base64.b64encode(key).decode("ascii"))
        return True
    return False


def forget(vault_id: str) -> bool:
    """Take the key of a vault out of the keychain; whether there was one."""
    backend = _backend()
    if backend is None:
        return False
    with contextlib.suppress(*_refusals()):
        if backend.get_password(SERVICE, vault_id) is None:
            return False
        backend.delete_password(SERVICE, vault_id)
        return True
    return False


def _backend() -> Any:
    import keyring  # 0.1 s, and most people never switch it on

    backend = keyring.get_keyring()
    return backend if float(backend.priority) >= _LEAST_PRIORITY else None


def _refusals() -> tuple[type[Exception], ...]:
    import keyring.errors  # as above

    return (keyring.errors.KeyringError, OSError, RuntimeError)
