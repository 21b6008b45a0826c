"""Where a vault may live: folders that a service synchronises, and network shares, would break a live catalogue."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from heirloom.core.errors import UserError

_MOUNTS: Final = Path("/proc/self/mountinfo")
_SYNCHRONISED: Final = re.compile(
    r"(dropbox( \(.+\))?|onedrive( - .+)?|google ?drive|icloud ?drive|mobile documents|cloudstorage|nextcloud|owncloud"
    r"|pcloud ?drive|megasync|seafile|box sync|yandex\.disk|nutstore|坚果云|baidunetdisk|百度网盘)",
    re.IGNORECASE,
)
"""Names that the services give to their folders; a whole path component must fit."""
_MARKS: Final = (
    ".dropbox",
    ".stfolder",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".tmp.driveupload",
    ".csync_journal.db",
)
"""Files and folders that synchronising programs leave at the top of what they synchronise."""
_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.s3fs"}
)


def refuse_unsafe(path: Path) -> None:
    """UserError where a new vault at `path` would lie in a synchronised folder or on a network share we recognise.

    Such services copy the databases in the middle of a write and put older pieces back; locks and flushes over a
    network promise more than they keep. Copies of a closed vault may lie anywhere.
    """
    place = path.resolve()
    for folder in (place, *place.parents):
        if _SYNCHRONISED.fullmatch(folder.name) or any((folder / mark).exists() for mark in _MARKS):
            raise UserError(
                f"{folder} is kept in step by another program, which would damage a vault in use. Choose a folder of "
                "this computer's own; a copy of the closed vault may lie there",
                path=str(path),
            )
    kind = _file_system(place, _read_mounts())
    if kind in _NETWORK:
        raise UserError(
            f"{path} lies on a network share ({kind}), where a vault in use cannot be kept safe. Choose a disk of this "
            "computer; a copy of the closed vault may lie there",
            path=str(path),
        )


def _read_mounts() -> str:
    """Linux' table of mounts; empty elsewhere."""
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _file_system(place: Path, mounts: str) -> str | None:
    """The file system's type at `place`: that of the longest mount point above it, the last mounted where two fit."""
    best, kind = -1, None
    for line in mounts.splitlines():
        front, _, back = line.partition(" - ")
        fields = front.split(" ")
        if len(fields) < 5 or not back:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4]))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), back.split(" ", 1)[0]
    return kind
