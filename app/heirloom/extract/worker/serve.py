"""The worker's loop: one greeting, then request after request until the program closes the pipe."""

from __future__ import annotations

import importlib
import io
import os
import sys
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted
from heirloom.extract import sandbox
from heirloom.extract.protocol import (
    MAX_INPUT_BYTES,
    FrameError,
    Request,
    read_frame,
    request_from_head,
    write_frame,
)
from heirloom.extract.replies import reply_to_frame
from heirloom.extract.view_replies import view_reply_to_frame
from heirloom.extract.viewing import ViewRequest, view_from_head
from heirloom.extract.worker.formats import PRELOADED, read_file

if TYPE_CHECKING:
    from heirloom.extract.worker.viewing.held import HeldFiles

T = TypeVar("T")

_MAX_HEAD_BYTES = 1024 * 1024


def serve() -> int:
    """Run until the program closes our input. Returns the exit status."""
    source, sink = _take_pipes()
    hello = read_frame(source, max_head_bytes=_MAX_HEAD_BYTES, max_body_bytes=0)
    if hello is None:
        return 0
    limits, _ = hello
    try:
        for module in PRELOADED:
            importlib.import_module(module)
    except ImportError as error:
        write_frame(sink, {"failed": f"{error}"})
        return 1
    sys.dont_write_bytecode = True
    warnings.simplefilter("ignore")  # libraries' warnings quote the file and nobody reads them here
    walls = sandbox.enter(limits["memory_bytes"])
    write_frame(sink, {"in_force": walls.in_force, "missing": walls.missing})
    shown: HeldFiles | None = None
    while (frame := read_frame(source, max_head_bytes=_MAX_HEAD_BYTES, max_body_bytes=MAX_INPUT_BYTES)) is not None:
        sandbox.limit_cpu(limits["cpu_s"])
        head, data = frame
        if "view" in head:
            shown = shown or _hold_files()
            answer_view(view_from_head(head), None if head["held"] else data, shown, sink)
        else:
            answer(request_from_head(head), data, sink)
    return 0


def _take_pipes() -> tuple[io.FileIO, io.FileIO]:
    """Keep both pipes for frames alone: a library that prints must not be able to write into them."""
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    os.close(nothing)
    return io.FileIO(source, "rb"), io.FileIO(sink, "wb")


def answer(request: Request, data: bytes, sink: io.FileIO) -> None:
    """Read one file and write the reply, which is what was found or why nothing was."""
    try:
        head, body = reply_to_frame(_read(request, data))
    except ItemError as error:
        head, body = {"error": [error.code, error.message]}, []
    write_frame(sink, head, body)


def _hold_files() -> HeldFiles:
    from heirloom.extract.worker.viewing.held import HeldFiles  # importing never shows a file, and PDFium is large

    return HeldFiles()


def answer_view(request: ViewRequest, data: bytes | None, files: HeldFiles, sink: io.FileIO) -> None:
    """Show one file, sent now or held from before; say so where it is not held any more."""
    from heirloom.extract.worker.viewing.answer import show  # as above

    held = files.find(request.key) if data is None else files.take(request.key, data)
    if held is None:
        write_frame(sink, {"absent": True})
        return
    try:
        head, body = view_reply_to_frame(_guarded(lambda: show(files, held, request)))
    except ItemError as error:
        head, body = {"error": [error.code, error.message]}, []
    write_frame(sink, head, body)


def _read(request: Request, data: bytes) -> Extracted:
    return _guarded(lambda: read_file(request, data))


def _guarded(work: Callable[[], T]) -> T:
    """Whatever a reader raises, as this file's error."""
    try:
        return work()
    except MemoryError as error:
        raise ItemError("out_of_memory", "reading it needs more memory than one file may take") from error
    except RecursionError as error:
        raise ItemError("unreadable", "it is nested too deeply") from error
    except (ItemError, FrameError):
        raise
    except Exception as error:
        # The process boundary: decoders raise whatever they like on a damaged file, and that is about the file.
        raise ItemError("unreadable", f"its reader gave up ({type(error).__name__})") from error
