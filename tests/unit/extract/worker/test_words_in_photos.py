"""XMP and IPTC: the words, dates and places that editors write."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.core.records import CaptureTime
from heirloom.extract.worker.metadata.iptc import iptc_in_photoshop, read_iptc
from heirloom.extract.worker.metadata.xmp import read_xmp
from tests.unit.extract.worker.samples import xmp


def li(*words: str) -> str:
    return "".join(f"<rdf:li>{word}</rdf:li>" for word in words)


def test_xmp_as_elements() -> None:
    found = read_xmp(
        xmp(
            '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Strand &amp; Meer</rdf:li>'
            "<rdf:li>Beach</rdf:li></rdf:Alt></dc:title>"
            f"<dc:subject><rdf:Bag>{li('海', 'Urlaub', '海')}</rdf:Bag></dc:subject>"
            f"<dc:description><rdf:Alt>{li('Ein langer Tag')}</rdf:Alt></dc:description>"
            "<e:DateTimeOriginal>2013-07-04T17:23:10-03:00</e:DateTimeOriginal><b:Rating>4</b:Rating>"
            "<e:GPSLatitude>48,51.492N</e:GPSLatitude><e:GPSLongitude>2,17,40.2W</e:GPSLongitude>"
            "<e:GPSAltitude>125/10</e:GPSAltitude><e:GPSAltitudeRef>1</e:GPSAltitudeRef><t:Orientation>8</t:Orientation>"
        )
    )
    assert found.captured == CaptureTime(datetime(2013, 7, 4, 17, 23, 10), -180, "xmp")
    assert (found.title, found.description, found.keywords) == ("Strand & Meer", "Ein langer Tag", ("海", "Urlaub"))
    assert (found.rating, found.orientation) == (4, 8)
    assert found.gps is not None
    assert (found.gps.lat, found.gps.lon, found.gps.alt) == pytest.approx((48.8582, -2.2945, -12.5))


def test_xmp_as_attributes() -> None:
    found = read_xmp(xmp("", 'b:CreateDate="2010-08-13T21:00:01" p:DateCreated="2010-08-13" b:Rating="-1" t:Make="M"'))
    assert found.captured == CaptureTime(datetime(2010, 8, 13), None, "xmp")
    assert (found.rating, found.make) == (-1, "M")


def test_xmp_time_of_the_satellites_comes_last() -> None:
    found = read_xmp(xmp("", 'e:GPSTimeStamp="2023-11-15T12:30:00Z"'))
    assert found.captured is None
    assert found.gps_time == CaptureTime(datetime(2023, 11, 15, 12, 30), 0, "gps")


@pytest.mark.parametrize("angle", ["48,51.492", "48.5", "N", "48,51.492X", "200,0.0N", "-48,51N", "48;51N"])
def test_xmp_angles_that_are_none(angle: str) -> None:
    found = read_xmp(xmp(f"<e:GPSLatitude>{angle}</e:GPSLatitude><e:GPSLongitude>2,17E</e:GPSLongitude>"))
    assert found.gps is None


def test_xmp_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + xmp("<dc:title>&b;</dc:title>")
    assert read_xmp(bomb).title is None


def test_xmp_damage_keeps_what_stood_before() -> None:
    whole = xmp("<dc:title>Kept</dc:title><b:Rating>5</b:Rating>")
    assert read_xmp(whole[: whole.index(b"<b:Rating>")]).title == "Kept"
    for length in range(0, len(whole), 7):
        read_xmp(whole[:length])
    deep = xmp("<dc:title>" + "<x>" * 5000)
    assert read_xmp(deep).rating is None


def dataset(record: int, number: int, value: bytes) -> bytes:
    return bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value


def test_iptc() -> None:
    stream = (
        dataset(1, 90, b"\x1b%G")
        + dataset(2, 5, "Überschrift".encode())
        + dataset(2, 120, b"A caption\0")
        + dataset(2, 25, b"one")
        + dataset(2, 25, b"zwei")
        + dataset(2, 55, b"20061029")
        + dataset(2, 60, b"062751-0500")
    )
    found = read_iptc(stream)
    assert (found.title, found.caption, found.keywords) == ("Überschrift", "A caption", ("one", "zwei"))
    assert found.captured == CaptureTime(datetime(2006, 10, 29, 6, 27, 51), -300, "iptc")
    for length in range(len(stream)):
        read_iptc(stream[:length])


def test_iptc_in_latin_1_without_a_date() -> None:
    found = read_iptc(dataset(2, 5, "Überschrift".encode("latin-1")) + dataset(2, 55, b"00000000"))
    assert (found.title, found.captured) == ("Überschrift", None)


def test_iptc_lies_in_photoshops_blocks() -> None:
    def block(number: int, content: bytes, name: bytes = b"\0\0") -> bytes:
        padding = b"\0" * (len(content) % 2)
        return b"8BIM" + number.to_bytes(2, "big") + name + len(content).to_bytes(4, "big") + content + padding

    blocks = block(0x03ED, b"resolution") + block(0x0404, b"the stream", b"\x03abc") + block(0x040F, b"icc")
    assert iptc_in_photoshop(blocks) == b"the stream"
    assert iptc_in_photoshop(block(0x03ED, b"resolution")) is None
    assert iptc_in_photoshop(b"8BIM\x04") is None
