"""Picks the door: the window, or the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

_HELP = {"-h", "--help", "--json"}
"""With one of these, `window` is answered by the command line."""


def main() -> int:
    """Run what was asked for. Libraries load numpy, so its threads are bounded first."""
    for library in ("OMP", "OPENBLAS", "MKL"):
        # For the small products of a search, starting threads costs five times the arithmetic.
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    asked = _window_arguments(sys.argv[1:])
    if asked is not None:
        from heirloom.gui.gate.program import main as run_window  # Qt, which no command needs

        return run_window(asked)
    from heirloom.cli.main import main as run_command_line  # not before the locked page

    return run_command_line()


def _window_arguments(given: Sequence[str]) -> list[str] | None:
    """What the window is started with; None where the command line is meant, or there is no screen to show one on."""
    asked = [*given]
    if not given:
        wanted = _has_screen()
    elif given[0] == "window" or (given[0] == "--vault" and given[2:3] == ["window"]):
        asked.remove("window") if given[0] == "window" else asked.pop(2)
        wanted = not _HELP & set(given) and (_has_screen() or "QT_QPA_PLATFORM" in os.environ)
    else:
        return None
    return asked if wanted and find_spec("PySide6") is not None else None


def _has_screen() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
