"""Albums in the real window, over a real vault: made, filled, shown, pinned, renamed, taken away, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank, LockedBank
from heirloom.core.albums import AddedBy, Album, AlbumId, AlbumKind, AlbumRule, Answer
from heirloom.core.asking import Ask, Fact, FactSort
from heirloom.core.records import ItemId, Kind
from heirloom.gui import language
from heirloom.gui.grid.inside import mime_of, numbers_inside
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences
from heirloom.gui.screens.albums.album.page import AlbumPage
from heirloom.gui.screens.albums.album_list import Listed
from heirloom.gui.screens.albums.cards import AlbumRole
from heirloom.gui.screens.albums.making.choose_album import ChooseAlbum
from heirloom.gui.screens.albums.making.from_search import rule_of
from heirloom.gui.screens.albums.making.names import RenameQuestion, name_trouble
from heirloom.gui.screens.albums.making.new_album import NewAlbumQuestion
from heirloom.gui.screens.albums.making.rule_fields import span_of
from heirloom.gui.screens.albums.menu import possible_places
from heirloom.gui.screens.albums.page import AlbumsPage
from heirloom.gui.screens.albums.pinned import key_of
from heirloom.gui.screens.albums.words import AlbumWords
from heirloom.gui.screens.teaching.page import TeachingPage
from heirloom.gui.screens.timeline.page import TimelinePage
from tests.gui.conftest import SmallVault
from tests.gui.windows import open_window

WAIT_MS = 15_000
Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
Asked = TypeVar("Asked", NewAlbumQuestion, ChooseAlbum, RenameQuestion)


@pytest.fixture
def window(bank: Bank, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(bank, qtbot, tmp_path) as made:
        qtbot.waitUntil(lambda: made.albums.list.is_read, timeout=WAIT_MS)
        yield made


@pytest.fixture
def photos(bank: Bank) -> list[ItemId]:
    return [item.id for item in bank.list_items(Kind.PHOTO).items]


def listed(window: MainWindow, qtbot: QtBot, count: int) -> Listed:
    window.albums.list.refresh()
    qtbot.waitUntil(lambda: len(window.albums.list.now.albums) == count, timeout=WAIT_MS)
    return window.albums.list.now


def albums_page(window: MainWindow) -> AlbumsPage:
    window.going.go("albums")
    page = window.pages.get("albums")
    assert isinstance(page, AlbumsPage)
    return page


def shown(window: MainWindow, album: Album, qtbot: QtBot, count: int) -> AlbumPage:
    window.albums.open(album.id)
    page = window.pages.get("album")
    assert isinstance(page, AlbumPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == count and page.album is not None, timeout=WAIT_MS)
    return page


def only(window: MainWindow, kind: type[Asked]) -> Asked:
    found: list[Asked] = window.findChildren(kind)
    return next(one for one in found if one.isVisible())


def test_an_album_is_made_by_its_name_and_leads_to_its_first_question(
    window: MainWindow, bank: Bank, qtbot: QtBot
) -> None:
    page = albums_page(window)
    qtbot.waitUntil(page._empty.isVisible, timeout=WAIT_MS)
    qtbot.mouseClick(page.top.new, LEFT)
    asked = only(window, NewAlbumQuestion)
    assert asked.name.hasFocus()
    qtbot.keyClick(asked.name, Key.Key_Return)
    assert asked.remark.text == "Give it a name first."
    qtbot.keyClicks(asked.name, "Our garden")
    qtbot.keyClick(asked.name, Key.Key_Return)
    qtbot.waitUntil(lambda: window.pages.key == "teaching", timeout=WAIT_MS)
    assert [album.name for album in listed(window, qtbot, 1).albums] == ["Our garden"]
    window.history.undo()
    listed(window, qtbot, 0)
    assert bank.albums.list() == []


def test_a_rule_is_made_of_words_and_dates(window: MainWindow, bank: Bank, qtbot: QtBot) -> None:
    albums_page(window)
    window.albums.asking.ask_for_new(rule=AlbumRule(query="circle"))
    asked = only(window, NewAlbumQuestion)
    assert asked.kind is AlbumKind.RULE
    asked.name.setText("June")
    asked.rule.query.clear()
    asked.rule.when.setText("gibberish")
    asked._make()
    qtbot.waitUntil(lambda: asked.rule.remark.text != "", timeout=WAIT_MS)
    asked.rule.when.setText("June 2019")
    asked._make()
    qtbot.waitUntil(lambda: window.pages.key == "album", timeout=WAIT_MS)
    album = bank.albums.get("June")
    assert album.rule is not None
    assert (str(album.rule.captured_from)[:10], str(album.rule.captured_to)[:10]) == ("2019-06-01", "2019-07-01")
    assert span_of("nothing of that kind", bank.finding) is None
    page = window.pages.get("album")
    assert isinstance(page, AlbumPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4, timeout=WAIT_MS)


def test_a_search_becomes_a_rule() -> None:
    facts = (
        Fact(FactSort.DATE, captured_from=datetime(2019, 6, 1), captured_to=datetime(2019, 7, 1)),
        Fact(FactSort.KIND, kind=Kind.PHOTO),
        Fact(FactSort.PLACE, place="Oslo"),
    )
    rule = rule_of(Ask("a red boat", facts))
    assert rule == AlbumRule("a red boat", (Kind.PHOTO,), (), "Oslo", datetime(2019, 6, 1), datetime(2019, 7, 1))
    assert rule_of(Ask("")) == AlbumRule()


def test_b_adds_to_an_album_with_undo(window: MainWindow, bank: Bank, qtbot: QtBot) -> None:
    album = bank.albums.create("Kept together", kind=AlbumKind.HAND)
    listed(window, qtbot, 1)
    page = window.pages.get("timeline")
    assert isinstance(page, TimelinePage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT_MS)
    page.view.choose([page.model.number(0), page.model.number(1)])
    qtbot.keyClick(page.view, Key.Key_B)
    asked = only(window, ChooseAlbum)
    qtbot.keyClicks(asked.words, "kept")
    qtbot.keyClick(asked.words, Key.Key_Return)
    qtbot.waitUntil(lambda: len(bank.albums.numbers(album.id)) == 2, timeout=WAIT_MS)
    qtbot.waitUntil(window.toast.isVisible, timeout=WAIT_MS)
    assert window.toast.accessibleName() == "Added 2 to “Kept together”"
    window.history.undo()
    qtbot.waitUntil(lambda: len(bank.albums.numbers(album.id)) == 0, timeout=WAIT_MS)


def test_the_selection_bar_and_the_menu_offer_it(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages.get("timeline")
    assert isinstance(page, TimelinePage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT_MS)
    page.view.choose([page.model.number(0)])
    names = [action.text() for action in window.makers.selection_menu(page).actions()]  # type: ignore[union-attr]
    assert "Add to album…\tB" in names
    assert "Add to album" in [button.text() for button in window.floating.bar._buttons]


def test_where_all_albums_learn_that_is_said_once(window: MainWindow, bank: Bank, qtbot: QtBot) -> None:
    page = albums_page(window)
    for count, said in ((1, "1 album, learning from you"), (2, "2 albums, all of them learning from you")):
        bank.albums.create(f"Album {count}")
        listed(window, qtbot, count)
        assert page._head.told.accessibleName() == said


def test_the_page_of_albums_has_sections_chips_and_a_cell_for_drops(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    outer = bank.albums.create("Outer", kind=AlbumKind.HAND, examples=photos[:2])
    bank.albums.create("Inner", kind=AlbumKind.HAND, parent=outer.id)
    bank.albums.create("Learning one", examples=photos[:1])
    bank.albums.create("Kept", kind=AlbumKind.RULE, rule=AlbumRule(kept=True))
    page = albums_page(window)
    listed(window, qtbot, 4)
    hand = page.sections[AlbumKind.HAND]
    rows = [hand.albums.told(row) for row in hand.albums.rows]
    assert rows[0].startswith("Outer, 2 items")
    assert rows[1] == "Inner, 0 items. Fixed, in Outer"
    assert rows[2] == "Drop pictures here for a new album"
    assert page._head.told.accessibleName() == "4 albums, 1 of them learning from you"
    chip = next(one for one in page.top._chips if one.text() == "Rules")
    qtbot.mouseClick(chip, LEFT)
    assert [kind for kind, cards in page.sections.items() if cards.isVisible()] == [AlbumKind.RULE]


def test_memories_dropped_on_a_card_are_added_and_beside_it_make_a_new_album(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    album = bank.albums.create("Takes drops", kind=AlbumKind.HAND, examples=photos[:1])
    page = albums_page(window)
    listed(window, qtbot, 1)
    cards = page.sections[AlbumKind.HAND]
    numbers = [bank.shelf.number_of(photos[1])]
    drop(cards.viewport(), cards.visualRect(cards.albums.index(0)).center(), numbers)
    qtbot.waitUntil(lambda: len(bank.albums.numbers(album.id)) == 2, timeout=WAIT_MS)
    drop(cards.viewport(), cards.visualRect(cards.albums.index(1)).center(), numbers)
    asked = only(window, NewAlbumQuestion)
    asked.name.setText("From a drop")
    asked.kinds.set_value(AlbumKind.HAND.value)
    asked._make()
    qtbot.waitUntil(lambda: len(bank.albums.list()) == 2, timeout=WAIT_MS)
    assert list(bank.albums.numbers("From a drop")) == numbers


def drop(widget: QWidget, place: QPoint, numbers: list[int]) -> None:
    mime, copy, keys = mime_of(numbers), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    assert numbers_inside(mime) == numbers
    QApplication.sendEvent(widget, QDragEnterEvent(place, copy, mime, LEFT, keys))
    QApplication.sendEvent(widget, QDragMoveEvent(place, copy, mime, LEFT, keys))
    let_go = QDropEvent(QPointF(place), copy, mime, LEFT, keys)
    QApplication.sendEvent(widget, let_go)
    assert let_go.isAccepted()


def test_pinned_albums_stand_in_the_sidebar_and_take_drops(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    album = bank.albums.create("Pinned one", kind=AlbumKind.HAND, examples=photos[:1])
    listed(window, qtbot, 1)
    window.albums.asking.acts.pin(album.id, True)
    nav = window.sidebar.nav
    qtbot.waitUntil(lambda: nav.pages.row_of(key_of(album.id)) is not None, timeout=WAIT_MS)
    row = nav.pages.row_of(key_of(album.id))
    assert row is not None
    assert nav.pages.rows()[row - 1].text == "Pinned albums"
    nav.chosen.emit(key_of(album.id))
    assert window.pages.key == "album"
    assert nav.current_key() == key_of(album.id)
    drop(nav.viewport(), nav.visualRect(nav.pages.index(row)).center(), [bank.shelf.number_of(photos[1])])
    qtbot.waitUntil(lambda: len(bank.albums.numbers(album.id)) == 2, timeout=WAIT_MS)
    window.albums.asking.acts.pin(album.id, False)
    qtbot.waitUntil(lambda: nav.pages.row_of(key_of(album.id)) is None, timeout=WAIT_MS)


def in_sidebar(window: MainWindow) -> list[str]:
    return [row.text for row in window.sidebar.nav.pages.rows() if row.key.startswith("album:")]


def drag_row(window: MainWindow, name: str, onto: str, *, below: bool) -> None:
    """By the mouse, pressed on one row and let go at the edge of another."""
    nav = window.sidebar.nav
    names = [row.text for row in nav.pages.rows()]
    box = nav.visualRect(nav.pages.index(names.index(onto)))
    start = nav.visualRect(nav.pages.index(names.index(name))).center()
    end = QPoint(start.x(), box.bottom() - 2 if below else box.top() + 2)
    for sort, place, held in (
        (QEvent.Type.MouseButtonPress, start, LEFT),
        (QEvent.Type.MouseMove, (start + end) / 2, LEFT),
        (QEvent.Type.MouseMove, end, LEFT),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton),
    ):
        button = Qt.MouseButton.NoButton if sort is QEvent.Type.MouseMove else LEFT
        where = QPointF(place)
        event = QMouseEvent(sort, where, where, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(nav.viewport(), event)


def test_pinned_albums_change_places_by_keys_by_the_mouse_and_by_their_menu(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    made = [bank.albums.create(name, kind=AlbumKind.HAND, examples=photos[:1]) for name in ("One", "Two", "Three")]
    bank.albums.create("Not pinned", kind=AlbumKind.HAND)
    for album in made:
        bank.albums.pin(album.id, True)
    listed(window, qtbot, 4)
    nav = window.sidebar.nav
    wait = {"timeout": WAIT_MS}
    qtbot.waitUntil(lambda: in_sidebar(window) == ["One", "Two", "Three"], **wait)
    shown_before = window.pages.key
    nav.setFocus()
    nav.select(key_of(made[0].id))
    qtbot.keyClick(nav, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: in_sidebar(window) == ["Two", "One", "Three"], **wait)
    qtbot.waitUntil(lambda: nav.current_key() == key_of(made[0].id), **wait)
    qtbot.keyClick(nav, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: in_sidebar(window) == ["Two", "Three", "One"], **wait)
    window.history.undo()
    qtbot.waitUntil(lambda: in_sidebar(window) == ["Two", "One", "Three"], **wait)
    drag_row(window, "Three", "Two", below=False)
    qtbot.waitUntil(lambda: in_sidebar(window) == ["Three", "Two", "One"], **wait)
    assert window.pages.key == shown_before  # a drag is no click
    drag_row(window, "Three", "Two", below=True)
    qtbot.waitUntil(lambda: in_sidebar(window) == ["Two", "Three", "One"], **wait)
    asking = window.albums.asking
    acts = asking.menu_acts(asking._albums.now.albums[2], is_open=False)
    assert ("up" in acts, "down" in acts) == (True, False)
    acts["up"]()
    qtbot.waitUntil(lambda: in_sidebar(window) == ["Two", "One", "Three"], **wait)
    assert [one.name for one in bank.albums.list()] == ["Two", "One", "Three", "Not pinned"]


def test_in_a_vault_that_can_only_be_looked_at_buttons_say_why_they_do_nothing(
    vault: SmallVault, qtbot: QtBot, tmp_path: Path
) -> None:
    with LockedBank(vault.path).unlock(passphrase=vault.passphrase) as bank:
        some = [item.id for item in bank.list_items(Kind.PHOTO).items]
        taught = bank.albums.create("Taught", like="a picture", examples=some[:2])
        bank.albums.pin(taught.id, True)
        bank.albums.pin(bank.albums.create("By rule", kind=AlbumKind.RULE, rule=AlbumRule(query="cake")).id, True)
    with LockedBank(vault.path).unlock(passphrase=vault.passphrase, writable=False) as bank:
        made = MainWindow(bank, Preferences.load(tmp_path / "window.json"), lambda _why: None)
        made.show()
        qtbot.waitUntil(lambda: len(made.albums.list.now.albums) == 2, timeout=WAIT_MS)
        new = albums_page(made).top.new
        page = shown(made, taught, qtbot, 2)
        head = page.head
        for button in (new, page.top.teach, head.edit_rule, head.confirm, head.strip.button):
            assert not button.isEnabled()
            assert "read-only" in button.toolTip()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        language.switch(application, "zh_CN")
        qtbot.waitUntil(lambda: "只读" in page.top.teach.toolTip(), timeout=WAIT_MS)
        language.switch(application, "en")
        made.albums.teach(taught.id)
        teaching = made.pages.get("teaching")
        assert isinstance(teaching, TeachingPage)
        qtbot.waitUntil(lambda: teaching.session.question is not None, timeout=WAIT_MS)
        for part in (teaching.card.yes, teaching.card.no, teaching.card.skip, teaching.side.carefulness.slider):
            assert not part.isEnabled()
            assert "read-only" in part.toolTip()
        nav = made.sidebar.nav
        nav.setFocus()
        nav.select(key_of(taught.id))
        before = in_sidebar(made)
        qtbot.keyClick(nav, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        drag_row(made, "Taught", "By rule", below=True)
        made.albums.list.refresh()
        qtbot.waitUntil(lambda: not made.albums.list.is_reading, timeout=WAIT_MS)
        assert in_sidebar(made) == before
        made.close_down()
        assert made.background.close(200.0)
        made.deleteLater()
        qtbot.wait(0)


def test_an_album_shows_what_it_holds_and_takes_out_with_undo(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    album = bank.albums.create("Three", kind=AlbumKind.HAND, examples=photos[:3])
    listed(window, qtbot, 1)
    page = shown(window, album, qtbot, 3)
    acts = page.menu_acts([page.model.number(0)])
    assert {"hero", "take_out", "album", "export"} <= set(acts)
    acts["take_out"]()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=WAIT_MS)
    window.history.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=WAIT_MS)
    number = page.model.number(2)
    page.menu_acts([number])["hero"]()
    qtbot.waitUntil(lambda: window.albums.list.now.heroes.get(album.id) == number, timeout=WAIT_MS)


def test_what_the_computer_added_has_a_dot_until_it_is_confirmed(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    album = bank.albums.create("Taught", examples=photos[:2])
    bank.albums.answer(album.id, {photos[2]: Answer.NO})
    bank.albums.train(album.id)
    change = bank.albums.apply(album.id, careful=0.0)
    assert change.count > 0
    listed(window, qtbot, 1)
    page = shown(window, album, qtbot, 2 + change.count)
    dotted = page.view.grid_state.dotted
    assert dotted == frozenset(change.numbers)
    words = [
        page.model.data(page.model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(2 + change.count)
    ]
    assert sum("added by Heirloom" in str(one) for one in words) == change.count
    qtbot.waitUntil(page.head._added.isVisible, timeout=WAIT_MS)
    qtbot.mouseClick(page.head._added, LEFT)
    qtbot.waitUntil(lambda: page.model.rowCount() == change.count, timeout=WAIT_MS)
    one = page.model.number(0)
    page.menu_acts([one])["confirm"]()
    qtbot.waitUntil(lambda: one not in page.view.grid_state.dotted, timeout=WAIT_MS)
    assert one in set(bank.albums.timeline(album.id, AddedBy.PERSON).numbers.tolist())


def test_an_album_is_renamed_moved_and_removed_with_undo(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    album = bank.albums.create("Old name", kind=AlbumKind.HAND, examples=photos[:1])
    other = bank.albums.create("Other", kind=AlbumKind.HAND)
    now = listed(window, qtbot, 2)
    assert possible_places(now.albums[0], now) == [now.albums[1]]
    shown(window, album, qtbot, 1)
    window.albums.asking.ask_for_name(album.id)
    asked = only(window, RenameQuestion)
    asked.name.setText("other")
    asked._rename()
    assert asked.remark.text == "There is an album of this name already."
    asked.name.setText("New name")
    asked._rename()
    qtbot.waitUntil(lambda: bank.albums.get(album.id).name == "New name", timeout=WAIT_MS)
    window.albums.asking.acts.move(album.id, other.id)
    qtbot.waitUntil(lambda: bank.albums.get(album.id).parent == other.id, timeout=WAIT_MS)
    window.albums.asking.acts.remove(album.id)
    qtbot.waitUntil(lambda: window.pages.key == "albums", timeout=WAIT_MS)
    window.history.undo()
    listed(window, qtbot, 2)
    assert len(bank.albums.numbers(album.id)) == 1


def test_the_menu_of_an_album_has_what_works(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    taught = bank.albums.create("Taught", examples=photos[:1])
    bank.albums.create("Beside", kind=AlbumKind.HAND)
    listed(window, qtbot, 2)
    window.albums.asking.pop_up(taught.id, QPoint(200, 200))
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names == [
        "Open", "Teach it", "Pin to the sidebar", "Rename…", "Export a copy of the album…", "Lies in",
        "Remove the album",
    ]  # fmt: skip
    menu.close()


def test_the_catalogue_card_names_the_albums_of_a_memory(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    album = bank.albums.create("Named on the card", kind=AlbumKind.HAND, examples=photos[:1])
    listed(window, qtbot, 1)
    page = shown(window, album, qtbot, 1)
    page.view.open_row(0)
    qtbot.waitUntil(lambda: window.pages.key == "viewer", timeout=WAIT_MS)
    viewer = window.pages.get("viewer")
    section = viewer.inspector.albums  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(section._shown) == 1, timeout=WAIT_MS)
    chip = next(one for one in section._flow.widgets() if one.accessibleName() == "Album Named on the card")
    window.going.escape()
    chip.click()
    assert window.pages.key == "album"


def test_words_of_albums() -> None:
    words = AlbumWords()
    album = Album(
        AlbumId("x"),
        "Lake",
        AlbumKind.TAUGHT,
        items=312,
        first_at=datetime(2015, 5, 1),
        last_at=datetime(2019, 6, 1),
        right_of_ten=9,
        waiting=146,
    )
    assert words.holds(album, datetime(2026, 1, 1)) == "312 items, 2015 to 2019"
    assert words.holds(album, datetime(2019, 7, 1)) == "312 items, 2015 to today"
    assert words.confidence(album) == "9 of 10 right · 146 waiting"
    assert name_trouble("  ", Listed((album,)), None) != ""
    assert name_trouble("LAKE", Listed((album,)), None) != ""
    assert name_trouble("LAKE", Listed((album,)), None, of=album.id) == ""


def test_rows_carry_their_albums(window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot) -> None:
    album = bank.albums.create("Opens by Enter", kind=AlbumKind.HAND, examples=photos[:2])
    page = albums_page(window)
    listed(window, qtbot, 1)
    cards = page.sections[AlbumKind.HAND]
    page.focus_content()
    assert cards.hasFocus()
    assert cards.currentIndex().data(AlbumRole.ROW).album.id == album.id
    qtbot.keyClick(cards, Key.Key_Return)
    qtbot.waitUntil(lambda: window.pages.key == "album", timeout=WAIT_MS)
