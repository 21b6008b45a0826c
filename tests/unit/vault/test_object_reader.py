"""Random access: a reader behaves as a plain file of the same bytes, for us and for libraries that take files."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from heirloom.core.errors import VaultDamaged
from heirloom.vault.objects.store import ObjectReader, ObjectStore, SealedHeader

Build = Callable[..., SealedHeader]


def reader_of(store: ObjectStore, header: SealedHeader, data: bytes) -> ObjectReader:
    part = store.seal(data, header)
    store.publish([part])
    return store.open(part.object_id)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("seek"), st.integers(0, 210_000), st.just(os.SEEK_SET)),
        st.tuples(st.just("seek"), st.integers(-200_000, 10), st.just(os.SEEK_END)),
        st.tuples(st.just("read"), st.integers(-1, 150_000), st.just(0)),
    ),
    max_size=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=STEPS)
def test_it_is_a_file(store: ObjectStore, header_for: Build, steps: list[tuple[str, int, int]]) -> None:
    data = random.Random(9).randbytes(200_000)
    plain = io.BytesIO(data)
    with reader_of(store, header_for(data), data) as reader:
        for action, number, whence in steps:
            if action == "seek":
                assert reader.seek(number, whence) == plain.seek(number, whence)
            else:
                assert reader.read(number) == plain.read(number)
            assert reader.tell() == plain.tell()


@pytest.mark.parametrize("length", [0, 1, 65_536, 65_537, 131_071])
def test_borders(store: ObjectStore, header_for: Build, length: int) -> None:
    data = random.Random(length).randbytes(length)
    with reader_of(store, header_for(data), data) as reader:
        assert reader.size == length
        assert (reader.readable(), reader.seekable(), reader.writable()) == (True, True, False)
        assert reader.read() == data
        assert reader.read() == b""
        assert reader.seek(length + 5) == length + 5
        assert reader.read(10) == b""
        assert reader.seek(-min(3, length), os.SEEK_END) == max(length - 3, 0)
        assert reader.read(10) == data[-3:]
        with pytest.raises(ValueError, match="seek"):
            reader.seek(-1)
        with pytest.raises(ValueError, match="seek"):
            reader.seek(0, 9)


def test_pillow_opens_a_picture(store: ObjectStore, header_for: Build) -> None:
    picture = Image.effect_mandelbrot((500, 400), (-2, -1.5, 1, 1.5), 60)
    buffer = io.BytesIO()
    picture.save(buffer, "TIFF")
    reader: Any = reader_of(store, header_for(buffer.getvalue()), buffer.getvalue())
    with reader, Image.open(reader) as opened:
        assert opened.tobytes() == picture.tobytes()


def test_zipfile_reads_one_member(store: ObjectStore, header_for: Build) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(20):
            archive.writestr(f"{number}.bin", random.Random(number).randbytes(30_000))
    data = buffer.getvalue()
    with reader_of(store, header_for(data), data) as reader, zipfile.ZipFile(reader) as archive:
        assert archive.read("17.bin") == random.Random(17).randbytes(30_000)


def test_a_harmed_chunk_stops_only_reads_that_touch_it(store: ObjectStore, root: Path, header_for: Build) -> None:
    data = random.Random(2).randbytes(300_000)
    header = header_for(data)
    part = store.seal(data, header)
    store.publish([part])
    place = root / "objects" / part.object_id[:2] / f"{part.object_id}.hlo"
    whole = bytearray(place.read_bytes())
    whole[512 + 65_552 * 2 + 100] ^= 1
    place.write_bytes(whole)
    with store.open(part.object_id, item_id=header.item_id) as reader:
        assert reader.read(131_072) == data[:131_072]
        with pytest.raises(VaultDamaged, match=f"{part.object_id}.*chunk 2"):
            reader.read(1)
        reader.seek(196_608)
        assert reader.read(1000) == data[196_608:197_608]


def test_a_harmed_end_is_noticed_by_seeking_to_it(store: ObjectStore, root: Path, header_for: Build) -> None:
    data = bytes(100_000)
    header = header_for(data)
    part = store.seal(data, header)
    store.publish([part])
    place = root / "objects" / part.object_id[:2] / f"{part.object_id}.hlo"
    whole = bytearray(place.read_bytes())
    whole[-1] ^= 1
    place.write_bytes(whole)
    with store.open(part.object_id, item_id=header.item_id) as reader, pytest.raises(VaultDamaged):
        reader.seek(0, os.SEEK_END)


def test_it_survives_the_object_being_erased_while_open(store: ObjectStore, header_for: Build) -> None:
    data = random.Random(4).randbytes(100_000)
    part = store.seal(data, header_for(data))
    store.publish([part])
    with store.open(part.object_id) as reader:
        store.unlink(part.object_id)
        assert reader.read() == data


def test_closed_readers_refuse(store: ObjectStore, header_for: Build) -> None:
    reader = reader_of(store, header_for(b"x"), b"x")
    reader.close()
    reader.close()
    with pytest.raises(ValueError, match="closed"):
        reader.read(1)
