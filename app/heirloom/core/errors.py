"""Every error a person can meet: code, exit code, text. Anything else is a bug."""

from __future__ import annotations


class HeirloomError(Exception):
    """Base of all errors that are told to a person; `path` names the file it is about, if any."""

    code = "error"
    exit_code = 70

    def __init__(self, message: str, *, path: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


class UserError(HeirloomError):
    """Something the person can put right: tell and let retry."""

    code = "usage"
    exit_code = 2


class VaultOlder(UserError):
    """An older Heirloom wrote this vault last: opening it for writing brings it up to date."""


class ItemError(HeirloomError):
    """One bad input: collected, the job goes on. `code` is set per instance."""

    code = "item"
    exit_code = 1

    def __init__(self, code: str, message: str, *, path: str | None = None) -> None:
        super().__init__(message, path=path)
        self.code = code


class VaultError(HeirloomError):
    """Something about the vault itself: stop, and say what still works."""

    code = "vault"
    exit_code = 4


class WrongSecret(VaultError):
    """The passphrase or recovery key does not open this vault."""

    code = "wrong_secret"
    exit_code = 3


class VaultDamaged(VaultError):
    """Bytes that we read do not authenticate, or a promise between files is broken."""

    code = "vault_damaged"
    exit_code = 4


class VaultBusy(VaultError):
    """Another process holds the writer's lock."""

    code = "vault_busy"
    exit_code = 5


class VaultTooNew(VaultError):
    """A newer Heirloom made or changed this vault."""

    code = "vault_too_new"
    exit_code = 6


class NotFound(UserError):
    """No vault there, an unknown id, a model that is not installed."""

    code = "not_found"
    exit_code = 7


class NoSpace(VaultError):
    """The disk cannot take what was asked; nothing half-written is left."""

    code = "no_space"
    exit_code = 8


class Cancelled(HeirloomError):
    """The person stopped the work. Never shown as an error."""

    code = "cancelled"
    exit_code = 130
