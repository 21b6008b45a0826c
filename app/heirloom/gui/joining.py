"""Short texts put together as each language does it: "Keep (K)", "Size: 3 MB"; Chinese has marks of its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
_ENDS = ".。"


def listed(*parts: str) -> str:
    """Those that say something, one after another."""
    return translate("Joining", ", ").join(part for part in parts if part)


def bracketed(text: str, inside: str | None) -> str:
    """A text and what is said beside it, such as its key."""
    return translate("Joining", "{text} ({inside})").format(text=text, inside=inside) if inside else text


def labelled(name: str, value: str) -> str:
    """A value and what it is the value of."""
    return translate("Joining", "{name}: {value}").format(name=name, value=value) if value else name


def in_sentences(*parts: str) -> str:
    """One sentence after another, as a screen reader reads them."""
    said = [part for part in parts if part]
    stops = [part.rstrip(_ENDS) if at + 1 < len(said) else part for at, part in enumerate(said)]
    return translate("Joining", ". ").join(stops)
