"""The recovery key as people meet it: twelve groups of three symbols, each group with a check symbol of its own."""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

from heirloom.core.errors import WrongSecret

SECRET_BYTES: Final = 22
GROUPS: Final = 12
ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty symbols; 0, 1, I, L, O and U are left out because handwriting mixes them up."""
_DATA_SYMBOLS: Final = 3
_GROUP_SYMBOLS: Final = _DATA_SYMBOLS + 1
_BASE: Final = len(ALPHABET)
_VALUE: Final = {symbol: value for value, symbol in enumerate(ALPHABET)}
_TURNS: Final = _BASE // 2


class RecoveryKeyTypo(WrongSecret):
    """The text cannot be a recovery key; `groups` are the 1-based numbers of those that hold a mistake, if known."""

    def __init__(self, message: str, groups: tuple[int, ...] = ()) -> None:
        super().__init__(message)
        self.groups = groups


def new_secret() -> bytearray:
    """176 random bits."""
    return bytearray(secrets.token_bytes(SECRET_BYTES))


def encode(secret: bytes | bytearray) -> str:
    """22 bytes as "XXXC-XXXC-…", twelve groups, most significant symbol first."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("a recovery key has 22 bytes")
    number = int.from_bytes(secret, "big")
    digits: list[int] = []
    for _ in range(GROUPS * _DATA_SYMBOLS):
        number, digit = divmod(number, _BASE)
        digits.append(digit)
    digits.reverse()
    groups = (digits[at : at + _DATA_SYMBOLS] for at in range(0, len(digits), _DATA_SYMBOLS))
    return "-".join(_spell(index, group) for index, group in enumerate(groups))


def decode(text: str) -> bytearray:
    """The 22 bytes of a typed key: case, spaces and hyphens do not matter. RecoveryKeyTypo names the wrong groups."""
    groups = _split(text)
    wrong = tuple(number for number, group in enumerate(groups, 1) if not check_group(number, group))
    if wrong:
        raise RecoveryKeyTypo(_sentence(wrong), wrong)
    number = 0
    for group in groups:
        for symbol in group[:_DATA_SYMBOLS]:
            number = number * _BASE + _VALUE[symbol]
    if number >> (8 * SECRET_BYTES):
        raise RecoveryKeyTypo("This is not a Heirloom recovery key: no key begins like this one", (1,))
    return bytearray(number.to_bytes(SECRET_BYTES, "big"))


def check_group(number: int, text: str) -> bool:
    """Whether `text` can be group `number` (1 to 12) of a key: four known symbols whose check symbol fits.

    Every single wrong symbol, every two neighbours swapped and every group in another's place is noticed.
    """
    symbols = _fold(text)
    if not 1 <= number <= GROUPS or len(symbols) != _GROUP_SYMBOLS or any(symbol not in _VALUE for symbol in symbols):
        return False
    return _product([_VALUE[symbol] for symbol in symbols]) == number - 1


def _split(text: str) -> list[str]:
    """The twelve groups, folded: where they are set apart as typed, else by counting symbols."""
    apart = _fold(text, separator=" ").split()
    if len(apart) == GROUPS:
        return apart
    symbols = "".join(apart)
    if len(symbols) != GROUPS * _GROUP_SYMBOLS:
        raise RecoveryKeyTypo(
            f"The recovery key has {GROUPS} groups of {_GROUP_SYMBOLS} symbols; "
            f"{len(symbols)} symbols were given instead of {GROUPS * _GROUP_SYMBOLS}"
        )
    return [symbols[at : at + _GROUP_SYMBOLS] for at in range(0, len(symbols), _GROUP_SYMBOLS)]


def _fold(text: str, separator: str = "") -> str:
    """Upper case, full-width forms made plain, every kind of space and dash turned into `separator`."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(
        separator if symbol.isspace() or unicodedata.category(symbol) == "Pd" else symbol for symbol in plain
    )


def _sentence(wrong: tuple[int, ...]) -> str:
    if len(wrong) == GROUPS:
        return "This is not a Heirloom recovery key: none of its groups fits its check symbol"
    names = ", ".join(str(number) for number in wrong)
    return f"The recovery key holds a mistake in group {names}: please compare it with the sheet"


def _spell(index: int, digits: list[int]) -> str:
    check = next(value for value in range(_BASE) if _product([*digits, value]) == index)
    return "".join(ALPHABET[digit] for digit in [*digits, check])


def _product(values: list[int]) -> int:
    """Verhoeff's check (Error Detecting Decimal Codes, 1969) over the dihedral group of order 30 instead of 10.

    The value at place p (from 1) is mapped p times by `_twist`, then all are multiplied: the product names the group's
    index. As x·twist(y) differs from y·twist(x) for all x ≠ y, swapped neighbours show; sums modulo 30 miss some.
    """
    product = 0
    for place, value in enumerate(values, 1):
        twisted = value
        for _ in range(place):
            twisted = _twist(twisted)
        product = _multiply(product, twisted)
    return product


def _multiply(left: int, right: int) -> int:
    """The dihedral group of the regular 15-gon: 0–14 turns, 15–29 turns followed by a flip."""
    flipped, turned = divmod(left, _TURNS)
    flips, turns = divmod(right, _TURNS)
    return (turned - turns if flipped else turned + turns) % _TURNS + _TURNS * (flipped ^ flips)


def _twist(value: int) -> int:
    """An anti-symmetric permutation of that group: turns are inverted, flips shifted by one."""
    if value < _TURNS:
        return -value % _TURNS
    return _TURNS + (value - _TURNS + 1) % _TURNS
