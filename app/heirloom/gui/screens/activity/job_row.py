"""One running job: what it does, how far it is, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from heirloom.gui.language import Translated
from heirloom.gui.screens.activity.job_text import JobText, text_of
from heirloom.gui.widgets.buttons import IconButton
from heirloom.gui.widgets.labels import Rule, Text
from heirloom.gui.widgets.notices import announce
from heirloom.gui.widgets.progress import ProgressLine
from heirloom.gui.work.live_job import JobPhase, LiveJob

BUTTON_PX = 26


class JobRow(Translated, QFrame):
    """Space pauses and resumes, Delete cancels, while the focus is anywhere in it."""

    paused = Signal(object)
    resumed = Signal(object)
    cancelled = Signal(object)

    def __init__(self, job: LiveJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job = job
        self._said: JobText | None = None
        self._title = Text(strong=True)
        self.pause = IconButton("pause", side=BUTTON_PX, icon_px=16)
        self.cancel = IconButton("x", side=BUTTON_PX, icon_px=16)
        self._sentence = Text(role="small", tone="ink2")
        self._bar = ProgressLine()
        self._share = 0.0
        self._rate = Text(role="small")
        self._left = Text(role="small", tone="ink2")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.pause.clicked.connect(self._turn)
        self.cancel.clicked.connect(lambda: self.cancelled.emit(self.job))
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        head.addWidget(self.pause)
        head.addWidget(self.cancel)
        column.addLayout(head)
        column.addWidget(self._sentence)
        column.addSpacing(8)
        column.addWidget(self._bar)
        column.addSpacing(7)
        foot = QHBoxLayout()
        foot.addWidget(self._rate, 1)
        foot.addWidget(self._left)
        column.addLayout(foot)
        column.addSpacing(14)
        column.addWidget(Rule())

    def refresh(self) -> None:
        """Bring words and bar up to date."""
        job = self.job
        said = text_of(job)
        if said != self._said:
            self._said = said
            self._title.setText(said.title)
            self._title.setToolTip(said.title)
            self._sentence.setText(said.sentence)
            self._rate.setText(said.rate)
            self._left.setText(said.left)
        resting = job.is_paused or job.phase is JobPhase.WAITING
        self._bar.set_paused(resting)
        share = job.share if job.share is not None or not resting else 0.0
        if share is not None and share < self._share:
            self._bar.restart()  # the next step begins, or much more was found near the end
        self._share = share or 0.0
        self._bar.set_share(share)
        self.setAccessibleName(said.spoken(job.share))
        self.pause.setVisible(job.can_pause)
        self.pause.setEnabled(job.phase is not JobPhase.CANCELLING)
        self.cancel.setEnabled(job.phase is not JobPhase.CANCELLING)
        self._name_buttons()
        self._announce_quarters()

    def retranslate(self) -> None:
        self._said = None
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._turn()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cancelled.emit(self.job)
        else:
            super().keyPressEvent(event)

    def _name_buttons(self) -> None:
        title = self._title.text()
        if self.job.is_paused:
            self.pause.set_icon("play")
            self.pause.set_name(self.tr("Resume"), "Space")
        else:
            self.pause.set_icon("pause")
            self.pause.set_name(self.tr("Pause"), "Space")
        self.pause.setAccessibleDescription(title)
        self.cancel.set_name(self.tr("Cancel"), "Del")
        self.cancel.setAccessibleDescription(title)

    def _turn(self) -> None:
        (self.resumed if self.job.is_paused else self.paused).emit(self.job)

    def _announce_quarters(self) -> None:
        quarter = int((self.job.share or 0) * 4)
        if quarter > self.job.said_quarter:
            self.job.said_quarter = quarter
            announce(self, self.accessibleName())
