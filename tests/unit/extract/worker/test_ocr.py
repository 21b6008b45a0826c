"""Text in pictures: rendered pages are read to the letter, offline, in English and Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from heirloom.extract.worker import ocr

CJK_FONTS = (
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc"),
    Path("/System/Library/Fonts/PingFang.ttc"),
    Path("C:/Windows/Fonts/msyh.ttc"),
)
ENGLISH = (
    "Dear grandmother, thank you for the parcel that came on Tuesday.",
    "The biscuits were all whole, even the ones with sugar stars.",
    "We went to the lake on Sunday and the water was still cold.",
    "Peter fell from the jetty with his shoes on, and laughed.",
    "Invoice No. 2024-0317 Total: 1,284.50 EUR (incl. 19% VAT)",
    "Please pay by 31/12/2024 to account DE02 1203 0000 0000 2020 51.",
)
CHINESE = (
    "亲爱的奶奶：",
    "谢谢您寄来的包裹，星期二就收到了。",
    "我们星期天去了湖边，水还很冷。",
    "发票号码：2024-0317，合计一千二百八十四元五角。",
    "请于2024年12月31日之前付款。",
    "生日快乐！祝您身体健康，万事如意。",
)
DPI = 170


def rendered(
    lines: Sequence[str], font: ImageFont.FreeTypeFont | ImageFont.ImageFont, step: int, width: int
) -> NDArray[np.uint8]:
    image = Image.new("RGB", (width, step * (len(lines) + 2)), "white")
    draw = ImageDraw.Draw(image)
    for at, text in enumerate(lines):
        draw.text((width // 12, step * (at + 1)), text, font=font, fill=(20, 20, 20))
    return np.asarray(image, dtype=np.uint8)


def chinese_font() -> Path:
    found = next((path for path in CJK_FONTS if path.is_file()), None)
    if found is None:
        pytest.fail("no Chinese font to render with; install one: apt-get install fonts-noto-cjk")
    return found


def test_all_34_lines_of_an_a4_page() -> None:
    lines = [f"{at + 1}. {ENGLISH[at % len(ENGLISH)]}" for at in range(34)]
    width, height = int(8.27 * DPI), int(11.69 * DPI)
    page = rendered(lines, ImageFont.load_default(10 * DPI // 72), height // 36, width)
    assert ocr.read(page).split("\n") == lines


def test_chinese_lines() -> None:
    page = rendered(CHINESE, ImageFont.truetype(str(chinese_font()), 28), 80, 1200)
    assert ocr.read(page).split("\n") == list(CHINESE)


def test_a_page_upside_down() -> None:
    page = rendered(ENGLISH, ImageFont.load_default(26), 60, 1200)
    assert ocr.read(np.rot90(page, 2)).split("\n") == list(ENGLISH)


def test_nothing_is_read_where_nothing_is_written() -> None:
    assert ocr.read(np.full((300, 400, 3), 200, dtype=np.uint8)) == ""


def test_a_long_screenshot_is_read_whole() -> None:
    lines = [f"message {at}: see you at {at % 12}:30" for at in range(34)]
    page = rendered(lines, ImageFont.load_default(20), 40, 500)
    # The gap before a "1" reads as a blank now and then; here it is the lines and their order that count.
    assert ocr.read(page).replace(" ", "").split("\n") == [line.replace(" ", "") for line in lines]


def test_the_time_ends_the_reading_honestly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "READ_SECONDS", 0.0)
    reading = ocr.recognise(rendered(ENGLISH, ImageFont.load_default(26), 60, 1200))
    assert not reading.is_whole
