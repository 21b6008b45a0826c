"""Pictures for the style sheet, which takes files only: ours live in memory, under Qt's `:/` paths.

The layout is that of Qt's resource compiler, version 1 (`qresource.cpp`): a tree of fixed rows, names, contents.
"""

from __future__ import annotations

import struct
from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, qRegisterResourceData

from heirloom.gui.theme import icons

_FOLDER = "heirloom-theme"
_IS_FOLDER = 2
_ANY_LANGUAGE = 1
_registered: list[tuple[bytes, bytes, bytes]] = []
"""Qt reads them where they are: they stay as long as the program."""


@cache
def icon_file(name: str, colour: str, px: int) -> str:
    """Path of an icon of the theme in a colour `#rrggbb`; beside it lie its versions for dense screens."""
    stem = f"{name}-{px}-{colour.lstrip('#')}"
    files = {}
    for density, suffix in ((1, ""), (2, "@2x"), (3, "@3x")):
        files[f"{stem}{suffix}.png"] = _png(name, colour, px * density)
    _register(f"{_FOLDER}-{stem}", files)
    return f":/{_FOLDER}-{stem}/{stem}.png"


def _png(name: str, colour: str, px: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    icons.coloured(name, px, colour).save(buffer, "PNG")
    return bytes(buffer.data().data())


def _register(folder: str, files: dict[str, bytes]) -> None:
    names, offsets = _names([folder, *files])
    in_order = sorted(files, key=_hash)
    tree = struct.pack(">IHII", 0, _IS_FOLDER, 1, 1)
    tree += struct.pack(">IHII", offsets[folder], _IS_FOLDER, len(files), 2)
    contents = b""
    for name in in_order:
        tree += struct.pack(">IHHHI", offsets[name], 0, 0, _ANY_LANGUAGE, len(contents))
        contents += struct.pack(">I", len(files[name])) + files[name]
    parts = (tree, names, contents)
    _registered.append(parts)
    qRegisterResourceData(1, *parts)


def _names(texts: list[str]) -> tuple[bytes, dict[str, int]]:
    """The table of names, and where each begins in it."""
    table, offsets = b"", {}
    for text in texts:
        offsets[text] = len(table)
        table += struct.pack(">HI", len(text), _hash(text)) + text.encode("utf-16-be")
    return table, offsets


def _hash(text: str) -> int:
    """`qt_hash`: files of a folder are looked up by it, so it is also their order."""
    value = 0
    for letter in text.encode("utf-16-be")[1::2]:
        value = (value << 4) + letter
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
