"""Does work ahead on a few threads and yields its results in order, with bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

LOOK_S = 0.2
"""How often the consumer looks up from waiting for a result."""


def ahead(
    function: Callable[[T], R],
    inputs: Iterable[T],
    *,
    threads: int,
    window: int,
    weigh: Callable[[T], int] = lambda _: 0,
    most: int = 1 << 62,
    discard: Callable[[R], None] = lambda _: None,
    look: Callable[[], None] | None = None,
    abandon: Callable[[], None] = lambda: None,
) -> Generator[R, None, None]:
    """Yield `function(one)` for each input in order; an exception of `function` is raised in its turn.

    At most `window` inputs, and about `most` of their summed `weigh`, are under way at a time. When the consumer
    stops early, results that nobody took are given to `discard`. While a result is waited for, `look` is called
    again and again, and what it raises ends the work. `abandon` is called when work ends early, before what is under
    way is waited for: it may cut that short.
    """
    under_way: deque[tuple[Future[R], int]] = deque()
    weight = 0
    whole = False
    pool = ThreadPoolExecutor(threads, thread_name_prefix="ahead")
    try:
        for one in inputs:
            mine = weigh(one)
            while under_way and (len(under_way) >= window or weight + mine > most):
                future, freed = under_way.popleft()
                weight -= freed
                yield _result(future, look)
            under_way.append((pool.submit(function, one), mine))
            weight += mine
        while under_way:
            yield _result(under_way.popleft()[0], look)
        whole = True
    finally:
        if not whole:
            abandon()
        pool.shutdown(wait=True, cancel_futures=True)
        for future, _ in under_way:
            if not future.cancelled() and future.exception() is None:
                discard(future.result())


def _result(future: Future[R], look: Callable[[], None] | None) -> R:
    while look is not None and not future.done():
        wait([future], LOOK_S)
        look()
    return future.result()
