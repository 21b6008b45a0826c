"""No network, no pickle, no other programs: what the conversion's process may not do, whatever a library tries."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "DO_NOT_TRACK": "1",
    "OMP_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""Settings under which the libraries look only at local files and use one thread."""

_REFUSED = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.sendto",
    "socket.sendmsg",
    "socket.bind",
    "pickle.find_class",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
)


class Refused(RuntimeError):
    """A library tried what this process must not do."""


def offline_environment(inherited: Mapping[str, str], cache_folder: str) -> dict[str, str]:
    """Return the environment for a process that builds models: offline, one thread, caches in `cache_folder`.

    Where a vault lies and which file has its passphrase is none of that process's business.
    """
    ours = {name: value for name, value in inherited.items() if not name.upper().startswith("HEIRLOOM_")}
    environment = {**ours, **OFFLINE, "HF_HOME": cache_folder, "TORCH_HOME": cache_folder}
    environment.pop("HF_TOKEN", None)
    return environment


def isolate() -> None:
    """From here on this process opens no socket, unpickles nothing and starts no program. It cannot be undone.

    Python's audit hooks (PEP 578) see these calls from Python code; they guard against what libraries do by
    themselves, not against native code that wants to get out.
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _REFUSED:
        raise Refused(f"{event} is not allowed while a model is built")
