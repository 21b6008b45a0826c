"""Markdown as a person reads it: the words without the marks (CommonMark, tables and strike-through)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from heirloom.extract.worker.documents.html_text import html_to_text
from heirloom.extract.worker.documents.text_limits import RULE

_MAX_SIGNS = 1_000_000
"""Beyond this the marks stay: a parser's time is better spent elsewhere than on such a file."""


def markdown_to_text(source: str) -> str:
    """Headings, paragraphs, lists and tables as plain lines; link and image targets are left out."""
    if len(source) > _MAX_SIGNS:
        return source
    parser = MarkdownIt("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"])
    lines = _lines(parser.parse(source.replace("\r\n", "\n")))
    return re.sub(r"\n{3,}", "\n\n", "".join(lines)).strip("\n")


def heading_of(source: str) -> str | None:
    """The first heading of the first level."""
    found = re.search(r"^#[ \t]+(.+?)[ \t]*#*$", source, re.MULTILINE)
    return markdown_to_text(found.group(1)) if found is not None else None


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    counters: list[int | None] = []
    for token in tokens:
        match token.type:
            case "inline":
                yield _inline(token.children or ())
            case "fence" | "code_block":
                yield token.content + "\n"
            case "html_block":
                yield html_to_text(token.content) + "\n"
            case "bullet_list_open":
                counters.append(None)
            case "ordered_list_open":
                counters.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                counters.pop()
                yield "\n"
            case "list_item_open":
                yield _bullet(counters)
            case "paragraph_close":
                yield "\n" if token.hidden else "\n\n"
            case "hr":
                yield f"{RULE}\n\n"
            case "heading_close":
                yield "\n\n"
            case "td_close" | "th_close":
                yield "\t"
            case "tr_close" | "table_close":
                yield "\n"


def _bullet(counters: list[int | None]) -> str:
    number = counters[-1]
    if number is None:
        return "- "
    counters[-1] = number + 1
    return f"{number}. "


def _inline(children: Sequence[Token]) -> str:
    parts: list[str] = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("s_open", "s_close"):
            parts.append("~~")
        elif child.type in ("softbreak", "hardbreak") or (child.type == "html_inline" and "<br" in child.content):
            parts.append("\n")
        elif child.type == "image" and child.content:
            parts.append(f"[{child.content}]")
    return "".join(parts)
