"""Top of the sidebar: the vault's name, how much is in it, and the main menu."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStyle, QStyleOptionToolButton, QToolButton, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.shell.mark import draw_mark
from heirloom.gui.theme import fonts, icons

HEIGHT_PX = 60
MARK_PX = 26
LEFT_PX = 17
TEXT_LEFT_PX = 54
MENU_PX = 18


class VaultHeader(Translated, QToolButton):
    """A tool button whose menu is the whole main menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._name = ""
        self._items: int | None = None
        self._rail = False
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def tell_name(self, name: str) -> None:
        """An empty one shows the program's."""
        self._name = name
        self.retranslate()
        self.update()

    def tell_count(self, items: int) -> None:
        """How many memories the vault holds."""
        self._items = items
        self.retranslate()
        self.update()

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.retranslate()
        self.update()

    def set_menu(self, menu: QMenu) -> None:
        self.setMenu(menu)

    def retranslate(self) -> None:
        name = self._name or "Heirloom"
        self.setAccessibleName(self.tr("Main menu, vault {name}").format(name=name))
        self.setAccessibleDescription(self._count_text())
        self.setToolTip(f"{name}\n{self.tr('Main menu')}")

    def sizeHint(self) -> QSize:
        return QSize(60, theme.px(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(self.rect().adjusted(8, 8, -8, -8), 6, 6)
        left = (self.width() - MARK_PX) // 2 if self._rail else LEFT_PX
        draw_mark(painter, QRect(left, (self.height() - MARK_PX) // 2, MARK_PX, MARK_PX).toRectF())
        if not self._rail:
            self._draw_words(painter)
        painter.end()

    def _draw_words(self, painter: QPainter) -> None:
        right = self.width() - MENU_PX - 6
        menu = QRect(right, (self.height() - MENU_PX) // 2, MENU_PX, MENU_PX)
        icons.icon("menu", "ink2", MENU_PX).paint(painter, menu)
        name_font, count_font = fonts.font("day"), fonts.font("micro")
        high, low = QFontMetrics(name_font).height(), QFontMetrics(count_font).height()
        top = (self.height() - high - low) // 2
        words = QRect(TEXT_LEFT_PX, top, right - TEXT_LEFT_PX - 4, high)
        painter.setFont(name_font)
        painter.setPen(theme.colour("ink"))
        name = self._name or "Heirloom"
        painter.drawText(words, painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, words.width()))
        if self._items is not None:
            painter.setFont(count_font)
            painter.setPen(theme.colour("ink3"))
            painter.drawText(QRect(TEXT_LEFT_PX, top + high, words.width(), low), self._count_text())

    def _count_text(self) -> str:
        return "" if self._items is None else self.tr("%Ln item(s)", "", self._items)
