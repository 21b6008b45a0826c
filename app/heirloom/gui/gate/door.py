"""What the locked process asks of the bank. The bank is loaded at the first call, which is after the first paint."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from enum import Enum
from importlib import import_module
from pathlib import Path

from heirloom.core.errors import NotFound, VaultDamaged, VaultTooNew, WrongSecret
from heirloom.core.label import read_label
from heirloom.gui.gate import keychain

# Each import of the bank below stands in its function: loading it takes 0.4 s, and a person waits for the field.


class State(Enum):
    """What lies at a vault's place."""

    THERE = "there"
    MISSING = "missing"
    DAMAGED = "damaged"
    TOO_NEW = "too_new"


@dataclass(frozen=True, slots=True)
class Seen:
    """A vault from outside."""

    path: Path
    state: State
    label: str | None = None
    vault_id: str | None = None
    was_cut_short: bool = False
    has_key_in_keychain: bool = False


@dataclass(frozen=True, slots=True)
class Derived:
    """An unlock key; it opened its slot, so the secret was right."""

    key: bytearray = field(repr=False)
    stretch_ms: int = 0


def warm() -> None:
    """Load the bank while the person types."""
    import_module("heirloom.bank.outside")


def glance(path: Path) -> str | None:
    """The vault's label alone, without the bank: it stands on the page from the first paint on."""
    return read_label(path)


def see(path: Path, *, with_keychain: bool) -> Seen:
    """What lies there. It may wait for a disk to spin up: never on the GUI thread."""
    from heirloom.bank import outside

    try:
        found = outside.look(path)
    except NotFound:
        return Seen(path, State.MISSING)
    except VaultTooNew:
        return Seen(path, State.TOO_NEW, read_label(path))
    except VaultDamaged:
        return Seen(path, State.DAMAGED, read_label(path))
    kept = with_keychain and keychain.has(found.vault_id)
    return Seen(path, State.THERE, read_label(path), found.vault_id, found.was_cut_short, kept)


def derive(path: Path, passphrase: str) -> Derived:
    """Stretch the passphrase; about a second. Raises as `LockedBank.derive`."""
    from heirloom.bank import LockedBank

    started = time.monotonic()
    key = bytearray(LockedBank(path).derive(passphrase=passphrase))
    return Derived(key, round((time.monotonic() - started) * 1000))


def derive_from_sheet(path: Path, recovery_key: str) -> Derived:
    """The unlock key by the recovery key."""
    from heirloom.bank import LockedBank

    return Derived(bytearray(LockedBank(path).derive(recovery_key=recovery_key)))


def derive_from_keychain(path: Path) -> Derived:
    """The unlock key that the system's keychain keeps. WrongSecret where it keeps none that has a key's length."""
    from heirloom.bank import outside

    key = keychain.fetch(outside.look(path).vault_id)
    if key is None:
        raise WrongSecret("The keychain holds no key for this vault.", path=str(path))
    return Derived(key)


def keep_in_keychain(path: Path, key: bytes) -> bool:
    """Put the unlock key into the system's keychain, whether it took it."""
    from heirloom.bank import outside

    return keychain.keep(outside.look(path).vault_id, key)


def change_passphrase(path: Path, old: str, new: str) -> Derived:
    """From now on `new` opens the vault and `old` does not. Raises as `LockedBank.unlock`."""
    from heirloom.bank import LockedBank

    derived = derive(path, old)
    with LockedBank(path).unlock(unlock_key=bytes(derived.key)) as bank:
        bank.change_passphrase(new)
    return derived


def renew(path: Path, derived: Derived, new: str) -> Derived:
    """Give a vault that was opened by its sheet a new passphrase."""
    from heirloom.bank import LockedBank

    with LockedBank(path).unlock(unlock_key=bytes(derived.key)) as bank:
        bank.change_passphrase(new)
    return derived


def fits_group(number: int, text: str) -> bool:
    """Whether one group of a recovery key has no typing mistake."""
    from heirloom.bank import outside

    return outside.check_recovery_group(number, text)
