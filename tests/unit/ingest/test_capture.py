"""The best evidence for when a memory was made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from heirloom.core.records import CaptureTime
from heirloom.ingest.capture import by_mtime, choose

IMPORTED = datetime(2024, 5, 1, 12, tzinfo=UTC)
IN_2001 = 10**18
IN_2065 = 3 * 10**18
NAMED = "IMG_20220131_123456.jpg"


def test_the_files_own_word_comes_first() -> None:
    own = CaptureTime(datetime(2001, 2, 3), 60, "exif_original")
    assert choose(own, NAMED, IN_2001, IMPORTED) is own
    named = choose(None, NAMED, IN_2001, IMPORTED)
    assert named is not None
    assert named.evidence == "filename"


def test_a_date_to_come_gives_way_to_the_next_evidence() -> None:
    clock = CaptureTime(datetime(2099, 9, 29, 10, 10, 10), None, "exif_original")
    named = choose(clock, NAMED, IN_2001, IMPORTED)
    assert named is not None
    assert (named.at, named.evidence) == (datetime(2022, 1, 31, 12, 34, 56), "filename")
    by_file = choose(clock, "20650101_000000.jpg", IN_2001, IMPORTED)
    assert by_file is not None
    assert by_file.evidence == "mtime"
    assert choose(clock, "x.jpg", IN_2065, IMPORTED) is None


def test_clocks_may_be_a_day_ahead_of_the_import() -> None:
    soon = CaptureTime(datetime(2024, 5, 3, 11), None, "exif_original")
    assert choose(soon, "x.jpg", IN_2001, IMPORTED) is soon
    elsewhere = IMPORTED.astimezone(timezone(timedelta(hours=9)))
    assert choose(soon, "x.jpg", IN_2001, elsewhere) is soon
    late = CaptureTime(datetime(2024, 5, 3, 13), None, "exif_original")
    assert choose(late, NAMED, IN_2001, elsewhere) != late


def test_a_time_no_calendar_holds_is_no_evidence() -> None:
    assert by_mtime(2**63 - 1) is None
    assert by_mtime(-(2**63)) is None
    assert choose(None, "x.bin", 0, IMPORTED) is None
