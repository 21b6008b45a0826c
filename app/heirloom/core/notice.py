"""A sentence for a person with a code, by which a door that speaks another language can say it in its own words."""

from __future__ import annotations

from typing import Self


class Notice(str):
    """The sentence itself, in English; `number` is the count in it, if there is one."""

    __slots__ = ("code", "number")

    code: str
    number: int

    def __new__(cls, text: str, code: str, number: int = 0) -> Self:
        made = super().__new__(cls, text)
        made.code = code
        made.number = number
        return made
