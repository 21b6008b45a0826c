"""The viewer as a person uses it: keys, mouse, words typed into the card; over a real vault and a real worker."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.core.records import Kind
from heirloom.core.views import Pixels
from heirloom.gui.background import Background
from heirloom.gui.requests import OpenRequest
from heirloom.gui.screens.viewer import full_screen, slideshow
from heirloom.gui.screens.viewer.inspector.full_history import FullHistory
from heirloom.gui.widgets import Modal
from tests.gui.viewing import Viewer
from tests.unit.extract.worker.formats.pdfs import line, pdf


@pytest.fixture
def viewer(qtbot: QtBot, bank: Bank, background: Background) -> Iterator[Viewer]:
    made = Viewer(qtbot, bank, background)
    yield made
    made.page.left()
    made.previews.close()


def bring_in(viewer: Viewer, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    report = viewer.bank.import_paths([str(tmp_path / name)], ocr=False)
    assert report.imported == 1


def large_photo() -> bytes:
    buffer = io.BytesIO()
    Image.radial_gradient("L").resize((3000, 2000)).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


def test_a_picture_stands_there_with_its_place_and_card(viewer: Viewer) -> None:
    viewer.open("IMG_20190615_090100.png")
    page = viewer.page
    position = next(label.text() for label in page.top.findChildren(QLabel) if "of" in label.text())
    assert position == "2 of 4 in June 2019"
    assert page.stage.canvas.framing.is_fit
    texts = [label.text() for label in page.inspector.findChildren(QLabel)]
    assert any(text.startswith("Saturday 15 June 2019, 9:01") or text.endswith("2019, 09:01") for text in texts)
    assert "Taken from the file name" in texts
    assert any(text.startswith("Sealed in this vault, fingerprint") for text in texts)
    assert "IMG_20190615_090100.png" in page.stage.canvas.accessibleName()


def test_keys_walk_through_and_stop_at_the_ends(viewer: Viewer) -> None:
    viewer.open("IMG_20190615_090100.png")
    page, order = viewer.page, viewer.bank.shelf.timeline().numbers.tolist()
    viewer.key(Qt.Key.Key_Right)
    viewer.wait_for(order[order.index(viewer.number("IMG_20190615_090100.png")) + 1])
    viewer.key(Qt.Key.Key_Left)
    viewer.wait_for(viewer.number("IMG_20190615_090100.png"))
    viewer.key(Qt.Key.Key_End)
    viewer.wait_for(order[-1])
    viewer.key(Qt.Key.Key_Right)
    assert page._course.number == order[-1]
    assert not page.stage._next.isVisible()
    viewer.key(Qt.Key.Key_Home)
    viewer.wait_for(order[0])
    assert not page.stage._previous.isVisible()


def test_going_on_quickly_decodes_only_where_one_stops(viewer: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    viewer.open("IMG_20190704_180509.png")
    asked: list[int] = []
    picture = viewer.bank.viewing.picture

    def counted(number: int, *rest: Any) -> Pixels:
        asked.append(number)
        return picture(number, *rest)

    monkeypatch.setattr(viewer.bank.viewing, "picture", counted)
    viewer.page.stage.loader.forget()
    order = viewer.bank.shelf.timeline().numbers.tolist()
    viewer.until(lambda: all(viewer.page.cards.get(number) is not None for number in order))
    viewer.page.go_to(0)
    asked.clear()
    for _ in range(len(order) - 1):
        viewer.key(Qt.Key.Key_Right)
    last_picture = viewer.number("IMG_20180101_000100.png")
    viewer.page.go_to(order.index(last_picture))
    viewer.wait_for(last_picture)
    assert len(set(asked)) < len(order)
    assert asked[-1] in order


def test_the_wheel_zooms_at_the_pointer_and_the_keys_go_back(viewer: Viewer, tmp_path: Path) -> None:
    bring_in(viewer, tmp_path, "IMG_20200101_120000.jpg", large_photo())
    viewer.open("IMG_20200101_120000.jpg")
    canvas = viewer.page.stage.canvas
    at = QPointF(300, 200)
    before = (at.x() - canvas.framing.rect().x()) / canvas.framing.shown_scale
    for _ in range(6):
        up, none = QPoint(0, 120), Qt.MouseButton.NoButton
        wheel = QWheelEvent(
            at, QPointF(canvas.mapToGlobal(at.toPoint())), QPoint(), up, none, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, wheel)
    assert canvas.framing.can_pan
    after = (at.x() - canvas.framing.rect().x()) / canvas.framing.shown_scale
    assert abs(after - before) < 1
    viewer.until(lambda: canvas._patch is not None)  # the part in view comes in full sharpness
    viewer.key(Qt.Key.Key_1)
    assert canvas.framing.percent == 100
    viewer.key(Qt.Key.Key_0)
    assert canvas.framing.is_fit
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
    assert canvas.framing.percent == 100


def test_a_click_at_the_edge_turns_and_dragging_does_not(viewer: Viewer) -> None:
    viewer.open("IMG_20190615_090100.png")
    canvas, page = viewer.page.stage.canvas, viewer.page
    index = page._course.walk.index
    right = QPoint(canvas.width() - 20, canvas.height() // 2 + 90)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=right)
    assert page._course.walk.index == index + 1
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
    assert page._course.walk.index == index
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=right)
    QTest.mouseMove(canvas, right - QPoint(200, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=right - QPoint(200, 0))
    assert page._course.walk.index == index


def test_rotating_is_at_once_kept_and_undone(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    canvas = viewer.page.stage.canvas
    wide = canvas.framing.picture
    viewer.key(Qt.Key.Key_R)
    assert canvas.framing.picture == wide.transposed()
    viewer.until(lambda: viewer.bank.shelf.cards([number])[0].turned == 1)
    assert canvas.image is not None
    assert canvas.image.height() > canvas.image.width()
    viewer.until(lambda: viewer.history.can_undo)
    viewer.history.undo()
    viewer.until(lambda: canvas.framing.picture == wide)
    assert viewer.bank.shelf.cards([number])[0].turned == 0


def test_keeping_shows_at_once_everywhere(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    viewer.key(Qt.Key.Key_K)
    viewer.until(lambda: viewer.page.inspector.keepsake.state == "brass")
    assert viewer.bank.shelf.cards([number])[0].kept
    viewer.key(Qt.Key.Key_K)
    viewer.until(lambda: viewer.page.inspector.keepsake.state == "plain")


def test_title_and_caption_are_typed_where_they_stand(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    inspector = viewer.page.inspector
    inspector.title.setFocus()
    QTest.keyClicks(inspector.title, "The old pier")
    QTest.keyClick(inspector.title, Qt.Key.Key_Return)
    viewer.until(lambda: viewer.bank.shelf.cards([number])[0].title == "The old pier")
    inspector.caption.setFocus()
    QTest.keyClicks(inspector.caption, "Everyone had gone")
    QTest.keyClick(inspector.caption, Qt.Key.Key_Escape)
    assert inspector.caption.toPlainText() == ""
    assert viewer.bank.shelf.cards([number])[0].caption is None
    viewer.until(lambda: [toast.action for toast in viewer.toasts] == ["Undo"])


def test_an_unfinished_edit_is_kept_for_its_own_memory(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    other = viewer.bank.shelf.timeline().numbers.tolist()
    inspector = viewer.page.inspector
    inspector.caption.setFocus()
    QTest.keyClicks(inspector.caption, "half a sentence")
    viewer.page.step(1)
    viewer.wait_for(other[other.index(number) + 1])
    viewer.until(lambda: viewer.bank.shelf.cards([number])[0].caption == "half a sentence")
    assert inspector.caption.toPlainText() == ""
    assert viewer.bank.shelf.cards([other[other.index(number) + 1]])[0].caption is None


def test_tags_are_added_and_taken_away(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    viewer.key(Qt.Key.Key_T)
    tags = viewer.page.inspector.tags
    QTest.keyClicks(tags._field, "dusk")
    QTest.keyClick(tags._field, Qt.Key.Key_Return)
    viewer.until(lambda: viewer.bank.shelf.cards([number])[0].tags == ("dusk",))
    viewer.until(lambda: [chip.accessibleName() for chip in tags._chips()] == ["Tag dusk"])
    tags.removed.emit("dusk")
    viewer.until(lambda: viewer.bank.shelf.cards([number])[0].tags == ())


def test_stars_by_key(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    stars = viewer.page.inspector.stars
    QTest.keyClick(stars, Qt.Key.Key_4)
    viewer.until(lambda: viewer.bank.shelf.cards([number])[0].rating == 4)
    assert stars.accessibleName().startswith("Rating")


def test_a_letter_is_paper_with_its_words_marked_and_nothing_fetched(viewer: Viewer) -> None:
    letter = next(item for item in viewer.bank.list_items().items if item.media_type == "text/plain")
    word = viewer.bank.viewing.text(int(letter.number)).text.split()[5]
    viewer.open(letter.original_name, (word,))
    text = viewer.page.stage.text
    viewer.until(lambda: bool(text.toPlainText()))
    assert word in [mark.cursor.selectedText() for mark in text.extraSelections()]
    assert viewer.page.strip.isHidden()
    kind = int(QTextDocument.ResourceType.ImageResource.value)
    for address in ("file:///etc/hostname", "http://example.org/a.png", "picture:7", "qrc:/x.png"):
        assert text.loadResource(kind, QUrl(address)) is None


def test_a_page_of_the_web_says_what_it_left_out_and_asks_before_it_follows(viewer: Viewer, tmp_path: Path) -> None:
    page = b'<h1>Cake</h1><p><a href="https://example.org/cake">more</a> <img src="http://example.org/x.png"></p>'
    bring_in(viewer, tmp_path, "cake.html", b"<!DOCTYPE html><html><body>" + page + b"</body></html>")
    viewer.open("cake.html")
    stage = viewer.page.stage
    viewer.until(stage._note.isVisible)
    assert stage._note.text == "Remote pictures were not loaded."
    stage.text.anchorClicked.emit(QUrl("https://example.org/cake"))
    asked = viewer.page.findChild(Modal)
    assert asked is not None
    assert any("https://example.org/cake" in label.text() for label in asked.findChildren(QLabel))
    asked.answer("cancel")


def test_pages_are_painted_one_below_the_other_and_words_boxed(viewer: Viewer, tmp_path: Path) -> None:
    sheets = [line("the pier needs two men", 60, 700), line("second", 60, 700), line("third pier", 60, 700)]
    bring_in(viewer, tmp_path, "letter.pdf", pdf(sheets))
    viewer.open("letter.pdf", ("pier",))
    pages = viewer.page.stage.pages
    viewer.until(lambda: pages._store.image(0, 1) is not None and bool(pages._store.boxes(0)))
    said: list[str] = []
    viewer.page.position.said.connect(said.append)
    QTest.keyClick(pages, Qt.Key.Key_PageDown)
    viewer.until(lambda: pages.page >= 1)
    assert said[-1] == "Page 2 of 3"
    width = pages._layout.rects[0].width()
    viewer.key(Qt.Key.Key_Plus)
    assert pages._layout.rects[0].width() > width
    viewer.key(Qt.Key.Key_0)
    assert pages._layout.rects[0].width() == width


def test_what_nothing_shows_has_its_card_with_a_way_out(viewer: Viewer, tmp_path: Path) -> None:
    bring_in(viewer, tmp_path, "thing.xyz", b"\0\1\2\3" * 50)
    number = viewer.open("thing.xyz")
    assert viewer.page.stage.file.isVisible()
    with viewer.qtbot.waitSignal(viewer.page.export_wanted) as heard:
        QTest.mouseClick(viewer.page.stage.file._export, Qt.MouseButton.LeftButton)
    assert heard.args == [[number]]


@pytest.mark.parametrize("name", ["nothing.xyz", "nothing.txt", "nothing.jpg"])
def test_a_file_with_nothing_in_it_is_called_empty(viewer: Viewer, tmp_path: Path, name: str) -> None:
    bring_in(viewer, tmp_path, name, b"")
    viewer.open(name)
    viewer.until(viewer.page.stage.file.isVisible)
    assert "This file is empty" in viewer.page.stage.file.accessibleName()


def test_a_damaged_original_is_told_above_what_is_left_of_it(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    object_id = viewer.bank.get(viewer.bank.shelf.id_of(number)).object_id
    place = next((viewer.bank._vault.path / "objects").rglob(f"{object_id}*"))
    sealed = bytearray(place.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    place.chmod(0o600)
    place.write_bytes(sealed)
    viewer.page.left()
    viewer.bank.viewing.close()
    viewer.bank.viewing._closed = False
    numbers = viewer.bank.shelf.timeline().numbers.tolist()
    viewer.page.open(OpenRequest(numbers, numbers.index(number), "Timeline"))
    viewer.until(lambda: viewer.page.stage._wrong.isVisible() or viewer.page.stage.file.isVisible())
    said = viewer.page.stage._wrong.text + viewer.page.stage.file._why.text()
    assert "differs from its fingerprint" in said


def test_the_whole_history_and_the_check_of_one_file(viewer: Viewer) -> None:
    viewer.open("IMG_20190614_100000.png")
    viewer.page.inspector.journey.link.emit()
    dialog = viewer.page.findChild(FullHistory)
    assert dialog is not None
    viewer.until(lambda: any("Copied from" in label.text() for label in dialog.findChildren(QLabel)))
    dialog._copy.click()
    assert len(QGuiApplication.clipboard().text()) == 64
    dialog._check.click()
    viewer.until(lambda: dialog._outcome.text() == "It is unchanged.")
    dialog._close.click()
    viewer.until(lambda: bool(viewer.page.inspector.full and viewer.page.inspector.full.checks))


def test_an_earlier_version_is_one_click_away_and_so_is_the_way_back(viewer: Viewer, tmp_path: Path) -> None:
    bring_in(viewer, tmp_path, "note.txt", b"The first words, quite a few of them.\n")
    first = viewer.number("note.txt")
    bring_in(viewer, tmp_path, "note.txt", b"The first words, put better by a good deal.\n")
    numbers = viewer.bank.shelf.timeline().numbers.tolist()
    viewer.page.open(OpenRequest(numbers, numbers.index(first), "Timeline"))
    viewer.wait_for(first)
    full = viewer.page.inspector.full
    assert full is not None
    later = int(full.later[0].number)
    viewer.page.inspector.journey.open_wanted.emit(later)
    viewer.wait_for(later)
    viewer.key(Qt.Key.Key_Escape)
    viewer.wait_for(first)


def test_setting_aside_goes_on_to_the_next_and_undo_comes_back(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190615_090100.png")
    order = viewer.bank.shelf.timeline().numbers.tolist()
    viewer.key(Qt.Key.Key_Delete)
    viewer.wait_for(order[order.index(number) + 1])
    assert number not in viewer.bank.shelf.timeline().numbers.tolist()
    viewer.until(lambda: viewer.history.can_undo)
    viewer.history.undo()
    viewer.wait_for(number)


def test_escape_goes_back_to_the_same_tile(viewer: Viewer) -> None:
    current: list[int] = []
    viewer.page.current_changed.connect(current.append)
    viewer.open("IMG_20190615_090100.png")
    viewer.key(Qt.Key.Key_Right)
    with viewer.qtbot.waitSignal(viewer.page.back_wanted):
        viewer.key(Qt.Key.Key_Escape)
    assert current[-1] == viewer.page._course.number


def test_full_screen_hides_what_is_not_the_picture(viewer: Viewer) -> None:
    viewer.open("IMG_20190615_090100.png")
    page = viewer.page
    page.presenting._screen._idle.setInterval(50)
    with viewer.qtbot.waitSignal(page.full_screen_wanted) as heard:
        viewer.key(Qt.Key.Key_F)
    assert heard.args == [True]
    assert page.inspector.isHidden()
    assert page.stage.size() == page.size()
    viewer.until(page.top.isHidden)
    assert page.stage._next.isHidden()
    QTest.mouseMove(page.stage.canvas, QPoint(400, 300))
    QTest.mouseMove(page.stage.canvas, QPoint(440, 300))
    viewer.until(lambda: not page.top.isHidden())
    viewer.key(Qt.Key.Key_Escape)
    assert not page.presenting.full
    assert not page.inspector.isHidden()
    assert full_screen.IDLE_MS == 2000


def test_the_slideshow_goes_on_pauses_and_ends(viewer: Viewer) -> None:
    viewer.open("IMG_20190615_090100.png")
    page = viewer.page
    page.presenting.slideshow._clock.setInterval(60)
    seen: list[int] = []
    page.current_changed.connect(seen.append)
    viewer.key(Qt.Key.Key_F5)
    viewer.until(lambda: len(seen) >= 2)
    viewer.key(Qt.Key.Key_Space)
    assert page.presenting.slideshow.paused
    stopped = page._course.number
    viewer.key(Qt.Key.Key_Escape)
    assert not page.presenting.slideshow.on
    assert page._course.number == stopped
    kinds = {card.kind for card in viewer.bank.shelf.cards(seen)}
    assert kinds == {Kind.PHOTO}
    assert slideshow.EACH_MS == 8000


def test_a_copy_goes_to_the_clipboard(viewer: Viewer) -> None:
    viewer.open("IMG_20190615_173000.png")
    viewer.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    viewer.until(lambda: not QGuiApplication.clipboard().image().isNull())
    assert QGuiApplication.clipboard().image().width() == 400
    assert viewer.toasts


def test_a_narrow_window_lays_the_card_over_the_picture(viewer: Viewer) -> None:
    page = viewer.page
    page.resize(960, 640)
    viewer.open("IMG_20190615_173000.png")
    assert page.inspector.isHidden()
    viewer.key(Qt.Key.Key_I)
    assert page.inspector.isVisible()
    assert page.stage.width() == 960
    viewer.key(Qt.Key.Key_Escape)
    assert page.inspector.isHidden()


def test_nothing_stays_when_the_viewer_is_left(viewer: Viewer) -> None:
    viewer.open("IMG_20190615_173000.png")
    page = viewer.page
    page.left()
    assert page.stage.canvas.image is None
    assert not page.stage.loader._kept
    assert page.inspector.title.toPlainText() == ""
    assert page._shown is None


def test_every_control_has_a_name(viewer: Viewer) -> None:
    viewer.open("IMG_20190615_173000.png")
    silent = [
        button
        for button in viewer.page.findChildren(QAbstractButton)
        if button.isVisible() and not (button.accessibleName() or button.text())
    ]
    assert silent == []


@pytest.mark.parametrize("folder", ["images/pillow", "images/libpng", "pdf/pdf.js"])
def test_hostile_files_are_shown_or_told_and_the_window_stays(
    viewer: Viewer, corpus: Path, tmp_path: Path, folder: str
) -> None:
    files = sorted(path for path in (corpus / "hostile" / folder).rglob("*") if path.is_file())
    chosen = [path for path in files if 0 < path.stat().st_size < 400_000][:6]
    for path in chosen:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    viewer.bank.import_paths([str(tmp_path / path.name) for path in chosen], ocr=False, wait=False)
    there = {item.original_name: int(item.number) for item in viewer.bank.list_items().items}
    numbers = [there[path.name] for path in chosen if path.name in there]
    assert numbers
    for at, number in enumerate(numbers):
        viewer.page.open(OpenRequest(numbers, at, "Timeline"))
        viewer.until(partial(_is_shown_or_told, viewer, number))


def _is_shown_or_told(viewer: Viewer, number: int) -> bool:
    stage, card = viewer.page.stage, viewer.page._shown
    told = stage.file.isVisible() or stage._wrong.isVisible()
    shown = stage.canvas.is_showing_pixels or bool(stage.pages._pages) or bool(stage.text.toPlainText())
    return card is not None and card.number == number and (told or shown)


def test_escape_in_a_field_leaves_the_field_and_not_the_viewer(viewer: Viewer) -> None:
    viewer.open("IMG_20190614_100000.png")
    went: list[int] = []
    QShortcut(QKeySequence("Esc"), viewer.page).activated.connect(lambda: went.append(1))  # as the window has it
    when, title = viewer.page.inspector.when_where._when, viewer.page.inspector.title
    viewer.page.activateWindow()
    when.begin()
    QTest.keyClick(when.field, Qt.Key.Key_Escape)
    assert not when.is_editing
    title.setFocus()
    QTest.keyClicks(title, "x")
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert title.toPlainText() == ""
    assert went == []


def test_keys_walk_on_before_anything_has_come(viewer: Viewer) -> None:
    numbers = viewer.bank.shelf.timeline().numbers.tolist()
    viewer.page.open(OpenRequest(numbers, 0, "Timeline"))
    viewer.key(Qt.Key.Key_Right)
    viewer.key(Qt.Key.Key_Right)
    viewer.wait_for(numbers[2])
