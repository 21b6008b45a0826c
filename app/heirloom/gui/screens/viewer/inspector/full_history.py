"""Every event of a file in one list, its whole fingerprint, and the check of this one file now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from heirloom.bank import Bank, CatalogueCard, Checked, Event, Happening
from heirloom.core.errors import HeirloomError
from heirloom.gui import dates, theme
from heirloom.gui.background import Background, Lane
from heirloom.gui.errors import problem
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.widgets import Button, Glyph, Heading, Modal, Rule, Text

_WIDTH = 560
_HEIGHT = 320
_MOST = 500
_ICONS = {
    Happening.SEALED: "lock",
    Happening.MET_AGAIN: "copy",
    Happening.CHANGED: "pencil",
    Happening.TAGGED: "tag",
    Happening.SET_ASIDE: "archive",
    Happening.CHECKED: "circle-check",
    Happening.FOUND_CHANGED: "triangle-alert",
    Happening.TAKEN_UP: "archive-restore",
}


class FullHistory(Translated, Modal):
    """Opens over the window; `answered` tells that it was closed."""

    def __init__(self, parent: QWidget, bank: Bank, background: Background, card: CatalogueCard) -> None:
        super().__init__(parent, width=_WIDTH)
        self._bank, self._background, self._item = bank, background, card.detail.item
        self._events: list[Event] = []
        self._title = Heading(role="title-xs")
        self._about = Text(role="small", tone="ink2", wraps=True)
        self._print_label = Text(role="small", tone="ink3")
        self._print = Text(self._item.sha256 or "", "accession", "ink2", wraps=True)
        self._print.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = Button(size="small", icon="copy")
        self._outcome = Text(role="small", tone="ink2", wraps=True)
        self._check = Button(icon="fingerprint")
        self._close = Button()
        self._list = QVBoxLayout()
        self._lay_out()
        self._copy.clicked.connect(self._copy_print)
        self._check.clicked.connect(self._check_now)
        self._close.clicked.connect(lambda: self.answer("close"))
        self._read()

    def _lay_out(self) -> None:
        inner = QWidget()
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(8)
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._list)
        outer.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFixedHeight(theme.px(_HEIGHT))
        area.setWidget(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        print_row = QHBoxLayout()
        print_row.addWidget(self._print, 1)
        print_row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        self._copy.setVisible(bool(self._item.sha256))
        buttons = QHBoxLayout()
        buttons.addWidget(self._check)
        buttons.addWidget(self._outcome, 1)
        buttons.addWidget(self._close)
        self.column.addWidget(self._title)
        self.column.addWidget(self._about)
        self.column.addWidget(Rule())
        self.column.addWidget(area)
        self.column.addWidget(Rule())
        self.column.addWidget(self._print_label)
        self.column.addLayout(print_row)
        self.column.addLayout(buttons)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Where this file has been"))
        self.setAccessibleName(self._title.text())
        self._about.setText(self._item.original_name)
        self._print_label.setText(self.tr("Fingerprint (SHA-256)") if self._item.sha256 else "")
        self._copy.setText(self.tr("Copy"))
        self._copy.setAccessibleName(self.tr("Copy the fingerprint"))
        self._check.setText(self.tr("Check this file now"))
        self._close.setText(self.tr("Close"))
        self._fill()

    def _read(self) -> None:
        inspecting, number = self._bank.inspecting, int(self._item.number)
        self._background.run(lambda: inspecting.history(number), self._came, self._failed, owner=self)

    def _came(self, events: Sequence[Event]) -> None:
        self._events = list(events)[-_MOST:]
        self._fill()

    def _fill(self) -> None:
        while (entry := self._list.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.deleteLater()
        for event in self._events:
            self._list.addWidget(self._row(event))

    def _row(self, event: Event) -> QWidget:
        row = QWidget()
        text, when = self._words(event), dates.moment_text(event.at.astimezone())
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        colour = "danger" if event.what is Happening.FOUND_CHANGED else "ink2"
        line.addWidget(Glyph(_ICONS[event.what], colour, 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(text, "small", wraps=True))
        words.addWidget(Text(when, "micro", "ink3"))
        line.addLayout(words, 1)
        row.setAccessibleName(in_sentences(text, when))
        return row

    def _words(self, event: Event) -> str:
        path = event.path or ""
        return {
            Happening.SEALED: self.tr("Copied from “{path}” and sealed").format(path=path),
            Happening.MET_AGAIN: self.tr("Met again at “{path}”; not copied twice").format(path=path),
            Happening.CHANGED: self.tr("Title, caption, date, place, rating or keepsake changed by hand"),
            Happening.TAGGED: self.tr("Tags changed by hand"),
            Happening.SET_ASIDE: self.tr("Set aside or brought back"),
            Happening.CHECKED: self.tr("Checked: it matches its fingerprint"),
            Happening.FOUND_CHANGED: self.tr("Checked: this copy differs from its fingerprint"),
            Happening.TAKEN_UP: self.tr("Taken up again after the catalogue was mended"),
        }[event.what]

    def _copy_print(self) -> None:
        QGuiApplication.clipboard().setText(self._item.sha256 or "")
        self._outcome.setText(self.tr("Copied."))

    def _check_now(self) -> None:
        self._check.setEnabled(False)
        self._outcome.set_tone("ink2")
        self._outcome.setText(self.tr("Reading it back…"))
        inspecting, number = self._bank.inspecting, int(self._item.number)
        self._background.run(lambda: inspecting.check(number), self._checked, self._failed, lane=Lane.WORK, owner=self)

    def _checked(self, checked: Checked) -> None:
        self._check.setEnabled(True)
        if checked.is_whole:
            self._outcome.setText(self.tr("It is unchanged."))
        elif checked.is_missing:
            self._outcome.setText(self.tr("The sealed original is missing."))
        else:
            self._outcome.setText(self.tr("This copy differs from its fingerprint."))
        self._outcome.set_tone("accent" if checked.is_whole else "danger")
        self._read()

    def _failed(self, error: HeirloomError) -> None:
        self._check.setEnabled(True)
        self._outcome.set_tone("danger")
        self._outcome.setText(problem(error).text)
