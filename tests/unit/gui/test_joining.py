"""Texts are put together with the marks of the language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from heirloom.gui import language
from heirloom.gui.joining import bracketed, in_sentences, labelled, listed


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    language.switch(qapp, "zh_CN")
    yield
    language.switch(qapp, "en")


def test_in_english(qapp: QApplication) -> None:
    language.switch(qapp, "en")
    assert listed("a", "", "b") == "a, b"
    assert bracketed("Keep", "K") == "Keep (K)"
    assert bracketed("Keep", None) == "Keep"
    assert labelled("Size", "3 MB") == "Size: 3 MB"
    assert labelled("Size", "") == "Size"
    assert in_sentences("It is kept.", "", "That is all.") == "It is kept. That is all."


def test_in_chinese_with_full_width_marks_and_no_spaces(chinese: None) -> None:
    assert listed("甲", "", "乙") == "甲，乙"
    assert bracketed("珍藏", "K") == "珍藏（K）"
    assert labelled("大小", "3 MB") == "大小：3 MB"
    assert in_sentences("已保存。", "没有了。") == "已保存。没有了。"
