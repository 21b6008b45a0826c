"""Rates, bars and times left are what a person would say, and hold still long enough to be read."""

from __future__ import annotations

import pytest

from heirloom.gui.work.measure import Measure


def test_the_rate_is_the_mean_of_the_last_ten_seconds() -> None:
    measure = Measure()
    for second in range(21):
        fast = min(second, 10) * 100 + max(0, second - 10) * 20
        measure.take(float(second), fast, fast * 1000)
    rate = measure.rate()
    assert rate is not None
    assert rate.files == pytest.approx(20)
    assert rate.bytes == pytest.approx(20_000)


def test_there_is_no_rate_before_there_is_something_to_compare() -> None:
    measure = Measure()
    assert measure.rate() is None
    measure.take(0.0, 0)
    measure.take(0.5, 100)
    assert measure.rate() is None


def test_the_bar_never_goes_back_when_more_is_found() -> None:
    measure = Measure()
    assert measure.share(50, 100) == 0.5
    assert measure.share(60, 1000) == 0.5
    assert measure.share(700, 1000) == 0.7
    assert measure.share(700, None) == 0.7


def test_a_bar_is_full_only_when_nothing_is_left() -> None:
    measure = Measure()
    assert measure.share(999, 1000) == 0.99
    assert measure.share(1000, 1000) == 1.0
    assert measure.share(1000, 1212) == pytest.approx(1000 / 1212), "212 came while the last ones were at work"
    assert measure.share(1001, 1300) == pytest.approx(1000 / 1212), "in the middle it stands rather than goes back"
    assert measure.share(1211.9, 1212) == 0.99
    assert measure.share(1211.9, 1213) == 0.99
    assert measure.share(1212, 1212) == 1.0


def test_unknown_stays_unknown() -> None:
    assert Measure().share(0, None) is None


def test_time_left_is_told_after_fifteen_seconds_and_holds_for_five() -> None:
    measure = Measure()
    told = []
    for second in range(31):
        done = second * 10 if second <= 20 else 200 + (second - 20)
        measure.take(float(second), done)
        told.append(measure.left_s(float(second), 1000 - done))
    assert told[:15] == [None] * 15
    assert told[15] == pytest.approx(85)
    assert told[15:20] == [told[15]] * 5
    assert told[20] == pytest.approx(80)
    assert told[30] is not None
    assert told[30] > 300, "it slowed down to one a second"


def test_bytes_decide_where_they_are_known() -> None:
    measure = Measure()
    for second in range(20):
        measure.take(float(second), second * 100, second * 1_000)
    left = measure.left_s(19.0, 5, 100_000)
    assert left == pytest.approx(100)


def test_after_a_pause_the_rate_begins_anew_and_the_bar_does_not() -> None:
    measure = Measure()
    for second in range(20):
        measure.take(float(second), second * 10)
    assert measure.share(190, 1000) == 0.19
    measure.reset()
    assert measure.rate() is None
    assert measure.left_s(100.0, 10) is None
    assert measure.share(10, 1000) == 0.19
