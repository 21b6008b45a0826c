"""Texts of every widget change at once when the language does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from heirloom.gui import dates, errors, language, theme
from heirloom.gui.language import Translated
from heirloom.gui.widgets import PassphraseField, Text


class Named(Translated, QWidget):
    """Counts how often it was told."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self.told = told
        self.label = QLabel(self)

    def retranslate(self) -> None:
        self.told.append(self.label.objectName() or "label is there")


class Further(Named):
    """Makes something more after its base is made."""

    def __init__(self, told: list[str]) -> None:
        super().__init__(told)
        self.label.setObjectName("further")


class Plain(Further):
    """Has no constructor of its own."""


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    language.switch(qapp, "zh_CN")
    yield
    language.switch(qapp, "en")


def test_texts_are_set_once_when_all_is_made(qtbot: QtBot) -> None:
    for kind, expected in ((Named, "label is there"), (Further, "further"), (Plain, "further")):
        told: list[str] = []
        widget = kind(told)
        qtbot.addWidget(widget)
        assert told == [expected]


def test_texts_change_while_the_window_is_open(qtbot: QtBot, qapp: QApplication) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    eye = field.actions()[-1]
    assert eye.text() == "Show the passphrase"
    language.switch(qapp, "zh_CN")
    qtbot.waitUntil(lambda: eye.text() == "显示口令")
    language.switch(qapp, "en")
    qtbot.waitUntil(lambda: eye.text() == "Show the passphrase")


def test_numbers_and_dates_follow(qapp: QApplication, chinese: None) -> None:
    assert QLocale().language() == QLocale.Language.Chinese
    assert dates.month_text(2019, 6) == "2019年6月"
    assert dates.about(720) == "约 12 分钟"
    assert errors.explained("no_space").text == "磁盘已满。没有留下写了一半的内容。腾出空间后即可继续。"


def test_english_has_its_plurals(qapp: QApplication) -> None:
    assert dates.size_text(1) == "1 byte"
    assert dates.size_text(2) == "2 bytes"


def test_qts_own_words_follow(qtbot: QtBot, chinese: None) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    button = box.addButton(QMessageBox.StandardButton.Cancel)
    assert button.text() == "取消"


def test_titles_are_heavier_in_chinese(qtbot: QtBot, chinese: None) -> None:
    title = Text("时间线", "title")
    qtbot.addWidget(title)
    title.ensurePolished()
    assert title.font().weight() == 600
    assert theme.fonts.font("small").pixelSize() == 13


def test_an_unknown_choice_is_the_systems(qapp: QApplication) -> None:
    assert language.resolve("xx") in language.LANGUAGES
    assert language.resolve("zh_CN") == "zh_CN"


def test_old_translators_are_taken_away(qapp: QApplication) -> None:
    for _ in range(3):
        language.switch(qapp, "zh_CN")
        language.switch(qapp, "en")
    assert QCoreApplication.translate("Dates", "yesterday") == "yesterday"
