"""Chooses English words for a dictionary entry: the first plain meaning, not its grammar, history or measure words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from heirloom.search.chinese.cedict import Entry
from heirloom.search.chinese.proper import names_in, short_name

_USELESS: Final = re.compile(
    r"^(?:CL:|(?:also|Taiwan) (?:pr|written|known|called|abbr)|surname |"
    r"used (?:in|to|as|for|with|after|before)\b|classifier |see |"
    r"abbr\. |Kangxi radical|radical |particle |interjection|onom\.|\(onom|equivalent of|same as |"
    r"(?:old |Japanese |archaic |popular |ancient |erroneous |erhua |Taiwan )*variant of|one of the |name of a|"
    r"\(?(?:noun|verb|plural|adverb\w*|diminutive|locative) (?:suffix|particle)|"
    r"\((?:particle|suffix|prefix|classifier|interj|used|indicates?)\b)",
    re.IGNORECASE,
)
_SAME_AS: Final = re.compile(
    r"^(?:erhua |old |archaic )?(?:variant of|see|abbr\. for|abbr\. of) ([^\[\s|]+)(?:\|([^\[\s]+))?\[?"
)
_WEAK: Final = re.compile(
    r"\((?:archaic|old|literary|dialect|slang|vulgar|fig|coll|derog|Tw|Cantonese|Buddhism|physics|math|chem|mahjong|"
    r"geology|bird species|fish|bound form[^)]*figurative)[^)]*\)",
    re.IGNORECASE,
)
_PARENTHESES: Final = re.compile(r"\s*\([^()]*\)")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff|]+(?:\[[^\]]*\])?|\[[^\]]*\]")
_ARTICLE: Final = re.compile(r"^(?:a|an|the|to be|to|sth|sb)\s+")
_MAX_WORDS: Final = 5

_Scored = tuple[int, str]


def same_as(entries: Sequence[Entry]) -> str | None:
    """The headword that entries only point at ("variant of …"), None when they have meanings of their own."""
    for entry in entries:
        for sense in entry.senses:
            pointer = _SAME_AS.match(sense)
            if pointer:
                return pointer[2] or pointer[1]
    return None


def glosses(entries: Sequence[Entry], limit: int = 2) -> list[str]:
    """Up to `limit` short English meanings, best first; empty when no entry has a plain one.

    Order: common words before proper names, living words before old, figurative or technical ones, then as written.
    """
    scored: list[_Scored] = []
    for entry in sorted(entries, key=lambda entry: entry.proper):
        for sense in entry.senses:
            if _USELESS.match(sense):
                continue
            # What explains a name would be found in its stead: a "province" in somebody's caption.
            named = short_name(sense) if entry.proper else ""
            penalty = 2 * bool(_WEAK.search(sense)) + 3 * entry.proper + _awkwardness(sense)
            plain = [named] if named else map(_plain, sense.split(";"))
            scored += [(penalty, text) for text in plain if text]
    ordered = [text for _, text in sorted(scored, key=lambda pair: pair[0])]
    return list(dict.fromkeys(ordered))[:limit]


def proper_names(entries: Sequence[Entry]) -> list[str]:
    """Every name that entries of proper names give, as written: "Xiamen" and "Amoy"."""
    senses = [sense for entry in entries if entry.proper for sense in entry.senses if not _USELESS.match(sense)]
    return list(dict.fromkeys(name for sense in senses for name in names_in(sense)))


def _awkwardness(sense: str) -> int:
    """Long explanations describe a word instead of giving one."""
    words = len(_plain(sense.partition(";")[0]).split())
    return 0 if 0 < words <= _MAX_WORDS else 1


def _plain(gloss: str) -> str:
    """A gloss without remarks in parentheses, Chinese cross references, articles and the "to" of verbs."""
    text = _CHINESE.sub("", _PARENTHESES.sub("", gloss)).strip(" ,.;:!?\"'")
    if gloss.lstrip().startswith("CL:"):
        return ""
    if text.count(",") > 1 or len(text.split()) > _MAX_WORDS:
        text = text.split(",")[0]
    text = re.sub(r"\b(?:sb's|sth|sb|etc|lit\.|fig\.)\b\.?", "", text)
    if text.startswith("to ") and not text.startswith("to be "):
        text = _gerund(text[3:])
    previous = None
    while previous != text:
        previous, text = text, _ARTICLE.sub("", text.strip())
    text = " ".join(text.split())
    return text if len(text.split()) <= 2 * _MAX_WORDS else " ".join(text.split()[: 2 * _MAX_WORDS])


def _gerund(phrase: str) -> str:
    """ "to ride" as "riding": a picture shows somebody doing it, and "to fish" must not become a fish."""
    verb, _, rest = phrase.strip().partition(" ")
    if verb.endswith("ie"):
        verb = verb[:-2] + "y"
    elif verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        verb = verb[:-1]
    elif re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprtv]", verb):
        verb += verb[-1]
    return f"{verb}ing {rest}".strip()
