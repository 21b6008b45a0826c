"""The card of all work says what runs, and that a person paused it."""

from __future__ import annotations

import pytest

from heirloom.core.job import Progress
from heirloom.gui.screens.activity.job_text import title_of
from heirloom.gui.shell.summary_text import summary_of
from heirloom.gui.work.live_job import JobKind, JobPhase, LiveJob
from heirloom.gui.work.measure import Rate
from heirloom.gui.work.sentences import rate_text


def job(kind: JobKind, phase: JobPhase) -> LiveJob:
    made = LiveJob(kind, phase=phase, progress=Progress(88, 100, "files", "vectors"))
    made.share, made.left_s = 0.88, 20.0
    return made


def test_what_runs_says_what_is_left_and_for_how_long() -> None:
    told = summary_of([job(JobKind.UNDERSTAND, JobPhase.RUNNING)], 0)
    assert told is not None
    assert (told.line, told.paused) == ("12 left · under a minute", False)


@pytest.mark.parametrize("kind", [JobKind.UNDERSTAND, JobKind.IMPORT])
@pytest.mark.parametrize("phase", [JobPhase.PAUSED, JobPhase.PAUSING])
@pytest.mark.parametrize("waits_first", [False, True])
def test_what_is_paused_says_so_and_no_time_though_more_waits_behind_it(
    kind: JobKind, phase: JobPhase, waits_first: bool
) -> None:
    other = JobKind.IMPORT if kind is JobKind.IMPORT else JobKind.READ_TEXT
    live = [job(kind, phase), job(other, JobPhase.WAITING)]
    told = summary_of(live[::-1] if waits_first else live, 3)
    assert told is not None
    assert (told.line, told.paused, told.share) == ("Paused by you", True, 0.88)


def test_what_runs_beside_something_paused_is_told_of() -> None:
    told = summary_of([job(JobKind.UNDERSTAND, JobPhase.PAUSED), job(JobKind.READ_TEXT, JobPhase.RUNNING)], 0)
    assert told is not None
    assert not told.paused
    assert "text" in told.title


@pytest.mark.parametrize(("label", "title"), [("vectors", "Understanding pictures"), ("faces", "Looking for faces")])
def test_card_and_activity_call_a_step_the_same(label: str, title: str) -> None:
    made = LiveJob(JobKind.UNDERSTAND, phase=JobPhase.RUNNING, progress=Progress(1, 2, "files", label))
    told = summary_of([made], 0)
    assert told is not None
    assert told.title == title_of(made) == title


def test_what_waits_its_turn_tells_no_time() -> None:
    told = summary_of([job(JobKind.UNDERSTAND, JobPhase.WAITING)], 0)
    assert told is not None
    assert told.line == "12 left"


@pytest.mark.parametrize(("kind", "unit"), [(JobKind.UNDERSTAND, "pictures"), (JobKind.READ_TEXT, "pages")])
def test_how_fast_it_goes_is_told_at_once_and_beside_the_time_left_once_that_is_known(kind: JobKind, unit: str) -> None:
    made = job(kind, JobPhase.RUNNING)
    for second in range(3):
        made.measure.take(float(second), 14 * second)
    fast = rate_text(Rate(14.0, 0.0), unit)
    assert "14" in fast
    told = summary_of([made], 0)
    assert told is not None
    assert (told.line, told.rate) == ("12 left · under a minute", fast)
    made.left_s = None
    told = summary_of([made], 0)
    assert told is not None
    assert (told.line, told.rate) == (f"12 left · {fast}", "")
    made.phase = JobPhase.PAUSED
    told = summary_of([made], 0)
    assert told is not None
    assert (told.line, told.rate) == ("Paused by you", "")
