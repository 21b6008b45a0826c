"""What lies around the pages: settings, the overview of the keys, and preferences that take effect at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from heirloom.bank import Bank
from heirloom.gui import look
from heirloom.gui.background import Background, Lane
from heirloom.gui.pages import HasTileSize, Pages
from heirloom.gui.preferences import Preferences
from heirloom.gui.process.messages import NO_MODEL, FirstRunChoices, Leave
from heirloom.gui.screens.settings.about.section import AboutSection
from heirloom.gui.screens.settings.appearance import AppearanceSection
from heirloom.gui.screens.settings.applying import Applying
from heirloom.gui.screens.settings.folders.section import FoldersSection
from heirloom.gui.screens.settings.general import GeneralSection
from heirloom.gui.screens.settings.models.fetching import Fetching
from heirloom.gui.screens.settings.models.section import ModelsSection
from heirloom.gui.screens.settings.page import SettingsPage
from heirloom.gui.screens.settings.privacy.section import PrivacySection
from heirloom.gui.screens.settings.section import Section
from heirloom.gui.screens.settings.security.section import SHEET_CHECKED_AT, SecuritySection
from heirloom.gui.screens.settings.speaking import LanguageSection
from heirloom.gui.shell.commands import Commands
from heirloom.gui.shell.job_summary import SummaryText
from heirloom.gui.tray import starting
from heirloom.gui.tray.presence import Presence
from heirloom.gui.work.folders import FolderWatch
from heirloom.gui.work.queue import WorkQueue


@dataclass(frozen=True, slots=True)
class Things:
    """What it works with."""

    bank: Bank
    background: Background
    preferences: Preferences
    folders: FolderWatch
    queue: WorkQueue
    pages: Pages
    commands: Commands
    come_forward: Callable[[], None]


class Around(QObject):
    """Its signals are for the window to carry out."""

    toast = Signal(object)
    went = Signal(str)
    renamed = Signal(str)
    folder_wanted = Signal()
    activity_wanted = Signal()
    tile_size_changed = Signal(int)
    rail_changed = Signal()
    keys_wanted = Signal()

    def __init__(self, window: QMainWindow, things: Things, leave: Callable[[Leave], None]) -> None:
        super().__init__(window)
        self._window = window
        self._things = things
        self._leave = leave
        self._applying = Applying(things.preferences, things.background, self)
        self._applying.toast.connect(self.toast)
        self.fetching = Fetching(things.bank, things.background, self)
        self.presence = Presence(window, things.queue, self._applying, things.commands, things.come_forward, leave)
        things.pages.offer("settings", self._page)
        things.queue.set_reads_text(things.preferences.read_text)
        self._unlisten = things.preferences.listen(self._changed)

    def begin(self, choices: FirstRunChoices) -> None:
        """What was chosen at the first run and is ours to carry out: the sheet, and the larger model."""
        if choices.sheet_checked:
            now, settings = datetime.now(UTC).isoformat(timespec="seconds"), self._things.bank.settings
            self._things.background.run(
                lambda: settings.set(SHEET_CHECKED_AT, now), lambda _: None, lane=Lane.EDIT, owner=self
            )
        if choices.model is not None and choices.model != NO_MODEL:
            section = self.show_category("models")
            assert isinstance(section, ModelsSection)
            section.fetch(choices.model)

    def show_category(self, key: str) -> Section:
        """Go to a category of the settings."""
        self.went.emit("settings")
        page = self._things.pages.get("settings")
        assert isinstance(page, SettingsPage)
        return page.show_category(key)

    def close(self) -> None:
        """The window goes."""
        self.fetching.close()
        self.presence.close()

    def tell_work(self, summary: SummaryText | None) -> None:
        """What runs, as the sidebar tells it."""
        self.presence.tell(summary)

    def _changed(self, names: set[str]) -> None:
        application, things = QApplication.instance(), self._things
        if isinstance(application, QApplication):
            look.follow(application, things.preferences, names)
        if "tile_height" in names:
            self.tile_size_changed.emit(things.preferences.tile_height)
            timeline: object = things.pages.built("timeline")
            if isinstance(timeline, HasTileSize):
                timeline.set_tile_size(things.preferences.tile_height)
        if "sidebar_as_rail" in names:
            self.rail_changed.emit()
        if "read_text" in names:
            things.queue.set_reads_text(things.preferences.read_text)
        if "start_with_computer" in names:
            on = things.preferences.start_with_computer
            things.background.run(lambda: starting.set_on(on), lambda _: None, lane=Lane.EDIT)

    # Settings

    def _page(self) -> SettingsPage:
        applying = self._applying
        page = SettingsPage(
            {
                "general": lambda: GeneralSection(applying, has_tray=self.presence.tray is not None),
                "folders": self._folders,
                "models": self._models,
                "privacy": lambda: PrivacySection(self._things.bank, self._things.background, applying),
                "security": self._security,
                "language": lambda: LanguageSection(applying),
                "appearance": lambda: AppearanceSection(applying),
                "about": self._about,
            },
            self._things.preferences,
        )
        page.toast.connect(self.toast)
        return page

    def _folders(self) -> FoldersSection:
        section = FoldersSection(self._things.folders, self._things.queue, self._applying)
        section.folder_wanted.connect(self.folder_wanted)
        section.activity_wanted.connect(self.activity_wanted)
        return section

    def _models(self) -> ModelsSection:
        things = self._things
        section = ModelsSection(things.bank, things.background, self._applying, self.fetching)
        section.chosen.connect(things.queue.understand)
        return section

    def _security(self) -> SecuritySection:
        section = SecuritySection(self._things.bank, self._things.background, self._applying, self._leave)
        section.renamed.connect(self.renamed)
        return section

    def _about(self) -> AboutSection:
        section = AboutSection(self._things.background)
        section.keys_wanted.connect(self.keys_wanted)
        return section
