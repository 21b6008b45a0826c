"""Answers one request to show a file out of the files that are held."""

from __future__ import annotations

from heirloom.core.errors import ItemError
from heirloom.extract.viewing import View, Viewed, ViewRequest
from heirloom.extract.worker.viewing import pages
from heirloom.extract.worker.viewing.held import HeldFile, HeldFiles
from heirloom.extract.worker.viewing.picture import picture


def show(files: HeldFiles, held: HeldFile, request: ViewRequest) -> Viewed:
    """What `request` asks of the held file. ItemError "out_of_memory" after a second try with nothing else held."""
    try:
        return _shown(held, request)
    except MemoryError:
        files.drop_others(request.key)
        held.decoded = None
    try:
        return _shown(held, request)
    except MemoryError as error:
        files.drop(request.key)
        raise ItemError("out_of_memory", "showing it needs more memory than one file may take") from error
    finally:
        files.shrink()


def _shown(held: HeldFile, request: ViewRequest) -> Viewed:
    match request.view:
        case View.PICTURE:
            return Viewed(pixels=picture(held, request))
        case View.PAGES:
            return Viewed(pages=pages.sizes(held))
        case View.PAGE:
            return Viewed(pixels=pages.page(held, request))
        case View.WORDS:
            return Viewed(boxes=pages.boxes(held, request))
        case View.TEXT:
            # Loaded on first use: readers of documents cost a start-up time that pictures need not pay.
            from heirloom.extract.worker.viewing.readable import readable

            return Viewed(text=readable(held, request))
