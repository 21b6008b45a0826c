"""Cuts a long text into pieces that each take a moment to lay out, so that the window stays awake meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator

PIECE_SIGNS = 10_000
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_FRAMES = frozenset(("div", "blockquote", "b", "i", "u", "s"))
"""Elements that can be closed and opened again without a trace; lists and tables cannot."""
_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "table", "blockquote"))
_LONELY = frozenset(("br", "hr", "img"))


def markup_pieces(markup: str, size: int = PIECE_SIGNS) -> Iterator[str]:
    """Pieces of about `size` signs, each whole by itself, cut between blocks only; joined they read as the whole does.

    `markup` is of the small set that the extraction worker makes, every element closed.
    """
    stack: list[str] = []
    start, opened = 0, ""
    for tag in _TAG.finditer(markup):
        closes, name = bool(tag.group(1)), tag.group(2)
        if name in _LONELY:
            continue
        if not closes:
            stack.append(name)
            continue
        if stack and stack[-1] == name:
            stack.pop()
        if name in _BLOCKS and tag.end() - start >= size and all(one in _FRAMES for one in stack):
            yield opened + markup[start : tag.end()] + "".join(f"</{one}>" for one in reversed(stack))
            start, opened = tag.end(), "".join(f"<{one}>" for one in stack)
    if start < len(markup):
        yield opened + markup[start:]


def plain_pieces(text: str, size: int = PIECE_SIGNS) -> Iterator[str]:
    """Pieces of about `size` signs that end where a line ends, its end left out."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + size)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1
