"""The recovery sheet: what stands on it can be read back, by a person and by a camera, on the screen and on paper."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import cv2
import numpy as np
import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QLocale, QRectF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from heirloom.gui import language
from heirloom.gui.gate import recovery_sheet
from heirloom.gui.gate.recovery_sheet import Sheet

KEY = "C6EP-34WK-5DM3-ZJ83-4FF4-94KF-3WM5-9PPM-3MME-393K-X6BF-6K5M"
A5_POINTS = (420, 595)


@pytest.fixture
def sheet(qapp: QApplication) -> Sheet:
    QLocale.setDefault(QLocale("en_GB"))
    return Sheet("Lin–Marlowe family vault", "7f3a22c9" + "0" * 24, date(2026, 11, 21), KEY)


def drawn(sheet: Sheet, width: int = 1120) -> QImage:
    """The sheet on white, twice its own size."""
    height = round(width / recovery_sheet.SIZE.width() * recovery_sheet.SIZE.height())
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    recovery_sheet.paint(painter, QRectF(0, 0, width, height), sheet)
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), :3].copy()


def test_a_camera_reads_the_key_from_the_screen(sheet: Sheet) -> None:
    text, *_ = cv2.QRCodeDetector().detectAndDecode(pixels(drawn(sheet)))
    assert text == KEY


def test_the_pdf_is_one_a5_page_with_every_group_and_whose_it_is(sheet: Sheet) -> None:
    document = pypdfium2.PdfDocument(recovery_sheet.as_pdf(sheet))
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx(A5_POINTS, abs=1)
    text = document[0].get_textpage().get_text_range()
    letters = re.sub(r"\s", "", text)
    for number, group in enumerate(KEY.split("-"), 1):
        assert f"{number}{group}" in letters
    assert "Vault 7F3A-22C9" in text
    assert "Lin–Marlowe family vault" in text
    assert "21 November 2026" in text
    assert "These twelve groups open the vault" in text


def test_a_camera_reads_the_key_from_the_pdf(sheet: Sheet) -> None:
    page = pypdfium2.PdfDocument(recovery_sheet.as_pdf(sheet))[0]
    text, *_ = cv2.QRCodeDetector().detectAndDecode(np.asarray(page.render(scale=2.5).to_pil().convert("RGB")))
    assert text == KEY


def test_screen_and_paper_are_the_same_drawing(sheet: Sheet) -> None:
    on_screen = pixels(drawn(sheet))
    height, width = on_screen.shape[:2]
    page = pypdfium2.PdfDocument(recovery_sheet.as_pdf(sheet))[0]
    on_paper = np.asarray(page.render(scale=width / page.get_width()).to_pil().convert("RGB"))
    small = (width // 20, height // 20)
    one, other = (
        cv2.resize(one.astype(np.float32), small, interpolation=cv2.INTER_AREA) for one in (on_screen, on_paper)
    )
    assert float(np.abs(one - other).mean()) < 4


def test_on_larger_paper_the_sheet_keeps_its_size_in_the_middle(sheet: Sheet) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    recovery_sheet.paint_page(writer, 300, sheet)
    page = pypdfium2.PdfDocument(bytes(buffer.data().data()))[0]
    ink = np.asarray(page.render(scale=2).to_pil().convert("L")) < 250
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    width, height = (2 * side for side in A5_POINTS)
    assert columns[-1] - columns[0] == pytest.approx(width * (560 - 96) / 560, abs=6)
    assert (columns[0] + columns[-1]) / 2 == pytest.approx(ink.shape[1] / 2, abs=6)
    assert rows[0] > (ink.shape[0] - height) / 2
    assert rows[-1] < (ink.shape[0] + height) / 2


def test_nothing_is_drawn_at_the_edge_that_a_printer_cuts(sheet: Sheet) -> None:
    ink = pixels(drawn(sheet)).min(axis=2) < 250
    margin = 2 * 36
    inside = ink[margin:-margin, margin:-margin]
    assert inside.any()
    assert ink.sum() == inside.sum()


def test_a_long_name_is_cut_before_the_square(sheet: Sheet) -> None:
    long = Sheet("Everything of the whole family " * 5, sheet.vault_id, sheet.made_on, KEY)
    text, *_ = cv2.QRCodeDetector().detectAndDecode(pixels(drawn(long)))
    assert text == KEY


def test_chinese_fits_as_well(sheet: Sheet, qapp: QApplication) -> None:
    language.switch(qapp, "zh_CN")
    try:
        chinese = Sheet("林家保险库", sheet.vault_id, sheet.made_on, KEY)
        page = pypdfium2.PdfDocument(recovery_sheet.as_pdf(chinese))[0]
        # Fonts name some characters by their look-alikes among the radicals.
        text = unicodedata.normalize("NFKC", page.get_textpage().get_text_range())
        assert "林家保险库" in text
        assert "2026年11月21日" in text
    finally:
        language.switch(qapp, "en")


def test_the_key_is_in_no_representation(sheet: Sheet) -> None:
    assert KEY not in repr(sheet)
    assert "34WK" not in repr(sheet)
