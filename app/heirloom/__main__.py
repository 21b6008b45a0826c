"""Picks the door. Today there is one: the command line."""

from __future__ import annotations

import os
import sys

# Before numpy loads: for the small products of a search, starting threads costs five times the arithmetic.
for _library in ("OMP", "OPENBLAS", "MKL"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")

from heirloom.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
