"""The bar over selected tiles: it offers what the page on show can do with them, and does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from heirloom.gui.page_makers import PageMakers
from heirloom.gui.pages import Pages
from heirloom.gui.screens.timeline.menu import Act
from heirloom.gui.shell.overlays import Overlays
from heirloom.gui.shell.selection_bar import BarAction, SelectionBar


class Selecting(QObject):
    """One for a window."""

    def __init__(self, bar: SelectionBar, makers: PageMakers, pages: Pages, overlays: Overlays) -> None:
        super().__init__(makers)
        self._bar = bar
        self._makers = makers
        self._pages = pages
        self._overlays = overlays
        makers.selected.connect(self._show)
        bar.asked.connect(self._do)

    def _show(self, count: int) -> None:
        if count:
            acts = self._makers.selection_acts(self._pages.current())
            self._bar.offer(self._actions(acts), self._makers.selection_menu(self._pages.current()))
        self._bar.tell(count)
        self._overlays.place()

    def _do(self, key: str) -> None:
        act = self._makers.selection_acts(self._pages.current()).get(key)
        if act is not None:
            act()

    def _actions(self, acts: dict[str, Act]) -> Sequence[BarAction]:
        known = (
            BarAction("keep", self.tr("Keep"), "bookmark", "K"),
            BarAction("unkeep", self.tr("Keep no longer"), "bookmark", "K"),
            BarAction("album", self.tr("Add to album"), "folder-heart", "B"),
            BarAction("confirm", self.tr("It belongs here"), "check"),
            BarAction("take_out", self.tr("Take out"), "x"),
            BarAction("reject", self.tr("Does not belong"), "x"),
            BarAction("bring_back", self.tr("Bring back"), "undo-2"),
            BarAction("export", self.tr("Export…"), "download"),
            BarAction("aside", self.tr("Set aside"), "archive", "Del"),
        )
        return [action for action in known if action.key in acts]
