"""What an earlier export left in a folder: the same originals need not be written again."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import BinaryIO, Final

from heirloom.core.records import Item, ItemId
from heirloom.preservation.names import numbered, sidecar_path
from heirloom.vault import ObjectReader, Vault

_CHUNK_BYTES: Final = 1 << 20
_MOST_SIDECAR_BYTES: Final = 64 << 20
_NUMBER: Final = re.compile(r" \((\d{1,9})\)(?:\.[^.]*)?$")


class Already:
    """Finds an original among the files of one folder: by name or number, by size, then byte for byte.

    The folder is listed once, at the first question; what is written meanwhile is told by `add`.
    """

    def __init__(self, vault: Vault, folder: Path) -> None:
        self._vault = vault
        self._folder = folder
        self._by_size: dict[int, list[str]] | None = None

    def find(self, item: Item, name: str) -> Path | None:
        """Where this original lies whole, under `name` or a number of it, its sidecar missing or its own; else None.

        What cannot be read is not known to be the same. Raises OSError where the folder cannot be listed, and what the
        vault says where the original has to be read.
        """
        for there in self._listed().get(item.bytes, ()):
            path = self._folder / there
            try:
                is_free = _is_called(there, name) and _is_free_or_own(sidecar_path(path), item.id)
                if is_free and self._is_same(item, path):
                    return path
            except OSError:
                continue
        return None

    def add(self, item: Item, path: Path) -> None:
        """Remember what was just written."""
        self._listed().setdefault(item.bytes, []).append(path.name)

    def _listed(self) -> dict[int, list[str]]:
        if self._by_size is None:
            self._by_size = {}
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if entry.is_file(follow_symlinks=False):
                        self._by_size.setdefault(entry.stat(follow_symlinks=False).st_size, []).append(entry.name)
        return self._by_size

    def _is_same(self, item: Item, path: Path) -> bool:
        with open(path, "rb") as there:
            if item.sha256 is not None:
                return hashlib.file_digest(there, "sha256").hexdigest() == item.sha256
            with self._vault.objects.open(item.object_id, item_id=item.id) as original:
                return _equal(original, there)


def _equal(original: ObjectReader, there: BinaryIO) -> bool:
    while chunk := original.read(_CHUNK_BYTES):
        if there.read(len(chunk)) != chunk:
            return False
    return not there.read(1)


def _is_called(there: str, name: str) -> bool:
    """Whether `there` is `name`, or `name` with a number."""
    if there == name:
        return True
    number = _NUMBER.search(there)
    return number is not None and int(number[1]) > 1 and numbered(name, int(number[1])) == there


def _is_free_or_own(sidecar: Path, item_id: ItemId) -> bool:
    """Whether no sidecar lies there, or one of this very memory."""
    try:
        if not sidecar.is_file() or sidecar.is_symlink():
            return not os.path.lexists(sidecar)
        if sidecar.stat().st_size > _MOST_SIDECAR_BYTES:
            return False
        record = json.loads(sidecar.read_bytes())
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and record.get("id") == item_id
