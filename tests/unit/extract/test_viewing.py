"""Pictures, pages and texts through a real worker: what is shown is right, bounded, and held for the next look."""

from __future__ import annotations

import base64
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from heirloom.core.errors import ItemError
from heirloom.core.records import Kind, Size
from heirloom.core.views import PageSize, Pixels, ReadableText, Region, WordBox
from heirloom.extract.client import Extractor, Limits
from heirloom.extract.protocol import FrameError
from heirloom.extract.view_replies import view_reply_from_frame, view_reply_to_frame
from heirloom.extract.viewing import View, Viewed, ViewRequest, view_from_head, view_to_head
from tests.unit.extract.worker.formats.pdfs import line, pdf

PROBING_WORKER = (sys.executable, "-P", str(Path(__file__).with_name("probing_worker.py")))


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    with Extractor(Limits(wall_s=20, cpu_s=10), command=PROBING_WORKER) as extractor:
        yield extractor


def asked(view: View, media_type: str = "image/jpeg", **more: Any) -> ViewRequest:
    more.setdefault("key", f"{media_type} {view}")
    return ViewRequest(name="a file", media_type=media_type, kind=Kind.PHOTO, view=view, **more)


def sent(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def not_sent() -> bytes:
    raise AssertionError("the worker should still hold it")


def quarters(width: int = 800, height: int = 600) -> Image.Image:
    """Red, green, blue and white, from the top left on."""
    image = Image.new("RGB", (width, height), "white")
    for at, colour in enumerate(("red", "lime", "blue")):
        left, top = (at % 2) * width // 2, (at // 2) * height // 2
        image.paste(colour, (left, top, left + width // 2, top + height // 2))
    return image


def encoded(image: Image.Image, name: str = "JPEG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, name, **options)
    return buffer.getvalue()


def array(pixels: Pixels | None) -> NDArray[np.uint8]:
    assert pixels is not None
    return np.frombuffer(pixels.rgb, np.uint8).reshape(pixels.height, pixels.width, 3)


def corners(rgb: NDArray[np.uint8]) -> str:
    """What stands in the four corners, as letters."""
    names = {(1, 0, 0): "r", (0, 1, 0): "g", (0, 0, 1): "b", (1, 1, 1): "w"}
    spots = [rgb[4, 4], rgb[4, -5], rgb[-5, 4], rgb[-5, -5]]
    return "".join(names[tuple((spot > 127).astype(int).tolist())] for spot in spots)


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_orientation_is_shown_upright(extractor: Extractor, turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    stored = quarters()
    expected = corners(np.asarray(_turned(stored, turn)))
    data = encoded(stored, quality=95, exif=exif)
    shown = extractor.view(asked(View.PICTURE, max_px=400, key=f"turn {turn}"), sent(data)).pixels
    assert shown is not None
    assert corners(array(shown)) == expected
    assert (shown.width, shown.height) == ((300, 400) if turn >= 5 else (400, 300))
    assert shown.full == (Size(600, 800) if turn >= 5 else Size(800, 600))
    corner = Region(0, 0, 100, 50)
    part = extractor.view(asked(View.PICTURE, max_px=100, region=corner, key=f"turn {turn}"), not_sent).pixels
    assert part is not None
    assert (part.width, part.height) == (100, 50)
    assert corners(array(part)) == expected[0] * 4


def _turned(image: Image.Image, turn: int) -> Image.Image:
    ways = Image.Transpose
    way = {
        2: ways.FLIP_LEFT_RIGHT, 3: ways.ROTATE_180, 4: ways.FLIP_TOP_BOTTOM, 5: ways.TRANSPOSE, 6: ways.ROTATE_270,
        7: ways.TRANSVERSE, 8: ways.ROTATE_90,
    }.get(turn)  # fmt: skip
    return image if way is None else image.transpose(way)


@pytest.mark.parametrize(
    ("name", "media_type", "options"),
    [
        ("JPEG", "image/jpeg", {"quality": 95}),
        ("PNG", "image/png", {}),
        ("WEBP", "image/webp", {"lossless": True}),
        ("TIFF", "image/tiff", {}),
        ("BMP", "image/bmp", {}),
        ("GIF", "image/gif", {}),
        ("AVIF", "image/avif", {"quality": 90}),
    ],
)
def test_every_format_is_shown_whole_and_in_parts(
    extractor: Extractor, name: str, media_type: str, options: dict[str, Any]
) -> None:
    data = encoded(quarters(), name, **options)
    whole = extractor.view(asked(View.PICTURE, media_type, max_px=5000, key=name), sent(data)).pixels
    assert whole is not None
    assert (whole.width, whole.height) == (800, 600)
    assert corners(array(whole)) == "rgbw"
    part = Region(400, 0, 400, 300)
    shown = extractor.view(asked(View.PICTURE, media_type, max_px=200, region=part, key=name), not_sent).pixels
    assert shown is not None
    assert (shown.width, shown.height) == (200, 150)
    assert corners(array(shown)) == "gggg"


def test_sixteen_bits_and_heic_are_shown(extractor: Extractor, corpus: Path) -> None:
    deep = Image.fromarray(np.full((60, 80), 40_000, np.uint16))
    shown = extractor.view(asked(View.PICTURE, "image/png", max_px=80, key="deep"), sent(encoded(deep, "PNG"))).pixels
    assert abs(int(array(shown)[30, 40, 0]) - 156) <= 1
    heic = min((corpus / "photos" / "immich-test-assets").rglob("*.heic"), key=lambda path: path.stat().st_size)
    found = extractor.view(asked(View.PICTURE, "image/heic", max_px=300, key="heic"), sent(heic.read_bytes())).pixels
    assert found is not None
    assert max(found.width, found.height) == min(300, max(found.full.width, found.full.height))


def test_colours_of_another_profile_come_out_as_srgb(extractor: Extractor) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace(b"sRGB", b"tRGB").replace("sRGB".encode("utf-16-be"), "tRGB".encode("utf-16-be"))
    # A profile whose red and green have changed places: what is stored as red is meant as green.
    red, green = profile.find(b"rXYZ", 128), profile.find(b"gXYZ", 128)
    swapped = bytearray(profile)
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    data = encoded(Image.new("RGB", (64, 64), "red"), "PNG", icc_profile=bytes(swapped))
    shown = extractor.view(asked(View.PICTURE, "image/png", max_px=64, key="profile"), sent(data)).pixels
    middle = array(shown)[32, 32]
    assert middle[1] > 200
    assert middle[0] < 60


def test_a_file_that_was_let_go_is_asked_for_again(extractor: Extractor) -> None:
    request = asked(View.PICTURE, max_px=50, key="first")
    extractor.view(request, sent(encoded(quarters())))
    for at in range(10):
        extractor.view(asked(View.PICTURE, max_px=50, key=f"other {at}"), sent(encoded(quarters())))
    calls: list[int] = []

    def again() -> bytes:
        calls.append(1)
        return encoded(quarters())

    assert extractor.view(request, again).pixels is not None
    assert calls == [1]


def test_what_is_damaged_is_a_sentence_and_the_next_file_is_shown(extractor: Extractor) -> None:
    for media_type, view in (("image/jpeg", View.PICTURE), ("application/pdf", View.PAGES), ("video/mp4", View.TEXT)):
        with pytest.raises(ItemError) as caught:
            extractor.view(asked(view, media_type, key=f"bad {media_type}"), sent(b"\xff\xd8 nothing"))
        assert caught.value.code in {"unreadable", "unsupported"}
    assert extractor.view(asked(View.PICTURE, max_px=9, key="good"), sent(encoded(quarters()))).pixels is not None


def test_parts_outside_the_picture_are_refused(extractor: Extractor) -> None:
    outside = Region(700, 0, 200, 10)
    with pytest.raises(ItemError):
        extractor.view(asked(View.PICTURE, max_px=9, region=outside, key="x"), sent(encoded(quarters())))


LETTER = pdf([line("Dear Anna, the pier needs two men", 60, 700), line("Second page", 60, 700)])


def test_pages_are_counted_and_painted_at_the_asked_width(extractor: Extractor) -> None:
    pages = extractor.view(asked(View.PAGES, "application/pdf", key="letter"), sent(LETTER)).pages
    assert len(pages) == 2
    page = extractor.view(asked(View.PAGE, "application/pdf", key="letter", page=2, max_px=500), not_sent).pixels
    assert page is not None
    assert 498 <= page.width <= 500
    assert abs(page.height / page.width - pages[1].height / pages[1].width) < 0.01
    assert array(page).min() < 100 < array(page).max()
    with pytest.raises(ItemError):
        extractor.view(asked(View.PAGE, "application/pdf", key="letter", page=3, max_px=500), not_sent)


def test_words_are_found_where_they_are_painted(extractor: Extractor) -> None:
    request = asked(View.WORDS, "application/pdf", key="letter", words=("PIER", "nowhere"))
    boxes = extractor.view(request, sent(LETTER)).boxes
    assert len(boxes) == 1
    page = array(
        extractor.view(asked(View.PAGE, "application/pdf", key="letter", page=1, max_px=1000), not_sent).pixels
    )
    box = boxes[0]
    top, left = int(box.top * page.shape[0]), int(box.left * page.shape[1])
    inside = page[top : top + int(box.height * page.shape[0]) + 1, left : left + int(box.width * page.shape[1]) + 1]
    assert inside.min() < 100
    assert 0 < box.width < 0.5


def test_a_page_of_the_web_loses_all_that_runs_or_fetches(extractor: Extractor) -> None:
    dot = base64.b64encode(encoded(quarters(40, 30), "PNG")).decode()
    source = f"""<html><head><title>T</title><style>@import url(http://x/y.css)</style>
      <script>alert(1)</script></head><body onload=run()><h1 style="background:url(http://a/b)">Plum &lt;cake&gt;</h1>
      <p>One <strong>two</strong> <a href="javascript:run()">three</a> <a href="https://e.org/?a=1" ping=x>four</a>
      <img src="http://tracker/p.gif" alt="the tree"><img src="data:image/png;base64,{dot}"><iframe src=//evil></iframe>
      <svg><image href="http://x/"/></svg><object data=x></object></body></html>"""
    text = extractor.view(asked(View.TEXT, "text/html"), sent(source.encode())).text
    assert text is not None
    assert text.kind == "html"
    assert text.is_markup
    for trace in ("script", "javascript", "style", "onload", "tracker", "evil", "ping", "http://", "alert"):
        assert trace not in text.text
    for kept in ("<h1>Plum &lt;cake&gt;</h1>", "<b>two</b>", '<a href="https://e.org/?a=1">four</a>', "[the tree]"):
        assert kept in text.text
    assert '<img src="picture:0">' in text.text
    assert corners(array(text.pictures[0])) == "rgbw"
    assert text.pictures_left_out


def test_markdown_and_plain_text_are_readable(extractor: Extractor) -> None:
    source = (
        b"---\ntitle: Soup\n---\n# Soup\n\n- *leek*\n- salt <script>x</script>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    text = extractor.view(asked(View.TEXT, "text/markdown"), sent(source)).text
    assert text is not None
    assert "<h1>Soup</h1>" in text.text
    assert "<li><i>leek</i></li>" in text.text
    assert "<td>1</td>" in text.text
    assert "script" not in text.text
    plain = extractor.view(asked(View.TEXT, "text/plain"), sent("a <b> & ü".encode("utf-16"))).text
    assert plain == ReadableText("plain", "a <b> & ü")


def test_a_very_long_text_is_cut_and_says_so(extractor: Extractor) -> None:
    text = extractor.view(asked(View.TEXT, "text/plain", key="long"), sent(b"word " * 200_000)).text
    assert text is not None
    assert text.is_cut
    assert len(text.text) == 400_000
    deep = extractor.view(asked(View.TEXT, "text/html", key="deep"), sent(b"<div>" * 300_000 + b"words")).text
    assert deep is not None
    assert len(deep.text) < 3_000_000


def test_requests_come_out_as_they_went_in() -> None:
    request = asked(View.WORDS, key="k", max_px=7, region=Region(1, 2, 3, 4), page=9, words=("a", "ß"))
    assert view_from_head(json.loads(json.dumps(view_to_head(request, held=True)))) == request


PIXELS = Pixels(2, 1, b"rgbrgb", Size(20, 10))


@pytest.mark.parametrize(
    ("view", "found"),
    [
        (View.PICTURE, Viewed(pixels=PIXELS)),
        (View.PAGES, Viewed(pages=(PageSize(595.0, 842.0), PageSize(1.0, 2.0)))),
        (View.WORDS, Viewed(boxes=(WordBox(0.0, 0.25, 1.0, 0.5),))),
        (View.WORDS, Viewed()),
        (View.TEXT, Viewed(text=ReadableText("html", '<p>a<img src="picture:0"></p>', (PIXELS,), True, False))),
        (View.TEXT, Viewed(text=ReadableText("plain", "<script>", (), False, True))),
    ],
)
def test_replies_come_out_as_they_went_in(view: View, found: Viewed) -> None:
    head, body = view_reply_to_frame(found)
    assert view_reply_from_frame(json.loads(json.dumps(head)), b"".join(body), asked(view, max_px=2)) == found


@pytest.mark.parametrize(
    ("view", "head", "body"),
    [
        (View.PICTURE, {}, b""),
        (View.PICTURE, {"pixels": [2, 1, 20]}, b"rgbrgb"),
        (View.PICTURE, {"pixels": [2, 2, 20, 10]}, b"rgbrgb"),
        (View.PICTURE, {"pixels": [1, 1, 20, 10]}, b"rgbrgb"),
        (View.PICTURE, {"pixels": [4, 1, 20, 10]}, b"rgbrgbrgbrgb"),
        (View.PICTURE, {"pixels": [2, 1, 0, 10]}, b"rgbrgb"),
        (View.PICTURE, {"pixels": [-2, -1, 20, 10]}, b"rgbrgb"),
        (View.PAGES, {"pages": [[1, 0]]}, b""),
        (View.PAGES, {"pages": [[1, 1]] * 5001}, b""),
        (View.PAGES, {"pages": [[1, 1]]}, b"x"),
        (View.WORDS, {"boxes": [[0, 0, 0, 1.5]]}, b""),
        (View.WORDS, {"boxes": [[0, 0, 0]]}, b""),
        (View.TEXT, {"text": None}, b""),
        (View.TEXT, {"text": ["gossip", "", [], False, False]}, b""),
        (View.TEXT, {"text": ["html", "<p onclick=x>", [], False, False]}, b""),
        (View.TEXT, {"text": ["html", "<script>", [], False, False]}, b""),
        (View.TEXT, {"text": ["html", '<img src="http://a">', [], False, False]}, b""),
        (View.TEXT, {"text": ["html", '<img src="picture:0">', [], False, False]}, b""),
        (View.TEXT, {"text": ["html", '<a href="javascript:x">', [], False, False]}, b""),
        (View.TEXT, {"text": ["html", '<a href="https://a" target="b">', [], False, False]}, b""),
        (View.TEXT, {"text": ["html", "a < b", [], False, False]}, b""),
        (View.TEXT, {"text": ["html", "&nbsp;", [], False, False]}, b""),
        (View.TEXT, {"text": ["plain", "", [], 0, False]}, b""),
        (View.TEXT, {"text": ["plain", "", [[2, 1, 2, 1]], False, False]}, b"rgb"),
        (View.TEXT, {"text": ["plain", "x" * 3_000_001, [], False, False]}, b""),
    ],
)
def test_lies_are_not_believed(view: View, head: dict[str, Any], body: bytes) -> None:
    with pytest.raises(FrameError):
        view_reply_from_frame(head, body, asked(view, max_px=2))
