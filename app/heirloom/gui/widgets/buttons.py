"""Push buttons by kind, and the square buttons that show an icon alone."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStyleOptionToolButton, QToolButton, QWidget

from heirloom.gui import theme
from heirloom.gui.joining import bracketed
from heirloom.gui.widgets.labels import repolish

Kind = Literal["default", "primary", "danger", "quiet", "link"]
Size = Literal["small", "normal", "large"]
_ICON_COLOURS = {"primary": "on_accent", "danger": "danger", "link": "accent"}
_ICON_PX = {"small": 14, "normal": 16, "large": 18}
_GAP = 3
"""Added to the 4 px that Qt leaves between icon and words: an icon wider than high stands at its left."""


class Button(QPushButton):
    """A button with words. One `primary` per decision; `link` for what is said in passing, such as Undo."""

    def __init__(
        self,
        text: str = "",
        kind: Kind = "default",
        *,
        size: Size = "normal",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind: Kind = kind
        self._size: Size = size
        self.setProperty("kind", kind)
        self.setProperty("extent", size)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
        self._icon_name: str | None = None
        self.set_icon(icon)

    def set_icon(self, name: str | None) -> None:
        """An icon of the theme before the words, or none."""
        self._icon_name = name
        self._put_icon()

    def set_kind(self, kind: Kind) -> None:
        """Another kind, with the colours that go with it."""
        self._kind = kind
        self.setProperty("kind", kind)
        repolish(self)
        self._put_icon()

    def set_size(self, size: Size) -> None:
        """Another height."""
        self._size = size
        self.setProperty("extent", size)
        repolish(self)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        least = 0 if self._kind == "link" else theme.px(44 if self._size == "small" else 60)
        return hint.expandedTo(QSize(least, 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()  # words of a button are never cut

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._icon_name is not None:
            name = _ICON_COLOURS.get(self._kind, "ink")
            is_on = self._kind == "default" and self.isChecked()
            dark = theme.is_forced_dark(self) or None
            side = theme.px(_ICON_PX[self._size])
            option.icon = theme.icons.icon(self._icon_name, "on_accent_soft" if is_on else name, side, dark=dark)
            option.iconSize = QSize(side + (_GAP if self.text() else 0), side)

    def _put_icon(self) -> None:
        name = self._icon_name
        self.setIcon(theme.icons.icon(name, _ICON_COLOURS.get(self._kind, "ink")) if name else QIcon())


class IconButton(QToolButton):
    """An icon alone, 32 px square. Its tooltip names it and its key; a screen reader says the same."""

    def __init__(
        self, icon: str, *, colour: str = "ink2", side: int = 32, icon_px: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._colour = colour
        self._side = side
        self._icon_px = icon_px
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(theme.icons.icon(icon, colour))

    def set_icon(self, name: str, colour: str | None = None) -> None:
        """Another icon, in another colour where one is given."""
        self._icon_name = name
        self._colour = colour or self._colour
        self.setIcon(theme.icons.icon(name, self._colour))

    def set_name(self, text: str, key: str | None = None) -> None:
        """What it does ("Keep") and its key ("K"): tooltip "Keep (K)", and the same for a screen reader."""
        shown = bracketed(text, key)
        self.setToolTip(shown)
        self.setAccessibleName(shown)

    def sizeHint(self) -> QSize:
        side = theme.px(self._side)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        side = theme.px(self._icon_px)
        is_lit = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken)
        colour = "on_accent_soft" if self.isChecked() else "ink" if is_lit and self._colour == "ink2" else self._colour
        dark = theme.is_forced_dark(self) or None
        option.icon = theme.icons.icon(self._icon_name, colour, side, dark=dark)
        option.iconSize = QSize(side, side)
