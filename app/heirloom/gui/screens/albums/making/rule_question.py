"""The question for another rule of an album that follows one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from heirloom.bank import Bank
from heirloom.core.albums import Album, AlbumRule
from heirloom.gui.background import Background
from heirloom.gui.language import Translated
from heirloom.gui.screens.albums.making.rule_fields import RuleFields
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

_WIDTH: Final = 560
_KEEP: Final = "rule"


class RuleQuestion(Translated, Modal):
    """`changed` carries the AlbumRule that is wanted now."""

    changed = Signal(object)

    def __init__(self, parent: QWidget, bank: Bank, background: Background, album: Album) -> None:
        self._album = album
        self._title = Heading("", "title-xs")
        self._about = Text(role="small", tone="ink2", wraps=True)
        self.rule = RuleFields(bank, background)
        super().__init__(parent, width=_WIDTH)
        for part in (self._title, self._about, self.rule):
            self.column.addWidget(part)
        self._buttons = self.add_buttons([Choice(CANCEL, ""), Choice(_KEEP, "", "primary")])
        self._buttons[1].clicked.disconnect()
        self._buttons[1].clicked.connect(self.rule.read)
        self.rule.query.returnPressed.connect(self.rule.read)
        self.rule.done.connect(self._done)
        self.rule.show_rule(album.rule or AlbumRule())

    def ask_for_rule(self) -> None:
        self.open()
        self.rule.query.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _done(self, rule: AlbumRule) -> None:
        if rule != self._album.rule:
            self.changed.emit(rule)
        self.answer(_KEEP)

    def retranslate(self) -> None:
        self._title.setText(self.tr("The rule of “{album}”").format(album=self._album.name))
        self._about.setText(self.tr("It shows whatever fits all of this, also what arrives later."))
        self.setAccessibleName(self._title.text())
        self._buttons[0].setText(self.tr("Cancel"))
        self._buttons[1].setText(self.tr("Keep this rule"))
