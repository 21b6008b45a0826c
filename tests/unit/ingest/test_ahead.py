"""Work ahead keeps order, bounds what is under way, and drops what nobody takes."""

from __future__ import annotations

import threading

import pytest

from heirloom.ingest.ahead import ahead


def test_results_come_in_order_and_the_window_holds() -> None:
    under_way = threading.Semaphore(4)

    def work(number: int) -> int:
        assert under_way.acquire(blocking=False), "more at once than the window allows"
        under_way.release()
        return number * number

    assert list(ahead(work, range(50), threads=3, window=4)) == [number * number for number in range(50)]


def test_an_error_is_raised_in_its_turn() -> None:
    def work(number: int) -> int:
        if number == 3:
            raise ValueError("three")
        return number

    results = ahead(work, range(10), threads=2, window=4)
    assert [next(results), next(results), next(results)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(results)


def test_what_nobody_took_is_discarded() -> None:
    dropped: list[int] = []
    results = ahead(lambda number: number, range(100), threads=2, window=8, discard=dropped.append)
    assert next(results) == 0
    results.close()
    assert set(dropped) <= set(range(1, 100))
    assert 0 not in dropped


def test_who_waits_looks_up_and_what_is_under_way_is_cut_short() -> None:
    cut = threading.Event()

    def look() -> None:
        raise InterruptedError("the person wants to stop")

    def work(number: int) -> int:
        assert cut.wait(60), "joined before it was cut short"
        return number

    results = ahead(work, range(10), threads=2, window=4, look=look, abandon=cut.set)
    with pytest.raises(InterruptedError):
        next(results)


def test_work_that_ends_by_itself_is_not_abandoned() -> None:
    abandoned = threading.Event()
    assert list(ahead(abs, [-1, -2], threads=1, window=2, look=lambda: None, abandon=abandoned.set)) == [1, 2]
    assert not abandoned.is_set()
