"""Sums of money in a question, in all the ways in which a text may write them: 5万元 is ¥50,000 and 伍万元整."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_FORMAL_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_READ: Final = {sign: at for digits in (_DIGITS, _FORMAL_DIGITS) for at, sign in enumerate(digits)} | {"〇": 0, "两": 2}
_TENS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS: Final = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_NUMERALS: Final = "".join([*_READ, *_TENS, *_MYRIADS])
_UNIT: Final = "[百千]?[万亿萬億]|[百千]"
_SUM: Final = re.compile(
    rf"(?P<sign>[¥￥])?\s*(?:(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s?(?:{_UNIT})(?:\d+(?:\.\d+)?(?:{_UNIT})?)*)?)"
    rf"|(?P<words>[{_NUMERALS}]+))\s*(?P<coin>元整?|块钱?|圆整?|人民币|rmb\b)?",
    re.IGNORECASE,
)
_PART: Final = re.compile(rf"(\d+(?:\.\d+)?)\s?({_UNIT})?")
_MOST: Final = 10**12
_SHORT: Final = (("亿", 10**8), ("万", 10**4), ("千", 10**3))
_ENDS: Final = ("", "元", "块", "人民币")


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in a question: the `rest` of its words, and the `forms` that a text may have, each in quotes."""

    rest: str
    forms: tuple[str, ...]


def find_amount(text: str) -> Amount | None:
    """The first sum of money in a text; a bare number is none, nor is one that counts something else."""
    for found in _SUM.finditer(text):
        value = _value(found)
        if value is not None and 0 < value < _MOST:
            rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" 的")
            return Amount(" ".join(rest.split()), _forms(value))
    return None


def _value(found: re.Match[str]) -> Decimal | None:
    coined = bool(found["sign"] or found["coin"])
    if found["words"]:
        return read_numerals(found["words"]) if coined and len(found["words"]) > 1 else None
    if not coined and not any(sign in _MYRIADS for sign in found["number"]):
        return None
    value = Decimal(0)
    for number, unit in _PART.findall(found["number"].replace(",", "")):
        size = 1
        for sign in unit:
            size *= _TENS.get(sign) or _MYRIADS[sign]
        value += Decimal(number) * size
    return value


def read_numerals(words: str) -> Decimal | None:
    """ "五万" and "捌万陆仟" as numbers; None where they make none."""
    total, section, digit = 0, 0, 0
    for sign in words:
        if sign in _READ:
            digit = _READ[sign]
        elif sign in _TENS:
            section, digit = section + (digit or 1) * _TENS[sign], 0
        else:
            total, section, digit = (total + section + digit) * _MYRIADS[sign], 0, 0
    return Decimal(total + section + digit) or None


def _forms(value: Decimal) -> tuple[str, ...]:
    """Each form is a phrase of the words index, where a run of characters is told apart at its end."""
    if value != int(value):
        written = [f"{value:.2f}", f"{value:,.2f}", f"{value.normalize():f}"]
        return tuple(f'"{form}"' for form in dict.fromkeys(written))
    whole = int(value)
    found = [str(whole), f"{whole:,}"]
    unit, size = next(((unit, size) for unit, size in _SHORT if whole >= size and not whole % (size // 100)), ("", 0))
    if unit and (unit != "千" or not whole % size):
        short = f"{(value / size).normalize():f}"
        found += [f"{short}{unit}{end}" for end in _ENDS]
    plain = numerals(whole, _DIGITS, "十百千")
    found += [plain, re.sub("二(?=[千万亿])", "两", plain), numerals(whole, _FORMAL_DIGITS, "拾佰仟")]
    return tuple(f'"{form}"' for form in dict.fromkeys(found))


def numerals(value: int, digits: str, tens: str) -> str:
    """A positive number in Chinese, with one set of digits and the signs of ten, a hundred and a thousand."""
    written, gap = "", False
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        section, value = divmod(value, size)
        if section:
            written += (
                (digits[0] if written and (gap or section < 1000) else "") + _section(section, digits, tens) + unit
            )
        gap = bool(written) and not section
    return written.removeprefix(digits[1]) if tens[0] == "十" and written.startswith(digits[1] + "十") else written


def _section(value: int, digits: str, tens: str) -> str:
    """A number under ten thousand."""
    written, gap = "", False
    for at, size in ((2, 1000), (1, 100), (0, 10), (-1, 1)):
        digit, value = divmod(value, size)
        if digit:
            written += (digits[0] if gap and written else "") + digits[digit] + (tens[at] if at >= 0 else "")
        gap = not digit
    return written
