"""The names that a dictionary's line gives for one place, person or thing, without what it tells of them.

"Chengdu subprovincial city and capital of Sichuan province in southwest China" names Chengdu; the rest explains it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_REMARK: Final = re.compile(r"\s*\([^()]*\)|[\u3400-\u9fff|·]+(?:\[[^\]]*\])?|\[[^\]]*\]")
_EITHER: Final = re.compile(r",?\s+or\s+|;\s*|/")
_WORD: Final = re.compile(r"[^\s,]+")
_LINK_WORDS: Final = "of the upon on and de del da do di la le las los el al en an am aan zum bin von van y"
_LINKS: Final = frozenset(_LINK_WORDS.split())
_LED: Final = re.compile(r"^(?:the|also|formerly|now|old|name of|city of|also known as|formerly known as)\s+")
_IN_PART: Final = re.compile(r"[A-Z]\S* (?:as|under|during) ")
""" "Korea as geographic term" is not what the headword is called today."""
_SORT_WORDS: Final = "Province County Prefecture Metropolitan Municipality District Island Islands State Valley"
_SORTS: Final = frozenset(_SORT_WORDS.split())
""" "City" and "Town" are part of the name in Mexico City and Cape Town."""
_PEOPLE_WORDS: Final = (
    "Bai Bouyei Dai Dong Hui Kazakh Kyrgyz Li Mongol Mongolian Miao Qiang Tibetan Tujia Uighur Uyghur Yi Zhuang"
)
_PEOPLES: Final = frozenset(_PEOPLE_WORDS.split())
_SELF_RULED: Final = re.compile(r"\bautonomous\b", re.IGNORECASE)
_WORDS: Final = 5
"""A longer row of capitals is a title or a list."""


def short_name(gloss: str) -> str:
    """The leading name of a gloss, empty where it begins with no capital: "Paris, capital of France" gives "Paris"."""
    plain = " ".join(_REMARK.sub("", gloss).split())
    return _leading(_EITHER.split(plain)[0])


def names_in(gloss: str) -> list[str]:
    """Every name that a gloss gives for the same thing, in its order and without accents as well, none twice.

    A name that ends in its own sort comes without it too: "Hainan Province" is Hainan.
    """
    plain = " ".join(_REMARK.sub("", gloss).split())
    head = plain.partition(",")[0]
    found: list[str] = []
    for part in _EITHER.split(head):
        name = _leading(part)
        if name:
            found += [name, *_shorter(name, part)]
    return list(dict.fromkeys(form for name in found for form in (name, without_accents(name))))


def without_accents(name: str) -> str:
    """ "Ōsaka" as Osaka, "München" as Munchen."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


def _leading(text: str) -> str:
    """The capitalised words that a text begins with, and small ones such as "of" between two of them."""
    kept: list[str] = []
    if _IN_PART.match(text):
        return ""
    for word in _WORD.findall(_LED.sub("", text.strip()).partition(",")[0]):
        if not (word[:1].isupper() or (word.lower() in _LINKS and kept)):
            break
        kept.append(word)
    while kept and not kept[-1][:1].isupper():
        kept.pop()
    return " ".join(kept).strip(" .;:") if len(kept) <= _WORDS else ""


def _shorter(name: str, gloss: str) -> list[str]:
    words = name.split()
    sort = next((at for at, word in enumerate(words) if at and word in _SORTS), 0)
    shorter = [" ".join(words[:sort])] if sort else []
    if _SELF_RULED.search(gloss):
        bare = [word for word in words[1:] if word not in _PEOPLES]
        bare = [word for word in bare if word not in ("Autonomous", "Region", "Prefecture", "County")]
        shorter.append(" ".join([words[0], *bare]))
    return [one for one in shorter if one != name]
