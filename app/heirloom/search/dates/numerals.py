"""Chinese numerals, as dates and counts use them."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = {digit: at for at, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "0": 0}
NUMERAL: Final = "零〇一二两三四五六七八九十百"


def read_number(text: str) -> int | None:
    """ "12", "十二", "二十", "一百二十", "二〇一九" and "几" (a few: 3); None for anything else."""
    if text.isdecimal():
        return int(text)
    if text == "几":
        return 3
    if not text or any(char not in NUMERAL for char in text):
        return None
    if "十" not in text and "百" not in text:
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
