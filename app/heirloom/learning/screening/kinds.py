"""Names the kinds of clutter that a memory may be, each with a strength and a word of why; never what to do with it.

A strength of 0.5 or more is meant to be proposed; see `app/docs/learning.md`, "Clutter by kind".
"""

from __future__ import annotations

import math
from typing import Final

from heirloom.core.records import Kind
from heirloom.core.screening import Clutter, Why
from heirloom.learning.screening.facts import ScreenFacts
from heirloom.learning.screening.network import picture_kinds
from heirloom.learning.screening.screens import is_named_so, size_evidence
from heirloom.learning.screening.wording import (
    ADVERT_SIGNS,
    advert_signs,
    is_empty_chat,
    is_personal,
    receipt_signs,
)

ORDINARY: Final = "ordinary"
DOCUMENT: Final = "document"
LETTER: Final = "letter"
SPARSE: Final = "sparse"
"""What the network knows beside kinds of clutter: ordinary photos, print, handwriting, a page with little on it."""

TINY_PX: Final = 160
_FAINT: Final = 0.15
"""A weaker reason is none."""
_SPOILT: Final = (Clutter.BLURRED, Clutter.DARK, Clutter.ACCIDENTAL)
_NIGHT: Final = 0.2
"""Where 95 of 100 pixels are darker than this, an accident in a pocket is a dark picture as well."""
_CLEAR: Final = 0.5
"""Where less than this says that such a picture is blank, it is as dark as it may be blank."""
_IN_DOUBT: Final = 0.7
"""Added to an ordinary photo's odds: what is proposed wrongly costs more trust than what is not proposed."""
_SCREEN: Final = -0.4
"""What a picture has to make up for that has neither the sides of a screen nor a name that says so."""
_SLOGAN: Final = -1.7
"""Pictures with large words on them are rare among photos, and shop signs are not."""
_RECEIPT_SIGNS: Final = 4
_GUARD: Final = 0.12
"""From so little a doubt on a paper is not proposed in bulk: receipts look much like notes."""
_SURE_SIGNS: Final = 3


def clutter_of(facts: ScreenFacts) -> tuple[Why, ...]:
    """All kinds of clutter that it may be, strongest first; () for most memories. Pure, far below 0.2 ms."""
    if facts.kind is Kind.DOCUMENT:
        found = _of_document(facts)
    elif facts.kind is Kind.PHOTO:
        found = _of_picture(facts)
    else:
        found = []
    if facts.bytes == 0:
        found.append(Why(Clutter.BROKEN, 0.95, words="empty"))
    elif facts.is_broken and not facts.is_encrypted and facts.kind is not Kind.FILE:
        found.append(Why(Clutter.BROKEN, 0.7, words="unreadable"))
    return tuple(sorted(found, key=lambda why: -why.strength))


def is_guarded(facts: ScreenFacts) -> bool:
    """Whether it may be a letter, handwriting or a page that somebody may need: never proposed without saying so."""
    if is_personal(facts.text):
        return True
    if facts.kind is not Kind.PHOTO or facts.measures is None or receipt_signs(facts.text) >= _SURE_SIGNS:
        return False
    shares = _shares(facts)
    return shares[LETTER] + shares[DOCUMENT] + shares[SPARSE] >= _GUARD


def _of_picture(facts: ScreenFacts) -> list[Why]:
    found = []
    if facts.size is not None and max(facts.size.width, facts.size.height) <= TINY_PX:
        found.append(Why(Clutter.TINY, 0.8, count=max(facts.size.width, facts.size.height)))
    if facts.measures is None:
        return found
    shares = _shares(facts)
    spoilt = {kind: shares[kind] for kind in _SPOILT}
    worst = max(spoilt, key=lambda kind: spoilt[kind])
    # Which of the three it is may be open where that it is one of them is not.
    spoilt[worst] = sum(spoilt.values())
    if facts.measures["tone_95"] < _NIGHT:
        open_blank = shares[Clutter.BLANK] if shares[Clutter.BLANK] < _CLEAR else 0.0
        darkness = shares[Clutter.DARK] + shares[Clutter.ACCIDENTAL] + open_blank
        spoilt[Clutter.DARK] = max(spoilt[Clutter.DARK], darkness)
    others = (Clutter.BLANK, Clutter.SCREENSHOT, Clutter.FORWARD)
    for kind, strength in (*spoilt.items(), *((kind, shares[kind]) for kind in others)):
        if strength >= _FAINT:
            found.append(Why(kind, strength))
    return found + _of_paper(shares)


def _of_paper(shares: dict[str, float]) -> list[Why]:
    """Receipts, and printed pages besides; a page written by hand is named so, and weakly."""
    receipt, document = shares[Clutter.RECEIPT], shares[DOCUMENT]
    if receipt + document < _FAINT:
        return []
    words = "receipt" if receipt >= document else "document"
    return [Why(Clutter.RECEIPT, receipt + document, words=words)]


def _of_document(facts: ScreenFacts) -> list[Why]:
    found = []
    if facts.was_read and facts.characters == 0 and not facts.is_encrypted and not facts.is_broken and _is_bare(facts):
        found.append(Why(Clutter.BLANK, 0.8 if (facts.pages or 1) == 1 else 0.45))
    if is_empty_chat(facts.text):
        found.append(Why(Clutter.EMPTY_CHAT, 0.8))
    adverts, receipts = advert_signs(facts.text), receipt_signs(facts.text)
    if adverts >= ADVERT_SIGNS and not is_personal(facts.text):
        found.append(Why(Clutter.ADVERT, min(0.95, 0.3 + 0.12 * adverts), count=adverts))
    if receipts >= _RECEIPT_SIGNS and facts.characters < 6_000:
        found.append(Why(Clutter.RECEIPT, min(0.95, 0.2 + 0.1 * receipts), words="receipt"))
    return found


def _is_bare(facts: ScreenFacts) -> bool:
    """Whether nothing is seen on the first page either; a document without pages has only its text."""
    if facts.measures is None:
        return facts.pages is None
    return picture_kinds().shares(facts.measures)[Clutter.BLANK] >= 0.5


def _shares(facts: ScreenFacts) -> dict[str, float]:
    """How likely the picture is each kind, all told 1: the network's word, and what facts and words add to it."""
    assert facts.measures is not None
    logits = picture_kinds().logits(facts.measures)
    for kind, added in _evidence(facts).items():
        logits[kind] += added
    most = max(logits.values())
    weights = {kind: math.exp(logit - most) for kind, logit in logits.items()}
    total = sum(weights.values())
    return {kind: weight / total for kind, weight in weights.items()}


def _evidence(facts: ScreenFacts) -> dict[str, float]:
    """Logarithms of odds from outside the pixels."""
    screen = _SCREEN + size_evidence(facts.size) + (5.0 if is_named_so(facts.name) else 0.0)
    if facts.has_camera:
        screen -= 6.0
    elif facts.media_type == "image/png":
        screen += 1.0
    found = {Clutter.SCREENSHOT.value: screen, ORDINARY: _IN_DOUBT}
    if facts.text:
        signs = receipt_signs(facts.text)
        found[Clutter.RECEIPT.value] = 1.0 * (signs - 1) if signs else -0.5
        found[LETTER] = 1.5 if is_personal(facts.text) else 0.0
        found[Clutter.BLANK.value] = -3.0
    found[Clutter.FORWARD.value] = 2 * _SLOGAN if facts.has_camera else _SLOGAN
    return found
