"""Numbers of running work are said as a person would say them."""

from __future__ import annotations

import pytest

from heirloom.bank import Trouble
from heirloom.gui.work.measure import Rate
from heirloom.gui.work.sentences import files_text, left_text, rate_text, sizes_text
from heirloom.gui.work.troubles import Remedy, grouped, names_text


@pytest.mark.parametrize(
    ("done", "total", "said"),
    [
        (41_700_000_000, 106_000_000_000, "41.7 of 106 GB"),
        (0, 44_440_168, "0 of 44.4 MB"),
        (2_100_000, 11_800_000, "2.1 of 11.8 MB"),
        (500, 2_000, "0.5 of 2.0 kB"),
    ],
)
def test_sizes_are_told_in_the_unit_of_the_whole(done: int, total: int, said: str) -> None:
    assert sizes_text(done, total) == said


def test_files_are_told_with_both_measures() -> None:
    assert files_text(12_480, 31_902, 41_700_000_000, 106_000_000_000) == "12,480 of 31,902 files, 41.7 of 106 GB"
    assert files_text(3, 7, None, None) == "3 of 7 files"


def test_rates() -> None:
    assert rate_text(None, "files") == ""
    assert rate_text(Rate(214.2, 88_000_000), "files").endswith(", 88 MB/s")
    assert "minute" in rate_text(Rate(0.2, 0), "pages")
    assert "second" in rate_text(Rate(61, 0), "pictures")


def test_time_left_is_empty_while_nobody_knows() -> None:
    assert left_text(None) == ""
    assert left_text(20) == "under a minute left"
    assert left_text(12 * 60) == "about 12 min left"


def _trouble(name: str, code: str, number: int | None = None, reason: str = "odd") -> Trouble:
    return Trouble(f"{name}:{code}", name, f"/from/{name}", code, reason, 10, number)


def test_troubles_are_grouped_by_reason_with_one_remedy_each() -> None:
    found = grouped(
        [
            _trouble("a.mov", "unreadable"),
            _trouble("b.pdf", "encrypted", 7),
            _trouble("c.mov", "unreadable"),
            _trouble("d.jpg", "vanished"),
            _trouble("e.jpg", "unreadable", 8),
        ]
    )
    assert [[one.name for one in group.troubles] for group in found] == [
        ["a.mov", "c.mov"],
        ["b.pdf"],
        ["d.jpg"],
        ["e.jpg"],
    ]
    assert [group.remedy for group in found] == [Remedy.AGAIN, Remedy.SHOW, Remedy.SKIP, Remedy.SHOW]
    assert len({group.sentence for group in found}) == 4
    assert found[1].numbers == (7,)
    assert "a.mov" in names_text(found[0])
    assert names_text(found[1]) == "b.pdf"


def test_a_code_without_a_sentence_here_is_told_as_everywhere() -> None:
    found = grouped(
        [_trouble("a", "disk_error"), _trouble("b", "strange", reason="first"), _trouble("c", "strange", 3)]
    )
    assert found[0].sentence.startswith("The disk reported an error.")
    assert {group.sentence for group in found[1:]} == {"This file could not be used. It is kept as it is."}
