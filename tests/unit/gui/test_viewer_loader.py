"""The picture loader: what fails while it is fetched ahead is told once it is wanted, and what was ended is fetched."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from heirloom.core.errors import Cancelled, ItemError
from heirloom.core.records import Size
from heirloom.core.views import Pixels, Region
from heirloom.gui.background import Background
from heirloom.gui.screens.viewer.picture.loader import PictureLoader


class Renderer:
    """Gives a picture of 2 x 1; number 7 fails; a request waits at `gate` where one is set."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.gate: threading.Event | None = None
        self.begun = threading.Event()
        self.end_next = False

    def picture(self, number: int, max_px: int, region: Region | None = None) -> Pixels:
        self.asked.append(number)
        self.begun.set()
        if self.gate is not None:
            assert self.gate.wait(10)
        if self.end_next:
            self.end_next = False
            raise Cancelled("ended")
        if number == 7:
            raise ItemError("unreadable", "no")
        return Pixels(2, 1, bytes(6), Size(20, 10))

    def cancel(self, before: float) -> None:
        """Nothing here takes long."""


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    assert made.close(5.0)


def test_what_failed_ahead_is_told_when_it_is_wanted(qtbot: QtBot, background: Background) -> None:
    renderer = Renderer()
    loader = PictureLoader(renderer, background)
    renderer.gate = threading.Event()
    loader.look_ahead([7], 100)
    assert renderer.begun.wait(10)
    loader.show(7, 100)  # it is under way already: waited for, not asked again
    with qtbot.waitSignal(loader.failed) as heard:
        renderer.gate.set()
    assert heard.args is not None
    assert heard.args[0] == 7
    assert renderer.asked == [7]


def test_what_was_ended_for_another_is_fetched_all_the_same(qtbot: QtBot, background: Background) -> None:
    renderer = Renderer()
    renderer.end_next = True
    renderer.gate = threading.Event()
    loader = PictureLoader(renderer, background)
    with qtbot.waitSignal(loader.loaded) as heard:
        loader.show(3, 100)
        renderer.gate.set()
    assert heard.args is not None
    assert heard.args[0] == 3
    assert renderer.asked == [3, 3]


def test_the_newest_wins_and_what_waits_is_never_begun(qtbot: QtBot, background: Background) -> None:
    renderer = Renderer()
    loader = PictureLoader(renderer, background)
    loaded: list[int] = []
    loader.loaded.connect(lambda number, _: loaded.append(number))
    renderer.gate = threading.Event()
    loader.show(1, 100)
    assert renderer.begun.wait(10)
    for number in (2, 3, 4):
        loader.show(number, 100)
    renderer.gate.set()
    qtbot.waitUntil(lambda: loaded == [4])
    assert renderer.asked == [1, 4]


def test_a_picture_in_memory_is_there_at_once_until_it_is_forgotten(qtbot: QtBot, background: Background) -> None:
    renderer = Renderer()
    loader = PictureLoader(renderer, background)
    with qtbot.waitSignal(loader.loaded):
        loader.show(3, 100)
    assert loader.peek(3, 80) is not None
    assert loader.peek(3, 200) is None
    loader.forget()
    assert loader.peek(3, 80) is None
