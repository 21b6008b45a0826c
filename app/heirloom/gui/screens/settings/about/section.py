"""About: version, whose work it rests on and under which terms, the vault's format, how to leave."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heirloom.gui.background import Background
from heirloom.gui.screens.settings.about import papers
from heirloom.gui.screens.settings.about.papers import Papers, Work
from heirloom.gui.screens.settings.about.parts import part_text
from heirloom.gui.screens.settings.about.reader import Reader
from heirloom.gui.screens.settings.rows import SettingRow
from heirloom.gui.screens.settings.section import Section
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.chip_flow import ChipFlow
from heirloom.gui.widgets.labels import Heading, Rule, Text


class AboutSection(Section):
    """`keys_wanted`: the overview of the keys."""

    keys_wanted = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        self._background = background
        self._papers: Papers | None = None
        self._asked = False
        self._rows: list[tuple[SettingRow, Work]] = []
        self.format = Button(icon="book-open")
        self.leaving = Button(icon="log-out")
        self.keys = Button(icon="keyboard")
        self._format_row, self._leaving_row = SettingRow(self.format), SettingRow(self.leaving)
        self._keys_row = SettingRow(self.keys)
        self._works_title, self._works_text = Heading(role="section"), Text(role="small", tone="ink2", wraps=True)
        self.licences = ChipFlow()
        super().__init__(parent)
        for row in (self._leaving_row, self._format_row, self._keys_row):
            self.column.addWidget(row)
        self.column.addSpacing(14)
        for widget in (self._works_title, self._works_text):
            self.column.addWidget(widget)
            self.column.addSpacing(6)
        self.column.addWidget(self.licences)
        self.column.addSpacing(12)
        self._works = QVBoxLayout()
        self._works.setSpacing(0)
        self.column.addLayout(self._works)
        self.column.addStretch(1)
        self._format_row.hide()
        self.format.clicked.connect(self._show_format)
        self.leaving.clicked.connect(self._show_leaving)
        self.keys.clicked.connect(self.keys_wanted)

    def refresh(self) -> None:
        if not self._asked:
            self._asked = True
            self._background.run(papers.find, self._take, owner=self)

    def _take(self, found: Papers) -> None:
        self._papers = found
        self._format_row.setVisible(found.format is not None)
        for path in found.licences:
            button = Button(path.stem.replace("-", " ") if path.suffix else "GPL 3", size="small", icon="file-text")
            button.clicked.connect(lambda _=False, path=path: self._open(path))
            self.licences.add(button)
        for work in found.works:
            self._works.addWidget(Rule())
            self._works.addWidget(row := SettingRow())
            self._rows.append((row, work))
        self.retranslate()

    def _open(self, path: Path) -> None:
        self._background.run(lambda: papers.read(path), lambda text: self._read(path.stem, text), owner=self)

    def _show_format(self) -> None:
        if self._papers is not None and self._papers.format is not None:
            title, path = self._format_row.name, self._papers.format
            self._background.run(lambda: papers.read(path), lambda text: self._read(title, text), owner=self)

    def _show_leaving(self) -> None:
        Reader(self._leaving_row.name, self._how_to_leave(), self, fixed=False).open()

    def _read(self, title: str, text: str) -> None:
        Reader(title, text, self).open()

    def _how_to_leave(self) -> str:
        parts = (
            self.tr(
                "With Heirloom: select memories in the Timeline (Ctrl+A selects a day, again all), then Export. Every "
                "original comes out byte for byte as it came in, and beside it a small file with its title, date, "
                "place and tags."
            ),
            self.tr(
                "By the command line, everything at once: heirloom export --all --to FOLDER. It asks for the "
                "passphrase."
            ),
            self.tr(
                "Without Heirloom: each memory is one sealed file under “objects”. The paper of the vault format says "
                "byte by byte how the passphrase or the recovery sheet opens them; a programmer can write a reader "
                "from it in a day. Keep a printed copy of that paper with your sheet."
            ),
            self.tr("The originals in your own folders were never touched. They stay where they are."),
        )
        return "\n\n".join(parts)

    def retranslate(self) -> None:
        version = self._papers.version if self._papers is not None else ""
        self.introduce(
            self.tr("About Heirloom"),
            self.tr(
                "Version {version}. Free software under the GNU General Public License, version 3 or later."
            ).format(version=version),
        )
        self._leaving_row.say(
            self.tr("How to leave"), self.tr("Your memories come out as plain files, with Heirloom or without it.")
        )
        self.leaving.setText(self.tr("How to leave"))
        self._format_row.say(
            self.tr("How to open this vault without Heirloom"), self.tr("The paper that describes every byte of it.")
        )
        self.format.setText(self.tr("Read the paper"))
        self._keys_row.say(self.tr("Keys"), self.tr("Everything that can be done without the mouse."))
        self.keys.setText(self.tr("Show the keys"))
        self._works_title.setText(self.tr("Whose work it rests on"))
        self._works_text.setText(self.tr("Their terms can be read here in full:"))
        for row, work in self._rows:
            row.say(work.name, f"{part_text(work)}\n{work.licence}; {work.credit}")
