"""What a change of an album, of its members or of its answers is called in a toast, made and taken back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from heirloom.bank import Change, ChangeKind

translate = QCoreApplication.translate
QUIET = frozenset({ChangeKind.ALBUM_CAREFUL})
"""What is seen where it is done."""


def album_said(change: Change) -> str:
    """What was done, in a few words; `value` of such a change is the album's name."""
    n, album = change.count, str(change.value)
    match change.label:
        case ChangeKind.ALBUM_ADD | ChangeKind.ALBUM_APPLY:
            said = translate("AlbumSayings", "Added %Ln to “{album}”", "", n)
        case ChangeKind.ALBUM_TAKE_OUT | ChangeKind.ALBUM_UNDO_MACHINE:
            said = translate("AlbumSayings", "Took %Ln out of “{album}”. They stay in the vault.", "", n)
        case ChangeKind.ALBUM_CONFIRM:
            said = translate("AlbumSayings", "%Ln confirmed in “{album}”", "", n)
        case ChangeKind.ALBUM_ANSWER:
            said = translate("AlbumSayings", "%Ln answer(s) for “{album}”", "", n)
        case ChangeKind.ALBUM_NEW:
            said = translate("AlbumSayings", "Made the album “{album}”")
        case ChangeKind.ALBUM_REMOVE:
            said = translate("AlbumSayings", "Removed the album “{album}”. Its memories stay in the vault.")
        case ChangeKind.ALBUM_NAME:
            said = translate("AlbumSayings", "Renamed “{album}”")
        case ChangeKind.ALBUM_PIN:
            said = translate("AlbumSayings", "Changed what is pinned: “{album}”")
        case ChangeKind.ALBUM_HERO:
            said = translate("AlbumSayings", "“{album}” has another picture")
        case ChangeKind.ALBUM_RULE:
            said = translate("AlbumSayings", "“{album}” follows another rule")
        case ChangeKind.ALBUM_MOVE | ChangeKind.ALBUM_ORDER:
            said = translate("AlbumSayings", "Moved “{album}”")
        case _:
            said = translate("AlbumSayings", "Changed “{album}”")
    return said.format(album=album)


def album_undone(change: Change) -> str:
    """What was taken back."""
    n, album = change.count, str(change.value)
    match change.label:
        case ChangeKind.ALBUM_ADD | ChangeKind.ALBUM_APPLY:
            said = translate("AlbumSayings", "%Ln no longer in “{album}”", "", n)
        case ChangeKind.ALBUM_TAKE_OUT | ChangeKind.ALBUM_UNDO_MACHINE:
            said = translate("AlbumSayings", "%Ln back in “{album}”", "", n)
        case ChangeKind.ALBUM_NEW:
            said = translate("AlbumSayings", "The album “{album}” is gone again")
        case ChangeKind.ALBUM_REMOVE:
            said = translate("AlbumSayings", "The album “{album}” is back")
        case _:
            said = translate("AlbumSayings", "Undone: “{album}”")
    return said.format(album=album)
