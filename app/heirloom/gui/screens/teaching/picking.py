"""Choosing examples out of everything there is: the timeline in a question of its own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from heirloom.bank import Bank
from heirloom.gui import theme
from heirloom.gui.background import Background
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.previews import Previews
from heirloom.gui.grid.scrolled import Scrolled
from heirloom.gui.grid.view import MediaGridView
from heirloom.gui.language import Translated
from heirloom.gui.models.timeline import TimelineModel
from heirloom.gui.screens.timeline.feed import Feed
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

_WIDTH: Final = 920
_HIGH_SHARE, _LEAST_HIGH = 0.62, 260
_TILE_PX: Final = 120
_USE: Final = "use"


class PickExamples(Translated, Modal):
    """`picked` carries numbers; `belongs` says whether they are to belong."""

    picked = Signal(list)

    def __init__(
        self, parent: QWidget, bank: Bank, background: Background, previews: Previews, *, belongs: bool
    ) -> None:
        self._belongs = belongs
        self._title = Heading("", "title-xs")
        self._about = Text(role="small", tone="ink2", wraps=True)
        self.cards = Cards(bank.shelf, background)
        self.model = TimelineModel()
        self.view = MediaGridView(previews, self.cards)
        super().__init__(parent, width=_WIDTH)
        self.cards.setParent(self)
        self.model.setParent(self)
        self.view.set_model(self.model)
        self.view.set_tile_height(_TILE_PX)
        self._feed = Feed(bank.shelf, background, self)
        self._feed.came.connect(self.model.show)
        for part in (self._title, self._about):
            self.column.addWidget(part)
        self.column.addWidget(Scrolled(self.view), 1)
        self._buttons = self.add_buttons([Choice(CANCEL, ""), Choice(_USE, "", "primary")])
        self._buttons[1].clicked.disconnect()
        self._buttons[1].clicked.connect(self._use)
        self.view.selection_changed_to.connect(lambda _count: self.retranslate())
        self.view.open_requested.connect(self._toggle)
        self.answered.connect(lambda _key: self._leave())

    def pick(self) -> None:
        """Show it, with the keys among the pictures."""
        self._fit()
        self.open()
        self._feed.start()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        room = self.window().size()
        self.card.setFixedWidth(min(theme.px(_WIDTH), room.width() - 48))
        self.view.setMinimumHeight(max(_LEAST_HIGH, round(room.height() * _HIGH_SHARE)))

    def _toggle(self, row: int) -> None:
        self.view.grid_state.selection.toggle(row)
        self.view.selection_became()

    def _use(self) -> None:
        numbers = self.view.selected()
        if self.view.selection_count():
            self.picked.emit(numbers)
            self.answer(_USE)

    def _leave(self) -> None:
        self._feed.pause()
        self.view.close_down()

    def retranslate(self) -> None:
        count = self.view.selection_count()
        if self._belongs:
            self._title.setText(self.tr("Which ones belong?"))
            self._about.setText(self.tr("Three are enough to begin with. Different ones teach more than similar ones."))
        else:
            self._title.setText(self.tr("Which ones do not belong?"))
            self._about.setText(self.tr("Best are those that come close and do not belong all the same."))
        self.setAccessibleName(self._title.text())
        self.view.setAccessibleName(self._title.text())
        cancel, use = self._buttons
        cancel.setText(self.tr("Cancel"))
        use.setText(self.tr("Use these %Ln", "", count) if count else self.tr("Use these"))
        use.setEnabled(count > 0)
