"""The boxes of HEIC and AVIF: size, turning, and metadata items wherever they lie."""

from __future__ import annotations

import struct

import pytest

from heirloom.extract.worker.metadata.heif_boxes import HeifBoxes, read_heif_boxes
from tests.unit.extract.worker.samples import SHORT, Ifd, box, full_box, tiff, xmp

EXIF = tiff(Ifd({0x0112: (SHORT, 6)}))
PACKET = xmp("<dc:title>Titel</dc:title>")
FTYP = box(b"ftyp", b"heic\0\0\0\0mif1heic")


def infe(number: int, kind: bytes, rest: bytes = b"\0") -> bytes:
    return full_box(b"infe", 2, struct.pack(">HH4s", number, 0, kind), rest)


def ipma(*places: int) -> bytes:
    return full_box(b"ipma", 0, struct.pack(">IHB", 1, 1, len(places)), bytes(places))


ISPE = full_box(b"ispe", 0, struct.pack(">II", 4000, 3000))


def heic(*properties: bytes, blocks: tuple[bytes, bytes] | None = None, in_idat: bool = False) -> bytes:
    """A file whose primary item 1 has `properties` in order; `blocks` are its EXIF and XMP items."""
    exif_item, xmp_item = blocks or (b"", b"")
    items = full_box(
        b"iinf",
        0,
        struct.pack(">H", 3),
        infe(1, b"hvc1"),
        infe(2, b"Exif"),
        infe(3, b"mime", b"\0application/rdf+xml\0"),
    )
    parts = box(b"iprp", box(b"ipco", *properties), ipma(*range(1, len(properties) + 1)))
    idat = box(b"idat", exif_item, xmp_item) if in_idat else b""

    def assembled(start: int) -> bytes:
        entries = b"".join(
            struct.pack(">HHHHII", number, int(in_idat), 0, 1, offset, len(item))
            for number, offset, item in ((2, start, exif_item), (3, start + len(exif_item), xmp_item))
        )
        iloc = full_box(b"iloc", 1, struct.pack(">HH", 0x4400, 2), entries)
        primary = full_box(b"pitm", 0, struct.pack(">H", 1))
        return FTYP + full_box(b"meta", 0, primary, items, iloc, parts, idat) + box(b"mdat")

    if in_idat:
        return assembled(0)
    return assembled(len(assembled(0))) + exif_item + xmp_item


def read(data: bytes) -> HeifBoxes:
    found = read_heif_boxes(data)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("properties", "size"),
    [
        ((), (4000, 3000)),
        ((box(b"irot", b"\1"),), (3000, 4000)),
        ((box(b"irot", b"\2"),), (4000, 3000)),
        ((box(b"irot", b"\3"), box(b"imir", b"\1")), (3000, 4000)),
        ((box(b"clap", struct.pack(">8I", 2000, 1, 3001, 2, 0, 1, 0, 1)),), (2000, 1500)),
        ((box(b"clap", struct.pack(">8I", 2000, 1, 1000, 1, 0, 1, 0, 1)), box(b"irot", b"\1")), (1000, 2000)),
        ((box(b"clap", struct.pack(">8I", 2000, 0, 1000, 0, 0, 1, 0, 1)),), (4000, 3000)),
    ],
)
def test_size_and_turning(properties: tuple[bytes, ...], size: tuple[int, int]) -> None:
    assert read(heic(ISPE, *properties)).displayed_size(crop=True) == size


def test_turns_in_their_order() -> None:
    assert read(heic(ISPE, box(b"irot", b"\3"), box(b"imir", b"\1"))).transforms == [("irot", 3, 0), ("imir", 1, 0)]


@pytest.mark.parametrize("in_idat", [False, True])
@pytest.mark.parametrize(
    "lead", [struct.pack(">I", 6) + b"Exif\0\0", struct.pack(">I", 0), b"\xff\xff\xff\xff", b"\0\0\0\6junk"]
)
def test_metadata_at_the_files_end_or_inside(in_idat: bool, lead: bytes) -> None:
    found = read(heic(ISPE, blocks=(lead + EXIF, PACKET), in_idat=in_idat))
    assert (found.exif, found.xmp) == (EXIF, PACKET)


def test_damage_gives_fewer_facts_and_no_error() -> None:
    whole = heic(ISPE, box(b"irot", b"\1"), blocks=(struct.pack(">I", 0) + EXIF, PACKET))
    for length in range(len(whole)):
        read_heif_boxes(whole[:length])
    for place in range(len(whole)):
        read_heif_boxes(whole[:place] + b"\xff" + whole[place + 1 :])
        read_heif_boxes(whole[:place] + b"\0" + whole[place + 1 :])


def test_no_meta_box() -> None:
    assert read_heif_boxes(FTYP + box(b"mdat", b"x")) is None
