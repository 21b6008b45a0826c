"""The theme: colours, sizes, icons and the focus ring, changing while the window is open."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QFile, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFocusFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from heirloom.gui import theme
from heirloom.gui.theme.icon_names import PHOSPHOR
from heirloom.gui.theme.memory_files import icon_file
from heirloom.gui.theme.stylesheet import stylesheet
from heirloom.gui.theme.tokens import DARK, LIGHT
from heirloom.gui.widgets import Button, Text


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(300, 200)
    made.setLayout(QVBoxLayout())
    qtbot.addWidget(made)
    return made


def show(qtbot: QtBot, window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    qtbot.waitUntil(window.isActiveWindow)


def pixel(widget: QWidget, at: QPoint) -> str:
    return widget.grab().toImage().pixelColor(at).name()


def middle(widget: QWidget) -> QPoint:
    return QPoint(widget.width() // 2, 3)


def test_colours_change_while_the_window_is_open(qtbot: QtBot, qapp: QApplication, window: QWidget) -> None:
    button = Button("Add", "primary")
    show(qtbot, window, button)
    assert pixel(window, QPoint(2, 2)) == LIGHT.paper
    assert pixel(button, middle(button)) == LIGHT.accent
    with qtbot.waitSignal(theme.watcher().changed):
        theme.apply(qapp, "dark", 1.0)
    assert theme.current().dark
    assert pixel(window, QPoint(2, 2)) == DARK.paper
    assert pixel(button, middle(button)) == DARK.accent


def test_nothing_is_told_where_nothing_changed(qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.assertNotEmitted(theme.watcher().changed):
        theme.apply(qapp, "light", 1.0)


def test_following_the_system(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "system", 1.0)
    try:
        qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
        if qapp.styleHints().colorScheme() != Qt.ColorScheme.Dark:
            pytest.skip("this platform has no colour scheme of its own")
        assert theme.current().dark
        qapp.styleHints().setColorScheme(Qt.ColorScheme.Light)
        assert not theme.current().dark
    finally:
        qapp.styleHints().unsetColorScheme()


def test_text_grows_and_nothing_gets_too_small(qtbot: QtBot, qapp: QApplication, window: QWidget) -> None:
    title, micro = Text("June", "title"), Text("June", "micro")
    show(qtbot, window, title, micro)
    assert (title.fontInfo().pixelSize(), micro.fontInfo().pixelSize()) == (32, 11)
    theme.apply(qapp, "light", 1.3)
    assert (title.fontInfo().pixelSize(), micro.fontInfo().pixelSize()) == (42, 14)
    assert theme.fonts.font("title").pixelSize() == 42
    theme.apply(qapp, "light", 0.9)
    assert micro.fontInfo().pixelSize() == 11


def test_a_part_stays_dark_in_the_light_theme(qtbot: QtBot, qapp: QApplication, window: QWidget) -> None:
    part, button = QWidget(), Button("Add", "primary", icon="plus")
    theme.force_dark(part)
    theme.ground(part, "canvas")
    part.setLayout(QVBoxLayout())
    layout = part.layout()
    assert layout is not None
    layout.addWidget(button)
    show(qtbot, window, part)
    assert theme.is_forced_dark(button)
    qtbot.waitUntil(lambda: pixel(button, middle(button)) == DARK.accent)
    assert pixel(part, QPoint(2, 2)) == DARK.canvas
    assert theme.colour_in(button, "ink").name() == DARK.ink
    theme.apply(qapp, "dark", 1.15)
    theme.apply(qapp, "light", 1.0)
    qtbot.waitUntil(lambda: pixel(button, middle(button)) == DARK.accent)


def test_high_contrast_keeps_the_systems_colours(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0, contrast=True)
    tokens = theme.current().tokens
    assert tokens.line == tokens.line_strong == tokens.ink
    assert tokens.paper != LIGHT.paper
    theme.apply(qapp, "light", 1.0)
    assert theme.current().tokens is LIGHT


def test_the_ring_is_for_the_keyboard(qtbot: QtBot, window: QWidget) -> None:
    first, second = QPushButton("One"), QPushButton("Two")
    show(qtbot, window, first, second)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    frame = window.findChild(QFocusFrame)
    assert frame is not None
    assert frame.isVisible()
    assert frame.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    assert pixel(window, second.geometry().center() - QPoint(0, second.height() // 2 + 3)) == LIGHT.focus
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert not frame.isVisible()


def test_a_field_shows_its_focus_by_its_edge(qtbot: QtBot, window: QWidget) -> None:
    button, field = QPushButton("One"), QLineEdit()
    show(qtbot, window, button, field)
    height = field.height()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert pixel(field, QPoint(1, field.height() // 2)) == LIGHT.focus
    assert field.height() == height
    assert not any(frame.isVisible() for frame in window.findChildren(QFocusFrame))


def test_the_ring_outlives_the_window_it_was_in(qtbot: QtBot, qapp: QApplication) -> None:
    for _ in range(2):
        window = QWidget()
        window.setLayout(QVBoxLayout())
        first, second = QPushButton("One"), QPushButton("Two")
        show(qtbot, window, first, second)
        qtbot.waitUntil(window.isActiveWindow)
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Tab)
        frame = window.findChild(QFocusFrame)
        assert frame is not None
        assert frame.isVisible()
        with qtbot.waitSignal(window.destroyed):
            window.deleteLater()


@pytest.mark.parametrize("name", sorted(PHOSPHOR))
def test_every_icon_of_the_design_is_drawn(name: str, qapp: QApplication) -> None:
    assert _marks(theme.icons.pixmap(name, 18, "ink", dpr=2.0)) > 20


def test_icons_are_drawn_for_the_screens_density_and_in_the_theme_in_force(qapp: QApplication) -> None:
    icon = theme.icons.icon("lock", "accent")
    assert icon.pixmap(QSize(18, 18), 1.0).size() == QSize(18, 18)
    assert icon.pixmap(QSize(18, 18), 1.5).size() == QSize(27, 27)
    assert icon.pixmap(QSize(18, 18), 2.0).devicePixelRatio() == 2.0
    assert _colours(icon.pixmap(18, 18)) == {LIGHT.accent}
    assert _colours(icon.pixmap(QSize(18, 18), 1.0, QIcon.Mode.Disabled)) == {LIGHT.disabled}
    theme.apply(qapp, "dark", 1.0)
    assert _colours(icon.pixmap(18, 18)) == {DARK.accent}
    assert _colours(theme.icons.icon("lock", "ink", dark=True).pixmap(18, 18)) == {DARK.ink}


def test_a_changed_copy_of_an_icon_is_still_drawn(qapp: QApplication) -> None:
    copy = QIcon(theme.icons.icon("lock", "accent"))
    copy.addPixmap(QPixmap(4, 4))
    assert _colours(copy.pixmap(18, 18)) == {LIGHT.accent}


def test_an_unknown_icon_is_told_at_once(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        theme.icons.icon("no-such-icon")


def test_pictures_of_the_style_sheet_live_in_memory(qapp: QApplication) -> None:
    path = icon_file("chevron-up", LIGHT.ink2, 14)
    assert path.startswith(":/")
    assert QImage(path).size() == QSize(14, 14)
    assert QFile(path.replace(".png", "@2x.png")).exists()
    assert "file:" not in stylesheet(LIGHT, 1.0, chinese=False)


def test_every_role_in_the_style_sheet_was_filled_in(qapp: QApplication) -> None:
    for table in (LIGHT, DARK):
        sheet = stylesheet(table, 1.15, chinese=False)
        assert "@" not in sheet.replace("@2x", "")
        assert "tpx" not in sheet


def test_a_ticked_box_has_its_mark(qtbot: QtBot, window: QWidget) -> None:
    box = QCheckBox()
    show(qtbot, window, box)
    before = _colours(box.grab())
    box.setChecked(True)
    after = _colours(box.grab())
    assert LIGHT.accent not in before
    assert {LIGHT.accent, LIGHT.on_accent} <= after


def test_the_look_does_not_load_what_the_locked_window_can_do_without() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; from heirloom.gui import language, theme;"
        "application = QApplication([]); language.switch(application); theme.apply(application);"
        "import heirloom.gui.widgets; theme.icons.icon('lock').pixmap(18, 18);"
        "print(*({'numpy', 'qtawesome', 'qtpy', 'torch', 'heirloom.bank', 'PySide6.QtNetwork'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def _marks(pixmap: QPixmap) -> int:
    image = pixmap.toImage()
    return sum(image.pixelColor(x, y).alpha() > 100 for x in range(image.width()) for y in range(image.height()))


def _colours(pixmap: QPixmap) -> set[str]:
    """Colours of what is drawn fully."""
    image = pixmap.toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {QColor(image.pixelColor(x, y)).name() for x, y in points if image.pixelColor(x, y).alpha() > 250}
