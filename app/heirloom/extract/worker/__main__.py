"""Starts the extraction worker: load libraries, shut the doors, then read what comes."""

from __future__ import annotations

import sys

from heirloom.extract.worker.serve import serve

if __name__ == "__main__":
    sys.exit(serve())
