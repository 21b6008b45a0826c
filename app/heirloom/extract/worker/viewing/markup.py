"""Turns a page's HTML into the small set of markup that is shown: nothing that runs, styles or fetches is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

from heirloom.core.views import Pixels
from heirloom.extract.markup import LINK, LONELY, PICTURE, TAGS, escaped
from heirloom.extract.viewing import MAX_MARKUP_SIGNS
from heirloom.extract.worker.documents.text_limits import clean

_SAME = {
    "strong": "b", "em": "i", "cite": "i", "dfn": "i", "var": "i", "ins": "u", "strike": "s", "del": "s", "kbd": "code",
    "samp": "code", "tt": "code", "section": "div", "article": "div", "header": "div", "footer": "div", "main": "div",
    "nav": "div", "aside": "div", "figure": "div", "figcaption": "p", "address": "p", "dl": "div", "dt": "p",
    "dd": "blockquote", "center": "div", "details": "div", "summary": "p", "form": "div", "fieldset": "div",
    "legend": "p", "caption": "p", "menu": "ul", "listing": "pre", "xmp": "pre", "body": "div",
}  # fmt: skip
_UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "svg", "math", "object", "iframe", "canvas", "audio", "video", "select",
     "datalist", "textarea", "noembed", "noframes", "applet", "map", "head", "title", "button")
)  # fmt: skip
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "base", "col", "area", "source", "embed", "param"))
_SPACES = re.compile(r"[ \t\n\r\f]+")
_FEED_STEP = 1 << 20
_MOST_OPEN = 200

TakePicture = Callable[[str], Pixels | None]
"""Gives the picture of a `src`, where the file itself holds it."""


class Markup:
    """A parser target (start, end, data, close) that writes the known tags in their one spelling."""

    def __init__(self, take_picture: TakePicture) -> None:
        self.pictures: list[Pixels] = []
        self.pictures_left_out = False
        self.is_cut = False
        self._take_picture = take_picture
        self._parts: list[str] = []
        self._signs = 0
        self._open: list[str] = []
        self._unseen: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.append(tag)
            return
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "img":
            self._picture(attributes)
        elif tag in LONELY:
            self._put(f"<{tag}>")
        elif tag not in _VOID:
            self._open_known(_SAME.get(tag, tag), attributes)

    def end(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.pop()
            return
        known = _SAME.get(tag, tag)
        if known in self._open:
            while (inner := self._open.pop()) != known:
                self._put(f"</{inner}>", even_beyond=True)
            self._put(f"</{known}>", even_beyond=True)

    def data(self, text: str) -> None:
        if not self._unseen:
            self._put(escaped(text if "pre" in self._open else _SPACES.sub(" ", text)))

    def close(self) -> None:
        while self._open:
            self._put(f"</{self._open.pop()}>", even_beyond=True)

    def markup(self) -> str:
        """What was written; whole once the parser was closed."""
        return "".join(self._parts)

    def _open_known(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in TAGS or len(self._open) >= _MOST_OPEN or self.is_cut:
            return
        self._open.append(tag)
        if tag == "a":
            target = (attributes.get("href") or "").strip()
            self._put(f'<a href="{target if LINK.fullmatch(target) else ""}">', even_beyond=True)
        else:
            self._put(f"<{tag}>", even_beyond=True)

    def _picture(self, attributes: Mapping[str, str]) -> None:
        """The picture itself where the file holds it, else its description in brackets."""
        source = (attributes.get("src") or "").strip()
        picture = self._take_picture(source) if source else None
        if picture is not None:
            self._put(f'<img src="{PICTURE}{len(self.pictures)}">')
            self.pictures.append(picture)
            return
        self.pictures_left_out = self.pictures_left_out or bool(source)
        described = _SPACES.sub(" ", attributes.get("alt") or "").strip()
        if described:
            self._put(escaped(f"[{described}]"))

    def _put(self, piece: str, *, even_beyond: bool = False) -> None:
        """Add a piece; beyond the bound only what closes open elements still goes in."""
        self._signs += len(piece)
        fits = self._signs <= MAX_MARKUP_SIGNS // 2
        if fits or (even_beyond and (piece.startswith("</") or not self.is_cut)):
            self._parts.append(piece)
        else:
            self.is_cut = True


def to_markup(source: str, take_picture: TakePicture) -> Markup:
    """Run HTML through libxml2's parser as a stream of events: no tree, no entities from outside."""
    builder = Markup(take_picture)
    parser = etree.HTMLParser(target=builder, encoding="utf-8", recover=True, no_network=True, huge_tree=True)
    raw = clean(source).encode("utf-8")
    try:
        for start in range(0, len(raw), _FEED_STEP):
            parser.feed(raw[start : start + _FEED_STEP])
        parser.close()
    except etree.LxmlError:
        builder = Markup(take_picture)  # nested beyond what any parser follows: its words without their order
        without = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>", " ", source)
        builder.data(clean(re.sub(r"<[^<>]{0,2000}>", " ", without)))
    builder.close()
    return builder
