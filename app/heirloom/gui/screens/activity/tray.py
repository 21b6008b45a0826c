"""Activity: what is running, how far, until when, and what did not work; slides in from the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from heirloom.bank import Arrival
from heirloom.gui import dates, theme
from heirloom.gui.language import Translated
from heirloom.gui.screens.activity.arrival_row import ArrivalRow
from heirloom.gui.screens.activity.job_row import JobRow
from heirloom.gui.screens.activity.job_text import brought_in
from heirloom.gui.screens.activity.trouble_rows import TroubleRows
from heirloom.gui.widgets.buttons import Button, IconButton
from heirloom.gui.widgets.labels import Heading, Rule, Text
from heirloom.gui.widgets.notices import announce
from heirloom.gui.work.lately import Lately
from heirloom.gui.work.live_job import JobPhase, LiveJob
from heirloom.gui.work.queue import WorkQueue
from heirloom.gui.work.troubles import Group, Remedy

MOST_ROWS = 6
MOST_ENDED = 8
SIDE_PX = 22


class ActivityTray(Translated, QFrame):
    """`closed`: its cross was pressed. `batch_wanted` carries an Arrival, `items_wanted` numbers to look at."""

    closed = Signal()
    batch_wanted = Signal(object)
    items_wanted = Signal(object)
    export_wanted = Signal()

    def __init__(self, queue: WorkQueue, lately: Lately, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._lately = lately
        self._rows: dict[int, JobRow] = {}
        self._ended: Sequence[Arrival] = ()
        self._title = Heading(role="title-s")
        self.pause_all = Button(icon="pause")
        self.close_button = IconButton("x")
        self._quiet = Text(tone="ink2", wraps=True)
        self._more = Text(role="small", tone="ink2")
        self._trouble = Text(role="small", tone="warn", wraps=True)
        self.troubles = TroubleRows()
        self._foot = Text(role="small", tone="ink2", wraps=True)
        self._job_column = QVBoxLayout()
        self._ended_column = QVBoxLayout()
        self._lay_out()
        self._connect()
        self.refresh()
        self._refresh_lately()

    def row_of(self, job: LiveJob) -> JobRow | None:
        return self._rows.get(job.key)

    def arrival_rows(self) -> list[ArrivalRow]:
        return self.findChildren(ArrivalRow)

    def focus_content(self) -> None:
        """The first job, or the first button."""
        row = next(iter(self._rows.values()), None)
        (row or self.close_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE_PX, 14, 18, 13)
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.pause_all)
        head.addWidget(self.close_button)
        column.addLayout(head)
        line = QHBoxLayout()
        line.setContentsMargins(SIDE_PX, 0, SIDE_PX, 0)
        line.addWidget(Rule())
        column.addLayout(line)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(SIDE_PX, 0, SIDE_PX, 18)
        inner.setSpacing(0)
        inner.addSpacing(4)
        inner.addWidget(self._quiet)
        for layout in (self._job_column, self._ended_column):
            layout.setSpacing(0)
        inner.addLayout(self._job_column)
        inner.addWidget(self._trouble)
        inner.addWidget(self._more)
        inner.addLayout(self._ended_column)
        inner.addSpacing(6)
        inner.addWidget(self.troubles)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.ground(inside, "surface")
        theme.ground(scroll.viewport(), "surface")
        column.addWidget(scroll, 1)
        self._foot_rule = Rule()
        column.addWidget(self._foot_rule)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE_PX, 16, SIDE_PX, 18)
        foot.addWidget(self._foot)
        self._foot_box = QWidget()
        self._foot_box.setLayout(foot)
        column.addWidget(self._foot_box)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.pause_all.clicked.connect(self._turn_all)
        self._queue.changed.connect(self.refresh)
        self._queue.ended.connect(self._say_end)
        self._lately.changed.connect(self._refresh_lately)
        self.troubles.remedied.connect(self._remedy)
        self.troubles.dismissed.connect(self._lately.dismiss)
        self.troubles.exported.connect(self.export_wanted)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Activity"))
        self.setAccessibleName(self.tr("Activity"))
        self.close_button.set_name(self.tr("Close"), "Esc")
        self.refresh()
        self._refresh_lately()

    # What there is

    def refresh(self) -> None:
        """Bring the rows of running jobs up to date; called at most five times a second."""
        live = self._queue.live()
        shown = live[:MOST_ROWS]
        for key in set(self._rows) - {job.key for job in shown}:
            row = self._rows.pop(key)
            self._job_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for job in shown:
            if job.key not in self._rows:
                self._add_row(job)
            self._rows[job.key].refresh()
        more = len(live) - len(shown)
        self._more.setVisible(more > 0)
        self._more.setText(self.tr("%Ln more waiting", "", more))
        self._more.setContentsMargins(0, 10, 0, 10)
        self._tell_trouble()
        self.pause_all.setVisible(bool(live))
        if self._queue.all_paused:
            self.pause_all.setText(self.tr("Resume all"))
            self.pause_all.set_icon("play")
        else:
            self.pause_all.setText(self.tr("Pause all"))
            self.pause_all.set_icon("pause")
        self._tell_quiet(not live)

    def _add_row(self, job: LiveJob) -> None:
        row = JobRow(job)
        row.paused.connect(self._queue.pause)
        row.resumed.connect(self._queue.resume)
        row.cancelled.connect(self._queue.cancel)
        self._rows[job.key] = row
        self._job_column.addWidget(row)

    def _tell_trouble(self) -> None:
        failed = [job for job in self._queue.jobs() if job.phase is JobPhase.FAILED and job.trouble]
        self._trouble.setVisible(bool(failed))
        if failed:
            self._trouble.setText(failed[-1].trouble)

    def _tell_quiet(self, quiet: bool) -> None:
        self._quiet.setVisible(quiet)
        if not quiet:
            return
        last = self._ended[0] if self._ended else None
        if last is None:
            self._quiet.setText(self.tr("All quiet."))
        else:
            what, when = brought_in(last.name, last.others), dates.time_text(last.at.astimezone())
            self._quiet.setText(self.tr("All quiet. Last: {what}, {time}.").format(what=what, time=when))
        self._quiet.setContentsMargins(0, 14, 0, 14)

    def _refresh_lately(self) -> None:
        self._ended = self._lately.arrivals()
        while (old := self._ended_column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for arrival in self._ended[:MOST_ENDED]:
            row = ArrivalRow(arrival)
            row.shown.connect(self.batch_wanted)
            row.undone.connect(self._lately.undo_import)
            self._ended_column.addWidget(row)
        self.troubles.show_troubles(self._lately.troubles())
        known = self._ended[0].duplicates if self._ended else 0
        self._foot_box.setVisible(known > 0)
        self._foot_rule.setVisible(known > 0)
        self._foot.setText(self.tr("%Ln were already in the vault and were not copied twice.", "", known))
        self._tell_quiet(self._queue.is_idle)

    # What is pressed

    def _turn_all(self) -> None:
        if self._queue.all_paused:
            self._queue.resume_all()
        else:
            self._queue.pause_all()

    def _remedy(self, group: Group) -> None:
        match group.remedy:
            case Remedy.AGAIN:
                self._lately.try_again(group.keys)
            case Remedy.SHOW:
                self.items_wanted.emit(group.numbers)
            case Remedy.SKIP:
                self._lately.dismiss(group.keys)

    def _say_end(self, job: LiveJob) -> None:
        if job.phase is JobPhase.DONE and job.imported:
            announce(self, brought_in(job.name, job.others))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme.colour("line_strong"))
        painter.end()
