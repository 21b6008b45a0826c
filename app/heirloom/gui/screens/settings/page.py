"""The settings: categories at the left, what they hold at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.preferences import Preferences
from heirloom.gui.screens.settings.section import Section
from heirloom.gui.shell.nav import MARGIN_PX, NavList, NavRole, NavRow
from heirloom.gui.shell.top_bar import Tools
from heirloom.gui.widgets.labels import Heading
from heirloom.gui.widgets.page import Page

GUTTER_PX: Final = 24
LIST_PX: Final = 200
BETWEEN_PX: Final = 36
FOCUS_PX: Final = 4
"""Room for the focus ring of what stands at the left edge."""
NARROW_PX: Final = 980
"""Below this width list and gaps give way."""
ICONS: Final = {
    "general": "settings",
    "folders": "folder",
    "models": "cpu",
    "privacy": "eye-off",
    "security": "lock",
    "language": "languages",
    "appearance": "sliders-horizontal",
    "about": "info",
}
"""Categories by key, in order."""


class SettingsPage(Translated, Page):
    """`makers` build the categories that there are, each when it is first wanted."""

    def __init__(
        self, makers: Mapping[str, Callable[[], Section]], preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        self._makers = makers
        self._built: dict[str, tuple[Section, QScrollArea]] = {}
        self.title = Heading()
        self.list = NavList()
        self.stack = QStackedWidget()
        super().__init__(parent)
        theme.ground(self, "paper")
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._moved)
        self._unlisten = preferences.listen(lambda _names: self._refresh())
        self.destroyed.connect(self._unlisten)
        theme.watcher().changed.connect(self._measure)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        side.addWidget(self.title)
        self.title.setContentsMargins(MARGIN_PX, 0, 0, 0)  # the rows of the list have this margin too
        side.addWidget(self.list, 1)
        self._row.addWidget(self._side)
        self._row.addWidget(self.stack, 1)
        self._measure()

    def show_category(self, key: str) -> Section:
        """Bring a category into view."""
        section, scroll = self._get(key)
        self.stack.setCurrentWidget(scroll)
        self.list.select(key)
        section.refresh()
        return section

    @property
    def category(self) -> str:
        return next((key for key, (_, scroll) in self._built.items() if scroll is self.stack.currentWidget()), "")

    def activated(self) -> None:
        if not self.category:
            self.show_category(next(key for key in ICONS if key in self._makers))
        else:
            self._refresh()

    def tools(self) -> Tools:
        """Nothing is added here."""
        return Tools(add=False)

    def focus_content(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _get(self, key: str) -> tuple[Section, QScrollArea]:
        if key not in self._built:
            section = self._makers[key]()
            section.toast.connect(self.toast)
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            ground = QWidget()
            row = QHBoxLayout(ground)
            row.setContentsMargins(FOCUS_PX, 10, GUTTER_PX, 0)
            row.addWidget(section, 100)
            row.addStretch(1)
            scroll.setWidget(ground)
            self.stack.addWidget(scroll)
            self._built[key] = (section, scroll)
        return self._built[key]

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        key = str(now.data(NavRole.KEY) or "")
        if key and key != self.category:
            self.show_category(key)

    def _refresh(self) -> None:
        """Only what is in view: the others do it when they come into it."""
        if self.category:
            self._built[self.category][0].refresh()

    def _measure(self) -> None:
        narrow = self.width() < NARROW_PX
        self._row.setContentsMargins(GUTTER_PX - MARGIN_PX, 4, 0, 0)
        self._row.setSpacing((16 if narrow else BETWEEN_PX) - MARGIN_PX - FOCUS_PX)
        self._side.setFixedWidth(theme.px(168 if narrow else LIST_PX) + 2 * MARGIN_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Settings"))
        self.list.setAccessibleName(self.tr("Settings"))
        texts = {
            "general": self.tr("General"),
            "folders": self.tr("Folders"),
            "models": self.tr("Models & GPU"),
            "privacy": self.tr("Privacy ledger"),
            "security": self.tr("Security"),
            "language": self.tr("Language"),
            "appearance": self.tr("Appearance"),
            "about": self.tr("About"),
        }
        self.list.show_pages([NavRow(key, texts[key], icon) for key, icon in ICONS.items() if key in self._makers])
