"""The viewer's plain numbers and words: framing, walking, months, page layout, dates and positions as typed, pieces."""

from __future__ import annotations

import random
import re
from datetime import datetime

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSizeF

from heirloom.bank import DateTrouble, TileFlag, Timeline, TypedDate
from heirloom.core.records import CaptureTime, Gps
from heirloom.core.views import PageSize
from heirloom.gui.screens.viewer.document.page_layout import LEAST_READABLE_PX, laid_out
from heirloom.gui.screens.viewer.document.pieces import markup_pieces, plain_pieces
from heirloom.gui.screens.viewer.inspector.partial_date import date_words, read_date
from heirloom.gui.screens.viewer.inspector.position import position_text, read_position
from heirloom.gui.screens.viewer.picture.framing import Framing, unturned
from heirloom.gui.screens.viewer.walk import Course, InMonth, Months, Walk

AREA = QRectF(24, 0, 1000, 700)


def framing(width: float = 4000, height: float = 3000, density: float = 1.0) -> Framing:
    return Framing(AREA, QSizeF(width, height), density)


def picture_point(shown: Framing, at: QPointF) -> QPointF:
    rect = shown.rect()
    return QPointF((at.x() - rect.x()) / shown.shown_scale, (at.y() - rect.y()) / shown.shown_scale)


def test_a_large_picture_fits_and_a_small_one_is_at_most_doubled() -> None:
    assert framing().rect() == QRectF(24 + (1000 - 2800 / 3) / 2, 0, 2800 / 3, 700)
    assert framing(100, 50).rect().size() == QSizeF(200, 100)
    assert framing(100, 50, density=2.0).rect().size() == QSizeF(100, 50)
    assert not framing().can_pan


@pytest.mark.parametrize("at", [QPointF(300, 200), QPointF(900, 650), QPointF(524, 350)])
def test_zooming_keeps_what_is_under_the_pointer(at: QPointF) -> None:
    start = framing().zoomed(6.0)
    before = picture_point(start, at)
    after = picture_point(start.zoomed(1.25, at), at)
    assert (after - before).manhattanLength() < 1e-6


def test_zooming_out_ends_at_fit_and_in_at_the_most() -> None:
    assert framing().zoomed(3.0).zoomed(0.01).is_fit
    assert framing().zoomed(1e6).shown_scale == 16.0
    assert framing().actual().percent == 100
    assert framing(density=2.0).actual().shown_scale == 0.5


def test_panning_leaves_no_gap() -> None:
    near = framing().zoomed(8.0)
    for by in (QPointF(1e5, 1e5), QPointF(-1e5, -1e5)):
        rect = near.panned(by).rect()
        assert rect.left() <= AREA.left() + 1e-6
        assert rect.right() >= AREA.right() - 1e-6
        assert rect.top() <= AREA.top() + 1e-6
        assert rect.bottom() >= AREA.bottom() - 1e-6
    assert framing(100, 50).panned(QPointF(50, 50)).rect() == framing(100, 50).rect()


def test_the_patch_lies_inside_the_picture_and_holds_what_is_seen() -> None:
    near = framing().zoomed(8.0).panned(QPointF(-700, 300))
    patch, seen = near.patch(0.25), near.visible()
    assert QRect(0, 0, 4000, 3000).contains(patch)
    assert QRectF(patch).contains(seen)
    assert framing().patch(0.25) == QRect(0, 0, 4000, 3000)


def test_turning_a_part_back_and_forth() -> None:
    dice = random.Random(1)
    for turns in range(4):
        left, top = dice.randrange(300), dice.randrange(200)
        part = QRect(left, top, dice.randrange(1, 400 - left), dice.randrange(1, 300 - top))
        wide, high = (400, 300) if turns % 2 == 0 else (300, 400)
        turned = unturned(part, -turns, wide, high)
        assert QRect(0, 0, wide, high).contains(turned)
        assert unturned(turned, turns, 400, 300) == part
    assert unturned(QRect(0, 0, 10, 20), 1, 400, 300) == QRect(0, 290, 20, 10)


def test_walking_stays_within_the_ends() -> None:
    walk = Walk([7, 8, 9], 1)
    assert walk.number == 8
    assert (walk.stepped(5).number, walk.stepped(-5).number) == (9, 7)
    assert walk.around(1, 2) == [9, 7]
    assert Walk(()).number is None


def test_what_is_set_aside_is_passed_over_and_comes_back() -> None:
    course = Course([1, 2, 3, 4], 1)
    course.take_out([2])
    assert (course.number, list(course.walk.numbers)) == (3, [1, 3, 4])
    course.take_out([3, 4])
    assert course.number == 1
    course.bring_back([3])
    assert (course.number, list(course.walk.numbers)) == (3, [1, 3])
    course.take_out([1, 3])
    assert course.number is None


def timeline(*days: str) -> Timeline:
    count = len(days)
    dated = np.array([np.datetime64(day, "us").astype(np.int64) for day in days], np.int64)
    blank = np.zeros(count, np.uint8)
    flags = np.full(count, int(TileFlag.DATED), np.uint8)
    return Timeline(np.arange(100, 100 + count), dated, blank, np.zeros(count, np.float32), flags)


def test_the_place_in_its_month() -> None:
    line = timeline("2019-07-02", "2019-06-30", "2019-06-16", "2019-06-01", "1958-01-01")
    months = Months.of([100, 101, 102, 103, 104], line)
    assert months.at(0) == InMonth(1, 1, 2019, 7)
    assert months.at(2) == InMonth(2, 3, 2019, 6)
    assert months.at(4) == InMonth(1, 1, 1958, 1)
    assert Months.of([101, 103], line).at(1) == InMonth(2, 2, 2019, 6)
    assert Months.of([103, 101], line).at(0) is None  # another order than the timeline's
    assert Months.of([100, 999], line).at(0) is None


def test_what_has_no_date_stands_in_no_month_and_takes_none_from_the_others() -> None:
    line = timeline("2199-01-01", "2019-06-30", "2019-06-01")
    months = Months.of([101, 102, 100], line)  # as the Timeline shows them
    assert months.at(1) == InMonth(2, 2, 2019, 6)
    assert months.at(2) is None


def test_what_is_known_by_its_year_alone_lies_in_no_month() -> None:
    line = timeline("1958-01-20", "1958-01-01", "1958-01-01")
    line.flags[1] |= int(TileFlag.YEAR_ONLY)
    months = Months.of([100, 101, 102], line)
    assert [months.at(at) for at in range(3)] == [InMonth(1, 2, 1958, 1), None, InMonth(2, 2, 1958, 1)]


def test_pages_lie_below_each_other() -> None:
    pages = [PageSize(595, 842), PageSize(842, 595), PageSize(595, 842)]
    layout = laid_out(pages, QSizeF(1050, 840), 1.0)
    assert layout.rects[0].width() >= LEAST_READABLE_PX
    assert layout.rects[1].top() > layout.rects[0].bottom()
    assert all(abs(rect.center().x() - 525) < 1 for rect in layout.rects)
    assert list(layout.visible(0, 100)) == [0]
    assert list(layout.visible(layout.rects[1].top() + 1, layout.rects[2].top() + 1)) == [1, 2]
    assert layout.page_at(layout.rects[2].center().y()) == 2
    narrow = laid_out(pages, QSizeF(400, 840), 1.0)
    assert narrow.rects[0].right() <= 400
    assert laid_out((), QSizeF(400, 300), 1.0).rects == ()


@pytest.mark.parametrize(
    ("typed", "at", "evidence"),
    [
        ("1958", datetime(1958, 1, 1), "user_year"),
        ("1958年", datetime(1958, 1, 1), "user_year"),
        ("August 2009", datetime(2009, 8, 1), "user_month"),
        ("aug. 2009", datetime(2009, 8, 1), "user_month"),
        ("2009-08", datetime(2009, 8, 1), "user_month"),
        ("2009年8月", datetime(2009, 8, 1), "user_month"),
        ("16 June 2019", datetime(2019, 6, 16), "user"),
        ("Sunday 16 June 2019, 21:14", datetime(2019, 6, 16, 21, 14), "user"),
        ("June 16th, 2019 9:14 pm", datetime(2019, 6, 16, 21, 14), "user"),
        ("21 March 2019, 11:04\u202fAM", datetime(2019, 3, 21, 11, 4), "user"),
        ("2019-06-16 21:14", datetime(2019, 6, 16, 21, 14), "user"),
        ("2019-06-16T21:14:05", datetime(2019, 6, 16, 21, 14), "user"),
        ("2019年6月16日 21:14", datetime(2019, 6, 16, 21, 14), "user"),
        ("2019年6月16日 星期日", datetime(2019, 6, 16), "user"),
        ("2019/6/16", datetime(2019, 6, 16), "user"),
        ("16.6.2019", datetime(2019, 6, 16), "user"),
        ("二〇〇九年九月", datetime(2009, 9, 1), "user_month"),
        ("2009/9/1 下午3点", datetime(2009, 9, 1, 15), "user"),
        ("4 July 2019, 3 pm", datetime(2019, 7, 4, 15), "user"),
    ],
)
def test_dates_as_people_type_them(typed: str, at: datetime, evidence: str) -> None:
    assert read_date(typed) == TypedDate(CaptureTime(at, None, evidence))


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "31 June 2019", "13 Juneteenth 2019", "2019-13-01", "25:00", "1958 21:14", "16 June 2019, 25:99"],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    assert read_date(typed) == TypedDate(None, DateTrouble.UNREAD)


def test_dates_are_shown_no_more_exact_than_they_are_known_and_read_again() -> None:
    before = QLocale()
    try:
        for locale in ("en_GB", "en_US", "zh_CN", "de_DE"):
            QLocale.setDefault(QLocale(locale))
            for text in ("1958", "2009-08", "2019-06-16", "2019-06-16 21:14"):
                captured = read_date(text).captured
                assert captured is not None
                assert read_date(date_words(captured)) == TypedDate(captured), (locale, date_words(captured))
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("typed", "gps"),
    [
        ("48.4111, -114.3376", Gps(48.4111, -114.3376)),
        ("48.4111 -114.3376", Gps(48.4111, -114.3376)),
        ("114.3376 W, 48.4111 N", Gps(48.4111, -114.3376)),
        ("48°24'39.6\"N 114°20'15.4\"W", Gps(48.411, -114.337611)),
        ("-33，151", Gps(-33.0, 151.0)),
    ],
)
def test_positions_as_people_write_them(typed: str, gps: Gps) -> None:
    found = read_position(typed)
    assert found is not None
    assert (found.lat, found.lon) == pytest.approx((gps.lat, gps.lon), abs=1e-4)
    again = read_position(position_text(found))
    assert again is not None
    assert (again.lat, again.lon) == pytest.approx((gps.lat, gps.lon), abs=1e-4)


@pytest.mark.parametrize("typed", ["", "Whitefish", "91, 0", "0, 181", "12", "48 N, 114 N", "1, 2, 3"])
def test_what_is_no_position_is_a_name(typed: str) -> None:
    assert read_position(typed) is None


def test_long_markup_is_cut_between_blocks_and_loses_nothing() -> None:
    inner = "".join(f"<p>para <b>{at}</b></p><ul><li>a</li><li>{at}</li></ul>" for at in range(200))
    markup = f"<div><blockquote>{inner}</blockquote></div><table><tr><td>x</td></tr></table>tail"
    pieces = list(markup_pieces(markup, 500))
    assert len(pieces) > 10
    words = re.sub(r"<[^>]+>", " ", "".join(pieces)).split()
    assert words == re.sub(r"<[^>]+>", " ", markup).split()
    for piece in pieces:
        stack: list[str] = []
        for closes, name in re.findall(r"<(/?)(\w+)", piece):
            if closes:
                assert stack.pop() == name
            else:
                stack.append(name)
        assert stack == []
    assert list(markup_pieces("")) == []


def test_long_plain_text_is_cut_at_lines() -> None:
    text = "\n".join(f"line {at}" for at in range(1000))
    pieces = list(plain_pieces(text, 300))
    assert len(pieces) > 10
    assert "\n".join(pieces) == text
