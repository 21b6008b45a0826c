"""The question for a new album: its name, how it comes by its memories, and what it starts from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from heirloom.bank import Bank
from heirloom.core.albums import AlbumKind, AlbumRule
from heirloom.gui import theme
from heirloom.gui.background import Background
from heirloom.gui.language import Translated
from heirloom.gui.screens.albums.album_list import Listed
from heirloom.gui.screens.albums.making.names import name_trouble
from heirloom.gui.screens.albums.making.rule_fields import RuleFields
from heirloom.gui.screens.albums.making.wanted import NewAlbum
from heirloom.gui.widgets.choices import Segmented
from heirloom.gui.widgets.field import Field, Remark
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

_WIDTH: Final = 560
_MAKE: Final = "make"


class NewAlbumQuestion(Translated, Modal):
    """`wanted` carries a NewAlbum; it closes itself then. `numbers` are memories it is to begin with, `rule` what it
    may follow."""

    wanted = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        bank: Bank,
        background: Background,
        listed: Listed,
        numbers: Sequence[int] = (),
        rule: AlbumRule | None = None,
    ) -> None:
        self._listed = listed
        self._numbers = tuple(numbers)
        self._title = Heading("", "title-xs")
        self.name = Field("folder-heart", large=True)
        self.remark = Remark()
        self.kinds = Segmented()
        self._about = Text(role="small", tone="ink2", wraps=True)
        self.like = Field("sprout")
        self._start = Text(role="small", tone="ink2", wraps=True)
        self.rule = RuleFields(bank, background)
        self._inside_label = Text()
        self._inside = QComboBox()
        super().__init__(parent, width=_WIDTH)
        for kind in (AlbumKind.TAUGHT, AlbumKind.HAND, AlbumKind.RULE):
            self.kinds.add(kind.value)
        self._lay_out()
        self._connect()
        self.kinds.set_value(AlbumKind.TAUGHT.value if rule is None else AlbumKind.RULE.value)
        self._given_rule = rule
        for album in listed.albums:
            if album.kind is not AlbumKind.RULE:
                self._inside.addItem(album.name, album.id)
        self._show_kind()

    def ask_for_name(self) -> None:
        """Show it, with the keys in the field for the name."""
        if self._given_rule is not None:
            self.rule.show_rule(self._given_rule)
        self.open()
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def kind(self) -> AlbumKind:
        return AlbumKind(self.kinds.value or AlbumKind.TAUGHT.value)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self._title)
        column.addWidget(self.name)
        column.addWidget(self.remark)
        column.addSpacing(4)
        kinds = QHBoxLayout()
        kinds.addWidget(self.kinds)
        kinds.addStretch(1)
        column.addLayout(kinds)
        for part in (self._about, self.like, self._start, self.rule):
            column.addWidget(part)
        inside = QHBoxLayout()
        inside.setSpacing(14)
        inside.addWidget(self._inside_label)
        inside.addWidget(self._inside, 1)
        column.addLayout(inside)
        self._inside.addItem("", None)
        self._buttons = self.add_buttons([Choice(CANCEL, ""), Choice(_MAKE, "", "primary")])

    def _connect(self) -> None:
        make = self._buttons[1]
        make.clicked.disconnect()
        make.clicked.connect(self._make)
        self.name.returnPressed.connect(self._make)
        self.like.returnPressed.connect(self._make)
        self.name.textEdited.connect(lambda _text: self.remark.say(""))
        self.kinds.chosen.connect(lambda _key: self._show_kind())
        self.rule.done.connect(self._done)

    def _show_kind(self) -> None:
        kind = self.kind
        self.like.setVisible(kind is AlbumKind.TAUGHT)
        self.rule.setVisible(kind is AlbumKind.RULE)
        self._start.setVisible(bool(self._numbers) and kind is not AlbumKind.RULE)
        several = self._inside.count() > 1
        self._inside.setVisible(several)
        self._inside_label.setVisible(several)
        self.retranslate()

    def _make(self) -> None:
        trouble = name_trouble(self.name.text(), self._listed, self._parent_id())
        self.name.set_error(bool(trouble))
        self.remark.say(trouble)
        if trouble:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.kind is AlbumKind.RULE:
            self.rule.read()
        else:
            self._done(None)

    def _done(self, rule: AlbumRule | None) -> None:
        kind = self.kind
        like = " ".join(self.like.text().split()) if kind is AlbumKind.TAUGHT else ""
        numbers = self._numbers if kind is not AlbumKind.RULE else ()
        name = " ".join(self.name.text().split())
        self.wanted.emit(NewAlbum(name, kind, like or None, rule, self._parent_id(), numbers))
        self.answer(_MAKE)

    def _parent_id(self) -> str | None:
        data = self._inside.currentData()
        return str(data) if data else None

    def retranslate(self) -> None:
        self._title.setText(self.tr("New album"))
        self.setAccessibleName(self._title.text())
        self.name.setPlaceholderText(self.tr("Its name"))
        self.name.set_name(self.tr("Name of the album"))
        names = {
            AlbumKind.TAUGHT: self.tr("It learns from you"),
            AlbumKind.HAND: self.tr("By hand"),
            AlbumKind.RULE: self.tr("By rule"),
        }
        for kind, text in names.items():
            self.kinds.set_text(kind.value, text)
        abouts = {
            AlbumKind.TAUGHT: self.tr("You answer a few questions; it finds more and says how sure it is."),
            AlbumKind.HAND: self.tr("It holds what you put into it, and nothing else."),
            AlbumKind.RULE: self.tr("It shows whatever fits its rule, also what arrives later."),
        }
        self._about.setText(abouts[self.kind])
        self.like.setPlaceholderText(self.tr("What belongs, in a sentence: our garden in spring"))
        self.like.set_name(self.tr("What belongs, in a sentence"))
        self._start.setText(self.tr("Start from these %Ln picture(s)", "", len(self._numbers)))
        self._inside_label.setText(self.tr("Lies in"))
        self._inside.setItemText(0, self.tr("no other album"))
        self._inside.setAccessibleName(self._inside_label.text())
        cancel, make = self._buttons
        cancel.setText(self.tr("Cancel"))
        make.setText(self.tr("Make the album"))
        self.card.setFixedWidth(theme.px(_WIDTH))
