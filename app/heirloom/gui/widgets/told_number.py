"""A sentence in which one number stands out."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from heirloom.gui.widgets.labels import Role, Text, Tone


class ToldNumber(Text):
    """`tell` puts values into a sentence of our own; nothing in it is read as markup."""

    def __init__(
        self, role: Role = "body", tone: Tone = "ink", *, wraps: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", role, tone, wraps=wraps, parent=parent)
        self.setTextFormat(Qt.TextFormat.RichText)

    def tell(self, sentence: str, strong: dict[str, str], **plain: str) -> None:
        """`strong` values stand out, the others do not."""
        self.setAccessibleName(sentence.format(**strong, **plain))
        shown = html.escape(sentence, quote=False)
        bold = {name: f"<b>{html.escape(value)}</b>" for name, value in strong.items()}
        self.setText(shown.format(**bold, **{name: html.escape(value) for name, value in plain.items()}))
