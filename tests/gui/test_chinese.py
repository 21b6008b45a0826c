"""The whole window changes to Chinese at once: no English words stay on any of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.gui import language
from heirloom.gui.main_window import MainWindow
from heirloom.gui.screens.settings.about.section import AboutSection
from heirloom.gui.screens.settings.models.model_row import ModelRow
from heirloom.gui.screens.settings.page import SettingsPage
from heirloom.gui.screens.settings.speaking import LanguageSection
from heirloom.gui.screens.timeline.page import TimelinePage
from tests.gui.windows import open_window

CATEGORIES = ("general", "folders", "models", "privacy", "security", "language", "appearance", "about")
PAGES = ("timeline", "aside", "search", "settings")
WAIT_MS = 20_000
ENGLISH = re.compile(r"[A-Za-z]{2,}[ ,.;:]+[A-Za-z]{2,}|^[A-Z][a-z]{3,}$")
NAMES = re.compile(r"English|Heirloom|[\w ]+ Model Licence|\S+\.(png|jpg|txt|md|docx)|\S*/\S*")
"""What has the same name everywhere: a language, licences, files."""


@pytest.fixture
def window(qapp: QApplication, bank: Bank, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(bank, qtbot, tmp_path) as made:
        yield made
        language.switch(qapp, "en")


def test_no_english_stays(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    for key in PAGES:
        window.going.go(key)
    settings = window.pages.get("settings")
    assert isinstance(settings, SettingsPage)
    for category in CATEGORIES:
        settings.show_category(category)
    qtbot.waitUntil(lambda: bool(settings.findChildren(ModelRow)), timeout=WAIT_MS)
    timeline = window.pages.get("timeline")
    assert isinstance(timeline, TimelinePage)
    qtbot.waitUntil(lambda: timeline.model.rowCount() > 0, timeout=WAIT_MS)
    assert {"General", "How Heirloom behaves on this computer."} & english(window)
    language.switch(qapp, "zh_CN")

    def changed() -> None:
        assert english(window) == set()

    qtbot.waitUntil(changed, timeout=WAIT_MS)


def test_the_toast_of_a_new_language_speaks_it_and_stays_on_its_page(window: MainWindow) -> None:
    window.going.go("settings")
    settings = window.pages.get("settings")
    assert isinstance(settings, SettingsPage)
    settings.show_category("language")
    section = settings.findChild(LanguageSection)
    assert section is not None
    section.language.chosen.emit("zh_CN")
    assert window.toast.isVisible()
    assert window.toast.accessibleName() == "窗口语言：简体中文"
    section.language.chosen.emit("en")
    assert window.toast.accessibleName() == "Language of the window: English"
    window.going.go("timeline")
    assert not window.toast.isVisible()


def english(window: MainWindow) -> set[str]:
    """Texts with English words in them, of whatever is told by a widget or an action, also to a screen reader."""
    works = window.findChildren(AboutSection)
    widgets = [one for one in window.findChildren(QWidget) if not any(part.isAncestorOf(one) for part in works)]
    said = {text for one in (window, *widgets) for text in _texts(one)}
    said |= {action.text().replace("&", "") for action in window.findChildren(QAction)}
    return {text for text in said if ENGLISH.search(NAMES.sub("", text))}


def _texts(widget: QWidget) -> Iterator[str]:
    for name in ("text", "title", "placeholderText", "toolTip", "accessibleName", "accessibleDescription"):
        ask = getattr(widget, name, None)
        if callable(ask) and isinstance(told := ask(), str):
            yield told
