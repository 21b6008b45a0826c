"""What was put right when a vault was opened is told in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from heirloom.bank import AdoptionReport, Reason
from heirloom.core.notice import Notice
from heirloom.gui import language
from heirloom.gui.mending import mended_text, notice_text

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
CODES = ("key_file_damaged", "erasing_waits", "nothing_erased")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    language.switch(qapp, "zh_CN")
    yield
    language.switch(qapp, "en")


def test_what_may_be_missing_is_told_with_its_day(qapp: QApplication) -> None:
    language.switch(qapp, "en")
    told = mended_text(AdoptionReport(Reason.WAL_LOST, NOW, lost_changes=2, since=NOW, missing_items=1))
    assert told.startswith("The catalogue’s latest changes were lost")
    assert "set by hand after 1 June 2026" in told
    assert told.endswith(" 1 memory could not be found again.")


def test_a_notice_is_a_sentence_for_those_who_know_no_codes() -> None:
    notice = Notice("12 memories wait.", "erasing_waits", 12)
    assert f"{notice}" == "12 memories wait."
    assert notice_text("Something nobody knew.") == "Something nobody knew."


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_told_in_chinese(chinese: None, reason: Reason) -> None:
    told = mended_text(AdoptionReport(reason, NOW, lost_changes=1, missing_items=3, kept="old"))
    assert told.isascii() is False
    assert " may " not in told
    assert told.endswith("。")


@pytest.mark.parametrize("code", CODES)
def test_every_notice_is_told_in_chinese(chinese: None, code: str) -> None:
    assert notice_text(Notice("An English sentence.", code, 12)).endswith("。")
