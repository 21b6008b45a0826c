"""Whether a text is a letter from one person to another, a diary page or a recipe: by how such texts begin and end."""

from __future__ import annotations

import re
from typing import Final

_SALUTE: Final = re.compile(
    r"^\s*(my\s+)?(dear(est)?|darling|beloved|hello|hi)\b[^\n.;:]{0,60}[,!:\n]|^\s*(亲爱的|敬爱的|尊敬的|吾儿|吾妻|父母亲大人)"
    r"|^\s*\S{1,8}[：:,，]\s*(见字如面|你好|您好)",
    re.IGNORECASE | re.MULTILINE,
)
_ALONE: Final = re.compile(
    r"^\s*(my\s+)?(dear(est)?|darling|beloved|hello|hi)\b[^\n.;:]{0,40}[,!:]?[ \t]*\r?$"
    r"|^\s*(亲爱的|敬爱的|尊敬的|吾儿|吾妻|父母亲大人)"
    r"|^\s*\S{1,8}[：:,，]\s*(见字如面|你好|您好)",
    re.IGNORECASE | re.MULTILINE,
)
"""A greeting with a line of its own: without a farewell only that is one."""
_MAIL: Final = re.compile(r"^(Return-Path|Received|MIME-Version|Message-ID|Content-Type|X-[\w-]+):\s", re.MULTILINE)
"""Lines that programs write over a mail; what people write begins below them."""
_CLOSE: Final = re.compile(
    r"\b(love|yours( (truly|ever|always|sincerely))?|with (all )?(my )?love|kisses|affectionately|your (loving )?"
    r"(son|daughter|mother|father|mum|mom|dad|brother|sister|friend|husband|wife|aunt|uncle|grand\w+))\b[^\n]{0,30}$"
    r"|(此致|敬礼|祝好|想念你|爱你的|你的(爸爸|妈妈|儿子|女儿|朋友|父亲|母亲|哥哥|姐姐|弟弟|妹妹))",
    re.IGNORECASE | re.MULTILINE,
)
_DIARY: Final = re.compile(r"\b(dear diary|diary|journal entry)\b|日记", re.IGNORECASE)
_BUSINESS: Final = re.compile(
    r"\b(invoice|account (no|number)|order (no|number|confirmation)|unsubscribe|customer|vat|iban|terms and conditions"
    r"|dear (sir|madam|customer|valued|colleague|applicant|editor|hiring)|ref(erence)?( no)?[.:]|yours faithfully"
    r"|tracking number|total due|policy number|dear mr|dear ms|dear mrs|dear dr)\b"
    r"|发票|账号|订单|退订|客户|合同编号|尊敬的客户",
    re.IGNORECASE,
)
_LEAST: Final = 60
_HEAD: Final = 600


def letter_strength(text: str) -> float:
    """0–1: 0.9 with greeting and farewell, 0.6 with either, less where it reads like business; 0 for no letter.

    A greeting alone must have its line to itself: "Hello, here is some text" greets nobody.
    """
    if len(text.strip()) < _LEAST:
        return 0.0
    if _MAIL.match(text):
        text = text.replace("\r\n", "\n").partition("\n\n")[2]
    greeting, farewell = bool(_SALUTE.search(text[:_HEAD])), bool(_CLOSE.search(text))
    alone = farewell or bool(_ALONE.search(text[:_HEAD]))
    strength = 0.9 if greeting and farewell else 0.6 if alone else 0.0
    if _DIARY.search(text[:_HEAD]):
        strength = max(strength, 0.7)
    return 0.0 if _BUSINESS.search(text) and strength < 0.9 else strength * (0.4 if _BUSINESS.search(text) else 1.0)
