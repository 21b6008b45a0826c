"""The catalogue card: everything known of the memory on show, and what a person says about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from heirloom.bank import Bank, Card, CatalogueCard
from heirloom.gui import theme
from heirloom.gui.background import Background
from heirloom.gui.errors import explained
from heirloom.gui.language import Translated
from heirloom.gui.screens.viewer.inspector.edits import CardEdits
from heirloom.gui.screens.viewer.inspector.file_facts import FileFacts
from heirloom.gui.screens.viewer.inspector.in_albums import InAlbums
from heirloom.gui.screens.viewer.inspector.in_place import InPlace
from heirloom.gui.screens.viewer.inspector.journey import Journey
from heirloom.gui.screens.viewer.inspector.line_edit import EditField
from heirloom.gui.screens.viewer.inspector.rating import Stars
from heirloom.gui.screens.viewer.inspector.read_as import ReadAs
from heirloom.gui.screens.viewer.inspector.tags import Tags
from heirloom.gui.screens.viewer.inspector.when_where import WhenWhere
from heirloom.gui.widgets import Banner, Chip, IconButton, Text

WIDTH = 348
_HEAD = 56
_SIDE = 20


class Inspector(Translated, QFrame):
    """`history_wanted`: the full history; `open_wanted`: another version; `try_again`: what was not understood.

    `edited`: an edit was ended by a key.
    """

    history_wanted = Signal()
    open_wanted = Signal(int)
    try_again = Signal()
    close_wanted = Signal()
    edited = Signal()

    def __init__(self, bank: Bank, background: Background, edits: CardEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._edits = edits
        self._number: int | None = None
        self._full: CatalogueCard | None = None
        self._card: Card | None = None
        self._heading = Text(role="body", strong=True)
        self._accession = Text(role="accession", tone="ink3")
        self._close = IconButton("x", side=26, icon_px=14)
        self._close.hide()
        self.title = InPlace("title-s")
        self.caption = InPlace("body", "ink2", lines=True)
        self.stars = Stars()
        self.keepsake = Chip(icon="bookmark", height=24)
        self.problem = Banner("warn")
        self.words = ReadAs()
        self.when_where = WhenWhere(bank, background)
        self.tags = Tags(bank, background)
        self.albums = InAlbums(bank, background)
        self.file = FileFacts()
        self.journey = Journey()
        self._lay_out()
        self._resize()
        self._connect()

    def _lay_out(self) -> None:
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.addWidget(self._heading, 1)
        row.addWidget(self._accession)
        row.addWidget(self._close)
        marks = QHBoxLayout()
        marks.setContentsMargins(0, 6, 0, 8)
        marks.addWidget(self.stars)
        marks.addStretch(1)
        marks.addWidget(self.keepsake)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(_SIDE, 0, _SIDE, 24)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.caption)
        column.addLayout(marks)
        for part in (self.problem, self.words, self.when_where, self.tags, self.albums, self.file, self.journey):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(area, 1)

    def _resize(self) -> None:
        self._head.setFixedHeight(theme.px(_HEAD))

    def set_overlay(self, over: bool) -> None:
        """Over the picture it has a way of its own to be closed: it lies over the button that showed it."""
        self._close.setVisible(over)

    def _connect(self) -> None:
        theme.watcher().changed.connect(self._resize)
        self._close.clicked.connect(self.close_wanted)
        self.title.ended.connect(self.edited)
        self.caption.ended.connect(self.edited)
        for field in self.findChildren(EditField):
            field.ended.connect(self.edited)
        self.title.saved.connect(lambda text: self._edit(lambda number: self._edits.title(number, text)))
        self.caption.saved.connect(lambda text: self._edit(lambda number: self._edits.caption(number, text)))
        self.stars.rated.connect(lambda value: self._edit(lambda number: self._edits.rating(number, value)))
        self.keepsake.clicked.connect(self.toggle_kept)
        self.when_where.dated.connect(lambda when: self._edit(lambda number: self._edits.captured(number, when)))
        self.when_where.placed.connect(
            lambda gps, name: self._edit(lambda number: self._edits.position(number, gps, name))
        )
        self.when_where.named.connect(lambda name: self._edit(lambda number: self._edits.place(number, name)))
        self.tags.added.connect(lambda tag: self._edit(lambda number: self._edits.tag(number, add=tag)))
        self.tags.removed.connect(lambda tag: self._edit(lambda number: self._edits.tag(number, remove=tag)))
        self.journey.link.connect(self.history_wanted)
        self.journey.open_wanted.connect(self.open_wanted)
        self.problem.pressed.connect(self.try_again)

    def show_card(self, card: Card) -> None:
        """What is known at once; edits of the memory shown before are saved first."""
        if card.number != self._number:
            self.save()
            self.when_where.leave()
            self._number = card.number
            self._full = None
            self.title.clearFocus()
            self.caption.clearFocus()
        self._card = card
        self._accession.setText(card.accession)
        self.title.set_stored(card.title or "")
        self.caption.set_stored(card.caption or "")
        self.stars.set_value(card.rating)
        self.tags.show_tags(card.tags)
        self.retranslate()

    def show_full(self, full: CatalogueCard, words: Sequence[str]) -> None:
        """The rest of it arrived."""
        if int(full.detail.item.number) != self._number:
            return
        self._full = full
        self.words.show_detail(full.detail, words)
        self.when_where.show_item(full.detail.item)
        self.albums.show_item(full.detail.item.id, int(full.detail.item.number))
        self.file.show_item(full.detail.item)
        self.journey.show_card(full)
        self.retranslate()

    @property
    def full(self) -> CatalogueCard | None:
        """The whole card, once it is there."""
        return self._full

    def save(self) -> None:
        """Whatever is being typed is saved now."""
        for part in (self.title, self.caption, self.when_where, self.tags):
            part.save()

    def clear(self) -> None:
        """Show nothing of any memory."""
        self.save()
        self._number = self._full = self._card = None
        self.albums.clear()
        for text in (self.title, self.caption):
            text.set_stored("")

    def toggle_kept(self) -> None:
        card = self._card
        if card is not None:
            self._edits.keep(card.number, not card.kept)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Catalogue card"))
        self.setAccessibleName(self._heading.text())
        self._close.set_name(self.tr("Close"), "I")
        self._accession.setAccessibleName(self.tr("Catalogue number {n}").format(n=self._accession.text()))
        self.title.setPlaceholderText(self.tr("Add a title"))
        self.title.setAccessibleName(self.tr("Title"))
        self.caption.setPlaceholderText(self.tr("Add a caption"))
        self.caption.setAccessibleName(self.tr("Caption"))
        kept = self._card is not None and self._card.kept
        self.keepsake.set_text(self.tr("Keepsake"))
        self.keepsake.set_icon("bookmark-filled" if kept else "bookmark")
        self.keepsake.set_state("brass" if kept else "plain")
        self.keepsake.setAccessibleName(self.tr("Keepsake, yes (K)") if kept else self.tr("Keepsake, no (K)"))
        self.keepsake.setToolTip(self.keepsake.accessibleName())
        self._tell_problem()

    def _tell_problem(self) -> None:
        row = None if self._full is None else self._full.problem
        self.problem.setVisible(row is not None)
        if row is None:
            return
        why = explained(row.code or "unreadable", row.reason or "")
        said = self.tr("Not all of this file could be understood. {why}").format(why=why.text)
        self.problem.set_text(said, self.tr("Try again"))
        self.problem.setToolTip(row.reason or "")

    def _edit(self, change: Callable[[int], None]) -> None:
        if self._number is not None:
            change(self._number)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, 1, self.height(), theme.colour("line", dark=True))
        painter.end()
