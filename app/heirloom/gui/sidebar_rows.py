"""Which rows the sidebar's list has: pages, what needs care, pinned albums; others give theirs by group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject

from heirloom.bank import Counts
from heirloom.gui.newcomers import Newcomers
from heirloom.gui.pages import Pages
from heirloom.gui.shell.nav import NavRow
from heirloom.gui.shell.sidebar import Sidebar

translate = QCoreApplication.translate
Rows = Callable[[], Sequence[NavRow]]


class Group(Enum):
    """Groups in their order; all but the first have a heading, which goes with its last row."""

    PAGES = "pages"
    CARE = "care"
    PINNED = "pinned"


class SidebarRows(QObject):
    """`give` adds rows to a group, `stand_for` says which row is lit while a page without a row of its own is shown."""

    def __init__(self, sidebar: Sidebar, pages: Pages, newcomers: Newcomers) -> None:
        super().__init__(sidebar)
        self._sidebar = sidebar
        self._pages = pages
        self._newcomers = newcomers
        self._counts: Counts | None = None
        self._givers: dict[Group, list[Rows]] = {group: [] for group in Group}
        self._stands: dict[str, Callable[[], str]] = {}
        pages.shown.connect(lambda _key: self.select())

    def give(self, group: Group, rows: Rows) -> None:
        """These rows too, as they are whenever the list is shown anew."""
        self._givers[group].append(rows)

    def stand_for(self, page: str, key: Callable[[], str]) -> None:
        """While `page` is shown the row with this key is lit."""
        self._stands[page] = key

    def take_counts(self, counts: Counts) -> None:
        self._counts = counts
        self.show()

    def show(self) -> None:
        """Something came, went or counts otherwise."""
        rows = self._pages_rows()
        for group in (Group.CARE, Group.PINNED):
            given = self._given(group)
            if given:
                rows += [NavRow(f"heading:{group.value}", _heading(group), "", heading=True), *given]
        self._sidebar.settings.setVisible(self._pages.has("settings"))
        self._sidebar.nav.show_pages(rows)
        self.select()

    def select(self) -> None:
        """Light the row of the page on show."""
        key = self._pages.key
        self._sidebar.nav.select(self._stands[key]() if key in self._stands else key)

    def _pages_rows(self) -> list[NavRow]:
        new = self._newcomers.row()
        rows = [] if new is None else [new]
        rows.append(NavRow("timeline", translate("MainWindow", "Timeline"), "images"))
        rows += self._given(Group.PAGES)
        if self._pages.key == "aside" or (self._counts is not None and self._counts.aside > 0):
            rows.append(NavRow("aside", translate("MainWindow", "Set aside"), "archive"))
        return [row for row in rows if self._pages.has(row.key)]

    def _given(self, group: Group) -> list[NavRow]:
        return [row for rows in self._givers[group] for row in rows()]


def _heading(group: Group) -> str:
    if group is Group.CARE:
        return translate("SidebarRows", "Care")
    return translate("SidebarRows", "Pinned albums")
