"""What a person waits for goes first: others rest, go on by themselves, and can be ended meanwhile."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from heirloom.core.errors import Cancelled
from heirloom.core.job import JobContext, JobState, Progress, paced
from heirloom.jobs import JobRunner, PersonFirst, waited_for
from heirloom.vault import Vault

WAIT_S = 10.0
RESTS_S = 0.25


@contextmanager
def beside(work: Callable[[], object]) -> Iterator[threading.Event]:
    """Runs `work` in another thread; the event tells that it has come back."""
    came_back = threading.Event()

    def run() -> None:
        work()
        came_back.set()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield came_back
    finally:
        thread.join(WAIT_S)
        assert not thread.is_alive()


def test_nobody_rests_where_nobody_waits() -> None:
    PersonFirst().rest()


def test_work_rests_until_the_last_person_has_what_they_wait_for() -> None:
    first = PersonFirst()
    one, other = first.waited_for(), first.waited_for()
    one.__enter__()
    other.__enter__()
    with beside(first.rest) as came_back:
        assert not came_back.wait(RESTS_S)
        one.__exit__(None, None, None)
        assert not came_back.wait(RESTS_S)
        other.__exit__(None, None, None)
        assert came_back.wait(WAIT_S)


def test_an_error_lets_the_others_go_on() -> None:
    first = PersonFirst()
    with pytest.raises(ValueError, match="wrong"), first.waited_for():
        raise ValueError("wrong")
    first.rest()


def test_what_is_to_end_does_not_go_on_resting() -> None:
    first, stop = PersonFirst(), threading.Event()
    ended: list[bool] = []

    def work() -> None:
        with pytest.raises(Cancelled):
            first.rest(stop)
        ended.append(True)

    with first.waited_for(), beside(work) as came_back:
        assert not came_back.wait(RESTS_S)
        stop.set()
        assert came_back.wait(WAIT_S)
    assert ended
    with pytest.raises(Cancelled):
        first.rest(stop)


def test_nobody_waits_for_themselves() -> None:
    first = PersonFirst()
    with first.waited_for(), first.waited_for():
        first.rest()


def test_a_method_says_that_it_is_waited_for() -> None:
    class Asked:
        first = PersonFirst()

        @waited_for
        def answer(self, came_back: threading.Event, *, to: str) -> str:
            """Answers."""
            assert not came_back.wait(RESTS_S)
            return to

    asked = Asked()
    go, seen = threading.Event(), []

    def work() -> None:
        go.wait(WAIT_S)
        asked.first.rest()

    with beside(work) as came_back:
        with asked.first.waited_for():
            go.set()
            seen.append(asked.answer(came_back, to="all"))
        assert came_back.wait(WAIT_S)
    assert seen == ["all"]
    assert asked.answer.__doc__ == "Answers."


def test_jobs_rest_too_and_can_be_asked_to_end_meanwhile(vault: Vault) -> None:
    runner, stop, steps = JobRunner(vault), threading.Event(), threading.Semaphore(0)

    def work(context: JobContext) -> None:
        for step in range(3):
            context.advance(Progress(step, 3, "files", "worth"))
            steps.release()

    waiting = runner.first.waited_for()
    waiting.__enter__()
    with beside(lambda: runner.run("understand", "", work)) as over:
        assert not over.wait(RESTS_S)
        assert not steps.acquire(blocking=False)
        with vault.derive():  # nothing is held meanwhile
            vault.settings.set("seen", True)
        waiting.__exit__(None, None, None)
        assert over.wait(WAIT_S)
    (job,) = vault.jobs.list()
    assert job.state is JobState.DONE

    def stopped() -> None:
        with pytest.raises(Cancelled):
            runner.run("understand", "again", work, stop=stop)

    with runner.first.waited_for(), beside(stopped) as over:
        assert not over.wait(RESTS_S)
        stop.set()
        assert over.wait(WAIT_S)


def test_a_pace_has_a_rest_before_every_few() -> None:
    rests = itertools.count(1)
    taken = paced("abcde", lambda: rested.append(next(rests)), 2)
    rested: list[int] = []
    assert [(thing, len(rested)) for thing in taken] == [("a", 1), ("b", 1), ("c", 2), ("d", 2), ("e", 3)]
