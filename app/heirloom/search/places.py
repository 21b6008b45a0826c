"""Which places the vault knows: a word is taken for a place only when a memory was made there."""

from __future__ import annotations

from heirloom.core.records import Item
from heirloom.core.words import fold, has_cjk
from heirloom.search.chinese.translate import Translator
from heirloom.vault import Vault

_LOOKED_AT = 50


class KnownPlaces:
    """Looks names up in the vault; Chinese ones also by their English names, as place names are kept in English."""

    def __init__(self, vault: Vault, translator: Translator) -> None:
        self._vault = vault
        self._translator = translator

    def find_name(self, text: str) -> str | None:
        """The place a text names, None unless it is the whole name of a town, state or country of some memory."""
        asked = text.strip(" ,.")
        if len(asked) < 2:
            return None
        names = [asked, *self._translator.names(asked)] if has_cjk(asked) else [asked]
        for name in names:
            numbers = self._vault.items.find_by_place(name, _LOOKED_AT)
            if numbers and any(_is_part(name, item) for item in self._vault.items.by_numbers(numbers).values()):
                return name
        return None


def _is_part(name: str, item: Item) -> bool:
    """ "park" lies in "Park City, Utah" but is not its name."""
    folded = fold(name)
    return any(folded == fold(part).strip() for part in (item.place or "").split(",")) or (
        has_cjk(name) and folded in fold(item.place or "")
    )
