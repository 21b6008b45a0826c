"""How places and moments are told on the locked page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from PySide6.QtCore import QLocale

from heirloom.gui.gate.places import drive_name, opened_text, shown_path

HOME = PurePosixPath("/home/ada")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/ada/Pictures/Heirloom", "Pictures / Heirloom"),
        ("/srv/vault", "srv / vault"),
        ("/home/ada/a/b/c/d/e", "a / … / d / e"),
        ("/home/ada", "/home/ada"),
    ],
)
def test_a_path_is_short(path: str, shown: str) -> None:
    assert shown_path(PurePosixPath(path), HOME) == shown


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (PurePosixPath("/media/ada/Blue drive/Heirloom"), "Blue drive"),
        (PurePosixPath("/run/media/ada/Blue drive"), "Blue drive"),
        (PurePosixPath("/mnt/usb/vault"), "usb"),
        (PurePosixPath("/Volumes/Blue drive/vault"), "Blue drive"),
        (PureWindowsPath("E:\\Heirloom"), "E:"),
        (PurePosixPath("/home/ada/Heirloom"), None),
    ],
)
def test_the_drive_has_a_name(path: PurePosixPath | PureWindowsPath, name: str | None) -> None:
    assert drive_name(path) == name


def test_yesterday_is_said_in_words() -> None:
    QLocale.setDefault(QLocale("en_GB"))
    now = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
    assert opened_text(now - timedelta(hours=12), now) == "Last opened yesterday, 21:00"
    assert opened_text(now, now) == "Last opened today, 09:00"
    assert opened_text(now - timedelta(days=40), now) == "Last opened on Saturday, 24 January 2026"
