"""Which previews are fetched first, and which no more."""

from __future__ import annotations

from heirloom.gui.grid.fetch.decoding import Fit, PreviewKey
from heirloom.gui.grid.fetch.queue import PreviewQueue, Priority


def _key(number: int) -> PreviewKey:
    return PreviewKey(number, Fit(100, 80))


def test_what_is_visible_comes_first_in_its_order() -> None:
    queue = PreviewQueue()
    queue.replace("grid", Priority.AHEAD, [_key(9)])
    queue.replace("grid", Priority.VISIBLE, [_key(1), _key(2), _key(3)])
    assert queue.take(2) == [_key(1), _key(2)]
    assert queue.take(5) == [_key(3)]
    assert queue.take(5) == [_key(9)]


def test_what_was_scrolled_past_is_forgotten() -> None:
    queue = PreviewQueue()
    queue.replace("grid", Priority.VISIBLE, [_key(1), _key(2)])
    queue.replace("grid", Priority.VISIBLE, [_key(7)])
    assert queue.take(5) == [_key(7)]
    assert len(queue) == 0


def test_one_view_does_not_take_from_another() -> None:
    queue = PreviewQueue()
    queue.replace("grid", Priority.VISIBLE, [_key(1)])
    queue.replace("strip", Priority.VISIBLE, [_key(2)])
    queue.forget("grid")
    assert queue.take(5) == [_key(2)]


def test_no_two_threads_decode_the_same() -> None:
    queue = PreviewQueue()
    queue.replace("grid", Priority.VISIBLE, [_key(1)])
    taken = queue.take(1)
    queue.replace("grid", Priority.VISIBLE, [_key(1), _key(2)])
    assert queue.take(5) == [_key(2)]
    queue.done(taken)
    queue.replace("grid", Priority.VISIBLE, [_key(1)])
    assert queue.take(5) == [_key(1)]
