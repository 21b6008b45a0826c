"""What a question's words leave out or ask for alone, each with the question as it reads without that."""

from __future__ import annotations

import re

from heirloom.core.asking import Clause, ClauseSort
from heirloom.search.wording.negation import Negation

_EDGE_SIGNS = " \t,.;:!?，。；：！？、"
_LEFT_HANGING = re.compile(r"^(?:of|with|about|showing)\s+|的$", re.IGNORECASE)


def find_clauses(raw: str, left_out: Negation | None, media: str | None, media_words: str) -> tuple[Clause, ...]:
    """`raw` is the question in its normal form, `media` as in `ParsedQuery`, `media_words` those that say so."""
    found: list[Clause] = []
    for said, parts in left_out.said if left_out else ():
        for part in parts:
            others = " ".join(_signed(other) for other in parts if other != part)
            found.append(Clause(ClauseSort.WITHOUT, part, _replaced(raw, said, others)))
    if media is not None:
        rest = _replaced(raw, media_words, "")
        words = media_words.removeprefix("的")
        found.append(Clause(ClauseSort(media), words, None if rest is None else _LEFT_HANGING.sub("", rest)))
    return tuple(found)


def _signed(words: str) -> str:
    """Words as a sign leaves them out."""
    return f'-"{words}"' if " " in words else f"-{words}"


def _replaced(raw: str, said: str, by: str) -> str | None:
    """The question with other words in the place of those; None where they do not stand in it as they are."""
    before, found, after = raw.partition(said)
    if not found or not said:
        return None
    parts = [before.strip(), by, after.strip()]
    touching = not by and before[-1:].isalnum() and after[:1].isalnum()
    return ("" if touching else " ").join(part for part in parts if part).strip(_EDGE_SIGNS)
