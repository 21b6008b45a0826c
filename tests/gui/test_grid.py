"""The grid by mouse and keys, over shelves in memory: selecting, moving, scrolling, changing under one's eyes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from heirloom.bank import Card, TileFlag, Timeline
from heirloom.core.records import ItemId, Kind
from heirloom.gui import theme
from heirloom.gui.background import Background
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.fetch.decoding import Fit, PreviewKey
from heirloom.gui.grid.paint.lines import lines_of, title_and_words
from heirloom.gui.grid.previews import STAND_IN_PX, Previews
from heirloom.gui.grid.scrub.scrubber import Scrubber
from heirloom.gui.grid.view import MediaGridView
from heirloom.gui.models.timeline import TimelineModel, arrange

TODAY = 20_600
DAY_US = 86_400_000_000
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


class Shelf:
    """Thumbnails of one colour, half red and half blue, and cards with a place."""

    def __init__(self) -> None:
        picture = Image.new("RGB", (256, 192), "blue")
        picture.paste("red", (0, 0, 128, 192))
        made = io.BytesIO()
        picture.save(made, "JPEG", quality=95)
        self.jpeg = made.getvalue()
        self.asked: list[int] = []

    def thumbnails(self, numbers: Sequence[int]) -> Mapping[int, bytes]:
        self.asked += numbers
        return {number: self.jpeg for number in numbers if number % 10}

    def cards(self, numbers: Sequence[int]) -> list[Card]:
        return [_card(number) for number in numbers]


def _card(number: int) -> Card:
    return Card(
        number=number,
        id=ItemId(f"{number:032x}"),
        kind=Kind.PHOTO,
        name=f"IMG_{number}.jpg",
        title="Ada",
        caption=None,
        captured=None,
        place="Whitefish Lake, Montana",
        media_type="image/jpeg",
        kept=False,
        first_words="",
        pages=None,
        bytes=1,
        rating=None,
        tags=(),
        turned=0,
        accession="2026·00001",
        size=None,
        set_aside_at=None,
        erase_after=None,
    )


def _timeline(counts: Sequence[int], first_number: int = 1, first_day: int = 18_062) -> Timeline:
    """Days of so many pictures each, newest first, numbered in that order; the first is Saturday 15 June 2019."""
    rows = sum(counts)
    days = np.repeat(first_day - np.arange(len(counts)), counts).astype(np.int64)
    return Timeline(
        numbers=np.arange(first_number, first_number + rows, dtype=np.int64),
        dated_us=days * DAY_US + np.arange(rows, 0, -1),
        kinds=np.zeros(rows, np.uint8),
        aspects=np.full(rows, 4 / 3, np.float32),
        flags=np.full(rows, TileFlag.DATED, np.uint8),
    )


class Bench:
    """A grid on show with a model, and what it asks for."""

    def __init__(self, qtbot: QtBot, background: Background) -> None:
        self.shelf = Shelf()
        self.previews = Previews(self.shelf)
        self.cards = Cards(self.shelf, background)
        self.model = TimelineModel()
        self.view = MediaGridView(self.previews, self.cards)
        qtbot.addWidget(self.view)
        self.view.resize(900, 600)
        self.view.set_model(self.model)
        self.view.show()
        self.view.setFocus()

    def show(self, timeline: Timeline) -> None:
        self.model.show(arrange(timeline, TODAY))

    def centre(self, row: int) -> QPoint:
        return self.view.grid_state.tile(row).center()

    def click(self, row: int, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, keys, self.centre(row))

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.keyClick(self.view, key, keys)

    @property
    def selected(self) -> list[int]:
        return self.view.grid_state.selection.rows().tolist()

    @property
    def current(self) -> int | None:
        return self.view.grid_state.current


@pytest.fixture
def bench(qtbot: QtBot, background: Background) -> Iterator[Bench]:
    made = Bench(qtbot, background)
    made.show(_timeline([12, 30, 5, 60, 40]))
    yield made
    made.view.close_down()
    assert made.previews.close(200.0)


def test_clicks_select_toggle_and_extend(bench: Bench) -> None:
    bench.click(2)
    assert bench.selected == [2]
    bench.click(4, CTRL)
    assert bench.selected == [2, 4]
    bench.click(1)
    bench.click(4, SHIFT)
    assert bench.selected == [1, 2, 3, 4]


def test_the_ring_adds_without_losing_the_rest(bench: Bench) -> None:
    bench.click(2)
    tile = bench.view.grid_state.tile(5)
    QTest.mouseClick(bench.view.viewport(), LEFT, NO_KEY, tile.topLeft() + QPoint(15, 15))
    assert bench.selected == [2, 5]


def test_a_rubber_band_selects_what_it_touches(bench: Bench) -> None:
    view, state = bench.view.viewport(), bench.view.grid_state
    start = QPoint(4, state.tile(0).top() - 4)
    QTest.mousePress(view, LEFT, NO_KEY, start)
    QTest.mouseMove(view, state.tile(2).center())
    band_until = state.tile(2).center()
    QTest.mouseRelease(view, LEFT, NO_KEY, band_until)
    assert bench.selected == [0, 1, 2]


def test_a_press_on_one_of_several_selected_keeps_them_until_the_release(bench: Bench, qtbot: QtBot) -> None:
    bench.click(1)
    bench.click(3, SHIFT)
    view = bench.view.viewport()
    with qtbot.waitSignal(bench.view.drag_out_requested) as asked:
        QTest.mousePress(view, LEFT, NO_KEY, bench.centre(2))
        QTest.mouseMove(view, bench.centre(2) + QPoint(40, 40))
    assert asked.args == [[2, 3, 4]]
    QTest.mouseRelease(view, LEFT, NO_KEY, bench.centre(2) + QPoint(40, 40))
    assert bench.selected == [1, 2, 3]
    bench.click(2)
    assert bench.selected == [2]


def test_select_day_takes_the_day(bench: Bench) -> None:
    view = bench.view.viewport()
    bench.press(Qt.Key.Key_Home)
    bench.view.clear_selection()
    heading = bench.view.grid_state.layout.heading(0)
    at = QPoint(heading.left + heading.width - 10, heading.top - bench.view.grid_state.offset + 18)
    QTest.mouseMove(view, at)
    QTest.mouseClick(view, LEFT, NO_KEY, at)
    assert bench.selected == list(range(12))
    QTest.mouseClick(view, LEFT, NO_KEY, at)
    assert bench.selected == []


def test_arrows_keep_their_column_and_pass_from_day_to_day(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Home)
    bench.press(Qt.Key.Key_Right)
    x = bench.centre(1).x()
    for _ in range(8):
        bench.press(Qt.Key.Key_Down)
        assert bench.current is not None
        tile = bench.view.grid_state.tile(bench.current)
        assert abs(tile.center().x() - x) <= tile.width()
    for _ in range(8):
        bench.press(Qt.Key.Key_Up)
    assert bench.current == 1


def test_shift_extends_by_keys(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Home)
    bench.press(Qt.Key.Key_Right, SHIFT)
    bench.press(Qt.Key.Key_Right, SHIFT)
    bench.press(Qt.Key.Key_Left, SHIFT)
    assert bench.selected == [0, 1]


def test_brackets_go_from_day_to_day(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Home)
    bench.press(Qt.Key.Key_BracketRight)
    assert bench.current == 12
    bench.press(Qt.Key.Key_BracketRight)
    bench.press(Qt.Key.Key_Right)
    bench.press(Qt.Key.Key_BracketLeft)
    assert bench.current == 42
    bench.press(Qt.Key.Key_BracketLeft)
    assert bench.current == 12


def test_ctrl_a_takes_the_day_and_then_everything(bench: Bench) -> None:
    bench.click(2)
    bench.press(Qt.Key.Key_A, CTRL)
    assert bench.selected == list(range(12))
    bench.press(Qt.Key.Key_A, CTRL)
    assert len(bench.selected) == 147


def test_the_current_tile_is_always_in_view(bench: Bench) -> None:
    bench.press(Qt.Key.Key_End)
    assert bench.current == 146
    assert bench.view.viewport().rect().contains(bench.view.grid_state.tile(146))
    bench.press(Qt.Key.Key_PageUp)
    assert bench.current is not None
    assert bench.view.viewport().rect().contains(bench.view.grid_state.tile(bench.current))
    bench.press(Qt.Key.Key_Home)
    assert bench.view.grid_state.offset == 0


@pytest.mark.parametrize(
    ("key", "keys", "name"),
    [
        (Qt.Key.Key_K, NO_KEY, "keep_requested"),
        (Qt.Key.Key_R, NO_KEY, "rotate_requested"),
        (Qt.Key.Key_Delete, NO_KEY, "set_aside_requested"),
        (Qt.Key.Key_Delete, SHIFT, "erase_requested"),
    ],
)
def test_keys_ask_for_acts_on_what_is_selected(
    bench: Bench, qtbot: QtBot, key: Qt.Key, keys: Qt.KeyboardModifier, name: str
) -> None:
    bench.click(1)
    bench.click(3, CTRL)
    with qtbot.waitSignal(getattr(bench.view, name)) as asked:
        bench.press(key, keys)
    assert asked.args == [[2, 4]]


def test_enter_space_and_double_click_open(bench: Bench, qtbot: QtBot) -> None:
    bench.click(3)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(bench.view.open_requested) as opened:
            bench.press(key)
        assert opened.args == [3]
    with qtbot.waitSignal(bench.view.open_requested) as opened:
        QTest.mouseDClick(bench.view.viewport(), LEFT, NO_KEY, bench.centre(5))
    assert opened.args == [5]


def test_f_finds_similar_to_the_current_one(bench: Bench, qtbot: QtBot) -> None:
    bench.click(6)
    with qtbot.waitSignal(bench.view.find_similar_requested) as asked:
        bench.press(Qt.Key.Key_F)
    assert asked.args == [7]


def test_previews_come_for_what_is_seen(bench: Bench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bench.view.is_filled)
    tile = bench.view.grid_state.tile(0)
    left, right = tile.center() - QPoint(30, 0), tile.center() + QPoint(30, 0)
    qtbot.waitUntil(lambda: _is_red(bench.view.grab().toImage().pixelColor(left)))
    picture = bench.view.grab().toImage()
    assert _is_red(picture.pixelColor(left))
    assert not _is_red(picture.pixelColor(right))
    assert max(bench.shelf.asked) < 147, "what is far away is not read"


def _is_red(colour: QColor) -> bool:
    return colour.red() > 200 and colour.blue() < 60


def test_a_turned_picture_is_shown_turned(bench: Bench, qtbot: QtBot) -> None:
    seen = Fit(80, 60)
    bench.previews.request(5, seen, turns=2)
    qtbot.waitUntil(lambda: bench.previews.has(5, seen, 2))
    turned = bench.previews.peek(5, seen, 2)
    assert turned is not None
    assert not _is_red(turned.toImage().pixelColor(10, 30))
    assert _is_red(turned.toImage().pixelColor(70, 30))


def test_what_has_no_preview_is_asked_for_once(bench: Bench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bench.previews.is_missing(10))
    bench.view.scroll_by(1)
    qtbot.waitUntil(lambda: not bench.previews.is_busy)
    assert bench.shelf.asked.count(10) == 1


def test_a_wish_while_the_last_thread_ends_is_not_lost(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    previews, late = bench.previews, [Fit(33, 33)]
    qtbot.waitUntil(lambda: not previews.is_busy and bench.view.is_filled)
    monkeypatch.setattr("heirloom.gui.grid.previews._THREADS", 1)
    take = previews._queue.take

    def take_late(most: int) -> list[PreviewKey]:
        found = take(most)
        if not found and late:
            previews.request(5, late.pop())  # the thread has seen that there is nothing more and has not ended yet
        return found

    monkeypatch.setattr(previews._queue, "take", take_late)
    previews.request(5, Fit(32, 32))
    qtbot.waitUntil(lambda: previews.has(5, Fit(33, 33)))


def test_while_scrubbing_only_stand_ins_are_loaded(bench: Bench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not bench.previews.is_busy and bench.view.is_filled)
    bench.previews.clear()
    bench.view.set_scrubbing(True)
    bench.view.jump_to_section(4)
    row = bench.view.grid_state.layout.item_near(bench.view.grid_state.offset + 100)
    number = bench.model.number(row + 1)
    qtbot.waitUntil(lambda: bench.previews.has(number, STAND_IN_PX))
    assert not bench.previews.has(number, Fit(200, 150))
    bench.view.set_scrubbing(False)
    tile = bench.view.grid_state.tile(row + 1)
    qtbot.waitUntil(lambda: bench.previews.has(number, Fit(tile.width(), tile.height())))


def test_what_one_looks_at_stays_when_newer_pictures_arrive(bench: Bench) -> None:
    bench.view.jump_to_section(3)
    bench.click(60)
    before = bench.view.grid_state.tile(60)
    number = bench.model.number(60)
    newer, older = _timeline([25, 4], 1000, 18_100), _timeline([12, 30, 5, 60, 40])
    bench.show(_joined(newer, older))
    row = bench.model.row_of(number)
    assert row == 89
    assert bench.view.grid_state.tile(row) == before
    assert bench.selected == [89]
    assert bench.current == 89


def _joined(one: Timeline, two: Timeline) -> Timeline:
    return Timeline(
        np.concatenate((one.numbers, two.numbers)),
        np.concatenate((one.dated_us, two.dated_us)),
        np.concatenate((one.kinds, two.kinds)),
        np.concatenate((one.aspects, two.aspects)),
        np.concatenate((one.flags, two.flags)),
    )


def test_when_the_current_one_goes_its_neighbour_is_current(bench: Bench) -> None:
    bench.click(7)
    all_of_it = _timeline([12, 30, 5, 60, 40])
    rest = np.arange(147) != 7
    bench.show(
        Timeline(
            all_of_it.numbers[rest],
            all_of_it.dated_us[rest],
            all_of_it.kinds[rest],
            all_of_it.aspects[rest],
            all_of_it.flags[rest],
        )
    )
    assert bench.selected == []
    assert bench.current == 7
    assert bench.model.number(7) == 9


def test_another_tile_size_keeps_the_place(bench: Bench, qtbot: QtBot) -> None:
    bench.view.jump_to_section(3)
    first = bench.view.grid_state.layout.item_near(bench.view.grid_state.offset)
    with qtbot.waitSignal(bench.view.tile_height_changed):
        bench.press(Qt.Key.Key_Plus)
    assert bench.view.tile_height() == 192
    assert bench.view.grid_state.layout.item_near(bench.view.grid_state.offset) == first


def test_a_screen_reader_hears_each_tile(bench: Bench, qtbot: QtBot) -> None:
    bench.model.set_kept([2], True)
    bench.click(1)
    text = Qt.ItemDataRole.AccessibleTextRole
    index = bench.model.index(1, 0)
    bench.model.data(index, text)
    said = "Photo, Ada, Saturday 15 June 2019, Whitefish Lake, Montana, keepsake, selected"
    qtbot.waitUntil(lambda: bench.model.data(index, text) == said)
    face = QAccessible.queryAccessibleInterface(bench.view)
    assert face.role() == QAccessible.Role.List
    assert face.childCount() == 147
    assert face.child(1).text(QAccessible.Text.Name) == said
    assert face.child(1).rect().size() == bench.view.grid_state.tile(1).size()


def test_the_scrubber_follows_and_leads(bench: Bench, qtbot: QtBot) -> None:
    scrubber = Scrubber()
    qtbot.addWidget(scrubber)
    scrubber.resize(90, 600)
    bench.show(_timeline([20] * 400))
    scrubber.set_layout(bench.view.layout_now())
    scrubber.jumped.connect(bench.view.jump_to_section)
    bench.view.looked_at.connect(scrubber.show_section)
    scrubber.show()
    bench.view.scroll_by(20_000)
    assert scrubber.section == bench.view.grid_state.layout.section_at(bench.view.grid_state.offset)
    QTest.mousePress(scrubber, LEFT, NO_KEY, QPoint(50, 560))
    QTest.mouseRelease(scrubber, LEFT, NO_KEY, QPoint(50, 560))
    assert scrubber.bubble_text() == "May 2018"
    assert bench.view.grid_state.layout.section_at(bench.view.grid_state.offset) > 380
    QTest.keyClick(scrubber, Qt.Key.Key_Home)
    assert scrubber.accessibleName() == "Date scrubber, June 2019"
    QTest.keyClick(scrubber, Qt.Key.Key_PageDown)
    assert scrubber.bubble_text() == "December 2018"
    QTest.keyClick(scrubber, Qt.Key.Key_PageUp)
    assert scrubber.bubble_text() == "January 2019" or scrubber.bubble_text() == "June 2019"
    face = QAccessible.queryAccessibleInterface(scrubber)
    assert face.role() == QAccessible.Role.Slider


@pytest.mark.parametrize("years", [12, 40])
def test_at_the_end_the_scrubber_tells_the_end(bench: Bench, qtbot: QtBot, years: int) -> None:
    scrubber = Scrubber()
    qtbot.addWidget(scrubber)
    scrubber.resize(90, 600)
    bench.show(_years(years))
    scrubber.set_layout(bench.view.layout_now())
    bench.view.looked_at.connect(scrubber.show_section)
    told = []
    bar = bench.view.verticalScrollBar()
    assert bar.maximum() > 0
    for at in range(0, bar.maximum() + 20, 20):
        bar.setValue(at)
        told.append(scrubber.section)
    assert told[0] == 0
    assert told == sorted(told)
    assert told[-1] == years - 1


def test_a_light_picture_has_an_edge(bench: Bench, qtbot: QtBot) -> None:
    bench.show(_timeline([3]))
    tile = bench.view.grid_state.tile(0)
    middle = QPoint(tile.x() + 4, tile.center().y())
    qtbot.waitUntil(lambda: _is_red(bench.view.grab().toImage().pixelColor(middle)))
    picture = bench.view.grab().toImage()
    for at in (QPoint(tile.x(), middle.y()), QPoint(tile.right(), middle.y()), QPoint(middle.x(), tile.bottom())):
        assert picture.pixelColor(at).name() == theme.colour("line").name()
    assert picture.pixelColor(QPoint(tile.right() + 2, middle.y())).name() == theme.colour("paper").name()


LETTER = "Larkspur Lane, 17 May 1987\nMy dear Rose,\ntoday your grandfather and I planted the little apple tree"


@pytest.mark.parametrize(
    ("lines", "title", "words"),
    [
        (LETTER, "Larkspur Lane, 17 May 1987", LETTER.partition("\n")[2]),
        ("阿云：\n来信收到了", "阿云：", "来信收到了"),
        ("8 February 2009. Snow up to the window sill, and school is closed today.", "8 February 2009.", None),
        (
            "Bournemouth was never so empty as in the week after the great storm",
            "Bournemouth was never so empty as",
            None,
        ),
        (
            "2018年2月15日 17:20 爸爸：今年的年夜饭谁来做鱼？我来做，清蒸鲈鱼。",
            "2018年2月15日 17:20 爸爸：",
            None,
        ),
    ],
)
def test_without_a_title_the_first_line_stands_for_it(lines: str, title: str, words: str | None) -> None:
    card = replace(_card(1), title=None, first_lines=lines, first_words=" ".join(lines.split()))
    expected = lines.removeprefix(title).strip() if words is None else words
    assert title_and_words(card) == (title, expected)


def test_words_on_a_sheet_stay_whole_and_its_line_breaks_stand(qapp: QApplication) -> None:
    font = QFont()
    font.setPixelSize(13)
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance("planted the little ap")
    shown = lines_of(LETTER, font, width, 5)
    assert len(shown) == 5
    assert "My dear Rose," in shown
    assert shown[-1].endswith("…")
    words = set(LETTER.split())
    assert all(word.rstrip("…") in words for line in shown for word in line.split())
    assert all(metrics.horizontalAdvance(line) <= width for line in shown)
    (cut,) = lines_of("Bournemouth", font, metrics.horizontalAdvance("Bournem"), 3)
    assert cut.endswith("…")
    assert lines_of("Bournemouth", font, metrics.horizontalAdvance("Bournem"), 3, anywhere=True)[0].startswith("Bourne")
    chinese = lines_of("来信收到了，知道你在学校一切都好", font, 5 * 13 + 4, 2)
    assert chinese[0].startswith("来信收到")
    assert chinese[1].endswith("…")


def _years(count: int) -> Timeline:
    """One picture a year, newest first."""
    made = _timeline([1] * count)
    days = np.array([18_062 - 365 * at for at in range(count)], dtype=np.int64)
    return Timeline(made.numbers, days * DAY_US, made.kinds, made.aspects, made.flags)


def test_each_month_of_a_band_can_be_gone_to_exactly(bench: Bench, qtbot: QtBot) -> None:
    scrubber = Scrubber()
    qtbot.addWidget(scrubber)
    scrubber.resize(90, 600)
    bench.show(_years(40))
    scrubber.set_layout(bench.view.layout_now())
    scrubber.jumped.connect(bench.view.jump_to_section)
    bench.view.looked_at.connect(scrubber.show_section)
    scrubber.show()
    QTest.keyClick(scrubber, Qt.Key.Key_Home)
    for year in range(1, 40):
        QTest.keyClick(scrubber, Qt.Key.Key_Down)
        assert scrubber.value() == year
        heading = bench.view.grid_state.layout.heading(scrubber.section)
        assert 0 <= heading.top - bench.view.grid_state.offset < bench.view.height()
    for year in reversed(range(39)):
        QTest.keyClick(scrubber, Qt.Key.Key_Up)
        assert scrubber.value() == year


def test_keys_and_select_day_work_within_a_band(bench: Bench) -> None:
    bench.show(_years(10))
    bench.press(Qt.Key.Key_Home)
    bench.press(Qt.Key.Key_BracketRight)
    bench.press(Qt.Key.Key_BracketRight)
    assert bench.current == 2
    bench.view.clear_selection()
    bench.press(Qt.Key.Key_A, CTRL)
    assert bench.selected == [2]
    bench.view.clear_selection()
    heading = bench.view.grid_state.layout.heading(1)
    at = QPoint(heading.left + heading.width - 10, heading.top - bench.view.grid_state.offset + 18)
    QTest.mouseMove(bench.view.viewport(), at)
    QTest.mouseClick(bench.view.viewport(), LEFT, NO_KEY, at)
    assert bench.selected == [1]


def test_what_one_looks_at_stays_when_a_quiet_year_is_quiet_no_longer(bench: Bench) -> None:
    old = _years(40)
    bench.show(old)
    bench.view.jump_to_section(25)
    row = bench.view.grid_state.layout.item_near(bench.view.grid_state.offset + 60)
    before, number = bench.view.grid_state.tile(row), bench.model.number(row)
    newer = _timeline([6, 9, 30], 1_000, 18_300)
    bench.show(_joined(newer, old))
    assert bench.view.grid_state.tile(row + 45).top() == before.top()
    assert bench.model.number(row + 45) == number
