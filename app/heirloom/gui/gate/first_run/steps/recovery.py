"""Step 3: the recovery sheet goes on paper, and two groups of it come back."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from heirloom.core.errors import HeirloomError
from heirloom.gui.background import Background, Lane
from heirloom.gui.gate import recovery_sheet
from heirloom.gui.gate.first_run.draft import Draft
from heirloom.gui.gate.first_run.parts.group_field import GroupField
from heirloom.gui.gate.first_run.parts.notice import Notice
from heirloom.gui.gate.first_run.parts.sheet_view import SheetView
from heirloom.gui.gate.first_run.steps.step import Head, Step
from heirloom.gui.gate.first_run.work.saving import save_private
from heirloom.gui.joining import in_sentences
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Rule, Text

_GAP_PX = 56
_NARROW_GAP_PX = 28
_NARROW_PX = 940
_ASKED = 2


class RecoveryStep(Step):
    """`skip` leaves the check for later; it is called by the menu alone."""

    def __init__(self, draft: Draft, background: Background, parent: QWidget | None = None) -> None:
        self._background = background
        self._has_printer = False
        self._used = ""
        self.sheet = SheetView()
        self._head = Head()
        self.print_button = Button(kind="primary", size="large", icon="printer")
        self.save_button = Button(kind="default", size="large", icon="download")
        self._advice, self._outcome = Notice(), Notice()
        self._check_title = Text(role="section")
        self._check_text = Text(tone="ink2", wraps=True)
        self.fields = [GroupField() for _ in range(_ASKED)]
        super().__init__(draft, parent)
        self._lay_out()
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._ask_where)
        for field in self.fields:
            field.changed.connect(self._typed)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._print)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self._head)
        right.addSpacing(14)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        right.addLayout(buttons)
        right.addWidget(self._advice)
        right.addWidget(self._outcome)
        right.addSpacing(16)
        right.addWidget(Rule())
        right.addSpacing(16)
        right.addWidget(self._check_title)
        right.addWidget(self._check_text)
        right.addSpacing(6)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field in self.fields:
            fields.addWidget(field, 1)
        right.addLayout(fields)
        right.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP_PX)
        self._row.addWidget(self.sheet, 56)
        self._row.addLayout(right, 39)

    def retranslate(self) -> None:
        self._head.say(
            self.tr("Keep this sheet safe"),
            self.tr(
                "There is no one who can reset your passphrase, not even us. This sheet is the only other way in, so "
                "please put it on paper before you go on."
            ),
        )
        self.print_button.setText(self.tr("Print"))
        self.print_button.setToolTip(self.tr("Print the sheet (Ctrl+P)"))
        self.save_button.setText(self.tr("Save as PDF…"))
        self._advise()
        self._check_title.setText(self.tr("Check your copy"))
        self._check_text.setText(self.tr("Read these two groups from the paper."))

    def title(self) -> str:
        return self.tr("Recovery sheet")

    def note(self) -> str:
        if not self.draft.sheet_checked:
            return self.tr("Print it or write it down")
        notes = {"printed": self.tr("Printed and checked"), "saved": self.tr("Saved and checked")}
        return notes.get(self._used, self.tr("Written down and checked"))

    def hint(self) -> str:
        return "" if self.is_ready() else self.tr("Continue opens when both groups match.")

    def is_ready(self) -> bool:
        return self.draft.sheet_checked or all(field.is_right for field in self.fields)

    def entered(self) -> None:
        assert self.draft.sheet is not None, "the vault is made before its sheet is shown"
        self.sheet.show_sheet(self.draft.sheet)
        groups = self.draft.sheet.groups
        # Which two are asked is no secret, but nobody should learn to copy only those.
        asked = sorted(random.SystemRandom().sample(range(1, len(groups) + 1), _ASKED))
        for field, number in zip(self.fields, asked, strict=True):
            field.ask(number, groups)
            field.setVisible(not self.draft.sheet_checked)
        self._check_title.setVisible(not self.draft.sheet_checked)
        self._check_text.setVisible(not self.draft.sheet_checked)
        self._outcome.say("info", "")
        self._background.run(QPrinterInfo.availablePrinterNames, self._printers_found, owner=self)
        self.fields[0].edit.setFocus()

    def left(self) -> None:
        self.sheet.show_sheet(None)
        for field in self.fields:
            field.ask(field.number, [])

    def proceed(self) -> None:
        self.draft.sheet_checked = True
        self.finished.emit()

    def skip(self) -> None:
        """Go on without the check; the vault remembers that it is owed."""
        self.finished.emit()

    def outcome(self) -> str:
        """What came of printing or saving."""
        return self._outcome.text()

    def set_narrow(self, narrow: bool) -> None:
        """Less room between the sheet and what is beside it."""
        self._row.setSpacing(_NARROW_GAP_PX if narrow else _GAP_PX)

    def _typed(self) -> None:
        QTimer.singleShot(0, self, self._follow)  # what is said of it has its place by then
        self.changed.emit()

    def _follow(self) -> None:
        for field in self.fields:
            if field.edit.hasFocus():
                self.bring_into_view(field)

    def _printers_found(self, names: list[str]) -> None:
        self._has_printer = bool(names)
        self._advise()

    def _advise(self) -> None:
        """Without a printer, saving comes first and printing is not offered."""
        self.print_button.setVisible(self._has_printer)
        self.save_button.set_kind("default" if self._has_printer else "primary")
        advice = self.tr("A PDF on this computer does not help if this computer is lost. Move it somewhere else.")
        if not self._has_printer:
            none = self.tr("No printer was found: save the sheet and print it elsewhere, or copy it by hand.")
            advice = in_sentences(none, advice)
        self._advice.say("info", advice)

    def _print(self) -> None:
        if self.draft.sheet is None:
            return
        if not self._has_printer:
            self._ask_where()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        recovery_sheet.prepare(printer)
        printer.setDocName(self.tr("Recovery sheet"))
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("Print the sheet"))
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet there."""
        if self.draft.sheet is None:
            return
        recovery_sheet.paint_page(printer, printer.resolution(), self.draft.sheet)
        if printer.printerState() == QPrinter.PrinterState.Error:
            self._outcome.say("danger", self.tr("The printer did not take the sheet. Try again, or save it as a PDF."))
            return
        self._used = "printed"
        self._outcome.say("good", self.tr("The sheet was sent to the printer."))

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Save the recovery sheet"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(self.tr("PDF files (*.pdf)"))
        dialog.selectFile(self.tr("Recovery sheet") + ".pdf")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the PDF there."""
        if self.draft.sheet is None:
            return
        content = recovery_sheet.as_pdf(self.draft.sheet)
        place = Path(path)
        self._background.run(
            lambda: save_private(place, content), self._saved, self._not_saved, lane=Lane.EDIT, owner=self
        )

    def _saved(self, path: Path) -> None:
        self._used = self._used or "saved"
        text = self.tr("Saved as “{name}”. Whoever opens that file can read the groups.").replace("{name}", path.name)
        self._outcome.say("good", text)

    def _not_saved(self, error: HeirloomError) -> None:
        text = self.tr("The PDF could not be saved there. Choose another folder.")
        self._outcome.say("danger", text)
        self._outcome.setToolTip(error.message)
