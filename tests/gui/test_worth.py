"""Worth keeping? over a real vault and its real screening: looking, deciding, undoing; and the page in its window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank, LockedBank, create
from heirloom.core.screening import Clutter
from heirloom.gui.background import Background
from heirloom.gui.grid.previews import Previews
from heirloom.gui.history import History
from heirloom.gui.main_window import MainWindow
from heirloom.gui.models.timeline import arrange
from heirloom.gui.preferences import Preferences
from heirloom.gui.screens.worth.page import WorthPage
from heirloom.gui.screens.worth.reading import Waiting, every_id
from heirloom.gui.widgets import EmptyState, Text
from heirloom.gui.widgets.notices import ToastText
from tests.gui.conftest import PASSPHRASE, SAMPLES

Key = Qt.Key
PATIENCE_MS = 20_000
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAIRS, BLURRED, DARK = 3, 4, 3


def photo(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Something as full of edges and light as a photograph."""
    chance = np.random.default_rng(seed)
    mixed = np.zeros((size[1], size[0], 3))
    for side in (8, 16, 48, 120):
        grain = (chance.random((side * 3 // 4, side, 3)) * 255).astype(np.uint8)
        mixed += np.asarray(Image.fromarray(grain).resize(size, Image.Resampling.BICUBIC), float) / 4
    picture = Image.fromarray(mixed.clip(0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(picture)
    for _ in range(40):
        left, top, wide = (int(value) for value in chance.integers((0, 0, 20), (*size, 160)))
        fill = tuple(int(value) for value in chance.integers(0, 255, 3))
        pen.ellipse((left, top, left + wide, top + round(wide * 0.7)), fill=fill, outline=(0, 0, 0))
    return picture


@pytest.fixture(scope="session")
def screened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with copies that came through a chat, blurred and dark pictures, letters; looked at."""
    top = tmp_path_factory.mktemp("worth")
    sources = top / "sources"
    shutil.copytree(SAMPLES / "letters", sources / "letters")
    for at in range(PAIRS):
        picture = photo(at)
        picture.save(sources / f"IMG_2018050{at + 1}_150200.jpg", quality=92)
        picture.resize((320, 240)).save(sources / f"IMG-2018050{at + 1}-WA000{at}.jpg", quality=55)
    for at in range(BLURRED):
        photo(10 + at).filter(ImageFilter.GaussianBlur(12)).save(sources / f"IMG_2019010{at + 1}_101500.jpg")
    for at in range(DARK):
        photo(20 + at).point(lambda value: value * 0.03).save(sources / f"IMG_2019020{at + 1}_221500.jpg")
    create(top / "vault", PASSPHRASE, light_kdf=True)
    with LockedBank(top / "vault").unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(sources)], ocr=False)
        bank.screening.look()
    return top / "vault"


@pytest.fixture
def bank(screened: Path, tmp_path: Path) -> Iterator[Bank]:
    shutil.copytree(screened, tmp_path / "vault")
    with LockedBank(tmp_path / "vault").unlock(passphrase=PASSPHRASE) as opened:
        opened.screening.look()
        yield opened


class Opened:
    """The page alone, and what it says."""

    def __init__(self, qtbot: QtBot, bank: Bank, background: Background) -> None:
        self.bank = bank
        self.previews = Previews(bank.shelf)
        self.history = History(bank, background)
        self.page = WorthPage(bank, bank.screening, background, self.previews, self.history)
        self.said: list[str] = []
        self._qtbot = qtbot
        qtbot.addWidget(self.page)
        self.history.changed.connect(self.page.told_of)
        self.history.toast.connect(self._say)
        self.page.resize(1216, 840)

    def _say(self, text: ToastText) -> None:
        self.said.append(text.text)

    def open(self) -> Waiting:
        self.page.show()
        self.page.activated()
        self._qtbot.waitUntil(lambda: self.page.waiting is not None, timeout=PATIENCE_MS)
        self.page.focus_content()
        return self.waiting

    @property
    def waiting(self) -> Waiting:
        assert self.page.waiting is not None
        return self.page.waiting

    def close(self) -> None:
        self.page.close_down()
        self.page.overview.keepsakes.grid.close_down()
        assert self.previews.close(200.0)


@pytest.fixture
def opened(qtbot: QtBot, bank: Bank, background: Background) -> Iterator[Opened]:
    made = Opened(qtbot, bank, background)
    yield made
    made.close()


def test_in_a_vault_that_can_only_be_looked_at_buttons_say_why_they_do_nothing(
    qtbot: QtBot, screened: Path, tmp_path: Path, background: Background
) -> None:
    shutil.copytree(screened, tmp_path / "vault")
    with LockedBank(tmp_path / "vault").unlock(passphrase=PASSPHRASE, writable=False) as bank:
        made = Opened(qtbot, bank, background)
        made.open()
        page = made.page
        rows = list(page.overview.clutter.rows.values())
        assert rows
        page.top.undo.setEnabled(True)  # as the history may say
        page.retranslate()
        single = page.single
        held = [*(row.button for row in rows), page.overview.keepsakes.act, page.top.undo, single.keep, single.aside]
        for button in (*held, page.overview.card.buttons.left, page.large.buttons.both):
            assert not button.isEnabled()
            assert "read-only" in button.toolTip()
        assert page.overview.clutter.act.isEnabled()
        page.open_stack(rows[0].stack.kind)
        qtbot.waitUntil(lambda: page.walking.card is not None, timeout=PATIENCE_MS)
        first = page.walking.card
        qtbot.keyClick(focus(page), Qt.Key.Key_X)
        qtbot.wait(50)
        assert page.walking.card is first
        made.close()


def focus(widget: QWidget) -> QWidget:
    return QApplication.focusWidget() or widget


def test_the_lanes_show_what_the_look_found(opened: Opened) -> None:
    found = opened.open().screened
    overview = opened.page.overview
    assert found.looked_at == found.total
    assert {stack.kind: stack.count for stack in found.stacks}[Clutter.BLURRED] == BLURRED
    assert set(overview.clutter.rows) == {stack.kind for stack in found.stacks if stack.count}
    assert overview.keepsakes.model.rowCount() == found.keepsakes
    assert f"{found.keepsakes + found.clutter} things wait" in overview.promise.text()
    assert "Nothing is deleted here" in overview.promise.text()
    assert overview.card.isVisible()
    assert overview.card.count.text() == f"1 of {PAIRS} pairs"


def test_a_stack_is_set_aside_with_one_click_and_comes_back_with_undo(opened: Opened, qtbot: QtBot) -> None:
    opened.open()
    rows = opened.page.overview.clutter.rows
    rows[Clutter.BLURRED].button.click()
    qtbot.waitUntil(lambda: Clutter.BLURRED not in rows or not rows[Clutter.BLURRED].isVisible(), timeout=PATIENCE_MS)
    assert opened.bank.shelf.counts().aside == BLURRED
    assert opened.said == [f"Set {BLURRED} items aside. They stay in the vault."]
    opened.page.top.undo.click()
    qtbot.waitUntil(lambda: Clutter.BLURRED in opened.page.overview.clutter.rows, timeout=PATIENCE_MS)
    assert opened.bank.shelf.counts().aside == 0


def test_what_is_guarded_is_in_no_bulk_suggestion(opened: Opened) -> None:
    found = opened.open().screened
    screening = opened.bank.screening
    for stack in found.stacks:
        ids = every_id(screening, stack)
        assert len(ids) == stack.count
        assert all((verdict := screening.verdict(id)) is not None and not verdict.guarded for id in ids)


def test_one_by_one_has_a_key_each_and_undo_leads_back(opened: Opened, qtbot: QtBot) -> None:
    opened.open()
    page, single = opened.page, opened.page.single
    with qtbot.waitSignal(page.whole_window_wanted) as whole:
        page.open_stack(Clutter.BLURRED)
    assert whole.args == [True]
    qtbot.waitUntil(lambda: single.count.text() == f"1 of {BLURRED}", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: page.walking.card is not None, timeout=PATIENCE_MS)
    first = page.walking.line.current
    assert first is not None
    QTest.keyClick(focus(single), Key.Key_X)
    qtbot.waitUntil(lambda: opened.bank.shelf.counts().aside == 1, timeout=PATIENCE_MS)
    QTest.keyClick(focus(single), Key.Key_S)
    QTest.keyClick(focus(single), Key.Key_K)
    assert single.count.text() == f"4 of {BLURRED}"
    qtbot.waitUntil(lambda: len(opened.history.lately(9)) == 3, timeout=PATIENCE_MS)
    assert opened.said == []
    for place in (3, 2, 1):
        QTest.keyClick(focus(single), Key.Key_Z)
        expected = f"{place} of {BLURRED}"
        qtbot.waitUntil(partial(shows, single.count, expected), timeout=PATIENCE_MS)
    assert page.walking.line.current == first
    assert opened.bank.shelf.counts().aside == 0
    assert page.escape()
    assert page.overview.isVisible()


def test_a_look_alike_has_the_one_that_stays_beside_it_and_both_can_be_compared(opened: Opened, qtbot: QtBot) -> None:
    opened.open()
    page, single = opened.page, opened.page.single
    page.open_stack(Clutter.NEAR_DUPLICATE)
    qtbot.waitUntil(single.better.isVisible, timeout=PATIENCE_MS)
    first, better = page.walking.card, page.walking.better
    assert first is not None
    assert better is not None
    assert "-WA" in first.name
    assert single.better.name.full == better[1].name == f"IMG_{first.name[4:12]}_150200.jpg"
    assert single.better.facts.text().startswith("640 × 480")
    QTest.keyClick(focus(single), Key.Key_C)
    assert page.large.isVisible()
    assert page.escape()
    assert single.isVisible()
    assert page.walking.card == first
    QTest.keyClick(focus(single), Key.Key_C)
    QTest.keyClick(focus(page.large), Key.Key_Left)
    assert single.isVisible()
    qtbot.waitUntil(lambda: opened.bank.shelf.counts().aside == 1, timeout=PATIENCE_MS)
    assert opened.bank.shelf.cards([first.number])[0].set_aside_at is not None
    qtbot.waitUntil(lambda: single.count.text() == f"2 of {PAIRS}", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: opened.history.can_undo, timeout=PATIENCE_MS)
    QTest.keyClick(focus(single), Key.Key_Z)
    qtbot.waitUntil(lambda: page.walking.card == first, timeout=PATIENCE_MS)
    assert single.better.name.full == better[1].name
    page.open_stack(Clutter.BLURRED)
    qtbot.waitUntil(lambda: page.walking.card is not None, timeout=PATIENCE_MS)
    assert not single.better.isVisible()


def test_the_end_of_a_line_leads_back_to_the_lanes(opened: Opened, qtbot: QtBot) -> None:
    opened.open()
    page = opened.page
    page.open_stack(Clutter.BLURRED)
    for _ in range(BLURRED):
        qtbot.waitUntil(lambda: page.walking.card is not None, timeout=PATIENCE_MS)
        QTest.keyClick(focus(page.single), Key.Key_K)
    qtbot.waitUntil(page.overview.isVisible, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: Clutter.BLURRED not in page.overview.clutter.rows, timeout=PATIENCE_MS)
    assert opened.bank.shelf.counts().kept == 0, "no clutter, and for that no keepsake"


def test_the_caption_goes_over_to_the_one_that_is_kept(opened: Opened, qtbot: QtBot) -> None:
    cards = {card.name: card for card in opened.bank.shelf.cards(opened.bank.shelf.timeline().numbers)}
    copy, original = cards["IMG-20180501-WA0000.jpg"], cards["IMG_20180501_150200.jpg"]
    opened.bank.hand.edit([copy.number], caption="the thief")
    opened.bank.screening.look()
    opened.open()
    page = opened.page
    while page.comparing.bout is not None and original.number not in (
        page.comparing.bout.left.number,
        page.comparing.bout.right.number,
    ):
        QTest.keyClick(page.overview.card.pictures, Key.Key_Down)
    bout = page.comparing.bout
    assert bout is not None
    assert bout.left.number == original.number
    QTest.keyClick(page.overview.card.pictures, Key.Key_Left)
    qtbot.waitUntil(lambda: opened.bank.shelf.counts().aside == 1, timeout=PATIENCE_MS)
    assert opened.bank.shelf.cards([original.number])[0].caption == "the thief"


def test_a_caption_written_meanwhile_is_told_on_the_card(opened: Opened, qtbot: QtBot) -> None:
    opened.open()
    page, card = opened.page, opened.page.overview.card
    qtbot.waitUntil(lambda: page.comparing.bout is not None, timeout=PATIENCE_MS)
    bout = page.comparing.bout
    assert bout is not None
    assert card.moves.text() == ""
    opened.history.do(lambda: opened.bank.hand.edit([bout.right.number], caption="the thief"))
    qtbot.waitUntil(lambda: card.moves.text() == "The caption will be copied to the one you keep.", timeout=PATIENCE_MS)


def test_pairs_are_counted_on_and_undo_brings_the_last_one_back(opened: Opened, qtbot: QtBot) -> None:
    opened.open()
    page, card = opened.page, opened.page.overview.card
    first = page.comparing.bout
    assert first is not None
    QTest.keyClick(card.pictures, Key.Key_Left)
    assert card.count.text() == f"2 of {PAIRS} pairs"
    qtbot.waitUntil(lambda: opened.history.can_undo, timeout=PATIENCE_MS)
    QTest.keyClick(card.pictures, Key.Key_Z)
    qtbot.waitUntil(lambda: card.count.text() == f"1 of {PAIRS} pairs", timeout=PATIENCE_MS)
    assert page.comparing.bout is not None
    assert {page.comparing.bout.left.id, page.comparing.bout.right.id} == {first.left.id, first.right.id}


def test_space_shows_the_pair_on_the_whole_page_and_escape_leads_back(opened: Opened, qtbot: QtBot) -> None:
    opened.open()
    page = opened.page
    QTest.keyClick(page.overview.card.pictures, Key.Key_Space)
    assert page.large.isVisible()
    left, right = (side.canvas for side in page.large.sides)
    qtbot.waitUntil(lambda: left.is_showing_pixels and right.is_showing_pixels, timeout=PATIENCE_MS)
    QTest.keyClick(left, Key.Key_Plus)
    assert not left.framing.is_fit
    assert right.framing.rect().width() == pytest.approx(left.framing.rect().width(), rel=0.02)
    before = page.comparing.bout
    QTest.keyClick(left, Key.Key_Tab)
    assert page.comparing.bout == (before.turned() if before is not None else None)
    assert page.escape()
    assert page.overview.isVisible()


def test_keeping_all_is_one_click_and_one_undo(opened: Opened, qtbot: QtBot) -> None:
    found = opened.open().screened
    assert found.keepsakes > 0
    opened.page.overview.keepsakes.act.click()
    qtbot.waitUntil(lambda: opened.bank.shelf.counts().kept == found.keepsakes, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: opened.waiting.screened.keepsakes == 0, timeout=PATIENCE_MS)
    opened.history.undo()
    qtbot.waitUntil(lambda: opened.waiting.screened.keepsakes == found.keepsakes, timeout=PATIENCE_MS)


def test_what_is_selected_has_its_own_buttons(opened: Opened, qtbot: QtBot) -> None:
    opened.open()
    lane = opened.page.overview.keepsakes
    QTest.keyClick(lane.grid, Key.Key_Home)
    QTest.keyClick(lane.grid, Key.Key_Right, SHIFT)
    assert lane.act.text() == "Keep 2"
    assert lane.put_aside.isVisible()
    lane.put_aside.click()
    qtbot.waitUntil(lambda: opened.bank.shelf.counts().aside == 2, timeout=PATIENCE_MS)
    assert opened.page.escape() or lane.grid.selection_count() == 0
    qtbot.waitUntil(lambda: lane.act.text().startswith("Keep all"), timeout=PATIENCE_MS)


class Drop(QDropEvent):
    """What comes from another lane: Qt knows a drag's source only while there is one."""

    def __init__(self, source: QWidget, numbers: list[int]) -> None:
        self._data = QMimeData()
        self._data.setData("application/x-heirloom-lane", b"")
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(QPointF(20, 20), Qt.DropAction.MoveAction, self._data, button, none)
        source.setProperty("carried", numbers)
        self._from = source

    def source(self) -> QWidget:
        return self._from


def test_a_keepsake_dropped_on_clutter_is_set_aside_and_the_other_way_kept(opened: Opened, qtbot: QtBot) -> None:
    opened.open()
    overview = opened.page.overview
    grid, row = overview.keepsakes.grid, overview.clutter.rows[Clutter.BLURRED]
    number = overview.keepsakes.model.number(0)
    overview.clutter.dropEvent(Drop(grid, [number]))
    qtbot.waitUntil(lambda: opened.bank.shelf.counts().aside == 1, timeout=PATIENCE_MS)
    blurred = row.stack.numbers[0]
    overview.keepsakes.dropEvent(Drop(row, [blurred]))
    qtbot.waitUntil(lambda: opened.bank.shelf.cards([blurred])[0].kept, timeout=PATIENCE_MS)
    overview.clutter.dropEvent(Drop(row, [blurred]))
    assert opened.bank.shelf.counts().aside == 1, "a lane takes nothing from itself"


def test_when_nothing_waits_the_page_says_so_and_undoes(opened: Opened, qtbot: QtBot) -> None:
    opened.open()
    page = opened.page
    page.overview.keepsakes.act.click()
    for row in list(page.overview.clutter.rows.values()):
        row.button.click()
    qtbot.waitUntil(lambda: opened.waiting.screened.clutter == 0, timeout=PATIENCE_MS)
    while page.comparing.bout is not None:
        QTest.keyClick(page.overview.card.pictures, Key.Key_Down)
    qtbot.waitUntil(page.done.isVisible, timeout=PATIENCE_MS)
    assert page.done.empty.accessibleName() == "Nothing waits."
    text, button = page.done.rows[0]
    assert text.full
    button.click()
    qtbot.waitUntil(page.overview.isVisible, timeout=PATIENCE_MS)


def test_a_narrow_page_has_its_lanes_one_below_the_other(opened: Opened, qtbot: QtBot) -> None:
    opened.open()
    keepsakes, clutter = opened.page.overview.keepsakes, opened.page.overview.clutter
    assert keepsakes.geometry().top() == clutter.geometry().top()
    row = next(iter(clutter.rows.values()))
    assert (keepsakes.grid.grid_state.layout.width, row.width()) == (676, 460)
    opened.page.resize(900, 580)
    qtbot.waitUntil(lambda: clutter.geometry().top() >= keepsakes.geometry().bottom(), timeout=PATIENCE_MS)
    assert opened.page.overview.horizontalScrollBar().maximum() == 0


def test_a_narrow_page_shows_all_of_the_words_that_nothing_was_found(opened: Opened) -> None:
    opened.page.resize(900, 580)
    opened.open()
    overview = opened.page.overview
    waiting = opened.page.waiting
    assert waiting is not None
    screened = replace(waiting.screened, keepsakes=0, clutter=0, stacks=(), looked_at=0)
    empty = arrange(opened.bank.shelf.timeline(), 0, kinds=())
    overview.show_waiting(replace(waiting, screened=screened, keepsakes=(), arranged=empty))
    QApplication.processEvents()
    words = [one for one in overview.findChildren(Text) if one.isVisible() and one.text() == "None found so far."]
    assert len(words) == 2
    for text in words:
        lane = overview.keepsakes if overview.keepsakes.isAncestorOf(text) else overview.clutter
        assert text.height() >= text.fontMetrics().height()
        assert text.mapTo(lane, QPoint(0, text.height())).y() <= lane.height()


def test_an_emptied_lane_leads_on(opened: Opened, qtbot: QtBot) -> None:
    waiting, overview = opened.open(), opened.page.overview
    screened = replace(waiting.screened, keepsakes=0, clutter=0, stacks=())
    empty = arrange(opened.bank.shelf.timeline(), 0, kinds=())
    overview.show_waiting(replace(waiting, screened=screened, keepsakes=(), arranged=empty))
    for lane, page in ((overview.keepsakes, "timeline"), (overview.clutter, "aside")):
        assert lane.empty.isVisible()
        qtbot.waitUntil(partial(is_whole, lane.empty))
        with qtbot.waitSignal(opened.page.navigate) as went:
            lane.empty.button.click()
        assert went.args == [page]
    overview.show_waiting(waiting)
    assert not overview.keepsakes.empty.isVisible()
    assert not overview.clutter.empty.isVisible()


def is_whole(state: EmptyState) -> bool:
    return state.height() >= state.heightForWidth(state.width()) and state.button.geometry().bottom() < state.height()


def test_a_look_tells_how_far_it_is_and_can_rest(opened: Opened, qtbot: QtBot) -> None:
    waiting, overview = opened.open(), opened.page.overview
    looking = replace(waiting, screened=replace(waiting.screened, looked_at=1, total=4000))
    overview.show_waiting(looking)
    assert "1 of 4,000" in overview.looking.text()
    with qtbot.waitSignal(opened.page.pause_wanted) as asked:
        overview.pause.click()
    assert asked.args == [True]
    assert "paused by you" in overview.looking.text()
    with qtbot.waitSignal(opened.page.pause_wanted) as asked:
        overview.pause.click()
    assert asked.args == [False]
    assert overview.pause.text() == "Pause"


def test_in_its_window_it_has_a_row_with_the_count_and_looks_by_itself(
    bank: Bank, qtbot: QtBot, tmp_path: Path
) -> None:
    found = bank.screening.overview()
    window = MainWindow(bank, Preferences.load(tmp_path / "window.json"), lambda _why: None)
    window.resize(1440, 900)
    window.show()
    nav = window.sidebar.nav.pages
    count = found.keepsakes + found.clutter
    qtbot.waitUntil(lambda: (found := row(window)) is not None and found == count, timeout=PATIENCE_MS)
    at = nav.row_of("worth")
    assert at is not None
    told = nav.data(nav.index(at), int(Qt.ItemDataRole.AccessibleTextRole))
    assert told == f"Worth keeping?, {count} new"
    window.going.go("worth")
    page = window.pages.get("worth")
    assert isinstance(page, WorthPage)
    qtbot.waitUntil(lambda: page.waiting is not None, timeout=PATIENCE_MS)
    page.open_stack(Clutter.BLURRED)
    assert not window.sidebar.isVisible()
    assert not window.top.isVisible()
    window.going.escape()
    assert window.sidebar.isVisible()
    page.overview.clutter.rows[Clutter.BLURRED].button.click()
    qtbot.waitUntil(lambda: row(window) == count - BLURRED, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: page.top.aside.text() == f"Set aside, {BLURRED}", timeout=PATIENCE_MS)
    page.top.aside.click()
    assert window.pages.key == "aside"
    window.close_down()
    assert window.background.close(200.0)
    window.deleteLater()


def row(window: MainWindow) -> int | None:
    """The count beside the page's name."""
    return next((one.count for one in window.sidebar.nav.pages.rows() if one.key == "worth"), None)


def shows(label: QLabel, words: str) -> bool:
    return label.text() == words
