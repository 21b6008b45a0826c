"""The log of a vault: one row per commit group, chained by hashes, naming every change it made to what people own."""

from __future__ import annotations

import hashlib
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from heirloom.core.records import ItemNumber, ObjectId
from heirloom.vault.catalogue.connection import Catalogue

EMPTY_CHAIN: Final = bytes(32)
_CHANGE: Final = struct.Struct(">BQ32s")
_PERSON: Final = b"hlm1.log.chain"


class LogKind(IntEnum):
    """What a commit group did. Numbers never change."""

    CREATED = 1
    IMPORT = 2
    EDIT = 3
    TAG = 4
    SET_ASIDE = 5
    ERASE = 6
    FOLDERS = 7
    SETTINGS = 8
    KEYS = 9
    CHECK = 10
    MIGRATION = 11
    ADOPTION = 12
    """Objects whose rows were lost, or never committed, were given rows again."""
    REBUILD = 13
    """The catalogue was made anew from the objects' sealed headers."""
    LEDGER = 14
    """Something left the vault or came in, and the ledger tells what."""
    ALBUM = 15
    """An album, or what it holds."""
    ANSWER = 16
    """What a person said of memories in an album."""
    DECISION = 17
    """What a person decided of memories that may be clutter or treasure, or of look-alikes."""


class Change(IntEnum):
    """What happened to one item inside a commit group. Numbers never change."""

    ADDED = 1
    ORIGIN = 2
    CHANGED = 3
    ERASED = 4
    ORIGIN_ERASED = 5
    ALBUM = 6
    """The number is that of an album, which was made or changed."""


@dataclass(frozen=True, slots=True)
class LogRow:
    """`digest` covers time, payload and changes; `prev` is the chain value of the row before."""

    seq: int
    kind: int
    at_us: int
    payload: bytes
    changes: bytes
    digest: bytes
    prev: bytes

    def chain(self) -> bytes:
        """This row's chain value, 32 bytes."""
        return chain_value(self.seq, self.kind, self.digest, self.prev)

    def is_whole(self) -> bool:
        """Whether the digest still fits what it covers."""
        return payload_digest(self.at_us, self.payload, self.changes) == self.digest

    def iter_changes(self) -> Iterator[tuple[Change, ItemNumber, bytes]]:
        """(change, item number, object id or zeros); ValueError for an unknown change."""
        for change, number, object_id in _CHANGE.iter_unpack(self.changes):
            yield Change(change), ItemNumber(number), object_id


def numbers_in(changes: bytes) -> set[int]:
    """Numbers of the items that a row's changes are about, without looking at how they changed."""
    return {number for change, number, _ in _CHANGE.iter_unpack(changes) if change != Change.ALBUM}


def payload_digest(at_us: int, payload: bytes, changes: bytes) -> bytes:
    """BLAKE2b-256 over the parts of a log row, lengths first."""
    head = struct.pack(">qQQ", at_us, len(payload), len(changes))
    return hashlib.blake2b(head + payload + changes, digest_size=32).digest()


def chain_value(seq: int, kind: int, digest: bytes, prev: bytes) -> bytes:
    """BLAKE2b-256 over sequence, kind, payload digest and the chain value before (vault-format 2.5)."""
    return hashlib.blake2b(struct.pack(">QI", seq, kind) + digest + prev, digest_size=32, person=_PERSON).digest()


class Log:
    """Appends to the chain and collects the changes of the commit group in hand."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.generation = 0
        self.chain_head = EMPTY_CHAIN
        self.item_count = 0
        self.groups = 0
        """How many commit groups were begun, also those that were rolled back."""
        self._changes = bytearray()
        self._grown = 0
        self._next: int | None = None

    def load(self) -> None:
        """Take generation, chain head and the number of items from the catalogue."""
        last = self.row(self._catalogue.value("SELECT max(seq) FROM log") or 0)
        self.generation = 0 if last is None else last.seq
        self.chain_head = EMPTY_CHAIN if last is None else last.chain()
        self.item_count = int(self._catalogue.value("SELECT count(*) FROM items"))

    @contextmanager
    def group(self, kind: LogKind, payload: bytes, *, after: int = 0) -> Iterator[None]:
        """One durable, logged transaction. `after` skips generations whose rows were lost (adoption, rebuild)."""
        try:
            with self._catalogue.transaction(durable=True):
                self.begin(after=after)
                yield
                row = self.write(kind, payload)
            self.settle(row)
        finally:
            self.abandon()

    def begin(self, *, after: int = 0) -> None:
        """Open a commit group: from here changes may be noted. `after` skips generations whose rows were lost."""
        self.abandon()
        self.groups += 1
        self._next = max(self.generation, after) + 1

    def abandon(self) -> None:
        """Forget the group in hand; harmless after it was settled."""
        self._changes.clear()
        self._grown = 0
        self._next = None

    @property
    def in_hand(self) -> int:
        """The generation of the commit group in hand; RuntimeError outside `Vault.commit()`."""
        if self._next is None:
            raise RuntimeError("what people own changes inside Vault.commit() only")
        return self._next

    def note(self, change: Change, number: ItemNumber, object_id: ObjectId | None = None) -> int:
        """Record a change in the group in hand and return the group's generation.

        RuntimeError outside `Vault.commit()`: what people own changes only in a commit that is logged.
        """
        generation = self.in_hand
        self._grown += (change is Change.ADDED) - (change is Change.ERASED)
        self._changes += _CHANGE.pack(change, number, bytes(32) if object_id is None else bytes.fromhex(object_id))
        return generation

    def write(self, kind: LogKind, payload: bytes) -> LogRow:
        """Insert the row of the group in hand."""
        changes = bytes(self._changes)
        at_us = time.time_ns() // 1000
        digest = payload_digest(at_us, payload, changes)
        row = LogRow(self.in_hand, int(kind), at_us, payload, changes, digest, self.chain_head)
        self._catalogue.run(
            "INSERT INTO log (seq, kind, at_us, payload, changes, digest, prev) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (row.seq, row.kind, row.at_us, row.payload, row.changes, row.digest, row.prev),
        )
        self._catalogue.run("UPDATE meta SET value = ? WHERE key = 'generation'", (str(row.seq),))
        return row

    def settle(self, row: LogRow) -> None:
        """The row is committed: it is the new end of the chain."""
        self.generation = row.seq
        self.chain_head = row.chain()
        self.item_count += self._grown
        self.abandon()

    def row(self, seq: int) -> LogRow | None:
        """One row by its sequence number."""
        found = self._catalogue.row(
            "SELECT seq, kind, at_us, payload, changes, digest, prev FROM log WHERE seq = ?", (seq,)
        )
        return None if found is None else LogRow(*found)

    def iter_rows(self, after: int = 0) -> Iterator[LogRow]:
        """All rows in order, read in blocks."""
        while True:
            block = self._catalogue.rows(
                "SELECT seq, kind, at_us, payload, changes, digest, prev FROM log WHERE seq > ? ORDER BY seq LIMIT 256",
                (after,),
            )
            if not block:
                return
            for found in block:
                yield LogRow(*found)
            after = block[-1][0]
