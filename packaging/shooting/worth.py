"""Worth keeping?: its lanes, one by one, two of a moment side by side, and nothing left to decide."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from heirloom.gui import theme
from heirloom.gui.main_window import MainWindow
from heirloom.gui.screens.worth.page import WorthPage
from shooting.memories import Filled
from shooting.opened import opened
from shooting.studio import Studio

Key = Qt.Key
COPIES: Final = 8
BLURRED: Final = 5
DARK: Final = 4
SCREENS: Final = ("timeline", "settings", "search")
CHAT_PX: Final = 480
"""A picture that came through a chat is so wide."""


def worth(studio: Studio, filled: Filled) -> None:
    """Everything on the page."""
    if not filled.has_corpus:
        return
    with opened(studio, filled.vault) as window, tempfile.TemporaryDirectory(prefix="heirloom-shots-worth-") as top:
        _lay_out(window, filled.more, Path(top) / "Phone")
        window.queue.bring_in([str(Path(top) / "Phone")])
        page = _page(studio, window)
        studio.shot("worth-looking", window, still=False)
        studio.until(lambda: window.queue.is_idle, "what was brought in to be understood", 300)
        studio.until(lambda: _is_looked(page), "the look to be over", 300)
        _settle(studio, window)
        studio.shot("worth", window)
        _shoot_lanes(studio, window, page)
        _shoot_one_by_one(studio, window, page)
        _shoot_pairs(studio, window, page)
        _shoot_done(studio, window, page)


def _page(studio: Studio, window: MainWindow) -> WorthPage:
    window.going.go("worth")
    page = window.pages.get("worth")
    assert isinstance(page, WorthPage)
    studio.until(lambda: page.waiting is not None, "what waits")
    page.focus_content()
    return page


def _is_looked(page: WorthPage) -> bool:
    found = page.waiting
    return found is not None and found.screened.looked_at >= found.screened.total and found.screened.clutter > 0


def _settle(studio: Studio, window: MainWindow) -> None:
    studio.until(lambda: not window.previews.is_busy, "the previews")


def _shoot_lanes(studio: Studio, window: MainWindow, page: WorthPage) -> None:
    grid = page.overview.keepsakes.grid
    grid.setFocus()
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.keyClick(grid, Key.Key_Right, modifier)
    studio.shot("worth-selection", window)
    QTest.keyClick(grid, Key.Key_Escape)
    bar = page.overview.verticalScrollBar()
    if bar.maximum():
        bar.setValue(bar.maximum())
        _settle(studio, window)
        studio.shot("worth-end", window)
        bar.setValue(0)


def _shoot_one_by_one(studio: Studio, window: MainWindow, page: WorthPage) -> None:
    row = next(iter(page.overview.clutter.rows.values()), None)
    if row is not None:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() // 2, row.height() // 2))
        _stand(studio, page)
        QTest.keyClick(_focus(window), Key.Key_S)
        _stand(studio, page)
        studio.shot("worth-one-by-one", window)
        QTest.keyClick(_focus(window), Key.Key_Escape)
    if page.overview.clutter.guarded.isVisible():
        page.overview.clutter.guarded.button.click()
        _stand(studio, page)
        studio.shot("worth-guarded", window)
        QTest.keyClick(_focus(window), Key.Key_Escape)


def _stand(studio: Studio, page: WorthPage) -> None:
    """The memory itself is there, or the card of its file."""
    stage = page.single.stage
    studio.until(lambda: stage.image() is not None or bool(stage.text.toPlainText()) or stage.file.isVisible(), "it")


def _shoot_pairs(studio: Studio, window: MainWindow, page: WorthPage) -> None:
    if page.comparing.bout is None:
        return
    pictures = page.overview.card.pictures
    pictures.setFocus()
    QTest.keyClick(pictures, Key.Key_Space)
    sides = [side.canvas for side in page.large.sides]
    studio.until(lambda: all(canvas.is_showing_pixels for canvas in sides), "both pictures")
    studio.shot("worth-compare", window)
    for _ in range(4):
        QTest.keyClick(_focus(window), Key.Key_Plus)
    studio.shot("worth-compare-zoomed", window)
    QTest.keyClick(_focus(window), Key.Key_Escape)


def _shoot_done(studio: Studio, window: MainWindow, page: WorthPage) -> None:
    """Everything is decided as it is proposed; what is guarded is kept, one after another."""
    page.overview.keepsakes.act.click()
    for row in list(page.overview.clutter.rows.values()):
        row.button.click()
    studio.until(lambda: page.waiting is not None and not page.waiting.screened.clutter, "the clutter to go")
    window.toast.dismiss()
    while page.comparing.bout is not None:
        QTest.keyClick(page.overview.card.pictures, Key.Key_Left)
    studio.until(lambda: page.waiting is not None and not page.waiting.twins, "the pairs to go")
    if page.overview.clutter.guarded.isVisible():
        page.overview.clutter.guarded.button.click()
        studio.until(page.single.isVisible, "what is guarded")
        while page.single.isVisible():
            _stand(studio, page)
            QTest.keyClick(_focus(window), Key.Key_K)
    studio.until(page.done.isVisible, "nothing to be left")
    studio.shot("worth-done", window)


def _focus(window: MainWindow) -> QWidget:
    return QApplication.focusWidget() or window


def _lay_out(window: MainWindow, more: Path, folder: Path) -> None:
    """Copies that came through a chat, pictures gone wrong, and pictures of a screen."""
    folder.mkdir(parents=True)
    photos = iter(_photos(more))
    for at in range(COPIES):
        picture = next(photos)
        day = f"2018050{1 + at}"
        picture.save(str(folder / f"IMG_{day}_150200.jpg"), quality=95)
        picture.scaledToWidth(CHAT_PX, Qt.TransformationMode.SmoothTransformation).save(
            str(folder / f"IMG-{day}-WA000{at}.jpg"), quality=55
        )
    for at in range(BLURRED):
        picture = next(photos)
        small = picture.scaledToWidth(picture.width() // 28, Qt.TransformationMode.SmoothTransformation)
        blurred = small.scaled(picture.size(), mode=Qt.TransformationMode.SmoothTransformation)
        blurred.save(str(folder / f"IMG_2019010{1 + at}_101500.jpg"), quality=90)
    for at in range(DARK):
        picture = next(photos)
        painter = QPainter(picture)
        night = theme.colour("canvas", dark=True)
        night.setAlphaF(0.94)
        painter.fillRect(picture.rect(), night)
        painter.end()
        picture.save(str(folder / f"IMG_2019020{1 + at}_221500.jpg"), quality=90)
    for at, key in enumerate(SCREENS):
        window.going.go(key)
        window.grab().save(str(folder / f"Screenshot 2026-06-2{at} at 10.12.0{at}.png"))


def _photos(more: Path) -> Iterator[QImage]:
    """Pictures that are not in the vault, of some size."""
    for path in sorted(more.rglob("*.jpg")):
        picture = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
        if min(picture.width(), picture.height()) >= CHAT_PX:
            yield picture
