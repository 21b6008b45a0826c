"""The Timeline and what was set aside, over a real vault: reading, following changes, acting, undoing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank, LockedBank, create
from heirloom.core.records import Kind
from heirloom.gui.background import Background
from heirloom.gui.grid.previews import Previews
from heirloom.gui.history import History
from heirloom.gui.preferences import Preferences
from heirloom.gui.requests import OpenRequest, SimilarTo
from heirloom.gui.screens.aside.page import AsidePage
from heirloom.gui.screens.timeline.menu import tile_menu
from heirloom.gui.screens.timeline.page import TimelinePage
from heirloom.gui.widgets.modal import Modal
from heirloom.gui.widgets.notices import EmptyState, ToastText

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Window:
    """Both pages over one vault, and what they say."""

    def __init__(self, qtbot: QtBot, bank: Bank, background: Background, place: Path) -> None:
        self.bank = bank
        self.previews = Previews(bank.shelf)
        self.history = History(bank, background)
        preferences = Preferences.load(place)
        self.timeline = TimelinePage(bank, background, self.previews, self.history, preferences)
        self.aside = AsidePage(bank, background, self.previews, self.history, preferences)
        self.said: list[str] = []
        for page in (self.timeline, self.aside):
            qtbot.addWidget(page)
            page.resize(1000, 700)
            page.toast.connect(self._say)
            self.history.changed.connect(page.told_of)
        self.history.toast.connect(self._say)

    def _say(self, text: ToastText) -> None:
        self.said.append(text.text)

    @property
    def rows(self) -> int:
        return self.timeline.model.rowCount()

    def open(self, qtbot: QtBot) -> None:
        self.timeline.show()
        self.timeline.activated()
        qtbot.waitUntil(lambda: self.timeline.is_whole)
        self.timeline.focus_content()

    def close(self) -> None:
        self.timeline.view.close_down()
        self.aside.view.close_down()
        assert self.previews.close(200.0)


@pytest.fixture
def window(qtbot: QtBot, bank: Bank, background: Background, tmp_path: Path) -> Iterator[Window]:
    made = Window(qtbot, bank, background, tmp_path / "window.json")
    yield made
    made.close()


def test_everything_is_shown_by_day_newest_first(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    assert window.rows == window.bank.shelf.timeline_total()
    assert (window.timeline.model.arranged.numbers == window.bank.shelf.timeline().numbers).all()
    qtbot.waitUntil(lambda: window.timeline.view.is_filled)


def test_one_kind_can_be_shown_alone(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    window.timeline.set_kind("photo")
    qtbot.waitUntil(lambda: window.rows == window.bank.shelf.timeline_total([Kind.PHOTO]))
    window.timeline.set_kind("")
    qtbot.waitUntil(lambda: window.rows == window.bank.shelf.timeline_total())


def test_a_kind_that_is_not_there_leads_back_to_all(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    window.timeline.set_kind("file")
    empty = _empty(window.timeline)
    qtbot.waitUntil(empty.isVisible)
    with qtbot.waitSignal(window.timeline.shown_all_kinds):
        empty.pressed.emit()
    qtbot.waitUntil(lambda: window.rows == window.bank.shelf.timeline_total())


def test_keep_shows_a_ribbon_at_once_and_undo_takes_it_off(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    view = window.timeline.view
    QTest.keyClick(view, Qt.Key.Key_Home)
    number = window.timeline.model.number(0)
    QTest.keyClick(view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: window.bank.shelf.cards([number])[0].kept)
    qtbot.waitUntil(lambda: window.timeline.model.arranged.flags[0] & 1 == 1)
    assert "unkeep" in window.timeline.menu_acts([number])
    window.history.undo()
    qtbot.waitUntil(lambda: window.timeline.model.arranged.flags[0] & 1 == 0)
    assert not window.bank.shelf.cards([number])[0].kept


def test_k_again_keeps_no_longer(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    view = window.timeline.view
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: window.timeline.model.arranged.flags[0] & 1 == 1)
    QTest.keyClick(view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: window.timeline.model.arranged.flags[0] & 1 == 0)


def test_set_aside_goes_from_one_page_to_the_other_and_back(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    rows, view = window.rows, window.timeline.view
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    numbers = window.timeline.selected()
    assert len(numbers) == 2
    QTest.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.rows == rows - 2)
    assert view.selection_count() == 0
    window.aside.show()
    window.aside.activated()
    qtbot.waitUntil(lambda: window.aside.model.rowCount() == 2)
    window.aside.view.setFocus()
    QTest.keyClick(window.aside.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert sorted(window.aside.selected()) == sorted(numbers)
    window.aside.menu_acts(window.aside.selected())["bring_back"]()
    qtbot.waitUntil(lambda: window.aside.model.rowCount() == 0)
    qtbot.waitUntil(lambda: window.rows == rows)
    assert len(window.said) == 2


def test_erasing_asks_and_says_how_many_days_are_left(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    rows = window.rows
    QTest.keyClick(window.timeline.view, Qt.Key.Key_Home)
    QTest.keyClick(window.timeline.view, Qt.Key.Key_Delete, SHIFT)
    _answer(window.timeline, "cancel")
    assert window.rows == rows
    QTest.keyClick(window.timeline.view, Qt.Key.Key_Delete, SHIFT)
    number = window.timeline.selected()[0]
    _answer(window.timeline, "erase")
    qtbot.waitUntil(lambda: window.rows == rows - 1)
    window.aside.show()
    window.aside.activated()
    qtbot.waitUntil(lambda: window.aside.model.rowCount() == 1)
    qtbot.waitUntil(lambda: window.aside.cards.get(number) is not None)
    assert "erase" not in window.aside.menu_acts([number])
    window.aside.grab()


def _empty(page: TimelinePage) -> EmptyState:
    found = page.findChild(EmptyState)
    assert found is not None
    return found


def _answer(page: TimelinePage, key: str) -> None:
    asked = [modal for modal in page.window().findChildren(Modal) if modal.isVisible()]
    assert len(asked) == 1
    asked[0].answer(key)


def test_turning_is_seen_in_the_shape_of_the_tile(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    arranged = window.timeline.model.arranged
    wide = next(row for row in range(window.rows) if arranged.kinds[row] == 0 and arranged.aspects[row] > 1.2)
    aspect, number = float(arranged.aspects[wide]), window.timeline.model.number(wide)
    window.timeline.reveal(number)
    QTest.keyClick(window.timeline.view, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: abs(float(window.timeline.model.arranged.aspects[wide]) - 1 / aspect) < 0.01)


def test_what_is_imported_meanwhile_appears(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.open(qtbot)
    rows = window.rows
    Image.new("RGB", (64, 48), (10, 200, 30)).save(tmp_path / "IMG_20200101_100000.png")
    window.bank.import_paths([str(tmp_path / "IMG_20200101_100000.png")], ocr=False)
    qtbot.waitUntil(lambda: window.rows == rows + 1)


def test_pages_ask_for_what_others_do(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    view = window.timeline.view
    QTest.keyClick(view, Qt.Key.Key_Home)
    with qtbot.waitSignal(window.timeline.open_item) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    request = opened.args[0]
    assert isinstance(request, OpenRequest)
    assert request.numbers[request.index] == window.timeline.model.number(0)
    assert len(request.numbers) == window.rows
    with qtbot.waitSignal(window.timeline.search_similar) as asked:
        QTest.keyClick(view, Qt.Key.Key_F)
    assert asked.args == [SimilarTo(number=window.timeline.model.number(0))]
    assert window.timeline.escape()
    assert not window.timeline.escape()


def test_the_context_menu_has_the_fixed_order_and_only_what_works(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    QTest.keyClick(window.timeline.view, Qt.Key.Key_Home)
    window.timeline.view.context_menu_requested.emit(
        window.timeline.selected(), window.timeline.mapToGlobal(window.timeline.rect().center())
    )
    menu = window.timeline.findChild(QMenu)
    assert menu is not None
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    photo = window.timeline.model.arranged.kinds[0] == 0
    assert names == [
        "open",
        "keep",
        "album",
        "rate",
        "similar",
        "rotate",
        "export",
        *(["copy"] if photo else []),
        "aside",
        "erase",
    ]
    menu.close()


def test_a_rating_is_chosen_in_the_menu_and_taken_back(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    QTest.keyClick(window.timeline.view, Qt.Key.Key_Home)
    numbers = window.timeline.selected()
    menu = tile_menu(window.timeline, window.timeline.menu_acts(numbers))
    stars = {action.objectName(): action for action in menu.findChildren(QAction) if action.text().startswith("★")}
    assert [action.text() for action in stars.values()][:2] == ["★★★★★\t5 stars", "★★★★\t4 stars"]
    stars["rate4"].trigger()
    qtbot.waitUntil(lambda: window.bank.shelf.cards(numbers)[0].rating == 4)
    qtbot.waitUntil(lambda: window.said == ["Rated 1 item"])
    window.history.undo()
    qtbot.waitUntil(lambda: window.bank.shelf.cards(numbers)[0].rating is None)
    menu.deleteLater()


def test_an_empty_vault_says_what_to_do(qtbot: QtBot, background: Background, tmp_path: Path) -> None:
    create(tmp_path / "New.heirloom", "four words and no more", light_kdf=True)
    with LockedBank(tmp_path / "New.heirloom").unlock(passphrase="four words and no more") as bank:
        window = Window(qtbot, bank, background, tmp_path / "window.json")
        window.open(qtbot)
        empty = _empty(window.timeline)
        qtbot.waitUntil(empty.isVisible)
        with qtbot.waitSignal(window.timeline.folder_wanted):
            empty.pressed.emit()
        window.close()


def test_g_asks_for_a_date_and_goes_there(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    page = window.timeline
    QTest.keyClick(page.view, Qt.Key.Key_G)
    assert page.go_to.isVisible()
    QTest.keyClicks(page.go_to.field, "no such day")
    QTest.keyClick(page.go_to.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.go_to.remark.text != "")
    assert page.go_to.isVisible()
    page.go_to.field.clear()
    QTest.keyClicks(page.go_to.field, "June 2019")
    assert page.go_to.remark.text == ""
    QTest.keyClick(page.go_to.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.go_to.isHidden)
    row = page.view.grid_state.current
    assert row is not None
    assert _wall_day(page, row) == "2019-06-15"
    assert page.view.hasFocus()
    assert window.said == []


def test_a_date_with_nothing_leads_to_the_nearest_and_says_so(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    page = window.timeline
    page.ask_for_date()
    QTest.keyClicks(page.go_to.field, "2 July 2019")
    QTest.keyClick(page.go_to.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view.grid_state.current is not None)
    assert _wall_day(page, page.view.grid_state.current or 0) == "2019-07-04"
    assert window.said == ["Nothing from “2 July 2019”. This is nearest."]


def test_esc_closes_the_field_for_a_date_and_nothing_else(window: Window, qtbot: QtBot) -> None:
    window.open(qtbot)
    page = window.timeline
    QTest.keyClick(page.view, Qt.Key.Key_Home)
    page.ask_for_date()
    QTest.keyClick(page.go_to.field, Qt.Key.Key_Escape)
    assert page.go_to.isHidden()
    assert page.view.selection_count() == 1
    assert page.view.hasFocus()
    page.ask_for_date()
    assert page.escape()
    assert page.view.selection_count() == 1


def _wall_day(page: TimelinePage, row: int) -> str:
    return str(page.model.arranged.dated_us[row].astype("datetime64[us]").astype("datetime64[D]"))
