"""Picks the door. Today there is one: the command line."""

from __future__ import annotations

import sys

from heirloom.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
