"""Opens the window on the demo's vault and waits until it is closed, as the locked page does for a person's own."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from heirloom.bank import LockedBank
from heirloom.gui.process import images
from heirloom.gui.process.channel import Channel
from heirloom.gui.process.messages import Opened


def has_screen() -> bool:
    """Whether a window can be shown: a screen, and Qt to draw on it."""
    screen = sys.platform in {"win32", "darwin"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(screen) and find_spec("PySide6") is not None


def show(vault: Path, passphrase: str) -> bool:
    """Show the window until it is closed or locked; False where it could not be shown."""
    process = images.start(images.MAIN)
    assert process.stdout is not None
    assert process.stdin is not None
    channel = Channel(process.stdout.fileno(), process.stdin.fileno())
    was_shown = False
    try:
        while (message := channel.hear()) is not None:
            if message.word == "ready":
                opened = Opened(vault, bytearray(LockedBank(vault).derive(passphrase=passphrase)))
                channel.hand_over(opened)
                opened.wipe()
            elif message.word == "refused":
                print(message.fields.get("message"), file=sys.stderr)
            was_shown |= message.word == "shown"
        process.wait()
    finally:
        process.kill()
    return was_shown
