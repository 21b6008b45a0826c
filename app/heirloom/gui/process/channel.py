"""The two pipes between gate and main process: frames of JSON, and once, as raw bytes, the key."""

from __future__ import annotations

import contextlib
import json
import os
import struct
import sys
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from heirloom.gui.process.messages import KEY_BYTES, FirstRunChoices, Opened

_LENGTH: Final = struct.Struct(">I")
_MOST_BYTES: Final = 1 << 20
OPEN: Final = "open"
"""The word that the key follows."""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said; `opened` comes with the word "open" and with no other."""

    word: str
    fields: dict[str, Any]
    opened: Opened | None = field(default=None, repr=False)


class Channel:
    """Reads from one descriptor, writes to another. One thread reads; any may write."""

    def __init__(self, reads: int, writes: int) -> None:
        self.reads = reads
        self.writes = writes
        self._writing = threading.Lock()

    @classmethod
    def of_this_process(cls) -> Channel:
        """The pipes this process was started with as its input and output.

        They are moved out of the way: whatever a library prints goes where errors go and is no message.
        """
        channel = cls(os.dup(0), os.dup(1))
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)
        return channel

    def say(self, word: str, **fields: Any) -> bool:
        """False where nobody listens any more."""
        return self._send(json.dumps({"word": word, **fields}).encode("utf-8"))

    def hand_over(self, opened: Opened, **fields: Any) -> bool:
        """Say "open" and send the key after it; the caller wipes `opened`."""
        choices = opened.choices
        described = {
            "word": OPEN,
            "vault": str(opened.vault),
            "choices": asdict(choices) if choices else None,
            "bring_in": opened.bring_in,
            **fields,
        }
        return self._send(json.dumps(described).encode("utf-8"), opened.unlock_key)

    def hear(self) -> Message | None:
        """Wait for the next message; None when the other side has ended."""
        head = self._read(_LENGTH.size)
        if head is None:
            return None
        (length,) = _LENGTH.unpack(head)
        body = self._read(length) if length <= _MOST_BYTES else None
        try:
            said = json.loads(bytes(body or b""))
        except ValueError:
            return None
        if not isinstance(said, dict) or not isinstance(said.get("word"), str):
            return None
        word = said.pop("word")
        if word != OPEN:
            return Message(word, said)
        key = self._read(KEY_BYTES)
        return None if key is None else Message(word, said, _opened(said, key))

    def close(self) -> None:
        for descriptor in (self.reads, self.writes):
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def _send(self, body: bytes, key: bytearray | None = None) -> bool:
        with self._writing:
            try:
                for part in (_LENGTH.pack(len(body)), body, key or b""):
                    _write_all(self.writes, part)
            except OSError:
                return False
        return True

    def _read(self, length: int) -> bytearray | None:
        """Straight from the descriptor into one buffer, so that no other copy of a key is made."""
        buffer = bytearray(length)
        at = 0
        with memoryview(buffer) as view:
            while at < length:
                got = _read_into(self.reads, view[at:])
                if not got:
                    return None
                at += got
        return buffer


if sys.platform == "win32":

    def _read_into(descriptor: int, view: memoryview) -> int:
        part = os.read(descriptor, len(view))
        view[: len(part)] = part
        return len(part)

else:

    def _read_into(descriptor: int, view: memoryview) -> int:
        return os.readv(descriptor, [view])


def _write_all(descriptor: int, data: bytes | bytearray) -> None:
    with memoryview(data) as view:
        at = 0
        while at < len(view):
            at += os.write(descriptor, view[at:])


def _opened(said: dict[str, Any], key: bytearray) -> Opened:
    choices = said.get("choices")
    return Opened(
        vault=Path(str(said["vault"])),
        unlock_key=key,
        choices=FirstRunChoices(tuple(choices["watch"]), choices["model"], choices["sheet_checked"])
        if choices
        else None,
        bring_in=tuple(said.get("bring_in") or ()),
    )
