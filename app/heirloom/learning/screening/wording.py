"""What words tell of a memory: a receipt, a letter, an advertisement, a chat in which nobody said anything."""

from __future__ import annotations

import re
from typing import Final

from heirloom.learning.screening.greetings import body_of, greets_alone, says_farewell

_RECEIPT: Final = (
    r"\b(sub ?-?total|grand total|total (due|amount|sales)|amount due|total)\b",
    r"\b(cash|change( due)?|visa|mastercard|debit|credit card|tendered|card no)\b",
    r"\b(vat|gst|sales tax|tax( no)?|mwst|tva|iva)\b",
    r"\b(receipt|invoice|tax invoice|bill|quittung|kassenbon|ticket no)\b",
    r"\b(qty|item|price|unit price|discount|rounding|cashier|till|terminal|merchant)\b",
    r"(\b\d{1,5}[.,]\d{2}\b.*){3}",
    r"合计|总计|实收|找零|小票|发票|收银|收据|税率|单价|数量|金额|应付",
    r"[¥￥$€£]\s?\d|\bRM\s?\d",
)  # fmt: skip
_ADVERT: Final = (
    r"\bunsubscribe\b|退订",
    r"\b(newsletter|mailing list)\b|订阅",
    r"\b\d{1,2} ?% (off|discount|rabatt)|\d(\.\d)?折",
    r"\b(sale|clearance|special offer|limited[- ]time|black friday|best deals?)\b|限时|特惠|促销|秒杀|优惠券",
    r"\b(shop now|buy now|order now|click here|add to cart|view (it )?in (your )?browser)\b|立即购买|点击查看",
    r"\b(promo(tion)? code|coupon|voucher code|free shipping|free gift|gift card)\b|满\d+减|包邮|红包",
    r"\b(you (are )?receiv(ed|ing) this (e-?mail|message)|manage (your )?preferences|privacy policy)\b",
    r"\b(dear (valued )?customer|exclusive(ly)? for you|don.t miss)\b|尊敬的(客户|用户|会员)",
)  # fmt: skip
_CHAT_LINE: Final = re.compile(
    r"^\W{0,2}\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}:\d{2}(:\d{2})?\s?([ap]\.?m\.?)?\]?\s*[-–:]?\s*(.*)$",
    re.IGNORECASE,
)
_SAYS_NOTHING: Final = re.compile(
    r"end-to-end encrypted|created (this )?group|added you|joined using|changed (the|this)|left$|security code|"
    r"message was deleted|deleted this message|missed (voice|video) call|media omitted|image omitted|<attached|"
    r"端到端加密|撤回了一条消息|加入了群聊|已添加|以上是打招呼的内容|可以开始聊天了",
    re.IGNORECASE,
)
_LEAVES_A_LIST: Final = re.compile(_ADVERT[0], re.IGNORECASE)
_COMPILED_RECEIPT: Final = tuple(re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in _RECEIPT)
_COMPILED_ADVERT: Final = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _ADVERT)
_MOST: Final = 4_000
_LEAST_LINES: Final = 1
_KIN: Final = re.compile(
    r"\b(mum|mummy|mom|mommy|dad|daddy|grandma|grandpa|granny)\b|亲爱的|爱你|爸爸|妈妈|奶奶|爷爷|外婆|外公|想念",
    re.IGNORECASE,
)
ADVERT_SIGNS: Final = 3
"""From so many kinds of advertising words on it may be an advertisement."""


def receipt_signs(text: str) -> int:
    """How many of eight kinds of receipt words occur."""
    begin = text[:_MOST]
    return sum(pattern.search(begin) is not None for pattern in _COMPILED_RECEIPT)


def advert_signs(text: str) -> int:
    """How many of eight kinds of advertising words occur."""
    begin = text[:_MOST]
    return sum(pattern.search(begin) is not None for pattern in _COMPILED_ADVERT)


def is_personal(text: str) -> bool:
    """Whether somebody seems to write to somebody close: greets or says farewell like that, or names relations.

    Shops greet by name, too: what reads like an advertisement must have both a greeting and a farewell.
    """
    begin = body_of(text[:_MOST])
    greeting, farewell = greets_alone(begin), says_farewell(begin)
    if not (greeting or farewell or _KIN.search(begin)):
        return False
    is_advert = advert_signs(begin) >= ADVERT_SIGNS
    return not is_advert or (greeting and farewell and _LEAVES_A_LIST.search(begin) is None)


def is_empty_chat(text: str) -> bool:
    """Whether it is a chat kept as lines with times in which nothing but the program's own lines was said."""
    lines = [line for line in text[:_MOST].splitlines() if line.strip()]
    said = [match.group(3) for line in lines if (match := _CHAT_LINE.match(line))]
    if len(said) < _LEAST_LINES or len(said) < len(lines):
        return False
    return all(not words.strip() or _SAYS_NOTHING.search(words) is not None for words in said)
