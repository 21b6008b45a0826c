"""Starting the program's processes, and replacing this one's image: nothing of its memory stays."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

GATE: Final = "heirloom.gui.gate"
MAIN: Final = "heirloom.gui.main"


def command(module: str, *arguments: str) -> list[str]:
    """What starts `module` with this very Python."""
    return [sys.executable, "-m", module, *arguments]


def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a process that speaks over its input and output; its errors go where ours go."""
    return subprocess.Popen(command(module, *arguments), stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)


def start_alone(module: str, *arguments: str) -> None:
    """Start a process that outlives this one."""
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.DETACHED_PROCESS
        subprocess.Popen(command(module, *arguments), creationflags=flags)
    else:
        subprocess.Popen(command(module, *arguments), start_new_session=True)


if sys.platform == "win32":
    import msvcrt

    def number_of(descriptor: int) -> int:
        """How a descriptor is named to the next image: by its handle."""
        return msvcrt.get_osfhandle(descriptor)

    def descriptor_of(number: int, flags: int) -> int:
        """The descriptor that the image before this one named."""
        return msvcrt.open_osfhandle(number, flags)

    def replace(module: str, arguments: Sequence[str], keep: Sequence[int]) -> None:
        """Windows cannot replace an image: start the next one and end. `keep` are descriptors it inherits."""
        handles = [msvcrt.get_osfhandle(one) for one in keep]
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        info = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
        subprocess.Popen(command(module, *arguments), startupinfo=info, close_fds=False)
        os._exit(0)

else:

    def number_of(descriptor: int) -> int:
        """How a descriptor is named to the next image: it stays what it is."""
        return descriptor

    def descriptor_of(number: int, flags: int) -> int:  # noqa: ARG001 - Windows asks for them
        os.set_inheritable(number, False)
        return number

    def replace(module: str, arguments: Sequence[str], keep: Sequence[int]) -> None:
        """execve(2): the same process, another program, and none of the memory. `keep` are descriptors it inherits."""
        for one in keep:
            os.set_inheritable(one, True)
        line = command(module, *arguments)
        os.execv(line[0], line)  # noqa: S606 - our own program, no shell wanted
