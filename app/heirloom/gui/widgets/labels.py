"""Texts by role: headings in the serif, and the quieter lines below them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from heirloom.gui import theme

Role = Literal[
    "display", "title", "title-s", "title-xs", "section", "day", "body", "small", "micro", "key", "accession"
]
Tone = Literal["ink", "ink2", "ink3", "accent", "brass", "danger", "warn", "disabled"]


class Text(QLabel):
    """A text in one of the roles of the type table, plain: what it shows is never read as markup."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tone: Tone = "ink",
        *,
        strong: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("textrole", role)
        self.setProperty("tone", tone)
        self.setProperty("strong", strong)
        self.setWordWrap(wraps)
        if wraps:
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            self.setSizePolicy(policy)

    def set_tone(self, tone: Tone) -> None:
        """Another colour."""
        self._set("tone", tone)

    def set_role(self, role: Role) -> None:
        """Another size and face."""
        self._set("textrole", role)

    def _set(self, name: str, value: str) -> None:
        if self.property(name) != value:
            self.setProperty(name, value)
            repolish(self)


class Heading(Text):
    """A title; screen readers find it as a heading by its role."""

    def __init__(self, text: str = "", role: Role = "title", tone: Tone = "ink", parent: QWidget | None = None) -> None:
        super().__init__(text, role, tone, wraps=True, parent=parent)


class Glyph(QWidget):
    """An icon that is no button; what it means is said in words beside it."""

    def __init__(self, icon: str, colour: str = "ink2", side: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._colour = colour
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.watcher().changed.connect(self.updateGeometry)

    def set_icon(self, icon: str, colour: str | None = None) -> None:
        """Another icon, in another colour where one is given."""
        self._icon = icon
        self._colour = colour or self._colour
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        dark = theme.is_forced_dark(self) or None
        theme.icons.draw(painter, QRectF(self.rect()), self._icon, self._colour, dark=dark)
        painter.end()


class Rule(QFrame):
    """A hairline between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rule")
        self.setFixedHeight(1)


class Card(QFrame):
    """A plain card; `floating` for what lies over the page."""

    def __init__(self, parent: QWidget | None = None, *, floating: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("floating" if floating else "card")


def repolish(widget: QWidget) -> None:
    """Let the style sheet look again at the properties of `widget`, after one of them changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
