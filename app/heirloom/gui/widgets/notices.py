"""What the window says: in a toast for six seconds, in a banner until it is dealt with, in an empty place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Glyph, Heading, Text, Tone

TOAST_MS = 6000
BannerKind = Literal["info", "warn", "danger", "accent"]


@dataclass(frozen=True, slots=True)
class ToastText:
    """What a toast says, and what its one button does. With a `page`, it goes when another page comes."""

    text: str
    action: str | None = None
    do: Callable[[], object] | None = None
    kind: Literal["done", "warn"] = "done"
    page: str | None = None


class Toast(QFrame):
    """One sentence over the page, gone after six seconds; it waits while the pointer or the focus is on it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "done"
        self._page: str | None = None
        self._do: Callable[[], object] | None = None
        self._glyph = Glyph("circle-check", "accent", 18)
        self._text = Text(wraps=True)
        self._action = Button(kind="link")
        self._action.clicked.connect(self._act)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._glyph)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        self._left = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._left.timeout.connect(self.dismiss)
        self._action.installEventFilter(self)
        self.hide()

    def show_text(self, said: ToastText) -> None:
        """Say it, in place of what was said before."""
        self._kind, self._do, self._page = said.kind, said.do, said.page
        is_warning = said.kind == "warn"
        self._glyph.set_icon("triangle-alert" if is_warning else "circle-check", "warn" if is_warning else "accent")
        self._text.setText(said.text)
        self._action.setText(said.action or "")
        self._action.setAccessibleName(said.action or "")
        self._action.set_kind("default" if is_warning else "link")
        self._action.set_size("small" if is_warning else "normal")
        self._action.setVisible(said.action is not None)
        self.setAccessibleName(said.text)
        self.setFixedWidth(min(theme.px(420), self._room()))
        self.setFixedHeight(max(theme.px(44), self._row.heightForWidth(self.width())))
        self.show()
        self.raise_()
        self.update()
        self._left.start()
        announce(self, said.text)

    def page_shown(self, page: str) -> None:
        """Another page came: what was said of the one before is over."""
        if self._page is not None and page != self._page:
            self.dismiss()

    def dismiss(self) -> None:
        """Take it away, and let go of what its button would have done."""
        self._left.stop()
        self._do = None
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._left.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self._action.hasFocus():
            self._left.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._left.stop()
        elif event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.underMouse():
            self._left.start()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        is_warning = self._kind == "warn"
        _paint_panel(self, "warn_soft" if is_warning else "surface", None if is_warning else "line_strong", 10)

    def _room(self) -> int:
        parent = self.parentWidget()
        return max(240, parent.width() - 48) if parent is not None else theme.px(420)

    def _act(self) -> None:
        do = self._do
        self.dismiss()
        if do is not None:
            do()


_BANNERS: dict[str, tuple[str, str, Tone]] = {
    "info": ("info_soft", "info", "ink"),
    "warn": ("warn_soft", "triangle-alert", "ink"),
    "danger": ("danger_soft", "triangle-alert", "danger"),
    "accent": ("accent_soft", "info", "ink"),
}
_BANNER_ICONS = {"info": "info", "warn": "warn", "danger": "danger", "accent": "on_accent_soft"}


class Banner(QFrame):
    """What happened, what is safe, one button; at the top of a page, which stays usable."""

    pressed = Signal()
    """Its button."""

    def __init__(
        self, kind: BannerKind = "info", text: str = "", button: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        ground, icon, tone = _BANNERS[kind]
        self._ground = ground
        self._glyph = Glyph(icon, _BANNER_ICONS[kind], 18)
        self._text = Text(text, tone=tone, wraps=True)
        self._button = Button(button or "", size="small")
        self._button.setVisible(button is not None)
        self._button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def button(self) -> Button:
        """Its button, hidden while it has no words."""
        return self._button

    def set_text(self, text: str, button: str | None = None) -> None:
        """Other words."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._button.setText(button or "")
        self._button.setVisible(button is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_panel(self, self._ground, None, 8)


class EmptyState(QFrame):
    """Where a list has nothing: an icon, a line, a sentence, one button."""

    pressed = Signal()
    """Its button."""

    def __init__(
        self,
        icon: str,
        title: str = "",
        sentence: str = "",
        button: str | None = None,
        *,
        dashed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dashed = dashed
        self._title = Heading(title, "title-xs")
        self._sentence = Text(sentence, tone="ink2", wraps=True)
        self._button = Button(button or "", "primary")
        self._button.setVisible(button is not None)
        self._button.clicked.connect(self.pressed)
        centre = Qt.AlignmentFlag.AlignHCenter
        for label in (self._title, self._sentence):
            label.setAlignment(centre)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._sentence, 20)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 14, 28, 14)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(Glyph(icon, "ink3", 26), 0, centre)
        column.addWidget(self._title)
        column.addLayout(line)
        column.addSpacing(8)
        column.addWidget(self._button, 0, centre)
        column.addStretch(1)
        self._make_room()

    def _make_room(self) -> None:
        """A page that centres it asks for no height by width: the sentence says itself what it needs."""
        sentence, least, most = self._sentence, theme.px(264), theme.px(320)
        sentence.ensurePolished()
        in_one = sentence.fontMetrics().horizontalAdvance(sentence.text()) + 4
        lines = -(-in_one // most)
        # Lines of about one length: a last one of a single word looks lost.
        width = min(max(in_one if lines == 1 else in_one // lines + theme.px(40), least), most)
        sentence.setFixedWidth(width)
        sentence.setMinimumHeight(max(0, sentence.heightForWidth(width)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    @property
    def button(self) -> Button:
        """Its button, hidden while it has no words."""
        return self._button

    def set_text(self, title: str, sentence: str, button: str | None = None) -> None:
        """Other words."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._button.setText(button or "")
        self._button.setVisible(button is not None)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._dashed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour_in(self, "line_strong"), 1.5)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 8, 8)
        painter.end()


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say the words without moving the focus."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _paint_panel(widget: QWidget, ground: str, edge: str | None, radius: int) -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour_in(widget, edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour_in(widget, ground))
    inset = 0.5 if edge else 0.0
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.end()
