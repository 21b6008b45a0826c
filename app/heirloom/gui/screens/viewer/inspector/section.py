"""One part of the catalogue card: a hairline, a heading with perhaps a link beside it, and what it is about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.gui.joining import labelled
from heirloom.gui.widgets import Button, Rule, Text


class Section(QWidget):
    """`body` takes the content; `link` is heard when the words beside the heading are clicked."""

    link = Signal()

    def __init__(self, *, rule: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Text(role="small", tone="ink3")
        self._link = Button(kind="link", size="small")
        self._link.clicked.connect(self.link)
        self._link.hide()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._link)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if rule:
            column.addWidget(Rule())
            column.addSpacing(6)
        column.addLayout(head)
        column.addLayout(self.body)
        column.addSpacing(8)

    def set_heading(self, text: str, link: str = "") -> None:
        """The heading, which names the group for a screen reader too, and the link beside it, if any."""
        self._heading.setText(text)
        self.setAccessibleName(text)
        self._link.setText(link)
        self._link.setAccessibleName(labelled(link, text) if link else "")
        self._link.setVisible(bool(link))
