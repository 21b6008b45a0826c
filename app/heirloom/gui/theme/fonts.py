"""Fonts by role: the system's own for text, a serif for titles; sizes in pixels, times the text scale."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontDatabase

from heirloom.gui.theme.current import current

_SANS = {
    "win32": ["Segoe UI Variable Text", "Segoe UI"],
    "darwin": [],
    "linux": ["Noto Sans", "Cantarell", "DejaVu Sans"],
}
_SANS_CHINESE = {
    "win32": ["Microsoft YaHei UI"],
    "darwin": ["PingFang SC"],
    "linux": ["Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"],
}
_SERIF = {
    "win32": ["Sitka Heading", "Constantia", "Georgia"],
    "darwin": ["Iowan Old Style", "Charter", "Georgia"],
    "linux": ["Noto Serif Display", "Source Serif 4", "Noto Serif", "DejaVu Serif"],
}
_SERIF_CHINESE = {
    "win32": ["Microsoft YaHei UI"],
    "darwin": ["Songti SC"],
    "linux": ["Noto Serif CJK SC", "Source Han Serif SC"],
}
_MONO = {
    "win32": ["Cascadia Mono", "Consolas"],
    "darwin": ["Menlo"],
    "linux": ["Noto Sans Mono", "DejaVu Sans Mono"],
}


@dataclass(frozen=True, slots=True)
class Role:
    """How one kind of text looks at scale 1."""

    size_px: float
    line_px: float
    weight: int = 400
    face: str = "sans"
    spacing_px: float = 0.0


ROLES: dict[str, Role] = {
    "display": Role(36, 47, 500, "serif"),
    "title": Role(32, 42, 500, "serif"),
    "title-s": Role(26, 34, 500, "serif"),
    "title-xs": Role(20, 27, 500, "serif"),
    "section": Role(15, 21, 600),
    "day": Role(14, 20, 600),
    "body": Role(13, 19),
    "small": Role(12, 17),
    "micro": Role(11, 15),
    "key": Role(19, 28, 600, "mono", 1.5),
    "accession": Role(11, 15, 400, "mono"),
}


def font(role: str, weight: int | None = None) -> QFont:
    """The font of a role at the text scale in force; `weight` from 100 to 900 where it differs from the role's."""
    shape = ROLES[role]
    chinese = _is_chinese()
    result = QFont()
    result.setFamilies(list(families(shape.face)))
    result.setPixelSize(size_px(role))
    result.setWeight(QFont.Weight(_weight(shape, weight, chinese)))
    if shape.spacing_px and not chinese:
        result.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, shape.spacing_px)
    return result


def size_px(role: str) -> int:
    """Size of the letters of a role, in pixels at the text scale in force."""
    size = ROLES[role].size_px
    if role == "small" and _is_chinese():
        size = 13  # Chinese characters close up below that
    return max(11, round(size * current().scale))


def line_px(role: str) -> int:
    """Height of one line of a role."""
    shape = ROLES[role]
    line = shape.size_px * 1.55 if _is_chinese() and shape.face == "sans" else shape.line_px
    return round(line * current().scale)


@cache
def families(face: str) -> tuple[str, ...]:
    """Families to try in turn, so that Chinese falls back inside one run of text."""
    platform = sys.platform if sys.platform in _SANS else "linux"
    if face == "mono":
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        return _without_repeats([*_MONO[platform], fixed, *_SANS_CHINESE[platform]])
    if face == "serif":
        return _without_repeats([*_SERIF[platform], *_SERIF_CHINESE[platform]])
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    # A bare "Sans" is an alias that may stand for a Chinese font; the named ones come first then.
    last = general.lower() in {"sans", "sans serif", "sans-serif"}
    first = [] if last else [general]
    return _without_repeats([*first, *_SANS[platform], *_SANS_CHINESE[platform], general])


def tabular(base: QFont) -> QFont:
    """The same font with figures of one width, for columns of numbers."""
    result = QFont(base)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def _weight(shape: Role, wanted: int | None, chinese: bool) -> int:
    if wanted is not None:
        return wanted
    # Song faces have no medium weight: a title in their regular one is too thin.
    return 600 if chinese and shape.face == "serif" else shape.weight


def _is_chinese() -> bool:
    return QLocale().language() == QLocale.Language.Chinese


def _without_repeats(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
