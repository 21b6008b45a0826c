"""Pixels: turned, shrunk, cut for an encoder, brought to sRGB, laid on white."""

from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps

from heirloom.core.errors import ItemError
from heirloom.core.records import Kind, PixelSpec
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.imaging.colour import to_srgb
from heirloom.extract.worker.imaging.need import Need, need_of
from heirloom.extract.worker.imaging.orient import upright
from heirloom.extract.worker.imaging.outputs import encoder_pixels, make_outputs, shrink
from heirloom.extract.worker.imaging.pillow import check_size, decode_with_pillow
from heirloom.extract.worker.imaging.resample import resampled


def picture(width: int, height: int) -> NDArray[np.uint8]:
    """A smooth picture without symmetry."""
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height)], axis=2).astype(np.uint8)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_as_pillow_turns_it(orientation: int) -> None:
    stored = picture(7, 5)
    image = Image.fromarray(stored)
    image.getexif()[0x0112] = orientation
    assert np.array_equal(upright(stored, orientation), np.asarray(ImageOps.exif_transpose(image)))


@pytest.mark.parametrize(
    ("size", "expected"), [((1000, 500), (512, 256)), ((300, 600), (256, 512)), ((512, 3), (512, 3))]
)
def test_shrinking_keeps_the_shape(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert shrink(picture(*size), 512).shape == (expected[1], expected[0], 3)
    assert shrink(picture(9000, 1), 512).shape == (1, 512, 3)


@pytest.mark.parametrize("size", [(512, 384), (384, 512), (100, 80), (512, 130)])
def test_centre_crop_as_encoders_learnt_it(size: tuple[int, int]) -> None:
    source = picture(*size)
    image = Image.fromarray(source)
    scale = 256 / min(size)
    resized = image.resize((round(size[0] * scale), round(size[1] * scale)), Image.Resampling.BICUBIC)
    left, top = (resized.width - 224) // 2, (resized.height - 224) // 2
    expected = np.asarray(resized.crop((left, top, left + 224, top + 224))).astype(int)
    found = np.frombuffer(encoder_pixels(source, source, PixelSpec(224, 256)), np.uint8).reshape(224, 224, 3)
    assert np.abs(found - expected).max() <= 3


@pytest.mark.parametrize("filter_name", ["bicubic", "bilinear"])
@pytest.mark.parametrize("size", [(512, 384), (384, 512), (300, 256), (90, 70), (512, 1), (1, 1), (33, 500)])
@pytest.mark.parametrize("box", [None, (0.25, 0.1, 0.8, 0.95)])
def test_resampling_is_what_encoders_learnt(
    filter_name: str, size: tuple[int, int], box: tuple[float, float, float, float] | None
) -> None:
    noise = np.random.default_rng(2).integers(0, 256, (size[1], size[0], 3))
    source = (0.7 * picture(*size) + 0.3 * noise).astype(np.uint8)
    part = None if box is None else (box[0] * size[0], box[1] * size[1], box[2] * size[0], box[3] * size[1])
    expected = np.asarray(Image.fromarray(source).resize((96, 128), Image.Resampling[filter_name.upper()], part))
    assert np.abs(resampled(source, (96, 128), filter_name, part) - expected.astype(int)).max() <= 1


def test_squash_and_pad() -> None:
    source = picture(400, 200)
    squashed = encoder_pixels(source, source, PixelSpec(64, 64, "squash"))
    assert squashed == resampled(source, (64, 64), "bicubic").tobytes()
    padded = np.frombuffer(encoder_pixels(source, source, PixelSpec(64, 64, "pad")), np.uint8).reshape(64, 64, 3)
    assert (padded[:16] == 128).all()
    assert (padded[48:] == 128).all()
    assert not (padded[16:48] == 128).all(axis=2).any(axis=1).all()


@pytest.mark.parametrize(
    ("long_px", "short_px", "size", "least"),
    [
        (512, 1, (4000, 3000), (486, 364)),  # an eighth (500 x 375) is enough
        (512, 256, (4000, 1000), (1024, 256)),  # a panorama needs its short side
        (512, 224, (100, 80), (100, 80)),  # a small picture is never enlarged
    ],
)
def test_how_small_a_decode_may_be(long_px: int, short_px: int, size: tuple[int, int], least: tuple[int, int]) -> None:
    assert Need(long_px, short_px).least_sides(*size) == least


def test_need_follows_the_wants() -> None:
    def need(*wants: Want, spec: PixelSpec | None = None, render_px: int | None = None) -> Need:
        return need_of(Request("a", "image/jpeg", Kind.PHOTO, frozenset(wants), spec, render_px=render_px))

    assert need(Want.THUMBNAIL) == Need(512, 1)
    assert need(Want.PIXELS, spec=PixelSpec(224, 256)) == Need(512, 256)
    assert need(Want.PIXELS, spec=PixelSpec(768, 768, "pad")) == Need(768, 1)
    assert need(Want.RENDER, render_px=1600) == Need(1600, 1)
    assert need(Want.RENDER, render_px=10**9).long_px == 8192
    assert need(Want.OCR).long_px > 2000


def test_outputs_are_made_only_when_wanted() -> None:
    request = Request("a", "image/jpeg", Kind.PHOTO, frozenset({Want.METADATA}), PixelSpec(32, 32))
    found = make_outputs(request, picture(64, 64))
    assert (found.thumbnail, found.pixels, found.text_likelihood) == (None, None, None)


def swapped_profile() -> bytes:
    """An sRGB profile whose red and green have changed places, without the name that tells it is sRGB."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for name in (b"sRGB", "sRGB".encode("utf-16-be")):
        profile = profile.replace(name, b"x" * len(name))
    return profile.replace(b"rXYZ", b"keep").replace(b"gXYZ", b"rXYZ").replace(b"keep", b"gXYZ")


def test_colours_come_to_srgb() -> None:
    red = np.full((4, 4, 3), (255, 0, 0), np.uint8)
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for icc in (
        None,
        b"",
        plain,
        b"damaged" * 40,
        plain[:16] + b"RGB " + b"\0" * 200,
        plain[:16] + b"GRAY" + plain[20:],
    ):
        assert np.array_equal(to_srgb(red, icc), red)
    assert np.abs(to_srgb(red, swapped_profile()).astype(int) - (0, 255, 0)).max() <= 3


def transparent(mode: str) -> bytes:
    buffer = io.BytesIO()
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 20, 40))
    image.convert(mode).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_transparency_lies_on_white(mode: str) -> None:
    rgb = decode_with_pillow(transparent("RGBA" if mode == "PA" else mode), "PNG", Need(512, 1))
    assert tuple(rgb[20, 30]) == (255, 255, 255)
    assert rgb[20, 10].min() < 100


@pytest.mark.parametrize("dtype", ["uint16", "int32", "float32"])
def test_deep_grey_keeps_its_range(dtype: str) -> None:
    ramp = np.linspace(0, 1 if dtype == "float32" else 65535, 256, dtype=dtype).reshape(1, 256)
    buffer = io.BytesIO()
    Image.fromarray(ramp).save(buffer, "TIFF")
    rgb = decode_with_pillow(buffer.getvalue(), "TIFF", Need(512, 1))
    assert np.abs(rgb[0, :, 0].astype(int) - np.arange(256)).max() <= 1


def test_a_cut_picture_shows_what_is_left() -> None:
    buffer = io.BytesIO()
    Image.fromarray(picture(200, 200)).save(buffer, "PNG")
    rgb = decode_with_pillow(buffer.getvalue()[: len(buffer.getvalue()) // 2], "PNG", Need(512, 1))
    assert np.abs(rgb[0].astype(int) - picture(200, 200)[0]).max() == 0


def test_size_is_judged_before_decoding() -> None:
    check_size(12_000, 12_000, 4)
    with pytest.raises(ItemError) as caught:
        check_size(30_000, 30_000, 4)
    assert caught.value.code == "too_large"
    assert "30000 x 30000" in caught.value.message
