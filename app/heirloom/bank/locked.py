"""A vault before it is opened: create one, or unlock one."""

from __future__ import annotations

from pathlib import Path

from heirloom import vault as vaults
from heirloom.bank.bank import Bank
from heirloom.core.errors import NotFound
from heirloom.core.paths import models_dir
from heirloom.vault import CreatedVault, Vault


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
        writable: bool = True,
        models: Path | None = None,
    ) -> Bank:
        """Stretch the secret and open the vault.

        Raises NotFound, WrongSecret, VaultDamaged, VaultTooNew; for a writer also VaultBusy.
        """
        if not (self.path / "VAULT").exists():
            raise NotFound("There is no vault there.", path=str(self.path))
        vaults.refuse_dumps()
        keys = vaults.unlock(self.path, passphrase=passphrase, recovery_key=recovery_key)
        return Bank(Vault.open(self.path, keys, writable=writable), keys, models or models_dir())
