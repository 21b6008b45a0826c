"""The small set of markup in which texts are shown, and the strict check that a text keeps to it."""

from __future__ import annotations

import re

TAGS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "td", "th",
     "b", "i", "u", "s", "code", "sub", "sup", "a")
)  # fmt: skip
"""Elements that open and close; none of them can carry a script or fetch anything."""
LONELY = frozenset(("br", "hr"))
LINK = re.compile(r"(?:https?://|mailto:)[^\"'<>&\s\x00-\x1f\\]{1,2000}")
"""A link as it may stand in `href`; the window asks before it follows one."""
PICTURE = "picture:"

_NAMES = "|".join(sorted(TAGS - {"a"}))
_TOKEN = re.compile(
    rf"""[^<>&]+|&(?:amp|lt|gt|quot);|</?(?:{_NAMES})>|<(?:{"|".join(sorted(LONELY))})>"""
    rf"""|<a href="(?:{LINK.pattern}|)">|</a>|<img src="{PICTURE}(\d{{1,4}})">"""
)


def is_clean(markup: str, pictures: int) -> bool:
    """Whether `markup` holds known tags in their one spelling, escaped text and the first `pictures` pictures only."""
    at = 0
    while at < len(markup):
        found = _TOKEN.match(markup, at)
        if found is None or (found.group(1) is not None and int(found.group(1)) >= pictures):
            return False
        at = found.end()
    return True


def escaped(text: str) -> str:
    """Text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
