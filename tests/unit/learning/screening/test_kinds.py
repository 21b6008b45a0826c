"""Pictures made here in plain ways, and photos that installed packages carry: each is named what it is, or nothing."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import sklearn.datasets
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from heirloom.core.measures import NAMES
from heirloom.core.records import Kind
from heirloom.core.screening import Clutter
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.formats import read_file
from heirloom.learning.screening.facts import ScreenFacts
from heirloom.learning.screening.kinds import clutter_of, is_guarded
from heirloom.learning.screening.network import PictureKinds, from_text, picture_kinds, to_text

NAMED = 0.5


@cache
def photos() -> tuple[Image.Image, ...]:
    folder = Path(sklearn.datasets.__file__).parent / "images"
    return tuple(Image.open(folder / name).convert("RGB") for name in ("china.jpg", "flower.jpg"))


def facts_of(picture: Image.Image, form: str = "JPEG") -> ScreenFacts:
    sink = io.BytesIO()
    picture.save(sink, form, quality=85)
    media_type = f"image/{form.lower()}"
    wants = frozenset({Want.METADATA, Want.MEASURE})
    found = read_file(Request("picture", media_type, Kind.PHOTO, wants), sink.getvalue())
    return ScreenFacts(Kind.PHOTO, media_type, size=found.size, measures=found.measures)


def named(facts: ScreenFacts) -> set[object]:
    return {why.kind for why in clutter_of(facts) if why.strength >= NAMED}


def noisy(picture: Image.Image, sigma: float) -> Image.Image:
    values = np.asarray(picture, np.float64)
    values = values + np.random.default_rng(1).normal(0, sigma, values.shape)
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))


def settings(width: int, height: int) -> Image.Image:
    image = Image.new("RGB", (width, height), (245, 245, 247))
    draw = ImageDraw.Draw(image)
    unit = width // 50
    draw.text((2 * unit, unit), "9:41", font=ImageFont.load_default(2 * unit), fill=(0, 0, 0))
    for row in range(14):
        y = (8 + 6 * row) * unit
        draw.rounded_rectangle((unit, y, width - unit, y + 5 * unit), radius=unit, fill=(255, 255, 255))
        label = random.Random(row).choice(("Notifications", "Privacy and security", "Battery", "Display", "Sound"))
        draw.text((4 * unit, y + unit), label, font=ImageFont.load_default(2 * unit), fill=(20, 20, 20))
        draw.ellipse((width - 6 * unit, y + unit, width - 3 * unit, y + 4 * unit), fill=(52, 199, 89))
    return image


def till_receipt() -> Image.Image:
    image = Image.new("RGB", (480, 1100), (248, 247, 243))
    draw = ImageDraw.Draw(image)
    face = ImageFont.load_default(20)
    draw.text((130, 30), "CORNER SHOP", font=ImageFont.load_default(30), fill=(30, 30, 30))
    for row in range(26):
        y = 110 + 32 * row
        goods = random.Random(row).choice(("Milk", "Bread", "Apples", "Coffee", "Soap", "Paper"))
        draw.text((30, y), f"{row % 3 + 1} {goods}", font=face, fill=(40, 40, 40))
        draw.text((380, y), f"{1.35 * (row % 7) + 0.99:.2f}", font=face, fill=(40, 40, 40))
    draw.text((30, 980), "TOTAL        84.20", font=ImageFont.load_default(32), fill=(30, 30, 30))
    return image


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("long_px", [320, 640])
def test_photos_are_named_nothing(which: int, long_px: int) -> None:
    picture = photos()[which].copy()
    picture.thumbnail((long_px, long_px))
    assert named(facts_of(picture)) == set()


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("radius", [3.0, 5.0, 8.0])
def test_blurred_photos_are_named_so(which: int, radius: float) -> None:
    assert named(facts_of(photos()[which].filter(ImageFilter.GaussianBlur(radius)))) == {Clutter.BLURRED}


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("factor", [0.06, 0.12])
def test_dark_photos_are_named_so(which: int, factor: float) -> None:
    picture = noisy(ImageEnhance.Brightness(photos()[which]).enhance(factor), 4)
    assert named(facts_of(picture)) == {Clutter.DARK}


@pytest.mark.parametrize("size", [(1170, 2532), (1080, 1920)])
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_screens_are_named_so(size: tuple[int, int], form: str) -> None:
    assert named(facts_of(settings(*size), form)) == {Clutter.SCREENSHOT}


def test_receipts_are_named_so() -> None:
    facts = facts_of(noisy(till_receipt().rotate(2, fillcolor=(90, 80, 70)), 3))
    (why, *_) = clutter_of(facts)
    assert (why.kind, why.words) == (Clutter.RECEIPT, "receipt")


@pytest.mark.parametrize("tone", [255, 248, 225])
def test_blank_pages_are_named_so(tone: int) -> None:
    assert named(facts_of(noisy(Image.new("RGB", (1000, 1414), (tone, tone, tone - 4)), 3))) == {Clutter.BLANK}


def test_a_few_words_on_a_page_are_not_blank() -> None:
    page = Image.new("RGB", (1000, 1414), (246, 246, 242))
    ImageDraw.Draw(page).text((300, 400), "for Anna", font=ImageFont.load_default(60), fill=(30, 40, 120))
    facts = facts_of(noisy(page, 3))
    assert Clutter.BLANK not in named(facts)
    assert is_guarded(facts)


def test_a_camera_and_a_name_are_evidence() -> None:
    facts = facts_of(settings(1170, 2532))

    def strength(more: dict[str, object]) -> float:
        known = ScreenFacts(Kind.PHOTO, size=facts.size, measures=facts.measures, **more)  # type: ignore[arg-type]
        return next((why.strength for why in clutter_of(known) if why.kind is Clutter.SCREENSHOT), 0.0)

    assert strength({"name": "Screenshot_1.png"}) >= strength({}) > strength({"has_camera": True})


def test_naming_costs_next_to_nothing() -> None:
    facts = facts_of(settings(1170, 2532))
    best = min(_seconds(lambda: clutter_of(facts)) for _ in range(20))
    assert best < 0.0006  # 0.2 ms on a quiet computer


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    for _ in range(20):
        work()
    return (time.process_time() - began) / 20


def test_the_network_comes_out_as_it_went_in_and_refuses_what_does_not_fit() -> None:
    network = picture_kinds()
    again = from_text(to_text(network))
    values: NDArray[np.float32] = np.random.default_rng(2).normal(0, 1, (5, len(NAMES))).astype(np.float32)
    assert np.allclose(network.rows(values), again.rows(values), atol=0.02)
    short = PictureKinds(network.kinds[:-1], network.middle, network.spread, network.layers)
    with pytest.raises(ValueError, match="fit together"):
        from_text(to_text(short))
    with pytest.raises(ValueError, match="other measures"):
        from_text(to_text(network).replace('"shape"', '"other"'))


def test_a_pdf_without_a_word_is_blank_unless_something_is_seen_on_it() -> None:
    scan = noisy(Image.new("RGB", (1000, 1414), (244, 243, 238)), 3)
    drawn = scan.copy()
    ImageDraw.Draw(drawn).ellipse((200, 300, 800, 900), outline=(200, 40, 40), width=12)
    kinds = []
    for page in (scan, drawn):
        sink = io.BytesIO()
        page.save(sink, "PDF")
        request = Request("scan.pdf", "application/pdf", Kind.DOCUMENT, frozenset({Want.TEXT, Want.MEASURE}))
        found = read_file(request, sink.getvalue())
        facts = ScreenFacts(
            Kind.DOCUMENT, "application/pdf", measures=found.measures, was_read=True, pages=found.pages, characters=0
        )
        kinds.append(named(facts))
    assert kinds == [{Clutter.BLANK}, set()]


def test_a_paper_that_may_be_a_letter_is_guarded_until_its_words_are_those_of_a_till() -> None:
    page = Image.new("RGB", (900, 1200), (243, 240, 230))
    draw = ImageDraw.Draw(page)
    for row in range(22):
        line = "the garden is in blossom and the"
        draw.text((90 + row % 3, 80 + 48 * row), line, font=ImageFont.load_default(34), fill=(30, 40, 110))
    facts = facts_of(noisy(page, 3))
    till = "Subtotal 12.40 GST 0.70 Total 13.10 Cash 20.00 Change 6.90"
    read = ScreenFacts(Kind.PHOTO, size=facts.size, measures=facts.measures, text=till, characters=len(till))
    assert is_guarded(facts)
    assert not is_guarded(read)
