"""What a screen reader says of the memory on show."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from heirloom.bank import Card
from heirloom.gui.joining import listed
from heirloom.gui.models.places import place_text
from heirloom.gui.screens.viewer.inspector.partial_date import date_words


def described(card: Card) -> str:
    """The caption, else what is known of it, said to be put together."""
    if card.caption or card.title:
        return card.caption or card.title or ""
    known = [card.name, date_words(card.captured) if card.captured else "", place_text(card.place)]
    facts = listed(*known)
    return QCoreApplication.translate("ViewerPage", "Described from its facts: {facts}").format(facts=facts)
