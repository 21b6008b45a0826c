"""What somebody without a mouse, or without eyes, would complain of in a window as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QButtonGroup,
    QComboBox,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from heirloom.gui.widgets.modal import Modal
from tests.gui.driving import children, shown_part

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
SMALLEST_PX = 11
MOST_TABS = 300


def complaints(window: QWidget) -> str:
    """Everything, a line each; while a question is asked over the window, of the question."""
    asked = next((one for one in window.findChildren(Modal) if one.isVisible()), window)
    looks = (nameless, untold, too_small, silent_rows, cut_off, astray)
    return "\n".join(complaint for look in looks for complaint in look(asked))


def nameless(window: QWidget) -> Iterator[str]:
    """Controls, and whatever else takes the keys, that a screen reader has no name for."""
    for widget in visible(window):
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if (isinstance(widget, CONTROLS) or takes_keys) and is_ours(widget) and not name_of(widget).strip():
            yield f"no name: {told(widget)}"


def untold(window: QWidget) -> Iterator[str]:
    """Buttons with an icon alone whose tooltip is not their name, with the key where there is one."""
    for widget in visible(window):
        if isinstance(widget, QAbstractButton) and not widget.text() and not widget.icon().isNull():
            name, tip = name_of(widget), widget.toolTip()
            if tip != name and not (tip.startswith(f"{name} (") and tip.endswith(")")):
                yield f"tooltip “{tip}” of {told(widget)}"


def too_small(window: QWidget) -> Iterator[str]:
    """Texts of less than 11 pixels."""
    for widget in visible(window):
        has_text = isinstance(widget, QLabel | QAbstractButton | QLineEdit) and widget.text()
        if has_text and QFontInfo(widget.font()).pixelSize() < SMALLEST_PX:
            yield f"text of {QFontInfo(widget.font()).pixelSize()} px: {told(widget)}"


def cut_off(window: QWidget) -> Iterator[str]:
    """Controls of which a part lies beyond an edge, and that cannot be scrolled to."""
    for widget in visible(window):
        if isinstance(widget, CONTROLS) and is_ours(widget) and not scrolls(widget):
            part, whole = shown_part(widget).size(), widget.size()
            if part != whole:
                yield f"{part.width()} × {part.height()} of {whole.width()} × {whole.height()} px: {told(widget)}"


def scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return above is not None


def silent_rows(window: QWidget) -> Iterator[str]:
    """Lists whose rows a screen reader does not meet, or meets without words."""
    for widget in visible(window):
        model: QAbstractItemModel | None = widget.model() if isinstance(widget, QAbstractItemView) else None
        if model is not None:
            rows = model.rowCount()
            names = [child.text(QAccessible.Text.Name) for child in children(face_of(widget))]
            if len(names) < rows:
                yield f"{len(names)} of {rows} rows: {told(widget)}"
            elif isinstance(widget, QListView) and not all(name.strip() for name in names):
                yield f"{sum(not name.strip() for name in names)} rows without words: {told(widget)}"


def astray(window: QWidget) -> Iterator[str]:
    """What Tab never comes to although it can be seen, and where it goes although nothing is to be seen there."""
    first, met = None, list[QWidget]()
    for _ in range(MOST_TABS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None:
            yield "Tab leads nowhere"
            return
        if focus is first:
            break
        first = first or focus
        met.append(focus)
        if not focus.isVisible():
            yield f"Tab leads to what is hidden: {told(focus)}"
    else:
        yield f"Tab does not come round after {MOST_TABS}: it is in {told(met[-1])}"
    wanted = [one for one in visible(window) if wants_tab(one)]
    for widget in wanted:
        if not any(one is widget or one is widget.focusProxy() or widget.isAncestorOf(one) for one in met):
            yield f"Tab does not reach {told(widget)}"


def wants_tab(widget: QWidget) -> bool:
    has = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    if isinstance(widget, QAbstractButton) and not widget.isChecked():
        group: QButtonGroup | None = widget.group()
        if widget.autoExclusive() or (group is not None and group.exclusive()):
            return False  # arrows lead from the one that is chosen to the others
    return has and is_ours(widget)


def visible(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not shown_part(widget).isEmpty():
            yield widget


def is_ours(widget: QWidget) -> bool:
    """Not a part that Qt puts into its own controls."""
    if isinstance(widget, QScrollBar | QScrollArea | QFocusFrame):
        return False
    above = widget.parentWidget()
    return not isinstance(above, QAbstractItemView | QComboBox) and type(widget) is not QWidget


def name_of(widget: QWidget) -> str:
    return face_of(widget).text(QAccessible.Text.Name)


def face_of(widget: QWidget) -> QAccessibleInterface:
    face: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    assert face is not None, f"{type(widget).__name__} has no face for screen readers"
    return face


def told(widget: QWidget) -> str:
    holders: list[str] = []
    above = widget.parentWidget()
    while above is not None and len(holders) < 3:
        holders.append(type(above).__name__)
        above = above.parentWidget()
    return f"{type(widget).__name__} “{name_of(widget)}” in {' in '.join(holders)}"
