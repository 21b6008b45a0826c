"""Work in threads: results come back on the GUI thread, and what callers gave is let go of there."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from heirloom.core.errors import Cancelled, HeirloomError, NotFound
from heirloom.gui.background import Background, Lane

ROUNDS = 200


class Given:
    """Stands for a widget: where it is destroyed is noted."""

    def __init__(self, ended: list[str]) -> None:
        self._ended = ended

    def __del__(self) -> None:
        self._ended.append(threading.current_thread().name)

    def take(self, _answer: object = None) -> None:
        """Called back."""


def _return() -> None:
    return None


def _refuse() -> None:
    raise NotFound("It is gone.")


def _stop() -> None:
    raise Cancelled("No longer wanted.")


def _break() -> None:
    raise ZeroDivisionError


def _with(_given: Given, work: Callable[[], None]) -> None:
    work()


@pytest.mark.parametrize("work", [_return, _refuse, _stop, _break])
@pytest.mark.parametrize("cancelled", [False, True])
def test_what_was_given_is_let_go_of_on_the_gui_thread(
    background: Background, qtbot: QtBot, work: Callable[[], None], cancelled: bool
) -> None:
    ended: list[str] = []
    for _ in range(ROUNDS):
        given = Given(ended)
        ticket = background.run(partial(_with, given, work), given.take, given.take)
        if cancelled:
            ticket.cancel()
        del given, ticket
    qtbot.waitUntil(lambda: len(ended) == ROUNDS)
    assert set(ended) == {threading.main_thread().name}


def test_answers_errors_and_bugs_come_back(background: Background, qtbot: QtBot) -> None:
    answers: list[int] = []
    errors: list[HeirloomError] = []
    background.run(lambda: 7, answers.append)
    background.run(_refuse, lambda _none: None, errors.append)
    qtbot.waitUntil(lambda: answers == [7] and len(errors) == 1)
    with qtbot.waitSignal(background.failed) as untaken:
        background.run(_refuse, lambda _none: None)
    assert isinstance(untaken.args[0], NotFound)
    with qtbot.waitSignal(background.broke) as broken:
        background.run(_break, lambda _none: None)
    assert isinstance(broken.args[0], ZeroDivisionError)


def test_what_computes_in_the_background_hands_the_interpreter_over_soon(qtbot: QtBot) -> None:
    sys.setswitchinterval(0.005)  # Python's own: a call of Qt that lets go of it would come back as late
    made = Background()
    try:
        assert sys.getswitchinterval() <= 0.001
    finally:
        assert made.close(5.0)


def test_after_closing_nothing_is_told(qtbot: QtBot) -> None:
    background = Background()
    begun, go_on = threading.Event(), threading.Event()
    answers: list[bool] = []

    def wait() -> bool:
        begun.set()
        return go_on.wait(5)

    background.run(wait, answers.append, lane=Lane.EDIT)
    assert begun.wait(5)
    assert not background.close(0.01)
    go_on.set()
    assert background.close(200.0)
    qtbot.wait(0)
    assert answers == []
