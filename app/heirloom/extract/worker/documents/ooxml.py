"""Opens an Office Open XML package (ECMA-376 part 2) with bounds on entries, sizes, ratios and XML."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol
from urllib.parse import unquote
from xml.parsers import expat

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_ENTRIES = 20_000
MAX_PART_BYTES = 128 * 1024 * 1024
MAX_TOTAL_BYTES = 256 * 1024 * 1024
MAX_RATIO = 1_000
"""Deflate cannot do better than 1,032 to 1; honest XML stays far below 200."""
_RATIO_FREE_BYTES = 4 * 1024 * 1024
_MAX_DEPTH = 2_000
_STEP_BYTES = 1 << 18
_MAX_RELATIONS = 20_000
_MAX_FIELD_SIGNS = 20_000


class PackageError(Exception):
    """The package or one of its parts cannot be read; the message says why, in a sentence."""


class Reader(Protocol):
    """What `Package.parse` tells: names are "namespace local" as expat gives them with a space between."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def data(self, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` is the last segment of the relationship type; `target` a part name without leading slash."""

    id: str
    kind: str
    target: str


class Package:
    """One package held in memory. Raises PackageError where the archive cannot be trusted."""

    def __init__(self, data: bytes) -> None:
        self.warnings: list[str] = []
        self._total_bytes = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise PackageError("it is no intact zip archive: damaged, or no Word document") from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise PackageError(f"it lists {len(entries):,} entries; no honest document has so many")
        # Word writes part names as it likes; the standard compares them without regard to case.
        self._entries = {entry.filename.lstrip("/").lower(): entry for entry in entries}

    def __enter__(self) -> Package:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._zip.close()

    def has(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """The whole part. PackageError when it is damaged, encrypted, too large or squeezed beyond belief."""
        entry = self._entries[name.lower()]
        if entry.flag_bits & 1:
            raise PackageError("parts of it are encrypted")
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_STEP_BYTES):
                    size += len(chunk)
                    self._check_size(name, size, entry.compress_size)
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise PackageError(f"its part {name} is damaged") from error
        self._total_bytes += size
        return b"".join(chunks)

    def _check_size(self, name: str, size: int, compressed: int) -> None:
        if size > MAX_PART_BYTES or self._total_bytes + size > MAX_TOTAL_BYTES:
            raise PackageError(f"its part {name} is too large to be read")
        if size > _RATIO_FREE_BYTES and size > MAX_RATIO * max(compressed, 1):
            raise PackageError(f"its part {name} is squeezed beyond belief, as archive bombs are")

    def parse(self, name: str, reader: Reader) -> None:
        """Stream a part through expat. A fault in the middle keeps what was read and leaves a warning."""
        if not self.has(name):
            self.warnings.append(f"The part {name} is missing.")
            return
        raw = self.read(name)
        try:
            _parse(raw, reader)
        except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
            self.warnings.append(f"The part {name} is faulty XML and was read up to the fault only: {error}.")

    def relations(self, source: str) -> list[Relation]:
        """The relations of a part ("" for the package), internal ones only."""
        folder, base = posixpath.split(source)
        part = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(part):
            return []
        found = _Relations(folder)
        self.parse(part, found)
        return found.all

    def overrides(self) -> dict[str, str]:
        """Part name → media type, from the list of content types."""
        found = _Overrides()
        if self.has("[content_types].xml"):
            self.parse("[content_types].xml", found)
        return found.all

    def fields(self, part: str) -> dict[str, str]:
        """Local element name → text, of a flat property part."""
        found = _Fields()
        self.parse(part, found)
        return {name: value.strip() for name, value in found.all.items() if value.strip()}


def _parse(raw: bytes, reader: Reader) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise ValueError("it is nested too deeply")
        reader.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        reader.end(name)

    def refuse(*_: object) -> None:
        # ECMA-376 part 2, 8.2.5: a part shall hold no document type declaration, so no entities either.
        raise ValueError("it declares a document type, which no Word document does")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reader.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.buffer_text = True
    try:
        for begin in range(0, len(raw), _STEP_BYTES):
            parser.Parse(raw[begin : begin + _STEP_BYTES], False)
        parser.Parse(b"", True)
    finally:
        parser.buffer_text = False  # hands over what was read just before a fault


class _Relations:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.all: list[Relation] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not name.endswith(" Relationship") or attributes.get("TargetMode") == "External":
            return
        kind = attributes.get("Type", "").rsplit("/", 1)[-1]
        target = unquote(attributes.get("Target", "")).replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(self._folder, target)
        if len(self.all) < _MAX_RELATIONS:
            self.all.append(Relation(attributes.get("Id", ""), kind, posixpath.normpath(path)))

    def end(self, name: str) -> None:
        """Relations are empty elements."""

    def data(self, text: str) -> None:
        """They hold no text."""


class _Overrides:
    def __init__(self) -> None:
        self.all: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name.endswith(" Override"):
            self.all[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")

    def end(self, name: str) -> None:
        """Overrides are empty elements."""

    def data(self, text: str) -> None:
        """They hold no text."""


class _Fields:
    def __init__(self) -> None:
        self.all: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._name = name.rsplit(" ", 1)[-1]

    def end(self, name: str) -> None:
        self._name = ""

    def data(self, text: str) -> None:
        if self._name and len(self.all.get(self._name, "")) < _MAX_FIELD_SIGNS:
            self.all[self._name] = self.all.get(self._name, "") + text
