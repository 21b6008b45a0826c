"""The client and its worker: death, delay, greed and lies of the worker are one file's error, never the program's."""

from __future__ import annotations

import io
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from heirloom.core.errors import Cancelled, ItemError
from heirloom.core.records import Kind, PixelSpec, Size
from heirloom.extract.client import Extractor, Limits, Request, Want, WorkerUnavailableError

PROBING_WORKER = (sys.executable, "-P", str(Path(__file__).with_name("probing_worker.py")))
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


def jpeg(width: int = 64, height: int = 48) -> bytes:
    buffer = io.BytesIO()
    Image.radial_gradient("L").resize((width, height)).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


def photo(*wants: Want, pixels: PixelSpec | None = None, render_px: int | None = None) -> Request:
    return Request("a.jpg", "image/jpeg", Kind.PHOTO, frozenset(wants), pixels, render_px=render_px)


def probe(name: str) -> Request:
    return Request(name, "test/probe", Kind.FILE, frozenset())


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    with Extractor(Limits(wall_s=20, cpu_s=10), command=PROBING_WORKER) as extractor:
        yield extractor


def test_reads_what_is_wanted_and_no_more(extractor: Extractor) -> None:
    found = extractor.extract(photo(Want.METADATA, Want.THUMBNAIL, Want.PIXELS, pixels=PixelSpec(32, 32)), jpeg())
    assert found.size == Size(64, 48)
    assert found.thumbnail is not None
    assert Image.open(io.BytesIO(found.thumbnail)).size == (64, 48)
    assert found.pixels is not None
    assert len(found.pixels) == 32 * 32 * 3
    lean = extractor.extract(photo(Want.METADATA), jpeg())
    assert (lean.size, lean.thumbnail, lean.pixels) == (Size(64, 48), None, None)


def test_thumbnail_and_rendering_keep_their_sides(extractor: Extractor) -> None:
    data = jpeg(3000, 2000)
    small = extractor.extract(photo(Want.THUMBNAIL), data).thumbnail
    large = extractor.extract(photo(Want.RENDER, render_px=1600), data).thumbnail
    assert small is not None
    assert large is not None
    assert 480 <= max(Image.open(io.BytesIO(small)).size) <= 512
    assert Image.open(io.BytesIO(large)).size == (1600, 1067)


def test_one_worker_serves_many_requests(extractor: Extractor) -> None:
    before = extractor.start().pid
    for _ in range(3):
        extractor.extract(photo(Want.METADATA), jpeg())
    assert extractor.start().pid == before


@posix_only
def test_a_crash_is_one_files_error_and_the_next_file_is_read(extractor: Extractor) -> None:
    before = extractor.start().pid
    with pytest.raises(ItemError) as caught:
        extractor.extract(probe("crash"), b"")
    assert (caught.value.code, caught.value.path) == ("worker_died", "crash")
    assert extractor.extract(photo(Want.METADATA), jpeg()).size == Size(64, 48)
    assert extractor.start().pid != before


def test_a_hang_ends_at_the_wall_clock() -> None:
    with Extractor(Limits(wall_s=1.0), command=PROBING_WORKER) as extractor:
        extractor.start()
        with pytest.raises(ItemError) as caught:
            extractor.extract(probe("hang"), b"")
        assert caught.value.code == "timeout"


@posix_only
def test_an_endless_loop_ends_at_the_processor_limit() -> None:
    with Extractor(Limits(cpu_s=1, wall_s=60), command=PROBING_WORKER) as extractor:
        with pytest.raises(ItemError) as caught:
            extractor.extract(probe("burn"), b"")
        assert caught.value.code == "timeout"
        assert "1 s" in caught.value.message


@posix_only
def test_greed_is_refused_and_the_worker_lives(extractor: Extractor) -> None:
    before = extractor.start().pid
    with pytest.raises(ItemError) as caught:
        extractor.extract(probe("eat"), b"")
    assert caught.value.code == "out_of_memory"
    assert extractor.start().pid == before


def test_an_unknown_type_is_unsupported(extractor: Extractor) -> None:
    with pytest.raises(ItemError) as caught:
        extractor.extract(Request("a.xyz", "chemical/x-xyz", Kind.FILE, frozenset({Want.METADATA})), b"x")
    assert caught.value.code == "unsupported"


def test_a_worker_that_lies_is_ended() -> None:
    liar = (sys.executable, "-c", "import sys; sys.stdout.write('HLX1' + 'x' * 4096); sys.stdout.flush()")
    with pytest.raises(WorkerUnavailableError), Extractor(command=liar) as extractor:
        extractor.start()


def test_a_broken_installation_is_nobodys_files_fault() -> None:
    missing = (sys.executable, "-c", "raise SystemExit(1)")
    with pytest.raises(WorkerUnavailableError), Extractor(command=missing) as extractor:
        extractor.extract(photo(Want.METADATA), jpeg())


def test_closing_ends_the_worker_and_another_can_start() -> None:
    extractor = Extractor()
    first = extractor.start().pid
    extractor.close()
    extractor.close()
    assert extractor.start().pid != first
    extractor.close()


def test_a_kill_from_another_thread_ends_what_is_being_read_and_all_reading_after() -> None:
    with Extractor(Limits(wall_s=60), command=PROBING_WORKER) as extractor:
        extractor.start()
        threading.Timer(0.2, extractor.kill).start()
        with pytest.raises(Cancelled):
            extractor.extract(probe("hang"), b"")
        with pytest.raises(Cancelled):
            extractor.extract(photo(Want.METADATA), jpeg())
