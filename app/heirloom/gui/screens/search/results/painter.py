"""Draws what an answer is made of: tiles, captions, rows of words, headings."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from heirloom.core.asking import Found
from heirloom.core.records import Hit, Kind
from heirloom.gui import theme
from heirloom.gui.grid.fetch.decoding import Fit, PreviewKey
from heirloom.gui.grid.paint.badges import Badges
from heirloom.gui.grid.previews import Previews
from heirloom.gui.models import why
from heirloom.gui.models.hits import RELATED, HitsModel, Sort
from heirloom.gui.screens.search.field.labels import Counts
from heirloom.gui.screens.search.results.captions import Caption
from heirloom.gui.screens.search.results.layout import Box, Cell, Head, Measures

_WHY_LINES: Final = 2
_ICON_LEFT: Final = 34
"""Where the words of a row begin, after its icon."""
_DATE_GAP: Final = 24
_FRAME: Final = 3


class HitPainter:
    """Captions are laid out once for a width and kept until the answer, the width or the look changes."""

    def __init__(self, model: HitsModel, previews: Previews) -> None:
        self._model = model
        self._previews = previews
        self._captions: dict[tuple[int, int], tuple[Caption, str]] = {}
        self._badges: Badges | None = None

    def reset(self) -> None:
        """Another answer, width, language or look."""
        self._captions.clear()

    def dress(self) -> None:
        """The look changed."""
        self._badges = None
        self._captions.clear()

    @staticmethod
    def measures() -> Measures:
        """Heights at the text scale in force."""
        px = theme.px
        return Measures(head=px(46), text_row=px(50), caption_gap=px(6), row_gap=px(14), bottom=px(90))

    def caption_height(self, row: int, width: int) -> int:
        """Height of why and when under a picture."""
        caption, _ = self._caption(row, width)
        return caption.height + theme.fonts.line_px("micro")

    def key(self, cell: Cell, dpr: float) -> PreviewKey | None:
        """The preview that a cell shows; None for one without a picture."""
        if cell.picture is None:
            return None
        box = cell.picture
        fit = Fit(round(box.width * dpr), round(box.height * dpr))
        return PreviewKey(self._model.number(cell.row), fit, self._model.turns(cell.row))

    def cell(self, painter: QPainter, cell: Cell, offset: int, *, selected: bool, current: bool, hovered: bool) -> None:
        """One cell, `offset` content pixels scrolled."""
        if cell.picture is None:
            self._text_row(painter, cell, offset, selected=selected, current=current, hovered=hovered)
            return
        tile = _rect(cell.picture, offset)
        self._picture(painter, cell, tile)
        badges = self._marks(painter)
        hit = self._model.hit(cell.row)
        badges.edge(painter, tile)
        badges.corners(painter, tile)
        if hit is not None and hit.item.kept:
            badges.ribbon(painter, tile)
        if selected:
            _frame(painter, tile)
            badges.check(painter, tile)
        elif hovered:
            badges.ring(painter, tile)
        if current:
            _ring(painter, QRectF(tile), 4)
        if hit is not None:
            top = cell.picture.bottom - offset + self.measures().caption_gap
            caption, when = self._caption(cell.row, cell.picture.width)
            caption.paint(painter, tile.x(), top, "ink")
            self._line(painter, when, QRect(tile.x(), top + caption.height, tile.width(), 0), "micro", "ink3")

    def head(self, painter: QPainter, head: Head, offset: int, found: Found) -> None:
        """A heading, with a quieter word beside it."""
        title, beside = head_texts(head.sort, found)
        font = theme.fonts.font("section")
        painter.setFont(font)
        metrics = painter.fontMetrics()
        box = _rect(head.box, offset)
        base = box.bottom() - theme.px(14)
        painter.setPen(theme.colour("ink"))
        painter.drawText(box.x(), base, title)
        painter.setFont(theme.fonts.font("small"))
        painter.setPen(theme.colour("ink3"))
        left = box.x() + metrics.horizontalAdvance(title) + 12
        shown = painter.fontMetrics().elidedText(beside, Qt.TextElideMode.ElideRight, max(0, box.right() - left))
        painter.drawText(left, base, shown)
        if head.sort.is_words or head.sort is Sort.WEAKER_PICTURES:
            painter.setPen(theme.colour("line"))
            if head.sort is not Sort.WEAKER_PICTURES:
                painter.drawLine(box.x(), box.bottom(), box.right(), box.bottom())

    def tooltip(self, cell: Cell) -> str:
        """What was cut off, in full; otherwise what the memory is called."""
        hit = self._model.hit(cell.row)
        if hit is None:
            return ""
        caption = self._captions.get((cell.row, cell.picture.width)) if cell.picture else None
        name = why.name_of(hit.item)
        return f"{caption[0].full_text}\n{name}" if caption is not None and caption[0].is_cut else name

    def _picture(self, painter: QPainter, cell: Cell, tile: QRect) -> None:
        key = self.key(cell, painter.device().devicePixelRatioF())
        assert key is not None
        pixmap = self._previews.peek(*key)
        if pixmap is None:
            painter.fillRect(tile, theme.colour("placeholder"))
            if self._previews.is_missing(key.number):
                side = theme.px(24)
                centre = QRectF(tile).center()
                box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
                theme.icons.draw(painter, box, "image", "ink3")
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(tile, pixmap, _covering(pixmap.width(), pixmap.height(), tile))

    def _text_row(
        self, painter: QPainter, cell: Cell, offset: int, *, selected: bool, current: bool, hovered: bool
    ) -> None:
        hit = self._model.hit(cell.row)
        found = self._model.found
        if hit is None or found is None:
            return
        box = _rect(cell.whole, offset)
        if selected or hovered:
            painter.fillRect(box, theme.colour("accent_soft" if selected else "wall"))
        side = theme.px(18)
        theme.icons.draw(painter, QRectF(box.x() + 4, box.center().y() - side / 2, side, side), _icon(hit), "ink2")
        painter.setFont(theme.fonts.font("small"))
        when = why.day_text(hit.item.captured)
        date_wide = painter.fontMetrics().horizontalAdvance(when)
        painter.setPen(theme.colour("ink3"))
        painter.drawText(box.adjusted(0, 0, -4, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when)
        left = box.x() + theme.px(_ICON_LEFT)
        width = box.right() - date_wide - _DATE_GAP - left
        line = theme.fonts.line_px("small")
        top = box.center().y() - line
        self._line(painter, why.name_of(hit.item), QRect(left, top, width, 0), "small", "ink", weight=600)
        caption = self._snippet(cell.row, hit, found, width)
        caption.paint(painter, left, top + line, "ink2")
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.x(), box.bottom(), box.right(), box.bottom())
        if current:
            _ring(painter, QRectF(box).adjusted(2, 2, -2, -3), 0)

    def _caption(self, row: int, width: int) -> tuple[Caption, str]:
        known = self._captions.get((row, width))
        hit, found = self._model.hit(row), self._model.found
        if known is not None:
            return known
        assert hit is not None
        assert found is not None
        font, line = theme.fonts.font("small"), theme.fonts.line_px("small")
        made = (Caption(why.why_line(hit, found), font, width, _WHY_LINES, line), why.when_line(hit.item))
        self._captions[row, width] = made
        return made

    def _snippet(self, row: int, hit: Hit, found: Found, width: int) -> Caption:
        known = self._captions.get((row, -width))
        if known is None:
            font, line = theme.fonts.font("small"), theme.fonts.line_px("small")
            known = (Caption(why.snippet_line(hit, found), font, max(40, width), 1, line), "")
            self._captions[row, -width] = known
        return known[0]

    @staticmethod
    def _line(painter: QPainter, text: str, box: QRect, role: str, colour: str, weight: int | None = None) -> None:
        painter.setFont(theme.fonts.font(role, weight))
        painter.setPen(theme.colour(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        area = QRect(box.x(), box.y(), box.width(), theme.fonts.line_px(role))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _marks(self, painter: QPainter) -> Badges:
        dpr = painter.device().devicePixelRatioF()
        if self._badges is None or self._badges.dpr != dpr:
            self._badges = Badges(dpr)
        return self._badges


def head_texts(sort: Sort, found: Found) -> tuple[str, str]:
    """A block's title and what is said beside it."""
    translate = QCoreApplication.translate
    count = QLocale().toString
    if sort is Sort.WORDS:
        return translate("Search", "In words"), Counts().documents(found.texts)
    if sort is Sort.MORE_WORDS:
        shown = sum(hit.item.kind is not Kind.PHOTO for hit in found.answer.hits)
        cut = translate("Search", "The first {n} of {total}").format(n=count(shown), total=count(found.texts))
        return translate("Search", "More in words"), cut if found.texts > shown else ""
    if sort is Sort.RELATED:
        return translate("Search", "Also related"), _related_beside(found)
    if sort.is_weaker:
        return (
            translate("Search", "Weaker matches"),
            translate("Search", "They fit only in part. It is a guess whether they are meant."),
        )
    return translate("Search", "Pictures") if sort is Sort.PICTURES else translate("Search", "More pictures"), ""


def _related_beside(found: Found) -> str:
    count = QLocale().toString
    if len(found.rest) <= RELATED:
        return ""
    sentence = QCoreApplication.translate("Search", "The first {n} of {total}. Add a date or place to see others.")
    return sentence.format(n=count(RELATED), total=count(len(found.rest)))


def _icon(hit: Hit) -> str:
    return "file-text" if hit.item.kind is Kind.DOCUMENT else "image" if hit.item.kind is Kind.PHOTO else "file"


def _rect(box: Box, offset: int) -> QRect:
    return QRect(box.left, box.top - offset, box.width, box.height)


def _covering(wide: int, high: int, tile: QRect) -> QRect:
    """The middle of a picture that has the tile's proportions."""
    scale = min(wide / max(1, tile.width()), high / max(1, tile.height()))
    width, height = round(tile.width() * scale), round(tile.height() * scale)
    return QRect(
        QPoint((wide - width) // 2, (high - height) // 2), QPoint((wide + width) // 2 - 1, (high + height) // 2 - 1)
    )


def _frame(painter: QPainter, tile: QRect) -> None:
    """Chosen: a frame inside the tile and a light gap inside that; the picture stays as it is."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_edge("accent", _FRAME))
    painter.drawRect(QRectF(tile).adjusted(1.5, 1.5, -1.5, -1.5))
    painter.setPen(_edge("surface", 2))
    painter.drawRect(QRectF(tile).adjusted(4, 4, -4, -4))


def _edge(colour: str, width: float) -> QPen:
    return QPen(theme.colour(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin)


def _ring(painter: QPainter, area: QRectF, outside: float) -> None:
    """The keys are here."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.drawRoundedRect(area.adjusted(-outside + 1, -outside + 1, outside - 1, outside - 1), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
