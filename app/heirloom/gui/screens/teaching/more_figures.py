"""More figures of an album over the page that teaches it; what came out wrong can be opened and answered again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from heirloom.core.albums import AlbumId, AlbumReport, Answer
from heirloom.core.errors import HeirloomError
from heirloom.gui import theme
from heirloom.gui.background import Background, Lane, Ticket
from heirloom.gui.errors import problem
from heirloom.gui.grid.faces import Faces
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.figures.mistake_row import MistakeRow
from heirloom.gui.screens.teaching.figures.parts import Curve, Figures, Mistakes
from heirloom.gui.screens.teaching.figures.sentences import FigureWords
from heirloom.gui.screens.teaching.session import TeachingSession
from heirloom.gui.screens.teaching.sitting.steps import Given
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

_WIDTH: Final = 640
_HIGH_SHARE: Final = 0.68
_OPENED: Final = "opened"


class Reports(Protocol):
    """What it needs of the bank's albums."""

    def report(self, album: AlbumId, *, curve: bool = False) -> AlbumReport: ...


class MoreFigures(Translated, Modal):
    """`opened` carries the numbers of the mistakes and the one of them that is to be shown in full."""

    opened = Signal(list, int)

    def __init__(
        self,
        parent: QWidget,
        session: TeachingSession,
        albums: Reports,
        background: Background,
        faces: Faces,
        describe: Callable[[int], str],
        *,
        writable: bool,
    ) -> None:
        self._session, self._albums, self._background, self._faces = session, albums, background, faces
        self._words = FigureWords()
        self._turned: dict[int, Given] = {}
        self._ticket: Ticket[AlbumReport] | None = None
        self._title = Heading("", "title-xs")
        self._about = Text(role="small", tone="ink2", wraps=True)
        self.figures, self.curve = Figures(), Curve()
        self.mistakes = Mistakes(faces, describe, writable=writable)
        super().__init__(parent, width=_WIDTH)
        for part in (self._title, self._about):
            self.column.addWidget(part)
        self._inner = QWidget()
        self.area = self._scrolled()
        self.column.addWidget(self.area)
        self.buttons = self.add_buttons([Choice(CANCEL, "")])
        self.mistakes.open_wanted.connect(self._open)
        self.mistakes.again_wanted.connect(self._answer_again)
        session.measured.connect(self._show_figures)
        self.answered.connect(lambda _key: self._leave())
        self._show_mistakes()
        self._show_figures()

    def _scrolled(self) -> QScrollArea:
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(4, 4, 14, 4)
        column.setSpacing(20)
        for part in (self.figures, self.mistakes, self.curve):
            column.addWidget(part)
        column.addStretch(1)
        # As high as the words need at their width; their least height would be that of one word a line.
        self._inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inner)
        return area

    # What is shown

    def _report(self) -> AlbumReport | None:
        return None if self._session.known is None else self._session.known.report

    def _show_figures(self) -> None:
        """Measured anew after every answer; the mistakes stay, so that each can be taken back where it was given."""
        report = self._report()
        has_figures = report is not None and report.recall is not None
        self.figures.show_report(report if has_figures else None)
        self.area.setVisible(has_figures)
        self.curve.setVisible(has_figures and report is not None and report.f1 is not None)
        self.retranslate()
        self._fit()
        if report is not None and report.f1 is not None:
            self._ask_for_curve()

    def _show_mistakes(self) -> None:
        report, known = self._report(), self._session.known
        numbers = {} if known is None else dict((*known.yes, *known.no))
        found = () if report is None or report.f1 is None else report.mistakes
        self.mistakes.show_mistakes([(one, numbers[one.id]) for one in found if one.id in numbers])
        self.mistakes.setVisible(report is not None and report.f1 is not None)

    def _ask_for_curve(self) -> None:
        """It is learned again from fewer answers: a second or two, elsewhere."""
        album_id, albums = self._session.album_id, self._albums
        if album_id is None:
            return
        if self._ticket is not None:
            self._ticket.cancel()
        self.curve.wait()
        self._ticket = self._background.run(
            lambda: albums.report(album_id, curve=True),
            self.curve.show_report,
            self._no_curve,
            lane=Lane.WORK,
            owner=self,
        )

    def _no_curve(self, error: HeirloomError) -> None:
        self.curve.show_trouble(problem(error).text)

    # Acts

    def _open(self, number: int) -> None:
        self.answer(_OPENED)
        self.opened.emit(self.mistakes.numbers, number)

    def _answer_again(self, row: MistakeRow, answer: Answer | None) -> None:
        if answer is None:
            step = self._turned.pop(row.number, None)
            if step is not None:
                self._session.take_step_back(step)
            row.show_answer(row.mistake.answer)
            return
        step = self._session.answer_again(row.number, answer)
        if step is not None:
            self._turned[row.number] = step
            row.show_answer(answer)

    def _leave(self) -> None:
        self._faces.forget(self.mistakes)
        if self._ticket is not None:
            self._ticket.cancel()

    # Keys and room

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        for focused in (part for part in self._inner.findChildren(QWidget) if part.hasFocus()):
            self.area.ensureWidgetVisible(focused, 0, 24)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum() - bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        room, inner = self.window().size(), self._inner
        self.card.setFixedWidth(min(theme.px(_WIDTH), room.width() - 48))
        wide = self.card.width() - 48
        wanted = inner.heightForWidth(wide) if inner.hasHeightForWidth() else inner.sizeHint().height()
        self.area.setFixedHeight(min(wanted + 8, round(room.height() * _HIGH_SHARE)))

    def retranslate(self) -> None:
        report = self._report()
        self._title.setText(self.tr("How well this album is learned"))
        if report is not None and report.recall is not None:
            self._about.setText(self._words.measured(report))
        else:
            self._about.setText(self._words.unsaid(report))
        self.buttons[0].setText(self.tr("Close"))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._about.text())
