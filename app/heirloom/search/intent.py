"""What sort of memory a question asks for, where that decides which channel to trust."""

from __future__ import annotations

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


def asks_for_papers(text: str) -> bool:
    """Whether a question names a kind of paper, which is found by what it says and not by how it looks."""
    if has_cjk(text) and any(word in text for word in _ZH):
        return True
    return any(term.surface in _EN for term in terms(text))
