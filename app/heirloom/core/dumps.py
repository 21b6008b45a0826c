"""Keeps a process that holds keys out of core files and away from other programs' debuggers."""

from __future__ import annotations

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def refuse_dumps() -> None:
    """No core file of this process, and on Linux no attaching to it without root: setrlimit(2), prctl(2).

    Call it before the first key is derived. Windows writes no core files by itself.
    """
    if sys.platform == "win32":
        return
    import resource  # exists on POSIX only

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
