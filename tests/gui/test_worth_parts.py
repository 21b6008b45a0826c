"""Parts of the page Worth keeping?: walks through pairs and lines, the lanes, the compare card; records made here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank, Card
from heirloom.core.albums import Interval
from heirloom.core.records import CaptureTime, ItemId, Kind
from heirloom.core.screening import Clutter, ScreeningReport, Stack, Treasure, Twin, Twins, Verdict, Why
from heirloom.gui.background import Background
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.previews import Previews
from heirloom.gui.models.timeline import arrange
from heirloom.gui.screens.viewer.picture.framing import Framing
from heirloom.gui.screens.viewer.picture.images import Shown
from heirloom.gui.screens.worth.compare.bout import Bout, Choice
from heirloom.gui.screens.worth.compare.card import CompareCard
from heirloom.gui.screens.worth.compare.facts import facts_of, line_of, moves_told, name_of, why_of
from heirloom.gui.screens.worth.compare.linked import LinkedCanvas, look_of, looked
from heirloom.gui.screens.worth.lanes.clutter import ClutterLane
from heirloom.gui.screens.worth.lanes.keepsakes import KeepsakeLane
from heirloom.gui.screens.worth.learned import LearnedLine
from heirloom.gui.screens.worth.reading import Screens, columns_of
from heirloom.gui.screens.worth.sayings import SAYINGS
from heirloom.gui.screens.worth.single import sources
from heirloom.gui.screens.worth.single.line import Line

Key = Qt.Key


def twins(count: int) -> Twins:
    """A group of so many that are nowhere in a vault."""
    return Twins(tuple(Twin(ItemId(f"{at:064x}"), at) for at in range(count)), "copy", 0.99)


def verdicts(*numbers: int) -> list[Verdict]:
    return [Verdict(ItemId(f"{number:064x}"), number, 0.1) for number in numbers]


@pytest.fixture
def previews(qtbot: QtBot, bank: Bank) -> Iterator[Previews]:
    made = Previews(bank.shelf)
    yield made
    assert made.close(200.0)


@pytest.fixture
def photos(bank: Bank) -> list[Card]:
    found = bank.shelf.cards(bank.shelf.timeline([Kind.PHOTO]).numbers)
    cards = [card for card in found if card.name.startswith("IMG_")]
    assert len(cards) == 6
    return cards


# How often it was right


def test_how_often_proposals_were_right_is_told_in_words_and_figures_on_asking(qtbot: QtBot) -> None:
    line = LearnedLine()
    qtbot.addWidget(line)
    line.show_report(ScreeningReport(20, 14, precision=Interval(0.86, 0.7, 0.95), keepsakes=Interval(0.97, 0.8, 1.0)))
    assert line.text() == (
        "Of 10 it proposes as clutter, about 9 were set aside. Of 10 it proposes as keepsakes, about 9 were kept."
    )
    assert line.toolTip() == (
        "Clutter 0.86, likely between 0.70 and 0.95. Keepsakes 0.97, likely between 0.80 and 1.00. "
        "Measured on 34 decisions, each hidden while the rest was learned."
    )
    assert line.accessibleDescription() == line.toolTip()
    assert not line.isHidden()
    line.show_report(None)
    assert line.isHidden()


def test_too_few_decisions_are_told_where_the_work_is_done_and_nowhere_else(qtbot: QtBot) -> None:
    early = ScreeningReport(3, 4, "too_few", 5)
    for tells_early in (False, True):
        line = LearnedLine(tells_early=tells_early)
        qtbot.addWidget(line)
        line.show_report(early)
        assert line.isHidden() is not tells_early
        assert line.text() == ("Too early to say how often this is right: 5 more decisions." if tells_early else "")


# Walking through a group


@pytest.mark.parametrize(
    ("choices", "kept"),
    [
        ([Choice.LEFT, Choice.LEFT], (0,)),
        ([Choice.RIGHT, Choice.LEFT], (1,)),
        ([Choice.RIGHT, Choice.RIGHT], (2,)),
        ([Choice.BOTH, Choice.LEFT], (0, 1)),
        ([Choice.BOTH, Choice.RIGHT], (1, 2)),
        ([Choice.BOTH, Choice.BOTH], (0, 1, 2)),
    ],
)
def test_the_best_goes_against_each_other_one(choices: list[Choice], kept: tuple[int, ...]) -> None:
    group = twins(3)
    bout = Bout(group)
    for choice in choices:
        assert not bout.is_over
        bout = bout.after(choice)
    assert bout.is_over
    assert bout.keep == tuple(group.twins[at].id for at in kept)


def test_who_changed_places_is_kept_by_its_side() -> None:
    group = twins(2)
    bout = Bout(group).turned()
    assert (bout.left.number, bout.right.number) == (1, 0)
    assert bout.after(Choice.LEFT).keep == (group.twins[1].id,)
    assert bout.after(Choice.RIGHT).keep == (group.twins[0].id,)


# A line of memories


def test_a_line_goes_on_over_pages_and_meets_nobody_twice() -> None:
    line = Line(4)
    assert line.add(verdicts(1, 2)) == 2
    assert line.position == (1, 4)
    assert [line.decide(), line.decide()] == verdicts(1, 2)
    assert line.current is None
    assert not line.is_over
    assert line.add(verdicts(2, 3, 4)) == 2
    assert line.current == verdicts(3)[0]
    assert line.ahead(5) == [4]
    line.end()
    line.decide()
    line.decide()
    assert line.is_over


def test_what_is_taken_back_is_on_show_again_and_the_rest_follows() -> None:
    line = Line(3)
    line.add(verdicts(1, 2, 3))
    line.end()
    line.decide()
    line.decide()
    assert line.bring_back([1])
    assert line.current == verdicts(1)[0]
    assert line.position == (2, 3)
    line.decide()
    assert line.current == verdicts(3)[0]
    assert not line.bring_back([99])
    line.decide_again([3])
    assert line.is_over


# Facts of two


def test_the_better_fact_of_two_is_marked(photos: list[Card], bank: Bank) -> None:
    large, small = photos[0], next(card for card in photos if card.name == "IMG_20190615_090100.png")
    bank.hand.edit([small.number], caption="the thief")
    left, right = bank.shelf.cards([large.number, small.number])
    facts = {fact.name: fact for fact in facts_of(left, right)}
    assert facts["Size"].left == "320 × 240"
    assert facts["Size"].better == -1
    assert facts["Caption"].right == "“the thief”"
    assert facts["Caption"].better == 1
    assert facts["Place"].left == facts["Place"].right == "none"
    assert facts["Place"].better == facts["Taken"].better == 0


def test_in_one_line_what_is_not_known_is_left_out(photos: list[Card]) -> None:
    card = photos[0]
    assert line_of(replace(card, name="a.jpg", bytes=141_000, captured=None)) == "a.jpg, 320 × 240, 141 KB"
    at = CaptureTime(datetime(2019, 6, 14, 10, 0), None, "exif_original")
    assert "14 Jun 2019, 10:00" in line_of(replace(card, name="a.jpg", captured=at))


def test_the_sentence_names_the_side_of_the_proposed_one(photos: list[Card]) -> None:
    group = twins(2)
    best = Twin(group.twins[0].id, 0, ("original",))
    assert why_of(group, best, photos[0], best_is_left=True).startswith("The left one is the original")
    assert why_of(group, best, photos[0], best_is_left=False).startswith("The right one is the original")
    assert "chat" not in name_of(photos[0])


def test_what_is_copied_first_is_told() -> None:
    assert moves_told(()) == ""
    assert moves_told(("caption",)) == "The caption will be copied to the one you keep."
    assert "place" in moves_told(("caption", "place"))


# Zoom for both


def test_a_look_is_the_same_part_of_a_picture_of_any_size() -> None:
    area = QRectF(0, 0, 400, 300)
    large, small = Framing(area, QSizeF(4000, 3000)), Framing(area, QSizeF(1600, 1200))
    seen = large.zoomed(4.0, QPointF(100, 100))
    followed = looked(small, look_of(seen))
    assert followed.centre == pytest.approx(seen.centre)
    assert followed.rect().width() == pytest.approx(seen.rect().width())
    assert looked(followed, look_of(large)).is_fit


def test_zoom_and_pan_of_one_canvas_go_for_the_other(qtbot: QtBot) -> None:
    left, right = LinkedCanvas(), LinkedCanvas()
    ground = QWidget()
    column = QVBoxLayout(ground)
    for canvas in (left, right):
        column.addWidget(canvas)
        canvas.set_margin(0)
        canvas.resize(300, 200)
    left.link(right)
    right.link(left)
    qtbot.addWidget(ground)
    ground.resize(400, 500)
    ground.show()
    for canvas, size in ((left, QSize(800, 600)), (right, QSize(400, 300))):
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(0)
        canvas.begin(size, 0, None)
        canvas.set_picture(Shown(image, size))
    left.zoom_in()
    left.zoom_in()
    assert right.framing.rect().width() == pytest.approx(left.framing.rect().width(), rel=0.01)
    right.pan(QPointF(-20, -10))
    assert left.framing.centre == pytest.approx(right.framing.centre, abs=0.01)
    left.fit()
    assert right.framing.is_fit


# Lanes


def stacks(photos: list[Card]) -> tuple[Stack, ...]:
    numbers = tuple(card.number for card in photos)
    return (
        Stack(Clutter.SCREENSHOT, 41, numbers[:3]),
        Stack(Clutter.BLURRED, 3, numbers[3:], guarded=2),
    )


@pytest.fixture
def lane(qtbot: QtBot, previews: Previews, photos: list[Card]) -> Iterator[ClutterLane]:
    made = ClutterLane(previews)
    qtbot.addWidget(made)
    made.resize(460, 500)
    made.show_stacks(stacks(photos), {card.number: card for card in photos}, 44)
    made.show()
    yield made
    made.close_down()


def test_a_stack_says_what_its_button_does(lane: ClutterLane, qtbot: QtBot) -> None:
    row = lane.rows[Clutter.SCREENSHOT]
    assert row.button.text() == "Set aside 41"
    assert row.button.accessibleName() == "Set aside 41 screenshots"
    with qtbot.waitSignal(lane.aside_wanted) as asked:
        row.button.click()
    assert [stack.kind for stack in asked.args[0]] == [Clutter.SCREENSHOT]


def test_stacks_stay_in_order_of_their_size_as_counts_change(
    lane: ClutterLane, photos: list[Card], qtbot: QtBot
) -> None:
    known = {card.number: card for card in photos}
    screenshots, blurred = stacks(photos)
    dark = Stack(Clutter.DARK, 60, ())
    for shown in (
        (blurred, screenshots),
        (dark, screenshots, blurred),
        (screenshots, dark),
        (screenshots, blurred, dark),
    ):
        lane.show_stacks(shown, known, 44)
        qtbot.waitUntil(partial(stand_in_order, [lane.rows[stack.kind] for stack in shown]))
        assert set(lane.rows) == {stack.kind for stack in shown}


def stand_in_order(rows: list[QWidget]) -> bool:
    tops = [row.y() for row in rows]
    return tops == sorted(set(tops))


def test_a_stack_opens_with_a_click_and_with_enter(lane: ClutterLane, qtbot: QtBot) -> None:
    row = lane.rows[Clutter.BLURRED]
    with qtbot.waitSignal(lane.opened) as opened:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(200, 30))
    assert opened.args == [Clutter.BLURRED]
    with qtbot.waitSignal(lane.opened):
        QTest.keyClick(row, Key.Key_Return)


def test_one_by_one_there_are_as_many_as_the_lane_says(photos: list[Card]) -> None:
    class Asked:
        """Notes which page of which stack is asked for."""

        def __init__(self) -> None:
            self.guarded: list[bool] = []

        def stack(self, kind: Clutter, offset: int = 0, limit: int = 0, *, guarded: bool = False) -> list[Verdict]:
            self.guarded.append(guarded)
            return []

    asked, waiting = Asked(), stacks(photos)
    screens = cast("Screens", asked)
    for source, total in (
        (sources.of_all(screens, waiting), 44),
        (sources.of_stack(screens, waiting[1]), 3),
        (sources.of_guarded(screens, waiting), 2),
    ):
        assert source.total == total
        for fetch in source.fetches:
            fetch(0)
        assert set(asked.guarded) == {source.is_guarded}
        asked.guarded.clear()


def test_what_is_guarded_is_shown_apart_and_says_why(lane: ClutterLane, qtbot: QtBot, photos: list[Card]) -> None:
    assert lane.guarded.isVisible()
    assert "2" in lane.guarded.button.accessibleName()
    with qtbot.waitSignal(lane.guarded_wanted):
        lane.guarded.button.click()
    only_guarded = (Stack(Clutter.BLURRED, 0, (), guarded=1),)
    lane.show_stacks(only_guarded, {}, 0)
    assert not lane.rows
    assert lane.guarded.isVisible()
    lane.show_stacks((), {}, 0)
    assert not lane.guarded.isVisible()


def test_a_rubber_band_chooses_stacks_and_x_sets_them_aside(lane: ClutterLane, qtbot: QtBot) -> None:
    first, second = lane.rows.values()
    ground = first.parentWidget()
    assert ground is not None
    below = QPoint(20, lane.guarded.geometry().bottom() + 20)
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=below)
    QTest.mouseMove(ground, second.geometry().center())
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=second.geometry().center())
    assert (first.is_selected, second.is_selected) == (False, True)
    CTRL = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, CTRL, QPoint(200, 30))
    with qtbot.waitSignal(lane.aside_wanted) as asked:
        QTest.keyClick(lane, Key.Key_X)
    assert len(asked.args[0]) == 2
    assert lane.clear_selection()


def test_a_keepsake_tells_a_screen_reader_why(
    qtbot: QtBot, previews: Previews, background: Background, bank: Bank, photos: list[Card]
) -> None:
    lane = KeepsakeLane(previews, Cards(bank.shelf, background))
    qtbot.addWidget(lane)
    lane.resize(700, 400)
    whys = (Why(Treasure.ONLY_COPY, 0.9), Why(Treasure.OPENED, 0.5, count=9))
    found = [Verdict(card.id, card.number, 0.9, treasure=whys) for card in photos]
    lane.show_keepsakes(found, arrange(columns_of(photos), 0, headed=False), 6)
    lane.show()
    qtbot.waitUntil(lambda: lane.grid.is_filled)
    told = lane.model.data(lane.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(told).endswith("suggested keepsake, only copy you have, opened 9 times")
    assert lane.act.text() == "Keep all 6"
    lane.grid.setFocus()
    QTest.keyClick(lane.grid, Key.Key_Home)
    with qtbot.waitSignal(lane.grid.keep_requested) as kept:
        QTest.keyClick(lane.grid, Key.Key_K)
    assert kept.args == [[photos[0].number]]
    with qtbot.waitSignal(lane.grid.set_aside_requested):
        QTest.keyClick(lane.grid, Key.Key_X)
    lane.grid.close_down()


# The compare card


@pytest.fixture
def card(qtbot: QtBot, previews: Previews, photos: list[Card]) -> CompareCard:
    made = CompareCard(previews)
    qtbot.addWidget(made)
    made.resize(1168, 324)
    pair = Twins(
        (Twin(photos[0].id, photos[0].number, ("original",)), Twin(photos[1].id, photos[1].number)),
        "copy",
        0.98,
        ("caption",),
    )
    made.set_room(1168)
    made.show_bout(Bout(pair), {one.number: one for one in photos}, (1, 12))
    made.show()
    return made


def test_the_arrow_keys_choose_wherever_the_focus_is(card: CompareCard, qtbot: QtBot) -> None:
    for widget in (card.pictures, card.buttons.left, card.buttons.both):
        for key, choice in ((Key.Key_Left, Choice.LEFT), (Key.Key_Right, Choice.RIGHT), (Key.Key_Down, Choice.BOTH)):
            widget.setFocus()
            with qtbot.waitSignal(card.chosen) as chosen:
                QTest.keyClick(widget, key)
            assert chosen.args == [choice]


def test_tab_swaps_where_somebody_clicked_and_goes_on_where_somebody_walks(card: CompareCard, qtbot: QtBot) -> None:
    card.pictures.setFocus(Qt.FocusReason.MouseFocusReason)
    with qtbot.waitSignal(card.swap_wanted):
        QTest.keyClick(card.pictures, Key.Key_Tab)
    card.pictures.clearFocus()
    card.pictures.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.assertNotEmitted(card.swap_wanted):
        QTest.keyClick(card.pictures, Key.Key_Tab)


def test_the_card_is_as_drawn_and_proposes_one(card: CompareCard, qtbot: QtBot) -> None:
    assert card.count.text() == "1 of 12 pairs"
    assert card.title.text() == "Same moment, twice"
    assert card.pictures.picture_box(0).size() == QRect(0, 0, 344, 262).size()
    assert card.buttons.left.property("kind") == "primary"
    assert card.buttons.right.property("kind") == "default"
    with qtbot.waitSignal(card.large_wanted):
        QTest.keyClick(card.pictures, Key.Key_Space)
    card.set_room(800)
    assert card.pictures.width() < 500


def test_reasons_have_words_and_signs_for_every_kind() -> None:
    for kind in (*Treasure, *Clutter):
        why = Why(kind, 0.5)
        assert SAYINGS.reason(why)
        assert SAYINGS.icon(why)
    for kind in Clutter:
        stack = Stack(kind, 2, ())
        assert SAYINGS.title(kind)
        assert SAYINGS.sentence(stack)
        assert "2" in SAYINGS.set_aside(kind, 2)
