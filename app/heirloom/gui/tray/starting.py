"""Starting with the computer, as each system wants it told. Touches the disk: not on the GUI thread."""

from __future__ import annotations

import os
import plistlib
import sys
from pathlib import Path
from typing import Final

from heirloom.core.errors import ItemError
from heirloom.gui.process import images

HIDDEN: Final = "--hidden"
"""Tells the program to begin without a window where there is a tray."""
_NAME: Final = "Heirloom"
_RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"


def set_on(on: bool) -> None:
    """Begin with the computer from the next time on, or no more. ItemError where the system refuses."""
    try:
        if sys.platform == "win32":
            _windows(on)
        else:
            _file(on)
    except OSError as error:
        raise ItemError("unwritable", str(error.strerror), path=error.filename) from error


def command() -> list[str]:
    return images.command(images.GATE, HIDDEN)


def place() -> Path:
    """The file that tells it, on systems that are told by a file."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / "heirloom.plist"
    named = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(named) if named and Path(named).is_absolute() else Path.home() / ".config"
    return base / "autostart" / "heirloom.desktop"


def _file(on: bool) -> None:
    path = place()
    if not on:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "darwin":
        path.write_bytes(plistlib.dumps({"Label": "heirloom", "ProgramArguments": command(), "RunAtLoad": True}))
    else:
        path.write_text(desktop_entry(command()), encoding="utf-8")


def desktop_entry(line: list[str]) -> str:
    """As the XDG autostart and desktop entry specifications have it."""
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={_NAME}",
            f"Exec={' '.join(map(_quoted, line))}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
            "",
        )
    )


def _quoted(argument: str) -> str:
    """Quoted twice: a backslash is one in the quotes, and the whole is a string of the file."""
    inner = argument.replace("\\", "\\\\")
    for sign in '"`$':
        inner = inner.replace(sign, "\\" + sign)
    return f'"{inner}"'.replace("\\", "\\\\").replace("%", "%%")


if sys.platform == "win32":
    import winreg
    from subprocess import list2cmdline

    def _windows(on: bool) -> None:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN, 0, winreg.KEY_SET_VALUE) as key:
            if on:
                winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, list2cmdline(command()))
                return
            try:
                winreg.DeleteValue(key, _NAME)
            except FileNotFoundError:
                return
