"""Render every small control in every state, light and dark: `python tests/gui/gallery.py OUT.png`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QImage, QLinearGradient, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QRadioButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from heirloom.gui import language, theme
from heirloom.gui.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    ChipFlow,
    EmptyState,
    Field,
    Heading,
    IconButton,
    PassphraseField,
    ProgressLine,
    Remark,
    Segmented,
    Switch,
    Text,
    Toast,
    ToastText,
)

WIDTH, HEIGHT = 760, 1130
Found = TypeVar("Found", bound=QWidget)


def gallery(mode: str) -> QWidget:
    """The whole sheet, not shown yet."""
    sheet = QWidget()
    sheet.setFixedSize(theme.px(WIDTH), theme.px(HEIGHT))
    column = QVBoxLayout(sheet)
    column.setContentsMargins(28, 12, 28, 12)
    column.setSpacing(6)
    column.addWidget(Heading(f"Components, {mode}", "title-s"))
    _labelled(column, "Buttons: primary, default, hover, pressed, focused, danger, disabled, quiet, link", _buttons())
    _labelled(column, "Chips: plain, on, person, learned, add", _chips())
    middle = QGridLayout()
    middle.setHorizontalSpacing(20)
    middle.addLayout(_fields(), 0, 0, Qt.AlignmentFlag.AlignTop)
    middle.addLayout(_controls(), 0, 1, Qt.AlignmentFlag.AlignTop)
    middle.addLayout(_card(), 1, 0)
    middle.addLayout(_toasts(sheet), 1, 1)
    middle.addLayout(_empty(), 2, 0)
    middle.addLayout(_menu(), 2, 1)
    middle.setColumnStretch(0, 1)
    middle.setColumnStretch(1, 1)
    column.addLayout(middle)
    _labelled(column, "Banners: warn, danger, accent, info", _banners())
    _labelled(column, "Type", _type())
    column.addStretch(1)
    return sheet


def _buttons() -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    specs: list[tuple[str, str, str | None]] = [
        ("Add", "primary", "plus"),
        ("Share…", "default", None),
        ("Hover", "default", None),
        ("Pressed", "default", None),
        ("Focused", "default", None),
        ("Erase…", "danger", None),
        ("Continue", "default", None),
        ("Lock", "quiet", "lock"),
        ("Undo", "link", None),
    ]
    for text, kind, icon in specs:
        button = Button(text, kind, icon=icon)  # type: ignore[arg-type]
        button.setObjectName(text)
        button.setDown(text == "Pressed")
        button.setEnabled(text != "Continue")
        row.addWidget(button)
    row.addStretch(1)
    return row


def _chips() -> QLayout:
    row = QHBoxLayout()
    flow = ChipFlow()
    flow.add(Chip("Any kind", icon="image", menu=True))
    flow.add(Chip("Summer 2019", icon="calendar", state="on", removable=True))
    person = Chip("Grandpa Tom", state="on", removable=True)
    person.set_portrait(_picture(60, 60))
    flow.add(person)
    flow.add(Chip("Keepsake", icon="bookmark-filled", state="brass"))
    flow.add(Chip("Tag", icon="plus", state="add"))
    row.addWidget(flow)
    return row


def _fields() -> QLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Text("Fields: rest, focus, error", "small", "ink2"))
    search = Field("search")
    search.setPlaceholderText("Search pictures, letters…")
    focused = PassphraseField(large=False)
    focused.setObjectName("focused-field")
    focused.setText("correct horse!")
    wrong = PassphraseField(large=False)
    wrong.setText("wrong one")
    wrong.set_error(True)
    remark = Remark()
    remark.say("That passphrase does not open this vault.")
    for widget in (search, focused, wrong, remark):
        column.addWidget(widget)
    return column


def _controls() -> QLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Text("Switch, check, radio, slider", "small", "ink2"))
    row = QHBoxLayout()
    row.setSpacing(12)
    on, off, tick, empty, dot, ring = Switch(), Switch(), QCheckBox(), QCheckBox(), QRadioButton(), QRadioButton()
    on.setChecked(True)
    tick.setChecked(True)
    dot.setAutoExclusive(False)
    dot.setChecked(True)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setProperty("plain", True)
    slider.setValue(50)
    for widget in (on, off, tick, empty, dot, ring, slider):
        row.addWidget(widget)
    column.addLayout(row)
    column.addWidget(Text("Progress: running, paused, unknown", "small", "ink2"))
    shares: list[tuple[float | None, bool]] = [(0.62, False), (0.4, True), (None, False)]
    for share, paused in shares:
        bar = ProgressLine()
        bar.set_share(share)
        bar.set_paused(paused)
        column.addWidget(bar)
    row = QHBoxLayout()
    choice = Segmented()
    for key, text in (("light", "Light"), ("dark", "Dark"), ("system", "Follow the system")):
        choice.add(key, text)
    choice.set_value("dark")
    combo = QComboBox()
    combo.addItems(["Best match first", "Newest first"])
    row.addWidget(choice)
    row.addStretch(1)
    column.addLayout(row)
    row = QHBoxLayout()
    spin = QSpinBox()
    spin.setValue(8)
    row.addWidget(combo)
    row.addWidget(spin)
    column.addLayout(row)
    row = QHBoxLayout()
    for name in ("panel-right", "sliders-horizontal", "settings", "bookmark", "archive", "images", "map-pin", "x"):
        row.addWidget(IconButton(name))
    column.addLayout(row)
    return column


def _card() -> QLayout:
    column = QVBoxLayout()
    column.addWidget(Text("Album card", "small", "ink2"))
    card = Card()
    row = QHBoxLayout(card)
    picture = QLabel()
    picture.setPixmap(_picture(100, 100))
    words = QVBoxLayout()
    words.addWidget(Text("Whitefish summers", "day"))
    words.addWidget(Text("312 items, 2015 to 2019", "small", "ink2"))
    words.addWidget(Text("9 of 10 right", "small", "ink2"))
    words.addWidget(Button("Teach it", size="small"), 0, Qt.AlignmentFlag.AlignLeft)
    row.addWidget(picture)
    row.addLayout(words)
    row.addStretch(1)
    column.addWidget(card)
    column.addStretch(1)
    return column


def _toasts(sheet: QWidget) -> QLayout:
    column = QVBoxLayout()
    column.addWidget(Text("Toasts: done, needs you", "small", "ink2"))
    said = (
        ToastText("Added 3 to Whitefish summers", "Undo"),
        ToastText(
            "“Blue drive” was unplugged during the backup. Nothing is lost; it resumes when it is back.",
            "Details",
            kind="warn",
        ),
    )
    for text in said:
        toast = Toast(sheet)
        toast.show_text(text)
        toast.setFixedWidth(theme.px(322))
        toast.setFixedHeight(max(44, toast.heightForWidth(theme.px(322))))
        column.addWidget(toast)
    column.addStretch(1)
    return column


def _empty() -> QLayout:
    column = QVBoxLayout()
    column.addWidget(Text("Empty state", "small", "ink2"))
    sentence = "Drop a folder anywhere in this window, or choose one to watch."
    column.addWidget(EmptyState("image-plus", "No pictures yet", sentence, "Choose a folder…"))
    return column


def _menu() -> QLayout:
    column = QVBoxLayout()
    column.addWidget(Text("Menu", "small", "ink2"))
    menu = QMenu()
    rows = [("Open", "maximize", "Return"), ("Keep", "bookmark", "K"), ("Find similar", "copy", "F"), None]
    for spec in [*rows, ("Set aside", "archive", "Del")]:
        if spec is None:
            menu.addSeparator()
        else:
            text, icon, key = spec
            menu.addAction(theme.icons.icon(icon), text, key)
    menu.setActiveAction(menu.actions()[1])
    shot = QLabel()
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    shot.setPixmap(menu.grab())
    column.addWidget(shot)
    column.addStretch(1)
    return column


def _banners() -> QLayout:
    grid = QGridLayout()
    said = (
        ("warn", "The disk “Blue drive” is not connected. Everything in the vault is safe.", "Look again"),
        ("danger", "Two files in the vault are damaged. All others are whole.", "Details"),
        ("accent", "You can close this window.", None),
        ("info", "This vault is on a read-only disk. You can look, but not change anything.", None),
    )
    for index, (kind, text, button) in enumerate(said):
        grid.addWidget(Banner(kind, text, button), index // 2, index % 2)  # type: ignore[arg-type]
    return grid


def _type() -> QLayout:
    row = QHBoxLayout()
    flow = ChipFlow(gap=14)
    for role in ("display", "title", "title-s", "title-xs", "section", "day", "body", "small", "micro", "accession"):
        flow.add(Text("June 六月", role))
    row.addWidget(flow)
    return row


def _labelled(column: QVBoxLayout, text: str, content: QLayout) -> None:
    column.addWidget(Text(text, "small", "ink2"))
    column.addLayout(content)
    column.addSpacing(4)


def _picture(width: int, height: int) -> QPixmap:
    """Something like a photograph."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, height))
    sky.setColorAt(0, QColor("#3b6ea5"))
    sky.setColorAt(1, QColor("#d9c7a0"))
    painter.fillRect(image.rect(), sky)
    painter.end()
    return QPixmap.fromImage(image)


def _child(sheet: QWidget, kind: type[Found], name: str) -> Found:
    found = sheet.findChild(kind, name)
    assert found is not None
    return found


def shoot(application: QApplication, mode: str) -> QImage:
    """One half of the picture."""
    theme.apply(application, mode, float(os.environ.get("GALLERY_SCALE", "1.0")))  # type: ignore[arg-type]
    sheet = gallery(mode)
    sheet.show()
    sheet.activateWindow()
    QTest.qWaitForWindowExposed(sheet)
    hovered = _child(sheet, Button, "Hover")
    QApplication.sendEvent(hovered, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    hovered.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    before = _child(sheet, Button, "Pressed")
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    field = _child(sheet, PassphraseField, "focused-field")
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn))
    QTest.qWait(400)  # the unknown bar is somewhere on its way
    shot = sheet.grab().toImage()
    sheet.close()
    return shot


def main(arguments: list[str]) -> int:
    """Write the picture."""
    application = QApplication([])
    language.switch(application, os.environ.get("GALLERY_LANGUAGE", "en"))
    halves = [shoot(application, mode) for mode in ("light", "dark")]
    both = QImage(sum(half.width() for half in halves), halves[0].height(), QImage.Format.Format_RGB32)
    painter = QPainter(both)
    at = QPoint(0, 0)
    for half in halves:
        painter.drawImage(at, half)
        at += QPoint(half.width(), 0)
    painter.end()
    return 0 if both.save(arguments[0]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
