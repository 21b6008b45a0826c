"""The search field: a picture, chips and words in one frame; it tells the question whenever that changes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from heirloom.core.asking import Ask, Fact, FactSort, OutsidePicture, Reading
from heirloom.core.records import ItemNumber
from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.screens.search.field import taking
from heirloom.gui.screens.search.field.labels import ICONS, chip_text
from heirloom.gui.widgets.buttons import IconButton
from heirloom.gui.widgets.chips import Chip
from heirloom.gui.widgets.labels import Text

SIZE_PX, WIDE_PX = (470, 36), (640, 40)
_CHIPS_SHARE: Final = 0.62
"""Chips take no more of the width than this: there must be room to type."""
_PICTURE_FORMATS: Final = ("image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp", "image/gif")
_NOT_BY_HAND: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The window came to the front; nobody means to search."""


class SearchField(Translated, QFrame):
    """`changed` carries the `Ask`; `hurried` the same where waiting for more keys makes no sense."""

    changed = Signal(object)
    hurried = Signal(object)
    reading_wanted = Signal(str, object, object)
    """Text, the same after the last date chip or None, and the words that are no facts: answer with `take`."""
    picture_dropped = Signal(str)
    picture_pasted = Signal(bytes)
    entered = Signal()
    """Down or Enter: on to the results."""
    focused = Signal()
    left = Signal()
    """Esc with nothing more to clear."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.line = _Line()
        self._facts: list[Fact] = []
        self._chips: list[Chip] = []
        self._like: ItemNumber | OutsidePicture | None = None
        self._like_picture: QPixmap | None = None
        self._plain: list[str] = []
        self._before = ""
        self.clear_button = IconButton("circle-x", side=26, icon_px=16)
        self.hint = Text("", "accession", "ink3")
        self.hint.setProperty("keycap", True)
        self.hint.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        super().__init__(parent)
        self.setObjectName("search_field")
        self.setAcceptDrops(True)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(38), 0, 8, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self.hint)
        self._row.addWidget(self.clear_button)
        self.line.textEdited.connect(self._edited)
        self.line.installEventFilter(self)
        self.clear_button.clicked.connect(self.clear)
        theme.watcher().changed.connect(self._dress)
        self._dress()
        self._show_buttons()

    # What is asked

    @property
    def ask(self) -> Ask:
        """The question as it stands."""
        return Ask(self.line.text(), tuple(self._facts), tuple(self._plain), self._like)

    @property
    def like_picture(self) -> QPixmap | None:
        """What the chip of the picture shows."""
        return self._like_picture

    def set_ask(self, ask: Ask, picture: QPixmap | None = None) -> None:
        """Put a whole question, as if it had been typed."""
        self._facts, self._plain = list(ask.facts), list(ask.plain)
        self._like, self._like_picture = ask.like, picture
        self._set_text(ask.text)
        self._rebuild()
        self._tell_now()

    def set_like(self, like: ItemNumber | OutsidePicture | None, picture: QPixmap | None = None) -> None:
        """Ask for what is like a picture, beside what is asked already."""
        self._like, self._like_picture = like, picture
        self._rebuild()
        self._tell_now()

    def add_fact(self, fact: Fact) -> None:
        """A chip chosen elsewhere; a date takes the place of every other date."""
        if fact.sort is FactSort.DATE:
            self._facts = [one for one in self._facts if one.sort is not FactSort.DATE]
        if fact not in self._facts:
            self._facts.append(fact)
        self._rebuild()
        self._tell_now()

    def remove_fact(self, fact: Fact) -> None:
        self._facts = [one for one in self._facts if one != fact]
        self._rebuild()
        self._tell_now()

    def remove_dates(self) -> None:
        """Every date goes, also one whose answer has not come yet."""
        self._facts = [one for one in self._facts if one.sort is not FactSort.DATE]
        self._rebuild()
        self._tell_now()

    def take(self, reading: Reading, longer: Reading | None) -> None:
        """What was recognised in the text. Too late where the text is another one by now."""
        text = self.line.text()
        if not text.startswith(reading.text):
            return
        grown = Reading(text, reading.stretches)
        taken = taking.take(text, self.line.cursorPosition(), grown, longer, self._last_typed())
        if taken is None:
            return
        if taken.grown is not None:
            self._facts[-1] = taken.grown
        self._facts += [fact for fact in taken.facts if fact not in self._facts]
        self._set_text(taken.text.lstrip() if not taken.text.strip() else taken.text, taken.cursor)
        self._rebuild()
        self._tell_now()

    def clear(self) -> None:
        """Empty, and ready to be typed in."""
        self._facts.clear()
        self._plain.clear()
        self._like = self._like_picture = None
        self._set_text("")
        self._rebuild()
        self._tell_now()
        self.line.setFocus()

    def to_words(self) -> None:
        """Every chip that was typed turns back into its words, to be changed."""
        words = [fact.words for fact in self._facts if fact.words]
        self._facts = [fact for fact in self._facts if not fact.words]
        self._set_text(" ".join(filter(None, [self.line.text().strip(), *words])))
        self._rebuild()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_words(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    # Telling

    def _edited(self, text: str) -> None:
        self._show_buttons()
        self._plain = [words for words in self._plain if words.casefold() in text.casefold()]
        if taking.wants_reading(self._before, text):
            self.reading_wanted.emit(text, taking.with_last(text, self._last_typed()), tuple(self._plain))
        self._before = text
        self.changed.emit(self.ask)

    def _tell_now(self) -> None:
        self._show_buttons()
        self.hurried.emit(self.ask)

    def _last_typed(self) -> Fact | None:
        return self._facts[-1] if self._facts and self._facts[-1].words else None

    def _set_text(self, text: str, cursor: int | None = None) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(len(text) if cursor is None else cursor)
        self._before = text

    # Chips

    def _rebuild(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._fact_chip(fact) for fact in self._facts]
        if self._like is not None:
            self._chips.insert(0, self._like_chip())
        before: QWidget = self.line
        for at, chip in enumerate(self._chips):
            chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._row.insertWidget(at, chip)
            chip.show()
            QWidget.setTabOrder(before, chip)
            before = chip
        self._squeeze()
        self._show_buttons()

    def _fact_chip(self, fact: Fact) -> Chip:
        chip = Chip(chip_text(fact), icon=ICONS[fact.sort], state="on", removable=True, parent=self)
        chip.removed.connect(lambda: self.remove_fact(fact))
        chip.setToolTip(chip.text())
        return chip

    def _like_chip(self) -> Chip:
        chip = Chip(self._like_text(), icon="copy", state="on", removable=True, parent=self)
        chip.set_portrait(self._like_picture)
        chip.setToolTip(self.tr("This picture is only compared. It is not stored."))
        chip.removed.connect(lambda: self.set_like(None))
        return chip

    def _like_text(self) -> str:
        if isinstance(self._like, OutsidePicture):
            return self.tr("Like this picture (not stored)")
        return self.tr("Like this picture")

    def _squeeze(self) -> None:
        """Share the room for chips among them: the longest give way first."""
        room = round(max(0, self.width() - 100) * _CHIPS_SHARE) - 6 * len(self._chips)
        hints = [chip.sizeHint().width() for chip in self._chips]
        cap = max(hints, default=0)
        while cap > theme.px(60) and sum(min(hint, cap) for hint in hints) > room:
            cap -= 4
        for chip, hint in zip(self._chips, hints, strict=True):
            chip.setMaximumWidth(min(hint, cap))

    def _back_to_words(self) -> None:
        """Backspace before the first letter: the last chip turns into what was typed; one that was chosen goes."""
        if not self._facts:
            if self._like is not None:
                self.set_like(None)
            return
        fact = self._facts.pop()
        if fact.words:
            self._plain.append(fact.words)
            self._set_text(f"{fact.words} {self.line.text()}".rstrip(), len(fact.words))
        self._rebuild()
        self._tell_now()

    # Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and isinstance(event, QFocusEvent):
                self.update()
                self._show_buttons()
                if event.gotFocus() and event.reason() not in _NOT_BY_HAND:
                    self.focused.emit()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if key != Qt.Key.Key_Down:
                self.hurried.emit(self.ask)
            self.entered.emit()
            return True
        if key == Qt.Key.Key_Escape:
            if self.ask.is_empty:
                self.left.emit()
            else:
                self.clear()
            return True
        at_start = self.line.cursorPosition() == 0 and not self.line.hasSelectedText()
        if key == Qt.Key.Key_Backspace and at_start and (self._facts or self._like is not None):
            self._back_to_words()
            return True
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._paste(QGuiApplication.clipboard().mimeData())
        return False

    def _paste(self, mime: QMimeData) -> bool:
        """A picture on the clipboard is asked with; text is left to the line."""
        path = picture_path(mime)
        if path is not None:
            self.picture_dropped.emit(path)
            return True
        if mime.hasText():
            return False
        data = picture_bytes(mime)
        if data is not None:
            self.picture_pasted.emit(data)
        return data is not None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if picture_path(event.mimeData()) is not None or picture_bytes(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        path, data = picture_path(event.mimeData()), picture_bytes(event.mimeData())
        if path is not None:
            self.picture_dropped.emit(path)
        elif data is not None:
            self.picture_pasted.emit(data)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def resizeEvent(self, event: object) -> None:
        self._squeeze()

    def sizeHint(self) -> QSize:
        return QSize(SIZE_PX[0], theme.px(SIZE_PX[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2.0 if self.line.hasFocus() else 1.0
        painter.setPen(QPen(theme.colour("focus" if wide > 1 else "line_strong"), wide))
        painter.setBrush(theme.colour("surface"))
        body = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(body, 7, 7)
        side = theme.px(18)
        theme.icons.draw(painter, QRectF(12, (self.height() - side) / 2, side, side), "search", "ink2")
        painter.end()

    def _dress(self) -> None:
        self.line.setFont(theme.fonts.font("body"))
        self._row.setContentsMargins(theme.px(38), 0, 8, 0)
        self._squeeze()
        self.update()

    def _show_buttons(self) -> None:
        self.clear_button.setVisible(not self.ask.is_empty)
        self.hint.setVisible(self.ask.is_empty and not self.line.hasFocus())

    def retranslate(self) -> None:
        self.line.setPlaceholderText(self.tr("Search pictures, letters, places…"))
        self.line.setAccessibleName(self.tr("Search"))
        self.setAccessibleName(self.tr("Search"))
        self.clear_button.set_name(self.tr("Clear the search"), "Esc")
        self.hint.setText(QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText))
        for chip, fact in zip(self._chips[self._like is not None :], self._facts, strict=True):
            chip.set_text(chip_text(fact))
        if self._like is not None and self._chips:
            self._chips[0].set_text(self._like_text())


class _Line(QLineEdit):
    """Bare: the frame around it is the field's."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self.setObjectName("bare")
        self.setProperty("bare", True)
        self.setStyleSheet("QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }")
        self.setAcceptDrops(False)
        self.setMinimumWidth(theme.px(90))


def picture_path(mime: QMimeData) -> str | None:
    """The one file that is dropped or pasted, if it is one."""
    urls = [url for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []
    return urls[0].toLocalFile() if len(urls) == 1 else None


def picture_bytes(mime: QMimeData) -> bytes | None:
    """A picture's own bytes. They are not decoded here: whatever they are, the extraction worker looks at them."""
    for form in _PICTURE_FORMATS:
        if mime.hasFormat(form):
            data: QByteArray = mime.data(form)
            if not data.isEmpty():
                return bytes(data.data())
    return None
