"""What the vault's tests start from: keys with fixed bytes, an empty object store, a whole vault to copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from heirloom.core.records import ItemId, KindCode
from heirloom.vault.keys import access
from heirloom.vault.keys.master import VaultKeys
from heirloom.vault.objects.store import ObjectStore, SealedHeader

ITEM = ItemId("00112233445566778899aabbccddeeff")
PASSPHRASE = "a horse, a battery – Pferdeställe 马"


@dataclass(frozen=True)
class MadeVault:
    """A vault's files without databases, and its two secrets."""

    path: Path
    passphrase: str
    recovery_key: str


@pytest.fixture
def keys() -> VaultKeys:
    """Two epochs, every byte known."""
    return VaultKeys(
        vault_id=bytes(range(16)),
        unlock_key=bytearray(range(32)),
        epochs={1: bytearray(range(32, 64)), 2: bytearray(range(64, 96))},
        dedup_secret=bytearray(range(96, 128)),
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folders that objects need, and a stand-in for the reserve."""
    path = tmp_path / "Bare.heirloom"
    for name in ("tmp", "keys", "index", *(f"objects/{number:02x}" for number in range(256))):
        (path / name).mkdir(parents=True)
    (path / "reserve.bin").write_bytes(b"kept aside")
    return path


@pytest.fixture
def store(root: Path, keys: VaultKeys) -> ObjectStore:
    return ObjectStore(root, keys)


@pytest.fixture
def header_for(store: ObjectStore) -> Callable[..., SealedHeader]:
    """A header that fits the given plaintext; any field can be said otherwise."""

    def build(data: bytes, **fields: object) -> SealedHeader:
        facts: dict[str, object] = {
            "item_id": ITEM,
            "kind": KindCode.PHOTO,
            "name": "beach.jpg",
            "relative_path": "2019/beach.jpg",
            "mtime_ns": 1_560_598_200_123_456_789,
            "bytes": len(data),
            "media_type": "image/jpeg",
            "batch": "b1",
            "device": "laptop",
            "mac": store.mac(data),
        }
        return SealedHeader(**(facts | fields))  # type: ignore[arg-type]

    return build


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> MadeVault:
    """Made once; do not change it, take `made` instead."""
    path = tmp_path_factory.mktemp("template") / "Family.heirloom"
    _, recovery_key = access.create_vault_files(path, PASSPHRASE, light_kdf=True)
    return MadeVault(path, PASSPHRASE, recovery_key)


@pytest.fixture
def made(template: MadeVault, tmp_path: Path) -> MadeVault:
    """A copy of the template to do harm to."""
    path = tmp_path / template.path.name
    shutil.copytree(template.path, path)
    return MadeVault(path, template.passphrase, template.recovery_key)
