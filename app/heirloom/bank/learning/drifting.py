"""Drift of albums: what is told of it, and when an album learns again because of it, by itself and once for each."""

from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta
from typing import Any, Final

from heirloom.vault import Look, Vault

TEACHING: Final = timedelta(minutes=10)
"""So long after an answer, or after somebody asked what an album thinks, a person may still be teaching it."""
AGAIN_AFTER: Final = timedelta(days=1)
"""An album that learned again by itself does so again this much later at the earliest."""
_AGAIN: Final = "again"


def told(look: Look | None, version: int | None) -> str | None:
    """What drifted, or what did so before the training in use, which was made because of that; None for all well."""
    if look is None or look.version != version:
        return None
    return look.state.get("drift") or look.state.get(_AGAIN)


def told_of(vault: Vault, album: int) -> str | None:
    """The same of an album by its number, as it was looked at last."""
    return told(vault.learned.models.looks().get(album), vault.learned.models.version_in_use(album))


def learned_again(vault: Vault, album: int) -> bool:
    """Whether the training in use was made because of drift."""
    look, version = vault.learned.models.looks().get(album), vault.learned.models.version_in_use(album)
    return look is not None and look.version == version and _AGAIN in look.state


def kept(last: Look | None, version: int, why: str | None) -> dict[str, Any]:
    """The part of the state of a look that outlives it: why the training `version` was made, if that was drift."""
    why = why or (last.state.get(_AGAIN) if last is not None and last.version == version else None)
    return {} if why is None else {_AGAIN: why}


class Presence:
    """Who may be teaching: albums that somebody asked lately, in this process. Any thread."""

    def __init__(self) -> None:
        self._asked: dict[int, float] = {}
        self._lock = threading.Lock()

    def note(self, album: int) -> None:
        with self._lock:
            self._asked[album] = time.monotonic()

    def is_here(self, album: int) -> bool:
        with self._lock:
            at = self._asked.get(album)
        return at is not None and time.monotonic() - at < TEACHING.total_seconds()


def why_again(vault: Vault, album: int, presence: Presence, now: datetime) -> str | None:
    """Why an album should learn again now by itself; None where it should not.

    Not while a person teaches it, who does that with every answer; not where a person went back to an earlier
    training; not twice a day. Another drift needs as much news again, counted from this training.
    """
    look = vault.learned.models.looks().get(album)
    versions = vault.learned.models.versions(album)
    if look is None or not versions or not look.state.get("drift"):
        return None
    newest = versions[0]
    if not newest.in_use or newest.version != look.version or presence.is_here(album):
        return None
    if _AGAIN in look.state and now - newest.trained_at < AGAIN_AFTER:
        return None
    if any(now - one.at < TEACHING for one in vault.learned.answers.of_album(album)):
        return None
    return str(look.state["drift"])
