"""Index snapshots: derived state as sealed objects under `index/`, pinned by the catalogue, dropped when in doubt."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Final

from heirloom.core.errors import VaultError
from heirloom.core.records import ItemId, KindCode
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.disk import files
from heirloom.vault.keys.master import OBJECT_WRAP, VaultKeys
from heirloom.vault.objects.format import SealedHeader
from heirloom.vault.objects.reader import ObjectReader
from heirloom.vault.objects.store import SUFFIX, ObjectStore

FOLDER: Final = "index"
_SETTING: Final = "snapshot."


class Snapshots:
    """Named snapshots. `write` opens its own derive transaction; any failure to read one gives None.

    The catalogue row pins a file by the random id in its sealed header, so an older or foreign file never passes.
    """

    def __init__(self, path: Path, keys: VaultKeys, objects: ObjectStore, catalogue: Catalogue) -> None:
        self._folder = path / FOLDER
        self._keys = keys
        self._objects = objects
        self._catalogue = catalogue
        self.trouble: str | None = None
        """Why the last `read` gave None although a snapshot was on record."""

    def write(self, name: str, payload: bytes) -> None:
        """Seal `payload` as the newest generation of `name` and remove the one before. NoSpace, VaultError."""
        weighed = self._objects.weigh(payload)
        header = SealedHeader(
            item_id=ItemId(uuid.uuid4().hex),
            kind=KindCode.SNAPSHOT,
            name=name,
            relative_path=name,
            mtime_ns=0,
            bytes=len(payload),
            media_type="",
            batch="",
            device="",
            mac=weighed.mac,
        )
        part = self._objects.seal(weighed, header)
        before = self._pinned(name)
        file_name = f"{self._next_generation():08d}{SUFFIX}"
        try:
            part.temp_path.replace(self._folder / file_name)
            files.flush_folder(self._folder)
        except OSError as error:
            self._objects.discard(part)
            raise files.translate(error, self._folder / file_name) from error
        pin = json.dumps({"file": file_name, "id": header.item_id})
        sql = "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        with self._catalogue.transaction(durable=False):
            self._catalogue.run(sql, (_SETTING + name, pin))
        if before is not None:
            files.remove_if_there(self._folder / before[0])

    def read(self, name: str) -> bytes | None:
        """The newest snapshot of `name`, authenticated whole; None where there is none or it cannot be trusted."""
        self.trouble = None
        pinned = self._pinned(name)
        if pinned is None:
            return None
        file_name, item_id = pinned
        try:
            with self._open(self._folder / file_name) as reader:
                if reader.header.kind is not KindCode.SNAPSHOT or reader.header.item_id != item_id:
                    raise reader.damaged("it is another snapshot than the catalogue names")
                return reader.readall()
        except (VaultError, OSError) as error:
            self.trouble = str(error)
            return None

    def sweep(self) -> None:
        """Remove files that no row names: left by a crash, or by a catalogue that is gone."""
        rows = self._catalogue.rows("SELECT value FROM settings WHERE key LIKE ?", (_SETTING + "%",))
        named = {json.loads(row[0])["file"] for row in rows}
        for file in self._folder.glob(f"*{SUFFIX}"):
            if file.name not in named:
                files.remove_if_there(file)

    def stored_bytes(self) -> int:
        """Bytes that snapshots take on disk."""
        return sum(file.stat().st_size for file in self._folder.glob(f"*{SUFFIX}"))

    def _open(self, file: Path) -> ObjectReader:
        return ObjectReader(
            file, wrap_keys=lambda epoch: self._keys.subkey(OBJECT_WRAP, epoch), vault_id=self._keys.vault_id
        )

    def _pinned(self, name: str) -> tuple[str, str] | None:
        found = self._catalogue.value("SELECT value FROM settings WHERE key = ?", (_SETTING + name,))
        if found is None:
            return None
        pin = json.loads(found)
        return Path(pin["file"]).name, pin["id"]

    def _next_generation(self) -> int:
        taken = [file.stem for file in self._folder.glob(f"*{SUFFIX}")]
        return max((int(stem) for stem in taken if stem.isdigit()), default=0) + 1
