"""A small real vault whose documents are written by the test."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heirloom.core.records import ItemId, Kind, ObjectId, PassageSource
from heirloom.vault import LogKind, NewItem, Vault, create, unlock

PASSPHRASE = "four plain words here"


class Shelf:
    """A vault, and documents put on it by their text."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault

    def add(self, *passages: str) -> int:
        """A new document; returns its number."""
        id = ItemId(uuid.uuid4().hex)
        digest = hashlib.blake2b(id.encode(), digest_size=32)
        object_id = ObjectId(digest.hexdigest())
        now = datetime.now(UTC)
        with self.vault.commit(LogKind.IMPORT):
            self.vault.items.add(
                NewItem(id, object_id, Kind.DOCUMENT, "text/plain", "text", 1, digest.digest(), now, "test")
            )
        self.write(self.vault.items.get(id).number, PassageSource.TEXT, *passages)
        return self.vault.items.get(id).number

    def write(self, number: int, source: PassageSource, *passages: str) -> None:
        """Put these passages in place of the earlier ones of that source."""
        (item,) = self.vault.items.by_numbers([number]).values()
        with self.vault.derive():
            self.vault.texts.replace(item.id, source, [(None, text) for text in passages])


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    path = tmp_path / "Texts.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=True) as vault:
        yield Shelf(vault)
