"""What sort of memory a question asks for, where that decides which channel to trust."""

from __future__ import annotations

import re
from typing import Final

from heirloom.core.words import has_cjk, terms

_PAPERS_EN: Final = """
receipt receipts invoice invoices bill bills letter letters recipe recipes contract contracts certificate certificates
diary journal note notes statement statements report reports document documents paper papers form forms passport
prescription warranty insurance tax taxes lease will manual essay article chapter page pages minutes agenda invitation
"""
_PAPERS_ZH: Final = """
收据 小票 发票 账单 信 书信 来信 菜谱 食谱 合同 证书 日记 笔记 报告 文件 文档 护照
处方 保修 保险 税 租约 遗嘱 说明书 作文 文章 通知 请柬 聊天记录 成绩单 病历 简历 证明 协议
"""
_EN: Final = frozenset(_PAPERS_EN.split())
_ZH: Final = tuple(_PAPERS_ZH.split())


_ASKS_EN: Final = re.compile(r"(?:how|when|why|what (?:did|does|do|was|were|is|are|time|to))\b", re.IGNORECASE)
_ASKS_ZH: Final = re.compile("怎么|如何|为什么|什么时候|多少|几点|几号|在哪")
PAPERS_FIRST: Final = 3.0
"""What a picture's looks count less when a question asks for a paper: a photo of a till is no receipt."""
ANSWERS_FIRST: Final = 1.5
"""The same when it asks something that words must answer."""


def looks_count_less(text: str) -> float:
    """How much less evidence the looks of a picture are for this question, 0 for most."""
    if asks_for_papers(text):
        return PAPERS_FIRST
    asks = _ASKS_EN.match(text) or (has_cjk(text) and _ASKS_ZH.search(text))
    return ANSWERS_FIRST if asks else 0.0


def asks_for_papers(text: str) -> bool:
    """Whether a question names a kind of paper, which is found by what it says and not by how it looks."""
    if has_cjk(text) and any(word in text for word in _ZH):
        return True
    return any(term.surface in _EN for term in terms(text))
