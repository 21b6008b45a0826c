"""Items by their file names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel
from heirloom.core.words import content_terms, fold, index_text
from heirloom.search.channels.passages import ALL_WORDS
from heirloom.search.fuse import Finding
from heirloom.search.number_sets import are_in
from heirloom.vault import Vault

Numbers = NDArray[np.int64]

WHOLE_NAME: Final = 6.0
_NAME_HITS: Final = 60
_MISSING: Final = 1.5
"""What is lost by the share of the words that a name does not hold."""
_ENOUGH: Final = 0.5
_BEGUN: Final = -0.1
"""Evidence of a name in which a word begins as the word asked does: "rechn" may be meant for Rechnung_2017.pdf."""
_SHORTEST_BEGINNING: Final = 3
_TELLING_DIGITS: Final = 3
"""A shorter number stands in many a name, as a camera or a program counted: DCP_5.jpg is no answer to a 5."""
_SHORTEST_PLURAL: Final = 4
_ASKED_ALONE: Final = 4
"""Words that are put to the names one by one, as only the last of several may be unfinished."""
_NUMBERED: Final = re.compile(r"([^\W\d_]+)\d+")
_COUNTED: Final = re.compile(
    r"_?(?:IMGP?|DSC[NFI]?|[DMC]?IMG|MG|PXL|MVIMG|VID|MOV|MVI|DJI|GOPR|GX|PICT|SAM|SDC|HPIM|P|STA|WP)[-_ ]?\d{3,6}\b",
    re.IGNORECASE,
)
_SPACED: Final = str.maketrans("_-.", "   ")


def findings_by_name(vault: Vault, text: str, subset: Numbers | None) -> Finding:
    """Items whose file name holds words asked for: every one is sure, the name itself surest."""
    asked = [term for term in content_terms(text) if not term.stop]
    wordings = [text, *(term.surface for term in asked[:_ASKED_ALONE] if not term.cjk)] if asked else []
    found = dict(hit for wording in dict.fromkeys(wordings) for hit in vault.items.find_by_name(wording, _NAME_HITS))
    allowed = None if subset is None else set(subset.tolist())
    tokens, plain = [token for term in asked for token in term.tokens], fold(text).strip()
    numbers, evidence = [], []
    for number, name in found.items():
        strength = name_evidence(plain, tokens, name) if allowed is None or number in allowed else None
        if strength is not None:
            numbers.append(number)
            evidence.append(strength)
    cut = sum(strength >= 0 for strength in evidence) >= _NAME_HITS
    return Finding(Channel.NAME, np.array(numbers, np.int64), np.array(evidence, np.float32), cut=cut)


def findings_by_whole_name(vault: Vault, text: str, subset: Numbers | None) -> Finding:
    """Items whose file name holds every word asked for; a number that a camera counted to is no year."""
    found = findings_by_name(vault, text, subset)
    keep = found.evidence >= 0
    if keep.any() and all(token.isdecimal() for term in content_terms(text) for token in term.tokens):
        items = vault.items.by_numbers(found.numbers[keep])
        counted = [number for number, item in items.items() if _COUNTED.match(item.original_name)]
        keep &= ~are_in(found.numbers, counted)
    return Finding(Channel.NAME, found.numbers[keep], found.evidence[keep])


def name_evidence(text: str, tokens: Sequence[str], original_name: str) -> float | None:
    """How well a file name answers a folded question and its words: the very name, every word in it, half of them.

    None is less than that. Where letters end and a number begins, a word ends: copy1.jpg holds "copy".
    """
    name = fold(original_name)
    stem = name.rpartition(".")[0] or name
    if text in (name, stem) or (tokens and own_words(original_name) == [*tokens]):
        return WHOLE_NAME
    held = set(index_text(name).translate(_SPACED).split())
    held |= {part[1] for word in held if (part := _NUMBERED.fullmatch(word))}
    singular = {one_of(word) for word in held}
    here = [token in held or one_of(token) in singular for token in tokens]
    share = sum(here) / len(tokens) if tokens else 0.0
    if share == 1:
        return _BEGUN if all(token.isdecimal() and len(token) < _TELLING_DIGITS for token in tokens) else ALL_WORDS
    if all(holds or _begins(token, held) for token, holds in zip(tokens, here, strict=True)):
        return _BEGUN
    return _MISSING * (share - 1) if share >= _ENOUGH else None


def one_of(word: str) -> str:
    """An English plural's singular, roughly: "invoices" is asked for and invoice.pdf is meant. Else the word itself."""
    if (
        len(word) < _SHORTEST_PLURAL
        or not word.isascii()
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is"))
    ):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]


def own_words(original_name: str) -> list[str]:
    """The words of a file name without its ending, as the index has them."""
    name = fold(original_name)
    stem = name.rpartition(".")[0] or name
    return [token for term in content_terms(stem.translate(_SPACED)) for token in term.tokens]


def _begins(token: str, words: Collection[str]) -> bool:
    return len(token) >= _SHORTEST_BEGINNING and any(word.startswith(token) for word in words)
