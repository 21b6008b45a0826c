"""`heirloom window [PATH…]`: the window; without any command it opens too, where there is a screen."""

from __future__ import annotations

import argparse

from heirloom.cli.output import Output
from heirloom.core.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="*", help="files and folders to bring in once it is unlocked")


def run(options: argparse.Namespace, output: Output) -> int:
    """The window is opened before the command line is asked: where that is reached, there is nothing to open it on."""
    raise UserError(
        "The window needs a screen, and PySide6: install Heirloom with the extra `window`, and start it where there is "
        "a desktop."
    )
