"""EXIF as cameras write it, and as they should not."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.core.records import Camera, CaptureTime, Gps
from heirloom.extract.worker.metadata.exif import read_exif
from heirloom.extract.worker.metadata.tiff_tags import TiffTags
from tests.unit.extract.worker.samples import ASCII, BYTE, LONG, RATIONAL, SHORT, UNDEFINED, Ifd, Value, exif, gps, tiff

ORIGINAL, CREATED = 0x9003, 0x9004
NOON = "2020:06:01 12:00:00"


def dms(*pairs: tuple[int, int]) -> list[tuple[int, int]]:
    return list(pairs)


HERE = dms((48, 1), (51, 1), (2952, 100)), dms((2, 1), (17, 1), (4020, 100))


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("big", [False, True])
def test_everything_at_once(order: str, big: bool) -> None:
    times: dict[int, Value] = {
        ORIGINAL: (ASCII, NOON),
        0x9011: (ASCII, "+02:00"),
        0x9291: (ASCII, "054"),
        0xA434: (ASCII, "50mm f/1.8"),
        0x9286: (UNDEFINED, b"ASCII\0\0\0a remark"),
    }
    main: dict[int, Value] = {
        0x010F: (ASCII, "Maker"), 0x0110: (ASCII, "Model "), 0x0112: (SHORT, 6), 0x010E: (ASCII, "Über allem"),
        0x4746: (SHORT, 4), 0x9C9B: (BYTE, "Titel".encode("utf-16-le") + b"\0\0"),
        0x9C9E: (BYTE, "eins; zwei".encode("utf-16-le")),
    }  # fmt: skip
    position = gps(*HERE, refs="NE", t5=(BYTE, 1), t6=(RATIONAL, [(125, 10)]))
    found = read_exif(tiff(exif(times, position, main), order=order, big=big))
    assert found.captured == CaptureTime(datetime(2020, 6, 1, 12, 0, 0, 54_000), 120, "exif_original")
    assert found.gps is not None
    assert (found.gps.lat, found.gps.lon) == pytest.approx((48.8582, 2.2945))
    assert found.gps.alt == -12.5
    assert found.camera == Camera("Maker", "Model", "50mm f/1.8")
    assert (found.orientation, found.rating, found.title) == (6, 4, "Titel")
    assert (found.description, found.comment, found.keywords) == ("Über allem", "a remark", ("eins", "zwei"))


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ({ORIGINAL: "0000:00:00 00:00:00", CREATED: NOON}, (datetime(2020, 6, 1, 12), "exif_create")),
        ({ORIGINAL: "    :  :     :  :  ", CREATED: ""}, None),
        ({ORIGINAL: "2020:06:01 12:00:00-04:00"}, (datetime(2020, 6, 1, 12), "exif_original")),
        ({CREATED: NOON}, (datetime(2020, 6, 1, 12), "exif_create")),
    ],
)
def test_times(times: dict[int, str], expected: tuple[datetime, str] | None) -> None:
    found = read_exif(tiff(exif({tag: (ASCII, text) for tag, text in times.items()}))).captured
    assert (found and (found.at, found.evidence)) == expected


def test_times_in_the_first_directory_count_after_those_in_their_own() -> None:
    main: dict[int, Value] = {ORIGINAL: (ASCII, NOON)}
    assert read_exif(tiff(Ifd(main))).captured == CaptureTime(datetime(2020, 6, 1, 12), None, "exif_original")
    both = read_exif(tiff(exif({ORIGINAL: (ASCII, "2021:01:01 00:00:01")}, main=main))).captured
    assert both is not None
    assert both.at == datetime(2021, 1, 1, 0, 0, 1)


@pytest.mark.parametrize(
    ("lat", "lon", "refs", "expected"),
    [
        (*HERE, "SW", (-48.8582, -2.2945)),
        (*HERE, "sw", (-48.8582, -2.2945)),
        (*HERE, "", None),
        (*HERE, "??", None),
        (dms((48, 1), (53323582, 1000000), (0, 0)), HERE[1], "NE", (48.8887264, 2.2945)),
        (dms((48, 0), (51, 1), (0, 1)), HERE[1], "NE", None),
        (dms((0, 0), (0, 0), (0, 0)), dms((0, 0), (0, 0), (0, 0)), "NE", None),
        (dms((0, 1), (0, 1), (0, 1)), dms((0, 1), (0, 1), (0, 1)), "NE", None),
        (dms((0, 1), (0, 1), (0, 1)), HERE[1], "NE", (0.0, 2.2945)),
        (dms((91, 1), (0, 1), (0, 1)), HERE[1], "NE", None),
        (dms((488582, 10000)), dms((22945, 10000)), "NE", (48.8582, 2.2945)),
        ([], HERE[1], "NE", None),
    ],
)
def test_positions(lat: object, lon: object, refs: str, expected: tuple[float, float] | None) -> None:
    found = read_exif(tiff(exif(position=gps(lat, lon, refs)))).gps
    assert (found is None) == (expected is None)
    if found is not None and expected is not None:
        assert (found.lat, found.lon) == pytest.approx(expected, abs=1e-6)


def test_an_impossible_height_leaves_the_position() -> None:
    found = read_exif(tiff(exif(position=gps(*HERE, t6=(RATIONAL, [(7, 0)])))))
    assert found.gps == Gps(pytest.approx(48.8582), pytest.approx(2.2945), None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("clock", "day", "expected"),
    [
        ([(14, 1), (27, 1), (724, 100)], "2008:10:23", datetime(2008, 10, 23, 14, 27, 7, 240_000)),
        ([(0, 1), (0, 1), (0, 1)], "", None),
        ([(14, 1), (27, 0), (0, 1)], "2008:10:23", None),
        ([(99, 1), (0, 1), (0, 1)], "2008:10:23", None),
        ([(14, 1)], "2008:10:23", None),
    ],
)
def test_time_of_the_satellites(clock: object, day: str, expected: datetime | None) -> None:
    found = read_exif(tiff(exif(position=gps(*HERE, t7=(RATIONAL, clock), t29=(ASCII, day))))).gps_time
    assert (found and found.at) == expected
    assert found is None or (found.offset_min, found.evidence) == (0, "gps")


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_is_none(orientation: int) -> None:
    assert read_exif(tiff(exif(main={0x0112: (SHORT, orientation)}))).orientation is None


def test_comments_in_unicode() -> None:
    for order, encoding in (("<", "utf-16-le"), (">", "utf-16-be")):
        comment = b"UNICODE\0" + "æøå 图".encode(encoding)
        assert read_exif(tiff(exif({0x9286: (UNDEFINED, comment)}), order=order)).comment == "æøå 图"
    assert read_exif(tiff(exif({0x9286: (UNDEFINED, b"\0" * 40)}))).comment is None


def test_damage_gives_fewer_facts_and_no_error() -> None:
    whole = tiff(exif({ORIGINAL: (ASCII, NOON)}, gps(*HERE), {0x010F: (ASCII, "Maker")}))
    for length in range(len(whole)):
        read_exif(whole[:length])
    for place in range(len(whole)):
        read_exif(whole[:place] + b"\xff" + whole[place + 1 :])


def test_pointers_in_a_sibling_directory() -> None:
    block = tiff(Ifd({0x010F: (ASCII, "Maker")}, next=exif({ORIGINAL: (ASCII, NOON)}, gps(*HERE))))
    found = read_exif(block)
    assert found.captured is not None
    assert found.gps is not None
    below = tiff(Ifd({}, {0x014A: exif({ORIGINAL: (ASCII, NOON)})}))
    assert read_exif(below).captured is not None


def test_a_header_some_bytes_into_the_block() -> None:
    assert read_exif(b"\0\0" + tiff(exif({ORIGINAL: (ASCII, NOON)}))).captured is not None


def test_pointers_that_lead_in_circles() -> None:
    for pointer in (0x8769, 0x8825):
        assert read_exif(tiff(Ifd({pointer: (LONG, 8), ORIGINAL: (ASCII, NOON)}))).captured is not None


@pytest.mark.parametrize("data", [b"", b"II", b"II*\0", b"XX*\0\x08\0\0\0", b"II+\0\x08\0\0\0\x10\0", b"\xff" * 64])
def test_what_is_no_tiff(data: bytes) -> None:
    assert read_exif(data).captured is None


def test_a_number_given_as_text_is_read() -> None:
    tags = TiffTags(tiff(Ifd({0x0112: (ASCII, "6")})))
    assert tags.directory(tags.first_offset).fields[0x0112].whole() == 6
