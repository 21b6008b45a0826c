"""Small controls, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from heirloom.gui import theme
from heirloom.gui.shell.selection_bar import BarAction, SelectionBar
from heirloom.gui.widgets import (
    CANCEL,
    Banner,
    Button,
    Chip,
    ChipFlow,
    Choice,
    EmptyState,
    Field,
    IconButton,
    Modal,
    PassphraseField,
    ProgressLine,
    Remark,
    Segmented,
    Switch,
    Text,
    Toast,
    ToastText,
)

Shown = Callable[[QWidget], QWidget]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Put a widget into a window that is active."""

    windows = []

    def put(widget: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        window.resize(500, 300)
        row = QHBoxLayout(window)
        row.addWidget(widget)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return put


def test_a_switch_by_mouse_and_space(qtbot: QtBot, shown: Shown) -> None:
    switch = Switch()
    shown(switch)
    with qtbot.waitSignal(switch.toggled):
        QTest.mouseClick(switch, LEFT)
    assert switch.isChecked()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert switch.grab().toImage() != _switched(switch).grab().toImage()


def test_a_chip_is_removed_by_its_cross_and_by_delete(qtbot: QtBot, shown: Shown) -> None:
    chip = Chip("Summer 2019", icon="calendar", state="on", removable=True)
    shown(chip)
    with qtbot.waitSignal(chip.removed), qtbot.assertNotEmitted(chip.clicked):
        QTest.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 10, chip.height() // 2))
    with qtbot.waitSignal(chip.clicked), qtbot.assertNotEmitted(chip.removed):
        QTest.mouseClick(chip, LEFT, pos=QPoint(20, chip.height() // 2))
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert chip.accessibleName() == "Summer 2019"


def test_a_chip_has_room_for_its_words_at_any_scale(qtbot: QtBot, qapp: QApplication, shown: Shown) -> None:
    chip = Chip("Any kind", icon="image", menu=True)
    qtbot.addWidget(chip)
    small = chip.sizeHint()
    theme.apply(qapp, "light", 1.3)
    assert chip.sizeHint().width() > small.width()
    assert chip.sizeHint().height() == 34


def test_chips_flow_into_as_many_rows_as_they_need(qtbot: QtBot) -> None:
    flow = ChipFlow()
    qtbot.addWidget(flow)
    for number in range(9):
        flow.add(Chip(f"Chip number {number}"))
    assert len(flow.widgets()) == 9
    wide, narrow = flow.heightForWidth(4000), flow.heightForWidth(260)
    assert wide == 26
    assert narrow > 3 * 26
    flow.resize(260, narrow)
    flow.show()
    qtbot.waitExposed(flow)
    assert all(chip.geometry().right() < 260 for chip in flow.widgets())
    flow.clear()
    assert flow.widgets() == []


def test_words_of_a_button_are_never_cut(qtbot: QtBot, qapp: QApplication) -> None:
    button = Button("Choose a folder…", "primary", icon="folder")
    qtbot.addWidget(button)
    for scale in theme.SCALES:
        theme.apply(qapp, "light", scale)
        button.ensurePolished()
        assert button.minimumSizeHint().width() >= button.fontMetrics().horizontalAdvance(button.text()) + 16 + 26


def test_sizes_of_buttons(qtbot: QtBot) -> None:
    heights = {}
    for size in ("small", "normal", "large"):
        button = Button("Add", size=size)
        qtbot.addWidget(button)
        button.ensurePolished()
        heights[size] = button.sizeHint().height()
    assert heights == {"small": 26, "normal": 32, "large": 40}


def test_an_icon_button_names_itself_and_its_key(qtbot: QtBot) -> None:
    button = IconButton("bookmark")
    qtbot.addWidget(button)
    button.set_name("Keep", "K")
    assert button.toolTip() == button.accessibleName() == "Keep (K)"
    assert (button.sizeHint().width(), button.sizeHint().height()) == (32, 32)


def test_a_segment_tells_what_a_person_chose(qtbot: QtBot, shown: Shown) -> None:
    choice = Segmented()
    for key in ("light", "dark"):
        choice.add(key)
        choice.set_text(key, key.title())
    shown(choice)
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value("light")
    dark = next(button for button in choice.findChildren(Button) if button.text() == "Dark")
    with qtbot.waitSignal(choice.chosen) as told:
        QTest.mouseClick(dark, LEFT)
    assert told.args == ["dark"]
    assert choice.value == "dark"


def test_a_passphrase_is_covered_until_the_eye_is_pressed(qtbot: QtBot, shown: Shown) -> None:
    field = PassphraseField()
    shown(field)
    QTest.keyClicks(field, "four words")
    assert "four" not in field.displayText()
    eye = next(action for action in field.actions() if "passphrase" in action.text())
    eye.trigger()
    assert field.displayText() == "four words"
    assert eye.text() == "Hide the passphrase"


def test_a_remark_takes_no_room_while_it_says_nothing(qtbot: QtBot, shown: Shown) -> None:
    field, remark = Field("search"), Remark()
    box = QWidget()
    column = QVBoxLayout(box)
    column.addWidget(field)
    column.addWidget(remark)
    shown(box)
    assert not remark.isVisible()
    remark.say("That passphrase does not open this vault.")
    assert remark.isVisible()
    assert remark.text == remark.accessibleName() == "That passphrase does not open this vault."
    remark.say("")
    assert not remark.isVisible()


def test_a_toast_acts_once_and_goes(qtbot: QtBot, shown: Shown) -> None:
    undone: list[str] = []
    page = QWidget()
    shown(page)
    toast = Toast(page)
    toast.show_text(ToastText("Set aside 3 items", "Undo", lambda: undone.append("three")))
    button = toast.findChild(Button)
    assert button is not None
    with qtbot.waitSignal(toast.closed):
        QTest.mouseClick(button, LEFT)
    assert undone == ["three"]
    assert not toast.isVisible()


def test_a_toast_waits_while_the_pointer_is_on_it(qtbot: QtBot, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    page = QWidget()
    shown(page)
    monkeypatch.setattr("heirloom.gui.widgets.notices.TOAST_MS", 60)
    toast = Toast(page)
    toast.show_text(ToastText("Done"))
    here = QPointF(3, 3)
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))
    with qtbot.assertNotEmitted(toast.closed, wait=150):
        pass
    with qtbot.waitSignal(toast.closed, timeout=2000):
        QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))


def test_a_newer_toast_replaces_the_older(qtbot: QtBot, shown: Shown) -> None:
    page = QWidget()
    shown(page)
    toast = Toast(page)
    toast.show_text(ToastText("One", "Undo", lambda: None))
    toast.show_text(ToastText("“Blue drive” was unplugged. " * 6, kind="warn"))
    button, text = toast.findChild(Button), toast.findChild(Text)
    assert button is not None
    assert text is not None
    assert not button.isVisible()
    assert text.text().startswith("“Blue")
    assert toast.height() >= text.heightForWidth(text.width())


def test_a_banner_and_an_empty_state_have_one_button(qtbot: QtBot, shown: Shown) -> None:
    banner = Banner("warn", "The disk is not connected.", "Look again")
    shown(banner)
    with qtbot.waitSignal(banner.pressed):
        QTest.mouseClick(banner.button, LEFT)
    banner.set_text("The disk is back.")
    assert banner.text == banner.accessibleName() == "The disk is back."
    assert not banner.button.isVisible()
    empty = EmptyState("images", "No pictures yet", "Drop a folder.", "Choose a folder…")
    shown(empty)
    with qtbot.waitSignal(empty.pressed):
        QTest.mouseClick(empty.button, LEFT)


def test_progress_never_goes_back_and_moves_at_most_five_times_a_second(qtbot: QtBot, shown: Shown) -> None:
    bar = ProgressLine()
    shown(bar)
    changes: list[int] = []
    bar.valueChanged.connect(changes.append)
    for share in (0.1, 0.2, 0.3, 0.25):
        bar.set_share(share)
    assert changes == [100]
    qtbot.waitUntil(lambda: bar.value() == 300)
    bar.set_share(0.1)
    qtbot.waitUntil(lambda: bar.value() == 300)
    bar.restart()
    assert bar.value() == 0


def test_unknown_progress_sweeps_unless_motion_is_reduced(qtbot: QtBot, qapp: QApplication, shown: Shown) -> None:
    bar = ProgressLine()
    shown(bar)
    bar.set_share(None)
    first = bar.grab().toImage()
    qtbot.waitUntil(lambda: bar.grab().toImage() != first)
    theme.apply(qapp, "light", 1.0, reduce_motion=True)
    bar.set_share(None)
    still = bar.grab().toImage()
    qtbot.wait(100)
    assert bar.grab().toImage() == still


def test_a_question_covers_the_window_and_answers_once(qtbot: QtBot, shown: Shown) -> None:
    below = QPushButton("Below")
    window = shown(below)
    below.setFocus()
    asked = Modal.ask(below, "Erase 3 items?", "", [Choice(CANCEL, "Keep them"), Choice("erase", "Erase", "danger")])
    answers: list[str] = []
    asked.answered.connect(answers.append)
    assert asked.geometry() == window.rect()
    keep, erase = asked.findChildren(Button)
    assert window.focusWidget() is keep  # Return destroys nothing
    QTest.keyClick(keep, Qt.Key.Key_Tab)
    assert window.focusWidget() is erase
    QTest.keyClick(erase, Qt.Key.Key_Tab)
    assert window.focusWidget() is keep
    window.resize(640, 480)
    qtbot.waitUntil(lambda: asked.geometry() == window.rect())
    QTest.keyClick(keep, Qt.Key.Key_Tab)
    QTest.keyClick(erase, Qt.Key.Key_Return)
    asked.answer("again")
    assert not asked.isVisible()
    assert answers == ["erase"]
    assert window.focusWidget() is below


def test_escape_and_a_click_beside_it_mean_no(qtbot: QtBot, shown: Shown) -> None:
    below = QLineEdit()
    shown(below)
    asked = Modal.ask(below, "Stop?", "What was brought in stays.", [Choice("stop", "Stop")])
    with qtbot.waitSignal(asked.answered) as told:
        QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert told.args == [CANCEL]
    asked = Modal.ask(below, "Stop?", "What was brought in stays.", [Choice("stop", "Stop")])
    with qtbot.waitSignal(asked.answered) as told:
        QTest.mouseClick(asked, LEFT, pos=QPoint(3, 3))
    assert told.args == [CANCEL]


def test_a_field_that_answers_by_return_does_not_press_the_button_that_asked(qtbot: QtBot, shown: Shown) -> None:
    below = Button("New album")
    shown(below)
    pressed: list[bool] = []
    below.clicked.connect(pressed.append)
    below.setFocus()
    asked = Modal(below)
    name = QLineEdit()
    asked.column.addWidget(name)
    name.returnPressed.connect(lambda: asked.answer("made"))
    asked.open()
    name.setFocus()
    with qtbot.waitSignal(asked.answered) as told:
        QTest.keyClick(name, Qt.Key.Key_Return)
    assert told.args == ["made"]
    assert below.window().focusWidget() is below
    assert not pressed


def test_a_question_that_must_be_answered_stays(qtbot: QtBot, shown: Shown) -> None:
    below = QLineEdit()
    shown(below)
    asked = Modal.ask(below, "Stop?", "", [Choice("stop", "Stop")], dismissable=False)
    with qtbot.assertNotEmitted(asked.answered):
        QTest.keyClick(asked, Qt.Key.Key_Escape)
        QTest.mouseClick(asked, LEFT, pos=QPoint(3, 3))
    assert asked.isVisible()


def test_what_is_shown_is_never_read_as_markup(qtbot: QtBot) -> None:
    text = Text("<b>bold</b>")
    qtbot.addWidget(text)
    assert text.textFormat() == Qt.TextFormat.PlainText


def _switched(switch: Switch) -> Switch:
    switch.setChecked(not switch.isChecked())
    return switch


@pytest.mark.parametrize(
    "sentence", ["Show one a few pictures that belong, and it finds more.", "给它看几张照片。" * 5]
)
def test_an_empty_place_shows_its_whole_sentence_where_it_is_centred(shown: Shown, sentence: str) -> None:
    empty = EmptyState("images", "No albums yet", "", "New album")
    page = QWidget()
    page.resize(880, 500)
    column = QVBoxLayout(page)
    column.addStretch(1)
    column.addWidget(empty, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    empty.set_text("No albums yet", sentence, "New album")
    shown(page)
    QApplication.processEvents()
    text = empty._sentence
    assert text.height() >= text.heightForWidth(text.width()) > text.fontMetrics().height()
    lines = text.heightForWidth(text.width()) // text.fontMetrics().height()
    last = text.fontMetrics().horizontalAdvance(sentence) - (lines - 1) * text.width()
    assert last > -text.width() * 2 // 3, "the last line is no single word"


@pytest.mark.parametrize("language_name", ["en", "zh"])
def test_the_selection_bar_never_cuts_a_word(shown: Shown, language_name: str) -> None:
    words = {
        "en": ("Keep", "Add to album", "It belongs here", "Does not belong", "Export…", "Set aside"),
        "zh": ("珍藏", "加入相册", "属于这里", "不属于这里", "导出……", "搁置"),
    }[language_name]
    page = QWidget()
    page.resize(1400, 300)
    bar = SelectionBar(page)
    bar.offer([BarAction(str(at), word, "bookmark") for at, word in enumerate(words)], QMenu(bar))
    bar.tell(1234)
    shown(page)
    for room in (1300, 900, 700, 560, 1300):
        bar.resize(bar.fit(room), bar.height())
        QApplication.processEvents()
        assert bar.width() <= room
        buttons = [one for one in bar._buttons if not one.isHidden()]
        assert buttons
        for button in (*buttons, bar.more):
            assert button.width() >= button.sizeHint().width(), (room, button.text())
    assert len(buttons) == len(words)
    assert all(one.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon for one in buttons)
