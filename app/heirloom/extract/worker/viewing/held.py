"""The few files that the worker holds open while a person looks at them, within a bound of bytes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from heirloom.extract.worker.photo import OpenPhoto

MAX_HELD_BYTES = 500_000_000
MAX_HELD_FILES = 6


@dataclass(slots=True)
class Decoded:
    """Pixels as stored; `is_whole` where no larger decode would give more of them."""

    rgb: NDArray[np.uint8]
    is_whole: bool


@dataclass(slots=True)
class HeldFile:
    """A file and what was made of it so far."""

    data: bytes
    photo: OpenPhoto | None = None
    orientation: int = 1
    displayed: tuple[int, int] | None = None
    decoded: Decoded | None = None
    document: pdfium.PdfDocument | None = None

    def count_bytes(self) -> int:
        return len(self.data) + (0 if self.decoded is None else self.decoded.rgb.nbytes)

    def close(self) -> None:
        """Let go of the document; PDFium must not outlive the bytes that it reads."""
        if self.document is not None:
            self.document.close()
            self.document = None


@dataclass(slots=True)
class HeldFiles:
    """The files last looked at, by their keys."""

    _files: OrderedDict[str, HeldFile] = field(default_factory=OrderedDict)

    def find(self, key: str) -> HeldFile | None:
        """The file of that key, which is the last one looked at from now on."""
        if key in self._files:
            self._files.move_to_end(key)
        return self._files.get(key)

    def take(self, key: str, data: bytes) -> HeldFile:
        """Hold a file in place of the oldest ones."""
        self.drop(key)
        self._files[key] = held = HeldFile(data)
        self.shrink()
        return held

    def drop(self, key: str) -> None:
        if (held := self._files.pop(key, None)) is not None:
            held.close()

    def drop_others(self, key: str) -> None:
        """Make room for what takes more memory than was thought."""
        for other in [one for one in self._files if one != key]:
            self.drop(other)

    def shrink(self) -> None:
        """Keep the bounds; the file looked at last always stays."""
        while len(self._files) > 1 and (
            len(self._files) > MAX_HELD_FILES
            or sum(held.count_bytes() for held in self._files.values()) > MAX_HELD_BYTES
        ):
            self.drop(next(iter(self._files)))
