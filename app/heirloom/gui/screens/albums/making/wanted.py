"""What a person wants of a new album, before it is made."""

from __future__ import annotations

from dataclasses import dataclass

from heirloom.core.albums import AlbumKind, AlbumRule


@dataclass(frozen=True, slots=True)
class NewAlbum:
    """`numbers` are memories it begins with: members, and of an album that learns its first examples."""

    name: str
    kind: AlbumKind
    like: str | None = None
    rule: AlbumRule | None = None
    parent: str | None = None
    numbers: tuple[int, ...] = ()
