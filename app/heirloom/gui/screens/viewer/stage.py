"""Where a memory is shown: as a picture, as pages, as a text or, where it is neither, as the card of its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from heirloom.bank import Card
from heirloom.core.errors import HeirloomError
from heirloom.core.records import Kind
from heirloom.core.views import ReadableText
from heirloom.gui import theme
from heirloom.gui.background import Background, Lane, Ticket
from heirloom.gui.language import Translated
from heirloom.gui.screens.viewer.document.file_card import FileCard
from heirloom.gui.screens.viewer.document.page_store import PageStore, RendersPages
from heirloom.gui.screens.viewer.document.pages_view import PagesView
from heirloom.gui.screens.viewer.document.text_view import TextView
from heirloom.gui.screens.viewer.picture.canvas import SIDE_PX, PhotoCanvas
from heirloom.gui.screens.viewer.picture.images import Shown
from heirloom.gui.screens.viewer.picture.loader import PictureLoader, RendersPictures
from heirloom.gui.screens.viewer.sentences import DAMAGED, reason_text
from heirloom.gui.screens.viewer.strips.turn_button import SIDE, TurnButton
from heirloom.gui.widgets import Banner

_BANNER_PX = 640


class Renders(RendersPictures, RendersPages, Protocol):
    """What is shown of originals."""

    def text(self, number: int) -> ReadableText: ...


class Stage(Translated, QWidget):
    """`turn_wanted` carries -1 or 1; `shown` tells that the memory itself stands there, `page_changed` where in it."""

    turn_wanted = Signal(int)
    shown = Signal(int)
    page_changed = Signal(int, int)
    export_wanted = Signal()
    link_wanted = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, viewing: Renders, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        self._background = background
        self._card: Card | None = None
        self._words: tuple[str, ...] = ()
        self._near: tuple[int, ...] = ()
        self._preview: QPixmap | None = None
        self._asked_px = 0
        self._ends = (True, True)
        self._buttons_shown = True
        self._error: HeirloomError | None = None
        self._left_out = False
        self._is_cut = False
        self._text_ticket: Ticket[ReadableText] | None = None
        self.loader = PictureLoader(viewing, background, self)
        self.canvas = PhotoCanvas()
        self.pages = PagesView(PageStore(viewing, background, self))
        self.text = TextView()
        self.file = FileCard()
        self._stack = QStackedWidget(self)
        self._wrong, self._note = Banner("danger", parent=self), Banner("info", parent=self)
        self._previous, self._next = TurnButton("previous", self), TurnButton("next", self)
        for part in (self.canvas, self.pages, self.text, self.file):
            self._stack.addWidget(part)
        self._say()
        self._connect()

    def _connect(self) -> None:
        self._previous.clicked.connect(lambda: self.turn_wanted.emit(-1))
        self._next.clicked.connect(lambda: self.turn_wanted.emit(1))
        self.canvas.turn_wanted.connect(self.turn_wanted)
        self.canvas.size_wanted.connect(self._fetch_picture)
        self.canvas.part_wanted.connect(self._fetch_part)
        self.loader.loaded.connect(self._loaded)
        self.loader.patched.connect(self._patched)
        self.loader.failed.connect(self._picture_failed)
        self.pages.page_changed.connect(self.page_changed)
        self.pages.failed.connect(self._failed)
        self.file.export.connect(self.export_wanted)
        self.file.again.connect(self.try_again)
        self.text.link_wanted.connect(self.link_wanted)
        for part in (self.canvas, self.pages, self.text):
            part.menu_wanted.connect(self.menu_wanted)

    # What is shown

    def show_memory(
        self, card: Card, preview: QPixmap | None, words: Sequence[str], near: Sequence[int], ends: tuple[bool, bool]
    ) -> None:
        """Show another memory; `near` are pictures that may be wanted next, `ends` whether none precedes or follows."""
        self._card, self._words, self._near, self._preview = card, tuple(words), tuple(near), preview
        self._error = None
        self._left_out = False
        self._say()
        self._ends = ends
        self._show_buttons()
        if self._text_ticket is not None:
            self._text_ticket.cancel()
        self._clear_others(card)
        if card.kind is Kind.PHOTO:
            self._show_picture(card, preview)
        elif card.media_type == "application/pdf":
            self._put(self.pages)
            self.pages.open(card.number, words)
        elif card.kind is Kind.DOCUMENT:
            self._show_text(card)
        else:
            self.file.show_card(card)
            self._put(self.file)

    def try_again(self) -> None:
        """Show the same memory once more from the beginning."""
        if self._card is not None:
            self.loader.forget(self._card.number)
            self.show_memory(self._card, self._preview, self._words, self._near, self._ends)

    def set_preview(self, preview: QPixmap) -> None:
        self._preview = preview
        self.canvas.set_preview(preview)

    def set_turned(self, turns: int) -> None:
        self.canvas.set_turns(turns)

    def clear(self) -> None:
        """Nothing of any memory stays."""
        self._card = self._preview = None
        self.loader.forget()
        self.canvas.clear()
        self.pages.clear()
        self.text.clear()
        self.file.show_card(None)

    @property
    def is_picture(self) -> bool:
        return self._stack.currentWidget() is self.canvas

    @property
    def is_document(self) -> bool:
        return self._stack.currentWidget() in (self.pages, self.text)

    def image(self) -> QImage | None:
        """What can be copied of it as a picture."""
        if self.is_picture:
            return self.canvas.image
        return self.pages.image() if self._stack.currentWidget() is self.pages else None

    # Zoom, for whatever is shown

    def zoom(self, way: int) -> None:
        """1 larger, -1 smaller, 0 whole."""
        current = self._stack.currentWidget()
        if current is self.canvas:
            (self.canvas.fit, self.canvas.zoom_in, self.canvas.zoom_out)[way]()
        elif current is self.pages:
            self.pages.fit_page() if way == 0 else self.pages.zoom_by(1.25**way)
        elif current is self.text:
            self.text.reset_zoom() if way == 0 else self.text.zoom_by(1.25**way)

    def actual_size(self) -> None:
        """Pixel for pixel, or a page as wide as there is room."""
        if self.is_picture:
            self.canvas.actual_size()
        elif self._stack.currentWidget() is self.pages:
            self.pages.fit_width()

    def set_margin(self, px: int) -> None:
        """Room at the sides of a picture."""
        self.canvas.set_margin(px)

    def set_buttons_shown(self, shown: bool) -> None:
        """In full screen the round buttons go with everything else."""
        self._buttons_shown = shown
        self._show_buttons()

    def focus_content(self) -> None:
        current = self._stack.currentWidget()
        if current is not None:
            current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self) -> None:
        for button, is_end in zip((self._previous, self._next), self._ends, strict=True):
            button.setVisible(self._buttons_shown and not is_end)

    # Pictures

    def _show_picture(self, card: Card, preview: QPixmap | None) -> None:
        self._asked_px = 0
        self._put(self.canvas)
        size = None if card.size is None else QSize(card.size.width, card.size.height)
        self.canvas.begin(size, card.turned, preview)

    def _fetch_picture(self, max_px: int) -> None:
        if self._card is not None and self._card.kind is Kind.PHOTO:
            self._asked_px = max_px
            self.loader.show(self._card.number, max_px)

    def _fetch_part(self, part: QRect, max_px: int) -> None:
        if self._card is not None:
            self.loader.sharpen(self._card.number, part, max_px)

    def _loaded(self, number: int, shown: Shown) -> None:
        if self._card is not None and number == self._card.number:
            self.canvas.set_picture(shown)
            self.shown.emit(number)
            self.loader.look_ahead(self._near, self._asked_px)

    def _patched(self, number: int, part: QRect, image: QImage) -> None:
        if self._card is not None and number == self._card.number:
            self.canvas.set_part(part, image)

    def _picture_failed(self, number: int, error: HeirloomError) -> None:
        if self._card is None or number != self._card.number:
            return
        self.canvas.set_loading(False)
        if self._preview is not None and not self.canvas.is_showing_pixels:
            self._error = error
            self._say()
        elif self._preview is None:
            self._failed(error)

    # Texts

    def _show_text(self, card: Card) -> None:
        viewing, number = self._viewing, card.number
        self._put(self.text)
        self._text_ticket = self._background.run(
            lambda: viewing.text(number), self._text_came, self._failed, lane=Lane.RENDER, owner=self
        )

    def _text_came(self, text: ReadableText) -> None:
        self._left_out = text.pictures_left_out or text.is_cut
        self._is_cut = text.is_cut
        self.text.show_text(text, self._words)
        if self._left_out:
            self._say()
        if self._card is not None:
            self.shown.emit(self._card.number)

    def _failed(self, error: HeirloomError) -> None:
        can_try = error.code not in DAMAGED | {"unsupported", "encrypted", "not_found"}
        self.file.show_card(self._card, reason_text(error), can_try=can_try)
        self._put(self.file)

    # Places

    def retranslate(self) -> None:
        self._say()

    def _say(self) -> None:
        """What is wrong with it, or what is left out of it, above it."""
        if self._error is not None:
            self._wrong.set_text(reason_text(self._error))
        if self._is_cut:
            self._note.set_text(self.tr("Only the beginning is shown here. Export a copy to read all of it."))
        elif self._left_out:
            self._note.set_text(self.tr("Remote pictures were not loaded."))
        self._wrong.setVisible(self._error is not None)
        self._note.setVisible(self._error is None and self._left_out)
        self._place()

    def _clear_others(self, card: Card) -> None:
        """Keep nothing of a memory of another kind."""
        if card.kind is not Kind.PHOTO:
            self.canvas.clear()
        if card.media_type != "application/pdf":
            self.pages.clear()
        if card.kind is not Kind.DOCUMENT:
            self.text.clear()

    def _put(self, part: QWidget) -> None:
        if self._stack.currentWidget() is not part:
            had_focus = self._stack.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
            self._stack.setCurrentWidget(part)
            if had_focus:
                part.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        area = self.rect()
        banner = next((one for one in (self._wrong, self._note) if not one.isHidden()), None)
        if banner is not None:
            width = min(self.width() - 2 * SIDE_PX, theme.px(_BANNER_PX))
            height = max(banner.heightForWidth(width), theme.px(40))
            banner.setGeometry((self.width() - width) // 2, 8, width, height)
            banner.raise_()
            if banner is self._note:
                area.setTop(height + 20)  # the text begins below; a picture stays where it is
        if self._stack.currentWidget() is self.text:
            width = min(area.width() - 2 * SIDE_PX, self.text.sheet_px())
            area = QRect((area.width() - width) // 2, area.top(), width, area.height())
        self._stack.setGeometry(area)
        middle = self.height() // 2 - SIDE // 2
        self._previous.move(SIDE_PX - 5, middle)
        self._next.move(self.width() - SIDE_PX + 5 - SIDE, middle)
        self._previous.raise_()
        self._next.raise_()
