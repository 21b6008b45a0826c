"""A text as a sheet of paper: plain, or in the small markup of the extraction worker; nothing is ever fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from heirloom.core.views import ReadableText
from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.screens.viewer.document.pieces import markup_pieces, plain_pieces
from heirloom.gui.screens.viewer.picture.framing import STEP
from heirloom.gui.screens.viewer.picture.images import to_image
from heirloom.gui.theme.tokens import LIGHT

_SHEET_PX = 760
_INSET_PX = 56
_MOST_ZOOM, _LEAST_ZOOM = 3.0, 0.6
_MOST_MARKS = 300
_PICTURE = "picture:"


class TextView(Translated, QTextBrowser):
    """`link_wanted` carries an address that was clicked: whoever hears it asks before anything is opened."""

    link_wanted = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._pictures: dict[str, QImage] = {}
        super().__init__(parent)
        self._zoom = 1.0
        self._words: tuple[str, ...] = ()
        self._text: ReadableText | None = None
        self._rest: Iterator[str] = iter(())
        self._filling = QTimer(self, interval=0)
        self._filling.timeout.connect(self._add_piece)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setProperty("paper", True)
        self.document().setUndoRedoEnabled(False)
        self.anchorClicked.connect(lambda url: self.link_wanted.emit(url.toString()))
        theme.watcher().changed.connect(self._restyle)
        self._restyle()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Text"))

    def show_text(self, text: ReadableText, words: Sequence[str]) -> None:
        """Show another text from its beginning, or from the first of the words."""
        self._text, self._words = text, tuple(words)
        self._pictures = {f"{_PICTURE}{at}": to_image(pixels) for at, pixels in enumerate(text.pictures)}
        self._fill()

    def clear(self) -> None:
        """Show nothing, keep nothing."""
        self._text = None
        self._filling.stop()
        self._rest = iter(())
        self._pictures.clear()
        super().clear()
        self.document().clear()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Only pictures that came with the text; everything else is nothing, wherever it is said to lie."""
        address = name.toString() if isinstance(name, QUrl) else name
        picture = self._pictures.get(address)
        if kind == int(QTextDocument.ResourceType.ImageResource.value) and picture is not None:
            room = max(120, self.width() - 2 * _INSET_PX)
            return (
                picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
                if (picture.width() > room)
                else picture
            )
        return None

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller letters."""
        self._zoom = min(max(self._zoom * factor, _LEAST_ZOOM), _MOST_ZOOM)
        self._restyle()

    def reset_zoom(self) -> None:
        self._zoom = 1.0
        self._restyle()

    def _fill(self) -> None:
        """The first piece at once, the rest piece by piece: a long text must not hold the window up."""
        self._filling.stop()
        self._rest = iter(())
        super().clear()
        if self._text is None:
            return
        text = self._text
        self._rest = markup_pieces(text.text) if text.is_markup else plain_pieces(text.text)
        self._add_piece()
        self._set_margins()
        self._mark()
        self._filling.start()

    def _add_piece(self) -> None:
        piece = next(self._rest, None)
        if piece is None or self._text is None:
            self._filling.stop()
            return
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self.document().isEmpty():
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        if self._text.is_markup:
            cursor.insertHtml(piece)
        else:
            cursor.insertText(piece)
        if self._words and self._filling.isActive():
            self._mark(scrolls=False)

    def _mark(self, *, scrolls: bool = True) -> None:
        """Highlight the words, and begin where the first of them stands."""
        marks: list[QTextEdit.ExtraSelection] = []
        look = QTextCharFormat()
        look.setBackground(_light("accent_soft"))
        look.setForeground(_light("on_accent_soft"))
        for word in self._words:
            cursor = QTextCursor(self.document())
            while len(marks) < _MOST_MARKS and not (cursor := self.document().find(word, cursor)).isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, look
                marks.append(mark)
        self.setExtraSelections(marks)
        first = min(marks, key=lambda mark: mark.cursor.position(), default=None)
        if first is not None and scrolls:
            self.setTextCursor(QTextCursor(first.cursor))
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _restyle(self) -> None:
        """Paper is light in either theme, as in the other kinds of documents."""
        font = theme.fonts.font("body")
        font.setPixelSize(max(11, round(theme.px(15) * self._zoom)))
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDefaultStyleSheet(
            f"a {{ color: {LIGHT.accent}; }} table {{ border-collapse: collapse; }} td, th {{ padding: 3px 8px; }}"
            f" h1, h2, h3 {{ font-family: '{theme.fonts.families('serif')[0]}'; font-weight: 500; }}"
            f" pre, code {{ font-family: '{theme.fonts.families('mono')[0]}'; }}"
        )
        selected = f"selection-background-color: {LIGHT.accent_soft}; selection-color: {LIGHT.on_accent_soft};"
        self.setStyleSheet(
            f"QTextBrowser {{ background: {LIGHT.docpaper}; color: {LIGHT.ink}; border: none; padding: 0;"
            f" border-radius: 2px; font-size: {font.pixelSize()}px; {selected} }}"
        )
        self._fill()

    def sheet_px(self) -> int:
        """How wide the sheet wants to be."""
        return theme.px(_SHEET_PX)

    def _set_margins(self) -> None:
        frame = QTextFrameFormat(self.document().rootFrame().frameFormat())
        inset = min(_INSET_PX, max(16, self.width() // 12))
        frame.setLeftMargin(inset)
        frame.setRightMargin(inset)
        frame.setTopMargin(inset)
        frame.setBottomMargin(inset)
        self.document().rootFrame().setFrameFormat(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mine = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
        is_copy = event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in mine or (is_copy and self.textCursor().hasSelection()):
            super().keyPressEvent(event)
        else:
            event.ignore()


def _light(name: str) -> QColor:
    return QColor(getattr(LIGHT, name))
