"""Where originals have been met: name, path and time of the item itself and of every duplicate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from heirloom.core.errors import NotFound
from heirloom.core.records import ItemId, ItemNumber, Origin
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row
from heirloom.vault.catalogue.log import Change, Log
from heirloom.vault.tables.folder_names import FolderNames

_SEPARATORS: Final = (b"/", b"\\")


class Origins:
    """Rows of origins. Reads from any thread; `add` inside `Vault.commit()`."""

    def __init__(self, catalogue: Catalogue, log: Log) -> None:
        self._catalogue = catalogue
        self._log = log
        self.folders = FolderNames(catalogue, log)

    def add(self, origin: Origin) -> None:
        """Record where an item was met; its first origin places it in time until a capture time is known."""
        row = self._catalogue.row(
            "SELECT number, object_id, bytes, dated_local, imported_us, captured_local FROM items WHERE id = ?",
            (values.id_bytes(origin.item_id),),
        )
        if row is None:
            raise NotFound(f"There is no memory {origin.item_id}.")
        number, own_object, size_bytes, dated, imported_us, captured = row
        object_id = bytes.fromhex(origin.object_id)
        mtime_ns = _storable(origin.mtime_ns)
        if object_id != own_object:
            self._log.note(Change.ORIGIN, ItemNumber(number), origin.object_id)
        elif captured is None and dated == imported_us:
            file_time = values.clamped_local_us(mtime_ns // 1000)
            self._catalogue.run("UPDATE items SET dated_local = ? WHERE number = ?", (file_time, number))
            self._catalogue.touch(values.TIMELINE)
        self.add_first([(ItemNumber(number), size_bytes, origin)])

    def add_first(self, met: Sequence[tuple[ItemNumber, int, Origin]]) -> None:
        """Where new items were met, by number and size in bytes; they have their place in time."""
        self._catalogue.insert(
            "INSERT INTO origins (item, object_id, name, path, mtime_ns, bytes, imported_us, folder)",
            [
                (
                    number,
                    bytes.fromhex(origin.object_id),
                    values.name_bytes(origin.name),
                    values.name_bytes(origin.path),
                    _storable(origin.mtime_ns),
                    size_bytes,
                    values.utc_us(origin.imported_at),
                    self.folders.row_for(origin.path, origin.relative_path),
                )
                for number, size_bytes, origin in met
            ],
        )

    def for_item(self, item_id: ItemId) -> list[Origin]:
        """An item's origins, its own first."""
        rows = self._catalogue.rows(
            "SELECT i.id, o.object_id, o.name, o.path, o.mtime_ns, o.imported_us"
            " FROM origins o JOIN items i ON i.number = o.item WHERE i.id = ? ORDER BY o.id",
            (values.id_bytes(item_id),),
        )
        return [_origin(row) for row in rows]

    def find_unchanged(self, path: str, size: int, mtime_ns: int) -> ItemId | None:
        """The item that lay at this very path with this size and time: its bytes need not be read again."""
        item_id = self._catalogue.value(
            "SELECT i.id FROM origins o JOIN items i ON i.number = o.item"
            " WHERE o.path = ? AND o.mtime_ns = ? AND o.bytes = ? LIMIT 1",
            (values.name_bytes(path), mtime_ns, size),
        )
        return None if item_id is None else values.item_id(item_id)

    def is_known(self, item_id: ItemId, path: str, mtime_ns: int) -> bool:
        """Whether the item was met at this path with this time; a re-adopted origin knows the path's end only."""
        rows = self._catalogue.rows(
            "SELECT o.path FROM origins o JOIN items i ON i.number = o.item WHERE i.id = ? AND o.mtime_ns = ?",
            (values.id_bytes(item_id), mtime_ns),
        )
        whole = values.name_bytes(path).replace(b"\\", b"/")
        known = (row[0].replace(b"\\", b"/") for row in rows)
        return any(whole == one or (one and whole.endswith(b"/" + one)) for one in known)

    def refresh_path(self, item_id: ItemId, path: str, mtime_ns: int) -> bool:
        """Give a re-adopted origin, which knows the path's end only, its whole path; True where one was waiting for it.

        Inside `Vault.commit()` or `Vault.derive()`. From then on `find_unchanged` knows the file.
        """
        whole = values.name_bytes(path)
        ends = [whole[at:] for at in range(1, len(whole)) if whole[at - 1 : at] in _SEPARATORS]
        rows = self._catalogue.rows(
            "SELECT o.id, o.path FROM origins o JOIN items i ON i.number = o.item WHERE i.id = ? AND o.mtime_ns = ?",
            (values.id_bytes(item_id), _storable(mtime_ns)),
        )
        if any(stored == whole for _, stored in rows):
            return False
        same = {end.replace(b"\\", b"/") for end in ends}
        waiting = [(len(stored), number) for number, stored in rows if stored.replace(b"\\", b"/") in same]
        if not waiting:
            return False
        self._catalogue.run("UPDATE origins SET path = ? WHERE id = ?", (whole, max(waiting)[1]))
        return True

    def count_below(self, folder: str) -> int:
        """How many memories have been met below a folder."""
        top = values.name_bytes(folder).rstrip(b"/\\")
        # '/' and '\\' are each one less than the byte that ends its range: everything that begins with the folder.
        sql = "SELECT count(DISTINCT item) FROM origins WHERE path > ? AND path < ?"
        return sum(
            int(self._catalogue.value(sql, (top + sign, top + end))) for sign, end in ((b"/", b"0"), (b"\\", b"]"))
        )

    def brought_only_by(self, batch: str) -> list[int]:
        """Numbers of what an import added, without items that were met again after its last commit."""
        rows = self._catalogue.rows(
            "SELECT number FROM items WHERE batch = ?1 AND erase_after_us IS NULL AND NOT EXISTS ("
            " SELECT 1 FROM origins o WHERE o.item = items.number AND o.imported_us >"
            " (SELECT max(at_us) FROM log WHERE kind = 2 AND payload = cast(?1 AS BLOB)))",
            (batch,),
        )
        return [int(row[0]) for row in rows]

    def count(self) -> int:
        """How many origins there are."""
        return int(self._catalogue.value("SELECT count(*) FROM origins"))


def _storable(mtime_ns: int) -> int:
    """File systems give times that SQLite cannot hold."""
    return min(max(mtime_ns, -values.LARGEST_INTEGER), values.LARGEST_INTEGER)


def _origin(row: Row) -> Origin:
    item_id, object_id, name, path, mtime_ns, imported_us = row
    return Origin(
        item_id=values.item_id(item_id),
        object_id=values.object_id(object_id),
        name=values.name_text(name),
        path=values.name_text(path),
        mtime_ns=mtime_ns,
        imported_at=values.from_utc_us(imported_us),
    )
