"""A bound on what the tuning process may take, so that a huge lesson ends it and not the person's other work."""

from __future__ import annotations

import sys

MOST_BYTES = 6 << 30


def bound_memory(most: int = MOST_BYTES) -> None:
    """Let allocations beyond `most` bytes fail from here on. Where the system has no such limit, nothing is done."""
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
