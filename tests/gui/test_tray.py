"""The tray and closing the window: what is told without names, and that the program stays or goes as it is set."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.gui.background import Background
from heirloom.gui.gate.locked_tray import LockedTray
from heirloom.gui.preferences import Preferences
from heirloom.gui.process.messages import Leave
from heirloom.gui.screens.settings.applying import Applying
from heirloom.gui.shell.job_summary import SummaryText
from heirloom.gui.theme.tray_mark import SIZES, TrayState, _drawn, shape_of, tray_icon
from heirloom.gui.tray import starting
from heirloom.gui.tray.staying import NOTICE, Staying
from heirloom.gui.tray.tray import Tray
from heirloom.gui.widgets.modal import Modal
from heirloom.gui.work.live_job import JobKind, JobPhase, LiveJob
from heirloom.gui.work.queue import WorkQueue

SECRET = "Holiday with Clara"


class HeardTray(Tray):
    """Desktops under test have no tray: what would be shown is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def notify(self, text: str) -> None:
        self.said.append(text)


@pytest.fixture
def tray(qapp: object) -> Iterator[HeardTray]:
    made = HeardTray()
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(960, 640)
    made.show()
    return made


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences.load(tmp_path / "window.json")


@pytest.fixture
def queue(bank: Bank, background: Background) -> Iterator[WorkQueue]:
    made = WorkQueue(bank, background)
    yield made
    made.close()


def staying(
    window: QMainWindow, queue: WorkQueue, preferences: Preferences, background: Background, tray: Tray | None
) -> tuple[Staying, list[Leave]]:
    left: list[Leave] = []
    return Staying(window, queue, Applying(preferences, background), tray, left.append), left


def test_states_differ_by_shape_and_not_by_colour(qapp: object) -> None:
    assert len({bytes(_drawn(state, 22).toImage().constBits()) for state in TrayState}) == len(TrayState)
    areas = [shape_of(state).boundingRect() for state in TrayState]
    assert all(area.isValid() for area in areas)
    icon = tray_icon(TrayState.WORKING)
    assert [size.width() for size in icon.availableSizes()] == list(SIZES)
    assert icon.isMask()


def test_the_menu_tells_what_runs_and_offers_only_what_works(tray: HeardTray) -> None:
    assert tray.status.text() == "All quiet"
    assert not tray.pause.isEnabled()
    tray.tell(SummaryText("Bringing in files", "2 jobs · about 12 min", 0.39), paused=False)
    states = [tray.state]
    assert tray.status.text() == "Bringing in files, 39 %, 2 jobs · about 12 min"
    tray.tell(SummaryText("Reading text", "12 left · about 2 min", 0.5, rate="9 pages a second"), paused=False)
    assert tray.status.text() == "Reading text, 50 %, 12 left · about 2 min, 9 pages a second"
    assert not tray.status.isEnabled()
    assert tray.pause.text() == "Pause all"
    tray.tell(SummaryText("Bringing in files", "Paused by you", 0.39, paused=True), paused=True)
    states.append(tray.state)
    assert tray.pause.text() == "Resume"
    tray.tell(SummaryText("3 files need a look", "Nothing is running", None, wants=True), paused=False)
    assert [*states, tray.state] == [TrayState.WORKING, TrayState.PLAIN, TrayState.NEEDS_YOU]
    texts = [action.text() for action in tray.menu.actions() if not action.isSeparator()]
    assert texts[:2] == ["Open Heirloom", "Search…"]
    assert texts[-2:] == ["Lock now", "Quit"]
    assert tray.icon.toolTip() == "Heirloom"


def test_each_entry_asks_for_its_own_thing(tray: HeardTray, qtbot: QtBot) -> None:
    pairs = (
        (tray.open, tray.open_wanted),
        (tray.search, tray.search_wanted),
        (tray.activity, tray.activity_wanted),
        (tray.add, tray.add_wanted),
        (tray.lock, tray.lock_wanted),
        (tray.quit, tray.quit_wanted),
    )
    for action, signal in pairs:
        with qtbot.waitSignal(signal, timeout=1000):
            action.trigger()


def test_locked_it_tells_nothing(qapp: object) -> None:
    locked = LockedTray()
    texts = [action.text() for action in locked.menu.actions() if not action.isSeparator()]
    assert texts == ["Open Heirloom", "Quit"]
    assert locked.icon.toolTip() == "Heirloom is locked"


def test_closing_the_window_leaves_it_at_work_and_says_so_once(
    window: QMainWindow,
    queue: WorkQueue,
    preferences: Preferences,
    background: Background,
    tray: HeardTray,
) -> None:
    stays, left = staying(window, queue, preferences, background, tray)
    assert stays.closing()
    assert not window.isVisible()
    assert tray.said == ["Heirloom keeps working in the tray."]
    window.show()
    assert stays.closing()
    assert tray.said == ["Heirloom keeps working in the tray."]
    assert left == []
    preferences.apply(keep_running=False)
    assert not stays.closing()
    assert left == [Leave.QUIT]


def test_without_a_tray_it_explains_once_and_then_minimises(
    window: QMainWindow, queue: WorkQueue, preferences: Preferences, background: Background
) -> None:
    stays, left = staying(window, queue, preferences, background, None)
    assert stays.closing()
    (asked,) = window.findChildren(Modal)
    assert "minimises" in asked.accessibleDescription()
    asked.answer("stay")
    assert window.isMinimized()
    assert NOTICE in preferences.said
    window.showNormal()
    assert stays.closing()
    assert window.isMinimized()
    assert left == []


def test_quitting_asks_while_copies_are_written(
    window: QMainWindow, queue: WorkQueue, preferences: Preferences, background: Background
) -> None:
    stays, left = staying(window, queue, preferences, background, None)
    queue._add(LiveJob(JobKind.EXPORT, phase=JobPhase.RUNNING))
    stays.quit()
    assert left == []
    (asked,) = window.findChildren(Modal)
    asked.answer("quit")
    assert left == [Leave.QUIT]


@pytest.mark.parametrize(("names", "said"), [(False, "Heirloom: a job has finished"), (True, f"“{SECRET}” is done")])
def test_names_are_told_only_where_that_is_switched_on(
    window: QMainWindow,
    queue: WorkQueue,
    preferences: Preferences,
    background: Background,
    tray: HeardTray,
    names: bool,
    said: str,
) -> None:
    _stays, _ = staying(window, queue, preferences, background, tray)
    preferences.apply(notify_names=names)
    window.hide()
    job = LiveJob(JobKind.IMPORT, SECRET, phase=JobPhase.DONE)
    queue.ended.emit(job)
    assert tray.said == [said]
    preferences.apply(notifications=False)
    queue.ended.emit(job)
    assert tray.said == [said]


def test_starting_with_the_computer_is_written_and_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    starting.set_on(True)
    entry = (tmp_path / "autostart" / "heirloom.desktop").read_text(encoding="utf-8")
    assert entry.startswith("[Desktop Entry]\nType=Application\n")
    assert f'"{starting.HIDDEN}"' in entry
    starting.set_on(False)
    assert not (tmp_path / "autostart" / "heirloom.desktop").exists()
    starting.set_on(False)


def test_a_command_with_odd_signs_is_quoted_as_the_specification_asks() -> None:
    entry = starting.desktop_entry(["/opt/my $tools/py", "a%b"])
    assert 'Exec="/opt/my \\\\$tools/py" "a%%b"' in entry
