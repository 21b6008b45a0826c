"""Which names of a path tell something of what lies there: those of folders that people made, not the machine's own."""

from __future__ import annotations

import re
from typing import Final

FROM_THE_END: Final = 3
"""So many names count where nobody knows which folder was imported."""
_DEEPEST: Final = 12
_WINDOWS: Final = re.compile(r"[A-Za-z]:\\|\\\\")
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_OF_THE_MACHINE: Final = re.compile(
    r"(?:/mnt/[a-z](?=/))?/(?:home|users|documents and settings)/[^/]+/"
    r"(?:appdata/local/temp/|library/mobile documents/[^/]+/)?"
    r"|/(?:run/)?media/[^/]+/|/(?:private/)?var/(?:folders/[^/]+/[^/]+/[^/]+|tmp)/"
    r"|/(?:mnt|volumes|root|opt|srv|usr|var|private)/",
    re.IGNORECASE,
)
"""How absolute paths begin before the first folder that a person named."""
_SILENT: Final = re.compile(
    r"\..*|~.*|\$.*|te?mp|tmp[-_.]?\w{6,}|pytest-.*|__macosx|lost\+found|system volume information"
    r"|dcim|\d{3}[a-z_]\w{4}|camera|camera roll|new folder(?: \(\d+\))?|[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4,}){2,}"
)
"""Hidden folders, what programs name by themselves, and the folders of a camera's card."""


def told_folders(path: str, relative: str | None = None) -> tuple[str, ...]:
    """Names of the folders, outermost first, that a file's place tells: those of `relative`, which ends like `path`.

    Without it, or where it names no folder, the last three of the path. `path` may be of another system, and may be
    no more than a path's end.
    """
    folders, known = _parts(path)[:-1], _parts(relative or "")[:-1]
    ours = folders[_machine(path) :]
    if not known:
        ours = ours[-FROM_THE_END:]
    elif folders[-len(known) :] != known:
        ours = known
    else:  # what is the machine's own in the whole path, as a person's home is, stays so in the end of it
        ours = ours[-len(known) :]
    return tuple(name for name in ours if not _SILENT.fullmatch(name.casefold()))[-_DEEPEST:]


def rooted(path: str, relative: str) -> str:
    """`relative` with the name of the folder in front that it was met in, where that name tells something.

    A folder that was imported by itself is called something too, and of a vault whose catalogue was lost nobody knows
    more of a path than this. `path` is absolute, with `relative` at its end; anything else is left as it is.
    """
    names, ending = _parts(path), _parts(relative)
    above = names[: -len(ending)]
    if not _is_absolute(path) or names[len(above) :] != ending or len(above) <= _machine(path):
        return relative
    return relative if _SILENT.fullmatch(above[-1].casefold()) else f"{above[-1]}/{relative}"


def _is_absolute(path: str) -> bool:
    return path.startswith("/") or _WINDOWS.match(path) is not None


def _parts(path: str) -> list[str]:
    """The names of a path, without a drive's letter."""
    names = [name for name in _slashed(path).split("/") if name]
    return names[1:] if _WINDOWS.match(path) and names and _DRIVE.fullmatch(names[0]) else names


def _slashed(path: str) -> str:
    """A backslash parts names where the path is one of Windows, and may stand in a name elsewhere."""
    return path.replace("\\", "/") if _WINDOWS.match(path) else path


def _machine(path: str) -> int:
    """How many names at the beginning of an absolute path are the machine's own."""
    if path.startswith("\\\\"):
        return 2  # the server and what it shares
    whole = _slashed(path)
    found = _OF_THE_MACHINE.match(whole[2:] if _DRIVE.match(whole) else whole)
    return found.group().count("/") - 1 if found else 0
