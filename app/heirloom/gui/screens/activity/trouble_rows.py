"""Files that could not be brought in: one row for each reason, with one button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from heirloom.bank import Trouble
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Glyph, Rule, Text
from heirloom.gui.work.troubles import Group, grouped, names_text, remedy_text

NAMED = 20
"""So many names a tooltip tells."""
_ICONS = {
    "image": ("jpg", "jpeg", "png", "heic", "gif", "webp", "tif", "tiff", "bmp", "nef", "cr2", "arw", "dng"),
    "play": ("mov", "mp4", "avi", "mkv", "m4v", "mts", "3gp"),
    "mail": ("eml", "pst", "mbox", "msg"),
}


class TroubleRows(Translated, QWidget):
    """`remedied` carries a Group whose button was pressed."""

    remedied = Signal(object)
    exported = Signal()
    dismissed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._troubles: Sequence[Trouble] = ()
        self._groups: list[Group] = []
        self._title = Text(strong=True, wraps=True)
        self.export = Button(kind="link", size="small")
        self.dismiss = Button(kind="link", size="small")
        self._rows = QVBoxLayout()
        self._lay_out()
        self.export.clicked.connect(self.exported)
        self.dismiss.clicked.connect(self._dismiss)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 12, 0, 12)
        head.setSpacing(8)
        head.addWidget(Glyph("triangle-alert", "warn", 16))
        head.addWidget(self._title, 1)
        head.addWidget(self.dismiss)
        head.addSpacing(6)
        head.addWidget(self.export)
        column.addLayout(head)
        self._rows.setSpacing(0)
        column.addLayout(self._rows)

    def show_troubles(self, troubles: Sequence[Trouble]) -> None:
        if troubles == self._troubles:
            return
        self._troubles = troubles
        self._groups = grouped(troubles)
        self._fill()
        self.setVisible(bool(troubles))

    def retranslate(self) -> None:
        self.export.setText(self.tr("Export list"))
        self.dismiss.setText(self.tr("Dismiss"))
        self._groups = grouped(self._troubles)
        self._fill()

    def _dismiss(self) -> None:
        self.dismissed.emit(tuple(one.key for one in self._troubles))

    def _fill(self) -> None:
        self._title.setText(self._told())
        while (old := self._rows.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        for group in self._groups:
            self._rows.addWidget(self._row(group))

    def _told(self) -> str:
        left_out = sum(one.number is None for one in self._troubles)
        kept = len(self._troubles) - left_out
        if not kept:
            return self.tr("%Ln file(s) could not be brought in", "", left_out)
        if not left_out:
            return self.tr("%Ln item(s) could not be understood", "", kept)
        return self.tr("%Ln file(s) need a look", "", len(self._troubles))

    def _row(self, group: Group) -> QFrame:
        row = QFrame()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 9)
        line.setSpacing(8)
        line.addWidget(Glyph(_icon(group.troubles[0].name), "ink3", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        name = Text(names_text(group), "small", strong=True)
        name.setToolTip(self._names(group))
        words.addWidget(name)
        words.addWidget(Text(group.sentence, "small", "ink2", wraps=True))
        line.addLayout(words, 1)
        button = Button(remedy_text(group.remedy), size="small")
        button.setAccessibleDescription(in_sentences(names_text(group), group.sentence))
        button.clicked.connect(lambda: self.remedied.emit(group))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        return row

    def _names(self, group: Group) -> str:
        names = [one.path or one.name for one in group.troubles[:NAMED]]
        more = len(group.troubles) - NAMED
        if more > 0:
            names.append(self.tr("and {n} more").format(n=QLocale().toString(more)))
        return "\n".join(names)


def _icon(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return next((icon for icon, endings in _ICONS.items() if ending in endings), "file-text")
