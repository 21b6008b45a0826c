"""A person's day with the program, by keys and mouse alone: from nothing to a vault, and on after quitting midway."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from heirloom.gui.gate.window import GateWindow
from heirloom.gui.main_window import MainWindow
from tests.conftest import PLATFORM_VARIABLE, REPOSITORY
from tests.gui.conftest import SAMPLES, draw_pictures
from tests.gui.driving import CTRL, SHIFT, Flashes, Person, windows
from tests.gui.driving_first_run import makes_a_vault
from tests.gui.in_one_process import Program
from tests.gui.screen import screen

WORDS = "copper lantern orchard swift"
TITLE = "The apple tree behind the woodshed"
CAPTION = "Written when the swallows were back"
BURIED = 1500
"""Files of the import that is quit in between."""
RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape

# Said by the platform without a screen, which has no window manager to tell a least size to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    for name in ("Pictures", "Desktop"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Program]:
    made, flashes = Program(qtbot, home / "window.json"), Flashes(qapp, GateWindow, MainWindow)
    yield made
    made.end()
    qapp.removeEventFilter(flashes)
    assert flashes.seen == []


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Person]:
    """Somebody who has a screen reader running: lists are read through it."""
    QAccessible.setActive(True)
    yield Person(qtbot)
    QAccessible.setActive(False)


def test_a_persons_day(program: Program, person: Person, home: Path) -> None:
    album, old = gather(home / "Album"), draw(home / "Old disk", BURIED)
    program.start()
    begins(person)
    drops_a_folder_and_watches_it_finish(person, album)
    finds_a_letter(person)
    edits_it(person)
    locks_in_the_middle_of_a_caption(person)
    finds_the_edit(person)
    sets_aside_and_takes_it_back(person)
    quits_during_an_import(program, person, old)
    program.start()
    unlocks(person)
    sees_it_complete(person, items=count(album) + BURIED)


@pytest.mark.slow
def test_the_same_on_a_screen() -> None:
    if QApplication.platformName() != "offscreen":
        pytest.skip("this is the run on a screen")
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb ABSENT: the window is tested without a screen only")
    this = f"{Path(__file__).relative_to(REPOSITORY)}::{test_a_persons_day.__name__}"
    with screen() as variables:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", this],
            cwd=REPOSITORY,
            env={**os.environ, PLATFORM_VARIABLE: variables["QT_QPA_PLATFORM"], **variables},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
    assert "1 passed" in ran.stdout


# The steps


def begins(person: Person) -> None:
    makes_a_vault(person, "Marlowe family", WORDS)
    person.the("Main navigation")
    person.waits_to_see("Marlowe family")
    person.waits_to_see("No pictures yet")


def drops_a_folder_and_watches_it_finish(person: Person, album: Path) -> None:
    items = count(album)
    person.key(Qt.Key.Key_J, CTRL)
    person.drops(album)
    person.waits_to_see("Bringing in “Album”")
    person.waits_to_see("Done at")
    person.waits_to_see(f"{items} new")
    person.key(ESCAPE)
    person.waits(lambda: not person.sees("Done at"), "Activity to close")
    person.waits_to_see(f"{items} items")
    person.waits(lambda: len(person.rows("Timeline")) == items, "all of them in the Timeline")


def finds_a_letter(person: Person) -> None:
    """A question of words and a year, the year as a chip; the letter opens by Enter."""
    asks(person, "apple tree behind the woodshed 1987 ", "to-rose")
    person.the("1987", QAbstractButton)
    person.key(Qt.Key.Key_Down)
    person.key(RETURN)
    person.the("Viewer")
    person.waits_to_see("planted the little apple tree")


def asks(person: Person, question: str, expected: str) -> None:
    """Type a question where another one may stand, until a result is called as expected."""
    person.key(Qt.Key.Key_F, CTRL)
    person.key(Qt.Key.Key_A, CTRL)
    person.types(question)
    person.waits(lambda: any(expected in row for row in found(person)), f"{expected} among the results")


def found(person: Person) -> list[str]:
    return person.rows("Results") if person.finds("Results", QAbstractItemView) is not None else []


def edits_it(person: Person) -> None:
    person.presses("Title", QWidget)
    person.types(TITLE)
    person.key(RETURN)
    person.waits_to_see("Changed the title of 1 item")
    person.presses("Add a tag")
    person.types("orchard")
    person.key(RETURN)
    person.the("Tag orchard")
    person.key(Qt.Key.Key_Z, CTRL)
    person.waits(lambda: person.finds("Tag orchard") is None, "the tag to go")
    person.key(Qt.Key.Key_Z, CTRL | SHIFT)
    person.the("Tag orchard")


def locks_in_the_middle_of_a_caption(person: Person) -> None:
    person.presses("Caption", QWidget)
    person.types(CAPTION)
    person.key(Qt.Key.Key_L, CTRL)
    field = person.the("Passphrase", QLineEdit)
    person.waits(field.hasFocus, "the field to have the keys")
    assert person.finds("Viewer") is None
    for words in (TITLE, CAPTION, "to-rose", "apple tree", "orchard", "items", "1987"):
        assert not person.sees(words), f"“{words}” shows while locked"
    assert {window.windowTitle() for window in windows()} == {"Heirloom"}
    person.types("not these words")
    person.key(RETURN)
    person.waits_to_see("That passphrase does not open this vault.")
    unlocks(person)


def unlocks(person: Person) -> None:
    field = person.the("Passphrase", QLineEdit)
    person.waits(field.hasFocus, "the field to have the keys")
    person.key(Qt.Key.Key_A, CTRL)
    person.types(WORDS)
    person.key(RETURN)
    person.the("Main navigation")
    person.the("Timeline", QAbstractItemView)


def finds_the_edit(person: Person) -> None:
    asks(person, "behind the woodshed", TITLE)
    asks(person, CAPTION, CAPTION)
    asks(person, "1985年春天给小雨", "小雨")
    for _ in range(2):
        person.key(ESCAPE)
    person.waits(lambda: person.finds("Results") is None, "the search to be left")


def sets_aside_and_takes_it_back(person: Person) -> None:
    person.waits(lambda: len(person.rows("Timeline")) > 1, "tiles")
    person.waits(lambda: all(told.count(", ") > 1 for told in person.rows("Timeline")), "their names")
    before = person.rows("Timeline")
    person.presses_row("Timeline", 0)
    person.key(Qt.Key.Key_Delete)
    person.waits_to_see("Set 1 item aside.")
    person.waits(lambda: len(person.rows("Timeline")) == len(before) - 1, "the tile to go")
    person.waits(lambda: "Set aside" in person.rows("Main navigation"), "a page of what is set aside")
    person.presses("Undo")
    person.waits(lambda: person.rows("Timeline") == before, "the tile to be back in its place")


def quits_during_an_import(program: Program, person: Person, old: Path) -> None:
    person.key(Qt.Key.Key_J, CTRL)
    person.drops(old)
    person.waits(lambda: 0 < sealed(person) < BURIED, "some of them to be sealed")
    person.key(Qt.Key.Key_Q, CTRL)
    person.waits(lambda: not program.running, "the program to end")
    assert windows() == []


def sealed(person: Person) -> int:
    """The first figure of “{a} of {b} files”."""
    told = [re.match(r"([\d,]+) of ([\d,]+) files", text) for text in person.reads()]
    return max((int(one[1].replace(",", "")) for one in told if one), default=0)


def sees_it_complete(person: Person, items: int) -> None:
    """It goes on by itself, and nothing is there twice."""
    person.waits_to_see(f"{items:,} items")
    person.key(Qt.Key.Key_J, CTRL)
    person.waits_to_see(f"{BURIED:,} new")
    person.waits(lambda: len(person.rows("Timeline")) == items, "all of them in the Timeline")


# What is brought in


def gather(folder: Path) -> Path:
    """Pictures, letters, recipes, a web page and a file of no known kind."""
    draw_pictures(folder / "pictures")
    for name in ("letters", "recipes", "家书"):
        shutil.copytree(SAMPLES / name, folder / name)
    (folder / "visit.html").write_text("<h1>A visit to the harbour</h1><p>We stayed for a week.</p>", "utf-8")
    (folder / "mystery.qqz").write_bytes(bytes(range(256)) * 8)
    return folder


def draw(folder: Path, files: int) -> Path:
    """So many small pictures, each unlike any other."""
    folder.mkdir()
    for at in range(files):
        Image.new("RGB", (40, 30), (at % 256, at // 256, 77)).save(folder / f"scan {at:04}.png")
    return folder


def count(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))
