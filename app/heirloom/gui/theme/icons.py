"""Icons by the names of the design, drawn from the Phosphor font in the colours of the theme.

The font and its table of names are read out of the installed package `qtawesome` without importing it: its import
and its first icon cost 0.37 s here, because it loads every font it brings; reading the one font costs 0.03 s, at the
first icon. The locked window has to stand after 0.6 s.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

from heirloom.gui.theme.current import colour as colour_of
from heirloom.gui.theme.icon_names import PHOSPHOR

_EM_PX = 256
"""Size at which outlines are taken from the font; they are scaled from there."""
_KEPT = 600
"""Pixmaps kept; an icon of 18 px at twice the density takes 5 KB."""


def icon(name: str, colour: str = "ink2", size: int = 18, *, dark: bool | None = None) -> QIcon:
    """The icon of a name in tokens.md, in the colour of a role; it follows the theme by itself.

    `size` is the size it reports; it is crisp at any. `dark=True` for what is always dark.
    """
    _glyph(name)  # an unknown name is found here, not while painting
    return QIcon(_Engine(name, colour, size, dark))


def pixmap(name: str, px: int, colour: str = "ink2", dpr: float = 1.0, *, dark: bool | None = None) -> QPixmap:
    """The icon as a pixmap of `px` logical pixels, for screens with `dpr` device pixels each."""
    return _drawn(name, px, colour_of(colour, dark=dark).name(), dpr)


def coloured(name: str, px: int, value: str) -> QPixmap:
    """The icon in `px` device pixels, in a colour that is given as `#rrggbb`."""
    return _drawn(name, px, value, 1.0)


def draw(painter: QPainter, rect: QRectF, name: str, colour: str = "ink2", *, dark: bool | None = None) -> None:
    """Draw the icon as a shape into `rect`: for painted views, sharp at any scale."""
    _fill(painter, rect, name, colour_of(colour, dark=dark).name())


def outline(name: str) -> QPainterPath:
    """The shape of an icon, to be drawn by another thread: a path that two threads draw is changed by both."""
    copy = QPainterPath()
    copy.setFillRule(Qt.FillRule.WindingFill)
    copy.addPath(_glyph(name))
    return copy


def draw_outline(painter: QPainter, rect: QRectF, path: QPainterPath, colour: str) -> None:
    """Draw such a shape into `rect`, in the colour of a role."""
    _fill_path(painter, rect, path, colour_of(colour).name())


class _Engine(QIconEngine):
    """Draws one icon in whatever theme is in force when it is painted."""

    def __init__(self, name: str, colour: str, size: int, dark: bool | None) -> None:
        super().__init__()
        self._what = (name, colour, size, dark)

    def clone(self) -> QIconEngine:
        copy = _Engine(*self._what)
        _clones.append(copy)
        return copy

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _fill(painter, QRectF(rect), self._what[0], self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return _drawn(self._what[0], max(1, min(size.width(), size.height())), self._colour(mode), scale, size.width())

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def isNull(self) -> bool:
        return False

    def _colour(self, mode: QIcon.Mode) -> str:
        _, name, _, dark = self._what
        if mode == QIcon.Mode.Disabled:
            name = "disabled"
        elif mode == QIcon.Mode.Active and name == "ink2":
            name = "ink"
        return colour_of(name, dark=dark).name()


_clones: list[_Engine] = []
"""Qt takes a clone over without telling Python, which would destroy it at once. Only changed icons are cloned: few."""


@lru_cache(maxsize=_KEPT)
def _drawn(name: str, px: int, colour: str, dpr: float, width: int = 0) -> QPixmap:
    """A square of `px` logical pixels, at the left of a pixmap of `width` where that is wider."""
    side = max(1, round(px * dpr))
    result = QPixmap(max(side, round(width * dpr)), side)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    _fill(painter, QRectF(0, 0, side, side), name, colour)
    painter.end()
    result.setDevicePixelRatio(dpr)
    return result


def _fill(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    _fill_path(painter, rect, _glyph(name), colour)


def _fill_path(painter: QPainter, rect: QRectF, path: QPainterPath, colour: str) -> None:
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(side / _EM_PX, side / _EM_PX)
    painter.fillPath(path, QColor(colour))
    painter.restore()


@cache
def _glyph(name: str) -> QPainterPath:
    """The outline, in a square of `_EM_PX` whose origin is the top left corner."""
    font, names = _font()
    path = QPainterPath(font.pathForGlyph(font.glyphIndexesForString(chr(names[PHOSPHOR[name]]))[0]))
    path.translate(0, font.ascent())
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


@cache
def _font() -> tuple[QRawFont, dict[str, int]]:
    found = importlib.util.find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("the icons come with the package qtawesome, which is not installed")
    folder = Path(found.submodule_search_locations[0]) / "fonts"
    codes = json.loads(next(folder.glob("phosphor-charmap-*.json")).read_bytes())
    data = next(path for path in folder.glob("phosphor-*.ttf")).read_bytes()
    font = QRawFont(QByteArray(data), _EM_PX, QFont.HintingPreference.PreferNoHinting)
    return font, {name: int(code, 16) for name, code in codes.items()}
