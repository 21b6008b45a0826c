"""The first run, as a person goes through it."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from tests.gui.driving import Person

RETURN = Qt.Key.Key_Return


def makes_a_vault(person: Person, name: str, words: str, look: Callable[[], None] = lambda: None) -> None:
    """From the first question to the press that opens the vault, by keys; `look` is called at each of the five."""
    person.waits_to_see("A place for the vault")
    look()
    person.writes("Name of the vault", name)
    goes_on(person)
    person.the("Passphrase", QLineEdit)
    look()
    person.types(words)
    person.waits_to_see("Very strong")
    person.key(RETURN)
    person.types(words)
    goes_on(person)
    person.waits_to_see("Keep this sheet safe")
    look()
    types_two_groups_from_the_sheet(person)
    goes_on(person)
    person.waits_to_see("Which folders should it watch?")
    person.the("Pictures", QCheckBox)
    look()
    goes_on(person)
    person.waits_to_see("How should it understand your pictures?")
    look()
    person.key(RETURN)


def goes_on(person: Person) -> None:
    """Enter, once Continue is open."""
    person.waits(person.the("Continue").isEnabled, "Continue to open")
    person.key(RETURN)


def types_two_groups_from_the_sheet(person: Person) -> None:
    """Read from its face, on which each group has a name."""
    sheet = {
        found[1]: found[2].replace(" ", "")
        for text in person.reads()
        if (found := re.fullmatch(r"(Recovery group \d+ of 12): ([\w ]+)", text))
    }
    assert len(sheet) == 12
    first, second = [name for name in sheet if person.finds(name, QLineEdit) is not None]
    assert person.the(first, QLineEdit).hasFocus()
    person.types(sheet[first].lower())
    person.key(Qt.Key.Key_Tab)
    person.types(sheet[second].lower())
