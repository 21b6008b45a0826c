"""Whether a text is a letter from one person to another, a diary page or a recipe: by how such texts begin and end."""

from __future__ import annotations

import re
from typing import Final

from heirloom.learning.screening.greetings import (
    body_of,
    greets,
    greets_alone,
    is_mail,
    named_and_signed,
    says_farewell,
)
from heirloom.learning.screening.wording import ADVERT_SIGNS, advert_signs

_DIARY: Final = re.compile(
    r"^\W{0,3}(dear diary|(my )?(diary|journal)|journal entry)\b[^\n]{0,40}$|^\S{0,8}日记"
    r"|^\s*(\d{2,4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日\s*(星期|周|礼拜)[一二三四五六日天]\s*(晴|阴|雨|雪|多云|大雨|小雨|雾|风)",
    re.IGNORECASE | re.MULTILINE,
)
_BUSINESS: Final = re.compile(
    r"\b(invoice|account (no|number)|order (no|number|confirmation)|unsubscribe|customer|vat|iban|terms and conditions"
    r"|dear (sir|madam|customer|valued|colleague|applicant|editor|hiring)|ref(erence)?( no)?[.:]|yours faithfully"
    r"|tracking number|total due|policy number|dear mr|dear ms|dear mrs|dear dr)\b"
    r"|发票|账号|订单|退订|客户|合同编号|尊敬的客户",
    re.IGNORECASE,
)
_LEAST: Final = 60
_HEAD: Final = 600
_CJK: Final = re.compile(r"[\u4e00-\u9fff]")


def letter_strength(text: str) -> float:
    """0–1: 0.9 with greeting and farewell, 0.6 with either, less where it reads like business; 0 for no letter.

    A greeting alone must have its line to itself: "Hello, here is some text" greets nobody. A mail as programs write it
    must have both, and an advertisement is no letter whomever it greets.
    """
    if length_of(text) < _LEAST:
        return 0.0
    body = body_of(text)
    farewell = says_farewell(body)
    if (farewell and greets(body)) or named_and_signed(body):
        return 0.9 * (0.4 if _BUSINESS.search(text) else 1.0)
    strength = 0.6 if farewell or greets_alone(body) else 0.0
    if _DIARY.search(body[:_HEAD]):
        strength = 0.7
    if not strength or is_mail(text) or _BUSINESS.search(text) or advert_signs(text) >= ADVERT_SIGNS:
        return 0.0
    return strength


def length_of(text: str) -> float:
    """How much is written, in letters; a Chinese character says as much as three."""
    return len(text.strip()) + 2 * len(_CJK.findall(text))
