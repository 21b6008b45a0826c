"""Which places the vault knows: a word is taken for a place only when a memory was made there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Final

from heirloom.core.words import fold, has_cjk
from heirloom.search.chinese.proper import without_accents
from heirloom.search.chinese.translate import Translator
from heirloom.vault import Vault

_AT_A_RIVER: Final = re.compile(r"^(.+?)[ -](?:am|an der|ob der|upon|on|sur|bei|im)[ -].+$")
_OFFICIAL: Final = {
    "Russian Federation": "Russia",
    "Korea, Republic of": "South Korea",
    "Korea, Democratic People's Republic of": "North Korea",
    "Iran, Islamic Republic of": "Iran",
    "Lao People's Democratic Republic": "Laos",
    "Syrian Arab Republic": "Syria",
    "Tanzania, United Republic of": "Tanzania",
    "Moldova, Republic of": "Moldova",
    "Micronesia, Federated States of": "Micronesia",
    "Libyan Arab Jamahiriya": "Libya",
    "Brunei Darussalam": "Brunei",
    "Cote d'Ivoire": "Ivory Coast",
    "Holy See (Vatican City State)": "Vatican|Vatican City",
    "Falkland Islands (Malvinas)": "Falkland Islands",
    "Czech Republic": "Czechia",
    "Netherlands": "Holland",
    "United States": "USA|US|America|United States of America",
    "United Kingdom": "UK|Britain|Great Britain",
    "United Arab Emirates": "UAE",
}
"""Countries by their names in the gazetteer, which has those of ISO 3166, and what everybody calls them."""


class KnownPlaces:
    """Looks names up in the vault; Chinese ones also by their English names, as place names are kept in English."""

    def __init__(self, vault: Vault, translator: Translator) -> None:
        self._vault = vault
        self._translator = translator
        self._lock = Lock()
        self._known: dict[str, str] = {}
        self._chinese: list[str] = []
        self._read: tuple[int, ...] = ()

    def find_name(self, text: str) -> str | None:
        """The place a text names, as the vault writes it, None where no memory was made there.

        It must be the whole name of a town, state or country; case, accents and signs do not count.
        """
        asked = text.strip(" ,.")
        if len(asked) < 2:
            return None
        with self._lock:
            self._refresh()
            known, chinese = self._known, self._chinese
        if not has_cjk(asked):
            return self._of_some_memory([known.get(_plain(asked))])
        if any(fold(asked) in name for name in chinese):
            return self._of_some_memory([asked])
        names = self._translator.names(asked) if known else []
        return self._of_some_memory([known.get(_plain(name)) for name in names])

    def _of_some_memory(self, names: Sequence[str | None]) -> str | None:
        """The first of the names at which a memory was made that is not set aside."""
        return next((name for name in names if name and self._vault.items.find_by_place(name, 1)), None)

    def _refresh(self) -> None:
        """Every name of a place by its plain form, read again when anything was committed."""
        mark = self._vault.items.change_mark()
        if mark == self._read:
            return
        places = self._vault.items.place_names().values()
        self._known, self._read = {}, mark
        self._chinese = [folded for _, folded in places if has_cjk(folded)]
        for name, _ in places:
            for form, written in _forms(name):
                self._known.setdefault(form, written)


def _forms(place: str) -> Iterator[tuple[str, str]]:
    """The names in "Town, State, Country", in plain form and as written; a name with a comma as a whole too."""
    for official, common in _OFFICIAL.items():
        if place.endswith(official):
            yield _plain(official), official
            yield from ((_plain(name), official) for name in common.split("|"))
    for part in place.split(","):
        written = part.strip()
        plain = _plain(written)
        if plain:
            yield plain, written
        river = _AT_A_RIVER.match(plain)
        if river:
            yield river[1], written


def _plain(name: str) -> str:
    """Folded words without accents and signs."""
    letters = without_accents(fold(name))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())
