"""A person at the window: sees what is on the screen, finds things by their names, and has a mouse and a keyboard."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
PATIENCE_S = 60.0
_LOOK_MS = 50
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Person:
    """Knows a thing by the name that a screen reader would say, or by the words on it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    # Eyes

    def sees(self, words: str) -> bool:
        """Whether these words stand anywhere on the screen."""
        return any(words in text for text in self.reads())

    def reads(self) -> list[str]:
        """Every text on the screen, painted rows of lists included, and the titles of windows."""
        found = [window.windowTitle() for window in windows()]
        for widget in seen():
            found += [text for text in texts_of(widget) if text]
            if isinstance(widget, QAbstractItemView):
                found += self.rows(widget)
        return found

    def finds(self, name: str, kind: type[W] = QWidget) -> W | None:  # type: ignore[assignment]
        """What is called so and can be seen; the name may go on after a comma or with a key in brackets."""
        for widget in seen():
            if isinstance(widget, kind) and any(is_called(text, name) for text in names_of(widget)):
                return widget
        return None

    def the(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """The same, once it is there."""
        self.waits(lambda: self.finds(name, kind) is not None, f"“{name}” ({kind.__name__})")
        found = self.finds(name, kind)
        assert found is not None
        return found

    def waits(self, holds: Callable[[], bool], what: str = "") -> None:
        """Until something is so; looks a few times a second, because threads that step back for us do the work."""
        begun = time.monotonic()
        while not holds():
            assert time.monotonic() - begun < PATIENCE_S, f"waited for {what or holds}; the screen says {self.reads()}"
            self._qtbot.wait(_LOOK_MS)

    def waits_to_see(self, words: str) -> None:
        self.waits(lambda: self.sees(words), f"the words “{words}”")

    def rows(self, view: QAbstractItemView | str) -> list[str]:
        """The rows of a list, as a screen reader is told them."""
        face = self._face(self.the(view, QAbstractItemView) if isinstance(view, str) else view)
        return [child.text(QAccessible.Text.Name) for child in children(face)]

    # Mouse

    def presses(self, name: str, kind: type[W] = QAbstractButton, *, at_left: bool = False) -> None:  # type: ignore[assignment]
        """Click it, in its middle or where the box of an indicator is."""
        widget = self.the(name, kind)
        self.waits(widget.isEnabled, f"“{name}” to be enabled")
        shown = shown_part(widget)
        self._click(widget, QPoint(shown.left() + 10, shown.center().y()) if at_left else shown.center())

    def presses_row(self, view: str, row: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Click a row or tile of a list that is in view."""
        shown = self.the(view, QAbstractItemView)
        child = self._face(shown).child(row)
        ground = shown.viewport()
        self._click(ground, ground.mapFromGlobal(child.rect().center()), keys)

    def _click(self, widget: QWidget, place: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        window = widget.window()
        hit = window.childAt(widget.mapTo(window, place))
        assert hit is not None
        assert hit is widget or widget.isAncestorOf(hit), f"{widget} is covered by {hit}"
        QTest.mouseClick(widget, LEFT, keys, place)

    def drops(self, *paths: Path) -> None:
        """Drag files from elsewhere over the middle of the window and let go; a file manager would move them."""
        window = windows()[0]
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        either = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
        middle = window.rect().center()
        QApplication.sendEvent(window, QDragEnterEvent(middle, either, mime, LEFT, NO_KEYS))
        self.waits_to_see("Drop to seal in the vault")
        QApplication.sendEvent(window, QDragMoveEvent(middle, either, mime, LEFT, NO_KEYS))
        let_go = QDropEvent(QPointF(middle), either, mime, LEFT, NO_KEYS)
        QApplication.sendEvent(window, let_go)
        assert let_go.isAccepted()
        assert let_go.dropAction() is Qt.DropAction.CopyAction, "the originals stay where they are"
        assert not self.sees("Drop to seal in the vault")

    # Keyboard

    def types(self, text: str) -> None:
        """Into whatever has the keys, sign by sign; what no key stands for comes from an input method."""
        for sign in text:
            if sign.isascii():
                QTest.keyClicks(self._focus(), sign)
            else:
                composed = QInputMethodEvent()
                composed.setCommitString(sign)
                QApplication.sendEvent(self._focus(), composed)

    def writes(self, name: str, text: str) -> None:
        """Click into a field and type over what it holds."""
        self.presses(name, QWidget)
        self.key(Qt.Key.Key_A, CTRL)
        self.types(text)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.keyClick(self._focus(), key, keys)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or windows()[0]

    @staticmethod
    def _face(widget: QWidget) -> QAccessibleInterface:
        face = QAccessible.queryAccessibleInterface(widget)
        assert face is not None, f"{widget} has no face for screen readers"
        return face


class Flashes(QObject):
    """Notes what appeared as a window of its own and is none of the program's: a part that was shown too early."""

    def __init__(self, application: QApplication, *expected: type[QWidget]) -> None:
        super().__init__(application)
        self._expected = (*expected, QMenu, QDialog)
        self.seen: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_shown and not isinstance(watched, self._expected) and not _is_tool(watched):
            self.seen.append(type(watched).__name__)
        return False


def _is_tool(widget: QObject) -> bool:
    """Tooltips and lists of completions."""
    tools = (Qt.WindowType.ToolTip, Qt.WindowType.Popup, Qt.WindowType.Tool)
    return isinstance(widget, QWidget) and widget.windowType() in tools


def windows() -> list[QWidget]:
    """Windows on the screen, the active one first."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
    active = QApplication.activeWindow()
    return sorted(shown, key=lambda one: one is not active)


def seen() -> Iterator[QWidget]:
    """Every widget of which at least a corner can be seen."""
    for window in windows():
        yield window
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and not shown_part(widget).isEmpty():
                yield widget


def shown_part(widget: QWidget) -> QRect:
    """As much of it as lies within all that hold it."""
    part, holder = widget.rect(), widget
    while not holder.isWindow():
        above = holder.parentWidget()
        assert above is not None
        part = part.translated(holder.pos()) & above.rect()
        holder = above
    return QRect(widget.mapFrom(holder, part.topLeft()), part.size()) if not part.isEmpty() else QRect()


def names_of(widget: QWidget) -> Sequence[str]:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName(), words.replace("&", ""), widget.objectName()


def texts_of(widget: QWidget) -> Sequence[str]:
    """What can be read on it, or heard about it."""
    words = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    if isinstance(widget, QLabel | QAbstractButton) or (
        isinstance(widget, QLineEdit) and widget.echoMode() is QLineEdit.EchoMode.Normal
    ):
        words.append(widget.text())
    elif isinstance(widget, QTextEdit):
        words.append(widget.toPlainText())
    return words


def is_called(text: str, name: str) -> bool:
    return text == name or text.startswith((f"{name}, ", f"{name} ("))


def children(face: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(face.childCount()):
        child = face.child(at)
        if child is not None:
            yield child
