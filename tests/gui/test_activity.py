"""Work in the window: every drop is a job, jobs pause and go on, and what failed stays until it is dealt with."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank, LockedBank
from heirloom.core.job import JobRequest, Progress
from heirloom.gui.background import Background
from heirloom.gui.history import History
from heirloom.gui.screens.activity.job_row import JobRow
from heirloom.gui.screens.activity.tray import ActivityTray
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Text
from heirloom.gui.widgets.progress import ProgressLine
from heirloom.gui.work.lately import Lately
from heirloom.gui.work.live_job import JobKind, JobPhase, LiveJob
from heirloom.gui.work.queue import WorkQueue
from tests.gui.conftest import SmallVault

WAIT_MS = 15_000


def draw(folder: Path, count: int, first: int = 0) -> Path:
    """`count` small pictures, each unlike any other."""
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(first, first + count):
        Image.new("RGB", (40, 30), (at % 256, at // 256, 77)).save(folder / f"picture {at:04}.png")
    return folder


class Work:
    """Queue, tray and what they need over one open vault."""

    def __init__(self, bank: Bank, background: Background) -> None:
        self.bank = bank
        self.history = History(bank, background)
        self.queue = WorkQueue(bank, background)
        self.lately = Lately(bank, background, self.queue, self.history)
        self.tray = ActivityTray(self.queue, self.lately)
        self.tray.resize(412, 800)

    def imports(self) -> list[JobPhase]:
        return [job.phase for job in self.queue.jobs() if job.kind is JobKind.IMPORT]


@pytest.fixture
def work(bank: Bank, background: Background, qtbot: QtBot) -> Iterator[Work]:
    made = Work(bank, background)
    qtbot.addWidget(made.tray)
    made.tray.show()
    yield made
    made.queue.close()
    assert background.close(200.0)


def test_every_drop_is_its_own_job_and_all_of_them_are_done(work: Work, qtbot: QtBot, tmp_path: Path) -> None:
    before = work.bank.shelf.counts().items
    work.queue.bring_in([str(draw(tmp_path / "first", 3))])
    work.queue.bring_in([str(draw(tmp_path / "second", 4, 3))])
    qtbot.waitUntil(lambda: work.imports() == [JobPhase.DONE, JobPhase.DONE], timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(work.lately.arrivals()) == 2, timeout=WAIT_MS)
    assert [(one.name, one.imported) for one in work.lately.arrivals()] == [("second", 4), ("first", 3)]
    assert work.bank.shelf.counts().items == before + 7
    qtbot.waitUntil(lambda: work.queue.is_idle, timeout=WAIT_MS)
    assert work.bank.arriving.to_understand().facts == 0


def test_the_bar_of_the_next_step_begins_anew(qtbot: QtBot) -> None:
    job = LiveJob(JobKind.UNDERSTAND, phase=JobPhase.RUNNING, progress=Progress(100, 100, "files", "vectors"))
    job.look()
    row = JobRow(job)
    qtbot.addWidget(row)
    row.show()
    bar = row.findChild(ProgressLine)
    assert bar is not None
    assert bar.value() == bar.maximum()
    job.tell(Progress(10, 100, "files", "faces"))
    job.look()
    row.refresh()
    qtbot.waitUntil(lambda: 0.09 <= bar.value() / bar.maximum() <= 0.11, timeout=WAIT_MS)
    assert "10 percent" in row.accessibleName()


def test_work_that_has_ended_is_told_as_past(work: Work, qtbot: QtBot, tmp_path: Path) -> None:
    work.queue.bring_in([str(draw(tmp_path / "party", 3))])
    qtbot.waitUntil(lambda: len(work.tray.arrival_rows()) == 1 and work.queue.is_idle, timeout=WAIT_MS)
    told = work.tray.arrival_rows()[0].accessibleName()
    assert told.startswith("Brought in “party”")
    assert "Done at" in told
    qtbot.waitUntil(
        lambda: any(one.text().startswith("All quiet. Last: Brought in") for one in work.tray.findChildren(Text)),
        timeout=WAIT_MS,
    )


def test_what_was_there_already_is_told_and_not_copied(work: Work, qtbot: QtBot, tmp_path: Path) -> None:
    folder = draw(tmp_path / "same", 5)
    for _ in range(2):
        work.queue.bring_in([str(folder)])
    qtbot.waitUntil(lambda: len(work.lately.arrivals()) == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(work.lately.arrivals()), timeout=WAIT_MS)
    again = work.lately.arrivals()[0]
    assert (again.imported, again.duplicates) == (0, 5)


def test_a_paused_job_outlives_the_window_and_goes_on(
    vault: SmallVault, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = draw(tmp_path / "many", 30)
    with LockedBank(vault.path).unlock(passphrase=vault.passphrase) as bank:
        bank.arriving.queue([str(folder)])
        bank.arriving.request(bank.arriving.waiting()[0].id, JobRequest.PAUSE)
    with LockedBank(vault.path).unlock(passphrase=vault.passphrase) as bank:
        work = Work(bank, background)
        qtbot.addWidget(work.tray)
        work.tray.show()
        work.queue.start()
        qtbot.waitUntil(lambda: work.imports() == [JobPhase.PAUSED], timeout=WAIT_MS)
        job = work.queue.jobs()[0]
        row = work.tray.row_of(job)
        assert row is not None
        assert "Resume" in row.pause.accessibleName()
        qtbot.mouseClick(row.pause, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: work.imports() == [JobPhase.DONE], timeout=WAIT_MS)
        qtbot.waitUntil(lambda: work.queue.is_idle, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: bool(work.lately.arrivals()), timeout=WAIT_MS)
        assert work.lately.arrivals()[0].imported == 30
        work.queue.close()
        assert background.close(200.0)


def test_pausing_takes_less_than_a_second_and_another_job_goes_first(work: Work, qtbot: QtBot, tmp_path: Path) -> None:
    queue = work.queue
    queue.bring_in([str(draw(tmp_path / "large", 400))])
    qtbot.waitUntil(lambda: work.imports() == [JobPhase.RUNNING], timeout=WAIT_MS)
    first = queue.jobs()[0]
    qtbot.waitUntil(lambda: first.sealed > 0, timeout=WAIT_MS)
    queue.pause(first)
    assert first.is_paused
    qtbot.waitUntil(first.thread_ended.is_set, timeout=1_000)
    queue.bring_in([str(draw(tmp_path / "small", 2, 400))])
    qtbot.waitUntil(lambda: work.imports() == [JobPhase.PAUSED, JobPhase.DONE], timeout=WAIT_MS)
    assert [one.paused for one in work.bank.arriving.waiting()] == [True]
    queue.resume(first)
    qtbot.waitUntil(lambda: work.imports() == [JobPhase.DONE, JobPhase.DONE], timeout=WAIT_MS)
    assert (first.imported, first.duplicates) == (400, 0), "what was sealed before the pause is part of the same import"
    queue.pause_all()


def test_understanding_that_was_paused_goes_on(work: Work, qtbot: QtBot, tmp_path: Path) -> None:
    work.queue.bring_in([str(draw(tmp_path / "many", 60))])

    def understanding() -> list[JobPhase]:
        return [job.phase for job in work.queue.jobs() if job.kind is JobKind.UNDERSTAND]

    qtbot.waitUntil(lambda: understanding() == [JobPhase.RUNNING], timeout=WAIT_MS)
    work.queue.pause_all()
    qtbot.waitUntil(lambda: understanding() == [JobPhase.PAUSED], timeout=WAIT_MS)
    work.queue.resume_all()
    qtbot.waitUntil(lambda: understanding() == [JobPhase.DONE], timeout=WAIT_MS)


def test_cancelling_keeps_what_is_sealed(work: Work, qtbot: QtBot, tmp_path: Path) -> None:
    queue = work.queue
    before = work.bank.shelf.counts().items
    queue.bring_in([str(draw(tmp_path / "large", 400))])
    qtbot.waitUntil(lambda: bool(queue.jobs()) and queue.jobs()[0].sealed > 0, timeout=WAIT_MS)
    row = work.tray.row_of(queue.jobs()[0])
    assert row is not None
    qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: work.imports() == [JobPhase.CANCELLED], timeout=WAIT_MS)
    assert work.bank.shelf.counts().items > before
    assert work.bank.arriving.waiting() == []
    queue.pause_all()


def test_what_failed_is_told_once_for_each_reason_and_can_be_tried_again(
    work: Work, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = draw(tmp_path / "holes", 2)
    missing = folder / "not there.png"
    work.queue.bring_in([str(folder), str(missing), str(folder / "nor this.png")])
    qtbot.waitUntil(lambda: len(work.lately.troubles()) == 2, timeout=WAIT_MS)
    rows = work.tray.troubles
    assert rows.isVisible()
    buttons = [button for button in rows.findChildren(Button) if button not in (rows.export, rows.dismiss)]
    assert [button.text() for button in buttons] == ["Skip"]
    csv = tmp_path / "list.csv"
    work.lately.export(csv)
    qtbot.waitUntil(lambda: csv.exists() and csv.read_text("utf-8-sig").count("\n") == 3, timeout=WAIT_MS)
    draw(folder, 1, 9)
    (folder / "picture 0009.png").rename(missing)
    work.lately.try_again([one.key for one in work.lately.troubles() if one.name == missing.name])
    qtbot.waitUntil(lambda: [one.name for one in work.lately.troubles()] == ["nor this.png"], timeout=WAIT_MS)
    qtbot.mouseClick(rows.dismiss, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not rows.isVisible(), timeout=WAIT_MS)
    assert work.bank.arriving.lately.troubles() == ()


def test_an_import_can_be_taken_back_and_brought_back(work: Work, qtbot: QtBot, tmp_path: Path) -> None:
    before = work.bank.shelf.counts().items
    work.queue.bring_in([str(draw(tmp_path / "party", 6))])
    qtbot.waitUntil(lambda: len(work.tray.arrival_rows()) == 1 and work.queue.is_idle, timeout=WAIT_MS)
    row = work.tray.arrival_rows()[0]
    assert row.undo_button.isVisible()
    qtbot.mouseClick(row.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: work.bank.shelf.counts().items == before, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: work.lately.arrivals()[0].undone, timeout=WAIT_MS)
    work.history.undo()
    qtbot.waitUntil(lambda: work.bank.shelf.counts().items == before + 6, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not work.lately.arrivals()[0].undone, timeout=WAIT_MS)


def test_all_quiet_is_said_where_nothing_runs(work: Work, qtbot: QtBot) -> None:
    quiet = [text for text in work.tray.findChildren(Text) if text.isVisible() and text.text().startswith("All quiet")]
    assert len(quiet) == 1
    assert not work.tray.pause_all.isVisible()


def test_a_pasted_picture_is_sealed_without_a_file(work: Work, qtbot: QtBot) -> None:
    before = work.bank.shelf.counts().items
    out = BytesIO()
    Image.new("RGB", (9, 9), (1, 200, 3)).save(out, "PNG")
    work.queue.bring_in_bytes("Picture.png", out.getvalue())
    qtbot.waitUntil(lambda: work.bank.shelf.counts().items == before + 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: work.queue.is_idle, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(work.lately.arrivals()), timeout=WAIT_MS)
    batch = work.lately.arrivals()[0].batch
    number = int(work.bank.shelf.batch_numbers(batch)[0])
    parts: list[bytes] = []
    work.bank.viewing.original(number, parts.append)
    assert b"".join(parts) == out.getvalue()
