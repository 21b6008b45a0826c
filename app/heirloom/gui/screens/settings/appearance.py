"""Appearance: light or dark, size of the tiles, the sidebar as a rail."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from heirloom.gui.preferences import THEMES
from heirloom.gui.screens.settings.applying import Applying
from heirloom.gui.screens.settings.rows import ChoiceRow, SwitchRow
from heirloom.gui.screens.settings.section import Section

TILES: Final = {"small": 120, "middle": 176, "large": 240}
"""Heights of a row of pictures."""


class AppearanceSection(Section):
    def __init__(self, applying: Applying, parent: QWidget | None = None) -> None:
        self._applying = applying
        self.theme = ChoiceRow(THEMES)
        self.tiles = ChoiceRow(list(TILES))
        self.rail = SwitchRow()
        super().__init__(parent)
        for row in (self.theme, self.tiles, self.rail):
            self.column.addWidget(row)
        self.column.addStretch(1)
        self.theme.chosen.connect(lambda key: applying.set(self.theme.name, self.theme.text_of(key), theme=key))
        self.tiles.chosen.connect(
            lambda key: applying.set(self.tiles.name, self.tiles.text_of(key), tile_height=TILES[key])
        )
        self.rail.turned.connect(lambda on: applying.turn(self.rail.name, on, sidebar_as_rail=on))
        self.refresh()

    def refresh(self) -> None:
        preferences = self._applying.preferences
        self.theme.set_value(preferences.theme)
        nearest = min(TILES, key=lambda key: abs(TILES[key] - preferences.tile_height))
        self.tiles.set_value(nearest)
        self.rail.set_on(preferences.sidebar_as_rail)

    def retranslate(self) -> None:
        self.introduce(self.tr("Appearance"), "")
        self.theme.say(self.tr("Colours"), self.tr("A single picture is always shown on a dark ground."))
        self.theme.say_choices(
            {"system": self.tr("Follow the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        )
        self.tiles.say(self.tr("Size of the tiles"), self.tr("How high a row of pictures is in the Timeline."))
        self.tiles.say_choices({"small": self.tr("Small"), "middle": self.tr("Medium"), "large": self.tr("Large")})
        self.rail.say(
            self.tr("Sidebar as a narrow rail"), self.tr("Icons only. Narrow windows show it this way in any case.")
        )
