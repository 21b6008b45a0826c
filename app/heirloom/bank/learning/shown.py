"""Suggestions that a door has shown, kept in the vault: what is said of them later, in another process, judges them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final

from heirloom.core.albums import Suggestion
from heirloom.vault import AlbumRow, Vault

_KEY: Final = "albums.shown."
_MOST: Final = 500


class Shown:
    """For each album what was shown by the model in use; what an earlier one showed is forgotten."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def note(self, row: AlbumRow, version: int, suggestions: Iterable[Suggestion]) -> None:
        """A person has these before them, as the training `version` ranked them."""
        if not self._vault.writable:
            return
        known = self._kept(row, version)
        found = known | {one.number: round(one.probability, 6) for one in suggestions}
        if found != known:
            latest = list(found.items())[-_MOST:]
            with self._vault.derive():
                self._vault.settings.set(_key(row), {"version": version, "shown": [list(pair) for pair in latest]})

    def thought(self, row: AlbumRow, numbers: Sequence[int]) -> tuple[int | None, Mapping[int, float]]:
        """The training in use and the probabilities by which it showed those of `numbers` that it did."""
        version = self._vault.learned.models.version_in_use(row.number)
        known = {} if version is None else self._kept(row, version)
        found = {number: known[number] for number in numbers if number in known}
        return (version, found) if found else (None, {})

    def _kept(self, row: AlbumRow, version: int) -> dict[int, float]:
        kept = self._vault.settings.get(_key(row))
        with suppress(KeyError, TypeError, ValueError):  # of another build
            if kept["version"] == version:
                return {int(number): float(probability) for number, probability in kept["shown"]}
        return {}


def _key(row: AlbumRow) -> str:
    return _KEY + row.id
