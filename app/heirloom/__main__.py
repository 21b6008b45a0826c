"""Picks the door. Today there is one: the command line."""

from __future__ import annotations

import os
import sys

from heirloom.cli.main import main as run_command_line


def main() -> int:
    """Run the command line; commands load numpy, so its threads are bounded first."""
    for library in ("OMP", "OPENBLAS", "MKL"):
        # For the small products of a search, starting threads costs five times the arithmetic.
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    return run_command_line()


if __name__ == "__main__":
    sys.exit(main())
