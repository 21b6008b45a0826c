"""Fields for a line of text: with an icon, with an eye for what is secret, with what is wrong below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.widgets.labels import Glyph, Text, Tone, repolish


class Field(QLineEdit):
    """A line of text; `large` in dialogs and on the first pages."""

    def __init__(self, icon: str | None = None, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("extent", "large" if large else "normal")
        self._leading: QAction | None = None
        if icon is not None:
            self._leading = self.addAction(theme.icons.icon(icon, "ink2"), QLineEdit.ActionPosition.LeadingPosition)

    def set_name(self, text: str) -> None:
        """What a screen reader calls it, and the icon in it, which is a button to Qt."""
        self.setAccessibleName(text)
        if self._leading is not None:
            self._leading.setText(text)

    def set_error(self, wrong: bool) -> None:
        """Show by its edge that what it holds cannot be used; say why beside it."""
        self.setProperty("state", "error" if wrong else "")
        repolish(self)


class PassphraseField(Translated, Field):
    """A passphrase: covered, with an eye that shows it; never offered to undo, spelling or input suggestions."""

    uncovered = Signal(bool)
    """It can be read on the screen from here on, or not any more."""

    def __init__(self, *, large: bool = True, icon: str | None = "key-round", parent: QWidget | None = None) -> None:
        super().__init__(icon, large=large, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._eye = self.addAction(theme.icons.icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.triggered.connect(self._toggle)

    @property
    def is_shown(self) -> bool:
        """Whether the passphrase can be read on the screen."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def set_shown(self, shown: bool) -> None:
        """Cover it, or let it be read."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.retranslate()
        self.uncovered.emit(shown)

    def retranslate(self) -> None:
        shown = self.is_shown
        if self._leading is not None:
            self._leading.setText(self.tr("Passphrase"))
        self._eye.setIcon(theme.icons.icon("eye-off" if shown else "eye"))
        self._eye.setText(self.tr("Hide the passphrase") if shown else self.tr("Show the passphrase"))
        self._eye.setToolTip(self._eye.text())

    def _toggle(self) -> None:
        self.set_shown(not self.is_shown)


class Remark(QWidget):
    """A line below a field: an icon and what is wrong or worth knowing; hidden while it says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph("triangle-alert", "danger", 16)
        self._text = Text(role="small", tone="danger", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, tone: Tone = "danger", icon: str = "triangle-alert") -> None:
        """Show the words; hide with none."""
        self._text.setText(text)
        self._text.set_tone(tone)
        self._glyph.set_icon(icon, tone)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
