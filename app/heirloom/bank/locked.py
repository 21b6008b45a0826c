"""A vault before it is opened: create one, or unlock one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from heirloom import vault as vaults
from heirloom.bank.bank import Bank
from heirloom.core.errors import NotFound, VaultDamaged, VaultError
from heirloom.core.paths import models_dir
from heirloom.vault import CreatedVault, Vault, VaultKeys, VerifyReport


def create(path: Path, passphrase: str, *, light_kdf: bool = False) -> CreatedVault:
    """Make a new vault at `path`; its recovery key is in the answer and nowhere else.

    Raises UserError when something lies there already, NoSpace, or an OSError-derived UserError.
    """
    vaults.refuse_dumps()
    return vaults.create(path, passphrase, light_kdf=light_kdf)


class LockedBank:
    """Knows where a vault lies and nothing of what is in it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def unlock(
        self,
        *,
        passphrase: str | None = None,
        recovery_key: str | None = None,
        unlock_key: bytes | None = None,
        writable: bool = True,
        models: Path | None = None,
    ) -> Bank:
        """Stretch the secret and open the vault; `unlock_key` is one that `derive` has stretched.

        A reader that meets a catalogue older than what was acknowledged, or a damaged one, has it mended first
        where no writer is at work: `status` tells what was done. Where the disk is full or read-only nothing is mended.
        Raises NotFound, WrongSecret, VaultDamaged, VaultTooNew, NoSpace; for a writer also VaultBusy.
        """
        keys = self._keys(passphrase, recovery_key, unlock_key)
        vault = Vault.open(self.path, keys, writable=True) if writable else _open_to_read(self.path, keys)
        return Bank(vault, keys, models or models_dir())

    def derive(self, *, passphrase: str | None = None, recovery_key: str | None = None) -> bytes:
        """The 32 bytes that open the vault without the secret, proven against its keyring; for `unlock` elsewhere.

        Raises NotFound, WrongSecret, VaultDamaged, VaultTooNew.
        """
        keys = self._keys(passphrase, recovery_key)
        try:
            return bytes(keys.unlock_key)
        finally:
            keys.wipe()

    def verify(
        self,
        *,
        passphrase: str | None = None,
        recovery_key: str | None = None,
        sample: float | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> VerifyReport:
        """Read everything, change nothing; where the catalogue does not open, the objects alone are checked."""
        keys = self._keys(passphrase, recovery_key)
        try:
            return vaults.verify_files(self.path, keys, sample=sample, progress=progress)
        finally:
            keys.wipe()

    def _keys(self, passphrase: str | None, recovery_key: str | None, unlock_key: bytes | None = None) -> VaultKeys:
        try:
            is_there = (self.path / "VAULT").exists()
        except OSError as error:
            raise VaultError(f"The vault may not be read: {error.strerror}.", path=str(self.path)) from error
        if not is_there:
            raise NotFound("There is no vault there.", path=str(self.path))
        vaults.refuse_dumps()
        return vaults.unlock(self.path, passphrase=passphrase, recovery_key=recovery_key, unlock_key=unlock_key)


def _open_to_read(path: Path, keys: VaultKeys) -> Vault:
    try:
        vault = Vault.open(path, keys, writable=False)
        if vault.needs_recovery is None:
            return vault
        vault.close()
    except VaultDamaged:
        pass  # mending tells more than a reader can, and raises the same where it cannot help
    mended, trouble = None, None
    try:
        mended = vaults.recover(path, keys)
    except VaultError as error:
        trouble = error  # a writer mends by itself, or the disk is full or read-only: then what there is is shown
    try:
        vault = Vault.open(path, keys, writable=False)
    except VaultDamaged as error:
        raise (trouble or error) from error
    vault.adoption = mended
    return vault
