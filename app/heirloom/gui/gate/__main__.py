"""Starts the gate's process."""

from __future__ import annotations

import sys

from heirloom.gui.gate.program import main

if __name__ == "__main__":
    sys.exit(main())
