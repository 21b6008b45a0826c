"""Searching as a person does: typing, chips, results by keys, refining, nothing found, a dropped picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.core.asking import FactSort, Order
from heirloom.core.records import Kind
from heirloom.gui.background import Background
from heirloom.gui.grid.previews import Previews
from heirloom.gui.models.hits import Sort
from heirloom.gui.screens.search.field.field import SearchField
from heirloom.gui.screens.search.page import SearchPage
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.chips import Chip
from tests.gui.conftest import SmallVault

Key = Qt.Key


class Window(QWidget):
    """The field above its page, as in the top bar."""

    def __init__(self, bank: Bank, background: Background) -> None:
        super().__init__()
        self.previews = Previews(bank.shelf)
        self.field = SearchField()
        self.page = SearchPage(self.field, bank.finding, bank.recent, self.previews, background)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.page)
        self.resize(1216, 860)


@pytest.fixture
def window(bank: Bank, background: Background, qtbot: QtBot) -> Iterator[Window]:
    made = Window(bank, background)
    qtbot.addWidget(made)
    made.show()
    made.page.activated()
    yield made
    made.previews.close()


def ask(window: Window, qtbot: QtBot, words: str) -> None:
    """Type, and wait for the answer to be on the screen."""
    window.field.line.setFocus()
    with qtbot.waitSignal(window.page.view.painted, timeout=30_000):
        QTest.keyClicks(window.field.line, words)
    until(qtbot, lambda: not window.page.asking.is_busy)


def until(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    """Wait for something; long, as a busy computer answers late and nothing is gained by giving up."""
    qtbot.waitUntil(condition, timeout=30_000)


def shown(part: QWidget) -> list[Chip]:
    return [chip for chip in part.findChildren(Chip) if chip.isVisible()]


def names(window: Window) -> list[str]:
    hits = window.page.view.hits
    return [hit.item.original_name for row in range(hits.rowCount()) if (hit := hits.hit(row)) is not None and hit.sure]


def test_what_a_letter_says_is_found_with_its_words_marked(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "apple cake")
    (block, *_) = window.page.view.hits.blocks
    assert block.sort is Sort.WORDS
    hit = window.page.view.hits.hit(0)
    assert hit is not None
    reason = next(reason for reason in hit.why if reason.quote)
    marked = {reason.quote[begin:end].lower() for begin, end in reason.marks}
    assert marked & {"apple", "apples", "cake", "apple cake"}
    assert window.page.head.count.text() in {"1 memory", f"{window.page.view.hits.found.total} memories"}  # type: ignore[union-attr]
    assert "Nothing was sent anywhere." in window.page.head.where.text()


def test_recognised_words_become_chips_on_a_space_and_words_again_on_backspace(window: Window, qtbot: QtBot) -> None:
    field = window.field
    ask(window, qtbot, "photos 2019")
    until(qtbot, lambda: [fact.sort for fact in field.ask.facts] == [FactSort.KIND])
    assert field.line.text() == "2019"
    QTest.keyClicks(field.line, " ")
    until(qtbot, lambda: [fact.sort for fact in field.ask.facts] == [FactSort.KIND, FactSort.DATE])
    assert field.line.text() == ""
    assert [chip.text() for chip in field.findChildren(Chip) if chip.isVisible()] == ["Photos", "2019"]
    until(qtbot, lambda: len(names(window)) == 5)
    QTest.keyClick(field.line, Key.Key_Backspace)
    assert field.line.text() == "2019"
    assert [fact.sort for fact in field.ask.facts] == [FactSort.KIND]
    QTest.keyClick(field.line, Key.Key_End)
    QTest.keyClicks(field.line, " ")
    until(qtbot, lambda: not window.page.asking.is_busy)
    assert field.line.text() == "2019 "
    assert [fact.sort for fact in field.ask.facts] == [FactSort.KIND], "what was turned back stays words"


def test_a_date_grows_with_what_is_typed_after_it(window: Window, qtbot: QtBot) -> None:
    field = window.field
    field.line.setFocus()
    QTest.keyClicks(field.line, "in June ")
    until(qtbot, lambda: len(field.ask.facts) == 1)
    QTest.keyClicks(field.line, "2019 ")
    until(qtbot, lambda: field.ask.facts[0].words == "in June 2019")
    assert field.line.text() == ""
    until(qtbot, lambda: len(names(window)) == 4)
    assert window.page.head.read.text() == "Read as: June 2019"


def test_keys_lead_from_the_field_through_the_results_and_back(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "2019 ")
    until(qtbot, lambda: window.page.view.hits.rowCount() >= 5 and bool(window.field.ask.facts))
    until(qtbot, lambda: not window.page.asking.is_busy)
    view = window.page.view
    QTest.keyClick(window.field.line, Key.Key_Down)
    assert view.hasFocus()
    assert view.current == 0
    QTest.keyClick(view, Key.Key_Right)
    assert view.current == 1
    with qtbot.waitSignal(view.selection_changed_to) as told:
        QTest.keyClick(view, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [2]
    with qtbot.waitSignal(window.page.keep_requested) as kept:
        QTest.keyClick(view, Key.Key_K)
    assert kept.args == [[view.hits.number(1), view.hits.number(2)]]
    with qtbot.waitSignal(window.page.open_item) as opened:
        QTest.keyClick(view, Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].index == 2
    assert opened.args[0].back_label == "Search: “2019”"
    QTest.keyClick(view, Key.Key_Home)
    QTest.keyClick(view, Key.Key_Up)
    assert window.field.line.hasFocus()


def test_escape_clears_the_question_then_leaves(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "2019 ")
    until(qtbot, lambda: bool(window.field.ask.facts))
    QTest.keyClick(window.field.line, Key.Key_Escape)
    assert window.field.ask.is_empty
    assert window.page.beginning.isVisible()
    with qtbot.waitSignal(window.field.left):
        QTest.keyClick(window.field.line, Key.Key_Escape)


def test_what_the_panel_counts_is_what_choosing_it_shows(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "photos ")
    panel = window.page.refine
    until(qtbot, lambda: panel.histogram.isVisible() and bool(window.field.ask.facts))
    found = window.page.view.hits.found
    assert found is not None
    assert found.facets.years == {2018: 1, 2019: 5}
    panel.histogram.setFocus()
    QTest.keyClick(panel.histogram, Key.Key_Left)
    until(qtbot, lambda: len(names(window)) == found.facets.years[2019])
    (date,) = [fact for fact in window.field.ask.facts if fact.sort is FactSort.DATE]
    assert date.captured_from is not None
    assert date.captured_from.year == 2019
    QTest.keyClick(panel.histogram, Key.Key_Left)
    until(qtbot, lambda: names(window) == ["IMG_20180101_000100.png"])
    QTest.keyClick(panel.histogram, Key.Key_Delete)
    until(qtbot, lambda: len(names(window)) == 7)


def test_where_nothing_fits_it_says_which_chip_to_leave_out(window: Window, qtbot: QtBot) -> None:
    window.field.line.setFocus()
    QTest.keyClicks(window.field.line, "documents 1950 ")
    nothing = window.page.nothing
    until(qtbot, lambda: bool(nothing.buttons.findChildren(Button)))
    assert nothing.title.text() == "Nothing found for all of this together."
    until(qtbot, lambda: any(button.isVisible() for button in nothing.buttons.findChildren(Button)))
    (button, *_) = [button for button in nothing.buttons.findChildren(Button) if button.isVisible()]
    assert button.text() == "Without “1950” there are 5"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(names(window)) == 5)
    assert not nothing.isVisible()


def test_a_slip_is_put_right_by_a_key(window: Window, qtbot: QtBot) -> None:
    field, better = window.field, window.page.nothing.better
    field.line.setFocus()
    QTest.keyClicks(field.line, "photos bycicle")
    until(qtbot, better.isVisible)
    assert better.text() == "Did you mean “bicycle”?"
    assert better.accessibleName() == "Search for “bicycle” instead"
    assert better.focusPolicy() & Qt.FocusPolicy.TabFocus
    better.setFocus()
    QTest.keyClick(better, Key.Key_Space)
    assert (field.line.text(), [fact.sort for fact in field.ask.facts]) == ("bicycle", [FactSort.KIND])
    assert field.line.hasFocus()
    until(qtbot, lambda: not window.page.asking.is_busy)
    until(qtbot, lambda: not better.isVisible())


def test_nothing_is_offered_where_the_words_are_right(window: Window, qtbot: QtBot) -> None:
    window.field.line.setFocus()
    with qtbot.assertNotEmitted(window.page.asking.better, wait=1_000):
        QTest.keyClicks(window.field.line, "documents submarine 1950 ")
        until(qtbot, lambda: window.page.nothing.isVisible() and not window.page.asking.is_busy)


def test_what_is_left_out_is_told_and_can_be_taken_back(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "photos -cake -letters 2019 ")
    until(qtbot, lambda: len(window.field.ask.facts) == 2 and not window.page.asking.is_busy)
    head, field = window.page.head, window.field
    until(qtbot, lambda: len(shown(head.clauses)) == 2)
    chips = shown(head.clauses)
    assert [chip.text() for chip in chips] == ["without cake", "without letters"]
    assert head.read.text() == "Read as: 2019, Photos, without cake, without letters"
    assert [chip.accessibleDescription() for chip in chips[:1]] == ["Take “without cake” away"]
    chips[0].setFocus()
    QTest.keyClick(chips[0], Key.Key_Delete)
    assert field.line.text().strip() == "-letters"
    assert field.line.hasFocus()
    until(qtbot, lambda: head.read.text() == "Read as: 2019, Photos, without letters")
    until(qtbot, lambda: len(shown(head.clauses)) == 1)
    (chip,) = shown(head.clauses)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: head.read.text() == "Read as: 2019, Photos")
    assert not head.clauses.isVisible()
    assert len(field.ask.facts) == 2


def test_recordings_asked_for_are_a_chip(window: Window, qtbot: QtBot) -> None:
    window.field.line.setFocus()
    QTest.keyClicks(window.field.line, "videos of the sea")
    clauses = window.page.head.clauses
    until(qtbot, lambda: len(shown(clauses)) == 1)
    (chip,) = shown(clauses)
    assert chip.text() == "Videos"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.field.line.text() == "the sea"
    until(qtbot, lambda: not clauses.isVisible())


def test_sorting_turns_the_answer_round(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "photos ")
    until(qtbot, lambda: bool(window.field.ask.facts) and len(names(window)) == 7)
    window.page.head.choose_order(Order.OLDEST)
    until(qtbot, lambda: names(window)[:1] == ["IMG_20180101_000100.png"])
    window.page.head.choose_order(Order.NEWEST)
    until(qtbot, lambda: names(window)[:1] == ["IMG_20190704_180509.png"])


def test_a_dropped_picture_is_a_chip_and_finds_itself(window: Window, vault: SmallVault, qtbot: QtBot) -> None:
    picture = vault.sources / "pictures" / "IMG_20190615_173000.png"
    drop(window.field, picture)
    until(qtbot, lambda: bool(names(window)))
    assert names(window)[0] == picture.name
    (chip,) = [chip for chip in window.field.findChildren(Chip) if chip.isVisible()]
    assert chip.text() == "Like this picture (not stored)"
    assert window.field.like_picture is not None


def test_a_dropped_letter_is_refused_in_words(window: Window, vault: SmallVault, qtbot: QtBot) -> None:
    letter = next((vault.sources / "letters").glob("*.txt"))
    with qtbot.waitSignal(window.page.toast, timeout=30_000) as told:
        drop(window.field, letter)
    assert told.args is not None
    assert told.args[0].text == "That is not a picture that can be compared."


def test_a_pasted_picture_is_looked_at_by_its_bytes(window: Window, vault: SmallVault, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setData("image/png", (vault.sources / "pictures" / "IMG_20190614_100000.png").read_bytes())
    QGuiApplication.clipboard().setMimeData(mime)
    window.field.line.setFocus()
    QTest.keyClick(window.field.line, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: names(window)[:1] == ["IMG_20190614_100000.png"])


def test_what_was_asked_is_remembered_in_the_vault_and_can_be_asked_again(
    window: Window, bank: Bank, qtbot: QtBot
) -> None:
    ask(window, qtbot, "apple cake")
    QTest.keyClick(window.field.line, Key.Key_Return)
    until(qtbot, lambda: bank.recent.list() == ["apple cake"])
    window.field.clear()
    window.page.activated()
    recent = window.page.beginning.recent
    until(qtbot, lambda: len(recent.widgets()) == 1)
    QTest.mouseClick(recent.widgets()[0], Qt.MouseButton.LeftButton)
    until(qtbot, lambda: bool(names(window)))
    assert window.field.line.text() == "apple cake"


def test_a_stale_answer_is_never_shown(window: Window, qtbot: QtBot) -> None:
    shown: list[str] = []
    window.page.asking.answered.connect(lambda found: shown.append(found.ask.text))
    field = window.field
    for words in ("apple", "apple cake", "photos"):
        field.line.setText(words)
        field.hurried.emit(field.ask)
    until(qtbot, lambda: not window.page.asking.is_busy)
    assert shown == ["photos"]


def test_results_are_read_out(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "2018 ")
    until(qtbot, lambda: names(window) == ["IMG_20180101_000100.png"] and bool(window.field.ask.facts))
    view = window.page.view
    text = view.hits.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text.startswith("1 of 1, IMG_20180101_000100.png, matched: ")
    assert text.endswith("1 January 2018")
    face = QAccessible.queryAccessibleInterface(view)
    assert face is not None
    assert face.role() == QAccessible.Role.List
    assert face.childCount() == 1


def test_documents_alone_by_the_kind_menu(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "2019")
    window.page.head.kind_chosen.emit(Kind.DOCUMENT)
    until(qtbot, lambda: [fact.kind for fact in window.field.ask.facts] == [Kind.DOCUMENT])
    until(qtbot, lambda: not window.page.asking.is_busy)
    assert window.page.head.kind.text() == "Documents"


def drop(target: QWidget, path: Path) -> None:
    """A file dragged from elsewhere onto a widget."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
    QGuiApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QGuiApplication.sendEvent(target, QDropEvent(QPointF(9, 9), copy, mime, left, none))
