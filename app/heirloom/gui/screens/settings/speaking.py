"""Language: which one the window speaks; dates and numbers follow."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from heirloom.gui import dates
from heirloom.gui.language import LANGUAGES, SYSTEM
from heirloom.gui.screens.settings.applying import Applying
from heirloom.gui.screens.settings.rows import ChoiceRow, SettingRow
from heirloom.gui.screens.settings.section import Section
from heirloom.gui.widgets.labels import Text

_SAMPLE_DAY = date(2019, 6, 15)
_SAMPLE_COUNT = 48216


class LanguageSection(Section):
    def __init__(self, applying: Applying, parent: QWidget | None = None) -> None:
        self._applying = applying
        self.language = ChoiceRow([SYSTEM, *LANGUAGES])
        self._sample_text = Text(tone="ink2")
        self._sample = SettingRow(self._sample_text)
        super().__init__(parent)
        self.column.addWidget(self.language)
        self.column.addWidget(self._sample)
        self.column.addStretch(1)
        self.language.chosen.connect(self._choose)
        self.refresh()

    def _choose(self, key: str) -> None:
        # The widgets change their words a moment later than the language changes.
        self._applying.set(self._name, lambda: self._choices()[key], language=key)

    def _name(self) -> str:
        return self.tr("Language of the window")

    def _choices(self) -> dict[str, str]:
        return {SYSTEM: self.tr("Follow the system"), **LANGUAGES}

    def refresh(self) -> None:
        self.language.set_value(self._applying.preferences.language)

    def retranslate(self) -> None:
        self.introduce(self.tr("Language"), self.tr("It changes at once, without a new start."))
        self.language.say(self._name(), self.tr("Your memories stay as they were written."))
        self.language.say_choices(self._choices())
        self._sample.say(
            self.tr("Dates and numbers"), self.tr("They follow the language, and the country set in the system.")
        )
        day, count = dates.day_text(_SAMPLE_DAY), dates.count_text(_SAMPLE_COUNT)
        self._sample_text.setText(self.tr("{day} · {count}").format(day=day, count=count))
