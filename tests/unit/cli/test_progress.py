"""The line on the terminal: how far, how fast, how long still."""

from __future__ import annotations

import io

from heirloom.cli.progress import ProgressLine, Rate, describe
from heirloom.core.job import Progress


def rate(per_s: float) -> Rate:
    measured = Rate()
    measured.add(0, 0.0)
    measured.add(round(per_s * 10), 10.0)
    return measured


def test_a_known_total_gives_bar_rate_and_time_left() -> None:
    line = describe(Progress(120, 400, "files", "understanding"), rate(14))
    assert line == "Understanding  ███████░░░░░░░░░░░░░░░░░  120 of 400 files, 14 a second, 20 s left"


def test_an_unknown_total_gives_the_count() -> None:
    assert describe(Progress(1200, None, "files", "looking"), Rate()) == "Looking  1,200 files"


def test_bytes_are_told_as_sizes() -> None:
    line = describe(Progress(5_000_000, 10_000_000, "bytes"), rate(1_000_000))
    assert line.endswith("5 MB of 10 MB, 1 MB a second, 5 s left")


def test_slow_work_is_told_by_the_minute() -> None:
    assert ", 12 a minute, " in describe(Progress(1, 10, "pages"), rate(0.2))


def test_the_end_and_nothing_to_do() -> None:
    assert "left" not in describe(Progress(10, 10, "files"), rate(1))
    assert "█" * 24 in describe(Progress(0, 0, "files"), Rate())


def test_the_rate_follows_without_jumping() -> None:
    measured = rate(10)
    measured.add(100, 11.0)
    assert measured.per_s == 9.0


def test_the_line_is_cleared_at_the_end() -> None:
    stream = io.StringIO()
    line = ProgressLine(stream, shown=True)
    line.report(Progress(1, 2, "files", "safe"))
    line.finish()
    assert stream.getvalue().startswith("\r\x1b[2KSafe  ")
    assert stream.getvalue().endswith("\r\x1b[2K")


def test_nothing_is_drawn_where_nobody_looks() -> None:
    stream = io.StringIO()
    line = ProgressLine(stream, shown=False)
    line.report(Progress(1, 2, "files", "safe"))
    line.finish()
    assert stream.getvalue() == ""
