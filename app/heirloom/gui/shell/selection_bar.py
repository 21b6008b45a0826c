"""What can be done with the selected tiles: a bar that floats over the page's foot while there are any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from heirloom.gui import theme
from heirloom.gui.joining import bracketed
from heirloom.gui.language import Translated
from heirloom.gui.theme import icons
from heirloom.gui.widgets.buttons import IconButton
from heirloom.gui.widgets.labels import Text

HEIGHT_PX = 52
BOTTOM_PX = 22
ICON_GAP_PX = 3
SCROLL_PX = HEIGHT_PX + BOTTOM_PX
"""So far a page scrolls that its current tile is not covered."""


@dataclass(frozen=True, slots=True)
class BarAction:
    """One button: `key` is what it does, `hint` the key that does the same."""

    key: str
    text: str
    icon: str
    hint: str = ""


class SelectionBar(Translated, QFrame):
    """`asked` carries the key of a `BarAction`."""

    asked = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._count = 0
        self._shown: tuple[BarAction, ...] = ()
        self._buttons: list[QToolButton] = []
        self._fitted: tuple[object, ...] | None = None
        self.told = Text(strong=True)
        self.more = QToolButton()
        self.close_button = IconButton("x", icon_px=16)
        super().__init__(parent)
        self.setObjectName("floating")
        self.setFixedHeight(theme.px(HEIGHT_PX))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(17, 0, 10, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.told)
        self._row.addSpacing(10)
        self._row.addWidget(self.more)
        self._row.addSpacing(6)
        line = QFrame()
        line.setObjectName("upright")
        line.setFixedHeight(26)
        self._row.addWidget(line)
        self._row.addWidget(self.close_button)
        self.close_button.clicked.connect(self.cleared)
        theme.watcher().changed.connect(self._dress)
        self._dress()
        self.hide()

    def offer(self, actions: Sequence[BarAction], menu: QMenu | None) -> None:
        """The buttons of a page; `menu` is behind More."""
        if tuple(actions) != self._shown:
            self._shown = tuple(actions)
            for old in self._buttons:
                self._row.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._buttons = [self._button(action) for action in actions]
            self._fitted = None
            for at, button in enumerate(self._buttons):
                self._row.insertWidget(2 + at, button)
        self.more.setVisible(menu is not None)
        if menu is not None:
            self.more.setMenu(menu)

    def tell(self, count: int) -> None:
        """Show how many are selected; none hides the bar."""
        self._count = count
        self.retranslate()
        self.adjustSize()
        self.setVisible(count > 0)

    def fit(self, room: int) -> int:
        """The width that it takes of so much room: where words would be cut, icons go first, then the last buttons,
        which are behind More as well."""
        wanted = (room, theme.px(100), self.told.text(), self.more.isHidden(), self._shown)
        if wanted == self._fitted:
            return min(self.sizeHint().width(), room)
        self._fitted = wanted
        style = Qt.ToolButtonStyle
        for button in self._buttons:
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon)
            button.show()
        if self._natural() > room:
            for button in self._buttons:
                button.setToolButtonStyle(style.ToolButtonTextOnly)
        if not self.more.isHidden():
            for button in self._buttons[:0:-1]:
                if self._natural() <= room:
                    break
                button.hide()
        return min(self._natural(), room)

    def _natural(self) -> int:
        self._row.invalidate()
        return self._row.totalSizeHint().width()

    def retranslate(self) -> None:
        self.told.setText(self.tr("%Ln selected", "", self._count))
        self.more.setText(self.tr("More"))
        self.more.setAccessibleName(self.tr("More"))
        self.close_button.set_name(self.tr("Clear the selection"), "Esc")
        self.setAccessibleName(self.tr("Selection"))

    def _button(self, action: BarAction) -> QToolButton:
        button = QToolButton(self)
        button.setText(action.text)
        button.setAccessibleName(action.text)
        button.setToolTip(bracketed(action.text, action.hint))
        button.setProperty("icon_name", action.icon)
        button.clicked.connect(lambda: self.asked.emit(action.key))
        self._dress_button(button, action.icon)
        return button

    @staticmethod
    def _dress_button(button: QToolButton, icon: str) -> None:
        button.setAutoRaise(True)
        button.setIcon(icons.icon(icon, "ink2", 16))
        button.setIconSize(QSize(16 + ICON_GAP_PX, 16))
        button.setProperty("worded", True)
        button.setMinimumHeight(32)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _dress(self) -> None:
        self.setFixedHeight(theme.px(HEIGHT_PX))
        self._fitted = None
        for button in self._buttons:
            self._dress_button(button, str(button.property("icon_name")))
        self._dress_button(self.more, "ellipsis")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
