"""Fills vaults with made-up originals in the safe phase's write order; copies vaults as a crash leaves them."""

from __future__ import annotations

import os
import shutil
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from heirloom.core.records import ItemId, Kind, KindCode, ObjectId, Origin
from heirloom.vault import LogKind, NewItem, SealedHeader, Vault

RESERVE = "reserve.bin"


@dataclass(frozen=True)
class Kept:
    """One acknowledged original, as its owner remembers it."""

    item_id: ItemId
    object_id: ObjectId
    name: str
    path: str
    mtime_ns: int
    data: bytes
    is_origin: bool = False


class Filler:
    """Imports made-up originals into a vault in the write order of the safe phase."""

    def __init__(self) -> None:
        self._made = 0

    def add(self, vault: Vault, count: int = 1, *, kind: Kind = Kind.PHOTO, name: str | None = None) -> list[Kept]:
        """Seal, publish and commit `count` new originals as one group."""
        kept = [self._seal(vault, kind, name) for _ in range(count)]
        self.commit(vault, kept, kind)
        return kept

    def publish_only(self, vault: Vault, count: int = 1) -> list[Kept]:
        """What a crash between steps 5 and 6 leaves: objects in place, no rows."""
        return [self._seal(vault, Kind.PHOTO, None) for _ in range(count)]

    def duplicate(self, vault: Vault, of: Kept, name: str) -> Kept:
        """Meet the same bytes again under another name: an origin object and its row."""
        mtime_ns = of.mtime_ns + 1_000_000_007
        header = SealedHeader(
            of.item_id, KindCode.ORIGIN, name, f"copies/{name}", mtime_ns, len(of.data), "", "batch", "here",
            vault.objects.mac(of.data),
        )  # fmt: skip
        part = vault.objects.seal(b"", header)
        vault.objects.publish([part])
        now = datetime.now(UTC)
        with vault.commit(LogKind.IMPORT, b"batch"):
            vault.origins.add(Origin(of.item_id, part.object_id, name, f"/home/me/copies/{name}", mtime_ns, now))
        return Kept(of.item_id, part.object_id, name, f"copies/{name}", mtime_ns, b"", is_origin=True)

    def commit(self, vault: Vault, kept: list[Kept], kind: Kind = Kind.PHOTO) -> None:
        now = datetime.now(UTC)
        new = [
            NewItem(
                id=one.item_id,
                object_id=one.object_id,
                kind=kind,
                media_type="image/jpeg",
                original_name=one.name,
                bytes=len(one.data),
                mac=vault.objects.mac(one.data),
                imported_at=now,
                batch="batch",
                mtime_ns=one.mtime_ns,
            )
            for one in kept
        ]
        origins = [
            Origin(one.item_id, one.object_id, one.name, f"/home/me/{one.path}", one.mtime_ns, now) for one in kept
        ]
        with vault.commit(LogKind.IMPORT, b"batch"):
            numbers = vault.items.add_all(new)
            vault.stages.begin([(number, kind) for number in numbers])
            met = zip(numbers, kept, origins, strict=True)
            vault.origins.add_first([(number, len(one.data), origin) for number, one, origin in met])

    def _seal(self, vault: Vault, kind: Kind, name: str | None) -> Kept:
        self._made += 1
        data = os.urandom(300) + self._made.to_bytes(4, "big")
        name = name or f"IMG_{self._made:04d}.jpg"
        header = SealedHeader(
            item_id=ItemId(uuid.uuid4().hex),
            kind=KindCode[kind.name],
            name=name,
            relative_path=f"2019/{name}",
            mtime_ns=1_560_000_000_000_000_000 + self._made * 1_000_000_000,
            bytes=len(data),
            media_type="image/jpeg",
            batch="batch",
            device="here",
            mac=vault.objects.mac(data),
        )
        part = vault.objects.seal(data, header)
        vault.objects.publish([part])
        return Kept(header.item_id, part.object_id, name, header.relative_path, header.mtime_ns, data)


def copy_vault(source: Path, target: Path) -> Path:
    """A vault's folder as it lies on disk right now; of a vault that is open, this is what a crash leaves."""

    def copy(one: str, other: str) -> None:
        if Path(one).name == RESERVE:
            os.link(one, other)
        else:
            shutil.copy2(one, other)

    shutil.copytree(source, target, copy_function=copy)
    return target
