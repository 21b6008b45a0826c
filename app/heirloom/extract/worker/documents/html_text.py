"""Collects the readable text of a page from parse events, with the line breaks that a window would show."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from heirloom.extract.worker.documents.text_limits import RULE, clean

_UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "svg", "object", "iframe", "canvas", "audio", "video", "select",
     "datalist", "textarea", "noembed", "noframes", "applet", "map")
)  # fmt: skip
"""Elements whose content is not text of the page, or is shown only where something else fails."""
_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "pre", "ul", "ol", "dl", "hr"))
_LINES = frozenset(
    ("div", "section", "article", "header", "footer", "main", "nav", "aside", "li", "dt", "dd", "tr", "form",
     "fieldset", "legend", "figure", "figcaption", "address", "details", "summary", "caption", "center", "body",
     "dialog", "menu", "hgroup", "option", "title")
)  # fmt: skip
_STRUCK = frozenset(("s", "strike", "del"))
_DOT = frozenset(("0", "1"))
"""Sizes in pixels of pictures that only count visits or keep things apart."""
_SPACES = re.compile(r"[ \t\n\r\f]+")
_MAX_META = 200
_FEED_STEP = 1 << 20


class HtmlText:
    """A parser target (start, end, data, close). `title`, `meta` (lower-case names) and `warnings` after parsing."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.meta: dict[str, str] = {}
        self.warnings: list[str] = []
        self._parts: list[str] = []
        self._ends_line = True
        self._ends_space = True
        self._unseen: list[str] = []
        self._pre = 0
        self._in_title = False
        self._lists: list[int | None] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.append(tag)
            return
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "meta":
            self._note_meta(attributes)
        elif tag == "title":
            self._in_title = self.title is None
        elif tag == "br":
            self._break(1, even_empty=True)
        elif tag == "img":
            self._picture(attributes)
        elif tag in _STRUCK:
            self._put("~~", space=self._ends_space)
        else:
            self._open_block(tag, attributes)

    def end(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.pop()
            return
        if tag == "title":
            self._in_title = False
        elif tag in ("td", "th"):
            self._put("\t", space=True)
        elif tag in _STRUCK:
            self._put("~~", space=self._ends_space)
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)
        self._end_block(tag)

    def data(self, text: str) -> None:
        if self._unseen:
            return
        if self._in_title:
            self.title = (self.title or "") + text
        elif self._pre:
            self._put(text, space=text.endswith((" ", "\n")))
            self._ends_line = text.endswith("\n")
        else:
            folded = _SPACES.sub(" ", text)
            if self._ends_space:
                folded = folded.removeprefix(" ")
            if folded:
                self._put(folded, space=folded.endswith(" "))

    def close(self) -> None:
        """Nothing is left to do: every event was taken when it came."""

    def text(self) -> str:
        """Lines without trailing blanks, at most one empty line between paragraphs."""
        lines = "\n".join(line.rstrip() for line in "".join(self._parts).split("\n"))
        return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")

    def give_up(self, source: str) -> None:
        """Take the words between the tags of `source`, for a page that no parser can follow."""
        without = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>", " ", source)
        self._parts = [_SPACES.sub(" ", re.sub(r"<[^<>]{0,2000}>", " ", without))]
        self.warnings.append("The page is nested too deeply to follow; its words were taken without their order.")

    def _note_meta(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content and len(self.meta) < _MAX_META:
            self.meta.setdefault(name.strip().lower(), content)

    def _picture(self, attributes: Mapping[str, str]) -> None:
        """Its description; empty brackets without one, but nothing where the page calls it an ornament (alt="")."""
        described = _SPACES.sub(" ", attributes.get("alt") or "").strip()
        is_dot = attributes.get("width") in _DOT or attributes.get("height") in _DOT
        if described or ("alt" not in attributes and not is_dot):
            self._put(f"[{described}]", space=False)

    def _open_block(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._end_block(tag)
        if tag == "pre":
            self._pre += 1
        elif tag in ("ul", "ol"):
            start = attributes.get("start") or ""
            self._lists.append(None if tag == "ul" else int(start) if re.fullmatch(r"\d{1,6}", start) else 1)
        elif tag == "li":
            self._put(self._bullet(), space=True)
        elif tag == "hr":
            self._put(RULE, space=False)
            self._break(2)

    def _bullet(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _end_block(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._break(2)
        elif tag in _LINES:
            self._break(1)

    def _break(self, count: int, *, even_empty: bool = False) -> None:
        if self._ends_line and not even_empty and count == 1:
            return
        self._parts.append("\n" * count)
        self._ends_line = self._ends_space = True

    def _put(self, text: str, *, space: bool) -> None:
        self._parts.append(text)
        self._ends_line, self._ends_space = False, space


def html_to_text(source: str) -> str:
    """The readable text of a page or fragment."""
    return parse(source).text()


def parse(source: str) -> HtmlText:
    """Run the text through libxml2's HTML parser as a stream of events: no tree, no entities from outside."""
    builder = HtmlText()
    # The type stubs know the target interface only for some parsers; at run time it is etree's documented one.
    parser = etree.HTMLParser(target=builder, encoding="utf-8", recover=True, no_network=True, huge_tree=True)
    raw = clean(source).encode("utf-8")
    try:
        for start in range(0, len(raw), _FEED_STEP):
            parser.feed(raw[start : start + _FEED_STEP])
        parser.close()
    except etree.LxmlError:
        # libxml2 gives up on nesting deeper than 2,048; the words are still there to be taken between the tags.
        builder.give_up(source)
    return builder
